#include "media/audio/mix.h"

namespace mtavip::media {

void cross_fade(std::span<const std::int16_t> a, std::span<const std::int16_t> b, std::size_t channels,
                std::span<std::int16_t> out) {
  const std::size_t frames = out.size() / channels;
  const float step = 1.0F / static_cast<float>(frames + 1);
  float weight = step;
  for (std::size_t i = 0, frame = 0; frame < frames; ++frame, weight += step) {
    for (std::size_t c = 0; c < channels; ++c, ++i) {
      const auto from = static_cast<float>(a[i]);
      out[i] = saturate(from + weight * (static_cast<float>(b[i]) - from));
    }
  }
}

void add(std::span<std::int16_t> to, std::span<const std::int16_t> from) {
  const std::size_t count = std::min(to.size(), from.size());
  for (std::size_t i = 0; i < count; ++i) to[i] = saturate(std::int32_t{to[i]} + std::int32_t{from[i]});
}

std::size_t convert_channels(std::span<const std::int16_t> from, int from_channels, std::span<std::int16_t> to,
                             int to_channels) {
  const auto in = static_cast<std::size_t>(from_channels);
  const auto out = static_cast<std::size_t>(to_channels);
  const std::size_t frames = std::min(from.size() / in, to.size() / out);
  if (in == out) {
    std::copy_n(from.begin(), frames * in, to.begin());
  } else if (in == 1) {
    for (std::size_t i = 0; i < frames; ++i) std::fill_n(to.data() + i * out, out, from[i]);
  } else {
    for (std::size_t i = 0; i < frames; ++i) {
      std::int32_t sum = 0;
      for (std::size_t c = 0; c < in; ++c) sum += from[i * in + c];
      std::fill_n(to.data() + i * out, out, static_cast<std::int16_t>(sum / from_channels));
    }
  }
  return frames * out;
}

double level_dbfs(std::span<const std::int16_t> samples) {
  if (samples.empty()) return -127;
  double power = 0;
  for (const auto sample : samples) power += static_cast<double>(sample) * static_cast<double>(sample);
  power /= static_cast<double>(samples.size()) * 32768.0 * 32768.0;
  return power <= 1e-12 ? -127 : std::max(-127.0, 10 * std::log10(power));
}

}  // namespace mtavip::media
