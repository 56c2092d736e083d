// The client transaction of every method but INVITE: RFC 3261 section 17.1.2.
#pragma once

#include "sip/timers.h"
#include "sip/transaction_step.h"

namespace mtavip::sip {

class ClientTransaction {
 public:
  enum class State : std::uint8_t { kTrying, kProceeding, kCompleted, kTerminated };

  ClientTransaction(const SipTimers& timers, bool reliable) : timers_(&timers), reliable_(reliable) {}

  TransactionStep start(Timestamp now);
  TransactionStep on_response(Timestamp now, int status);
  TransactionStep on_transport_error();
  TransactionStep on_timeout(Timestamp now);
  [[nodiscard]] Timer deadline() const { return earliest(retransmit_, limit_); }
  [[nodiscard]] State state() const { return state_; }

 private:
  TransactionStep terminate();

  const SipTimers* timers_;
  bool reliable_;
  State state_ = State::kTrying;
  Duration interval_{};
  Timer retransmit_;  ///< Timer E
  Timer limit_;       ///< Timer F until Completed, then K
};

}  // namespace mtavip::sip
