#include "rtp/rtcp_schedule.h"

#include <vector>

#include <gtest/gtest.h>

namespace mtavip::rtp {
namespace {

using Action = RtcpSchedule::Action;

constexpr std::size_t kSize = 100;

/// 64 kbit/s: RTCP may use 400 bytes a second, a quarter of it for senders.
RtcpSchedule::Options audio_options() {
  RtcpSchedule::Options options;
  options.sender_bytes_per_second = 100;
  options.receiver_bytes_per_second = 300;
  return options;
}

RtcpSchedule::Options video_feedback_options() {
  RtcpSchedule::Options options;  // 1 Mbit/s
  options.sender_bytes_per_second = 1562;
  options.receiver_bytes_per_second = 4687;
  options.avpf = true;
  options.early_feedback = true;
  return options;
}

/// Runs the schedule by its deadlines, and gives the times of regular reports.
std::vector<Timestamp> run(RtcpSchedule& schedule, Timestamp until, const RtcpSchedule::Membership& membership) {
  std::vector<Timestamp> reports;
  for (;;) {
    const auto deadline = schedule.deadline();
    if (!deadline || *deadline > until) return reports;
    const Action action = schedule.expire(*deadline, membership);
    if (action == Action::kNone) continue;
    if (action == Action::kRegular) reports.push_back(*deadline);
    schedule.sent(*deadline, action, kSize, membership);
  }
}

double mean_gap(const std::vector<Timestamp>& times) {
  return to_seconds(times.back() - times.front()) / static_cast<double>(times.size() - 1);
}

TEST(RtcpSchedule, FirstReportComesAfterHalfTheMinimum) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SeededRandom random(seed);
    RtcpSchedule schedule(random, audio_options());
    EXPECT_FALSE(schedule.deadline());
    schedule.start(Timestamp{}, {2, 1, true}, kSize);
    const auto reports = run(schedule, Timestamp(1min), {2, 1, true});
    ASSERT_FALSE(reports.empty());
    const double first = to_seconds(reports.front() - Timestamp{});
    EXPECT_GE(first, 2.5 * 0.5 / 1.21829);
    EXPECT_LE(first, 2.5 * 1.5 / 1.21828);
  }
}

TEST(RtcpSchedule, UnicastMayReportSooner) {
  SeededRandom random(1);
  RtcpSchedule::Options options = audio_options();
  options.first_delay = 250ms;
  RtcpSchedule schedule(random, options);
  schedule.start(Timestamp(1s), {2, 1, true}, kSize);
  EXPECT_EQ(schedule.deadline(), Timestamp(1250ms));
  EXPECT_EQ(schedule.expire(Timestamp(1249ms), {2, 1, true}), Action::kNone);
  EXPECT_EQ(schedule.expire(Timestamp(1250ms), {2, 1, true}), Action::kRegular);
}

TEST(RtcpSchedule, IntervalIsRandomAroundTheMinimum) {
  SeededRandom random(2);
  RtcpSchedule schedule(random, audio_options());
  schedule.start(Timestamp{}, {2, 1, true}, kSize);
  const auto reports = run(schedule, Timestamp(10h), {2, 1, true});
  // Reconsideration brings the mean of what is drawn back to the interval (6.3.1).
  EXPECT_NEAR(mean_gap(reports), 5.0, 0.25);
  double least = 100;
  double most = 0;
  for (std::size_t i = 1; i < reports.size(); ++i) {
    const double gap = to_seconds(reports[i] - reports[i - 1]);
    least = std::min(least, gap);
    most = std::max(most, gap);
  }
  EXPECT_GE(least, 2.5 / 1.21829);
  EXPECT_LT(least, 3.0);
  EXPECT_GT(most, 5.5);
}

TEST(RtcpSchedule, BandwidthIsHeldInALargeGroup) {
  // A receiver among 1000: 75 % of the bandwidth shared by 990, so one report of 100 bytes each 330 s.
  SeededRandom random(3);
  RtcpSchedule schedule(random, audio_options());
  const RtcpSchedule::Membership membership{1000, 10, false};
  schedule.start(Timestamp{}, membership, kSize);
  EXPECT_NEAR(mean_gap(run(schedule, Timestamp(200h), membership)), 990 * 100.0 / 300, 20);

  // A sender among them: 25 % shared by 10.
  RtcpSchedule sender(random, audio_options());
  const RtcpSchedule::Membership as_sender{1000, 10, true};
  sender.start(Timestamp{}, as_sender, kSize);
  EXPECT_NEAR(mean_gap(run(sender, Timestamp(50h), as_sender)), 10 * 100.0 / 100, 0.7);

  // Where senders are many, all share all.
  RtcpSchedule equal(random, audio_options());
  const RtcpSchedule::Membership many_senders{1000, 400, true};
  equal.start(Timestamp{}, many_senders, kSize);
  EXPECT_NEAR(mean_gap(run(equal, Timestamp(200h), many_senders)), 1000 * 100.0 / 400, 15);
}

