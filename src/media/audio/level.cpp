#include "media/audio/level.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "media/audio/mix.h"

namespace mtavip::media {

void Gain::process(std::span<std::int16_t> block, std::size_t channels) {
  const std::size_t frames = block.size() / channels;
  if (frames == 0 || (present_ == 1 && target_ == 1)) return;
  const float step = (target_ - present_) / static_cast<float>(frames);
  float gain = present_;
  for (std::size_t i = 0; i < frames * channels; ++i) {
    if (i % channels == 0) gain += step;
    block[i] = saturate(static_cast<float>(block[i]) * gain);
  }
  present_ = target_;
}

void LevelMeter::block(std::span<const std::int16_t> samples) {
  if (samples.empty()) return;
  // In integers: this runs for every block of every call.
  std::int64_t sum = 0;
  for (const auto sample : samples) sum += std::int32_t{sample} * std::int32_t{sample};
  power_[next_] = static_cast<double>(sum) / static_cast<double>(samples.size());
  next_ = (next_ + 1) % power_.size();
  count_ = std::min(count_ + 1, power_.size());
}

double LevelMeter::dbfs() const {
  if (count_ == 0) return -127;
  const double mean = std::accumulate(power_.begin(), power_.end(), 0.0) / static_cast<double>(count_);
  return mean < 1e-3 ? -127 : std::max(-127.0, 10 * std::log10(mean / (32768.0 * 32768.0)));
}

}  // namespace mtavip::media
