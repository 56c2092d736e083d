// The sound of one media line: encoder, RTP session, jitter buffer, decoder, DTMF, as one sans-IO object. Standards:
// RFC 3550, 3551 (audio profile), 4733 (DTMF), 3389 (comfort noise), 7587 (Opus).
//
// Every 10 ms the owner calls push_audio() with what the microphone gave and pull_audio() for what the loudspeaker
// takes (a device with a clock of its own calls pull_audio() at its pace), hands arriving datagrams to handle_packet(),
// calls handle_timeout() at deadline(), and drains poll(). Media thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/environment.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "base/time.h"
#include "media/codec.h"
#include "media/frame.h"
#include "media/jitter/statistics.h"
#include "media/registry.h"
#include "rtp/session.h"

namespace mtavip::media {

/// One payload type of the negotiated map. `codec.name` may be "telephone-event" or "CN".
struct AudioPayload {
  std::uint8_t type = 0;
  AudioCodecSettings codec;
};

struct AudioStreamConfig {
  /// What the peer takes and we chose. `codec.parameters` are the peer's fmtp. Nothing: there is nothing to send.
  std::optional<AudioPayload> send;
  /// telephone-event towards the peer, at the clock of `send`.
  std::optional<AudioPayload> send_dtmf;
  /// All that the peer may send to us, DTMF and comfort noise included. `codec.parameters` are our own fmtp.
  std::vector<AudioPayload> receive;
  bool sending = true;                                   ///< false: inactive or receive only (we were put on hold)
  bool receiving = true;                                 ///< false: what arrives is counted and thrown away
  Duration packet_time = std::chrono::milliseconds(20);  ///< sent packets; rounded to what the codec can
  bool detect_in_band_dtmf = false;                      ///< Goertzel detector on the received sound
  /// Bounds of the playout delay. The lower one is for links known to be bad, and for lip sync.
  Duration minimum_delay = Duration::zero();
  Duration maximum_delay = std::chrono::milliseconds(1000);
};

enum class DtmfTransport : std::uint8_t {
  kEvent,   ///< RFC 4733
  kInBand,  ///< tones in the sound
};

// --- Events
// ---------------------------------------------------------------------------------------------------------------

/// A digit was received: 0-9, *, #, A-D, or ! for flash. Told once, at its beginning.
struct DtmfReceived {
  char digit = 0;
  DtmfTransport transport = DtmfTransport::kEvent;
};
/// The end of a digit told before.
struct DtmfEnded {
  char digit = 0;
  Duration duration{};
};
/// The first packet of decodable sound arrived since the stream began.
struct FirstSound {
  Timestamp at{};
};
/// The peer sends another codec than before (the first is told too).
struct ReceiveCodecChanged {
  std::uint8_t type = 0;
  std::string codec;
  AudioFormat format{};
};
/// The session's own events that matter to the owner are passed on as they are.
using AudioEvent = std::variant<DtmfReceived, DtmfEnded, FirstSound, ReceiveCodecChanged, rtp::ActiveSourceChanged,
                                rtp::SourceLeft, rtp::AddressLatched, rtp::LocalSsrcChanged>;

/// Reported by configure().
enum class AudioStreamError : std::uint8_t {
  kNoEncoder,      ///< the send codec cannot be made
  kNoDecoder,      ///< none of the receive codecs can be made
  kBadPacketTime,  ///< 10 to 120 ms
};

struct AudioStreamStatistics {
  rtp::Statistics rtp;
  JitterStatistics jitter;
  std::string send_codec;         ///< as in SDP ("opus"); empty: nothing is sent
  std::string receive_codec;      ///< of the last packet
  double sent_level_dbfs = -127;  ///< mean level of the last second, full-scale sine = -3
  double received_level_dbfs = -127;
  std::uint64_t dtmf_sent = 0;
  std::uint64_t dtmf_received = 0;
};

/// Where the playout stands, for lip synchronisation.
struct AudioPlayout {
  std::uint32_t rtp_timestamp = 0;   ///< of the sample that pull_audio() gives next
  std::optional<WallTime> captured;  ///< when the peer took it, on its clock, if a sender report told
  Duration delay{};                  ///< arrival to pull_audio(), without what the device adds
};

class AudioStream {
 public:
  /// `registry` makes the codecs and must outlive the stream. `session` carries CNAME, addresses and RTCP settings; its
  /// payload formats are set by configure().
  AudioStream(Environment& environment, const Registry& registry, rtp::SessionConfig session);
  ~AudioStream();
  AudioStream(const AudioStream&) = delete;
  AudioStream& operator=(const AudioStream&) = delete;

  /// Sets what is sent and received. Called again after each negotiation: the session, its SSRC, time stamps, counters
  /// and the jitter buffer's model go on; codecs that did not change are kept with their state. After an error one
  /// direction may have changed already: the stream is to be configured again or closed.
  Result<void, AudioStreamError> configure(Timestamp now, AudioStreamConfig config);
  /// The RTP session, for addresses (set_remote), transforms (SRTP) and RTCP. Its outputs are drained by
  /// poll_transmit() and poll_event() of the stream.
  [[nodiscard]] rtp::Session& session();

  /// A datagram arrived on the RTP or RTCP socket (with rtcp-mux: on the RTP one, told apart here).
  /// `arrival` is when the datagram came, `now` when it is handled. It may be decrypted in place.
  void handle_packet(Timestamp now, rtp::Channel channel, Timestamp arrival, const Endpoint& from,
                     std::span<std::byte> datagram);

  /// Ten milliseconds of sound to send: `format.samples_in(kAudioBlock)` samples, any rate and one or two channels;
  /// converted to what the codec takes. Call it also while muted or on hold, so that time stamps follow the time.
  void push_audio(Timestamp now, const AudioFormat& format, std::span<const std::int16_t> block);
  /// The next ten milliseconds to play, in any format: fills `out`, which has `format.samples_in(kAudioBlock)` samples.
  /// Always fills all of it: concealment, comfort noise or silence where nothing came.
  void pull_audio(Timestamp now, const AudioFormat& format, std::span<std::int16_t> out);

  /// Silence is sent instead of the sound, with a ramp and no click.
  void set_muted(bool muted);
  /// Queues a digit (0-9, *, #, A-D, !). False: not a digit, nothing is sent at present, kEvent was not negotiated, or
  /// 64 wait already. `duration` is 40 ms to 8 s.
  bool send_dtmf(char digit, Duration duration, DtmfTransport transport);
  [[nodiscard]] bool can_send_dtmf_events() const;

  void set_rate(DataRate rate);
  /// For codecs with in-band FEC; taken from the peer's receiver reports unless set here.
  void set_expected_loss(double loss);
  /// Delay on top of what the jitter buffer needs, for lip synchronisation; approached without a break.
  void set_extra_delay(Duration extra);

  /// Sends RTCP BYE; nothing is sent after it.
  void close(Timestamp now);

  /// Bytes stay valid until the next call that is not a poll.
  [[nodiscard]] std::optional<rtp::Transmit> poll_transmit();
  [[nodiscard]] std::optional<AudioEvent> poll_event();
  /// When handle_timeout() wants to be called next.
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  void handle_timeout(Timestamp now);

  [[nodiscard]] AudioStreamStatistics statistics(Timestamp now) const;
  [[nodiscard]] std::optional<AudioPlayout> playout(Timestamp now) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mtavip::media
