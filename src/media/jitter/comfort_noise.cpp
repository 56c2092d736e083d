#include "media/jitter/comfort_noise.h"

#include <algorithm>
#include <cmath>

#include "media/audio/mix.h"

namespace mtavip::media {

bool ComfortNoise::update(ByteView payload) {
  if (payload.empty()) return false;
  const std::size_t order = std::min(payload.size() - 1, kMaxOrder);
  double prediction_gain = 1;
  for (std::size_t i = 0; i < order; ++i) {
    const int index = std::min(static_cast<int>(payload[i + 1]), 254);
    const double k = 258.0 * (index - 127) / 32768.0;
    reflection_[i] = static_cast<float>(k);
    prediction_gain *= 1 - k * k;
  }
  if (order != order_) state_.fill(0);
  order_ = order;
  level_dbfs_ = -static_cast<double>(static_cast<int>(payload[0]) & 0x7f);
  const double rms = 32768.0 * std::pow(10.0, level_dbfs_ / 20);
  target_gain_ = static_cast<float>(rms * std::sqrt(std::max(prediction_gain, 1e-6)));
  return true;
}

void ComfortNoise::set_level(double dbfs) {
  level_dbfs_ = dbfs;
  order_ = 0;
  target_gain_ = dbfs <= -100 ? 0.0F : static_cast<float>(32768.0 * std::pow(10.0, dbfs / 20));
}

float ComfortNoise::excitation() {
  seed_ = seed_ * 1664525U + 1013904223U;
  // Uniform noise of unit power.
  return (static_cast<float>(seed_ >> 8) / 8388608.0F - 1.0F) * 1.7320508F;
}

void ComfortNoise::generate(std::span<std::int16_t> out, std::size_t channels) {
  for (std::size_t i = 0; i + channels <= out.size(); i += channels) {
    gain_ += (target_gain_ - gain_) * 0.01F;
    float forward = excitation() * gain_;
    for (std::size_t m = order_; m-- > 0;) {
      forward -= reflection_[m] * state_[m];
      state_[m + 1] = state_[m] + reflection_[m] * forward;
    }
    state_[0] = forward;
    const std::int16_t sample = saturate(forward);
    std::fill_n(out.data() + i, channels, sample);
  }
}

}  // namespace mtavip::media
