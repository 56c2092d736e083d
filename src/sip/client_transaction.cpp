#include "sip/client_transaction.h"

namespace mtavip::sip {

TransactionStep ClientTransaction::start(Timestamp now) {
  interval_ = timers_->t1;
  if (!reliable_) retransmit_ = now + interval_;
  limit_ = now + timers_->give_up();
  return {.transmit = true};
}

TransactionStep ClientTransaction::on_response(Timestamp now, int status) {
  if (state_ != State::kTrying && state_ != State::kProceeding) return {};
  if (status < 200) {
    state_ = State::kProceeding;
    return {.deliver = true};
  }
  retransmit_.reset();
  if (reliable_) {
    terminate();
    return {.deliver = true, .ended = true};
  }
  state_ = State::kCompleted;
  limit_ = now + timers_->t4;
  return {.deliver = true};
}

TransactionStep ClientTransaction::on_transport_error() {
  if (state_ != State::kTrying && state_ != State::kProceeding) return {};
  terminate();
  return {.failure = TransactionFailure::kTransport, .ended = true};
}

TransactionStep ClientTransaction::on_timeout(Timestamp now) {
  if (is_due(limit_, now)) {
    const bool failed = state_ != State::kCompleted;
    TransactionStep step = terminate();
    if (failed) step.failure = TransactionFailure::kTimedOut;
    return step;
  }
  if (is_due(retransmit_, now)) {
    interval_ = state_ == State::kTrying ? std::min(2 * interval_, timers_->t2) : timers_->t2;
    retransmit_ = now + interval_;
    return {.transmit = true};
  }
  return {};
}

TransactionStep ClientTransaction::terminate() {
  state_ = State::kTerminated;
  retransmit_.reset();
  limit_.reset();
  return {.ended = true};
}

}  // namespace mtavip::sip
