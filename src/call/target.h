// What a person dials, turned into a SIP address: "bob@example.org", "192.0.2.7", "1002", "sip:...", "tel:...".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <mtavip/error.h>

#include "base/ip_address.h"

namespace mtavip::call {

struct DialTarget {
  std::string uri;                   ///< "sip:bob@example.org"
  std::string host;                  ///< lower case, without brackets
  std::optional<IpAddress> address;  ///< where the host is a literal, or "localhost"
};

/// `account_domain` completes a bare user name or number; empty: there is none, and such a target is an error.
Expected<DialTarget> resolve_target(std::string_view text, std::string_view account_domain);
/// The host of a SIP or H.323 address or of a WebSocket URL, lower case, without port and brackets; empty where it has
/// none.
[[nodiscard]] std::string host_of(std::string_view uri);

}  // namespace mtavip::call
