#include "rtp/header_extension.h"

namespace mtavip::rtp {
namespace {

constexpr std::array<std::string_view, kExtensionTypes> kUris = {
    "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
    "urn:ietf:params:rtp-hdrext:toffset",
    "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    "urn:3gpp:video-orientation",
    "urn:ietf:params:rtp-hdrext:sdes:mid",
};

}  // namespace

std::string_view extension_uri(ExtensionType type) {
  return kUris[static_cast<std::size_t>(type)];
}

std::optional<ExtensionType> extension_type(std::string_view uri) {
  for (std::size_t i = 0; i < kUris.size(); ++i) {
    if (kUris[i] == uri) return static_cast<ExtensionType>(i);
  }
  return std::nullopt;
}

}  // namespace mtavip::rtp
