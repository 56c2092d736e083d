#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/audio/mix.h"
#include "media/jitter/comfort_noise.h"
#include "media/jitter/concealment.h"
#include "media/jitter/decision.h"
#include "media/jitter/delay_estimator.h"
#include "media/jitter/packet_buffer.h"
#include "media/jitter/stream_simulation.h"
#include "media/jitter/time_stretch.h"

namespace mtavip::media {
namespace {

using std::chrono::milliseconds;

// --- Delay estimator -------------------------------------------------------------------------------------------------

TEST(DelayEstimator, IsNearZeroWithoutJitter) {
  DelayEstimator estimator;
  EXPECT_EQ(estimator.quantile(), Duration::zero());
  EXPECT_FALSE(estimator.reference(Duration::zero()));
  for (int n = 0; n < 500; ++n) {
    EXPECT_EQ(estimator.packet(Timestamp(milliseconds(n * 20 + 70)), milliseconds(n * 20)), Duration::zero());
  }
  EXPECT_LE(estimator.quantile(), Duration(milliseconds(2)));
  EXPECT_EQ(estimator.reference(milliseconds(10000)), Timestamp(milliseconds(10070)));
}

TEST(DelayEstimator, GivesTheQuantileOfTheSpread) {
  DelayEstimator estimator;
  SeededRandom random(1);
  for (int n = 0; n < 3000; ++n) {
    const auto jitter = static_cast<std::int64_t>(random.below(100));
    estimator.packet(Timestamp(milliseconds(n * 20 + jitter)), milliseconds(n * 20));
  }
  EXPECT_NEAR(to_milliseconds(estimator.quantile()), 97, 5);
}

TEST(DelayEstimator, ForgetsAndFindsANewFastest) {
  DelayEstimator estimator;
  int n = 0;
  for (; n < 200; ++n) estimator.packet(Timestamp(milliseconds(n * 20)), milliseconds(n * 20));
  // The route becomes 150 ms longer: late at first, ordinary after two seconds.
  EXPECT_EQ(estimator.packet(Timestamp(milliseconds(n * 20 + 150)), milliseconds(n * 20)), Duration(milliseconds(150)));
  for (; n < 320; ++n) estimator.packet(Timestamp(milliseconds(n * 20 + 150)), milliseconds(n * 20));
  EXPECT_EQ(estimator.relative_delay(Timestamp(milliseconds(n * 20 + 150)), milliseconds(n * 20)), Duration::zero());
  for (; n < 1500; ++n) estimator.packet(Timestamp(milliseconds(n * 20 + 150)), milliseconds(n * 20));
  EXPECT_LE(estimator.quantile(), Duration(milliseconds(4)));
}

TEST(DelayEstimator, SurvivesNonsense) {
  DelayEstimator estimator;
  SeededRandom random(2);
  for (int n = 0; n < 5000; ++n) {
    estimator.packet(Timestamp(Duration(static_cast<std::int64_t>(random.below(1ULL << 40)))),
                     Duration(static_cast<std::int64_t>(random.below(1ULL << 50)) - (1LL << 49)));
  }
  EXPECT_GE(estimator.quantile(), Duration::zero());
}

// --- Packet buffer ---------------------------------------------------------------------------------------------------

TEST(PacketBuffer, OrdersAndRefusesTwins) {
  PacketBuffer buffer;
  const Bytes data(10);
  for (const int n : {3, 1, 2, 5, 4}) EXPECT_EQ(buffer.insert(n, n * 160, 0, {}, data), PacketBuffer::Inserted::kYes);
  EXPECT_EQ(buffer.insert(4, 640, 0, {}, data), PacketBuffer::Inserted::kDuplicate);
  for (int n = 1; n <= 5; ++n) {
    EXPECT_EQ(buffer.front().sequence, n);
    buffer.pop_front();
  }
  EXPECT_TRUE(buffer.empty());
}

TEST(PacketBuffer, HoldsItsLimits) {
  PacketBuffer buffer({4, 100});
  EXPECT_EQ(buffer.insert(0, 0, 0, {}, Bytes(100)), PacketBuffer::Inserted::kYes);
  EXPECT_EQ(buffer.insert(1, 160, 0, {}, Bytes(101)), PacketBuffer::Inserted::kTooLarge);
  for (int n = 1; n < 4; ++n) EXPECT_EQ(buffer.insert(n, n * 160, 0, {}, Bytes(1)), PacketBuffer::Inserted::kYes);
  EXPECT_EQ(buffer.insert(4, 640, 0, {}, Bytes(1)), PacketBuffer::Inserted::kFull);
  buffer.clear();
  EXPECT_EQ(buffer.size(), 0U);
  EXPECT_EQ(buffer.insert(4, 640, 0, {}, Bytes(1)), PacketBuffer::Inserted::kYes);
}

// --- Decisions -------------------------------------------------------------------------------------------------------

struct FillCase {
  const char* what;
  FillInput input;
  Fill expected;
};

TEST(Decision, HowToComeByMoreSound) {
  const auto front = [](int gap, int delay, bool nothing_lost, bool redundancy) {
    return FillInput::Front{milliseconds(gap), milliseconds(delay), milliseconds(20), nothing_lost, redundancy};
  };
  const Duration target = milliseconds(20);
  const std::vector<FillCase> cases{
      {"nothing yet", {true, false, {}, target, {}}, Fill::kWait},
      {"first packet, too early", {true, false, {}, target, front(0, 10, true, false)}, Fill::kWait},
      {"first packet, due", {true, false, {}, target, front(0, 20, true, false)}, Fill::kDecode},
      {"a tick early is due", {true, false, {}, target, front(0, 19, true, false)}, Fill::kDecode},
      {"next packet", {false, false, {}, target, front(0, 5, true, false)}, Fill::kDecode},
      {"nothing there", {false, false, {}, target, {}}, Fill::kStall},
      {"nothing there for long", {false, false, milliseconds(200), target, {}}, Fill::kWait},
      {"silence was announced", {false, true, {}, target, {}}, Fill::kWait},
      {"one lost", {false, false, {}, target, front(20, 20, false, false)}, Fill::kConceal},
      {"one lost, can be brought back", {false, false, {}, target, front(20, 20, false, true)}, Fill::kRecover},
      {"two lost, one can be", {false, false, {}, target, front(40, 20, false, true)}, Fill::kConceal},
      {"made up already", {false, false, milliseconds(20), target, front(20, 20, false, false)}, Fill::kDecode},
      {"made up a half", {false, false, milliseconds(10), target, front(20, 20, false, false)}, Fill::kConceal},
      {"a pause of the sender", {false, false, {}, target, front(100, 10, true, false)}, Fill::kWait},
      {"a pause is over", {false, false, {}, target, front(100, 20, true, false)}, Fill::kDecode},
      {"lost while late", {false, false, {}, target, front(20, 60, false, false)}, Fill::kDecode},
      {"a long gap, early", {false, false, {}, target, front(500, 0, false, false)}, Fill::kWait},
  };
  for (const auto& c : cases) EXPECT_EQ(next_fill(c.input), c.expected) << c.what;
}

TEST(Decision, WhenToStretch) {
  const Duration long_ago = milliseconds(1000);
  const Duration target = milliseconds(20);
  EXPECT_EQ(next_stretch({milliseconds(20), target, long_ago, true}), Stretch::kNone);
  EXPECT_EQ(next_stretch({milliseconds(28), target, long_ago, true}), Stretch::kNone);
  EXPECT_EQ(next_stretch({milliseconds(29), target, long_ago, true}), Stretch::kAccelerate);
  EXPECT_EQ(next_stretch({milliseconds(29), target, milliseconds(40), true}), Stretch::kNone);
  EXPECT_EQ(next_stretch({milliseconds(81), target, milliseconds(10), true}), Stretch::kFastAccelerate);
  EXPECT_EQ(next_stretch({milliseconds(16), target, long_ago, true}), Stretch::kNone);
  EXPECT_EQ(next_stretch({milliseconds(15), target, long_ago, true}), Stretch::kExpand);
  EXPECT_EQ(next_stretch({milliseconds(500), target, long_ago, false}), Stretch::kNone);
}

// --- Time stretch ----------------------------------------------------------------------------------------------------

void fill_with_tone(SampleBuffer& buffer, double hertz, std::size_t frames) {
  const auto room = buffer.append(frames);
  for (std::size_t i = 0; i < frames; ++i) {
    const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / buffer.format().sample_rate;
    for (std::size_t c = 0; c < buffer.channels(); ++c) {
      room[i * buffer.channels() + c] = static_cast<std::int16_t>(8000 * std::sin(angle));
    }
  }
}

TEST(TimeStretch, CutsAndAddsWholePeriodsUnheard) {
  for (const AudioFormat format : {AudioFormat{8000, 1}, AudioFormat{16000, 1}, AudioFormat{48000, 2}}) {
    for (const double hertz : {100.0, 160.0, 250.0}) {
      SampleBuffer buffer;
      buffer.reset(format, milliseconds(100));
      const auto rate = static_cast<std::size_t>(format.sample_rate);
      fill_with_tone(buffer, hertz, rate / 5);
      std::vector<std::int16_t> out(format.samples_in(milliseconds(50)));
      buffer.take(out);
      TimeStretch stretch;
      const std::size_t before = buffer.future();
      const std::size_t removed = stretch.accelerate(buffer, rate / 50, false);
      const double period = format.sample_rate / hertz;
      ASSERT_GT(removed, 0U) << format.sample_rate << " " << hertz;
      EXPECT_NEAR(std::remainder(static_cast<double>(removed), period), 0, period * 0.04);
      EXPECT_EQ(buffer.future(), before - removed);
      const std::size_t added = stretch.expand(buffer, rate / 50);
      ASSERT_GT(added, 0U);
      EXPECT_EQ(buffer.future(), before - removed + added);
      // Neither left a step where a tone has none.
      std::vector<std::int16_t> one;
      for (std::size_t i = 0; i < buffer.all().size(); i += buffer.channels()) one.push_back(buffer.all()[i]);
      EXPECT_LT(largest_step(one), 8000 * 2 * std::numbers::pi * hertz / format.sample_rate * 1.6 + 2);
    }
  }
}

TEST(TimeStretch, LeavesNoiseAloneAndCutsSilenceAnywhere) {
  SampleBuffer buffer;
  buffer.reset({8000, 1}, milliseconds(100));
  SeededRandom random(1);
  for (auto& sample : buffer.append(800)) sample = static_cast<std::int16_t>(random.below(16000)) - 8000;
  std::vector<std::int16_t> out(400);
  buffer.take(out);
  TimeStretch stretch;
  EXPECT_EQ(stretch.accelerate(buffer, 160, false), 0U);
  EXPECT_EQ(stretch.expand(buffer, 160), 0U);
  buffer.reset({8000, 1}, milliseconds(100));
  buffer.append(800);
  EXPECT_GT(stretch.accelerate(buffer, 160, false), 0U);
}

TEST(TimeStretch, NeverTakesMoreThanIsWantedOrThere) {
  SampleBuffer buffer;
  buffer.reset({8000, 1}, milliseconds(100));
  fill_with_tone(buffer, 400, 400);
  TimeStretch stretch;
  const std::size_t removed = stretch.accelerate(buffer, 25, false);
  EXPECT_LE(removed, 25U);
  buffer.reset({8000, 1}, milliseconds(100));
  fill_with_tone(buffer, 400, 60);
  EXPECT_EQ(stretch.accelerate(buffer, 160, true), 0U);
  EXPECT_EQ(stretch.expand(buffer, 160), 0U);
}

// --- Concealment -----------------------------------------------------------------------------------------------------

TEST(Concealment, GoesOnLikeTheSoundBeforeAndFades) {
  for (const AudioFormat format : {AudioFormat{8000, 1}, AudioFormat{16000, 1}, AudioFormat{48000, 2}}) {
    SampleBuffer buffer;
    buffer.reset(format, milliseconds(100));
    fill_with_tone(buffer, 200, static_cast<std::size_t>(format.sample_rate) / 10);
    Concealment concealment;
    concealment.begin(buffer);
    EXPECT_TRUE(concealment.audible());
    std::vector<std::int16_t> sound(buffer.all().begin(), buffer.all().end());
    std::vector<double> levels;
    for (int i = 0; i < 20; ++i) {
      std::vector<std::int16_t> block(format.samples_in(kAudioBlock));
      concealment.generate(block);
      levels.push_back(level_dbfs(block));
      sound.insert(sound.end(), block.begin(), block.end());
    }
    EXPECT_NEAR(levels[0], level_dbfs(buffer.all()), 1);
    EXPECT_NEAR(levels[1], level_dbfs(buffer.all()), 1);
    EXPECT_LT(levels[6], levels[1] - 10);
    EXPECT_LT(levels[10], -60);
    EXPECT_FALSE(concealment.audible());
    std::vector<std::int16_t> one;
    for (std::size_t i = 0; i < sound.size(); i += buffer.channels()) one.push_back(sound[i]);
    EXPECT_LT(largest_step(one), 8000 * 2 * std::numbers::pi * 200 / format.sample_rate * 1.5 + 2);
  }
}

TEST(Concealment, MakesTheRightWavesGoOn) {
  SampleBuffer buffer;
  buffer.reset({8000, 1}, milliseconds(100));
  fill_with_tone(buffer, 200, 803);  // ends in the middle of a wave
  Concealment concealment;
  concealment.begin(buffer);
  std::vector<std::int16_t> block(80);
  concealment.generate(block);
  for (std::size_t i = 0; i < block.size(); ++i) {
    EXPECT_NEAR(block[i], 8000 * std::sin(2 * std::numbers::pi * 200 * static_cast<double>(803 + i) / 8000), 300) << i;
  }
}

TEST(Concealment, HasNothingToRepeatAtTheBeginning) {
  SampleBuffer buffer;
  buffer.reset({8000, 1}, milliseconds(100));
  Concealment concealment;
  concealment.begin(buffer);
  std::vector<std::int16_t> block(80, 1);
  concealment.generate(block);
  EXPECT_FALSE(concealment.audible());
  EXPECT_LT(level_dbfs(block), -70);
}

// --- Comfort noise ---------------------------------------------------------------------------------------------------

TEST(ComfortNoise, HasTheLevelThatWasAskedFor) {
  for (const int level : {20, 40, 60}) {
    for (const bool coloured : {false, true}) {
      ComfortNoise noise;
      Bytes payload{static_cast<std::byte>(level)};
      if (coloured) payload.insert(payload.end(), {std::byte{60}, std::byte{180}, std::byte{120}});
      ASSERT_TRUE(noise.update(payload));
      std::vector<std::int16_t> out(8000);
      noise.generate(out, 1);
      noise.generate(out, 1);
      EXPECT_NEAR(level_dbfs(out), -level, 1.5);
    }
  }
}

TEST(ComfortNoise, IsStableForEveryPayload) {
  SeededRandom random(1);
  for (int i = 0; i < 500; ++i) {
    ComfortNoise noise;
    Bytes payload(random.below(40));
    random.fill(payload);
    EXPECT_EQ(noise.update(payload), !payload.empty());
    std::vector<std::int16_t> out(1600);
    noise.generate(out, 2);
  }
}

}  // namespace
}  // namespace mtavip::media
