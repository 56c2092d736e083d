// The names of sources and sinks: "kind" or "kind:argument", the same in options, configuration and API.
#pragma once

#include <string>
#include <string_view>

#include <mtavip/error.h>
#include <mtavip/types.h>

namespace mtavip::client {

struct PortName {
  std::string kind;      ///< "device", "file", "tone", ...
  std::string argument;  ///< a name, a path, a frequency; may be empty
};

enum class PortRole : std::uint8_t { kSource, kSink };

/// Splits and checks a name; the error says which kinds there are. An empty text gives the default of the role.
Expected<PortName> parse_port(std::string_view text, MediaKind kind, PortRole role);
/// Whether opening it lets the client listen to or look at the user.
[[nodiscard]] bool is_live(const PortName& port, PortRole role);

}  // namespace mtavip::client
