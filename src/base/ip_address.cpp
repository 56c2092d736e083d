#include "base/ip_address.h"

#include "base/text.h"

namespace mtavip {
namespace {

std::optional<std::array<std::uint8_t, 4>> parse_v4(std::string_view text) {
  std::array<std::uint8_t, 4> octets{};
  const auto parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  for (std::size_t i = 0; i < 4; ++i) {
    if (parts[i].size() > 3) return std::nullopt;
    const auto octet = parse_number<std::uint8_t>(parts[i]);
    if (!octet) return std::nullopt;
    octets[i] = *octet;
  }
  return octets;
}

// The groups of an IPv6 address on one side of "::"; the last may be a dotted IPv4 address. At most eight groups.
std::optional<std::size_t> parse_groups(std::string_view text, std::array<std::uint16_t, 8>& groups) {
  std::size_t count = 0;
  if (text.empty()) return count;
  const auto parts = split(text, ':');
  if (parts.size() > 8) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i + 1 == parts.size() && parts[i].find('.') != std::string_view::npos) {
      const auto v4 = parse_v4(parts[i]);
      if (!v4 || count > 6) return std::nullopt;
      groups[count++] = static_cast<std::uint16_t>((*v4)[0] << 8 | (*v4)[1]);
      groups[count++] = static_cast<std::uint16_t>((*v4)[2] << 8 | (*v4)[3]);
      continue;
    }
    if (parts[i].size() > 4) return std::nullopt;
    const auto group = parse_number<std::uint16_t>(parts[i], 16);
    if (!group) return std::nullopt;
    groups[count++] = *group;
  }
  return count;
}

std::optional<std::array<std::uint8_t, 16>> parse_v6(std::string_view text) {
  std::array<std::uint16_t, 8> groups{};
  const auto gap = text.find("::");
  if (gap == std::string_view::npos) {
    const auto count = parse_groups(text, groups);
    if (!count || *count != 8) return std::nullopt;
  } else {
    std::array<std::uint16_t, 8> tail{};
    const auto before = parse_groups(text.substr(0, gap), groups);
    const auto after = parse_groups(text.substr(gap + 2), tail);
    if (!before || !after || *before + *after > 7) return std::nullopt;
    for (std::size_t i = 0; i < *after; ++i) groups[8 - *after + i] = tail[i];
  }
  std::array<std::uint8_t, 16> octets{};
  for (std::size_t i = 0; i < 8; ++i) {
    octets[2 * i] = static_cast<std::uint8_t>(groups[i] >> 8);
    octets[2 * i + 1] = static_cast<std::uint8_t>(groups[i] & 0xff);
  }
  return octets;
}

std::string hex_group(unsigned value) {
  char buffer[8];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, 16);
  return {buffer, end};
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
    text = text.substr(1, text.size() - 2);
    if (text.find(':') == std::string_view::npos) return std::nullopt;
  }
  if (text.find(':') == std::string_view::npos) {
    const auto octets = parse_v4(text);
    if (!octets) return std::nullopt;
    return v4(*octets);
  }
  std::uint32_t scope = 0;
  if (const auto zone = text.find('%'); zone != std::string_view::npos) {
    const auto number = parse_number<std::uint32_t>(text.substr(zone + 1));
    if (!number) return std::nullopt;
    scope = *number;
    text = text.substr(0, zone);
  }
  const auto octets = parse_v6(text);
  if (!octets) return std::nullopt;
  return v6(*octets, scope);
}

bool IpAddress::is_unspecified() const {
  return octets_ == std::array<std::uint8_t, 16>{};
}

bool IpAddress::is_loopback() const {
  if (!is_v6_) return octets_[0] == 127;
  std::array<std::uint8_t, 16> loopback{};
  loopback[15] = 1;
  return octets_ == loopback;
}

bool IpAddress::is_multicast() const {
  return is_v6_ ? octets_[0] == 0xff : octets_[0] >= 224 && octets_[0] < 240;
}

bool IpAddress::is_link_local() const {
  return is_v6_ ? octets_[0] == 0xfe && (octets_[1] & 0xc0) == 0x80 : octets_[0] == 169 && octets_[1] == 254;
}

std::string IpAddress::to_string() const {
  if (!is_v6_) {
    std::string text;
    for (std::size_t i = 0; i < 4; ++i) {
      if (i != 0) text += '.';
      text += std::to_string(octets_[i]);
    }
    return text;
  }
  std::array<unsigned, 8> groups{};
  for (std::size_t i = 0; i < 8; ++i) groups[i] = static_cast<unsigned>(octets_[2 * i] << 8 | octets_[2 * i + 1]);
  // The longest run of two or more zero groups is written as "::", the first of equals (RFC 5952 section 4.2).
  std::size_t gap = 8;
  std::size_t gap_length = 1;
  for (std::size_t i = 0; i < 8;) {
    std::size_t j = i;
    while (j < 8 && groups[j] == 0) ++j;
    if (j - i > gap_length) {
      gap = i;
      gap_length = j - i;
    }
    i = j + 1;
  }
  std::string text;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == gap) {
      text += "::";
      i += gap_length - 1;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    text += hex_group(groups[i]);
  }
  if (scope_ != 0) text += '%' + std::to_string(scope_);
  return text;
}

std::optional<Endpoint> Endpoint::parse(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto host = text.substr(0, colon);
  if (host.find(':') != std::string_view::npos && (host.front() != '[' || host.back() != ']')) return std::nullopt;
  const auto address = IpAddress::parse(host);
  const auto port = parse_number<std::uint16_t>(text.substr(colon + 1));
  if (!address || !port) return std::nullopt;
  return Endpoint{*address, *port};
}

std::string Endpoint::to_string() const {
  const std::string port_text = std::to_string(port);
  return address.is_v6() ? '[' + address.to_string() + "]:" + port_text : address.to_string() + ':' + port_text;
}

}  // namespace mtavip
