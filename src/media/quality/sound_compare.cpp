#include "media/quality/sound_compare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <optional>
#include <vector>

#include "media/audio/resampler.h"
#include "media/quality/fourier.h"

namespace mtavip::media {
namespace {

constexpr int kRate = 16000;
constexpr std::size_t kPiece = kRate / 2;
constexpr std::size_t kEnvelopeStep = 80;       // 5 ms
constexpr std::size_t kFrame = 256;             // 16 ms
constexpr std::size_t kSearch = kRate / 5;      // a piece is looked for 200 ms around where the one before was
constexpr std::size_t kLongest = kRate * 600U;  // ten minutes
constexpr double kActive = 1e-4;                // of the reference's mean power: a piece with less is a pause
constexpr double kAlike = 0.35;                 // correlation from which a piece counts as found
constexpr double kFrameFloor = -40;             // dB below the loudest band: silence

using Samples = std::vector<float>;

Samples to_mono(const AudioFormat& format, std::span<const std::int16_t> sound) {
  const auto channels = static_cast<std::size_t>(format.channels);
  const std::size_t block = format.samples_in(kAudioBlock);
  Resampler resampler;
  Samples result;
  // A last, partial block of less than 10 ms is of no weight.
  for (std::size_t at = 0; channels > 0 && block > 0 && at + block <= sound.size() && result.size() < kLongest;
       at += block) {
    const auto converted = resampler.convert(format, sound.subspan(at, block), {kRate, 1});
    for (const auto sample : converted) result.push_back(static_cast<float>(sample));
  }
  return result;
}

double power(std::span<const float> samples) {
  double sum = 0;
  for (const auto sample : samples) sum += static_cast<double>(sample) * static_cast<double>(sample);
  return samples.empty() ? 0 : sum / static_cast<double>(samples.size());
}

Samples envelope(std::span<const float> samples) {
  Samples result(samples.size() / kEnvelopeStep);
  double mean = 0;
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = static_cast<float>(std::sqrt(power(samples.subspan(i * kEnvelopeStep, kEnvelopeStep))));
    mean += static_cast<double>(result[i]);
  }
  mean /= std::max<double>(1, static_cast<double>(result.size()));
  for (auto& value : result) value -= static_cast<float>(mean);
  return result;
}

struct Place {
  std::size_t at = 0;
  double correlation = -1;
};

/// Where `piece` fits best into `sound`, by normalised correlation.
Place find(std::span<const float> sound, std::span<const float> piece) {
  const auto fit = correlate(sound, piece);
  if (fit.empty()) return {};
  double energy = power(sound.first(piece.size())) * static_cast<double>(piece.size());
  const double own = power(piece) * static_cast<double>(piece.size());
  // Softer than this, noise would be found in silence.
  const double least = own * 1e-6 + 1;
  Place best;
  for (std::size_t i = 0; i < fit.size(); ++i) {
    const double value = static_cast<double>(fit[i]) / std::sqrt(std::max(energy, least) * std::max(own, 1.0));
    if (value > best.correlation) best = {i, value};
    if (i + piece.size() < sound.size()) {
      const auto out = static_cast<double>(sound[i]);
      const auto in = static_cast<double>(sound[i + piece.size()]);
      energy += in * in - out * out;
    }
  }
  return best;
}

/// Upper edges of the critical bands (Zwicker) up to 8 kHz, in FFT bins of 62.5 Hz.
constexpr std::array<std::size_t, 21> kBandEdges{2,  3,  5,  6,  8,  10, 12, 15, 17,  20, 24,
                                                 28, 32, 37, 43, 50, 59, 70, 85, 102, 123};

std::array<double, kBandEdges.size()> bands(const Fourier& fourier, std::span<const float> frame) {
  static const auto window = [] {
    std::array<float, kFrame> result{};
    for (std::size_t i = 0; i < kFrame; ++i) {
      result[i] = static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / kFrame));
    }
    return result;
  }();
  std::array<std::complex<float>, kFrame> spectrum;
  for (std::size_t i = 0; i < kFrame; ++i) {
    spectrum[i] = frame[i] * window[i];
  }
  fourier.transform(spectrum, false);
  std::array<double, kBandEdges.size()> result{};
  std::size_t bin = 1;
  for (std::size_t band = 0; band < kBandEdges.size(); ++band) {
    for (; bin <= kBandEdges[band]; ++bin) result[band] += static_cast<double>(std::norm(spectrum[bin]));
  }
  return result;
}

struct Totals {
  std::size_t active = 0;
  std::size_t found = 0;
  double reference_power = 0;
  double received_power = 0;
  double snr_sum = 0;
  std::size_t snr_frames = 0;
  double distance_sum = 0;
  std::size_t distance_frames = 0;
};

void compare_piece(const Fourier& fourier, std::span<const float> reference, std::span<const float> received,
                   Totals& totals) {
  const double cross = [&] {
    double sum = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
      sum += static_cast<double>(reference[i]) * static_cast<double>(received[i]);
    }
    return sum;
  }();
  const double own = power(reference) * static_cast<double>(reference.size());
  const double gain = cross / std::max(own, 1.0);
  if (gain <= 0) return;
  totals.reference_power += own;
  totals.received_power += gain * gain * own;
  const double loudest = power(reference);
  for (std::size_t at = 0; at + kFrame <= reference.size(); at += kFrame) {
    const auto original = reference.subspan(at, kFrame);
    const auto heard = received.subspan(at, kFrame);
    const double level = power(original);
    if (level < loudest * std::pow(10, kFrameFloor / 20)) continue;  // a pause inside the piece
    double noise = 0;
    for (std::size_t i = 0; i < kFrame; ++i) {
      const double difference = static_cast<double>(heard[i]) / gain - static_cast<double>(original[i]);
      noise += difference * difference;
    }
    noise = std::max(noise / kFrame, 1e-3);
    totals.snr_sum += std::clamp(10 * std::log10(level / noise), -10.0, 35.0);
    ++totals.snr_frames;

    const auto a = bands(fourier, original);
    const auto b = bands(fourier, heard);
    const double floor = *std::max_element(a.begin(), a.end()) * std::pow(10, kFrameFloor / 10);
    double distance = 0;
    std::size_t counted = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] < floor) continue;
      const double heard_band = std::max(b[i] / (gain * gain), floor);
      distance += std::min(std::abs(10 * std::log10(heard_band / a[i])), 30.0);
      ++counted;
    }
    if (counted == 0) continue;
    totals.distance_sum += distance / static_cast<double>(counted);
    ++totals.distance_frames;
  }
}

