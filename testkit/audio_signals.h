// Sounds for tests: mono, 16 bit, the same for the same arguments. Levels are in dBFS of the RMS value, 0 being that of
// a full-scale square wave (a full-scale sine is -3.01).
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"

namespace mtavip::testkit {

using Samples = std::vector<std::int16_t>;

[[nodiscard]] std::size_t sample_count(int sample_rate, Duration duration);

[[nodiscard]] Samples silence(int sample_rate, Duration duration);
[[nodiscard]] Samples tone(int sample_rate, double hertz, Duration duration, double level = -15);
/// A sweep whose frequency rises linearly: its correlation with itself is one sharp peak.
[[nodiscard]] Samples chirp(int sample_rate, double from_hertz, double to_hertz, Duration duration, double level = -15);
/// White noise.
[[nodiscard]] Samples noise(int sample_rate, Duration duration, double level, std::uint64_t seed);
/// Single full-scale clicks of 1 ms at the start of each period.
[[nodiscard]] Samples click_train(int sample_rate, Duration duration, Duration period);
/// What codecs and concealment take for speech: voiced and unvoiced syllables about four times a second, with a pitch
/// that moves, formants, and pauses.
[[nodiscard]] Samples speech_like(int sample_rate, Duration duration, std::uint64_t seed, double level = -20);

}  // namespace mtavip::testkit
