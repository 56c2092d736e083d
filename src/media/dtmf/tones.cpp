#include "media/dtmf/tones.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

namespace mtavip::media {
namespace {

constexpr std::array<double, 4> kLow{697, 770, 852, 941};
constexpr std::array<double, 4> kHigh{1209, 1336, 1477, 1633};
constexpr std::string_view kKeypad = "123A456B789C*0#D";
constexpr double kLowAmplitude = 32768 * 0.22;
constexpr double kHighAmplitude = 32768 * 0.28;  // 2 dB more: lines weaken the higher ones

constexpr Duration kPause = std::chrono::milliseconds(60);
constexpr Duration kRamp = std::chrono::milliseconds(2);

// Q.24: the higher tone may be up to 4 dB stronger and 8 dB weaker than the lower.
constexpr float kNormalTwist = 6.3F;
constexpr float kReverseTwist = 2.5F;
constexpr float kOthersBelow = 6.3F;
constexpr float kHarmonicBelow = 4.0F;
constexpr float kShareOfEnergy = 0.55F;
constexpr float kLeastPower = 130.0F * 130.0F;  // mean square of one block

float power(float first, float second, float coefficient) {
  return first * first + second * second - coefficient * first * second;
}

float coefficient_of(double hertz) {
  return static_cast<float>(2 * std::cos(2 * std::numbers::pi * hertz / 8000));
}

struct Coefficients {
  std::array<float, 8> tone{};
  std::array<float, 8> harmonic{};
};

const Coefficients& coefficients() {
  static const Coefficients result = [] {
    Coefficients c;
    for (std::size_t i = 0; i < 8; ++i) {
      const double hertz = i < 4 ? kLow[i] : kHigh[i - 4];
      c.tone[i] = coefficient_of(hertz);
      c.harmonic[i] = coefficient_of(2 * hertz);
    }
    return c;
  }();
  return result;
}

}  // namespace

bool DtmfToneGenerator::queue(char digit, Duration duration) {
  const char upper = digit >= 'a' && digit <= 'd' ? static_cast<char>(digit - 'a' + 'A') : digit;
  if (kKeypad.find(upper) == std::string_view::npos || count_ == kMaxQueue) return false;
  queue_[(first_ + count_) % kMaxQueue] = {
      upper, std::clamp<Duration>(duration, std::chrono::milliseconds(40), std::chrono::seconds(8))};
  ++count_;
  return true;
}

void DtmfToneGenerator::generate(std::span<std::int16_t> block, const AudioFormat& format) {
  if (format.sample_rate != sample_rate_) {
    position_ = length_ = 0;  // the rate changed in the middle of a digit: it is cut off
    sample_rate_ = format.sample_rate;
  }
  const auto channels = static_cast<std::size_t>(format.channels);
  const std::size_t ramp = std::max<std::size_t>(AudioFormat{sample_rate_, 1}.samples_in(kRamp), 1);
  const double step = 2 * std::numbers::pi / sample_rate_;
  for (std::size_t i = 0; i + channels <= block.size(); i += channels) {
    if (position_ >= length_) {
      if (count_ == 0) {
        std::fill(block.begin() + static_cast<std::ptrdiff_t>(i), block.end(), std::int16_t{0});
        return;
      }
      const Queued& next = queue_[first_];
      const std::size_t key = kKeypad.find(next.digit);
      low_ = kLow[key / 4] * step;
      high_ = kHigh[key % 4] * step;
      tone_ = AudioFormat{sample_rate_, 1}.samples_in(next.duration);
      length_ = tone_ + AudioFormat{sample_rate_, 1}.samples_in(kPause);
      position_ = 0;
      first_ = (first_ + 1) % kMaxQueue;
      --count_;
    }
    double value = 0;
    if (position_ < tone_) {
      const auto at = static_cast<double>(position_);
      const double edge =
          static_cast<double>(std::min({position_ + 1, tone_ - position_, ramp})) / static_cast<double>(ramp);
      value = edge * (kLowAmplitude * std::sin(low_ * at) + kHighAmplitude * std::sin(high_ * at));
    }
    ++position_;
    std::fill_n(block.data() + i, channels, static_cast<std::int16_t>(std::lround(value)));
  }
}

void DtmfDetector::process(std::span<const std::int16_t> samples, std::vector<Found>& found) {
  const Coefficients& c = coefficients();
  for (const auto sample : samples) {
    const auto x = static_cast<float>(sample);
    energy_ += x * x;
    for (std::size_t i = 0; i < 8; ++i) {
      const float tone = x + c.tone[i] * first_[i] - second_[i];
      second_[i] = first_[i];
      first_[i] = tone;
      const float harmonic = x + c.harmonic[i] * harmonic_first_[i] - harmonic_second_[i];
      harmonic_second_[i] = harmonic_first_[i];
      harmonic_first_[i] = harmonic;
    }
    if (++filled_ == kBlock) finish_block(found);
  }
}

char DtmfDetector::classify() const {
  const Coefficients& c = coefficients();
  if (energy_ < kLeastPower * static_cast<float>(kBlock)) return 0;
  std::array<float, 8> tone{};
  for (std::size_t i = 0; i < 8; ++i) tone[i] = power(first_[i], second_[i], c.tone[i]);
  const auto low = static_cast<std::size_t>(std::max_element(tone.begin(), tone.begin() + 4) - tone.begin());
  const auto high = static_cast<std::size_t>(std::max_element(tone.begin() + 4, tone.end()) - tone.begin());
  if (tone[high] > tone[low] * kReverseTwist || tone[low] > tone[high] * kNormalTwist) return 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const float strongest = i < 4 ? tone[low] : tone[high];
    if (i != low && i != high && tone[i] * kOthersBelow > strongest) return 0;
  }
  // A pure tone of amplitude a gives energy n a^2 / 2 and Goertzel power n^2 a^2 / 4.
  const float explained = (tone[low] + tone[high]) * 2 / static_cast<float>(kBlock);
  if (explained < kShareOfEnergy * energy_) return 0;
  for (const std::size_t i : {low, high}) {
    if (power(harmonic_first_[i], harmonic_second_[i], c.harmonic[i]) * kHarmonicBelow > tone[i]) return 0;
  }
  return kKeypad[low * 4 + (high - 4)];
}

void DtmfDetector::finish_block(std::vector<Found>& found) {
  constexpr Duration kBlockTime{static_cast<std::int64_t>(kBlock) * 125};
  const char digit = classify();
  if (present_ != 0) {
    if (digit == present_) {
      missing_ = 0;
      ++blocks_;
    } else if (++missing_ >= 2) {
      found.push_back({present_, false, kBlockTime * blocks_});
      present_ = 0;
    }
  }
  if (present_ == 0 && digit != 0 && digit == candidate_) {
    present_ = digit;
    missing_ = 0;
    blocks_ = 2;
    found.push_back({digit, true, {}});
  }
  candidate_ = digit;
  first_.fill(0);
  second_.fill(0);
  harmonic_first_.fill(0);
  harmonic_second_.fill(0);
  energy_ = 0;
  filled_ = 0;
}

}  // namespace mtavip::media
