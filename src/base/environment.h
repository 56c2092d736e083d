// What every core is handed as its first constructor argument: randomness, a log, and the relation of monotonic to wall
// time.
#pragma once

#include "base/event_log.h"
#include "base/random.h"
#include "base/time.h"

namespace mtavip {

/// Borrowed; must outlive every object that it was handed to. One per thread of use.
class Environment {
 public:
  /// `wall_origin` is the time of day at Timestamp{}.
  Environment(Random& random, EventLog& log, WallTime wall_origin)
      : random_(&random), log_(&log), wall_origin_(wall_origin) {}

  [[nodiscard]] Random& random() const { return *random_; }
  [[nodiscard]] EventLog& log() const { return *log_; }
  [[nodiscard]] WallTime wall(Timestamp now) const { return wall_origin_ + now.time_since_epoch(); }

 private:
  Random* random_;
  EventLog* log_;
  WallTime wall_origin_;
};

}  // namespace mtavip
