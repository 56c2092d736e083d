// IPv4 and IPv6 addresses and address:port pairs as values, parsed and printed without the system.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mtavip {

class IpAddress {
 public:
  /// The unspecified IPv4 address, 0.0.0.0.
  constexpr IpAddress() = default;
  static constexpr IpAddress v4(std::array<std::uint8_t, 4> octets) {
    IpAddress a;
    for (std::size_t i = 0; i < 4; ++i) a.octets_[i] = octets[i];
    return a;
  }
  static constexpr IpAddress v6(std::array<std::uint8_t, 16> octets, std::uint32_t scope = 0) {
    IpAddress a;
    a.is_v6_ = true;
    a.octets_ = octets;
    a.scope_ = scope;
    return a;
  }
  /// Dotted IPv4, or IPv6 with or without brackets. A zone may be given as a number ("fe80::1%2").
  static std::optional<IpAddress> parse(std::string_view text);

  [[nodiscard]] constexpr bool is_v6() const { return is_v6_; }
  [[nodiscard]] bool is_unspecified() const;
  [[nodiscard]] bool is_loopback() const;
  [[nodiscard]] bool is_multicast() const;
  [[nodiscard]] bool is_link_local() const;
  /// The first four octets are the address where it is IPv4.
  [[nodiscard]] constexpr const std::array<std::uint8_t, 16>& octets() const { return octets_; }
  [[nodiscard]] constexpr std::uint32_t scope() const { return scope_; }

  /// Without brackets; IPv6 in the form of RFC 5952.
  [[nodiscard]] std::string to_string() const;

  friend constexpr auto operator<=>(const IpAddress&, const IpAddress&) = default;

 private:
  bool is_v6_ = false;
  std::array<std::uint8_t, 16> octets_{};
  std::uint32_t scope_ = 0;
};

/// An IP address and a port.
struct Endpoint {
  IpAddress address;
  std::uint16_t port = 0;

  /// "192.0.2.1:5060" or "[2001:db8::1]:5060".
  static std::optional<Endpoint> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend constexpr auto operator<=>(const Endpoint&, const Endpoint&) = default;
};

}  // namespace mtavip

template <>
struct std::hash<mtavip::IpAddress> {
  std::size_t operator()(const mtavip::IpAddress& a) const noexcept {
    std::size_t h = a.is_v6() ? 0x9e3779b97f4a7c15ULL : 0;
    for (const auto octet : a.octets()) h = h * 1099511628211ULL + octet;
    return h;
  }
};

template <>
struct std::hash<mtavip::Endpoint> {
  std::size_t operator()(const mtavip::Endpoint& e) const noexcept {
    return std::hash<mtavip::IpAddress>{}(e.address) * 1099511628211ULL + e.port;
  }
};
