#include "net/error.h"

#include <cerrno>
#include <cstring>

namespace mtavip::net {

NetError to_net_error(int error_number) {
  switch (error_number) {
    case EADDRINUSE:
      return NetError::kAddressInUse;
    case EADDRNOTAVAIL:
      return NetError::kAddressNotAvailable;
    case EACCES:
    case EPERM:
      return NetError::kPermission;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
      return NetError::kOutOfDescriptors;
    case EAFNOSUPPORT:
    case EPROTONOSUPPORT:
    case ENOPROTOOPT:
      return NetError::kUnsupported;
    default:
      return NetError::kOther;
  }
}

TransportError to_transport_error(int error_number) {
  switch (error_number) {
    case ECONNREFUSED:
      return TransportError::kRefused;
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ENETDOWN:
    case EHOSTDOWN:
    case EPROTO:       // ICMP parameter problem
    case ENOPROTOOPT:  // ICMP protocol unreachable
    case EACCES:       // ICMP: administratively prohibited
    case EPERM:        // a local firewall rule
      return TransportError::kUnreachable;
    case ETIMEDOUT:
      return TransportError::kTimedOut;
    case ECONNRESET:
    case EPIPE:
    case ECONNABORTED:
    case ENOTCONN:
      return TransportError::kReset;
    case EMSGSIZE:
      return TransportError::kTooLarge;
    default:
      return TransportError::kLocal;
  }
}

std::string error_text(int error_number) {
  char buffer[128] = {};
  // The GNU variant, which may return a static text instead of filling the buffer.
  return strerror_r(error_number, buffer, sizeof buffer);
}

}  // namespace mtavip::net
