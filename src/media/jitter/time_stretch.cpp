#include "media/jitter/time_stretch.h"

#include <algorithm>

#include "media/audio/mix.h"

namespace mtavip::media {
namespace {

constexpr double kAlike = 0.85;
constexpr double kAlikeFast = 0.5;

}  // namespace

std::size_t TimeStretch::accelerate(SampleBuffer& buffer, std::size_t most, bool fast) {
  const std::size_t channels = buffer.channels();
  const auto found = search_.search(buffer.all(), channels, buffer.format().sample_rate, buffer.history(),
                                    LagSearch::Direction::kForward, most);
  if (found.lag == 0) return 0;
  if (!found.quiet && found.correlation < (fast ? kAlikeFast : kAlike)) return 0;
  const auto future = buffer.writable_future();
  const std::size_t overlap = std::min(found.lag, future.size() / channels - found.lag) * channels;
  cross_fade(future.first(overlap), future.subspan(found.lag * channels, overlap), channels,
             future.subspan(found.lag * channels, overlap));
  buffer.remove(found.lag);
  return found.lag;
}

std::size_t TimeStretch::expand(SampleBuffer& buffer, std::size_t most) {
  const std::size_t channels = buffer.channels();
  const auto found = search_.search(buffer.all(), channels, buffer.format().sample_rate, buffer.history(),
                                    LagSearch::Direction::kBack, most);
  if (found.lag == 0 || (!found.quiet && found.correlation < kAlike)) return 0;
  const std::size_t size = found.lag * channels;
  if (buffer.future() < found.lag) return 0;
  // From the future into the past period, which then runs into the future again.
  static_cast<void>(buffer.insert(found.lag));
  const auto all = buffer.all();
  const std::size_t position = buffer.history() * channels;
  cross_fade(all.subspan(position + size, size), all.subspan(position - size, size), channels,
             buffer.writable_future().first(size));
  return found.lag;
}

}  // namespace mtavip::media
