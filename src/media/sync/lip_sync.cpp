#include "media/sync/lip_sync.h"

#include <algorithm>

namespace mtavip::media {
namespace {

constexpr Duration kUnrelated = std::chrono::seconds(10);
/// ITU-R BT.1359 puts the threshold of detection at 45 ms of early sound and 125 ms of late sound; a third of the
/// stricter one keeps a distance from it and does not chase jitter.
constexpr Duration kDeadBand = std::chrono::milliseconds(15);
constexpr Duration kLargestExtra = std::chrono::milliseconds(500);
/// A change of a tenth of the time passed cannot be heard as stretching nor seen as a jump.
constexpr int kSlowness = 10;
constexpr Duration kLargestStep = std::chrono::milliseconds(50);

}  // namespace

LipSync::ExtraDelays LipSync::update(Timestamp now, const PlayedMoment& sound, const PlayedMoment& picture) {
  const Duration measured = (picture.played - sound.played) - (picture.captured - sound.captured);
  if (std::chrono::abs(measured) > kUnrelated) {
    reset();
    return delays_;
  }
  offset_ = offset_ ? *offset_ + (measured - *offset_) / 4 : measured;
  const Duration passed =
      updated_ ? std::clamp(now - *updated_, Duration::zero(), kLargestStep * kSlowness) : Duration::zero();
  updated_ = now;
  if (std::chrono::abs(*offset_) <= kDeadBand) return delays_;
  const Duration limit = passed / kSlowness;
  const Duration step = std::clamp(*offset_ / 2, -limit, limit);
  // One number line: sound held back on its positive side, the picture on its negative side.
  const Duration position = std::clamp(delays_.sound - delays_.picture + step, -kLargestExtra, kLargestExtra);
  delays_.sound = std::max(position, Duration::zero());
  delays_.picture = std::max(-position, Duration::zero());
  // The step will show in what is measured next; until then it must not be taken twice.
  *offset_ -= step;
  return delays_;
}

void LipSync::reset() {
  offset_.reset();
  updated_.reset();
  delays_ = {};
}

}  // namespace mtavip::media
