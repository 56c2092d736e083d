#include <algorithm>

#include <gtest/gtest.h>

#include "testkit/audio_meters.h"
#include "testkit/audio_signals.h"

namespace mtavip::testkit {
namespace {

TEST(AudioSignals, HaveTheirLengthAndLevel) {
  for (const int rate : {8000, 16000, 48000}) {
    for (const double wanted : {-40.0, -15.0, -6.0}) {
      EXPECT_NEAR(level(tone(rate, 440, 1s, wanted)), wanted, 0.1);
      EXPECT_NEAR(level(noise(rate, 1s, wanted, 1)), wanted, 0.3);
      EXPECT_NEAR(level(chirp(rate, 300, 3000, 1s, wanted)), wanted, 0.2);
    }
    EXPECT_EQ(tone(rate, 440, 20ms).size(), static_cast<std::size_t>(rate / 50));
    EXPECT_NEAR(level(speech_like(rate, 3s, 7)), -20, 1);
  }
  EXPECT_EQ(level(silence(8000, 1s)), -100);
  EXPECT_EQ(level({}), -100);
}

TEST(AudioSignals, SpeechIsTheSameForASeedAndHasPauses) {
  EXPECT_EQ(speech_like(8000, 1s, 3), speech_like(8000, 1s, 3));
  EXPECT_NE(speech_like(8000, 1s, 3), speech_like(8000, 1s, 4));
  const auto speech = speech_like(16000, 5s, 3);
  EXPECT_GT(gaps(speech, 16000, 100, 20ms).size(), 5U);
}

TEST(AudioMeters, FindATone) {
  auto signal = tone(8000, 1000, 1s, -20);
  EXPECT_NEAR(tone_level(signal, 8000, 1000), -20, 0.1);
  EXPECT_LT(tone_level(signal, 8000, 1300), -60);
  EXPECT_GT(tone_to_rest(signal, 8000, 1000), 50);
  const auto hiss = noise(8000, 1s, -40, 5);
  std::transform(signal.begin(), signal.end(), hiss.begin(), signal.begin(),
                 [](int a, int b) { return static_cast<std::int16_t>(a + b); });
  EXPECT_NEAR(tone_to_rest(signal, 8000, 1000), 20, 1);
}

TEST(AudioMeters, AlignsAnySignalWithItsDelayedCopy) {
  const int rate = 16000;
  for (const auto& reference : {chirp(rate, 300, 3400, 1s), speech_like(rate, 1s, 1), noise(rate, 1s, -20, 1)}) {
    for (const Duration delay : {Duration(0), Duration(12500), Duration(150'000)}) {
      Samples received = silence(rate, delay);
      for (const int s : reference) received.push_back(static_cast<std::int16_t>(s / 2));
      received.resize(received.size() + 4000);
      const auto found = align(reference, received, rate, 300ms);
      ASSERT_TRUE(found);
      EXPECT_EQ(found->delay, delay);
      EXPECT_GT(found->similarity, 0.99);
    }
  }
  EXPECT_FALSE(align(noise(rate, 100ms, -20, 1), silence(rate, 1s), rate, 1s));
  EXPECT_FALSE(align(noise(rate, 100ms, -20, 1), noise(rate, 50ms, -20, 1), rate, 1s));
  const auto other = align(noise(rate, 1s, -20, 1), noise(rate, 2s, -20, 2), rate, 1s);
  EXPECT_LT(other->similarity, 0.1);
}

TEST(AudioMeters, SignalToNoise) {
  const auto reference = speech_like(8000, 2s, 2);
  EXPECT_EQ(signal_to_noise(reference, reference), 98);
  Samples received = reference;
  const auto hiss = noise(8000, 2s, -50, 3);
  for (std::size_t i = 0; i < received.size(); ++i) {
    received[i] = static_cast<std::int16_t>(received[i] / 2 + hiss[i] / 2);
  }
  EXPECT_NEAR(signal_to_noise(reference, received), 30, 1.5);
  EXPECT_EQ(signal_to_noise(silence(8000, 1s), reference), 0);
  EXPECT_NEAR(signal_to_noise(reference, silence(8000, 2s)), 0, 0.01);
}

TEST(AudioMeters, GapsAndClicks) {
  auto signal = tone(8000, 440, 1s);
  std::fill(signal.begin() + 2000, signal.begin() + 2400, std::int16_t{0});
  const auto found = gaps(signal, 8000, 5, 20ms);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(to_milliseconds(found[0].start), 250, 1);
  EXPECT_NEAR(to_milliseconds(found[0].length), 50, 1);
  EXPECT_EQ(gaps(silence(8000, 1s), 8000, 0, 1s).size(), 1U);
  EXPECT_EQ(clicks(click_train(48000, 1s, 250ms), 48000), (std::vector<Duration>{0ms, 250ms, 500ms, 750ms}));
}

}  // namespace
}  // namespace mtavip::testkit
