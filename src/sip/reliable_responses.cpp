#include "sip/reliable_responses.h"

#include <algorithm>
#include <string>
#include <utility>

namespace mtavip::sip {

const Message* ReliableResponses::add(Timestamp now, Message response, bool has_sdp, const SipTimers& timers) {
  if (waiting_.size() >= kMost) return nullptr;
  response.add(HeaderName::kRequire, "100rel");
  response.add(HeaderName::kRseq, std::to_string(next_rseq_));
  waiting_.push_back({std::move(response), next_rseq_, has_sdp, {}, {}, {}});
  ++next_rseq_;
  return waiting_.size() == 1 ? start(now, timers) : nullptr;
}

const Message* ReliableResponses::start(Timestamp now, const SipTimers& timers) {
  if (waiting_.empty()) return nullptr;
  Waiting& first = waiting_.front();
  first.interval = timers.t1;
  first.next = now + timers.t1;
  first.give_up = now + timers.give_up();
  return &first.response;
}

bool ReliableResponses::holds_back_success() const {
  return std::any_of(waiting_.begin(), waiting_.end(), [](const Waiting& waiting) { return waiting.has_sdp; });
}

std::optional<ReliableResponses::Acknowledged> ReliableResponses::acknowledge(Timestamp now, const Rack& rack,
                                                                              const SipTimers& timers) {
  if (waiting_.empty() || waiting_.front().rseq != rack.rseq || rack.cseq.method_id() != Method::kInvite) {
    return std::nullopt;
  }
  const auto cseq = waiting_.front().response.cseq();
  if (!cseq || cseq->number != rack.cseq.number) return std::nullopt;
  Acknowledged result;
  result.had_sdp = waiting_.front().has_sdp;
  waiting_.pop_front();
  result.next = start(now, timers);
  return result;
}

Timer ReliableResponses::deadline() const {
  if (waiting_.empty()) return std::nullopt;
  return std::min(waiting_.front().next, waiting_.front().give_up);
}

ReliableResponses::Due ReliableResponses::on_timeout(Timestamp now) {
  if (waiting_.empty()) return {};
  Waiting& first = waiting_.front();
  if (first.give_up <= now) {
    waiting_.clear();
    return {nullptr, true};
  }
  if (first.next > now) return {};
  // Unlike that of a final response the interval has no upper bound (section 3).
  first.interval *= 2;
  first.next = now + first.interval;
  return {&first.response, false};
}

}  // namespace mtavip::sip
