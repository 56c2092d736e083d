// Makes sound shorter or longer by one pitch period without changing its pitch (overlap and add at the lag where the
// signal resembles itself).
#pragma once

#include <cstddef>

#include "media/jitter/sample_buffer.h"
#include "media/jitter/similarity.h"

namespace mtavip::media {

class TimeStretch {
 public:
  /// What accelerate() wants in future(): a piece of 10 ms, and the longest period after it.
  [[nodiscard]] static std::size_t frames_wanted(int sample_rate) {
    return static_cast<std::size_t>(sample_rate) / 100 + longest_lag(sample_rate);
  }

  /// Takes one period out of the beginning of the future, at most `most` frames. `fast` is content with less
  /// resemblance. Returns the frames removed, 0 where the signal does not allow it.
  std::size_t accelerate(SampleBuffer& buffer, std::size_t most, bool fast);
  /// Puts one period in at the beginning of the future, which must hold 10 ms. Returns the frames put in.
  std::size_t expand(SampleBuffer& buffer, std::size_t most);

 private:
  LagSearch search_;
};

}  // namespace mtavip::media
