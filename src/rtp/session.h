// One RTP session: the media of one m-line (SIP) or of one pair of logical channels (H.323), with its RTCP (RFC 3550,
// RFC 4585, RFC 5104, RFC 5506, RFC 5761).
//
// Sans-IO and of one thread (the media thread). Datagrams go in by handle(), media to send by send(); after any call
// drain poll_transmit() and poll_event(), then ask deadline() and call handle_timeout() when it has come. Nothing is
// allocated for a media packet once buffers have been used for the first time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/data_rate.h"
#include "base/environment.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "base/time.h"
#include "rtp/header_extension.h"
#include "rtp/packet.h"
#include "rtp/statistics.h"
#include "rtp/transform.h"

namespace mtavip::rtp {

/// The two sockets of a session. With rtcp-mux everything travels on kRtp.
enum class Channel : std::uint8_t { kRtp, kRtcp };

/// A payload type that may be received or sent.
struct PayloadFormat {
  std::uint8_t payload_type = 0;
  std::uint32_t clock_rate = 8000;
  /// Repair (RTX, FlexFEC) comes from SSRCs of its own, which never become the active source.
  bool repair = false;
  /// Not for telephone-event, whose timestamps stand still while packets go on (RFC 4733 section 2.1).
  bool counts_for_jitter = true;
};

/// Where the peer wants its packets, from its SDP or its OpenLogicalChannel. Nothing: not known yet, nothing is sent.
struct RemoteAddresses {
  std::optional<Endpoint> rtp;
  std::optional<Endpoint> rtcp;  ///< nothing: the port after rtp's (RFC 3550 section 11); not used with mux
};

/// Whether packets go to where the peer's packets come from, which is how media crosses a NAT (RFC 4961, RFC 7362).
enum class Latching : std::uint8_t {
  kOff,        ///< always to the signalled address; packets are still accepted from where they come
  kSymmetric,  ///< to the first source that proves itself; see LatchingPolicy
};

/// When an address other than the signalled one is believed. The signalled one is believed at once.
struct LatchingPolicy {
  /// Valid packets in sequence, of one SSRC with a known payload type, before an address is believed. One is enough
  /// where the packets are authenticated by a Transform.
  std::uint32_t consecutive_packets = 3;
  /// An address in use must have been silent for this long before another may replace it.
  Duration silence = std::chrono::milliseconds(1000);
  /// Replacements between two calls of set_remote().
  std::uint32_t max_changes = 16;
};

/// RTP/AVPF has no least interval of its own; reports more often than this help nobody (RFC 4585 section 3.4,
/// T_rr_interval).
inline constexpr Duration kLeastRegularInterval = std::chrono::milliseconds(500);

/// What the peer understands in RTCP (a=rtcp-fb, RFC 4585 section 4.2).
struct FeedbackOptions {
  bool avpf = false;  ///< RTP/AVPF was negotiated: early and immediate feedback
  bool nack = false;
  bool pli = false;
  bool fir = false;             ///< ccm fir
  bool tmmbr = false;           ///< ccm tmmbr
  bool reduced_size = false;    ///< a=rtcp-rsize
  Duration regular_interval{};  ///< trr-int; with AVPF no less than kLeastRegularInterval is used
};

/// Late enough for the first report to tell of media already, early enough for lip synchronisation.
inline constexpr Duration kFirstReportDelay = std::chrono::milliseconds(250);

/// How much RTCP is sent (RFC 3550 section 6.2; RFC 3556 for b=RS and b=RR).
struct RtcpOptions {
  bool enabled = true;  ///< false: none is sent (b=RS:0 and b=RR:0); received ones are still used
  DataRate session_bandwidth = DataRate::kilobits_per_second(80);
  std::optional<DataRate> sender_bandwidth;    ///< b=RS
  std::optional<DataRate> receiver_bandwidth;  ///< b=RR
  bool unicast = true;  ///< allows the reduced minimum interval, and a first report after kFirstReportDelay (6.2)
};

/// Bounds on what a peer can make us keep.
struct SessionLimits {
  std::size_t sources = 32;               ///< SSRCs known at once
  std::size_t address_candidates = 8;     ///< addresses under observation for latching
  std::size_t conflicting_addresses = 8;  ///< remembered after SSRC collisions
  std::size_t pending_packets = 512;      ///< built and not yet drained
  std::size_t pending_events = 256;
  std::size_t packet_size = 1472;  ///< the largest datagram that we send
};

struct SessionConfig {
  std::string cname;                  ///< the same in every session of a call; at most 255 bytes
  std::optional<std::uint32_t> ssrc;  ///< chosen at random where it is not given
  std::vector<PayloadFormat> payload_formats;
  RemoteAddresses remote;
  bool rtcp_mux = false;
  Latching latching = Latching::kSymmetric;
  LatchingPolicy latching_policy;
  FeedbackOptions feedback;
  RtcpOptions rtcp;
  ExtensionIds extensions;
  /// Packets kept for retransmission at a NACK (RFC 4585 section 6.2.1); 0: none is kept.
  std::size_t retransmission_history = 0;
  /// Packets with our own SSRC are taken as the peer's: for test servers that mirror media.
  bool accept_reflected = false;
  SessionLimits limits;
};

/// Media to send. The views are used during the call only.
struct OutgoingPacket {
  std::uint8_t payload_type = 0;
  /// Media time in clock units, starting where you like: the session adds its random offset (RFC 3550 section 5.1).
  std::uint32_t timestamp = 0;
  bool marker = false;
  /// When the first sample or the picture was captured; relates the timestamp to the clock in sender reports.
  Timestamp captured{};
  ByteView prefix;  ///< payload header that a packetizer puts before `payload`; may be empty
  ByteView payload;
  std::span<const HeaderExtension> extensions;
  /// Of the timestamp, for sender reports. 0: as payload_formats has this type, or else its first; to be given where a
  /// type that is sent means something else, with another clock, when received.
  std::uint32_t clock_rate = 0;
};

struct SentPacket {
  std::uint16_t sequence_number = 0;
  std::size_t size = 0;  ///< of the datagram, protection included
};

/// An accepted media packet. Views point into the datagram that was handed in.
struct ReceivedPacket {
  RtpPacketView packet;
  std::int64_t sequence = 0;   ///< sequence number unwrapped: grows over the life of the source
  std::int64_t timestamp = 0;  ///< timestamp unwrapped
  Timestamp arrival{};
  std::uint32_t clock_rate = 0;
  /// The first packet of another source than before, or of the same one after it restarted with unrelated sequence
  /// numbers: buffers begin anew, sequence and timestamp are not related to earlier ones.
  bool new_source = false;
  bool repair = false;  ///< its payload type is marked as repair
};

/// A datagram to be sent. `bytes` stays valid until the next call that is not a poll.
struct Transmit {
  Channel channel{};
  Endpoint destination;
  ByteView bytes;
};

// --- Events ---

/// Media now comes from this source.
struct ActiveSourceChanged {
  std::uint32_t ssrc = 0;
  bool first = false;  ///< the first media of the session
};
/// A source said BYE or was silent for too long (RFC 3550 sections 6.3.4, 6.3.5).
struct SourceLeft {
  std::uint32_t ssrc = 0;
  bool timed_out = false;
  std::string reason;  ///< of its BYE; printable as it is
};
/// Packets on this channel now go to this address, because its packets come from there.
struct AddressLatched {
  Channel channel{};
  Endpoint address;
};
/// Our SSRC collided with another's and was replaced (8.2).
struct LocalSsrcChanged {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
};
/// The peer needs a picture that stands alone.
struct KeyFrameRequested {
  enum class How : std::uint8_t { kPli, kFir, kLegacyFir } how{};
};
/// The peer misses packets of ours. Those still in the history have been sent again already.
struct PacketsMissed {
  std::vector<std::uint16_t> sequence_numbers;
  std::size_t retransmitted = 0;
};
/// The peer asks us to send no more than this (TMMBR of RFC 5104, or REMB).
struct RateLimited {
  DataRate rate;
  bool estimate = false;  ///< REMB
};
/// A report about our stream arrived; statistics() has the figures.
struct ReportReceived {
  double fraction_lost = 0;
  std::optional<Duration> round_trip;
};
/// A sender report related the active source's timestamps to its clock; sender_time() has become possible or better.
struct ClockUpdated {
  std::uint32_t ssrc = 0;
};
using Event = std::variant<ActiveSourceChanged, SourceLeft, AddressLatched, LocalSsrcChanged, KeyFrameRequested,
                           PacketsMissed, RateLimited, ReportReceived, ClockUpdated>;

class Session {
 public:
  /// Sends nothing until start() and a remote address.
  Session(Environment& environment, SessionConfig config);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // --- Changes by re-negotiation; SSRC, sequence numbers and statistics go on.
  void set_remote(const RemoteAddresses& remote, bool rtcp_mux);
  void set_latching(Latching latching);
  void set_payload_formats(std::span<const PayloadFormat> formats);
  void set_feedback(const FeedbackOptions& feedback);
  void set_rtcp(const RtcpOptions& rtcp);
  void set_extensions(const ExtensionIds& extensions);
  /// From now on every packet passes through it; null: none. A session with one drops what does not pass.
  void set_transform(std::unique_ptr<Transform> transform);

