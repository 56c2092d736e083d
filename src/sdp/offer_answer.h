// Offer/answer (RFC 3264, RFC 6337) for one call, neutral to the signalling protocol that carries the texts.
//
// One OfferAnswer object lives as long as the dialog. The caller describes what it can do as a list of LocalStreams
// whose indexes are stable: stream 0 stays "the sound" for the whole call. The object keeps which media line ("m=")
// each stream is bound to, never moves or removes a media line, re-uses rejected ones, counts the version of "o=", and
// keeps the meaning of every payload type that was ever used. The result is a Negotiation: for each local stream, what
// may be sent and received.
//
//   caller:  make_offer(streams) ... read_answer(text)          (or cancel_offer() when it was refused: 488, 491,
//   CANCEL) callee:  read_offer(text) ... make_answer(streams)          (or refuse_offer())
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_rate.h"
#include "base/environment.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "base/time.h"
#include "sdp/format.h"
#include "sdp/media_security.h"
#include "sdp/payload_types.h"
#include "sdp/session_description.h"

namespace mtavip::sdp {

/// What the caller can and wants to do in one media stream.
struct LocalStream {
  MediaKind kind = MediaKind::kAudio;
  /// false: no media line is added for it, its line is rejected (port 0) if it has one.
  bool enabled = true;
  std::vector<CodecFormat> codecs;  ///< in order of preference
  /// Sound: offer telephone-event (RFC 4733) at each clock rate of `codecs`.
  bool telephone_event = true;
  std::string telephone_events = "0-16";
  /// What we want: kSendOnly or kInactive puts the other side on hold.
  Direction direction = Direction::kSendReceive;

  Endpoint rtp;                     ///< where we receive; an unspecified address is refused with kBadLocalStream
  Endpoint rtcp;                    ///< port 0: the RTP port + 1, not written
  bool rtcp_mux = true;             ///< offered and accepted (RFC 5761)
  bool rtcp_reduced_size = true;    ///< offered and accepted with AVPF (RFC 5506)
  Profile profile = Profile::kAvp;  ///< of an offer; an answer takes over the offered one
  /// Feedback messages that we send and understand; written as rtcp-fb for all payload types ("*"). With profile kAvp
  /// they are offered all the same, as the widely used clients do and understand.
  std::vector<Feedback> feedback;

  std::optional<Duration> packet_time;      ///< a=ptime: what we would like to receive
  std::optional<Duration> max_packet_time;  ///< a=maxptime
  std::optional<DataRate> bandwidth;        ///< b=AS and b=TIAS: the most we want to receive
  std::optional<double> frame_rate;         ///< a=framerate

  LocalSecurity security;

  std::optional<std::uint32_t> ssrc;  ///< a=ssrc with `cname` (RFC 5576)
  std::string cname;
  std::string mid;                    ///< a=mid (RFC 5888); an answer takes over the offered one
  std::string content;                ///< a=content: "main", "slides" (RFC 4796)
  std::string label;                  ///< a=label (RFC 4574)
  std::vector<Attribute> attributes;  ///< further media attributes, written as they are
};

struct NegotiatedCodec {
  CodecFormat format;                     ///< name, clock rate and channels; `parameters` as in receive_parameters
  std::uint8_t send_payload_type = 0;     ///< in packets that we send
  std::uint8_t receive_payload_type = 0;  ///< in packets that we receive
  /// What our encoder must obey: the other side's format parameters, with H.264 level and packetization mode as agreed.
  FormatParameters send_parameters;
  /// What the other side was told.
  FormatParameters receive_parameters;
};

struct NegotiatedEvents {
  int clock_rate = 8000;
  std::uint8_t send_payload_type = 0;
  std::uint8_t receive_payload_type = 0;
  std::string events;  ///< what the other side understands: "0-15"
};

/// Why a stream is not in use.
enum class StreamState : std::uint8_t {
  kAccepted,
  kNotOffered,       ///< the other side's offer had no media line for it, or it is disabled
  kRefusedByRemote,  ///< port 0 in the other side's description
  kNoCommonCodec,
  kUnsupportedProfile,  ///< a transport that we do not speak
  kNotSecure,           ///< no agreement on how to encrypt, where one side insists on it
  kDisabled,            ///< we did not want it
};
[[nodiscard]] std::string_view to_string(StreamState state);

struct NegotiatedStream {
  StreamState state = StreamState::kNotOffered;
  MediaKind kind = MediaKind::kAudio;
  std::size_t media_line = 0;  ///< meaningful unless kNotOffered
  Profile profile = Profile::kAvp;

