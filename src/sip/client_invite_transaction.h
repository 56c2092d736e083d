// The INVITE client transaction: RFC 3261 section 17.1.1 with the Accepted state of RFC 6026 section 7.2.
#pragma once

#include "sip/timers.h"
#include "sip/transaction_step.h"

namespace mtavip::sip {

class ClientInviteTransaction {
 public:
  enum class State : std::uint8_t { kCalling, kProceeding, kCompleted, kAccepted, kTerminated };

  ClientInviteTransaction(const SipTimers& timers, bool reliable) : timers_(&timers), reliable_(reliable) {}

  TransactionStep start(Timestamp now);
  /// A response that matched this transaction.
  TransactionStep on_response(Timestamp now, int status);
  TransactionStep on_transport_error();
  TransactionStep on_timeout(Timestamp now);
  [[nodiscard]] Timer deadline() const { return earliest(retransmit_, limit_); }
  [[nodiscard]] State state() const { return state_; }

 private:
  TransactionStep terminate();

  const SipTimers* timers_;
  bool reliable_;
  State state_ = State::kCalling;
  Duration interval_{};
  Timer retransmit_;  ///< Timer A
  Timer limit_;       ///< Timer B in Calling, D in Completed, M in Accepted
};

}  // namespace mtavip::sip
