#include "testkit/audio_signals.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"

namespace mtavip::testkit {
namespace {

constexpr double kFullScale = 32768.0;
constexpr double kTwoPi = 2 * std::numbers::pi;

double linear(double decibels) {
  return std::pow(10.0, decibels / 20);
}

std::int16_t quantised(double value) {
  return static_cast<std::int16_t>(std::lround(std::clamp(value, -kFullScale, kFullScale - 1)));
}

Samples to_samples(const std::vector<double>& signal, double gain) {
  Samples out;
  out.reserve(signal.size());
  for (const double s : signal) out.push_back(quantised(s * gain));
  return out;
}

// A two-pole resonator: one formant.
class Resonator {
 public:
  Resonator(int sample_rate, double hertz, double bandwidth) {
    const double radius = std::exp(-std::numbers::pi * bandwidth / sample_rate);
    first_ = 2 * radius * std::cos(kTwoPi * hertz / sample_rate);
    second_ = -radius * radius;
    gain_ = 1 - radius;
  }
  double filter(double in) {
    const double out = gain_ * in + first_ * y1_ + second_ * y2_;
    y2_ = y1_;
    y1_ = out;
    return out;
  }

 private:
  double first_ = 0;
  double second_ = 0;
  double gain_ = 0;
  double y1_ = 0;
  double y2_ = 0;
};

// One syllable, appended to `out`: shaped noise, or pulses through three formants.
void add_syllable(int sample_rate, std::size_t length, Random& random, std::vector<double>& out) {
  const bool voiced = random.below(4) != 0;
  const double pitch = 95 + 70 * random.unit();
  const double glide = 1 + 0.3 * (random.unit() - 0.5);
  Resonator first(sample_rate, 300 + 500 * random.unit(), 80);
  Resonator second(sample_rate, 900 + 1300 * random.unit(), 120);
  Resonator third(sample_rate, std::min(2400 + 700 * random.unit(), sample_rate * 0.45), 200);
  double phase = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const double place = static_cast<double>(i) / static_cast<double>(length);
    const double envelope = std::sin(std::numbers::pi * place);
    double source = random.unit() - 0.5;
    if (voiced) {
      phase += pitch * (1 + (glide - 1) * place) / sample_rate;
      source *= 0.05;
      if (phase >= 1) {
        phase -= 1;
        source += 8;
      }
      source = first.filter(source) + 0.6 * second.filter(source) + 0.3 * third.filter(source);
    } else {
      source = third.filter(source) * 4;
    }
    out.push_back(source * envelope);
  }
}

}  // namespace

std::size_t sample_count(int sample_rate, Duration duration) {
  return static_cast<std::size_t>(std::max<std::int64_t>(duration.count(), 0) * sample_rate / 1'000'000);
}

Samples silence(int sample_rate, Duration duration) {
  return Samples(sample_count(sample_rate, duration), 0);
}

Samples tone(int sample_rate, double hertz, Duration duration, double level) {
  return chirp(sample_rate, hertz, hertz, duration, level);
}

Samples chirp(int sample_rate, double from_hertz, double to_hertz, Duration duration, double level) {
  const std::size_t count = sample_count(sample_rate, duration);
  const double amplitude = kFullScale * linear(level) * std::numbers::sqrt2;
  const double seconds = to_seconds(duration);
  Samples out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double t = static_cast<double>(i) / sample_rate;
    const double turns = from_hertz * t + (to_hertz - from_hertz) * t * t / (2 * seconds);
    out.push_back(quantised(amplitude * std::sin(kTwoPi * (turns - std::floor(turns)))));
  }
  return out;
}

Samples noise(int sample_rate, Duration duration, double level, std::uint64_t seed) {
  SeededRandom random(seed);
  // Uniform noise in [-a, a] has the RMS value a / sqrt(3).
  const double amplitude = kFullScale * linear(level) * std::numbers::sqrt3;
  Samples out(sample_count(sample_rate, duration));
  for (auto& sample : out) sample = quantised(amplitude * (2 * random.unit() - 1));
  return out;
}

Samples click_train(int sample_rate, Duration duration, Duration period) {
  Samples out = silence(sample_rate, duration);
  const std::size_t click = sample_count(sample_rate, 1ms);
  for (Duration start{}; start < duration; start += period) {
    const std::size_t first = sample_count(sample_rate, start);
    for (std::size_t i = first; i < std::min(first + click, out.size()); ++i) out[i] = 32767;
  }
  return out;
}

Samples speech_like(int sample_rate, Duration duration, std::uint64_t seed, double level) {
  SeededRandom random(seed);
  const std::size_t count = sample_count(sample_rate, duration);
  std::vector<double> signal;
  signal.reserve(count);
  while (signal.size() < count) {
    const auto length = static_cast<std::size_t>((0.14 + 0.16 * random.unit()) * sample_rate);
    add_syllable(sample_rate, length, random, signal);
    const bool sentence_ends = random.below(8) == 0;
    const double pause = sentence_ends ? 0.25 + 0.35 * random.unit() : 0.02 + 0.04 * random.unit();
    signal.insert(signal.end(), static_cast<std::size_t>(pause * sample_rate), 0.0);
  }
  signal.resize(count);
  double energy = 0;
  for (const double s : signal) energy += s * s;
  if (energy == 0) return Samples(count, 0);
  return to_samples(signal, kFullScale * linear(level) / std::sqrt(energy / static_cast<double>(count)));
}

}  // namespace mtavip::testkit
