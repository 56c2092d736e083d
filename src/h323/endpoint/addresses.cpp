#include "h323/endpoint/addresses.h"

#include <array>
#include <cstring>

namespace mtavip::h323 {
namespace {

template <std::size_t kSize>
std::array<std::byte, kSize> octets_of(const IpAddress& address) {
  std::array<std::byte, kSize> result{};
  std::memcpy(result.data(), address.octets().data(), kSize);
  return result;
}

IpAddress v4(const std::array<std::byte, 4>& octets) {
  std::array<std::uint8_t, 4> result{};
  std::memcpy(result.data(), octets.data(), result.size());
  return IpAddress::v4(result);
}

/// IPv4 where the address is one that is only written as IPv6.
IpAddress v6(const std::array<std::byte, 16>& octets) {
  std::array<std::uint8_t, 16> result{};
  std::memcpy(result.data(), octets.data(), result.size());
  static constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::memcmp(result.data(), kMapped.data(), kMapped.size()) == 0) {
    return IpAddress::v4({result[12], result[13], result[14], result[15]});
  }
  return IpAddress::v6(result);
}

}  // namespace

h245::TransportAddress to_h245(const Endpoint& endpoint) {
  h245::TransportAddress result;
  auto& unicast = result.emplace<h245::TransportAddress::kUnicastAddress>();
  if (endpoint.address.is_v6()) {
    auto& address = unicast.emplace<h245::UnicastAddress::kIP6Address>();
    address.network = octets_of<16>(endpoint.address);
    address.tsap_identifier = endpoint.port;
  } else {
    auto& address = unicast.emplace<h245::UnicastAddress::kIPAddress>();
    address.network = octets_of<4>(endpoint.address);
    address.tsap_identifier = endpoint.port;
  }
  return result;
}

std::optional<Endpoint> from_h245(const h245::TransportAddress& address) {
  const auto* unicast = address.get_if<h245::TransportAddress::kUnicastAddress>();
  if (unicast == nullptr) return std::nullopt;
  if (const auto* ip = unicast->get_if<h245::UnicastAddress::kIPAddress>()) {
    return Endpoint{v4(ip->network), ip->tsap_identifier};
  }
  if (const auto* ip = unicast->get_if<h245::UnicastAddress::kIP6Address>()) {
    return Endpoint{v6(ip->network), ip->tsap_identifier};
  }
  return std::nullopt;
}

}  // namespace mtavip::h323
