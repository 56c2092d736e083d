// Between the plain values that this client speaks and their forms in H.225.0 messages: aliases, addresses, bandwidths,
// names of reasons.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_rate.h"
#include "base/ip_address.h"
#include "h323/messages/h225_address.h"
#include "h323/ras/alias.h"

namespace mtavip::h323::ras {

/// Nothing where the text cannot be written in the way of its kind.
[[nodiscard]] std::optional<h225::AliasAddress> to_wire(const Alias& alias);
/// Those that can be written.
[[nodiscard]] std::vector<h225::AliasAddress> to_wire(const std::vector<Alias>& aliases);
/// Nothing for kinds that no person could use: mobileUIM, isupNumber, and what is newer than we are.
[[nodiscard]] std::optional<Alias> from_wire(const h225::AliasAddress& alias);
/// Those that can be read, the first `limit` of them.
[[nodiscard]] std::vector<Alias> from_wire(const std::vector<h225::AliasAddress>& aliases, std::size_t limit);
/// The same of an optional component.
[[nodiscard]] std::vector<Alias> from_wire(const asn1::Optional<std::vector<h225::AliasAddress>>& aliases,
                                           std::size_t limit);
[[nodiscard]] std::optional<Alias> from_wire(const h225::PartyNumber& number);

[[nodiscard]] h225::TransportAddress to_wire(const mtavip::Endpoint& address);
/// IPv4 and IPv6 addresses, with or without a source route.
[[nodiscard]] std::optional<mtavip::Endpoint> from_wire(const h225::TransportAddress& address);
/// The first address that can be used.
[[nodiscard]] std::optional<mtavip::Endpoint> from_wire(const std::vector<h225::TransportAddress>& addresses);

/// In units of 100 bit/s (H.225.0 7.6.1, BandWidth), rounded up; what is too much becomes the most.
[[nodiscard]] h225::BandWidth to_wire(DataRate rate);
[[nodiscard]] DataRate rate_of(h225::BandWidth bandwidth);

/// The name of the alternative that is held, as the standard writes it: "calledPartyNotRegistered".
template <class SomeChoice>
[[nodiscard]] std::string name_of_alternative(const SomeChoice& choice) {
  const auto index = static_cast<std::size_t>(choice.kind());
  const auto& alternatives = SomeChoice::kType.alternatives;
  return index < alternatives.size() ? std::string(alternatives[index].name) : std::string("unknown");
}

}  // namespace mtavip::h323::ras