TEST(RtcpSchedule, ReconsidersWhenTheGroupHasGrown) {
  SeededRandom random(4);
  RtcpSchedule schedule(random, audio_options());
  schedule.start(Timestamp{}, {1, 0, false}, kSize);
  const Timestamp first = *schedule.deadline();
  // By then a thousand others were heard: the report is put off.
  EXPECT_EQ(schedule.expire(first, {1000, 0, false}), Action::kNone);
  EXPECT_GT(*schedule.deadline(), first + 60s);
}

TEST(RtcpSchedule, ReverseReconsiderationWhenTheGroupShrinks) {
  SeededRandom random(5);
  RtcpSchedule schedule(random, audio_options());
  schedule.start(Timestamp{}, {1000, 0, false}, kSize);
  const Timestamp before = *schedule.deadline();
  ASSERT_GT(before, Timestamp(30s));
  schedule.membership_fell(Timestamp(10s), {10, 0, false});
  const Timestamp after = *schedule.deadline();
  EXPECT_NEAR(to_seconds(after - Timestamp(10s)), to_seconds(before - Timestamp(10s)) / 100, 0.01);
  // Growing is not its business.
  schedule.membership_fell(Timestamp(10s), {500, 0, false});
  EXPECT_EQ(*schedule.deadline(), after);
}

TEST(RtcpSchedule, AverageFollowsSizes) {
  SeededRandom random(6);
  RtcpSchedule schedule(random, audio_options());
  schedule.start(Timestamp{}, {2, 0, false}, 160);
  EXPECT_DOUBLE_EQ(schedule.average_size(), 160);
  schedule.received(320);
  EXPECT_DOUBLE_EQ(schedule.average_size(), 170);
}

TEST(RtcpSchedule, NoBandwidthIsNoReports) {
  SeededRandom random(7);
  RtcpSchedule schedule(random, {});
  schedule.start(Timestamp{}, {2, 1, true}, kSize);
  EXPECT_GT(*schedule.deadline(), Timestamp(10min));
}

TEST(RtcpSchedule, ByeOfALargeGroupIsPutOff) {
  SeededRandom random(8);
  RtcpSchedule schedule(random, audio_options());
  schedule.start(Timestamp{}, {1000, 0, false}, kSize);
  schedule.back_off_bye(Timestamp(100s), 60, {1, 0, false});
  const Timestamp due = *schedule.deadline();
  EXPECT_GE(due, Timestamp(100s) + 1s);
  EXPECT_LE(due, Timestamp(100s) + 3100ms);
  // Hundreds leave at once: it waits its turn.
  EXPECT_EQ(schedule.expire(due, {2000, 0, false}), Action::kNone);
  EXPECT_GT(*schedule.deadline(), due + 60s);
}

// --- AVPF ---

TEST(RtcpSchedule, AvpfKnowsNoMinimumAfterTheFirst) {
  SeededRandom random(9);
  RtcpSchedule schedule(random, video_feedback_options());
  const RtcpSchedule::Membership two{2, 2, true};
  schedule.start(Timestamp{}, two, kSize);
  EXPECT_GE(*schedule.deadline(), Timestamp(400ms));
  EXPECT_LE(*schedule.deadline(), Timestamp(1300ms));
  const auto reports = run(schedule, Timestamp(100s), two);
  EXPECT_NEAR(mean_gap(reports), 2 * 100.0 / (1562 + 4687), 0.004);
}

TEST(RtcpSchedule, RegularIntervalSpacesReports) {
  SeededRandom random(10);
  RtcpSchedule::Options options = video_feedback_options();
  options.regular_interval = 2s;
  RtcpSchedule schedule(random, options);
  const RtcpSchedule::Membership two{2, 2, true};
  schedule.start(Timestamp{}, two, kSize);
  const auto reports = run(schedule, Timestamp(1h), two);
  EXPECT_NEAR(mean_gap(reports), 2.0, 0.1);
  for (std::size_t i = 1; i < reports.size(); ++i) EXPECT_GE(reports[i] - reports[i - 1], 1s);
}

