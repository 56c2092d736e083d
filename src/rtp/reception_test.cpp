#include "rtp/reception.h"

#include <vector>

#include <gtest/gtest.h>

#include "rtp/sender_clock.h"

namespace mtavip::rtp {
namespace {

using V = Reception::Verdict;

Timestamp at(Duration d) {
  return Timestamp(d);
}

TEST(Reception, JudgesSequenceNumbersAsAppendixA1) {
  struct Case {
    const char* what;
    std::uint32_t probation;
    std::vector<std::pair<int, V>> packets;
  };
  const std::vector<Case> cases = {
      {"two in sequence end probation", 2, {{10, V::kProbation}, {11, V::kAccepted}}},
      {"probation begins anew after a gap", 2, {{10, V::kProbation}, {12, V::kProbation}, {13, V::kAccepted}}},
      {"probation across the wrap", 2, {{65535, V::kProbation}, {0, V::kAccepted}}},
      {"a trusted source needs none", 0, {{10, V::kAccepted}, {11, V::kAccepted}}},
      {"late and doubled",
       0,
       {{10, V::kAccepted}, {12, V::kAccepted}, {11, V::kReordered}, {11, V::kDuplicate}, {12, V::kDuplicate}}},
      {"before the first", 0, {{10, V::kAccepted}, {9, V::kReordered}, {9, V::kDuplicate}}},
      {"largest gap", 0, {{0, V::kAccepted}, {2999, V::kAccepted}}},
      {"one more is a jump", 0, {{0, V::kAccepted}, {3000, V::kJumped}, {1, V::kAccepted}}},
      {"99 behind is late", 0, {{1000, V::kAccepted}, {901, V::kReordered}}},
      {"100 behind is a jump", 0, {{1000, V::kAccepted}, {900, V::kJumped}}},
      {"a jump that goes on is a restart",
       0,
       {{0, V::kAccepted}, {30000, V::kJumped}, {30001, V::kRestarted}, {30002, V::kAccepted}}},
      {"a jump that does not is not",
       0,
       {{0, V::kAccepted}, {30000, V::kJumped}, {40000, V::kJumped}, {40002, V::kJumped}}},
      {"wrap", 0, {{65534, V::kAccepted}, {65535, V::kAccepted}, {0, V::kAccepted}, {65535, V::kDuplicate}}},
  };
  for (const Case& c : cases) {
    Reception reception(c.probation);
    for (const auto& [number, verdict] : c.packets) {
      EXPECT_EQ(reception.on_sequence(static_cast<std::uint16_t>(number)), verdict) << c.what << " at " << number;
    }
  }
}

TEST(Reception, ExtendsOverWrapsAndRestarts) {
  Reception reception(0);
  std::int64_t previous = -1;
  for (int i = 65000; i < 65000 + 200000; ++i) {
    const auto number = static_cast<std::uint16_t>(i);
    reception.on_sequence(number);
    const std::int64_t extended = reception.extended(number);
    EXPECT_EQ(static_cast<std::uint16_t>(extended), number);
    if (previous >= 0) {
      ASSERT_EQ(extended, previous + 1);
    }
    previous = extended;
  }
  EXPECT_EQ(reception.lost(), 0);
  EXPECT_EQ(reception.extended(static_cast<std::uint16_t>(previous - 5)), previous - 5);

  const auto far = static_cast<std::uint16_t>(previous + 20000);
  EXPECT_EQ(reception.on_sequence(far), V::kJumped);
  EXPECT_EQ(reception.on_sequence(static_cast<std::uint16_t>(far + 1)), V::kRestarted);
  EXPECT_GT(reception.extended(static_cast<std::uint16_t>(far + 1)), previous);
  EXPECT_EQ(reception.lost(), 0);
}

TEST(Reception, CountsLossAsAppendixA3) {
  Reception reception(0);
  for (const int number : {1, 2, 3, 5, 6, 8}) reception.on_sequence(static_cast<std::uint16_t>(number));
  EXPECT_EQ(reception.lost(), 2);
  auto block = reception.report();
  EXPECT_EQ(block.fraction_lost, 2 * 256 / 8);
  EXPECT_EQ(block.cumulative_lost, 2);
  EXPECT_EQ(block.extended_highest_sequence, 8U);

  // Late ones make up for it; an interval with more received than expected has no loss.
  for (const int number : {4, 7, 9}) reception.on_sequence(static_cast<std::uint16_t>(number));
  block = reception.report();
  EXPECT_EQ(block.fraction_lost, 0);
  EXPECT_EQ(block.cumulative_lost, 0);

  for (int i = 0; i < 3; ++i) reception.on_sequence(9);
  block = reception.report();
  EXPECT_EQ(block.cumulative_lost, -3);
  EXPECT_EQ(block.fraction_lost, 0);

  // All but one of a long interval: the fraction has no value for "all".
  reception.on_sequence(2900);
  EXPECT_EQ(reception.report().fraction_lost, 255);
}

TEST(Reception, ReportsCyclesInTheHighHalf) {
  Reception reception(0);
  reception.on_sequence(65535);
  reception.on_sequence(0);
  EXPECT_EQ(reception.report().extended_highest_sequence, 0x10000U);
}

TEST(Reception, MeasuresJitterAsAppendixA8) {
  // The integer recurrence of the appendix, step by step.
  Reception reception(0);
  std::uint32_t expected = 0;
  const std::vector<int> delays_ms = {0, 5, 0, 20, 3, 3, 0, 40, 1, 7};
  int last = 0;
  for (std::size_t i = 0; i < delays_ms.size(); ++i) {
    const auto number = static_cast<std::uint16_t>(i);
    reception.on_sequence(number);
    reception.on_timing(static_cast<std::uint32_t>(i * 160),
                        at(std::chrono::milliseconds(20 * static_cast<int>(i) + delays_ms[i])), 8000);
    if (i > 0) {
      const auto distance = static_cast<std::uint32_t>(std::abs(delays_ms[i] - last) * 8);
      expected += distance - ((expected + 8) >> 4);
    }
    last = delays_ms[i];
  }
  EXPECT_EQ(reception.report().jitter, expected >> 4);
  EXPECT_EQ(reception.jitter(), Duration((expected >> 4) * 125));
}

TEST(Reception, JitterOfAnEvenStreamIsNothing) {
  Reception reception(0);
  // From a timestamp just before its wrap, at a late time of the monotonic clock.
  for (int i = 0; i < 1000; ++i) {
    reception.on_sequence(static_cast<std::uint16_t>(i));
    reception.on_timing(0xffffff00U + static_cast<std::uint32_t>(i) * 960, at(std::chrono::hours(9000) + i * 20ms),
                        48000);
  }
  EXPECT_LE(reception.jitter(), Duration(50));
}

TEST(Reception, AChangeOfClockDoesNotLeap) {
  Reception reception(0);
  for (int i = 0; i < 200; ++i) {
    reception.on_sequence(static_cast<std::uint16_t>(i));
    const Duration delay = i % 2 == 0 ? 0ms : 8ms;
    reception.on_timing(static_cast<std::uint32_t>(i * 160), at(i * 20ms + delay), 8000);
  }
  const Duration before = reception.jitter();
  reception.on_sequence(200);
  reception.on_timing(12345, at(200 * 20ms), 48000);
  EXPECT_NEAR(static_cast<double>(reception.jitter().count()), static_cast<double>(before.count()), 200);
}

TEST(SenderClock, RelatesTimestampsToTheSendersClock) {
  SenderClock clock;
  EXPECT_FALSE(clock.at(0, 8000));
  EXPECT_EQ(clock.last_sr(), 0U);
  EXPECT_EQ(clock.delay_since(at(5s)), 0U);

  const WallTime wall(std::chrono::seconds(1'800'000'000));
  clock.on_report(to_ntp(wall), 0xfffffff0U, at(10s));
  EXPECT_EQ(clock.at(0xfffffff0U, 8000), wall);
  EXPECT_EQ(clock.at(0xfffffff0U + 8000, 8000), wall + 1s);
  EXPECT_EQ(clock.at(0xfffffff0U - 4000, 8000), wall - 500ms);
  EXPECT_FALSE(clock.at(0, 0));
  EXPECT_EQ(clock.last_sr(), to_ntp(wall).compact());
  EXPECT_EQ(clock.delay_since(at(9s)), 0U);
  EXPECT_EQ(clock.delay_since(at(11500ms)), 65536U * 3 / 2);
  EXPECT_EQ(clock.delay_since(at(10s + std::chrono::hours(24))), 0xffffffffU);
}

}  // namespace
}  // namespace mtavip::rtp
