// Which header extensions were negotiated under which ids (RFC 8285 section 5, a=extmap).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mtavip::rtp {

enum class ExtensionType : std::uint8_t {
  kAudioLevel,          ///< urn:ietf:params:rtp-hdrext:ssrc-audio-level (RFC 6464)
  kTransmissionOffset,  ///< urn:ietf:params:rtp-hdrext:toffset (RFC 5450)
  kAbsoluteSendTime,    ///< http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
  kTransportSequence,   ///< draft-holmer-rmcat-transport-wide-cc-extensions-01
  kVideoOrientation,    ///< urn:3gpp:video-orientation
  kMid,                 ///< urn:ietf:params:rtp-hdrext:sdes:mid (RFC 9143)
};
inline constexpr std::size_t kExtensionTypes = 6;

[[nodiscard]] std::string_view extension_uri(ExtensionType type);
/// Nothing for a URI that we do not know.
[[nodiscard]] std::optional<ExtensionType> extension_type(std::string_view uri);

/// The ids of one m-line. An id of 0 means: not negotiated.
class ExtensionIds {
 public:
  /// id is 1 to 14, or 1 to 255 where a=extmap-allow-mixed allows the two-byte form.
  void set(ExtensionType type, std::uint8_t id) { ids_[static_cast<std::size_t>(type)] = id; }
  [[nodiscard]] std::uint8_t id(ExtensionType type) const { return ids_[static_cast<std::size_t>(type)]; }
  [[nodiscard]] bool has(ExtensionType type) const { return id(type) != 0; }

 private:
  std::array<std::uint8_t, kExtensionTypes> ids_{};
};

}  // namespace mtavip::rtp