  // --- Inputs.
  /// A datagram from the socket of `channel`. It is decrypted in place. Media to be played is returned; everything else
  /// is dealt with here, or counted and dropped.
  std::optional<ReceivedPacket> handle(Timestamp now, Channel channel, Timestamp arrival, const Endpoint& from,
                                       std::span<std::byte> datagram);
  std::optional<ReceivedPacket> handle_rtp(Timestamp now, Timestamp arrival, const Endpoint& from,
                                           std::span<std::byte> datagram);
  void handle_rtcp(Timestamp now, const Endpoint& from, std::span<std::byte> datagram);
  /// To be called at deadline(), or any time later or earlier.
  void handle_timeout(Timestamp now);
  /// RTCP begins: the first report may be due at once.
  void start(Timestamp now);

  // --- Sending.
  /// Builds a packet and queues it for poll_transmit(). Without a destination it is counted, takes a sequence number,
  /// and is dropped.
  Result<SentPacket, WriteError> send(Timestamp now, const OutgoingPacket& packet);
  /// An empty packet that keeps NAT mappings alive (RFC 6263 section 4.6: RTP without payload of an unknown type). Not
  /// counted.
  void send_keep_alive(Timestamp now, std::uint8_t payload_type);
  /// Asks the active source for a picture that stands alone: PLI, else FIR, as negotiated. False: RTCP cannot (no AVPF,
  /// no source); the caller may ask by signalling. Asking again before it was sent is the same request. The caller
  /// backs off.
  bool request_key_frame(Timestamp now);
  /// Asks the active source for packets again. False: not negotiated or no source.
  bool nack(Timestamp now, std::span<const std::uint16_t> sequence_numbers);
  /// Asks the active source to send at most `rate` (RFC 5104 section 4.2.1). False: not negotiated or no source.
  bool limit_rate(Timestamp now, DataRate rate);
  /// Leaves: RTCP BYE (6.3.7), and nothing is sent after it. In a session of many it may be delayed: see deadline().
  void stop(Timestamp now, std::string_view reason = {});

  // --- Outputs.
  std::optional<Transmit> poll_transmit();
  std::optional<Event> poll_event();
  /// When handle_timeout() is to be called next.
  [[nodiscard]] std::optional<Timestamp> deadline() const;

  // --- What is known.
  [[nodiscard]] std::uint32_t ssrc() const;
  /// What send() adds to the timestamp it is given.
  [[nodiscard]] std::uint32_t timestamp_offset() const;
  [[nodiscard]] std::uint16_t next_sequence_number() const;
  [[nodiscard]] std::optional<std::uint32_t> active_source() const;
  [[nodiscard]] const ExtensionIds& extensions() const;
  /// When the sender captured what carries this RTP timestamp, on the sender's own wall clock: comparable between the
  /// sessions of one sender (one CNAME), which is what lip synchronisation needs. Nothing before the active source's
  /// first sender report.
  [[nodiscard]] std::optional<WallTime> sender_time(std::uint32_t rtp_timestamp) const;
  /// The active source's CNAME; empty until its first SDES.
  [[nodiscard]] std::string_view remote_cname() const;
  [[nodiscard]] Statistics statistics() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mtavip::rtp
