// The addresses of this machine, and which of them a peer would see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ip_address.h"

namespace mtavip::net {

struct InterfaceAddress {
  std::string interface;  ///< "eth0"
  IpAddress address;
  bool loopback = false;
};

/// Addresses of the interfaces that are up, in the system's order.
[[nodiscard]] std::vector<InterfaceAddress> interface_addresses();

/// The address that a datagram to `remote` would leave from; nothing if there is no route. Sends nothing.
[[nodiscard]] std::optional<IpAddress> local_address_towards(const IpAddress& remote);

/// The address that this machine uses towards the world; without a default route, an interface's address, at last the
/// loopback address.
[[nodiscard]] IpAddress default_local_address(bool v6);

}  // namespace mtavip::net
