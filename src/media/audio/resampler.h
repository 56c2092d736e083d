// Converts sound between sample rates and channel counts, 10 ms at a time (libspeexdsp).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "media/frame.h"

struct SpeexResamplerState_;

namespace mtavip::media {

/// Remembers the end of the last block, so that blocks join without a seam. Delays by 3 ms where rates differ.
/// Allocates only when a format changes.
class Resampler {
 public:
  Resampler();
  ~Resampler();
  Resampler(Resampler&&) noexcept;
  Resampler& operator=(Resampler&&) noexcept;

  /// `in` is a whole number of 10 ms blocks in `from`; returns the same time in `to`. The view is valid until the next
  /// call (it is `in` itself where nothing is to be done). Rates are multiples of 100, one or two channels.
  std::span<const std::int16_t> convert(const AudioFormat& from, std::span<const std::int16_t> in,
                                        const AudioFormat& to);
  void reset();

 private:
  struct Deleter {
    void operator()(SpeexResamplerState_* state) const;
  };
  std::unique_ptr<SpeexResamplerState_, Deleter> state_;
  AudioFormat from_{0, 0};
  AudioFormat to_{0, 0};
  std::vector<std::int16_t> mixed_;
  std::vector<std::int16_t> resampled_;
  std::vector<std::int16_t> spread_;
};

}  // namespace mtavip::media
