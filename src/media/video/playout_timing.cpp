#include "media/video/playout_timing.h"

#include <algorithm>

namespace mtavip::media {
namespace {

constexpr Duration kWindow = std::chrono::milliseconds(2500);
/// A step of this size is no jitter: the sender's timestamps began anew.
constexpr Duration kJump = std::chrono::seconds(3);
/// The target halves in about seven seconds without late pictures.
constexpr Duration kDecayTime = std::chrono::seconds(10);

Duration media_time(std::int64_t timestamp) {
  return Duration(timestamp * 100 / 9);  // 90 kHz to microseconds
}

}  // namespace

void PlayoutTiming::reset() {
  minima_ = {};
  last_transit_.reset();
  target_ = jitter_ = Duration::zero();
}

void PlayoutTiming::observe(Duration transit, Timestamp arrived) {
  if (last_transit_ && std::chrono::abs(transit - *last_transit_) > kJump) reset();
  if (!last_transit_) {
    window_start_ = last_arrived_ = arrived;
  } else {
    jitter_ += (std::chrono::abs(transit - *last_transit_) - jitter_) / 16;
  }
  last_transit_ = transit;
  while (arrived - window_start_ >= kWindow) {
    std::rotate(minima_.rbegin(), minima_.rbegin() + 1, minima_.rend());
    minima_[0].reset();
    window_start_ = arrived - window_start_ >= kWindow * static_cast<int>(kWindows) ? arrived : window_start_ + kWindow;
  }
  minima_[0] = std::min(minima_[0].value_or(transit), transit);
  base_ = transit;
  for (const auto& minimum : minima_) base_ = std::min(base_, minimum.value_or(base_));
}

Timestamp PlayoutTiming::show_at(std::int64_t timestamp, Timestamp arrived) {
  const Duration media = media_time(timestamp);
  observe(arrived.time_since_epoch() - media, arrived);
  const Duration late = *last_transit_ - base_;
  const Duration elapsed = std::clamp(arrived - last_arrived_, Duration::zero(), kDecayTime);
  last_arrived_ = arrived;
  target_ -= Duration(target_.count() * elapsed.count() / kDecayTime.count());
  target_ = std::clamp(std::max(target_, late), limits_.minimum, limits_.maximum);
  last_shown_ = std::max({Timestamp(base_ + media + target_), arrived, last_shown_});
  // After a jump backwards the old pictures' times must not hold up the new ones.
  if (last_shown_ - arrived > limits_.maximum) last_shown_ = arrived;
  return last_shown_;
}

}  // namespace mtavip::media
