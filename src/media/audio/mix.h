// Arithmetic on 16-bit sound: adding, gain, fades, channels. All saturate and none allocates.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace mtavip::media {

[[nodiscard]] inline std::int16_t saturate(std::int32_t value) {
  return static_cast<std::int16_t>(std::clamp(value, -32768, 32767));
}
[[nodiscard]] inline std::int16_t saturate(float value) {
  return static_cast<std::int16_t>(std::lrintf(std::clamp(value, -32768.0F, 32767.0F)));
}

/// out = a, fading into b. All three are of one size; `out` may be a or b.
void cross_fade(std::span<const std::int16_t> a, std::span<const std::int16_t> b, std::size_t channels,
                std::span<std::int16_t> out);
/// to += from.
void add(std::span<std::int16_t> to, std::span<const std::int16_t> from);
/// Converts between one and two channels (or copies); `to` has room for as many frames as `from` has. Returns samples.
std::size_t convert_channels(std::span<const std::int16_t> from, int from_channels, std::span<std::int16_t> to,
                             int to_channels);
/// Mean power in dB relative to a full-scale square wave: -127 for silence, 0 at most.
[[nodiscard]] double level_dbfs(std::span<const std::int16_t> samples);

}  // namespace mtavip::media
