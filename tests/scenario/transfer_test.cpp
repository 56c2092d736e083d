// Transfers between three whole clients over SIP: blind and attended, allowed, asked for and refused.
#include <gtest/gtest.h>

#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

constexpr double kCarolTone = 1700;

/// Alice talks to bob, and may send him on to carol.
struct Three {
  explicit Three(Rule of_bob = Rule::kAllow)
      : network(scheduler, 1),
        alice(network, "alice", IpAddress::v4({10, 0, 0, 1}), kAliceTone, 3),
        bob(network, "bob", IpAddress::v4({10, 0, 0, 2}), kBobTone, 4, {}, of_bob),
        carol(network, "carol", IpAddress::v4({10, 0, 0, 3}), kCarolTone, 5, {}, Rule::kAllow) {
    testkit::LinkConditions conditions;
    conditions.delay = 10ms;
    network.set_default_conditions(conditions);
  }

  testkit::Scheduler scheduler;
  testkit::SimulatedNetwork network;
  ScenarioClient alice;
  ScenarioClient bob;
  ScenarioClient carol;
  CallId with_bob{};

  bool run_until(const std::function<bool()>& condition, Duration limit = 60s) {
    return scheduler.run_until(condition, limit);
  }
  void call_bob() {
    with_bob = alice.dial(bob.uri());
    ASSERT_TRUE(run_until([&] { return alice.state(with_bob) == CallState::kEstablished && bob.incoming(); }));
    scheduler.run_for(2s);
  }
  Expected<void> transfer(const std::string& target) {
    return alice.run([&](call::CallCore& core, Timestamp now) { return core.transfer(now, with_bob, target); });
  }
  static std::optional<TransferEvent> last(const ScenarioClient& client) {
    const auto all = client.events<TransferEvent>();
    return all.empty() ? std::nullopt : std::optional(all.back());
  }
  bool ended(const ScenarioClient& client, TransferState state) const {
    const auto event = last(client);
    return event && event->state == state;
  }
  void expect_bob_talks_to_carol() {
    const auto told = last(bob);
    ASSERT_TRUE(told && told->new_call && carol.incoming());
    scheduler.run_for(2s);
    EXPECT_TRUE(Scenario::hears(bob, *told->new_call, kCarolTone));
    EXPECT_TRUE(Scenario::hears(carol, *carol.incoming(), kBobTone));
  }
  /// Everybody hangs up, and when all timers have run nothing is left.
  void expect_nothing_is_left() {
    for (ScenarioClient* client : {&alice, &bob, &carol}) {
      for (const CallId id : client->core().calls()) {
        static_cast<void>(client->run([id](call::CallCore& core, Timestamp now) { return core.hang_up(now, id); }));
      }
    }
    scheduler.run_for(400s);
    for (ScenarioClient* client : {&alice, &bob, &carol}) {
      EXPECT_TRUE(client->core().calls().empty());
      EXPECT_EQ(client->core().sip_load().sessions, 0U);
      EXPECT_EQ(client->core().sip_load().transactions, 0U);
      EXPECT_EQ(client->media().active(), 0U);
    }
  }
};

void blind_transfer(Three& s) {
  s.call_bob();
  ASSERT_TRUE(s.transfer(s.carol.uri()));
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(s.with_bob) && s.ended(s.bob, TransferState::kDone); }));
  EXPECT_TRUE(s.ended(s.alice, TransferState::kDone));
  EXPECT_EQ(s.alice.ended(s.with_bob)->reason, EndReason::kNormal);
  ASSERT_TRUE(s.run_until([&] { return s.bob.ended(*s.bob.incoming()).has_value(); }));
  EXPECT_EQ(s.carol.events<IncomingCallEvent>().size(), 1U);
  EXPECT_FALSE(s.carol.events<IncomingCallEvent>().front().referred_by.empty());
  s.expect_bob_talks_to_carol();
  s.expect_nothing_is_left();
}

TEST(Transfer, Blind) {
  Three s;
  blind_transfer(s);
}

TEST(Transfer, EverySignallingMessageLostDoubledOrLateInTurn) {
  for (const auto& verdict :
       {testkit::Verdict::drop(), testkit::Verdict::duplicate(), testkit::Verdict::delayed(700ms)}) {
    for (std::size_t n = 0; n < 20; ++n) {
      SCOPED_TRACE(n);
      Three s;
      std::size_t seen = 0;
      s.network.add_rule([&seen, n, verdict](const testkit::Datagram& datagram) {
        if (datagram.to.port != 5060) return testkit::Verdict::pass();
        return seen++ == n ? verdict : testkit::Verdict::pass();
      });
      blind_transfer(s);
    }
  }
}

TEST(Transfer, NothingIsDialledBeforeTheUserConsents) {
  Three s(Rule::kAsk);
  s.call_bob();
  ASSERT_TRUE(s.transfer(s.carol.uri()));
  s.scheduler.run_for(20s);
  ASSERT_EQ(s.bob.events<TransferRequestedEvent>().size(), 1U);
  EXPECT_EQ(s.bob.events<TransferRequestedEvent>().front().target, s.carol.uri());
  EXPECT_FALSE(s.carol.incoming());
  EXPECT_TRUE(s.ended(s.alice, TransferState::kProceeding));
  const CallId at_bob = *s.bob.incoming();
  ASSERT_TRUE(s.bob.run([&](call::CallCore& core, Timestamp now) { return core.accept_transfer(now, at_bob); }));
  EXPECT_FALSE(s.bob.run([&](call::CallCore& core, Timestamp now) { return core.accept_transfer(now, at_bob); }));
  ASSERT_TRUE(s.run_until([&] { return s.ended(s.alice, TransferState::kDone); }));
  s.expect_bob_talks_to_carol();
  s.expect_nothing_is_left();
}

