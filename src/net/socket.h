// Socket addresses of the system from and to Endpoint, and the opening of sockets with the options all of ours have.
#pragma once

#include <cstdint>
#include <optional>

#include <sys/socket.h>

#include "base/ip_address.h"
#include "net/error.h"
#include "net/file_descriptor.h"

namespace mtavip::net {

/// A sockaddr of either family.
class SocketAddress {
 public:
  SocketAddress() = default;
  explicit SocketAddress(const Endpoint& endpoint);

  [[nodiscard]] const sockaddr* data() const { return reinterpret_cast<const sockaddr*>(&storage_); }
  [[nodiscard]] sockaddr* data() { return reinterpret_cast<sockaddr*>(&storage_); }
  [[nodiscard]] socklen_t size() const { return size_; }
  /// For system calls that write an address: room for any.
  [[nodiscard]] socklen_t* prepare() {
    size_ = sizeof storage_;
    return &size_;
  }
  [[nodiscard]] Endpoint endpoint() const { return to_endpoint(storage_); }
  /// 0.0.0.0:0 for any other family.
  static Endpoint to_endpoint(const sockaddr_storage& storage);

 private:
  sockaddr_storage storage_{};
  socklen_t size_ = 0;
};

/// A non-blocking socket of SOCK_DGRAM or SOCK_STREAM that is not inherited by child processes; IPv6 ones take no IPv4.
Result<FileDescriptor, NetFailure> open_socket(int type, bool v6);
/// The same, bound. `what` names its use in the failure's sentence ("SIP over UDP").
Result<FileDescriptor, NetFailure> bind_socket(int type, const Endpoint& address, const char* what);

[[nodiscard]] Endpoint local_endpoint(int fd);
/// Wrong for a descriptor that has no peer: then 0.0.0.0:0.
[[nodiscard]] Endpoint remote_endpoint(int fd);

bool set_option(int fd, int level, int name, int value);
/// Sets the DSCP of what the socket sends; a system that refuses leaves it at 0.
void set_socket_dscp(int fd, bool v6, std::uint8_t dscp);

}  // namespace mtavip::net
