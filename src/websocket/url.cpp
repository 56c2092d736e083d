#include "websocket/url.h"

#include <algorithm>

#include "base/ip_address.h"
#include "base/text.h"

namespace mtavip::websocket {
namespace {

constexpr std::string_view kPlain = "ws://";
constexpr std::string_view kSecure = "wss://";
constexpr std::size_t kLongest = 2048;

constexpr std::uint16_t default_port(bool secure) {
  return secure ? 443 : 80;
}

bool is_name(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_';
  });
}

}  // namespace

bool is_websocket_url(std::string_view text) {
  return starts_with_ignoring_case(text, kPlain) || starts_with_ignoring_case(text, kSecure);
}

std::optional<Url> Url::parse(std::string_view text) {
  if (!is_websocket_url(text) || text.size() > kLongest) return std::nullopt;
  Url url;
  url.secure = starts_with_ignoring_case(text, kSecure);
  text.remove_prefix(url.secure ? kSecure.size() : kPlain.size());
  // Printable ASCII only: nothing in it can end a line of the request. A fragment has no meaning here (section 3).
  if (std::any_of(text.begin(), text.end(), [](char c) { return c <= 0x20 || c > 0x7e || c == '#'; })) {
    return std::nullopt;
  }
  const auto end = std::min(text.find_first_of("/?"), text.size());
  std::string_view authority = text.substr(0, end);
  const std::string_view rest = text.substr(end);
  if (!rest.empty()) url.target = rest.front() == '/' ? std::string(rest) : '/' + std::string(rest);

  std::string_view port;
  bool has_port = false;
  if (authority.starts_with('[')) {
    const auto bracket = authority.find(']');
    if (bracket == std::string_view::npos) return std::nullopt;
    const auto address = IpAddress::parse(authority.substr(1, bracket - 1));
    if (!address || !address->is_v6()) return std::nullopt;
    url.host = address->to_string();
    authority.remove_prefix(bracket + 1);
    has_port = authority.starts_with(':');
    if (!authority.empty() && !has_port) return std::nullopt;
    if (has_port) port = authority.substr(1);
  } else {
    const auto colon = authority.find(':');
    has_port = colon != std::string_view::npos;
    if (has_port) port = authority.substr(colon + 1);
    if (!is_name(authority.substr(0, colon))) return std::nullopt;
    url.host = authority.substr(0, colon);
  }
  url.port = default_port(url.secure);
  if (has_port) {
    const auto number = parse_number<std::uint16_t>(port);
    if (!number || *number == 0) return std::nullopt;
    url.port = *number;
  }
  return url;
}

std::string Url::authority() const {
  std::string text = host.find(':') == std::string::npos ? host : '[' + host + ']';
  if (port != default_port(secure)) text += ':' + std::to_string(port);
  return text;
}

std::string Url::to_string() const {
  return std::string(secure ? kSecure : kPlain) + authority() + target;
}

}  // namespace mtavip::websocket
