#include "media/jitter/decision.h"

namespace mtavip::media {
namespace {

// A device's or a thread's tick comes this much early or late without a meaning.
constexpr Duration kTickTolerance = std::chrono::milliseconds(1);
// Longer than this is not concealed: the voice has faded away by then.
constexpr Duration kLongestConcealment = std::chrono::milliseconds(200);
constexpr Duration kTooLate = std::chrono::milliseconds(20);

constexpr Duration kAccelerateAbove = std::chrono::milliseconds(8);
constexpr Duration kFastAccelerateAbove = std::chrono::milliseconds(60);
constexpr Duration kExpandBelow = std::chrono::milliseconds(4);
constexpr Duration kBetweenStretches = std::chrono::milliseconds(50);

}  // namespace

Fill next_fill(const FillInput& input) {
  if (!input.front) {
    if (input.waiting || input.silence_announced || input.stalled >= kLongestConcealment) return Fill::kWait;
    return Fill::kStall;
  }
  const auto& front = *input.front;
  const bool due = front.delay + kTickTolerance >= input.target;
  if (input.waiting) return due ? Fill::kDecode : Fill::kWait;
  const Duration missing = front.gap - input.stalled;
  if (missing <= Duration::zero()) return Fill::kDecode;
  if (front.nothing_lost || front.gap > kLongestConcealment) return due ? Fill::kDecode : Fill::kWait;
  // We play later than we want to: leaving the gap out is the cheapest way to catch up.
  if (front.delay > input.target + kTooLate && !front.redundancy) return Fill::kDecode;
  if (front.redundancy && missing <= front.duration + kTickTolerance) return Fill::kRecover;
  return Fill::kConceal;
}

Stretch next_stretch(const StretchInput& input) {
  if (!input.undisturbed) return Stretch::kNone;
  const Duration above = input.level - input.target;
  if (above > kFastAccelerateAbove) return Stretch::kFastAccelerate;
  if (input.since_stretch < kBetweenStretches) return Stretch::kNone;
  if (above > kAccelerateAbove) return Stretch::kAccelerate;
  if (above < -kExpandBelow) return Stretch::kExpand;
  return Stretch::kNone;
}

}  // namespace mtavip::media
