// The monotonic clock that device threads read.
#pragma once

#include <chrono>

#include "base/time.h"

namespace mtavip::device {

/// Now, on the time scale of every Timestamp in the process.
[[nodiscard]] inline Timestamp monotonic_now() {
  return Timestamp(std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch()));
}

}  // namespace mtavip::device
