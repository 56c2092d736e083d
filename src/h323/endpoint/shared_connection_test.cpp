// Several calls on one call signalling connection (H.225.0, multipleCalls).
#include <gtest/gtest.h>

#include "h323/endpoint/test_terminals.h"

namespace mtavip::h323 {
namespace {

using test::audio;
using test::start;
using test::TestTerminal;
using test::TwoTerminals;

TerminalConfig sharing() {
  TerminalConfig config;
  config.share_connections = true;
  return config;
}

/// Three calls from alice to bob, tunnelled, on one connection.
struct Three : TwoTerminals {
  explicit Three(TerminalConfig bob_config = {}) : TwoTerminals(sharing(), std::move(bob_config)) {
    for (std::size_t i = 0; i < 3; ++i) {
      calls.push_back(alice.dial("10.0.0.2"));
      EXPECT_TRUE(run_until([&] { return confirmed() == i + 1; }));
      run_for(1s);
    }
    for (const auto& call : bob.events<IncomingCall>()) answered.push_back(call.call);
  }
  [[nodiscard]] std::size_t confirmed() const { return bob.count<CallConfirmed>(); }
  [[nodiscard]] std::size_t connections() { return alice.terminal().load().connections; }
  /// Whether a digit typed by alice in the call reaches bob in his.
  bool stands(std::size_t which) {
    const auto before = bob.count<DtmfReceived>();
    EXPECT_TRUE(alice.run(
        [&](Terminal& a, Timestamp now) { return a.send_dtmf(now, calls[which], '5', 100ms, DtmfMethod::kSignal); }));
    run_for(1s);
    const auto digits = bob.events<DtmfReceived>();
    return digits.size() == before + 1 && digits.back().call == answered[which];
  }
  std::vector<CallId> calls;
  std::vector<CallId> answered;
};

TEST(SharedConnection, CarriesSeveralCallsAndEachEndsForItself) {
  Three t;
  EXPECT_EQ(t.connections(), 1U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(t.stands(i));
  EXPECT_TRUE(t.alice.end(t.calls[0]));
  t.run_for(5s);
  EXPECT_EQ(t.bob.count<CallEnded>(), 1U);
  EXPECT_TRUE(t.stands(1));
  EXPECT_TRUE(t.stands(2));
  EXPECT_TRUE(t.bob.end(t.answered[2]));
  t.run_for(5s);
  EXPECT_EQ(t.alice.count<CallEnded>(), 2U);
  EXPECT_EQ(t.connections(), 1U);
  EXPECT_TRUE(t.stands(1));
  EXPECT_TRUE(t.alice.end(t.calls[1]));
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }, 5s));
}

TEST(SharedConnection, ACallThatIsRefusedEndsNoOther) {
  Three t;
  t.bob.on_incoming = [&](const IncomingCall& call) {
    EXPECT_TRUE(
        t.bob.run([&](Terminal& bob, Timestamp now) { return bob.reject(now, call.call, ReleaseWith::kBusy); }));
  };
  t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.alice.count<CallEnded>() == 1; }));
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.category, FailureCategory::kBusy);
  t.run_for(5s);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(t.stands(i));
}

TEST(SharedConnection, ANewCallTakesItUpAgainWhileItStillStands) {
  TwoTerminals t(sharing());
  const CallId first = t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.bob.both_ways(); }));
  EXPECT_TRUE(t.bob.end(t.bob.incoming()));
  const CallId second = t.alice.dial("10.0.0.2");
  EXPECT_NE(first, second);
  ASSERT_TRUE(t.run_until([&] { return t.bob.count<CallConfirmed>() == 2; }));
  t.run_for(10s);
  EXPECT_EQ(t.alice.count<CallEnded>(), 1U);
  EXPECT_EQ(t.alice.terminal().load().connections, 1U);
}

TEST(SharedConnection, AllItsCallsEndWithIt) {
  Three t;
  t.network.reset_connections(t.alice.host(), t.bob.host());
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
  EXPECT_EQ(t.alice.count<CallEnded>(), 3U);
  EXPECT_EQ(t.bob.count<CallEnded>(), 3U);
}

TEST(SharedConnection, CarriesNoMoreThanTheLimitAndTheRestGoOverOthers) {
  TerminalConfig config;
  config.limits.calls_on_connection = 2;
  Three t(config);
  EXPECT_EQ(t.connections(), 2U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(t.stands(i));
  EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
}

TEST(SharedConnection, IsNotUsedUnlessWanted) {
  TwoTerminals t;
  t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.bob.both_ways(); }));
  t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.bob.count<CallConfirmed>() == 2; }));
  EXPECT_EQ(t.alice.terminal().load().connections, 2U);
}

}  // namespace
}  // namespace mtavip::h323
