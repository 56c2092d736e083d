// What a transaction machine asks of the transaction layer after an input. The machines know neither messages nor
// sockets: they are told that something happened and when, and say what is to be done, so that every transition can be
// tested as a table.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/time.h"

namespace mtavip::sip {

enum class TransactionFailure : std::uint8_t {
  kTimedOut,   ///< Timer B, F or H
  kTransport,  ///< RFC 3261 sections 17.1.4 and 17.2.4
};

struct TransactionStep {
  bool transmit = false;     ///< send the request, or the last response, (again)
  bool trying = false;       ///< send a 100 (Trying)
  bool acknowledge = false;  ///< send the ACK of a final response other than 2xx
  bool deliver = false;      ///< hand the message to the transaction user
  std::optional<TransactionFailure> failure = {};
  bool ended = false;  ///< the transaction is terminated and is to be removed

  friend bool operator==(const TransactionStep&, const TransactionStep&) = default;
};

/// A timer of a machine: unset, or the time when it fires.
using Timer = std::optional<Timestamp>;

inline bool is_due(const Timer& timer, Timestamp now) {
  return timer && *timer <= now;
}
inline Timer earliest(const Timer& a, const Timer& b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace mtavip::sip
