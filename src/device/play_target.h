// How much sound to keep before a speaker: as little as its machine can keep up with, found out by running dry.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/time.h"

namespace mtavip::device {

class PlayTarget {
 public:
  /// Any thread.
  [[nodiscard]] Duration get() const { return Duration(target_.load(std::memory_order_relaxed)); }

  /// Device thread: how much the device takes at a time. The target covers that, the tick that feeds it and a margin.
  void set_device_share(Duration share);
  /// Device thread: the device ran dry. The margin grows, and shrinks again as long as that does not happen.
  void underrun(Timestamp now);
  /// Device thread: called while sound plays.
  void playing(Timestamp now);

 private:
  void publish();

  Duration share_ = std::chrono::milliseconds(5);
  Duration margin_ = kSmallestMargin;
  Timestamp changed_{};

  static constexpr Duration kTick = std::chrono::milliseconds(10);
  static constexpr Duration kSmallestMargin = std::chrono::milliseconds(10);
  static constexpr Duration kLargestMargin = std::chrono::milliseconds(60);
  static constexpr Duration kStep = std::chrono::milliseconds(5);
  static constexpr Duration kCalm = std::chrono::seconds(20);

  std::atomic<std::int64_t> target_{(std::chrono::milliseconds(5) + kTick + kSmallestMargin).count()};
};

}  // namespace mtavip::device
