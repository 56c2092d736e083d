// The same call with every signalling datagram lost, doubled, or delayed in turn, and over bad networks.
#include <random>

#include <gtest/gtest.h>

#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

bool is_signalling(const testkit::Datagram& datagram) {
  return datagram.to.port == 5060 && datagram.from.port == 5060;
}

/// Ring, answer, talk, hold, resume, hang up: true if it all came about.
void whole_call(Scenario& s, const std::string& what) {
  s.bob.on_incoming = OnIncoming::kRingThenAnswer;
  s.bob.answer_after = 1s;
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] {
    return s.alice.state(call) == CallState::kEstablished && s.bob.incoming() &&
           s.bob.state(*s.bob.incoming()) == CallState::kEstablished;
  })) << what;
  const CallId at_bob = *s.bob.incoming();
  s.run_for(2s);
  EXPECT_TRUE(s.both_hear(call, at_bob)) << what;
  const auto set_held = [&](bool held) {
    return s.alice.run([&](call::CallCore& core, Timestamp now) { return core.set_held(now, call, held); });
  };
  ASSERT_TRUE(set_held(true)) << what;
  ASSERT_TRUE(s.run_until([&] { return s.bob.core().info(at_bob)->held_by_remote; })) << what;
  s.run_for(5s);
  ASSERT_TRUE(set_held(false)) << what;
  ASSERT_TRUE(s.run_until([&] { return !s.bob.core().info(at_bob)->held_by_remote; })) << what;
  s.run_for(5s);
  EXPECT_TRUE(s.both_hear(call, at_bob)) << what;
  ASSERT_TRUE(s.bob.run([&](call::CallCore& core, Timestamp now) { return core.hang_up(now, at_bob); })) << what;
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); })) << what;
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kNormal) << what;
  EXPECT_EQ(s.bob.ended(at_bob)->reason, EndReason::kNormal) << what;
  EXPECT_EQ(s.bob.events<IncomingCallEvent>().size(), 1U) << what;
  // When all timers have run, nothing is left.
  s.run_for(70s);
  EXPECT_EQ(s.alice.core().sip_load().transactions, 0U) << what;
  EXPECT_EQ(s.bob.core().sip_load().transactions, 0U) << what;
}

std::size_t signalling_of_a_clean_call() {
  Scenario s;
  whole_call(s, "clean");
  std::size_t count = 0;
  for (const auto& packet : s.network.captured()) {
    if (packet.to.port == 5060 && packet.from.port == 5060) ++count;
  }
  return count;
}

TEST(Network, EverySignallingMessageLostOnce) {
  const std::size_t count = signalling_of_a_clean_call();
  ASSERT_GE(count, 12U);
  for (std::size_t n = 0; n < count; ++n) {
    Scenario s(n + 1);
    s.network.drop_nth(n, is_signalling);
    whole_call(s, "lost " + std::to_string(n));
  }
}

TEST(Network, EverySignallingMessageDoubled) {
  const std::size_t count = signalling_of_a_clean_call();
  for (std::size_t n = 0; n < count; ++n) {
    Scenario s(n + 1);
    s.network.duplicate_nth(n, is_signalling);
    whole_call(s, "doubled " + std::to_string(n));
  }
}

TEST(Network, EverySignallingMessageOvertaken) {
  const std::size_t count = signalling_of_a_clean_call();
  for (std::size_t n = 0; n < count; ++n) {
    Scenario s(n + 1);
    s.network.delay_nth(n, 700ms, is_signalling);
    whole_call(s, "delayed " + std::to_string(n));
  }
}

TEST(Network, SignallingThroughHeavyLossFromARotatingSeed) {
  const std::uint64_t seed = std::random_device{}();
  RecordProperty("seed", std::to_string(seed));
  SCOPED_TRACE("seed " + std::to_string(seed));
  Scenario s(seed);
  // Only signalling is disturbed: the sound is what the test listens to.
  SeededRandom dice(seed);
  s.network.add_rule([&dice](const testkit::Datagram& datagram) {
    if (!is_signalling(datagram)) return testkit::Verdict::pass();
    const double roll = dice.unit();
    if (roll < 0.15) return testkit::Verdict::drop();
    if (roll < 0.25) return testkit::Verdict::duplicate();
    if (roll < 0.40) return testkit::Verdict::delayed(Duration(static_cast<std::int64_t>(dice.below(300'000))));
    return testkit::Verdict::pass();
  });
  whole_call(s, "heavy loss");
}

TEST(Network, SoundSurvivesLossAndJitter) {
  Scenario s;
  testkit::LinkConditions conditions;
  conditions.delay = 30ms;
  conditions.jitter = 30ms;
  conditions.loss = 0.05;
  s.network.set_default_conditions(conditions);
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(call) == CallState::kEstablished; }));
  s.run_for(10s);
  EXPECT_TRUE(s.both_hear(call, *s.bob.incoming()));
}

}  // namespace
}  // namespace mtavip::scenario
