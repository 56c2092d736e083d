// What came of a sound: levels, tones, delay and likeness by cross-correlation, gaps. Levels as in audio_signals.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/time.h"

namespace mtavip::testkit {

/// RMS level; -100 for silence.
[[nodiscard]] double level(std::span<const std::int16_t> samples);
/// Level of the part of the signal at this frequency, within about one hertz per second of signal.
[[nodiscard]] double tone_level(std::span<const std::int16_t> samples, int sample_rate, double hertz);
/// How far the tone stands above all else, in dB.
[[nodiscard]] double tone_to_rest(std::span<const std::int16_t> samples, int sample_rate, double hertz);

struct Alignment {
  Duration delay{};       ///< of `received` behind `reference`
  double similarity = 0;  ///< normalised correlation there, -1 to 1
};
/// Finds `reference` in `received`, which may begin up to `longest` later. Nothing if one of them is silent or too
/// short.
[[nodiscard]] std::optional<Alignment> align(std::span<const std::int16_t> reference,
                                             std::span<const std::int16_t> received, int sample_rate, Duration longest);

/// Ratio in dB of the reference to the difference, after the best gain; both aligned and of one length.
[[nodiscard]] double signal_to_noise(std::span<const std::int16_t> reference, std::span<const std::int16_t> received);

struct Gap {
  Duration start{};
  Duration length{};
};
/// Stretches of at least `shortest` in which no sample is louder than `threshold` (absolute value).
[[nodiscard]] std::vector<Gap> gaps(std::span<const std::int16_t> samples, int sample_rate, std::int16_t threshold,
                                    Duration shortest);

/// Where clicks of click_train() begin.
[[nodiscard]] std::vector<Duration> clicks(std::span<const std::int16_t> samples, int sample_rate);

}  // namespace mtavip::testkit
