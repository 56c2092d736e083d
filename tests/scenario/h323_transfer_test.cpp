// Transfers between three whole clients over H.323 (H.450.2): blind and with consultation, allowed, asked for and
// refused. What they look like to the application is what transfers over SIP look like.
#include <gtest/gtest.h>

#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

constexpr double kCarolTone = 1700;

h323::TerminalConfig terminal(const std::string& name) {
  h323::TerminalConfig config;
  config.display_name = name;
  config.aliases = {name};
  return config;
}

MediaOptions audio() {
  MediaOptions media;
  media.audio.codecs = {"PCMA"};
  return media;
}

/// Alice talks to bob, and may send him on to carol.
struct Three {
  explicit Three(Rule of_bob = Rule::kAllow, Rule of_carol = Rule::kAllow)
      : network(scheduler, 1),
        alice(network, "alice", IpAddress::v4({10, 0, 0, 1}), kAliceTone, 3, terminal("alice")),
        bob(network, "bob", IpAddress::v4({10, 0, 0, 2}), kBobTone, 4, terminal("bob"), of_bob),
        carol(network, "carol", IpAddress::v4({10, 0, 0, 3}), kCarolTone, 5, terminal("carol"), of_carol) {
    testkit::LinkConditions conditions;
    conditions.delay = 10ms;
    network.set_default_conditions(conditions);
    for (ScenarioClient* client : {&alice, &bob, &carol}) client->answer_media = audio();
  }

  testkit::Scheduler scheduler;
  testkit::SimulatedNetwork network;
  ScenarioClient alice;
  ScenarioClient bob;
  ScenarioClient carol;
  CallId with_bob{};
  CallId with_carol{};

  bool run_until(const std::function<bool()>& condition, Duration limit = 60s) {
    return scheduler.run_until(condition, limit);
  }
  CallId call(ScenarioClient& whom) {
    const CallId id = alice.dial(whom.h323_uri(), audio());
    EXPECT_TRUE(run_until([&] {
      return alice.state(id) == CallState::kEstablished && whom.incoming() &&
             whom.state(*whom.incoming()) == CallState::kEstablished;
    }));
    scheduler.run_for(2s);
    return id;
  }
  void call_bob() { with_bob = call(bob); }
  void call_both() {
    call_bob();
    with_carol = call(carol);
  }
  Expected<void> transfer(const std::string& target) {
    return alice.run([&](call::CallCore& core, Timestamp now) { return core.transfer(now, with_bob, target); });
  }
  Expected<void> transfer(CallId to) {
    return alice.run([&](call::CallCore& core, Timestamp now) { return core.transfer(now, with_bob, to); });
  }
  static std::optional<TransferEvent> last(const ScenarioClient& client) {
    const auto all = client.events<TransferEvent>();
    return all.empty() ? std::nullopt : std::optional(all.back());
  }
  static bool ended(const ScenarioClient& client, TransferState state) {
    const auto event = last(client);
    return event && event->state == state;
  }
  void expect_bob_talks_to_carol() {
    const auto told = last(bob);
    ASSERT_TRUE(told && told->new_call && carol.incoming());
    scheduler.run_for(3s);
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
    scheduler.run_for(100s);
    for (ScenarioClient* client : {&alice, &bob, &carol}) {
      EXPECT_TRUE(client->core().calls().empty());
      EXPECT_EQ(client->media().active(), 0U);
    }
  }
};

TEST(H323Transfer, Blind) {
  Three s;
  s.call_bob();
  ASSERT_TRUE(s.transfer(s.carol.h323_uri()));
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(s.with_bob) && Three::ended(s.bob, TransferState::kDone); }));
  EXPECT_TRUE(Three::ended(s.alice, TransferState::kDone));
  EXPECT_EQ(s.alice.ended(s.with_bob)->reason, EndReason::kNormal);
  EXPECT_EQ(s.carol.events<IncomingCallEvent>().front().referred_by, "h323:alice");
  s.expect_bob_talks_to_carol();
  s.expect_nothing_is_left();
}

TEST(H323Transfer, NothingIsDialledBeforeTheUserConsents) {
  Three s(Rule::kAsk);
  s.call_bob();
  ASSERT_TRUE(s.transfer(s.carol.h323_uri()));
  s.scheduler.run_for(10s);
  ASSERT_EQ(s.bob.events<TransferRequestedEvent>().size(), 1U);
  EXPECT_EQ(s.bob.events<TransferRequestedEvent>().front().target, "h323:10.0.0.3:1720");
  EXPECT_FALSE(s.bob.events<TransferRequestedEvent>().front().attended);
  EXPECT_FALSE(s.carol.incoming());
  const CallId at_bob = *s.bob.incoming();
  ASSERT_TRUE(s.bob.run([&](call::CallCore& core, Timestamp now) { return core.accept_transfer(now, at_bob); }));
  EXPECT_FALSE(s.bob.run([&](call::CallCore& core, Timestamp now) { return core.accept_transfer(now, at_bob); }));
  ASSERT_TRUE(s.run_until([&] { return Three::ended(s.alice, TransferState::kDone); }));
  s.expect_bob_talks_to_carol();
  s.expect_nothing_is_left();
}

