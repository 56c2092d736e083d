#include "call/outbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mtavip::call {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct OutboxTest : testing::Test {
  SeededRandom random{1};
  Outbox outbox{random};
  Timestamp now{};
  std::uint32_t last = 0;

  static OutgoingMessage message(const std::string& reference, const std::string& person = "bob",
                                 const std::string& account = "alice") {
    OutgoingMessage made;
    made.reference = reference;
    made.person = person;
    made.account = account;
    return made;
  }
  void add(const OutgoingMessage& message, Duration life = 1h) {
    outbox.add(now, MessageId{++last}, message, now + life);
  }
  std::vector<std::string> due() {
    std::vector<std::string> references;
    for (const auto& entry : outbox.take_due(now)) references.push_back(entry.message.reference);
    return references;
  }
  std::vector<std::string> expired() {
    std::vector<std::string> references;
    for (const auto& entry : outbox.take_expired(now)) references.push_back(entry.message.reference);
    return references;
  }
};

TEST_F(OutboxTest, SendsInOrderToEachPersonOneAtATime) {
  add(message("1"));
  add(message("2"));
  add(message("a", "carol"));
  add(message("1"));  // known already
  EXPECT_THAT(due(), ElementsAre("1", "a"));
  EXPECT_THAT(due(), IsEmpty());
  EXPECT_EQ(outbox.deadline(), std::nullopt);
  outbox.finish(now, message("1"));
  EXPECT_FALSE(outbox.contains("1"));
  EXPECT_THAT(due(), ElementsAre("2"));
  outbox.finish(now, message("1"));  // again: it is not the one on its way
  EXPECT_TRUE(outbox.contains("2"));
  outbox.finish(now, message("2"));
  EXPECT_THAT(due(), IsEmpty());
}

TEST_F(OutboxTest, ThoseBehindWaitForTheFirst) {
  add(message("1"));
  add(message("2"));
  EXPECT_THAT(due(), ElementsAre("1"));
  EXPECT_EQ(outbox.postpone(now, message("1"), {}), 1U);
  add(message("3"));
  EXPECT_THAT(due(), IsEmpty());
  now = *outbox.deadline();
  EXPECT_THAT(due(), ElementsAre("1"));
}

TEST_F(OutboxTest, PausesGrowToHalfAnHourAndAreNotTheSameForAll) {
  add(message("1"), 100h);
  std::vector<double> pauses;
  for (unsigned attempt = 1; attempt <= 12; ++attempt) {
    ASSERT_THAT(due(), ElementsAre("1"));
    ASSERT_EQ(outbox.postpone(now, message("1"), {}), attempt);
    const double pause = to_seconds(*outbox.deadline() - now);
    const double expected = std::min(30.0 * (1U << (attempt - 1)), 1800.0);
    EXPECT_GE(pause, expected * 0.9);
    EXPECT_LE(pause, expected * 1.1);
    EXPECT_NE(pause, expected);
    now = *outbox.deadline();
  }
}

TEST_F(OutboxTest, ThePauseThatTheOtherSideAsksForIsKeptWithinReason) {
  const std::pair<Duration, Duration> cases[] = {{1s, 5s}, {77s, 77s}, {1000h, 1h}};
  for (const auto& [asked, kept] : cases) {
    outbox = Outbox(random);
    add(message("1"), 100h);
    static_cast<void>(due());
    outbox.postpone(now, message("1"), asked);
    EXPECT_EQ(*outbox.deadline() - now, kept);
  }
}

TEST_F(OutboxTest, IsTriedAtOnceWhereThereIsReasonToHopeButNotInACircle) {
  add(message("1"));
  add(message("2", "carol", "work"));
  static_cast<void>(due());
  outbox.postpone(now, message("1"), {});
  outbox.postpone(now, message("2", "carol", "work"), {});
  outbox.wake_person(now, "dave");
  outbox.wake_account(now, "alice");
  EXPECT_THAT(due(), IsEmpty());
  now += 5s;
  EXPECT_THAT(due(), ElementsAre("1"));
  // Woken while it is on its way: once more soon after.
  outbox.wake_person(now, "bob");
  outbox.postpone(now, message("1"), {});
  now += 4s;
  EXPECT_THAT(due(), IsEmpty());
  now += 1s;
  EXPECT_THAT(due(), ElementsAre("1"));
  outbox.wake_person(now, "carol");
  EXPECT_THAT(due(), ElementsAre("2"));
}

TEST_F(OutboxTest, EndsWithItsTime) {
  add(message("1"), 60s);
  add(message("2"), 90s);
  EXPECT_THAT(due(), ElementsAre("1"));
  now += 60s;
  EXPECT_THAT(expired(), IsEmpty());  // it may be delivered just now
  outbox.postpone(now, message("1"), {});
  EXPECT_EQ(outbox.deadline(), Timestamp{} + 60s);
  EXPECT_THAT(expired(), ElementsAre("1"));
  EXPECT_FALSE(outbox.contains("1"));
  now = Timestamp{} + 95s;
  EXPECT_THAT(expired(), ElementsAre("2"));
  EXPECT_EQ(outbox.deadline(), std::nullopt);
}

}  // namespace
}  // namespace mtavip::call
