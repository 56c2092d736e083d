#include "net/interfaces.h"

#include <cstring>
#include <memory>

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include "net/socket.h"

namespace mtavip::net {

std::vector<InterfaceAddress> interface_addresses() {
  std::vector<InterfaceAddress> result;
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) != 0) return result;
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(first, &freeifaddrs);
  for (const ifaddrs* entry = first; entry != nullptr; entry = entry->ifa_next) {
    if (entry->ifa_addr == nullptr || (entry->ifa_flags & IFF_UP) == 0) continue;
    const int family = entry->ifa_addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    sockaddr_storage storage{};
    std::memcpy(&storage, entry->ifa_addr, family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6));
    result.push_back(
        {entry->ifa_name, SocketAddress::to_endpoint(storage).address, (entry->ifa_flags & IFF_LOOPBACK) != 0});
  }
  return result;
}

std::optional<IpAddress> local_address_towards(const IpAddress& remote) {
  const auto fd = open_socket(SOCK_DGRAM, remote.is_v6());
  if (!fd) return std::nullopt;
  // Connecting a UDP socket looks up the route and sends nothing; any port but 0 will do.
  const SocketAddress address(Endpoint{remote, 5060});
  if (::connect(fd->get(), address.data(), address.size()) != 0) return std::nullopt;
  const IpAddress local = local_endpoint(fd->get()).address;
  if (local.is_unspecified()) return std::nullopt;
  return local;
}

IpAddress default_local_address(bool v6) {
  // Addresses for documentation (RFC 5737, RFC 3849): nobody's, and so reached by the default route.
  const auto outside = v6 ? IpAddress::parse("2001:db8::1") : IpAddress::parse("192.0.2.1");
  if (const auto local = local_address_towards(*outside)) return *local;
  for (const InterfaceAddress& entry : interface_addresses()) {
    if (entry.address.is_v6() == v6 && !entry.loopback && !entry.address.is_link_local()) return entry.address;
  }
  return v6 ? *IpAddress::parse("::1") : IpAddress::v4({127, 0, 0, 1});
}

}  // namespace mtavip::net
