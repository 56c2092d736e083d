// Typed views of SDP attributes, parsed on demand from the verbatim values that SessionDescription keeps. Each parse
// function takes the value after "a=name:" and gives nothing where it is malformed; each print function gives that
// value back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ip_address.h"
#include "base/time.h"
#include "sdp/session_description.h"

namespace mtavip::sdp {

/// a=rtpmap (RFC 8866 section 6.6).
struct RtpMap {
  std::uint8_t payload_type = 0;
  std::string name;
  int clock_rate = 8000;
  int channels = 1;
  friend bool operator==(const RtpMap&, const RtpMap&) = default;
};
[[nodiscard]] std::optional<RtpMap> parse_rtpmap(std::string_view value);
[[nodiscard]] std::string print(const RtpMap& map);

/// a=fmtp (RFC 8866 section 6.15). The format is text because not every protocol has payload types.
struct Fmtp {
  std::string format;
  FormatParameters parameters;
  std::string text;  ///< as written: telephone-event and RED are no name=value lists
  friend bool operator==(const Fmtp&, const Fmtp&) = default;
};
[[nodiscard]] std::optional<Fmtp> parse_fmtp(std::string_view value);

/// a=rtcp (RFC 3605).
struct RtcpAddress {
  std::uint16_t port = 0;
  std::optional<Connection> connection;
  friend bool operator==(const RtcpAddress&, const RtcpAddress&) = default;
};
[[nodiscard]] std::optional<RtcpAddress> parse_rtcp(std::string_view value);
[[nodiscard]] std::string print(const RtcpAddress& rtcp);

/// a=rtcp-fb (RFC 4585 section 4.2); no payload type: "*".
struct RtcpFeedback {
  std::optional<std::uint8_t> payload_type;
  Feedback feedback;
  friend bool operator==(const RtcpFeedback&, const RtcpFeedback&) = default;
};
[[nodiscard]] std::optional<RtcpFeedback> parse_rtcp_feedback(std::string_view value);
[[nodiscard]] std::string print(const RtcpFeedback& feedback);

/// a=ssrc (RFC 5576).
struct SsrcAttribute {
  std::uint32_t ssrc = 0;
  Attribute attribute;
  friend bool operator==(const SsrcAttribute&, const SsrcAttribute&) = default;
};
[[nodiscard]] std::optional<SsrcAttribute> parse_ssrc(std::string_view value);
[[nodiscard]] std::string print(const SsrcAttribute& ssrc);

/// a=group (RFC 5888) and a=ssrc-group (RFC 5576): semantics and members.
struct Group {
  std::string semantics;
  std::vector<std::string> members;
  friend bool operator==(const Group&, const Group&) = default;
};
[[nodiscard]] std::optional<Group> parse_group(std::string_view value);
[[nodiscard]] std::string print(const Group& group);

/// a=candidate (RFC 8839 section 5.1).
struct Candidate {
  std::string foundation;
  unsigned component = 1;
  std::string transport;  ///< "UDP", "TCP"
  std::uint32_t priority = 0;
  std::string address;  ///< a literal, or an mDNS name
  std::uint16_t port = 0;
  std::string type;  ///< "host", "srflx", "prflx", "relay"
  std::string related_address;
  std::uint16_t related_port = 0;
  std::vector<std::pair<std::string, std::string>> extensions;
  friend bool operator==(const Candidate&, const Candidate&) = default;
};
[[nodiscard]] std::optional<Candidate> parse_candidate(std::string_view value);
[[nodiscard]] std::string print(const Candidate& candidate);

/// a=fingerprint (RFC 8122).
struct Fingerprint {
  std::string hash;  ///< "sha-256"
  std::vector<std::uint8_t> digest;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};
[[nodiscard]] std::optional<Fingerprint> parse_fingerprint(std::string_view value);
[[nodiscard]] std::string print(const Fingerprint& fingerprint);

/// a=setup (RFC 4145, RFC 5763).
enum class Setup : std::uint8_t { kActive, kPassive, kActPass, kHoldConnection };
[[nodiscard]] std::optional<Setup> parse_setup(std::string_view value);
[[nodiscard]] std::string_view to_string(Setup setup);

/// a=crypto (RFC 4568). The key material stays text; it is a secret and never belongs in a log.
struct CryptoAttribute {
  unsigned tag = 0;
  std::string suite;
  std::vector<std::string> keys;  ///< "inline:..."
  std::vector<std::string> session_parameters;
  friend bool operator==(const CryptoAttribute&, const CryptoAttribute&) = default;
};
[[nodiscard]] std::optional<CryptoAttribute> parse_crypto(std::string_view value);
[[nodiscard]] std::string print(const CryptoAttribute& crypto);

/// a=extmap (RFC 8285).
struct ExtensionMap {
  unsigned id = 0;
  std::optional<Direction> direction;
  std::string uri;
  std::string attributes;
  friend bool operator==(const ExtensionMap&, const ExtensionMap&) = default;
};
[[nodiscard]] std::optional<ExtensionMap> parse_extmap(std::string_view value);
[[nodiscard]] std::string print(const ExtensionMap& map);

/// a=msid (RFC 8830).
struct MediaStreamId {
  std::string stream;
  std::string track;
  friend bool operator==(const MediaStreamId&, const MediaStreamId&) = default;
};
[[nodiscard]] std::optional<MediaStreamId> parse_msid(std::string_view value);
[[nodiscard]] std::string print(const MediaStreamId& id);

/// One size or range of sizes of a=imageattr (RFC 6236), in one direction.
struct ImageSize {
  int min_width = 0;
  int max_width = 0;
  int min_height = 0;
  int max_height = 0;
  double preference = 0.5;
  friend bool operator==(const ImageSize&, const ImageSize&) = default;
};
struct ImageAttributes {
  std::optional<std::uint8_t> payload_type;  ///< none: "*"
  std::vector<ImageSize> send;
  std::vector<ImageSize> receive;
  friend bool operator==(const ImageAttributes&, const ImageAttributes&) = default;
};
[[nodiscard]] std::optional<ImageAttributes> parse_image_attributes(std::string_view value);

/// The codecs of an RTP media line in its order: rtpmap, or the static table of RFC 3551 where there is none, with
/// their fmtp. Payload types without a known meaning are left out.
[[nodiscard]] std::vector<CodecFormat> codecs_of(const MediaDescription& media);

/// The direction of a media line: its own attribute, else the session's, else sendrecv. The connection address 0.0.0.0
/// takes receiving away (hold of RFC 2543), unless ICE is in use, where it stands for "not yet known".
[[nodiscard]] Direction direction_of(const SessionDescription& session, const MediaDescription& media);

/// c= of the media line, else of the session.
[[nodiscard]] const Connection* connection_of(const SessionDescription& session, const MediaDescription& media);

/// a=ptime or a=maxptime; nothing outside 1 to 1000 ms.
[[nodiscard]] std::optional<Duration> packet_time_of(const MediaDescription& media, std::string_view name);

/// a=framerate; nothing unless it is a number over 0.
[[nodiscard]] std::optional<double> frame_rate_of(const MediaDescription& media);

}  // namespace mtavip::sdp
