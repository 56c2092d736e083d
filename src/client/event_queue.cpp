#include "client/event_queue.h"

#include <algorithm>
#include <variant>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/check.h"

namespace mtavip::client {
namespace {

// Statistics of an application that does not read them are not kept for ever: the newest of a call is enough.
constexpr std::size_t kThinOutAbove = 4096;

}  // namespace

EventQueue::EventQueue() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  MTAVIP_CHECK(descriptor_ >= 0);
}

EventQueue::~EventQueue() {
  ::close(descriptor_);
}

void EventQueue::push(Event event) {
  const std::lock_guard lock(mutex_);
  if (events_.size() >= kThinOutAbove) {
    std::erase_if(events_, [](const Event& e) { return std::holds_alternative<StatisticsEvent>(e); });
  }
  events_.push_back(std::move(event));
  if (events_.size() == 1) ::eventfd_write(descriptor_, 1);
}

std::optional<Event> EventQueue::take() {
  const std::lock_guard lock(mutex_);
  if (events_.empty()) return std::nullopt;
  Event event = std::move(events_.front());
  events_.pop_front();
  if (events_.empty()) {
    eventfd_t count = 0;
    ::eventfd_read(descriptor_, &count);
  }
  return event;
}

std::optional<Event> EventQueue::wait(std::chrono::milliseconds timeout) {
  if (auto event = take()) return event;
  pollfd waiting{descriptor_, POLLIN, 0};
  const auto limit = std::clamp<std::int64_t>(timeout.count(), 0, 86'400'000);
  ::poll(&waiting, 1, static_cast<int>(limit));
  return take();
}

}  // namespace mtavip::client
