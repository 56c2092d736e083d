// Where a speaker is in what it was given. The device thread says now and then how much it has handed over and how long
// that still sounds; every thread may ask at any time what has been heard, without a lock and without the device.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

#include "base/time.h"

namespace mtavip::device {

/// All positions count from the first sample that was ever handed over.
class PlayPosition {
 public:
  /// Device thread: `submitted` was handed over in all, and its end will be heard `latency` from `now`. A device that
  /// claims to play more than a hundredth faster than time passes (ALSA's "null", a file) is held to real time.
  void update(Duration submitted, Duration latency, Timestamp now);
  /// Device thread: another device plays from now on, whose latency may be much smaller.
  void change_device() { anchor_.reset(); }
  /// Any thread: what has been heard; no more than was submitted.
  [[nodiscard]] Duration played(Timestamp now) const;

 private:
  struct Anchor {
    std::int64_t offset;
    Timestamp time;
  };
  // The position heard at a time is that time plus the offset, until the submitted sound runs out. One number, so that
  // a reader never sees half an update.
  std::atomic<std::int64_t> offset_{0};
  std::atomic<std::int64_t> submitted_{0};
  std::optional<Anchor> anchor_;
};

}  // namespace mtavip::device
