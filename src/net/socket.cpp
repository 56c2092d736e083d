#include "net/socket.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace mtavip::net {
namespace {

std::string bind_failure_text(int error_number, const Endpoint& address, const char* what) {
  const std::string where = address.to_string();
  switch (to_net_error(error_number)) {
    case NetError::kAddressInUse:
      return std::string(what) + " cannot use " + where + ": another program has port " + std::to_string(address.port) +
             ". Choose another port, or end that program.";
    case NetError::kAddressNotAvailable:
      return std::string(what) + " cannot use " + where + ": no interface of this machine has the address " +
             address.address.to_string() + ".";
    case NetError::kPermission:
      return std::string(what) + " cannot use " + where + ": permission denied. Choose a port above 1023.";
    case NetError::kOutOfDescriptors:
      return std::string(what) + " cannot use " + where + ": " + error_text(error_number) +
             ". Raise the limit of open files (ulimit -n).";
    default:
      return std::string(what) + " cannot use " + where + ": " + error_text(error_number) + ".";
  }
}

}  // namespace

SocketAddress::SocketAddress(const Endpoint& endpoint) {
  const auto& octets = endpoint.address.octets();
  if (endpoint.address.is_v6()) {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(endpoint.port);
    address.sin6_scope_id = endpoint.address.scope();
    std::memcpy(&address.sin6_addr, octets.data(), 16);
    std::memcpy(&storage_, &address, sizeof address);
    size_ = sizeof address;
  } else {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(endpoint.port);
    std::memcpy(&address.sin_addr, octets.data(), 4);
    std::memcpy(&storage_, &address, sizeof address);
    size_ = sizeof address;
  }
}

Endpoint SocketAddress::to_endpoint(const sockaddr_storage& storage) {
  Endpoint endpoint;
  if (storage.ss_family == AF_INET6) {
    sockaddr_in6 address{};
    std::memcpy(&address, &storage, sizeof address);
    std::array<std::uint8_t, 16> octets{};
    std::memcpy(octets.data(), &address.sin6_addr, octets.size());
    endpoint.address = IpAddress::v6(octets, address.sin6_scope_id);
    endpoint.port = ntohs(address.sin6_port);
  } else if (storage.ss_family == AF_INET) {
    sockaddr_in address{};
    std::memcpy(&address, &storage, sizeof address);
    std::array<std::uint8_t, 4> octets{};
    std::memcpy(octets.data(), &address.sin_addr, octets.size());
    endpoint.address = IpAddress::v4(octets);
    endpoint.port = ntohs(address.sin_port);
  }
  return endpoint;
}

Result<FileDescriptor, NetFailure> open_socket(int type, bool v6) {
  FileDescriptor fd(::socket(v6 ? AF_INET6 : AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!fd) {
    const int error_number = errno;
    return fail(NetFailure{
        to_net_error(error_number),
        std::string("No ") + (v6 ? "IPv6" : "IPv4") + " socket could be opened: " + error_text(error_number) + "."});
  }
  if (v6) set_option(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, 1);
  return fd;
}

Result<FileDescriptor, NetFailure> bind_socket(int type, const Endpoint& address, const char* what) {
  auto fd = open_socket(type, address.address.is_v6());
  if (!fd) return fd;
  // A listener may take a port again whose last connections still wait in TIME_WAIT. On UDP this would share the port.
  if (type == SOCK_STREAM) set_option(fd->get(), SOL_SOCKET, SO_REUSEADDR, 1);
  const SocketAddress wanted(address);
  if (::bind(fd->get(), wanted.data(), wanted.size()) != 0) {
    const int error_number = errno;
    return fail(NetFailure{to_net_error(error_number), bind_failure_text(error_number, address, what)});
  }
  return fd;
}

Endpoint local_endpoint(int fd) {
  SocketAddress address;
  if (::getsockname(fd, address.data(), address.prepare()) != 0) return {};
  return address.endpoint();
}

Endpoint remote_endpoint(int fd) {
  SocketAddress address;
  if (::getpeername(fd, address.data(), address.prepare()) != 0) return {};
  return address.endpoint();
}

bool set_option(int fd, int level, int name, int value) {
  return ::setsockopt(fd, level, name, &value, sizeof value) == 0;
}

void set_socket_dscp(int fd, bool v6, std::uint8_t dscp) {
  const int traffic_class = dscp << 2;
  set_option(fd, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_TCLASS : IP_TOS, traffic_class);
}

}  // namespace mtavip::net
