#include "testkit/audio_meters.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

#include "testkit/audio_signals.h"

namespace mtavip::testkit {
namespace {

constexpr double kFullScale = 32768.0;
constexpr double kSilent = -100;

double decibels(double power) {
  return power > 0 ? std::max(10 * std::log10(power), kSilent) : kSilent;
}

double power(std::span<const std::int16_t> samples) {
  double energy = 0;
  for (const double s : samples) energy += s * s;
  return samples.empty() ? 0 : energy / static_cast<double>(samples.size()) / (kFullScale * kFullScale);
}

// Power of the component at a frequency: the projection on sine and cosine.
double tone_power(std::span<const std::int16_t> samples, int sample_rate, double hertz) {
  if (samples.empty()) return 0;
  std::complex<double> sum;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double turns = hertz * static_cast<double>(i) / sample_rate;
    sum += static_cast<double>(samples[i]) * std::polar(1.0, -2 * std::numbers::pi * (turns - std::floor(turns)));
  }
  const double amplitude = 2 * std::abs(sum) / static_cast<double>(samples.size()) / kFullScale;
  return amplitude * amplitude / 2;
}

using Spectrum = std::vector<std::complex<double>>;

// In place, decimation in time; the size is a power of two.
void transform(Spectrum& data, bool inverse) {
  const std::size_t size = data.size();
  for (std::size_t i = 1, j = 0; i < size; ++i) {
    std::size_t bit = size >> 1;
    for (; (j & bit) != 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) std::swap(data[i], data[j]);
  }
  for (std::size_t length = 2; length <= size; length *= 2) {
    const auto step = std::polar(1.0, (inverse ? 2 : -2) * std::numbers::pi / static_cast<double>(length));
    for (std::size_t start = 0; start < size; start += length) {
      std::complex<double> turn(1);
      for (std::size_t k = 0; k < length / 2; ++k) {
        const auto even = data[start + k];
        const auto odd = data[start + k + length / 2] * turn;
        data[start + k] = even + odd;
        data[start + k + length / 2] = even - odd;
        turn *= step;
      }
    }
  }
}

Spectrum spectrum_of(std::span<const std::int16_t> samples, std::size_t size) {
  Spectrum data(size);
  std::transform(samples.begin(), samples.end(), data.begin(), [](std::int16_t s) { return static_cast<double>(s); });
  transform(data, false);
  return data;
}

Duration time_of(std::size_t sample, int sample_rate) {
  return Duration(static_cast<std::int64_t>(sample) * 1'000'000 / sample_rate);
}

}  // namespace

double level(std::span<const std::int16_t> samples) {
  return decibels(power(samples));
}

double tone_level(std::span<const std::int16_t> samples, int sample_rate, double hertz) {
  return decibels(tone_power(samples, sample_rate, hertz));
}

double tone_to_rest(std::span<const std::int16_t> samples, int sample_rate, double hertz) {
  const double tone_part = tone_power(samples, sample_rate, hertz);
  return decibels(tone_part) - decibels(std::max(power(samples) - tone_part, 0.0));
}

std::optional<Alignment> align(std::span<const std::int16_t> reference, std::span<const std::int16_t> received,
                               int sample_rate, Duration longest) {
  if (reference.empty() || received.size() < reference.size()) return std::nullopt;
  const std::size_t last = std::min(sample_count(sample_rate, longest), received.size() - reference.size());
  std::size_t size = 1;
  while (size < received.size() + reference.size()) size *= 2;
  Spectrum correlation = spectrum_of(received, size);
  const Spectrum pattern = spectrum_of(reference, size);
  for (std::size_t i = 0; i < size; ++i) correlation[i] *= std::conj(pattern[i]);
  transform(correlation, true);

  std::vector<double> energy(received.size() + 1, 0.0);
  for (std::size_t i = 0; i < received.size(); ++i) {
    energy[i + 1] = energy[i] + static_cast<double>(received[i]) * received[i];
  }
  double reference_energy = 0;
  for (const double s : reference) reference_energy += s * s;

  std::optional<Alignment> best;
  for (std::size_t lag = 0; lag <= last; ++lag) {
    const double part = energy[lag + reference.size()] - energy[lag];
    // A stretch far quieter than the reference correlates by chance.
    if (reference_energy == 0 || part < reference_energy * 1e-6) continue;
    const double similarity = correlation[lag].real() / static_cast<double>(size) / std::sqrt(reference_energy * part);
    if (!best || similarity > best->similarity) best = Alignment{time_of(lag, sample_rate), similarity};
  }
  return best;
}

double signal_to_noise(std::span<const std::int16_t> reference, std::span<const std::int16_t> received) {
  const std::size_t count = std::min(reference.size(), received.size());
  double cross = 0;
  double received_energy = 0;
  double reference_energy = 0;
  for (std::size_t i = 0; i < count; ++i) {
    cross += static_cast<double>(reference[i]) * received[i];
    received_energy += static_cast<double>(received[i]) * received[i];
    reference_energy += static_cast<double>(reference[i]) * reference[i];
  }
  const double gain = received_energy > 0 ? cross / received_energy : 0;
  double error = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double difference = reference[i] - gain * received[i];
    error += difference * difference;
  }
  // A copy that is exact to the bit is as good as 16 bits can tell.
  constexpr double kBest = 98;
  if (reference_energy == 0) return 0;
  return error == 0 ? kBest : std::min(10 * std::log10(reference_energy / error), kBest);
}

std::vector<Gap> gaps(std::span<const std::int16_t> samples, int sample_rate, std::int16_t threshold,
                      Duration shortest) {
  std::vector<Gap> list;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= samples.size(); ++i) {
    if (i < samples.size() && std::abs(int{samples[i]}) <= threshold) continue;
    const Duration length = time_of(i - start, sample_rate);
    if (i > start && length >= shortest) list.push_back({time_of(start, sample_rate), length});
    start = i + 1;
  }
  return list;
}

std::vector<Duration> clicks(std::span<const std::int16_t> samples, int sample_rate) {
  // Codecs and filters smear a click; half of full scale after a quiet stretch is where it begins.
  constexpr int kLoud = 16384;
  std::vector<Duration> list;
  const std::size_t quiet = sample_count(sample_rate, 5ms);
  std::size_t ready_at = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (std::abs(int{samples[i]}) < kLoud) continue;
    if (i >= ready_at) list.push_back(time_of(i, sample_rate));
    ready_at = i + quiet;
  }
  return list;
}

}  // namespace mtavip::testkit
