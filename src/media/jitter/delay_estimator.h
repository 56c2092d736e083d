// How late packets come: a histogram of each packet's delay relative to the fastest one of the recent past, whose
// quantile is the delay that the jitter buffer aims at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/time.h"

namespace mtavip::media {

struct DelayEstimatorSettings {
  double quantile = 0.97;  ///< share of packets that shall be in time
  /// Weight of a packet in the histogram fades by this factor with every later one; nearer to 1 at the start, so that
  /// the first packets count evenly.
  double forgetting = 0.9955;
};

class DelayEstimator {
 public:
  explicit DelayEstimator(DelayEstimatorSettings settings = {});

  /// A packet whose first sample has this media time (RTP timestamp as a duration) arrived. Returns its delay relative
  /// to the fastest of the last two seconds.
  Duration packet(Timestamp arrival, Duration media_time);
  /// How late a packet that arrived now would be, without learning it. Negative: faster than all.
  [[nodiscard]] std::optional<Duration> relative_delay(Timestamp arrival, Duration media_time) const;
  /// When the fastest of the recent packets would have brought this media time. Nothing before the first packet.
  [[nodiscard]] std::optional<Timestamp> reference(Duration media_time) const;
  /// The quantile of relative delays.
  [[nodiscard]] Duration quantile() const;
  /// The sender's clock made a jump: what is known of the spread stays, the reference is begun anew.
  void rebase();
  void reset();

 private:
  static constexpr Duration kBucket = std::chrono::milliseconds(2);
  static constexpr std::size_t kBuckets = 1000;
  static constexpr Duration kSlice = std::chrono::milliseconds(100);
  static constexpr std::size_t kSlices = 20;

  struct Slice {
    std::int64_t number = -1;
    Duration transit{};
  };
  [[nodiscard]] std::optional<Duration> fastest() const;

  DelayEstimatorSettings settings_;
  std::array<Slice, kSlices> slices_{};  // the smallest transit time of each 100 ms
  std::int64_t newest_slice_ = -1;
  std::vector<double> histogram_;
  double total_ = 0;
  double weight_ = 1;  // of the next packet: grows instead of all others fading
  std::uint64_t packets_ = 0;
};

}  // namespace mtavip::media
