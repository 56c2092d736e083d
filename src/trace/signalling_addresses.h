// Where signalling is spoken: the well-known ports, and the addresses that messages have told of (H.225.0 call
// signalling and RAS addresses, H.245 addresses of calls).
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>

#include "base/ip_address.h"
#include "trace/message_record.h"

namespace mtavip::trace {

class SignallingAddresses {
 public:
  /// `limit` addresses are kept; more are not learned.
  explicit SignallingAddresses(std::size_t limit = 65'536) : limit_(limit) {}

  /// Notes the addresses in a decoded message, in what it tunnels too.
  void learn(const DecodedMessage& message);

  /// What is spoken on a TCP connection between these two; nothing where that is not known.
  [[nodiscard]] std::optional<Protocol> tcp(const Endpoint& a, const Endpoint& b) const;
  /// Whether RAS is spoken between these two.
  [[nodiscard]] bool ras(const Endpoint& a, const Endpoint& b) const;

 private:
  void learn(const Field& field);
  void note(const Field& address, Protocol protocol);

  std::size_t limit_;
  std::unordered_map<Endpoint, Protocol> connections_;  ///< call signalling and H.245
  std::unordered_map<Endpoint, Protocol> datagrams_;    ///< RAS
};

}  // namespace mtavip::trace
