#include "media/video/playout_timing.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/video/key_frame_policy.h"
#include "media/video/nack_list.h"
#include "media/video/rate_meter.h"

namespace mtavip::media {
namespace {

TEST(PlayoutTiming, AddsNoDelayOnAnUndisturbedNetwork) {
  PlayoutTiming timing({});
  for (int i = 0; i < 300; ++i) {
    const Timestamp arrived = Timestamp(5s) + i * 40ms;
    EXPECT_EQ(timing.show_at(i * 3600 + 777, arrived), arrived);
  }
  EXPECT_EQ(timing.target(), 0ms);
  EXPECT_EQ(timing.jitter(), 0ms);
}

TEST(PlayoutTiming, EvensOutJitterAndComesBack) {
  PlayoutTiming timing({});
  SeededRandom random(1);
  Timestamp last{};
  int uneven = 0;
  for (int i = 0; i < 500; ++i) {
    const Timestamp arrived = Timestamp(5s) + i * 40ms + Duration(random.below(30'000));
    const Timestamp shown = timing.show_at(i * 3600, arrived);
    EXPECT_GE(shown, arrived);
    EXPECT_LE(shown - (Timestamp(5s) + i * 40ms), 31ms);
    if (i > 100 && std::chrono::abs(shown - last - 40ms) > 6ms) ++uneven;
    last = shown;
  }
  EXPECT_LT(uneven, 20);
  for (int i = 500; i < 1500; ++i) timing.show_at(i * 3600, Timestamp(5s) + i * 40ms);
  EXPECT_LT(timing.target(), 3ms);
}

TEST(PlayoutTiming, FollowsASenderWhoseClockIsWrong) {
  for (const double drift : {0.9995, 1.0005}) {
    PlayoutTiming timing({});
    for (int i = 0; i < 25 * 600; ++i) {  // ten minutes
      const Timestamp arrived = Timestamp(5s) + i * 40ms;
      const Timestamp shown = timing.show_at(static_cast<std::int64_t>(i * 3600 * drift), arrived);
      EXPECT_LE(shown - arrived, 8ms);
    }
  }
}

TEST(PlayoutTiming, BeginsAnewAfterAJumpAndKeepsItsBounds) {
  PlayoutTiming timing({.minimum = 10ms, .maximum = 100ms});
  Timestamp now(5s);
  EXPECT_EQ(timing.show_at(0, now), now + 10ms);
  now += 40ms;
  EXPECT_EQ(timing.show_at(90'000 * 3600, now), now + 10ms);
  now += 40ms;
  EXPECT_LE(timing.show_at(0, now), now + 20ms);
  now += 1s;  // one second late: shown at once
  EXPECT_EQ(timing.show_at(3600, now), now);
  EXPECT_EQ(timing.target(), 100ms);
}

TEST(KeyFrameRequester, AsksAtOnceAndThenLessOften) {
  KeyFrameRequester requester;
  Timestamp now(1s);
  requester.need(now);
  std::vector<Duration> asked;
  for (; now < Timestamp(12s); now += 10ms) {
    if (requester.due(now, 50ms, false)) asked.push_back(now - Timestamp(1s));
  }
  EXPECT_EQ(asked, (std::vector<Duration>{0ms, 250ms, 700ms, 1550ms, 3200ms, 6450ms, 9700ms}));
  requester.satisfied();
  EXPECT_FALSE(requester.due(now, 50ms, false));
  requester.need(now);
  EXPECT_TRUE(requester.due(now, 50ms, false));
  requester.satisfied();
  requester.need(now + 50ms);  // lost again: not at once
  EXPECT_FALSE(requester.due(now + 50ms, 50ms, false));
  EXPECT_TRUE(requester.due(now + 200ms, 50ms, false));
}

TEST(KeyFrameGranter, TakesRequestsInQuickSuccessionAsOne) {
  KeyFrameGranter granter;
  Timestamp now(1s);
  granter.requested(now);
  EXPECT_TRUE(granter.due(now));
  granter.requested(now + 10ms);
  EXPECT_FALSE(granter.due(now + 10ms));  // the encoder is at it
  granter.sent(now + 40ms);
  granter.requested(now + 60ms);
  EXPECT_FALSE(granter.due(now + 60ms));
  EXPECT_EQ(granter.deadline(), now + 340ms);
  EXPECT_TRUE(granter.due(now + 340ms));
  granter.requested(now + 2s);  // the encoder has forgotten the last one
  EXPECT_TRUE(granter.due(now + 2s));
}

TEST(NackList, AsksAfterAGraceAndOnceARoundTrip) {
  NackList list;
  const std::vector<std::int64_t> missing{65'535, 65'536, 65'540};
  list.update(Timestamp(0s), missing);
  std::vector<std::uint16_t> due;
  list.take_due(Timestamp(4ms), 80ms, due);
  EXPECT_TRUE(due.empty());
  list.take_due(Timestamp(5ms), 80ms, due);
  EXPECT_EQ(due, (std::vector<std::uint16_t>{65'535, 0, 4}));
  EXPECT_TRUE(list.arrived(65'536));
  EXPECT_FALSE(list.arrived(65'536));
  due.clear();
  list.take_due(Timestamp(104ms), 80ms, due);
  EXPECT_TRUE(due.empty());
  EXPECT_EQ(list.deadline(), Timestamp(105ms));
  list.take_due(Timestamp(105ms), 80ms, due);
  EXPECT_EQ(due, (std::vector<std::uint16_t>{65'535, 4}));
  list.update(Timestamp(110ms), std::vector<std::int64_t>{65'540});
  due.clear();
  for (int i = 2; i < 40; ++i) list.take_due(Timestamp(i * 200ms), 80ms, due);
  EXPECT_EQ(due.size(), 8U);  // ten tries in all
  EXPECT_EQ(list.deadline(), std::nullopt);
  std::vector<std::int64_t> many(1000);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<std::int64_t>(i);
  list.update(Timestamp(10s), many);
  due.clear();
  list.take_due(Timestamp(11s), 80ms, due);
  EXPECT_EQ(due.size(), NackList::kMaxEntries);
}

TEST(RateMeter, MeasuresTheLastTwoSeconds) {
  RateMeter meter;
  EXPECT_EQ(meter.events_per_second(Timestamp(1s)), 0);
  for (int i = 0; i < 300; ++i) meter.add(Timestamp(1s) + i * 33'333us, 1000);
  const Timestamp now = Timestamp(1s) + 300 * 33'333us;
  EXPECT_NEAR(meter.events_per_second(now), 30, 1.6);
  EXPECT_NEAR(meter.rate(now).kbps(), 240, 13);
  EXPECT_EQ(meter.events_per_second(now + 3s), 0);
}

}  // namespace
}  // namespace mtavip::media
