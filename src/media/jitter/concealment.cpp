#include "media/jitter/concealment.h"

#include <algorithm>

#include "media/audio/mix.h"

namespace mtavip::media {
namespace {

constexpr double kVoiced = 0.5;
constexpr double kLoudestBackground = -45;

}  // namespace

void Concealment::begin(const SampleBuffer& buffer) {
  const auto& format = buffer.format();
  sample_rate_ = format.sample_rate;
  channels_ = buffer.channels();
  active_ = true;
  generated_ = 0;
  const auto past = buffer.all();
  const std::size_t wanted = format.samples_in(history_wanted());
  const auto kept = past.subspan(past.size() - std::min(past.size(), wanted));
  past_.assign(kept.begin(), kept.end());
  const std::size_t frames = past_.size() / channels_;

  noise_.set_level(background_dbfs_);
  lag_ = 0;
  const std::size_t window = static_cast<std::size_t>(sample_rate_) / 100;
  if (frames < window + 2 * shortest_lag(sample_rate_)) return;
  const auto found = search_.search(past_, channels_, sample_rate_, frames - window, LagSearch::Direction::kBack,
                                    longest_lag(sample_rate_));
  if (found.lag == 0) return;
  // Without a pitch, the longest piece sounds least like a tone.
  lag_ = found.correlation >= kVoiced ? found.lag : std::min(longest_lag(sample_rate_), frames / 2);
  seam_ = lag_ / 4;
  loop_ = next_loop_ = lag_ * periods_at(found.correlation >= kVoiced ? 0 : static_cast<std::size_t>(sample_rate_));
  distance_ = loop_;

  step_.assign(channels_, 0.0F);
  step_weight_ = 1;
  for (std::size_t c = 0; c < channels_ && frames > loop_; ++c) {
    const auto last = static_cast<float>(past_[(frames - 1) * channels_ + c]);
    const auto before = static_cast<float>(past_[(frames - 1 - loop_) * channels_ + c]);
    step_[c] = last - before;
  }
}

std::size_t Concealment::periods_at(std::size_t generated) const {
  const std::size_t block = static_cast<std::size_t>(sample_rate_) / 100;
  const std::size_t wish = generated < block ? 1 : generated < 2 * block ? 2 : 3;
  const std::size_t frames = past_.size() / channels_;
  const std::size_t possible = frames > seam_ ? (frames - seam_) / lag_ : 0;
  return std::max<std::size_t>(std::min(wish, possible), 1);
}

void Concealment::generate(std::span<std::int16_t> out) {
  noise_.generate(out, channels_);
  if (lag_ == 0) return;
  const std::size_t frames = past_.size() / channels_;
  const auto rate = static_cast<std::size_t>(sample_rate_);
  const std::size_t hold = rate / 50;  // full for 20 ms, gone at 80 ms
  const std::size_t fade = rate * 60 / 1000;
  const float step_decay = 1.0F - 400.0F / static_cast<float>(sample_rate_);
  for (std::size_t i = 0; i + channels_ <= out.size(); i += channels_, ++generated_) {
    if (generated_ >= hold + fade) {
      lag_ = 0;
      return;
    }
    const float gain =
        generated_ < hold ? 1.0F : 1.0F - static_cast<float>(generated_ - hold) / static_cast<float>(fade);
    if (distance_ == seam_) next_loop_ = lag_ * periods_at(generated_);
    const bool in_seam = distance_ <= seam_ && frames >= distance_ + next_loop_;
    const float weight = in_seam ? static_cast<float>(seam_ - distance_ + 1) / static_cast<float>(seam_ + 1) : 0.0F;
    for (std::size_t c = 0; c < channels_; ++c) {
      auto sample = static_cast<float>(past_[(frames - distance_) * channels_ + c]);
      if (in_seam) {
        const auto begin = static_cast<float>(past_[(frames - distance_ - next_loop_) * channels_ + c]);
        sample += weight * (begin - sample);
      }
      sample += step_[c] * step_weight_;
      // The noise comes up as the voice goes.
      out[i + c] = saturate(sample * gain + static_cast<float>(out[i + c]) * (1.0F - gain));
    }
    step_weight_ *= step_decay;
    if (--distance_ == 0) distance_ = loop_ = next_loop_;
  }
}

bool Concealment::audible() const {
  return active_ && lag_ != 0;
}

void Concealment::learn(std::span<const std::int16_t> block) {
  const double level = std::clamp(level_dbfs(block), -90.0, kLoudestBackground);
  // Falls at once, rises by 1 dB a second: the softest of the recent past.
  background_dbfs_ = level < background_dbfs_ ? level : std::min(background_dbfs_ + 0.01, level);
}

}  // namespace mtavip::media
