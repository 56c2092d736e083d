#include "h323/ras/values.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/unicode.h"

namespace mtavip::h323::ras {
namespace {

using h225::AliasAddress;
using h225::PartyNumber;
using Wire = h225::TransportAddress;

constexpr std::string_view kDigits = "0123456789#*,";
constexpr std::size_t kMostDigits = 128;
constexpr std::size_t kMostUnits = 256;
constexpr std::size_t kMostUrl = 512;
constexpr std::int64_t kUnit = 100;

bool are_digits(std::string_view text) {
  return !text.empty() && text.size() <= kMostDigits && text.find_first_not_of(kDigits) == std::string_view::npos;
}

bool is_ia5(std::string_view text) {
  return !text.empty() && text.size() <= kMostUrl &&
         std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

template <std::size_t kSize>
std::array<std::byte, kSize> first_octets(const IpAddress& address) {
  std::array<std::byte, kSize> octets{};
  std::transform(address.octets().begin(), address.octets().begin() + kSize, octets.begin(),
                 [](std::uint8_t octet) { return std::byte{octet}; });
  return octets;
}

template <std::size_t kSize>
std::array<std::uint8_t, kSize> to_octets(const std::array<std::byte, kSize>& bytes) {
  std::array<std::uint8_t, kSize> octets{};
  std::transform(bytes.begin(), bytes.end(), octets.begin(),
                 [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
  return octets;
}

}  // namespace

std::optional<AliasAddress> to_wire(const Alias& alias) {
  switch (alias.kind) {
    case AliasKind::kDialledDigits:
      if (!are_digits(alias.text)) return std::nullopt;
      return AliasAddress::of<AliasAddress::kDialedDigits>(alias.text);
    case AliasKind::kH323Id: {
      auto units = to_utf16(alias.text);
      if (units.empty() || units.size() > kMostUnits) return std::nullopt;
      return AliasAddress::of<AliasAddress::kH323Id>(std::move(units));
    }
    case AliasKind::kUrl:
      if (!is_ia5(alias.text)) return std::nullopt;
      return AliasAddress::of<AliasAddress::kUrlId>(alias.text);
    case AliasKind::kEmail:
      if (!is_ia5(alias.text)) return std::nullopt;
      return AliasAddress::of<AliasAddress::kEmailId>(alias.text);
    case AliasKind::kTransport: {
      const auto address = mtavip::Endpoint::parse(alias.text);
      if (!address) return std::nullopt;
      return AliasAddress::of<AliasAddress::kTransportId>(to_wire(*address));
    }
    case AliasKind::kPartyNumber:
      break;
  }
  const bool international = alias.text.starts_with('+');
  const std::string digits = international ? alias.text.substr(1) : alias.text;
  if (!are_digits(digits)) return std::nullopt;
  h225::PublicPartyNumber number;
  number.public_type_of_number =
      international ? h225::PublicTypeOfNumber::kInternationalNumber : h225::PublicTypeOfNumber::kUnknown;
  number.public_number_digits = digits;
  return AliasAddress::of<AliasAddress::kPartyNumber>(PartyNumber::of<PartyNumber::kE164Number>(std::move(number)));
}

std::vector<AliasAddress> to_wire(const std::vector<Alias>& aliases) {
  std::vector<AliasAddress> list;
  list.reserve(aliases.size());
  for (const Alias& alias : aliases) {
    if (auto wire = to_wire(alias)) list.push_back(std::move(*wire));
  }
  return list;
}

std::optional<Alias> from_wire(const PartyNumber& number) {
  switch (number.kind()) {
    case PartyNumber::kE164Number: {
      const auto& e164 = number.get<PartyNumber::kE164Number>();
      const bool international = e164.public_type_of_number == h225::PublicTypeOfNumber::kInternationalNumber;
      return Alias{AliasKind::kPartyNumber, (international ? "+" : "") + e164.public_number_digits};
    }
    case PartyNumber::kPrivateNumber:
      return Alias{AliasKind::kPartyNumber, number.get<PartyNumber::kPrivateNumber>().private_number_digits};
    case PartyNumber::kDataPartyNumber:
      return Alias{AliasKind::kPartyNumber, number.get<PartyNumber::kDataPartyNumber>()};
    case PartyNumber::kNationalStandardPartyNumber:
      return Alias{AliasKind::kPartyNumber, number.get<PartyNumber::kNationalStandardPartyNumber>()};
    default:
      return std::nullopt;
  }
}

std::optional<Alias> from_wire(const AliasAddress& alias) {
  switch (alias.kind()) {
    case AliasAddress::kDialedDigits:
      return Alias{AliasKind::kDialledDigits, alias.get<AliasAddress::kDialedDigits>()};
    case AliasAddress::kH323Id: {
      // Some senders end names in NUL.
      std::u16string_view units = alias.get<AliasAddress::kH323Id>();
      while (!units.empty() && units.back() == 0) units.remove_suffix(1);
      return Alias{AliasKind::kH323Id, to_utf8(units)};
    }
    case AliasAddress::kUrlId:
      return Alias{AliasKind::kUrl, alias.get<AliasAddress::kUrlId>()};
    case AliasAddress::kEmailId:
      return Alias{AliasKind::kEmail, alias.get<AliasAddress::kEmailId>()};
    case AliasAddress::kTransportId: {
      const auto address = from_wire(alias.get<AliasAddress::kTransportId>());
      if (!address) return std::nullopt;
      return Alias{AliasKind::kTransport, address->to_string()};
    }
    case AliasAddress::kPartyNumber:
      return from_wire(alias.get<AliasAddress::kPartyNumber>());
    default:
      return std::nullopt;
  }
}

std::vector<Alias> from_wire(const std::vector<AliasAddress>& aliases, std::size_t limit) {
  std::vector<Alias> list;
  for (const AliasAddress& alias : aliases) {
    if (list.size() == limit) break;
    if (auto plain = from_wire(alias)) list.push_back(std::move(*plain));
  }
  return list;
}

std::vector<Alias> from_wire(const asn1::Optional<std::vector<AliasAddress>>& aliases, std::size_t limit) {
  return aliases ? from_wire(*aliases, limit) : std::vector<Alias>{};
}

Wire to_wire(const mtavip::Endpoint& address) {
  if (address.address.is_v6()) {
    Wire::Ip6Address six;
    six.ip = first_octets<16>(address.address);
    six.port = address.port;
    return Wire::of<Wire::kIp6Address>(std::move(six));
  }
  return Wire::of<Wire::kIpAddress>(Wire::IpAddress{first_octets<4>(address.address), address.port});
}

std::optional<mtavip::Endpoint> from_wire(const Wire& address) {
  switch (address.kind()) {
    case Wire::kIpAddress: {
      const auto& four = address.get<Wire::kIpAddress>();
      return mtavip::Endpoint{mtavip::IpAddress::v4(to_octets(four.ip)), four.port};
    }
    case Wire::kIpSourceRoute: {
      const auto& four = address.get<Wire::kIpSourceRoute>();
      return mtavip::Endpoint{mtavip::IpAddress::v4(to_octets(four.ip)), four.port};
    }
    case Wire::kIp6Address: {
      const auto& six = address.get<Wire::kIp6Address>();
      return mtavip::Endpoint{mtavip::IpAddress::v6(to_octets(six.ip)), six.port};
    }
    default:
      return std::nullopt;
  }
}

std::optional<mtavip::Endpoint> from_wire(const std::vector<Wire>& addresses) {
  for (const Wire& address : addresses) {
    const auto plain = from_wire(address);
    if (plain && !plain->address.is_unspecified() && plain->port != 0) return plain;
  }
  return std::nullopt;
}

h225::BandWidth to_wire(DataRate rate) {
  constexpr std::int64_t kMost = std::numeric_limits<h225::BandWidth>::max();
  if (rate.bps() <= 0) return 0;
  const std::int64_t units = rate.bps() / kUnit + (rate.bps() % kUnit != 0 ? 1 : 0);
  return static_cast<h225::BandWidth>(std::min(units, kMost));
}

DataRate rate_of(h225::BandWidth bandwidth) {
  return DataRate::bits_per_second(std::int64_t{bandwidth} * kUnit);
}

}  // namespace mtavip::h323::ras
