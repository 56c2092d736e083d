#include "sip/client_invite_transaction.h"

namespace mtavip::sip {

TransactionStep ClientInviteTransaction::start(Timestamp now) {
  interval_ = timers_->t1;
  if (!reliable_) retransmit_ = now + interval_;
  limit_ = now + timers_->give_up();
  return {.transmit = true};
}

TransactionStep ClientInviteTransaction::on_response(Timestamp now, int status) {
  switch (state_) {
    case State::kCalling:
    case State::kProceeding:
      retransmit_.reset();
      if (status < 200) {
        state_ = State::kProceeding;
        limit_.reset();
        return {.deliver = true};
      }
      if (status < 300) {
        state_ = State::kAccepted;
        limit_ = now + timers_->give_up();
        return {.deliver = true};
      }
      state_ = State::kCompleted;
      limit_ = now + timers_->timer_d;
      if (reliable_) {
        terminate();
        return {.acknowledge = true, .deliver = true, .ended = true};
      }
      return {.acknowledge = true, .deliver = true};
    case State::kCompleted:
      // Only the answer that was acknowledged can come again here; a 2xx of another fork has a proxy's fault in it.
      return {.acknowledge = status >= 300};
    case State::kAccepted:
      return {.deliver = status >= 200 && status < 300};
    case State::kTerminated:
      break;
  }
  return {};
}

TransactionStep ClientInviteTransaction::on_transport_error() {
  // Once something has answered, the answer may still come by another connection.
  if (state_ != State::kCalling) return {};
  terminate();
  return {.failure = TransactionFailure::kTransport, .ended = true};
}

TransactionStep ClientInviteTransaction::on_timeout(Timestamp now) {
  if (is_due(limit_, now)) {
    const bool failed = state_ == State::kCalling;
    TransactionStep step = terminate();
    if (failed) step.failure = TransactionFailure::kTimedOut;
    return step;
  }
  if (is_due(retransmit_, now)) {
    interval_ *= 2;
    retransmit_ = now + interval_;
    return {.transmit = true};
  }
  return {};
}

TransactionStep ClientInviteTransaction::terminate() {
  state_ = State::kTerminated;
  retransmit_.reset();
  limit_.reset();
  return {.ended = true};
}

}  // namespace mtavip::sip
