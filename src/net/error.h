// Why a socket could not be opened or used as asked, with a sentence for the person who has to change something.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "base/transport.h"

namespace mtavip::net {

enum class NetError : std::uint8_t {
  kAddressInUse,         ///< another program has this port
  kAddressNotAvailable,  ///< no interface of this machine has this address
  kPermission,           ///< not allowed: a port below 1024, or a firewall of the system
  kNoFreePort,           ///< every port of the range is taken
  kOutOfDescriptors,     ///< the process or the system has too many files open
  kUnsupported,          ///< this system has no such address family or option
  kTlsConfiguration,     ///< a certificate, key or authority file is missing or unusable
  kOther,
};

struct NetFailure {
  NetError code = NetError::kOther;
  std::string detail;  ///< a whole sentence: what failed, on which address, and what to change
};

/// The NetError that an errno value means.
[[nodiscard]] NetError to_net_error(int error_number);
/// The TransportError that an errno value of a connect, send or receive means.
[[nodiscard]] TransportError to_transport_error(int error_number);
/// The system's text for an errno value ("Connection refused"); safe in every thread.
[[nodiscard]] std::string error_text(int error_number);

}  // namespace mtavip::net
