#include "client/port_name.h"

#include <algorithm>
#include <array>
#include <span>

namespace mtavip::client {
namespace {

struct PortKind {
  std::string_view name;
  bool needs_argument;
};

constexpr std::array kAudioSources{PortKind{"device", false},  PortKind{"file", true},  PortKind{"tone", true},
                                   PortKind{"silence", false}, PortKind{"null", false}, PortKind{"app", true}};
constexpr std::array kAudioSinks{PortKind{"device", false}, PortKind{"record", true}, PortKind{"null", false},
                                 PortKind{"app", true}};
constexpr std::array kVideoSources{PortKind{"camera", false}, PortKind{"screen", false}, PortKind{"file", true},
                                   PortKind{"test", false},   PortKind{"null", false},   PortKind{"app", true}};
constexpr std::array kVideoSinks{PortKind{"window", false}, PortKind{"check", false}, PortKind{"record", true},
                                 PortKind{"null", false}, PortKind{"app", true}};

std::span<const PortKind> kinds_of(MediaKind kind, PortRole role) {
  if (kind == MediaKind::kAudio)
    return role == PortRole::kSource ? std::span<const PortKind>(kAudioSources) : kAudioSinks;
  return role == PortRole::kSource ? std::span<const PortKind>(kVideoSources) : kVideoSinks;
}

}  // namespace

Expected<PortName> parse_port(std::string_view text, MediaKind kind, PortRole role) {
  const auto kinds = kinds_of(kind, role);
  if (text.empty()) return PortName{std::string(kinds.front().name), {}};
  PortName port;
  const auto colon = text.find(':');
  port.kind = std::string(text.substr(0, colon));
  if (colon != std::string_view::npos) port.argument = std::string(text.substr(colon + 1));
  // For pictures "device" means what a person would expect: the camera, or a window.
  if (kind == MediaKind::kVideo && port.kind == "device") port.kind = role == PortRole::kSource ? "camera" : "window";
  const auto known = std::find_if(kinds.begin(), kinds.end(), [&](const PortKind& k) { return k.name == port.kind; });
  if (known == kinds.end()) {
    std::string message = "\"" + std::string(text) + "\" is no " + (kind == MediaKind::kAudio ? "sound" : "picture") +
                          (role == PortRole::kSource ? " source" : " sink") + "; there are";
    for (const auto& k : kinds) {
      message += (&k == &kinds.front() ? " " : ", ") + std::string(k.name) + (k.needs_argument ? ":..." : "");
    }
    return tl::unexpected<Error>({ErrorCode::kInvalidArgument, std::move(message)});
  }
  if (known->needs_argument && port.argument.empty()) {
    return tl::unexpected<Error>(
        {ErrorCode::kInvalidArgument, "\"" + port.kind + "\" needs something after a colon, as in \"" + port.kind +
                                          (port.kind == "tone" ? ":440\"" : ":name\"")});
  }
  return port;
}

bool is_live(const PortName& port, PortRole role) {
  return role == PortRole::kSource && (port.kind == "device" || port.kind == "camera" || port.kind == "screen");
}

}  // namespace mtavip::client
