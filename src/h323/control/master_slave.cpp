#include "h323/control/master_slave.h"

namespace mtavip::h323::control {
namespace {

constexpr std::uint32_t kNumberMask = 0xffffff;
constexpr std::uint32_t kHalf = 0x800000;

Status opposite(Status status) {
  return status == Status::kMaster ? Status::kSlave : Status::kMaster;
}

}  // namespace

MasterSlave::Step MasterSlave::start(Timestamp now) {
  if (state_ != State::kIdle) return {};
  attempts_ = 0;
  return ask(now);
}

MasterSlave::Step MasterSlave::handle(Timestamp now, const Message& message) {
  return std::visit([&](const auto& m) { return on(now, m); }, message);
}

MasterSlave::Step MasterSlave::handle_timeout(Timestamp now) {
  if (!deadline_ || now < *deadline_) return {};
  const bool waiting_for_answer = state_ == State::kOutgoing;
  Step step = fail();
  if (waiting_for_answer) step.send = Release{};
  return step;
}

MasterSlave::Step MasterSlave::on(Timestamp now, const Request& request) {
  // In kIncoming the peer begins anew: it has not seen our acknowledgement, or thinks the procedure over. Its new
  // number is answered; the standard would give up here, and calls would end for nothing.
  if (state_ == State::kIdle) number_ = environment_->random().u32() & kNumberMask;
  const Status found = compare(request);
  if (found == Status::kUndetermined) {
    if (state_ == State::kOutgoing) return ask_again(now);
    return {.send = Reject{}, .outcome = {}};
  }
  status_ = found;
  state_ = State::kIncoming;
  deadline_ = now + settings_.t106;
  return {.send = Ack{opposite(status_)}, .outcome = {}};
}

MasterSlave::Step MasterSlave::on(Timestamp /*now*/, const Ack& ack) {
  switch (state_) {
    case State::kIdle:
      return {};
    case State::kOutgoing:
      state_ = State::kIdle;
      status_ = ack.receiver;
      deadline_.reset();
      return {.send = Ack{opposite(status_)}, .outcome = Outcome::kDetermined};
    case State::kIncoming:
      break;
  }
  if (ack.receiver != status_) return fail();
  state_ = State::kIdle;
  deadline_.reset();
  return {.send = {}, .outcome = Outcome::kDetermined};
}

MasterSlave::Step MasterSlave::on(Timestamp now, const Reject& /*reject*/) {
  if (state_ == State::kOutgoing) return ask_again(now);
  return state_ == State::kIncoming ? fail() : Step{};
}

MasterSlave::Step MasterSlave::on(Timestamp /*now*/, const Release& /*release*/) {
  return state_ == State::kIdle ? Step{} : fail();
}

MasterSlave::Step MasterSlave::ask(Timestamp now) {
  number_ = environment_->random().u32() & kNumberMask;
  ++attempts_;
  state_ = State::kOutgoing;
  deadline_ = now + settings_.t106;
  return {.send = Request{settings_.terminal_type, number_}, .outcome = {}};
}

MasterSlave::Step MasterSlave::ask_again(Timestamp now) {
  return attempts_ < settings_.n100 ? ask(now) : fail();
}

MasterSlave::Step MasterSlave::fail() {
  state_ = State::kIdle;
  status_ = Status::kUndetermined;
  deadline_.reset();
  return {.send = {}, .outcome = Outcome::kFailed};
}

Status MasterSlave::compare(const Request& request) const {
  if (request.terminal_type != settings_.terminal_type) {
    return request.terminal_type < settings_.terminal_type ? Status::kMaster : Status::kSlave;
  }
  const std::uint32_t difference = (request.number - number_) & kNumberMask;
  if (difference == 0 || difference == kHalf) return Status::kUndetermined;
  return difference < kHalf ? Status::kMaster : Status::kSlave;
}

}  // namespace mtavip::h323::control
