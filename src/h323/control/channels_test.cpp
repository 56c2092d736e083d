#include "h323/control/channels.h"

#include <gtest/gtest.h>

#include "h323/control/capability_exchange.h"

namespace mtavip::h323::control {
namespace {

constexpr Timestamp at(Duration time) {
  return Timestamp{} + time;
}

TEST(OutgoingChannels, OpenAndClose) {
  OutgoingChannels channels(5s, 4);
  const auto number = channels.open(at(0s));
  ASSERT_TRUE(number);
  EXPECT_NE(*number, 0);
  EXPECT_EQ(channels.state(*number), OutgoingChannels::State::kOpening);
  EXPECT_EQ(channels.deadline(), at(5s));
  EXPECT_TRUE(channels.acknowledged(*number));
  EXPECT_FALSE(channels.acknowledged(*number));
  EXPECT_FALSE(channels.deadline());
  EXPECT_TRUE(channels.close(at(10s), *number));
  EXPECT_FALSE(channels.close(at(10s), *number));
  channels.close_acknowledged(*number);
  EXPECT_FALSE(channels.state(*number));
}

TEST(OutgoingChannels, WhatIsNotAnsweredExpires) {
  OutgoingChannels channels(5s, 4);
  const auto opening = *channels.open(at(0s));
  const auto closing = *channels.open(at(0s));
  EXPECT_TRUE(channels.acknowledged(closing));
  EXPECT_TRUE(channels.close(at(1s), closing));
  EXPECT_TRUE(channels.handle_timeout(at(4999ms)).empty());
  const auto first = channels.handle_timeout(at(5s));
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].number, opening);
  EXPECT_EQ(first[0].state, OutgoingChannels::State::kOpening);
  const auto second = channels.handle_timeout(at(6s));
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].state, OutgoingChannels::State::kClosing);
  EXPECT_EQ(channels.size(), 0U);
}

TEST(OutgoingChannels, NumbersAreNotUsedTwiceAtOnce) {
  OutgoingChannels channels(5s, 3);
  EXPECT_TRUE(channels.adopt(2));
  EXPECT_FALSE(channels.adopt(2));
  EXPECT_FALSE(channels.adopt(0));
  EXPECT_EQ(channels.open(at(0s)), 1);
  EXPECT_EQ(channels.open(at(0s)), 3);
  EXPECT_FALSE(channels.open(at(0s))) << "one beyond the limit";
  for (int i = 0; i < 70'000; ++i) EXPECT_NE(channels.reserve(), 0);
}

TEST(OutgoingChannels, StrayAnswersAreNothing) {
  OutgoingChannels channels(5s, 4);
  EXPECT_FALSE(channels.acknowledged(7));
  EXPECT_FALSE(channels.rejected(7));
  EXPECT_FALSE(channels.close(at(0s), 7));
  channels.close_acknowledged(7);
  const auto number = *channels.open(at(0s));
  channels.close_acknowledged(number);
  EXPECT_TRUE(channels.state(number)) << "it was not being closed";
}

TEST(IncomingChannels, AskedAcceptedClosed) {
  IncomingChannels channels(5s, 2);
  EXPECT_TRUE(channels.asked(101));
  EXPECT_TRUE(channels.accepted(101));
  EXPECT_FALSE(channels.accepted(101));
  EXPECT_TRUE(channels.asked(102));
  EXPECT_FALSE(channels.asked(103)) << "one beyond the limit";
  EXPECT_TRUE(channels.asked(101)) << "begun anew";
  EXPECT_EQ(channels.state(101), IncomingChannels::State::kAsked);
  EXPECT_TRUE(channels.closed(101));
  EXPECT_FALSE(channels.closed(101));
}

TEST(IncomingChannels, RequestToClose) {
  IncomingChannels channels(5s, 2);
  EXPECT_FALSE(channels.request_close(at(0s), 1));
  EXPECT_TRUE(channels.asked(1) && channels.accepted(1));
  EXPECT_TRUE(channels.request_close(at(0s), 1));
  EXPECT_FALSE(channels.request_close(at(0s), 1));
  channels.close_refused(1);
  EXPECT_EQ(channels.state(1), IncomingChannels::State::kOpen);
  EXPECT_TRUE(channels.request_close(at(1s), 1));
  EXPECT_EQ(channels.deadline(), at(6s));
  EXPECT_EQ(channels.handle_timeout(at(6s)), std::vector<ChannelNumber>{1});
  EXPECT_EQ(channels.state(1), IncomingChannels::State::kOpen);
}

TEST(OutgoingCapabilities, OnlyTheLastSetCounts) {
  OutgoingCapabilities sets(5s);
  const auto first = sets.start(at(0s));
  const auto second = sets.start(at(1s));
  EXPECT_FALSE(sets.acknowledged(first));
  EXPECT_EQ(sets.acknowledged(second), OutgoingCapabilities::Outcome::kAcknowledged);
  EXPECT_FALSE(sets.acknowledged(second));
  EXPECT_TRUE(sets.confirmed());
  static_cast<void>(sets.start(at(2s)));
  EXPECT_EQ(sets.deadline(), at(7s));
  EXPECT_FALSE(sets.handle_timeout(at(6s)));
  EXPECT_EQ(sets.handle_timeout(at(7s)), OutgoingCapabilities::Outcome::kTimedOut);
  EXPECT_FALSE(sets.waiting());
}

}  // namespace
}  // namespace mtavip::h323::control