TEST(Transfer, RefusedByTheUserByTheRuleOrByNobody) {
  struct Case {
    Rule rule;
    std::optional<bool> answer;
    Duration limit;
  };
  for (const Case& c : {Case{Rule::kAsk, false, 5s}, Case{Rule::kBlock, {}, 5s}, Case{Rule::kAsk, {}, 70s}}) {
    Three s(c.rule);
    s.bob.consent_to_transfers = c.answer;
    s.call_bob();
    ASSERT_TRUE(s.transfer(s.carol.uri()));
    ASSERT_TRUE(s.run_until([&] { return s.ended(s.alice, TransferState::kFailed); }, c.limit));
    EXPECT_EQ(Three::last(s.alice)->code, 603);
    EXPECT_FALSE(s.carol.incoming());
    // The call goes on, and may be sent on again.
    s.scheduler.run_for(2s);
    EXPECT_TRUE(Scenario::hears(s.alice, s.with_bob, kBobTone));
    EXPECT_TRUE(s.transfer(s.carol.uri()));
    s.expect_nothing_is_left();
  }
}

TEST(Transfer, TheTargetRefuses) {
  Three s;
  s.carol.on_incoming = OnIncoming::kBusy;
  s.call_bob();
  ASSERT_TRUE(s.transfer(s.carol.uri()));
  EXPECT_FALSE(s.transfer(s.carol.uri()));  // one at a time
  ASSERT_TRUE(s.run_until([&] { return s.ended(s.alice, TransferState::kFailed); }));
  EXPECT_EQ(Three::last(s.alice)->code, 486);
  EXPECT_TRUE(s.ended(s.bob, TransferState::kFailed));
  s.scheduler.run_for(2s);
  EXPECT_TRUE(Scenario::hears(s.bob, *s.bob.incoming(), kAliceTone));
  s.expect_nothing_is_left();
}

TEST(Transfer, TheCallThatIsTransferredEndsTooEarly) {
  // Some transferors hang up as soon as the other side has understood.
  Three s;
  s.carol.on_incoming = OnIncoming::kRingThenAnswer;
  s.call_bob();
  ASSERT_TRUE(s.transfer(s.carol.uri()));
  ASSERT_TRUE(s.run_until([&] { return s.carol.incoming().has_value(); }));
  ASSERT_TRUE(s.alice.run([&](call::CallCore& core, Timestamp now) { return core.hang_up(now, s.with_bob); }));
  ASSERT_TRUE(s.run_until([&] { return s.ended(s.bob, TransferState::kDone); }));
  s.expect_bob_talks_to_carol();
  s.expect_nothing_is_left();
}

TEST(Transfer, Attended) {
  Three s;
  s.call_bob();
  const CallId with_carol = s.alice.dial(s.carol.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(with_carol) == CallState::kEstablished; }));
  s.scheduler.run_for(1s);
  const CallId first_at_carol = *s.carol.incoming();
  ASSERT_TRUE(
      s.alice.run([&](call::CallCore& core, Timestamp now) { return core.transfer(now, s.with_bob, with_carol); }));
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(s.with_bob) && s.alice.ended(with_carol); }));
  EXPECT_TRUE(s.ended(s.alice, TransferState::kDone));
  const auto incoming = s.carol.events<IncomingCallEvent>();
  ASSERT_EQ(incoming.size(), 2U);
  EXPECT_EQ(incoming[1].replaces, first_at_carol);
  ASSERT_TRUE(s.run_until([&] { return s.carol.ended(first_at_carol).has_value(); }));
  s.expect_bob_talks_to_carol();
  s.expect_nothing_is_left();
}

TEST(Transfer, AReplacementIsAskedForLikeAnyCall) {
  // Here it is bob whose call is to be replaced, and his rule is to ask.
  Three s(Rule::kAsk);
  s.call_bob();
  const CallId first = *s.bob.incoming();
  const CallId with_carol = s.alice.dial(s.carol.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(with_carol) == CallState::kEstablished; }));
  s.bob.on_incoming = OnIncoming::kRing;
  ASSERT_TRUE(
      s.alice.run([&](call::CallCore& core, Timestamp now) { return core.transfer(now, with_carol, s.with_bob); }));
  s.scheduler.run_for(3s);
  ASSERT_EQ(s.bob.events<IncomingCallEvent>().size(), 2U);
  EXPECT_EQ(s.bob.events<IncomingCallEvent>()[1].replaces, first);
  EXPECT_FALSE(s.bob.ended(first));
  const CallId second = *s.bob.incoming();
  ASSERT_TRUE(s.bob.run([&](call::CallCore& core, Timestamp now) { return core.answer(now, second, {}); }));
  ASSERT_TRUE(s.run_until([&] { return s.bob.ended(first) && s.bob.state(second) == CallState::kEstablished; }));
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(with_carol) && s.alice.ended(s.with_bob); }));
  s.expect_nothing_is_left();
}

}  // namespace
}  // namespace mtavip::scenario
