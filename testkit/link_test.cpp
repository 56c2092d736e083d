#include "testkit/link.h"

#include <gtest/gtest.h>

namespace mtavip::testkit {
namespace {

TEST(Link, DelayAndJitterKeepTheOrder) {
  LinkConditions conditions;
  conditions.delay = 50ms;
  conditions.jitter = 30ms;
  Link link(conditions, 1);
  Timestamp last{};
  Duration least = 1s;
  Duration most{};
  for (int i = 0; i < 2000; ++i) {
    const Timestamp sent(std::chrono::milliseconds(20 * i));
    const auto arrivals = link.send(sent, 200);
    ASSERT_EQ(arrivals.size(), 1U);
    EXPECT_GE(arrivals[0], last);
    last = arrivals[0];
    least = std::min(least, last - sent);
    most = std::max(most, last - sent);
  }
  EXPECT_GE(least, 50ms);
  EXPECT_LT(least, 52ms);
  EXPECT_LE(most, 80ms);
  EXPECT_GT(most, 78ms);
}

TEST(Link, LossRateIsAsAsked) {
  LinkConditions conditions;
  conditions.loss = 0.1;
  Link link(conditions, 2);
  int lost = 0;
  for (int i = 0; i < 20000; ++i) lost += link.send(Timestamp{}, 100).empty() ? 1 : 0;
  EXPECT_NEAR(lost / 20000.0, 0.1, 0.01);
}

TEST(Link, BurstsHaveTheirMeanLengthAndShare) {
  LinkConditions conditions;
  conditions.burst_loss = BurstLoss{0.02, 0.25, 0, 1};
  Link link(conditions, 3);
  int lost = 0;
  int bursts = 0;
  bool before = false;
  for (int i = 0; i < 50000; ++i) {
    const bool now = link.send(Timestamp{}, 100).empty();
    lost += now ? 1 : 0;
    bursts += now && !before ? 1 : 0;
    before = now;
  }
  EXPECT_NEAR(static_cast<double>(lost) / bursts, 4.0, 0.4);
  EXPECT_NEAR(lost / 50000.0, 0.02 / 0.27, 0.01);
}

TEST(Link, DuplicatesAndReorders) {
  LinkConditions conditions;
  conditions.duplication = 1;
  EXPECT_EQ(Link(conditions, 4).send(Timestamp{}, 100).size(), 2U);
  conditions = {};
  conditions.reorder = 0.2;
  conditions.reorder_delay = 30ms;
  Link link(conditions, 5);
  int late = 0;
  for (int i = 0; i < 1000; ++i) {
    const Timestamp sent(std::chrono::milliseconds(10 * i));
    late += link.send(sent, 100)[0] - sent > 20ms ? 1 : 0;
  }
  EXPECT_NEAR(late, 200, 50);
}

TEST(Link, RateDelaysAndTheQueueOverflows) {
  LinkConditions conditions;
  conditions.delay = {};
  conditions.rate = DataRate::kilobits_per_second(80);
  conditions.queue = 200ms;
  Link link(conditions, 6);
  // 100 bytes take 10 ms each; what waits longer than 200 ms is dropped.
  int arrived = 0;
  Timestamp last{};
  for (int i = 0; i < 50; ++i) {
    for (const Timestamp at : link.send(Timestamp{}, 100)) {
      EXPECT_EQ(at - last, 10ms);
      last = at;
      ++arrived;
    }
  }
  EXPECT_EQ(arrived, 21);
}

TEST(Link, StreamsTurnLossIntoDelay) {
  LinkConditions conditions;
  conditions.loss = 0.3;
  Link link(conditions, 7);
  int delayed = 0;
  for (int i = 0; i < 1000; ++i) {
    const Duration taken = link.send_reliably(Timestamp{}, 100) - Timestamp{};
    EXPECT_GE(taken, 1ms);
    delayed += taken >= 200ms ? 1 : 0;
  }
  EXPECT_NEAR(delayed, 300, 60);
}

TEST(Link, SameSeedSameNetwork) {
  LinkConditions conditions;
  conditions.loss = 0.5;
  conditions.jitter = 10ms;
  Link a(conditions, 8);
  Link b(conditions, 8);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(a.send(Timestamp{}, 100), b.send(Timestamp{}, 100));
}

}  // namespace
}  // namespace mtavip::testkit
