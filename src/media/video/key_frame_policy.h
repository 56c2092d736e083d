// When key frames are asked for, and when the peer's requests for one are granted: often enough to recover at once,
// seldom enough that loss is not answered with more load.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/time.h"

namespace mtavip::media {

/// Our requests. While one is needed, asks at once and then again with growing pauses.
class KeyFrameRequester {
 public:
  void need(Timestamp now) {
    if (needed_) return;
    needed_ = true;
    next_ = last_ ? std::max(now, *last_ + kFirstPause) : now;
    pause_ = kFirstPause;
  }
  void satisfied() { needed_ = false; }
  [[nodiscard]] bool needed() const { return needed_; }
  [[nodiscard]] std::optional<Timestamp> deadline() const { return needed_ ? std::optional(next_) : std::nullopt; }
  /// Whether to ask now; the next time is set. `slow`: by signalling, whose messages cost more.
  bool due(Timestamp now, Duration round_trip, bool slow) {
    if (!needed_ || now < next_) return false;
    const Duration pause = std::max(slow ? kSlowPause : Duration::zero(), pause_ + round_trip);
    last_ = now;
    next_ = now + pause;
    pause_ = std::min(pause_ * 2, kLongestPause);
    return true;
  }

 private:
  static constexpr Duration kFirstPause = std::chrono::milliseconds(200);
  static constexpr Duration kSlowPause = std::chrono::milliseconds(1000);
  static constexpr Duration kLongestPause = std::chrono::milliseconds(3200);

  bool needed_ = false;
  Timestamp next_{};
  Duration pause_{};
  std::optional<Timestamp> last_;
};

/// The peer's requests. One while a key frame is being made or has just been sent is the same request, or is put off.
class KeyFrameGranter {
 public:
  void requested(Timestamp now) {
    if (pending_ && now - pending_since_ < kEncoderPatience) return;
    const Timestamp at = last_sent_ ? std::max(now, *last_sent_ + kSpacing) : now;
    if (!due_) due_ = at;
    pending_ = false;
  }
  void sent(Timestamp now) {
    last_sent_ = now;
    pending_ = false;
    due_.reset();
  }
  [[nodiscard]] std::optional<Timestamp> deadline() const { return due_; }
  /// Whether to tell the encoder now.
  bool due(Timestamp now) {
    if (!due_ || now < *due_) return false;
    due_.reset();
    pending_ = true;
    pending_since_ = now;
    return true;
  }

 private:
  static constexpr Duration kSpacing = std::chrono::milliseconds(300);
  static constexpr Duration kEncoderPatience = std::chrono::milliseconds(1000);

  std::optional<Timestamp> due_;
  std::optional<Timestamp> last_sent_;
  bool pending_ = false;
  Timestamp pending_since_{};
};

}  // namespace mtavip::media