/// A schedule between two that has just sent a regular report at 1 s, and will not for a while.
struct EarlyFeedback : testing::Test {
  EarlyFeedback() {
    RtcpSchedule::Options options = video_feedback_options();
    options.regular_interval = 5s;
    options.first_delay = 1s;
    schedule.set_options(options);
    schedule.start(Timestamp{}, two, kSize);
    EXPECT_EQ(schedule.expire(Timestamp(1s), two), Action::kRegular);
    schedule.sent(Timestamp(1s), Action::kRegular, kSize, two);
  }
  SeededRandom random{11};
  RtcpSchedule schedule{random, {}};
  const RtcpSchedule::Membership two{2, 2, true};
};

TEST_F(EarlyFeedback, LeavesAtOnceBetweenTwo) {
  const Timestamp regular = *schedule.deadline();
  schedule.request_feedback(Timestamp(2s), two);
  EXPECT_EQ(schedule.deadline(), Timestamp(2s));
  EXPECT_EQ(schedule.expire(Timestamp(2s), two), Action::kFeedback);
  schedule.sent(Timestamp(2s), Action::kFeedback, kSize, two);
  EXPECT_EQ(schedule.deadline(), regular) << "regular reports keep their rhythm";
}

TEST_F(EarlyFeedback, TheNextWaitsForTheTurnThatPaysForIt) {
  schedule.request_feedback(Timestamp(2s), two);
  schedule.sent(Timestamp(2s), schedule.expire(Timestamp(2s), two), kSize, two);
  schedule.request_feedback(Timestamp(2s + 1ms), two);
  // T_rr is 200 bytes over 6249 bytes a second: 32 ms.
  const Timestamp next = *schedule.deadline();
  EXPECT_GE(next, Timestamp(2s + 30ms));
  EXPECT_LE(next, Timestamp(2s + 70ms));
  EXPECT_EQ(schedule.expire(next - 1ms, two), Action::kNone);
  EXPECT_EQ(schedule.expire(next, two), Action::kFeedback);
}

TEST_F(EarlyFeedback, BandwidthIsHeldWhateverIsAsked) {
  std::size_t sent = 0;
  for (Timestamp now(2s); now < Timestamp(102s); now += 1ms) {
    schedule.request_feedback(now, two);
    while (schedule.deadline() && *schedule.deadline() <= now) {
      const Action action = schedule.expire(now, two);
      if (action == Action::kNone) break;
      schedule.sent(now, action, kSize, two);
      ++sent;
    }
  }
  const double share = (1562.0 + 4687.0) / 2;  // ours
  EXPECT_LE(static_cast<double>(sent) * kSize / 100, share * 1.1);
  EXPECT_GE(static_cast<double>(sent) * kSize / 100, share * 0.5);
}

TEST_F(EarlyFeedback, IsDitheredInAGroup) {
  const RtcpSchedule::Membership group{40, 1, false};
  schedule.request_feedback(Timestamp(2s), group);
  const Timestamp early = *schedule.deadline();
  EXPECT_GT(early, Timestamp(2s));
  // Half of T_rr: 39 receivers of 100 bytes on 4687 bytes a second.
  EXPECT_LE(early, Timestamp(2s) + 420ms);
}

TEST(RtcpSchedule, WithoutEarlyFeedbackItWaitsForTheReport) {
  SeededRandom random(12);
  RtcpSchedule::Options options = audio_options();
  options.first_delay = 0ms;
  RtcpSchedule schedule(random, options);
  schedule.start(Timestamp{}, {2, 1, true}, kSize);
  schedule.sent(Timestamp{}, schedule.expire(Timestamp{}, {2, 1, true}), kSize, {2, 1, true});
  const Timestamp report = *schedule.deadline();
  schedule.request_feedback(Timestamp(1s), {2, 1, true});
  EXPECT_EQ(schedule.deadline(), report);
}

TEST(RtcpSchedule, BeforeTheFirstReportFeedbackWaitsForIt) {
  SeededRandom random(13);
  RtcpSchedule::Options options = video_feedback_options();
  options.first_delay = 250ms;
  RtcpSchedule schedule(random, options);
  schedule.start(Timestamp{}, {2, 1, true}, kSize);
  schedule.request_feedback(Timestamp(10ms), {2, 1, true});
  EXPECT_EQ(schedule.deadline(), Timestamp(250ms));
  EXPECT_EQ(schedule.expire(Timestamp(250ms), {2, 1, true}), Action::kRegular);
}

}  // namespace
}  // namespace mtavip::rtp
