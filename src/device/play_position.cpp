#include "device/play_position.h"

#include <algorithm>

namespace mtavip::device {
namespace {

// What a real device's clock and its guesses of latency may be off.
constexpr std::int64_t kSlackUs = 50'000;
constexpr std::int64_t kFastestShare = 100;

std::int64_t in_us(Timestamp time) {
  return time.time_since_epoch().count();
}

}  // namespace

void PlayPosition::update(Duration submitted, Duration latency, Timestamp now) {
  std::int64_t offset = submitted.count() - std::max(latency, Duration::zero()).count() - in_us(now);
  if (!anchor_ || offset < anchor_->offset) anchor_ = Anchor{offset, now};
  offset = std::min(offset, anchor_->offset + kSlackUs + (now - anchor_->time).count() / kFastestShare);
  offset_.store(offset, std::memory_order_relaxed);
  submitted_.store(submitted.count(), std::memory_order_release);
}

Duration PlayPosition::played(Timestamp now) const {
  const std::int64_t submitted = submitted_.load(std::memory_order_acquire);
  const std::int64_t position = in_us(now) + offset_.load(std::memory_order_relaxed);
  return Duration(std::clamp<std::int64_t>(position, 0, submitted));
}

}  // namespace mtavip::device
