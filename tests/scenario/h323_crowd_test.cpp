// A thousand registrations and calls at once in one terminal, and several accounts at one gatekeeper.
#include "tests/scenario/h323_crowd.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace mtavip::h323::scenario {
namespace {

struct Scene {
  Scene() { network.set_capture(false); }
  void register_all(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      alice.register_as(std::to_string(100'000 + i));
      bob.register_as(std::to_string(200'000 + i));
    }
    scheduler.run_for(10s);
  }
  /// What the gatekeeper asks, and how many answers come.
  template <class Ask>
  std::uint64_t answers(Ask ask) {
    const auto before = gatekeeper->counters().information;
    ask();
    gatekeeper.pump();
    scheduler.run_for(1s);
    return gatekeeper->counters().information - before;
  }

  testkit::Scheduler scheduler;
  testkit::SimulatedNetwork network{scheduler, 1};
  CrowdGatekeeper gatekeeper{network};
  Crowd alice{network, "alice", IpAddress::v4({10, 0, 0, 1})};
  Crowd bob{network, "bob", IpAddress::v4({10, 0, 0, 2})};
};

TEST(H323Crowd, AThousandRegistrationsAndCallsAtOnce) {
  constexpr std::size_t kCount = 1'000;
  Scene s;
  s.register_all(kCount);
  ASSERT_EQ(s.gatekeeper->registered(), 2 * kCount);
  ASSERT_EQ(s.alice.registered(), kCount);

  for (std::size_t i = 0; i < kCount; ++i) {
    s.alice.call(std::to_string(200'000 + i), i);
    s.scheduler.run_for(1ms);
  }
  s.scheduler.run_for(10s);
  EXPECT_EQ(s.alice.answered(), kCount);
  EXPECT_EQ(s.bob.by_the_right_account(), kCount);
  EXPECT_EQ(s.gatekeeper->counters().admissions, 2 * kCount);

  s.scheduler.run_for(1h);
  EXPECT_EQ(s.gatekeeper->registered(), 2 * kCount) << "kept fresh";
  EXPECT_EQ(s.alice.terminal().load().calls, kCount);
  EXPECT_EQ(s.bob.terminal().load().calls, kCount);
  EXPECT_EQ(s.alice.ended() + s.bob.ended(), 0U);

  s.alice.end_calls();
  s.scheduler.run_for(30s);
  EXPECT_EQ(s.bob.ended(), kCount);
  EXPECT_EQ(s.gatekeeper->counters().disengagements, 2 * kCount);
  for (Crowd* crowd : {&s.alice, &s.bob}) {
    EXPECT_EQ(crowd->terminal().load().calls, 0U);
    EXPECT_EQ(crowd->terminal().load().connections, 0U);
    EXPECT_EQ(crowd->terminal().counters().malformed, 0U);
    crowd->unregister();
  }
  s.scheduler.run_for(30s);
  EXPECT_EQ(s.gatekeeper->registered(), 0U);
  EXPECT_EQ(s.alice.registered() + s.bob.registered(), 0U);
  EXPECT_FALSE(s.alice.terminal().deadline()) << "nothing is waited for";
}

TEST(H323Crowd, WhoOfSeveralAccountsAnswersTheGatekeeper) {
  Scene s;
  s.register_all(3);
  ASSERT_EQ(s.gatekeeper->registered(), 6U);
  const auto ask = [&](std::uint16_t reference) {
    return s.answers([&] { s.gatekeeper->request_information(s.scheduler.now(), "100001", reference); });
  };
  EXPECT_EQ(ask(0), 3U) << "a request for all calls names nobody: each account answers";

  s.alice.call("200002", 1);
  s.scheduler.run_for(1s);
  ASSERT_EQ(s.gatekeeper->calls().size(), 1U);
  EXPECT_EQ(ask(s.gatekeeper->calls().front().caller_reference), 1U) << "the one whose call it is";
  ASSERT_TRUE(s.gatekeeper->information() && s.gatekeeper->information()->per_call_info);
  EXPECT_EQ(s.gatekeeper->information()->per_call_info->size(), 1U);
  EXPECT_EQ(ask(0x7fff), 1U) << "a call that nobody has";

  using Reason = h225::UnregRequestReason;
  s.gatekeeper->unregister(s.scheduler.now(), "100001", Reason(Reason::kMaintenance));
  s.gatekeeper.pump();
  s.scheduler.run_for(100ms);
  EXPECT_EQ(s.gatekeeper->counters().confirmed, 1U) << "only the one that was named";
}

TEST(H323Crowd, NotAllOfVeryManyAnswerWhatNamesNobody) {
  Scene s;
  s.register_all(40);
  ASSERT_EQ(s.gatekeeper->registered(), 80U);
  std::set<std::u16string> heard;
  for (std::size_t i = 0; i < 40; ++i) {
    const auto number = std::to_string(100'000 + i);
    EXPECT_EQ(s.answers([&] { s.gatekeeper->request_information(s.scheduler.now(), number, 0); }), 16U);
    heard.insert(s.gatekeeper->information()->endpoint_identifier);
  }
  EXPECT_GE(heard.size(), 5U) << "they take turns";
}

}  // namespace
}  // namespace mtavip::h323::scenario
