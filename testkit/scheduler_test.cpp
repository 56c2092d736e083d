#include "testkit/scheduler.h"

#include <vector>

#include <gtest/gtest.h>

namespace mtavip::testkit {
namespace {

TEST(Scheduler, RunsInOrderOfTimeThenOfMaking) {
  Scheduler scheduler(Timestamp(10s));
  std::vector<int> order;
  const auto note = [&](int n) { return [&order, n](Timestamp) { order.push_back(n); }; };
  scheduler.after(2s, note(3));
  scheduler.after(1s, note(1));
  scheduler.after(1s, note(2));
  scheduler.at(Timestamp(5s), note(0));
  EXPECT_EQ(scheduler.planned(), 4U);
  scheduler.run_for(10s);
  EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3}));
  EXPECT_EQ(scheduler.now(), Timestamp(20s));
  EXPECT_EQ(scheduler.events_run(), 4U);
  EXPECT_FALSE(scheduler.step());
}

TEST(Scheduler, EventsSeeTheirTimeAndMayPlanMore) {
  Scheduler scheduler(Timestamp(0s));
  std::vector<Timestamp> times;
  scheduler.after(1s, [&](Timestamp now) {
    times.push_back(now);
    scheduler.after(0s, [&](Timestamp t) { times.push_back(t); });
    scheduler.after(5s, [&](Timestamp t) { times.push_back(t); });
  });
  scheduler.run_for(2s);
  EXPECT_EQ(times, (std::vector<Timestamp>{Timestamp(1s), Timestamp(1s)}));
  EXPECT_TRUE(scheduler.run_dry(10s));
  EXPECT_EQ(times.back(), Timestamp(6s));
}

TEST(Scheduler, CancelledEventsDoNotRun) {
  Scheduler scheduler;
  int runs = 0;
  const auto event = scheduler.after(1s, [&](Timestamp) { ++runs; });
  scheduler.cancel(event);
  scheduler.cancel(event);
  scheduler.cancel({});
  scheduler.run_for(2s);
  EXPECT_EQ(runs, 0);
}

TEST(Scheduler, RunsUntilAConditionHoldsOrTheLimitPasses) {
  Scheduler scheduler(Timestamp(0s));
  int runs = 0;
  for (int i = 1; i <= 5; ++i) scheduler.at(Timestamp(std::chrono::seconds(i)), [&](Timestamp) { ++runs; });
  EXPECT_TRUE(scheduler.run_until([&] { return runs == 2; }, 10s));
  EXPECT_EQ(scheduler.now(), Timestamp(2s));
  EXPECT_FALSE(scheduler.run_until([&] { return runs == 9; }, 1s));
  EXPECT_EQ(scheduler.now(), Timestamp(3s));
  EXPECT_EQ(runs, 3);
  EXPECT_FALSE(scheduler.run_dry(1s));
}

TEST(SchedulerDeathTest, ATimeThatStandsStillEndsTheTest) {
  Scheduler scheduler;
  std::function<void(Timestamp)> again = [&](Timestamp) { scheduler.after(0s, again); };
  again({});
  EXPECT_DEATH(scheduler.run_for(1s), "internal error");
}

}  // namespace
}  // namespace mtavip::testkit
