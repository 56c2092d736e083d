#include "sip/server_transaction.h"

namespace mtavip::sip {

TransactionStep ServerTransaction::on_request() {
  return {.transmit = state_ == State::kProceeding || state_ == State::kCompleted};
}

TransactionStep ServerTransaction::on_respond(Timestamp now, int status) {
  if (state_ != State::kTrying && state_ != State::kProceeding) return {};
  if (status < 200) {
    state_ = State::kProceeding;
    return {.transmit = true};
  }
  if (reliable_) {
    state_ = State::kTerminated;
    return {.transmit = true, .ended = true};
  }
  state_ = State::kCompleted;
  limit_ = now + timers_->give_up();
  return {.transmit = true};
}

TransactionStep ServerTransaction::on_transport_error() {
  state_ = State::kTerminated;
  limit_.reset();
  return {.failure = TransactionFailure::kTransport, .ended = true};
}

TransactionStep ServerTransaction::on_timeout(Timestamp now) {
  if (!is_due(limit_, now)) return {};
  state_ = State::kTerminated;
  limit_.reset();
  return {.ended = true};
}

}  // namespace mtavip::sip