TEST(H323Transfer, RefusedByTheUserByTheRuleOrByNobody) {
  struct Case {
    Rule rule;
    std::optional<bool> answer;
    Duration limit;
  };
  for (const Case& c : {Case{Rule::kAsk, false, 5s}, Case{Rule::kBlock, {}, 5s}, Case{Rule::kAsk, {}, 70s}}) {
    Three s(c.rule);
    s.bob.consent_to_transfers = c.answer;
    s.call_bob();
    ASSERT_TRUE(s.transfer(s.carol.h323_uri()));
    ASSERT_TRUE(s.run_until([&] { return Three::ended(s.alice, TransferState::kFailed); }, c.limit));
    EXPECT_FALSE(s.carol.incoming());
    // The call goes on.
    s.scheduler.run_for(2s);
    EXPECT_TRUE(Scenario::hears(s.alice, s.with_bob, kBobTone));
    s.expect_nothing_is_left();
  }
}

TEST(H323Transfer, TheTargetRefuses) {
  Three s;
  s.carol.on_incoming = OnIncoming::kBusy;
  s.call_bob();
  ASSERT_TRUE(s.transfer(s.carol.h323_uri()));
  EXPECT_FALSE(s.transfer(s.carol.h323_uri()));  // one at a time
  ASSERT_TRUE(s.run_until([&] { return Three::ended(s.alice, TransferState::kFailed); }));
  EXPECT_TRUE(Three::ended(s.bob, TransferState::kFailed));
  s.scheduler.run_for(2s);
  EXPECT_TRUE(Scenario::hears(s.bob, *s.bob.incoming(), kAliceTone));
  s.expect_nothing_is_left();
}

TEST(H323Transfer, WithConsultation) {
  Three s;
  s.call_both();
  const CallId first_at_carol = *s.carol.incoming();
  ASSERT_TRUE(s.transfer(s.with_carol));
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(s.with_bob) && s.alice.ended(s.with_carol); }));
  EXPECT_TRUE(Three::ended(s.alice, TransferState::kDone));
  const auto incoming = s.carol.events<IncomingCallEvent>();
  ASSERT_EQ(incoming.size(), 2U);
  EXPECT_EQ(incoming[1].replaces, first_at_carol);
  ASSERT_TRUE(s.run_until([&] { return s.carol.ended(first_at_carol).has_value(); }));
  s.expect_bob_talks_to_carol();
  s.expect_nothing_is_left();
}

TEST(H323Transfer, AReplacementIsAskedForLikeAnyCall) {
  Three s(Rule::kAllow, Rule::kAsk);
  s.call_both();
  const CallId first = *s.carol.incoming();
  s.carol.on_incoming = OnIncoming::kRing;
  ASSERT_TRUE(s.transfer(s.with_carol));
  s.scheduler.run_for(3s);
  ASSERT_EQ(s.carol.events<IncomingCallEvent>().size(), 2U);
  EXPECT_EQ(s.carol.events<IncomingCallEvent>()[1].replaces, first);
  EXPECT_FALSE(s.carol.ended(first));
  EXPECT_FALSE(s.alice.ended(s.with_bob));
  const CallId second = *s.carol.incoming();
  ASSERT_TRUE(s.carol.run([&](call::CallCore& core, Timestamp now) { return core.answer(now, second, audio()); }));
  ASSERT_TRUE(s.run_until([&] { return s.carol.ended(first) && s.carol.state(second) == CallState::kEstablished; }));
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(s.with_carol) && s.alice.ended(s.with_bob); }));
  s.expect_nothing_is_left();
}

TEST(H323Transfer, WhoBlocksTransfersIsNotReplaced) {
  Three s(Rule::kAllow, Rule::kBlock);
  s.call_both();
  const CallId first = *s.carol.incoming();
  ASSERT_TRUE(s.transfer(s.with_carol));
  ASSERT_TRUE(s.run_until([&] { return Three::ended(s.alice, TransferState::kFailed); }));
  EXPECT_EQ(s.carol.events<IncomingCallEvent>().size(), 1U);
  s.scheduler.run_for(2s);
  EXPECT_TRUE(Scenario::hears(s.carol, first, kAliceTone));
  EXPECT_TRUE(Scenario::hears(s.bob, *s.bob.incoming(), kAliceTone));
  s.expect_nothing_is_left();
}

TEST(H323Transfer, NotBetweenProtocols) {
  Three s;
  s.call_bob();
  const CallId by_sip = s.alice.dial(s.carol.uri(), audio());
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(by_sip) == CallState::kEstablished; }));
  const auto connected = s.transfer(by_sip);
  ASSERT_FALSE(connected);
  EXPECT_EQ(connected.error().code, ErrorCode::kWrongState);
  s.expect_nothing_is_left();
}

}  // namespace
}  // namespace mtavip::scenario
