// Gain with a ramp, so that muting and turning up make no click, and a meter of the level of the last second.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace mtavip::media {

class Gain {
 public:
  explicit Gain(float initial = 1.0F) : present_(initial), target_(initial) {}
  /// Reached over the next block that is processed.
  void set(float gain) { target_ = gain; }
  [[nodiscard]] bool silent() const { return present_ == 0 && target_ == 0; }
  /// In place; a block of interleaved samples.
  void process(std::span<std::int16_t> block, std::size_t channels);

 private:
  float present_;
  float target_;
};

/// Mean power over the last second, in blocks of 10 ms.
class LevelMeter {
 public:
  void block(std::span<const std::int16_t> samples);
  /// dB relative to a full-scale square wave; -127: silence, or nothing yet.
  [[nodiscard]] double dbfs() const;

 private:
  std::array<double, 100> power_{};
  std::size_t next_ = 0;
  std::size_t count_ = 0;
};

}  // namespace mtavip::media
