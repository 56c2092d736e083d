// The INVITE server transaction: RFC 3261 section 17.2.1 with the Accepted state of RFC 6026 section 7.1. The 2xx
// itself is sent again by the transaction user (RFC 3261 section 13.3.1.4), through on_respond().
#pragma once

#include "sip/timers.h"
#include "sip/transaction_step.h"

namespace mtavip::sip {

class ServerInviteTransaction {
 public:
  enum class State : std::uint8_t { kProceeding, kCompleted, kConfirmed, kAccepted, kTerminated };

  ServerInviteTransaction(const SipTimers& timers, bool reliable) : timers_(&timers), reliable_(reliable) {}

  /// The INVITE came; it goes to the transaction user.
  TransactionStep start(Timestamp now);
  /// The same INVITE came again. `transmit` is only to be obeyed if there is a response yet.
  TransactionStep on_request();
  /// The ACK with the INVITE's branch: the one of a final response other than 2xx, or of a 2xx from an RFC 2543 peer.
  TransactionStep on_ack(Timestamp now);
  /// The transaction user answers. Nothing is transmitted if the answer is not allowed any more.
  TransactionStep on_respond(Timestamp now, int status);
  TransactionStep on_transport_error();
  TransactionStep on_timeout(Timestamp now);
  [[nodiscard]] Timer deadline() const { return earliest(retransmit_, limit_); }
  [[nodiscard]] State state() const { return state_; }

 private:
  TransactionStep terminate();

  const SipTimers* timers_;
  bool reliable_;
  State state_ = State::kProceeding;
  Duration interval_{};
  Timer retransmit_;  ///< the 100 while nobody has answered; Timer G in Completed
  Timer limit_;       ///< Timer H in Completed, I in Confirmed, L in Accepted
};

}  // namespace mtavip::sip
