#include "testkit/scheduler.h"

#include <algorithm>

#include "base/check.h"

namespace mtavip::testkit {
namespace {

constexpr std::uint64_t kMostEventsAtOnce = 1'000'000;

}  // namespace

Scheduler::Event Scheduler::at(Timestamp time, Action action) {
  const Event event{std::max(time, now_), next_order_++};
  events_.emplace(event, std::move(action));
  return event;
}

bool Scheduler::step() {
  if (events_.empty()) return false;
  auto node = events_.extract(events_.begin());
  if (node.key().time != now_) events_at_this_time_ = 0;
  MTAVIP_CHECK(++events_at_this_time_ < kMostEventsAtOnce);
  now_ = node.key().time;
  ++events_run_;
  node.mapped()(now_);
  return true;
}

void Scheduler::run_until(Timestamp end) {
  while (!events_.empty() && events_.begin()->first.time <= end) step();
  now_ = std::max(now_, end);
}

bool Scheduler::run_until(const std::function<bool()>& condition, Duration limit) {
  const Timestamp end = now_ + limit;
  while (!condition()) {
    if (events_.empty() || events_.begin()->first.time > end) {
      now_ = std::max(now_, end);
      return condition();
    }
    step();
  }
  return true;
}

bool Scheduler::run_dry(Duration limit) {
  const Timestamp end = now_ + limit;
  while (!events_.empty() && events_.begin()->first.time <= end) step();
  return events_.empty();
}

}  // namespace mtavip::testkit
