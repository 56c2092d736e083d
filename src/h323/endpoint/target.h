// What a person dials, taken apart: h323: URLs (RFC 3508), name@host (H.323 Annex O), hosts and addresses with a room
// behind "##", numbers and names for a gatekeeper.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "h323/ras/alias.h"

namespace mtavip::h323 {

inline constexpr std::uint16_t kCallSignalPort = 1720;

struct Target {
  std::string host;        ///< a name, or an address without brackets; empty: the gatekeeper has to know
  std::uint16_t port = 0;  ///< zero: found by SRV, or 1720
  std::string user;        ///< whom to ask for; empty: whoever answers there
  std::string room;        ///< what followed "##": a conference or an extension behind the host

  /// As destinationAddress of Setup and as destinationInfo of an admission request; empty where only the host counts.
  [[nodiscard]] std::vector<ras::Alias> aliases() const;
  friend bool operator==(const Target&, const Target&) = default;
};

/// Nothing if the text cannot be dialled. A text that may be a name at the gatekeeper as well as a host ("bob", "1002")
/// is a name where there is a gatekeeper, and a host where there is none.
[[nodiscard]] std::optional<Target> parse_target(std::string_view text, bool has_gatekeeper);

}  // namespace mtavip::h323
