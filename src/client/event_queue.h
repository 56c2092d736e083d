// Events on their way to the application: a queue with a descriptor that is readable while it is not empty.
#pragma once

#include <chrono>
#include <deque>
#include <mutex>
#include <optional>

#include <mtavip/event.h>

namespace mtavip::client {

class EventQueue {
 public:
  EventQueue();
  ~EventQueue();
  EventQueue(const EventQueue&) = delete;
  EventQueue& operator=(const EventQueue&) = delete;

  void push(Event event);
  std::optional<Event> wait(std::chrono::milliseconds timeout);
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  std::optional<Event> take();

  int descriptor_ = -1;
  std::mutex mutex_;
  std::deque<Event> events_;
};

}  // namespace mtavip::client
