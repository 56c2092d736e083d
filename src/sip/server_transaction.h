// The server transaction of every method but INVITE: RFC 3261 section 17.2.2.
#pragma once

#include "sip/timers.h"
#include "sip/transaction_step.h"

namespace mtavip::sip {

class ServerTransaction {
 public:
  enum class State : std::uint8_t { kTrying, kProceeding, kCompleted, kTerminated };

  ServerTransaction(const SipTimers& timers, bool reliable) : timers_(&timers), reliable_(reliable) {}

  TransactionStep start() { return {.deliver = true}; }
  /// The same request came again.
  TransactionStep on_request();
  TransactionStep on_respond(Timestamp now, int status);
  TransactionStep on_transport_error();
  TransactionStep on_timeout(Timestamp now);
  [[nodiscard]] Timer deadline() const { return limit_; }
  [[nodiscard]] State state() const { return state_; }

 private:
  const SipTimers* timers_;
  bool reliable_;
  State state_ = State::kTrying;
  Timer limit_;  ///< Timer J
};

}  // namespace mtavip::sip
