// Codec formats, directions and feedback messages as SDP describes them: the vocabulary shared by parser, codec
// matching and offer/answer (RFC 8866, RFC 3264, RFC 3551, RFC 4585).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mtavip::sdp {

enum class MediaKind : std::uint8_t { kAudio, kVideo, kApplication, kOther };

[[nodiscard]] std::string_view to_string(MediaKind kind);
[[nodiscard]] MediaKind media_kind(std::string_view media);

/// Seen from the side that states it. Bit 0: it sends; bit 1: it receives.
enum class Direction : std::uint8_t { kInactive = 0, kSendOnly = 1, kReceiveOnly = 2, kSendReceive = 3 };

constexpr bool sends(Direction d) {
  return (static_cast<unsigned>(d) & 1U) != 0;
}
constexpr bool receives(Direction d) {
  return (static_cast<unsigned>(d) & 2U) != 0;
}
constexpr Direction make_direction(bool send, bool receive) {
  return static_cast<Direction>((send ? 1U : 0U) | (receive ? 2U : 0U));
}
/// The same flow seen from the other end.
constexpr Direction reversed(Direction d) {
  return make_direction(receives(d), sends(d));
}
/// What both allow.
constexpr Direction common(Direction a, Direction b) {
  return make_direction(sends(a) && sends(b), receives(a) && receives(b));
}
/// "sendrecv", "sendonly", "recvonly", "inactive".
[[nodiscard]] std::string_view to_string(Direction direction);
[[nodiscard]] std::optional<Direction> parse_direction(std::string_view text);

/// One parameter of a=fmtp, name and value as written; a parameter without "=" has all of its text in `name`.
struct FormatParameter {
  std::string name;
  std::string value;
  friend bool operator==(const FormatParameter&, const FormatParameter&) = default;
};
using FormatParameters = std::vector<FormatParameter>;

/// The value of a parameter, its name compared without case.
[[nodiscard]] std::optional<std::string_view> find_parameter(const FormatParameters& parameters, std::string_view name);
/// Sets or adds a parameter.
void set_parameter(FormatParameters& parameters, std::string_view name, std::string_view value);
/// Parameters of a=fmtp: separated by ";", tolerant of spaces, empty pieces and a trailing ";".
[[nodiscard]] FormatParameters parse_parameters(std::string_view text);
/// "name=value;name=value".
[[nodiscard]] std::string print_parameters(const FormatParameters& parameters);

/// A codec in one configuration. In H.264 each packetization mode and profile is a format of its own.
struct CodecFormat {
  std::string name;  ///< RTP encoding name: "PCMU", "opus", "H264"; compared without case
  int clock_rate = 8000;
  int channels = 1;
  FormatParameters parameters;  ///< what its receiver asks of the sender
  /// The payload type to use where it is free. Formats with a static type (RFC 3551) always use that one; without a
  /// wish a free dynamic one is chosen.
  std::optional<std::uint8_t> payload_type;
  friend bool operator==(const CodecFormat&, const CodecFormat&) = default;
};

/// A feedback message of a=rtcp-fb: {"nack", ""}, {"nack", "pli"}, {"ccm", "fir"} (RFC 4585, RFC 5104).
struct Feedback {
  std::string type;
  std::string parameter;
  friend bool operator==(const Feedback&, const Feedback&) = default;
};

/// Transport profile of an RTP media line.
enum class Profile : std::uint8_t { kAvp, kAvpf, kSavp, kSavpf, kUdpTlsSavp, kUdpTlsSavpf, kOther };

/// "RTP/AVP" ...; empty for kOther.
[[nodiscard]] std::string_view to_string(Profile profile);
[[nodiscard]] Profile parse_profile(std::string_view protocol);
constexpr bool has_feedback(Profile p) {
  return p == Profile::kAvpf || p == Profile::kSavpf || p == Profile::kUdpTlsSavpf;
}
/// Its keys come from a DTLS handshake, never from the description.
constexpr bool is_dtls(Profile p) {
  return p == Profile::kUdpTlsSavp || p == Profile::kUdpTlsSavpf;
}
constexpr bool is_secure(Profile p) {
  return p == Profile::kSavp || p == Profile::kSavpf || is_dtls(p);
}

}  // namespace mtavip::sdp
