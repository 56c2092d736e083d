#include "h323/endpoint/target.h"

#include <algorithm>

#include "base/ip_address.h"
#include "base/text.h"

namespace mtavip::h323 {
namespace {

constexpr std::size_t kMostText = 512;

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789*#,") == std::string_view::npos;
}

/// Whether it can only be meant as a host: an address, or a name with a dot that is not a number.
bool must_be_host(std::string_view text) {
  return IpAddress::parse(text).has_value() || (text.find('.') != std::string_view::npos && !is_number(text));
}

bool is_host_name(std::string_view text) {
  return !text.empty() && text.size() <= 253 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '.' || c == '-' || c == '_';
  });
}

/// Percent escapes of RFC 3986; nothing if one is not complete, or stands for a control character.
std::optional<std::string> unescape(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    if (text.front() != '%') {
      result += text.front();
      text.remove_prefix(1);
      continue;
    }
    if (text.size() < 3) return std::nullopt;
    const auto value = parse_number<unsigned char>(text.substr(1, 2), 16);
    if (!value || *value < 0x20) return std::nullopt;
    result += static_cast<char>(*value);
    text.remove_prefix(3);
  }
  return result;
}

/// "host", "host:port", "[v6]:port" or a bare IPv6 address into `target`.
bool read_host(std::string_view text, Target& target) {
  if (const auto address = IpAddress::parse(text)) {
    target.host = address->to_string();
    return !address->is_unspecified() && !address->is_multicast();
  }
  const auto colon = text.rfind(':');
  if (colon != std::string_view::npos && text.find(']', colon) == std::string_view::npos) {
    const auto port = parse_number<std::uint16_t>(text.substr(colon + 1));
    if (!port || *port == 0) return false;
    target.port = *port;
    text = text.substr(0, colon);
    if (const auto address = IpAddress::parse(text)) {
      target.host = address->to_string();
      return !address->is_unspecified() && !address->is_multicast();
    }
  }
  if (!is_host_name(text)) return false;
  target.host = std::string(text);
  return true;
}

ras::Alias name_or_number(const std::string& text) {
  return {is_number(text) ? ras::AliasKind::kDialledDigits : ras::AliasKind::kH323Id, text};
}

}  // namespace

std::vector<ras::Alias> Target::aliases() const {
  std::vector<ras::Alias> result;
  if (!room.empty()) result.push_back(name_or_number(room));
  if (user.empty()) return result;
  // With '+' a number is international; dialled digits have none.
  const std::string plain = user.front() == '+' && is_number(std::string_view(user).substr(1)) ? user.substr(1) : user;
  result.push_back(name_or_number(plain));
  if (!host.empty()) result.push_back({ras::AliasKind::kUrl, "h323:" + user + "@" + host});
  return result;
}

std::optional<Target> parse_target(std::string_view text, bool has_gatekeeper) {
  text = trim(text);
  if (text.empty() || text.size() > kMostText) return std::nullopt;
  const bool is_url = starts_with_ignoring_case(text, "h323:");
  if (is_url) {
    text.remove_prefix(5);
    text = text.substr(0, text.find(';'));
  }
  Target target;
  if (const auto room = text.find("##"); room != std::string_view::npos) {
    target.room = std::string(text.substr(room + 2));
    text = text.substr(0, room);
    // "1002##" is a number that ends so, where there is someone to dial it with.
    if (target.room.empty()) return std::nullopt;
  }
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    auto user = unescape(text.substr(0, at));
    if (!user || !read_host(text.substr(at + 1), target)) return std::nullopt;
    target.user = std::move(*user);
    return target;
  }
  if (text.empty()) return std::nullopt;
  const std::string_view without_port = text.substr(0, text.find(':'));
  if (has_gatekeeper && !must_be_host(text) && !must_be_host(without_port) && !Endpoint::parse(text)) {
    auto user = unescape(text);
    if (!user) return std::nullopt;
    target.user = std::move(*user);
    return target;
  }
  if (!read_host(text, target)) return std::nullopt;
  // A number alone is nobody's host: without a gatekeeper there is nowhere to send it.
  if (is_number(target.host)) return std::nullopt;
  return target;
}

}  // namespace mtavip::h323