  /// Ours. Not sending although we wanted to: the other side has put us on hold.
  Direction direction = Direction::kInactive;
  /// The other side asked us not to send (sendonly, inactive, or the connection address 0.0.0.0 of RFC 2543).
  bool held_by_remote = false;

  std::vector<NegotiatedCodec> codecs;   ///< the first is the one to send with; any may be received
  std::vector<NegotiatedEvents> events;  ///< telephone-event
  /// Comfort noise (RFC 3389), where both sides listed it.
  std::optional<std::uint8_t> comfort_noise;

  Endpoint remote_rtp;      ///< where to send; unspecified address: nowhere
  Endpoint remote_rtcp;     ///< equal to remote_rtp with rtcp_mux
  std::string remote_host;  ///< instead of the addresses, where the other side wrote a host name
  bool rtcp_mux = false;
  bool rtcp_reduced_size = false;
  std::vector<Feedback> feedback;  ///< listed by both

  NegotiatedSecurity security;
  Attributes answer_security;  ///< what our answer says about it

  std::optional<Duration> packet_time;              ///< what the other side would like us to send
  std::optional<Duration> max_packet_time;          ///< ... and the most it takes
  std::optional<DataRate> send_limit;               ///< b= of the other side
  std::optional<DataRate> rtcp_sender_bandwidth;    ///< b=RS (RFC 3556)
  std::optional<DataRate> rtcp_receiver_bandwidth;  ///< b=RR
  std::optional<double> frame_rate;                 ///< the most pictures a second the other side wants

  std::optional<std::uint32_t> remote_ssrc;
  std::string remote_cname;
  std::string mid;
  std::string content;
  std::string label;
  /// The other side's media line as it came, for attributes not interpreted here.
  MediaDescription remote;
};

/// Parallel to the list of LocalStreams of the offer or answer.
struct Negotiation {
  std::vector<NegotiatedStream> streams;
  [[nodiscard]] bool any_accepted() const;
  /// Sound is accepted and the other side holds it, as a whole call is put on hold.
  [[nodiscard]] bool held_by_remote() const;
};

enum class NegotiationError : std::uint8_t {
  kSyntax,           ///< the text is no session description; see the detail
  kWrongState,       ///< an offer is pending, or none is
  kTooManyStreams,   ///< more media lines than Limits allow
  kLinesChanged,     ///< the answer has more media lines than the offer, or of another kind
  kNoCommonCodec,    ///< streams of a common kind, but no codec (SIP: 488)
  kNothingInCommon,  ///< no media line that we could take part in (SIP: 488)
  kNotSecure,        ///< no agreement on how to encrypt, where one side insists on it (SIP: 488)
  kBadLocalStream,   ///< our side: stream without address or codec
};
[[nodiscard]] std::string_view to_string(NegotiationError error);

struct NegotiationFailure {
  NegotiationError error{};
  std::string detail;  ///< a sentence for people and logs
};

struct OfferAnswerConfig {
  std::string session_name = "-";
  std::string user_name = "-";  ///< in "o="
  IpAddress origin;             ///< in "o="; unspecified: that of the first stream
  /// The codec order in our answers. RFC 3264 section 6.1 recommends the offerer's.
  enum class AnswerOrder : std::uint8_t { kOfferer, kLocal } answer_order = AnswerOrder::kOfferer;
  /// Answer with the first common codec only (besides telephone-event).
  bool single_codec_answer = false;
  /// Transports that an answer accepts.
  std::vector<Profile> accepted_profiles = {Profile::kAvp,   Profile::kAvpf,       Profile::kSavp,
                                            Profile::kSavpf, Profile::kUdpTlsSavp, Profile::kUdpTlsSavpf};
  Limits limits;
};

/// What an offer asks for, so that the caller can prepare its streams before make_answer.
struct OfferedStream {
  MediaKind kind = MediaKind::kOther;
  Profile profile = Profile::kOther;
  bool invites_encryption = false;                ///< keys or a fingerprint, whatever the profile (RFC 8643)
  bool enabled = false;                           ///< port is not 0
  Direction direction = Direction::kSendReceive;  ///< of the other side, holds understood
  std::vector<CodecFormat> codecs;                ///< with payload_type as offered; telephone-event and CN among them
  std::optional<std::size_t> bound_to;            ///< local stream that already uses this media line
  std::string content;
};
struct RemoteOffer {
  std::vector<OfferedStream> media;  ///< by media line
};

struct Answer {
  std::string text;
  Negotiation negotiation;
};

/// Single threaded; no time passes inside.
class OfferAnswer {
 public:
  /// `environment` gives the session id of "o=".
  OfferAnswer(Environment& environment, OfferAnswerConfig config);

