// The two sides of a call on one time axis: blocks of any rate and arrival become 48 kHz mono, placed by their times,
// with silence where nothing was said, and are read in step.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "base/time.h"
#include "media/codec/ffmpeg/av.h"
#include "media/record/recorder.h"

namespace mtavip::media::ffmpeg {

class SoundTimeline {
 public:
  static constexpr int kRate = 48'000;

  /// `at` counts from the start of the recording.
  void write(CallSide side, Duration at, const AudioFormat& format, std::span<const std::int16_t> samples);
  /// Whether a block at this time comes after a silence of both sides that is left out instead of being read as zeros.
  /// What can still be read is to be read, with `flush`, before it is written.
  [[nodiscard]] bool after_long_silence(Duration at) const;
  /// Reads the next block of both sides in step, out[0] the received one. False: not all of it can be known yet. A side
  /// that is more than 300 ms behind the other is taken to be silent. `flush`: take what there is.
  bool read(std::span<std::int16_t> received, std::span<std::int16_t> sent, bool flush);
  /// Samples read and skipped so far: the position of the next block.
  [[nodiscard]] std::int64_t position() const { return position_; }

 private:
  struct Side {
    std::deque<std::int16_t> samples;  // the first is at position_
    std::int64_t end = 0;              // position behind the last
    Swr resampler;
    AudioFormat format{0, 0};
    std::vector<std::int16_t> converted;
  };

  std::span<const std::int16_t> convert(Side& side, const AudioFormat& format, std::span<const std::int16_t> samples);

  std::array<Side, 2> sides_;
  std::int64_t position_ = 0;
};

}  // namespace mtavip::media::ffmpeg
