// Virtual time: events in order of their time, and of their making where that is equal. Nothing waits; an hour of a
// call takes as long as its events cost.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "base/time.h"

namespace mtavip::testkit {

class Scheduler {
 public:
  using Action = std::function<void(Timestamp now)>;
  /// Names a planned event; the default value names none.
  struct Event {
    Timestamp time{};
    std::uint64_t order = 0;
    friend auto operator<=>(const Event&, const Event&) = default;
  };

  /// Time does not begin at zero, so that code which takes zero for "never" is found.
  explicit Scheduler(Timestamp start = Timestamp(1000s)) : now_(start) {}

  [[nodiscard]] Timestamp now() const { return now_; }
  /// A time in the past means now.
  Event at(Timestamp time, Action action);
  Event after(Duration delay, Action action) { return at(now_ + delay, std::move(action)); }
  /// Nothing happens if it has run or was cancelled already.
  void cancel(const Event& event) { events_.erase(event); }

  /// Runs the next event; false if there is none.
  bool step();
  /// Runs all events up to `end` and moves the clock there.
  void run_until(Timestamp end);
  void run_for(Duration duration) { run_until(now_ + duration); }
  /// Runs until `condition` holds, checked after each event; false if `limit` passed first.
  bool run_until(const std::function<bool()>& condition, Duration limit);
  /// Runs until nothing is planned; false if `limit` passed first.
  bool run_dry(Duration limit);

  [[nodiscard]] std::size_t planned() const { return events_.size(); }
  [[nodiscard]] std::uint64_t events_run() const { return events_run_; }

 private:
  std::map<Event, Action> events_;
  Timestamp now_;
  std::uint64_t next_order_ = 1;
  std::uint64_t events_run_ = 0;
  // A core whose deadline never advances would stop time: that is a bug in it, and ends the test.
  std::uint64_t events_at_this_time_ = 0;
};

}  // namespace mtavip::testkit
