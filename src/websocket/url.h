// The address of a WebSocket server: ws://host[:port][/path] and wss:// (RFC 6455 section 3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mtavip::websocket {

struct Url {
  bool secure = false;
  std::string host;          ///< a name or an IP address, without brackets
  std::uint16_t port = 0;    ///< 80 or 443 where the URL names none
  std::string target = "/";  ///< path and query

  /// Nothing where it is no such address: a fragment, a user, a blank or a control character in it included.
  static std::optional<Url> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  /// As it stands in Host: without a port that is the scheme's own.
  [[nodiscard]] std::string authority() const;
  friend bool operator==(const Url&, const Url&) = default;
};

/// Whether the text begins with ws:// or wss://.
[[nodiscard]] bool is_websocket_url(std::string_view text);

}  // namespace mtavip::websocket