/// The longest stretch in which the reference sounds and the received does not, in steps of the envelope.
std::size_t longest_gap(std::span<const float> reference, std::span<const float> received, std::ptrdiff_t offset) {
  const double loud = std::sqrt(power(reference));
  std::size_t run = 0;
  std::size_t longest = 0;
  for (std::size_t at = 0; at + kEnvelopeStep <= received.size(); at += kEnvelopeStep) {
    const auto from = static_cast<std::ptrdiff_t>(at) - offset;
    if (from < 0) continue;
    const std::size_t start = static_cast<std::size_t>(from) % reference.size();
    if (start + kEnvelopeStep > reference.size()) continue;
    const double sent = std::sqrt(power(reference.subspan(start, kEnvelopeStep)));
    const double heard = std::sqrt(power(received.subspan(at, kEnvelopeStep)));
    run = sent > loud * 0.3 && heard < loud * 0.01 ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

Result<SoundQuality, SoundCompareError> compare_sound(const AudioFormat& reference_format,
                                                      std::span<const std::int16_t> reference,
                                                      const AudioFormat& received_format,
                                                      std::span<const std::int16_t> received) {
  const Samples original = to_mono(reference_format, reference);
  const Samples heard = to_mono(received_format, received);
  if (original.size() < kPiece || heard.size() < kPiece) return fail(SoundCompareError::kTooShort);
  const double mean_power = power(original);
  if (mean_power < 1) return fail(SoundCompareError::kReferenceSilent);

  // Coarse: the envelope of as much of the reference as can lie in the received sound.
  const Samples original_envelope = envelope(original);
  const Samples heard_envelope = envelope(heard);
  Samples padded(original_envelope.size() + heard_envelope.size());
  std::copy(heard_envelope.begin(), heard_envelope.end(),
            padded.begin() + static_cast<std::ptrdiff_t>(original_envelope.size()));
  padded.resize(padded.size() + original_envelope.size());
  const auto fit = correlate(padded, original_envelope);
  const auto peak = static_cast<std::size_t>(std::max_element(fit.begin(), fit.end()) - fit.begin());
  auto offset = (static_cast<std::ptrdiff_t>(peak) - static_cast<std::ptrdiff_t>(original_envelope.size())) *
                static_cast<std::ptrdiff_t>(kEnvelopeStep);

  const auto period = static_cast<std::ptrdiff_t>(original.size());
  // The earliest round of the reference that the received sound can hold.
  while (offset - period > -period / 2) offset -= period;

  const Fourier fourier(kFrame);
  Totals totals;
  std::optional<std::ptrdiff_t> first_offset;
  std::ptrdiff_t drift = 0;
  const auto end = static_cast<std::ptrdiff_t>(heard.size());
  for (std::ptrdiff_t round = offset; round < end; round += period) {
    for (std::size_t at = 0; at + kPiece <= original.size(); at += kPiece) {
      const auto piece = std::span(original).subspan(at, kPiece);
      if (power(piece) < mean_power * kActive * 100) continue;
      const std::ptrdiff_t expected = round + static_cast<std::ptrdiff_t>(at) + drift;
      if (expected < 0 || expected + static_cast<std::ptrdiff_t>(kPiece) > end) continue;
      ++totals.active;
      const std::ptrdiff_t from = std::max<std::ptrdiff_t>(0, expected - static_cast<std::ptrdiff_t>(kSearch));
      const std::ptrdiff_t to = std::min(end, expected + static_cast<std::ptrdiff_t>(kPiece + kSearch));
      const auto around = std::span(heard).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
      const Place place = find(around, piece);
      if (place.correlation < kAlike) continue;
      ++totals.found;
      const std::ptrdiff_t found_at = from + static_cast<std::ptrdiff_t>(place.at);
      drift = found_at - round - static_cast<std::ptrdiff_t>(at);
      if (!first_offset) first_offset = round + drift;
      compare_piece(fourier, piece, std::span(heard).subspan(static_cast<std::size_t>(found_at), kPiece), totals);
    }
  }
  if (totals.found == 0 || totals.distance_frames == 0) return fail(SoundCompareError::kNotFound);

  SoundQuality result;
  result.delay = Duration(static_cast<std::int64_t>(*first_offset) * 1'000'000 / kRate);
  result.coverage = static_cast<double>(totals.found) / static_cast<double>(totals.active);
  result.gain_db = 10 * std::log10(totals.received_power / totals.reference_power);
  result.segmental_snr_db = totals.snr_sum / static_cast<double>(totals.snr_frames);
  result.spectral_distance_db = totals.distance_sum / static_cast<double>(totals.distance_frames);
  result.score = 1 + 4 * std::exp(-result.spectral_distance_db / 6) * result.coverage;
  const auto gap = longest_gap(original, heard, *first_offset);
  result.longest_gap = Duration(static_cast<std::int64_t>(gap * kEnvelopeStep) * 1'000'000 / kRate);
  return result;
}

}  // namespace mtavip::media
