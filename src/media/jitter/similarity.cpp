#include "media/jitter/similarity.h"

#include <algorithm>
#include <cmath>

namespace mtavip::media {
namespace {

constexpr float kQuietPower = 60.0F * 60.0F;  // mean square; about -55 dBFS

struct Match {
  std::size_t lag = 0;
  float correlation = -2;
};

float dot(const float* a, const float* b, std::size_t count) {
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += a[i] * b[i];
  return sum;
}

/// The best lag of [from, to]; `still` and `moving` point to where lag is 0, `step` is +1 or -1.
Match best(const float* piece, std::size_t window, std::ptrdiff_t step, std::size_t from, std::size_t to) {
  Match result;
  const float own = dot(piece, piece, window);
  for (std::size_t lag = from; lag <= to; ++lag) {
    const float* other = piece + step * static_cast<std::ptrdiff_t>(lag);
    const float norm = std::sqrt(own * dot(other, other, window));
    const float correlation = norm > 1 ? dot(piece, other, window) / norm : 0;
    if (correlation > result.correlation) result = {lag, correlation};
  }
  return result;
}

}  // namespace

Similarity LagSearch::search(std::span<const std::int16_t> samples, std::size_t channels, int sample_rate,
                             std::size_t start, Direction direction, std::size_t longest) {
  const std::size_t frames = samples.size() / channels;
  const std::size_t window = static_cast<std::size_t>(sample_rate) / 100;
  const std::size_t shortest = shortest_lag(sample_rate);
  const bool back = direction == Direction::kBack;
  if (start + window > frames) return {};
  const std::size_t reach = back ? start : frames - window - start;
  longest = std::min({longest, longest_lag(sample_rate), reach});
  if (longest < shortest) return {};

  // Only the part that is compared is mixed and averaged down to about 8000 a second.
  const std::size_t first = back ? start - longest : start;
  const std::size_t count = longest + window;
  mono_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    float sum = 0;
    for (std::size_t c = 0; c < channels; ++c) sum += static_cast<float>(samples[(first + i) * channels + c]);
    mono_[i] = sum / static_cast<float>(channels);
  }
  const float* piece = mono_.data() + (back ? longest : 0);
  const std::ptrdiff_t step = back ? -1 : 1;

  const std::size_t factor = std::max<std::size_t>(static_cast<std::size_t>(sample_rate) / 8000, 1);
  Match match;
  if (factor == 1) {
    match = best(piece, window, step, shortest, longest);
  } else {
    const std::size_t coarse_lag = longest / factor;
    const std::size_t coarse_window = window / factor;
    coarse_.resize(coarse_lag + coarse_window);
    // Aligned so that the compared piece begins at a whole coarse sample.
    const float* origin = back ? piece - coarse_lag * factor : piece;
    for (std::size_t i = 0; i < coarse_.size(); ++i) {
      float sum = 0;
      for (std::size_t k = 0; k < factor; ++k) sum += origin[i * factor + k];
      coarse_[i] = sum;
    }
    const float* coarse_piece = coarse_.data() + (back ? coarse_lag : 0);
    const std::size_t coarse_shortest = (shortest + factor - 1) / factor;
    if (coarse_lag < coarse_shortest) return {};
    match = best(coarse_piece, coarse_window, step, coarse_shortest, coarse_lag);
    const std::size_t centre = match.lag * factor;
    const std::size_t low = std::max(shortest, centre - std::min(centre, factor - 1));
    match = best(piece, window, step, low, std::min(longest, centre + factor - 1));
  }

  Similarity result;
  result.lag = match.lag;
  result.correlation = static_cast<double>(match.correlation);
  const float* other = piece + step * static_cast<std::ptrdiff_t>(match.lag);
  const auto power = [window](const float* p) { return dot(p, p, window) / static_cast<float>(window); };
  result.quiet = power(piece) < kQuietPower && power(other) < kQuietPower;
  return result;
}

}  // namespace mtavip::media
