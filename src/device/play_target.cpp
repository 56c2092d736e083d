#include "device/play_target.h"

#include <algorithm>

namespace mtavip::device {

void PlayTarget::set_device_share(Duration share) {
  share_ = share;
  publish();
}

void PlayTarget::underrun(Timestamp now) {
  // One gap is often told several times.
  if (margin_ > kSmallestMargin && now - changed_ < kTick * 5) return;
  margin_ = std::min(margin_ + kStep, kLargestMargin);
  changed_ = now;
  publish();
}

void PlayTarget::playing(Timestamp now) {
  if (margin_ == kSmallestMargin || now - changed_ < kCalm) return;
  margin_ = std::max(margin_ - kStep, kSmallestMargin);
  changed_ = now;
  publish();
}

void PlayTarget::publish() {
  target_.store((share_ + kTick + margin_).count(), std::memory_order_relaxed);
}

}  // namespace mtavip::device
