// When a received picture is to be shown: early enough to add little delay, late enough that pictures come at an even
// pace.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/time.h"

namespace mtavip::media {

struct PlayoutLimits {
  Duration minimum = Duration::zero();
  Duration maximum = std::chrono::milliseconds(500);
};

/// The fastest picture of the last seconds is taken as the network's undisturbed delay, and the target above it follows
/// how late others are: up at once, down slowly. Follows a sender's clock that drifts, and starts again where
/// timestamps jump.
class PlayoutTiming {
 public:
  explicit PlayoutTiming(const PlayoutLimits& limits) : limits_(limits) {}
  void set_limits(const PlayoutLimits& limits) { limits_ = limits; }

  /// A picture with this unwrapped 90 kHz timestamp was complete at `arrived`. Returns when to show it: never before
  /// `arrived`, and never before the picture before it.
  Timestamp show_at(std::int64_t timestamp, Timestamp arrived);
  void reset();

  /// What smoothing adds to the fastest pictures' delay.
  [[nodiscard]] Duration target() const { return target_; }
  /// Mean deviation of arrival from an even pace.
  [[nodiscard]] Duration jitter() const { return jitter_; }

 private:
  static constexpr std::size_t kWindows = 4;

  void observe(Duration transit, Timestamp arrived);

  PlayoutLimits limits_;
  // Minimum of transit (arrival minus media time) in each of the last windows; enough to follow drift, few enough to be
  // exact.
  std::array<std::optional<Duration>, kWindows> minima_{};
  Timestamp window_start_{};
  Duration base_{};
  Duration target_{};
  Duration jitter_{};
  std::optional<Duration> last_transit_;
  Timestamp last_shown_{};
  Timestamp last_arrived_{};
};

}  // namespace mtavip::media
