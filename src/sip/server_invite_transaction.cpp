#include "sip/server_invite_transaction.h"

namespace mtavip::sip {

TransactionStep ServerInviteTransaction::start(Timestamp now) {
  retransmit_ = now + timers_->trying;
  return {.deliver = true};
}

TransactionStep ServerInviteTransaction::on_request() {
  return {.transmit = state_ == State::kProceeding || state_ == State::kCompleted};
}

TransactionStep ServerInviteTransaction::on_ack(Timestamp now) {
  if (state_ == State::kAccepted) return {.deliver = true};
  if (state_ != State::kCompleted) return {};
  if (reliable_) return terminate();
  state_ = State::kConfirmed;
  retransmit_.reset();
  limit_ = now + timers_->t4;
  return {};
}

TransactionStep ServerInviteTransaction::on_respond(Timestamp now, int status) {
  if (state_ == State::kAccepted) return {.transmit = status >= 200 && status < 300};
  if (state_ != State::kProceeding) return {};
  retransmit_.reset();
  if (status < 200) return {.transmit = true};
  limit_ = now + timers_->give_up();
  if (status < 300) {
    state_ = State::kAccepted;
    return {.transmit = true};
  }
  state_ = State::kCompleted;
  interval_ = timers_->t1;
  if (!reliable_) retransmit_ = now + interval_;
  return {.transmit = true};
}

TransactionStep ServerInviteTransaction::on_transport_error() {
  // RFC 6026 section 7.1: the response may still be sent again by other means; the timers end the transaction.
  return {.failure = TransactionFailure::kTransport};
}

TransactionStep ServerInviteTransaction::on_timeout(Timestamp now) {
  if (is_due(limit_, now)) {
    const bool unacknowledged = state_ == State::kCompleted;
    TransactionStep step = terminate();
    if (unacknowledged) step.failure = TransactionFailure::kTimedOut;
    return step;
  }
  if (!is_due(retransmit_, now)) return {};
  if (state_ == State::kProceeding) {
    retransmit_.reset();
    return {.trying = true};
  }
  interval_ = std::min(2 * interval_, timers_->t2);
  retransmit_ = now + interval_;
  return {.transmit = true};
}

TransactionStep ServerInviteTransaction::terminate() {
  state_ = State::kTerminated;
  retransmit_.reset();
  limit_.reset();
  return {.ended = true};
}

}  // namespace mtavip::sip
