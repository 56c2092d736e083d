#include "sip/reliable_responses.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mtavip::sip {
namespace {

Message ringing(int code = 180) {
  Message response = Message::response(code);
  response.add(HeaderName::kCseq, "7 INVITE");
  return response;
}

Rack rack(std::uint32_t rseq, std::uint32_t cseq = 7, std::string method = "INVITE") {
  return {rseq, {cseq, std::move(method)}};
}

TEST(ReliableResponses, GoOutOneAfterTheOther) {
  const SipTimers timers;
  ReliableResponses responses(40);
  const Timestamp now{};
  const Message* first = responses.add(now, ringing(183), true, timers);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->header(HeaderName::kRseq), "40");
  EXPECT_TRUE(first->lists(HeaderName::kRequire, "100rel"));
  EXPECT_EQ(responses.add(now, ringing(180), false, timers), nullptr);
  EXPECT_TRUE(responses.holds_back_success());
  // What names another response, another INVITE or another method is no PRACK of this one.
  EXPECT_FALSE(responses.acknowledge(now, rack(41), timers));
  EXPECT_FALSE(responses.acknowledge(now, rack(40, 8), timers));
  EXPECT_FALSE(responses.acknowledge(now, rack(40, 7, "UPDATE"), timers));
  const auto done = responses.acknowledge(now, rack(40), timers);
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->had_sdp);
  ASSERT_NE(done->next, nullptr);
  EXPECT_EQ(done->next->header(HeaderName::kRseq), "41");
  EXPECT_FALSE(responses.holds_back_success());
  EXPECT_FALSE(responses.acknowledge(now, rack(40), timers));
  EXPECT_TRUE(responses.acknowledge(now, rack(41), timers));
  EXPECT_EQ(responses.deadline(), std::nullopt);
}

TEST(ReliableResponses, AreRepeatedAtDoublingIntervalsForSixtyFourT1) {
  const SipTimers timers;
  ReliableResponses responses(1);
  const Timestamp start{};
  ASSERT_NE(responses.add(start, ringing(), false, timers), nullptr);
  std::vector<Duration> repeats;
  for (;;) {
    const auto when = responses.deadline();
    ASSERT_TRUE(when);
    const auto due = responses.on_timeout(*when);
    if (due.gave_up) {
      EXPECT_EQ(*when - start, Duration(32s));
      break;
    }
    ASSERT_NE(due.repeat, nullptr);
    repeats.push_back(*when - start);
  }
  EXPECT_EQ(repeats, (std::vector<Duration>{500ms, 1500ms, 3500ms, 7500ms, 15500ms, 31500ms}));
  EXPECT_EQ(responses.deadline(), std::nullopt);
}

TEST(ReliableResponses, AreLimited) {
  const SipTimers timers;
  ReliableResponses responses(1);
  for (std::size_t i = 0; i < ReliableResponses::kMost + 1; ++i) {
    responses.add(Timestamp{}, ringing(), false, timers);
  }
  std::uint32_t acknowledged = 0;
  while (responses.acknowledge(Timestamp{}, rack(acknowledged + 1), timers)) ++acknowledged;
  EXPECT_EQ(acknowledged, ReliableResponses::kMost);
}

}  // namespace
}  // namespace mtavip::sip
