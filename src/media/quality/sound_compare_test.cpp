#include "media/quality/sound_compare.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/codec/g711.h"

namespace mtavip::media {
namespace {

constexpr AudioFormat k16{16000, 1};

/// Syllables of changing pitch and colour with pauses: enough like speech to be told apart from itself elsewhere.
std::vector<std::int16_t> speech(double seconds, std::uint64_t seed = 1) {
  SeededRandom random(seed);
  std::vector<std::int16_t> result;
  const auto total = static_cast<std::size_t>(seconds * 16000);
  while (result.size() < total) {
    const double pitch = 90 + 120 * random.unit();
    const double formant = 400 + 1500 * random.unit();
    const auto length = static_cast<std::size_t>(1600 + 4000 * random.unit());
    double phase = 0;
    for (std::size_t i = 0; i < length; ++i) {
      const double at = static_cast<double>(i) / static_cast<double>(length);
      phase += 2 * std::numbers::pi * pitch * (1 + 0.2 * at) / 16000;
      double sum = 0;
      for (int h = 1; h < 25; ++h) {
        const double distance = (h * pitch - formant) / 500;
        sum += std::sin(phase * h) / (1 + distance * distance);
      }
      const double noise = 0.05 * (2 * random.unit() - 1);
      result.push_back(static_cast<std::int16_t>(2500 * std::sin(std::numbers::pi * at) * (sum + noise)));
    }
    result.insert(result.end(), static_cast<std::size_t>(1500 * random.unit()), std::int16_t{0});
  }
  result.resize(total);
  return result;
}

std::vector<std::int16_t> delayed(const std::vector<std::int16_t>& sound, std::size_t samples) {
  std::vector<std::int16_t> result(samples);
  result.insert(result.end(), sound.begin(), sound.end());
  return result;
}

TEST(SoundCompare, FindsTheSameSoundAtItsDelay) {
  const auto reference = speech(6);
  const auto quality = compare_sound(k16, reference, k16, delayed(reference, 5200));
  ASSERT_TRUE(quality);
  EXPECT_NEAR(to_milliseconds(quality->delay), 325, 0.2);
  EXPECT_DOUBLE_EQ(quality->coverage, 1);
  EXPECT_NEAR(quality->gain_db, 0, 0.01);
  EXPECT_GT(quality->segmental_snr_db, 34);
  EXPECT_GT(quality->score, 4.95);
  EXPECT_EQ(quality->longest_gap, Duration::zero());
}

TEST(SoundCompare, TellsTheGain) {
  const auto reference = speech(6);
  auto received = delayed(reference, 1000);
  for (auto& sample : received) sample = static_cast<std::int16_t>(sample / 2);
  const auto quality = compare_sound(k16, reference, k16, received);
  ASSERT_TRUE(quality);
  EXPECT_NEAR(quality->gain_db, -6.02, 0.1);
  EXPECT_GT(quality->score, 4.8);
}

TEST(SoundCompare, FollowsALoopedReferenceFromItsMiddle) {
  const auto reference = speech(4);
  std::vector<std::int16_t> received(reference.begin() + 20000, reference.end());
  for (int i = 0; i < 2; ++i) received.insert(received.end(), reference.begin(), reference.end());
  const auto quality = compare_sound(k16, reference, k16, received);
  ASSERT_TRUE(quality);
  EXPECT_GT(quality->coverage, 0.99);
  EXPECT_GT(quality->score, 4.9);
}

TEST(SoundCompare, G711IsGoodAndNoiseIsWorse) {
  const auto reference = speech(6);
  auto coded = reference;
  for (auto& sample : coded) sample = decode_mu_law(encode_mu_law(sample));
  const auto good = compare_sound(k16, reference, k16, delayed(coded, 800));
  ASSERT_TRUE(good);
  EXPECT_GT(good->score, 4.3);
  EXPECT_GT(good->segmental_snr_db, 25);

  SeededRandom random(5);
  double previous = good->score;
  for (const double level : {300.0, 1000.0, 3000.0}) {
    auto noisy = reference;
    for (auto& sample : noisy) {
      sample = static_cast<std::int16_t>(std::clamp(sample + level * (2 * random.unit() - 1), -32768.0, 32767.0));
    }
    const auto worse = compare_sound(k16, reference, k16, delayed(noisy, 800));
    ASSERT_TRUE(worse);
    EXPECT_LT(worse->score, previous);
    previous = worse->score;
  }
  EXPECT_LT(previous, 3);
}

TEST(SoundCompare, SeesWhatIsMissing) {
  const auto reference = speech(8);
  auto received = delayed(reference, 800);
  std::fill(received.begin() + 32000, received.begin() + 64000, std::int16_t{0});
  const auto quality = compare_sound(k16, reference, k16, received);
  ASSERT_TRUE(quality);
  EXPECT_NEAR(quality->coverage, 0.75, 0.1);
  EXPECT_LT(quality->score, 4.5);
  EXPECT_GT(quality->longest_gap, Duration(100'000));
}

TEST(SoundCompare, FollowsAJitterBufferThatMoves) {
  const auto reference = speech(8);
  auto received = delayed(reference, 800);
  received.erase(received.begin() + 48000, received.begin() + 48480);
  received.insert(received.begin() + 90000, 640, std::int16_t{0});
  const auto quality = compare_sound(k16, reference, k16, received);
  ASSERT_TRUE(quality);
  EXPECT_GT(quality->coverage, 0.9);
  EXPECT_GT(quality->score, 4.0);
}

TEST(SoundCompare, WorksAcrossRatesAndChannels) {
  const auto reference = speech(5);
  std::vector<std::int16_t> received;
  for (const auto sample : delayed(reference, 1600)) {
    for (int copy = 0; copy < 3 * 2; ++copy) received.push_back(sample);  // 48000, two channels, by repetition
  }
  const auto quality = compare_sound(k16, reference, {48000, 2}, received);
  ASSERT_TRUE(quality);
  EXPECT_NEAR(to_milliseconds(quality->delay), 101, 3);
  EXPECT_GT(quality->coverage, 0.99);
}

TEST(SoundCompare, RefusesWhatCannotBeCompared) {
  const auto reference = speech(5);
  const std::vector<std::int16_t> silence(80000);
  EXPECT_EQ(compare_sound(k16, silence, k16, reference).error(), SoundCompareError::kReferenceSilent);
  EXPECT_EQ(compare_sound(k16, reference, k16, silence).error(), SoundCompareError::kNotFound);
  EXPECT_EQ(compare_sound(k16, reference, k16, std::span(silence).first(100)).error(), SoundCompareError::kTooShort);
  const auto other = compare_sound(k16, reference, k16, speech(5, 99));
  if (other) {
    EXPECT_LT(other->score, 2);
  }
}

}  // namespace
}  // namespace mtavip::media
