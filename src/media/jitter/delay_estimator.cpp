#include "media/jitter/delay_estimator.h"

#include <algorithm>

namespace mtavip::media {

DelayEstimator::DelayEstimator(DelayEstimatorSettings settings) : settings_(settings), histogram_(kBuckets) {}

std::optional<Duration> DelayEstimator::fastest() const {
  std::optional<Duration> result;
  for (const auto& slice : slices_) {
    if (slice.number < 0 || slice.number + static_cast<std::int64_t>(kSlices) <= newest_slice_) continue;
    if (!result || slice.transit < *result) result = slice.transit;
  }
  return result;
}

Duration DelayEstimator::packet(Timestamp arrival, Duration media_time) {
  const Duration transit = arrival.time_since_epoch() - media_time;
  const std::int64_t number = std::max<std::int64_t>(arrival.time_since_epoch() / kSlice, 0);
  newest_slice_ = std::max(newest_slice_, number);
  Slice& slice = slices_[static_cast<std::size_t>(number) % kSlices];
  if (slice.number != number) {
    slice = {number, transit};
  } else {
    slice.transit = std::min(slice.transit, transit);
  }
  const Duration late = std::max(transit - fastest().value_or(transit), Duration::zero());

  ++packets_;
  const double forgetting = std::min(settings_.forgetting, 1.0 - 1.0 / static_cast<double>(packets_ + 1));
  weight_ /= forgetting;
  histogram_[std::min(static_cast<std::size_t>(late / kBucket), kBuckets - 1)] += weight_;
  total_ += weight_;
  if (weight_ > 1e9) {
    for (auto& bucket : histogram_) bucket /= weight_;
    total_ /= weight_;
    weight_ = 1;
  }
  return late;
}

std::optional<Duration> DelayEstimator::relative_delay(Timestamp arrival, Duration media_time) const {
  const auto transit = fastest();
  if (!transit) return std::nullopt;
  return arrival.time_since_epoch() - media_time - *transit;
}

std::optional<Timestamp> DelayEstimator::reference(Duration media_time) const {
  const auto transit = fastest();
  if (!transit) return std::nullopt;
  return Timestamp(media_time + *transit);
}

Duration DelayEstimator::quantile() const {
  double left = total_ * settings_.quantile;
  for (std::size_t i = 0; i < kBuckets && total_ > 0; ++i) {
    left -= histogram_[i];
    if (left <= 0) return kBucket * static_cast<std::int64_t>(i + 1);
  }
  return Duration::zero();
}

void DelayEstimator::rebase() {
  slices_ = {};
  newest_slice_ = -1;
}

void DelayEstimator::reset() {
  rebase();
  std::fill(histogram_.begin(), histogram_.end(), 0.0);
  total_ = 0;
  weight_ = 1;
  packets_ = 0;
}

}  // namespace mtavip::media