  /// The offer text for these streams. With `restart` false and nothing changed since the last description, the version
  /// of "o=" stays (RFC 3264 section 8). Errors: kWrongState, kBadLocalStream, kTooManyStreams.
  [[nodiscard]] Result<std::string, NegotiationFailure> make_offer(const std::vector<LocalStream>& streams);
  /// Ends the pending local offer. May be called again, as long as no other exchange began: 18x and 200 repeat the
  /// answer, and gateways change it from one to the other. An answer with fewer lines than the offer refuses the
  /// missing streams.
  [[nodiscard]] Result<Negotiation, NegotiationFailure> read_answer(std::string_view text);
  /// The local offer was refused: back to what was agreed before.
  void cancel_offer();

  /// Takes an offer of the other side. Errors: kSyntax, kWrongState (an offer is pending).
  [[nodiscard]] Result<RemoteOffer, NegotiationFailure> read_offer(std::string_view text);
  /// The answer to the pending remote offer. Fails with kNoCommonCodec or kNothingInCommon if no stream could be
  /// accepted; the offer stays pending then, and refuse_offer() ends it.
  [[nodiscard]] Result<Answer, NegotiationFailure> make_answer(const std::vector<LocalStream>& streams);
  /// The remote offer was refused: back to what was agreed before.
  void refuse_offer();

  enum class State : std::uint8_t { kIdle, kLocalOffer, kRemoteOffer, kAgreed };
  [[nodiscard]] State state() const { return state_; }
  /// The last agreed descriptions; nothing before the first agreement.
  [[nodiscard]] const std::optional<SessionDescription>& local() const { return agreed_.local; }
  [[nodiscard]] const std::optional<SessionDescription>& remote() const { return agreed_.remote; }

 private:
  struct Agreement {
    std::optional<SessionDescription> local;
    std::optional<SessionDescription> remote;
    std::vector<MediaLine> lines;
  };

  [[nodiscard]] std::optional<NegotiationFailure> check(const std::vector<LocalStream>& streams) const;
  [[nodiscard]] Result<std::size_t, NegotiationFailure> line_for(std::size_t stream,
                                                                 const std::vector<LocalStream>& streams,
                                                                 std::vector<MediaLine>& lines) const;
  void complete(SessionDescription& description, const std::vector<LocalStream>& streams);

  OfferAnswerConfig config_;
  State state_ = State::kIdle;
  std::uint64_t session_id_ = 0;
  std::uint64_t version_ = 1;
  std::optional<SessionDescription> last_sent_;
  Agreement agreed_;
  Agreement pending_;
  // Of the last local offer; kept after the answer because 18x and 200 may carry answers that differ.
  std::vector<LocalStream> offered_streams_;
  Agreement offered_;
};

}  // namespace mtavip::sdp
