#include "trace/signalling_addresses.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace mtavip::trace {
namespace {

constexpr std::uint16_t kCallSignallingPort = 1720;
constexpr std::uint16_t kRasPort = 1719;
constexpr std::uint16_t kDiscoveryPort = 1718;

struct AddressName {
  std::string_view name;
  Protocol protocol;
};
/// Components of H.225.0 and H.460.18 that are transport addresses, or lists of them.
constexpr AddressName kNames[] = {
    {"h245Address", Protocol::kH245},
    {"callSignalAddress", Protocol::kCallSignalling},
    {"callSignallingAddress", Protocol::kCallSignalling},
    {"destCallSignalAddress", Protocol::kCallSignalling},
    {"sourceCallSignalAddress", Protocol::kCallSignalling},
    {"rasAddress", Protocol::kRas},
    {"replyAddress", Protocol::kRas},
};

bool is_well_known(const Endpoint& a, const Endpoint& b, std::uint16_t port) {
  return a.port == port || b.port == port;
}

}  // namespace

void SignallingAddresses::learn(const DecodedMessage& message) {
  for (const auto& part : message.parts) learn(part);
}

void SignallingAddresses::learn(const Field& field) {
  const auto found = std::ranges::find(kNames, field.name, &AddressName::name);
  if (found != std::ranges::end(kNames)) {
    if (field.kind == Field::Kind::kList) {
      for (const auto& address : field.children) note(address, found->protocol);
    } else {
      note(field, found->protocol);
    }
  }
  for (const auto& child : field.children) learn(child);
}

/// The field is a TransportAddress: ipAddress or ip6Address, each with ip and port.
void SignallingAddresses::note(const Field& address, Protocol protocol) {
  if (address.children.size() != 1) return;
  const Field* ip = address.children.front().find("ip");
  const Field* port = address.children.front().find("port");
  if (!ip || !port) return;
  const auto host = IpAddress::parse(ip->value);
  const auto number = parse_number<std::uint16_t>(port->value);
  if (!host || !number || host->is_unspecified() || *number == 0) return;
  auto& known = protocol == Protocol::kRas ? datagrams_ : connections_;
  if (connections_.size() + datagrams_.size() < limit_) known.insert_or_assign(Endpoint{*host, *number}, protocol);
}

std::optional<Protocol> SignallingAddresses::tcp(const Endpoint& a, const Endpoint& b) const {
  for (const auto* end : {&b, &a}) {
    if (const auto found = connections_.find(*end); found != connections_.end()) return found->second;
  }
  if (is_well_known(a, b, kCallSignallingPort)) return Protocol::kCallSignalling;
  return std::nullopt;
}

bool SignallingAddresses::ras(const Endpoint& a, const Endpoint& b) const {
  return is_well_known(a, b, kRasPort) || is_well_known(a, b, kDiscoveryPort) || datagrams_.contains(a) ||
         datagrams_.contains(b);
}

}  // namespace mtavip::trace
