// Every way to begin a call, each side differently: fast connect or not, tunnelling or not, H.245 in Setup or not,
// early or not.
#include <gtest/gtest.h>

#include "h323/endpoint/test_terminals.h"

namespace mtavip::h323 {
namespace {

using test::audio;
using test::start;
using test::TwoTerminals;

StartOptions options_of(int bits) {
  return start((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
}

std::string name_of(int bits) {
  std::string result;
  result += (bits & 1) != 0 ? "fast " : "slow ";
  result += (bits & 2) != 0 ? "tunnel " : "separate ";
  result += (bits & 4) != 0 ? "h245-in-setup " : "";
  result += (bits & 8) != 0 ? "early" : "late";
  return result;
}

/// Sets up, talks, presses a digit each way, and clears.
void whole_call(TwoTerminals& t, const StartOptions& alice, bool ring) {
  if (ring) {
    t.bob.on_incoming = [&t](const IncomingCall& call) {
      EXPECT_TRUE(t.bob.run([&](Terminal& bob, Timestamp now) { return bob.ring(now, call.call); }));
    };
  }
  const CallId call = t.alice.dial("10.0.0.2", audio(), alice);
  if (ring) {
    ASSERT_TRUE(t.run_until([&] { return t.alice.count<CallProgress>() == 1; }));
    EXPECT_TRUE(t.alice.events<CallProgress>().front().ringing);
    t.run_for(2s);
    EXPECT_EQ(t.alice.count<CallAnswered>(), 0U);
    t.bob.accept(t.bob.incoming());
  }
  ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && t.bob.both_ways(); }, 5s));
  // H.245 is there in the end, whatever the way.
  ASSERT_TRUE(t.run_until([&] {
    return t.alice.media().streams.at(0).send->dtmf_payload_type == 101 &&
           t.bob.media().streams.at(0).send->dtmf_payload_type == 101;
  }));
  for (auto* side : {&t.alice, &t.bob}) {
    const CallId id = side == &t.alice ? call : t.bob.incoming();
    EXPECT_TRUE(
        side->run([&](Terminal& s, Timestamp now) { return s.send_dtmf(now, id, '5', 120ms, DtmfMethod::kSignal); }));
  }
  t.run_for(1s);
  ASSERT_EQ(t.alice.count<DtmfReceived>(), 1U);
  ASSERT_EQ(t.bob.count<DtmfReceived>(), 1U);
  EXPECT_EQ(t.bob.events<DtmfReceived>().front().digit, '5');
  EXPECT_EQ(t.bob.events<DtmfReceived>().front().duration, 120ms);
  t.run_for(20s);
  EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
  EXPECT_TRUE(t.bob.end(t.bob.incoming()));
  EXPECT_TRUE(t.run_until([&] { return t.quiet(); }));
  EXPECT_EQ(t.alice.count<CallEnded>(), 1U);
  EXPECT_EQ(t.bob.count<CallEnded>(), 1U);
}

TEST(StartModes, EachSideDifferently) {
  for (int a = 0; a < 16; ++a) {
    for (int b = 0; b < 16; ++b) {
      for (const bool ring : {false, true}) {
        SCOPED_TRACE("alice " + name_of(a) + ", bob " + name_of(b) + (ring ? ", rings" : ""));
        TerminalConfig bob;
        bob.incoming = options_of(b);
        TwoTerminals t({}, bob);
        whole_call(t, options_of(a), ring);
        if (::testing::Test::HasFailure()) return;
      }
    }
  }
}

TEST(StartModes, OnlyOneSideListensForH245) {
  for (const auto& [alice, bob] : {std::pair{0U, 2U}, std::pair{2U, 0U}}) {
    for (const int a : {0, 1, 8, 9}) {
      SCOPED_TRACE(name_of(a));
      TerminalConfig config;
      config.incoming = start(true, false);
      TwoTerminals t({}, config, alice, bob);
      whole_call(t, options_of(a), false);
    }
  }
}

TEST(StartModes, NobodyListensForH245) {
  TerminalConfig config;
  config.incoming = start(true, false);
  TwoTerminals t({}, config, 0, 0);
  // Fast connect needs none of it.
  const CallId call = t.alice.dial("10.0.0.2", audio(), start(true, false));
  ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && t.bob.both_ways(); }));
  t.run_for(60s);
  EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
  EXPECT_TRUE(t.alice.run([&](Terminal& a, Timestamp now) { return a.send_dtmf(now, call, '7', 100ms); }));
  t.run_for(1s);
  ASSERT_EQ(t.bob.count<DtmfReceived>(), 1U) << "by the keypad element";
  EXPECT_TRUE(t.alice.end(call));
  EXPECT_TRUE(t.run_until([&] { return t.quiet(); }));
  // Without it there is no way to agree on media: the call does not stay up for nothing.
  t.alice.dial("10.0.0.2", audio(), start(false, false));
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }, 60s));
  EXPECT_EQ(t.alice.events<CallEnded>().back().cause.category, FailureCategory::kTimedOut);
}

TEST(StartModes, RoundTrips) {
  struct Row {
    StartOptions alice;
    StartOptions bob;
    int halves;  ///< half round trips from Setup until sound can flow both ways
  };
  const Row rows[] = {
      // Setup, Connect.
      {start(true, true), start(true, true), 2},
      {start(true, false), start(true, false), 2},
      // Setup with capabilities and master/slave; the same with Connect; a channel; its acknowledgement and the channel
      // back; the acknowledgement of that.
      {start(false, true), start(false, true), 5},
      // Setup; Connect with an address; TCP; both requests at once; answers; and so on as above.
      {start(false, false), start(false, false), 7},
  };
  for (const auto& row : rows) {
    TerminalConfig config;
    config.incoming = row.bob;
    TwoTerminals t({}, config);
    testkit::LinkConditions link;
    link.delay = 50ms;
    t.network.set_default_conditions(link);
    const Timestamp dialled = t.scheduler.now();
    t.alice.dial("10.0.0.2", audio(), row.alice);
    ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && t.bob.both_ways(); }));
    // The first round trip opens the TCP connection.
    const auto halves = (t.scheduler.now() - dialled - 100ms + 25ms) / 50ms;
    EXPECT_EQ(halves, row.halves);
  }
}

}  // namespace
}  // namespace mtavip::h323
