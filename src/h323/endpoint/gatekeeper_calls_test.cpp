// Calls of terminals that are registered with a gatekeeper.
#include <map>

#include <gtest/gtest.h>

#include "h323/endpoint/test_terminals.h"
#include "testkit/gatekeeper.h"

namespace mtavip::h323 {
namespace {

using test::audio;
using test::start;
using test::TestTerminal;

const IpAddress kGatekeeper = IpAddress::v4({10, 0, 9, 1});

struct Ignore {
  template <class T>
  void operator()(T&&) const {}
};

struct Zone {
  explicit Zone(testkit::GatekeeperConfig config = {}, TerminalConfig terminals = {}, const std::string& password = {},
                bool signed_calls_required = false)
      : require_signed_calls(signed_calls_required),
        alice(network, "alice", test::kAlice, terminals),
        bob(network, "bob", test::kBob, terminals),
        host(network.add_host("gatekeeper", {kGatekeeper})),
        gatekeeper(environment, with_passwords(std::move(config), password)),
        node(network, host, gatekeeper, Ignore{}) {
    node.open(TransportKind::kUdp, {kGatekeeper, 1719});
    node.open(TransportKind::kTcp, {kGatekeeper, 1720});
    alice_account = enter(alice, "alice", "1001", password);
    bob_account = enter(bob, "bob", "1002", password);
    EXPECT_TRUE(run_until([&] { return registered(alice) && registered(bob); }));
  }
  static testkit::GatekeeperConfig with_passwords(testkit::GatekeeperConfig config, const std::string& password) {
    if (!password.empty()) config.passwords = {{"alice", password}, {"bob", password}};
    return config;
  }
  GatekeeperId enter(TestTerminal& terminal, const std::string& name, const std::string& number,
                     const std::string& password) {
    ras::ClientConfig config;
    config.gatekeeper = "10.0.9.1";
    config.aliases = {{ras::AliasKind::kH323Id, name}, {ras::AliasKind::kDialledDigits, number}};
    config.password = password;
    config.require_signed_calls = require_signed_calls;
    const auto id = terminal.terminal().add_gatekeeper(config);
    EXPECT_TRUE(id.has_value());
    terminal.terminal().register_at(terminal.now(), *id);
    terminal.pump();
    return *id;
  }
  static bool registered(const TestTerminal& terminal) {
    const auto changes = terminal.events<RegistrationChanged>();
    return !changes.empty() && changes.back().state == RegistrationState::kRegistered;
  }
  CallId dial(const std::string& target, StartOptions options = {}, LocalMedia media = audio()) {
    DialRequest request;
    request.target = target;
    request.gatekeeper = alice_account;
    request.media = std::move(media);
    request.start = options;
    const auto call = alice.run([&](Terminal& t, Timestamp now) { return t.dial(now, request); });
    EXPECT_TRUE(call.has_value());
    return call.value_or(CallId{});
  }
  template <class Condition>
  bool run_until(Condition condition, Duration most = 30s) {
    const Timestamp end = scheduler.now() + most;
    while (!condition()) {
      if (scheduler.now() >= end) return false;
      scheduler.run_until(std::min(end, scheduler.now() + 1ms));
    }
    return true;
  }
  [[nodiscard]] bool quiet() const { return alice.quiet() && bob.quiet(); }

  bool require_signed_calls = false;
  testkit::Scheduler scheduler;
  testkit::SimulatedNetwork network{scheduler, 1};
  TestTerminal alice;
  TestTerminal bob;
  SeededRandom random{5};
  NullLog log;
  Environment environment{random, log, WallTime{}};
  testkit::HostId host;
  testkit::Gatekeeper gatekeeper;
  testkit::CoreNode<testkit::Gatekeeper, Ignore> node;
  GatekeeperId alice_account{};
  GatekeeperId bob_account{};
};

// The answers to all of them come from one address to one socket.
TEST(GatekeeperCalls, ManyAccountsAtOneGatekeeper) {
  Zone zone;
  constexpr std::size_t kCount = 400;
  std::vector<GatekeeperId> accounts;
  for (std::size_t i = 0; i < kCount; ++i) {
    accounts.push_back(zone.enter(zone.alice, "user" + std::to_string(i), std::to_string(5000 + i), {}));
  }
  ASSERT_TRUE(zone.run_until([&] { return zone.gatekeeper.registered() == kCount + 2; }))
      << zone.gatekeeper.registered();
  zone.run_until([&] { return false; }, 5s);
  EXPECT_EQ(zone.gatekeeper.registered(), kCount + 2);
  std::map<GatekeeperId, RegistrationChanged> last;
  for (const auto& change : zone.alice.events<RegistrationChanged>()) last[change.gatekeeper] = change;
  for (std::size_t i = 0; i < kCount; ++i) {
    const auto& change = last.at(accounts[i]);
    EXPECT_EQ(change.state, RegistrationState::kRegistered);
    EXPECT_EQ(change.aliases.at(1), std::to_string(5000 + i)) << "granted to another";
  }
}

TEST(GatekeeperCalls, TellsWhetherItCanTakeMore) {
  Zone zone;
  const auto alice_is_full = [&] { return zone.gatekeeper.find("alice")->almost_full; };
  const auto report = [&](bool full) {
    zone.alice.terminal().report_full(zone.alice.now(), full);
    zone.alice.pump();
    zone.run_until([&] { return false; }, 1s);
  };
  EXPECT_FALSE(alice_is_full());
  report(true);
  EXPECT_TRUE(alice_is_full());
  EXPECT_FALSE(zone.gatekeeper.find("bob")->almost_full);
  // A gatekeeper that has forgotten everything is told again.
  zone.gatekeeper.forget();
  ASSERT_TRUE(zone.run_until([&] { return zone.gatekeeper.find("alice") != nullptr; }, 10min));
  zone.run_until([&] { return false; }, 1s);
  EXPECT_TRUE(alice_is_full());
  report(false);
  EXPECT_FALSE(alice_is_full());
}

TEST(GatekeeperCalls, ANumberIsDialledOnUntilTheGatekeeperKnowsIt) {
  for (const bool at_once : {false, true}) {
    Zone zone;
    DialRequest request;
    request.target = "10";
    request.gatekeeper = zone.alice_account;
    request.media = audio();
    request.overlap = true;
    const auto call = zone.alice.run([&](Terminal& t, Timestamp now) { return t.dial(now, request); });
    ASSERT_TRUE(call);
    const auto digit = [&](char which) {
      return zone.alice.run([&](Terminal& t, Timestamp now) { return t.send_dtmf(now, *call, which, 100ms); });
    };
    if (at_once) {
      // Faster than the gatekeeper answers.
      ASSERT_TRUE(digit('0'));
      ASSERT_TRUE(digit('2'));
    } else {
      ASSERT_TRUE(zone.run_until([&] { return zone.alice.count<NumberIncomplete>() == 1; }));
      ASSERT_TRUE(digit('0'));
      ASSERT_TRUE(zone.run_until([&] { return zone.alice.count<NumberIncomplete>() == 2; }));
      ASSERT_TRUE(digit('2'));
    }
    ASSERT_TRUE(zone.run_until([&] { return zone.bob.both_ways(); }));
    EXPECT_EQ(zone.bob.events<IncomingCall>().at(0).to.number, "1002");
  }
}

TEST(GatekeeperCalls, AnIncompleteNumberIsNotFoundWithoutOverlapSending) {
  Zone zone;
  zone.dial("10");
  ASSERT_TRUE(zone.run_until([&] { return zone.alice.count<CallEnded>() == 1; }));
  EXPECT_EQ(zone.alice.events<CallEnded>().at(0).cause.category, FailureCategory::kNotFound);
  EXPECT_EQ(zone.alice.events<CallEnded>().at(0).cause.h225_reason, "incompleteAddress");
}

TEST(GatekeeperCalls, ByNumberAndByNameDirectAndRouted) {
  for (const bool routed : {false, true}) {
    for (const auto& mode : {start(true, true), start(false, true), start(true, false), start(false, false)}) {
      for (const char* target : {"1002", "bob"}) {
        SCOPED_TRACE(std::string(target) + (routed ? " routed" : " direct"));
        testkit::GatekeeperConfig config;
        config.routed = routed;
        TerminalConfig terminals;
        terminals.incoming = mode;
        Zone z(config, terminals);
        const CallId call = z.dial(target, mode);
        ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways() && z.bob.both_ways(); }));
        const auto incoming = z.bob.events<IncomingCall>().at(0);
        EXPECT_EQ(incoming.gatekeeper, z.bob_account);
        EXPECT_EQ(incoming.source.address, routed ? kGatekeeper : test::kAlice);
        ASSERT_FALSE(incoming.from.aliases.empty());
        EXPECT_EQ(incoming.from.aliases.at(0), "alice");
        EXPECT_EQ(z.gatekeeper.calls().size(), 1U);
        EXPECT_TRUE(z.alice.end(call));
        ASSERT_TRUE(z.run_until([&] { return z.quiet() && z.gatekeeper.calls().empty(); }));
        EXPECT_EQ(z.gatekeeper.counters().disengagements, 2U);
      }
    }
  }
}

// What the gatekeeper passes on is signed for the one who gets it, and has to be, once it was or where it is required.
struct SigningZone : Zone {
  static testkit::GatekeeperConfig routing(bool signs_calls) {
    testkit::GatekeeperConfig config;
    config.routed = true;
    config.signs_calls = signs_calls;
    return config;
  }
  explicit SigningZone(bool signs_calls, bool required = false) : Zone(routing(signs_calls), {}, "secret", required) {}
  /// The end that alice and bob saw.
  [[nodiscard]] EndCause end_of(const TestTerminal& terminal) const {
    const auto ends = terminal.events<CallEnded>();
    return ends.empty() ? EndCause{} : ends.back().cause;
  }
};

TEST(SignedCalls, AreTakenWhereEveryMessageIsSigned) {
  for (const bool required : {false, true}) {
    for (const auto& mode : {start(true, true), start(false, true), start(false, false)}) {
      SigningZone z(true, required);
      const CallId call = z.dial("bob", mode);
      ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways() && z.bob.both_ways(); })) << required;
      EXPECT_TRUE(z.alice.end(call));
      ASSERT_TRUE(z.run_until([&] { return z.quiet(); }));
      EXPECT_EQ(z.end_of(z.bob).category, FailureCategory::kNone);
    }
  }
}

TEST(SignedCalls, AreRefusedWhereSignaturesAreRequiredAndMissing) {
  SigningZone z(false, true);
  z.dial("bob");
  ASSERT_TRUE(z.run_until([&] { return z.alice.count<CallEnded>() == 1; }));
  EXPECT_EQ(z.end_of(z.alice).category, FailureCategory::kAuthenticationFailed);
  EXPECT_EQ(z.bob.count<IncomingCall>(), 0U);
  ASSERT_TRUE(z.run_until([&] { return z.quiet(); }));
}

TEST(SignedCalls, AreRefusedWithAnotherPassword) {
  SigningZone z(true);
  z.gatekeeper.config().signs_calls_with = "another";
  z.dial("bob");
  ASSERT_TRUE(z.run_until([&] { return z.alice.count<CallEnded>() == 1; }));
  EXPECT_EQ(z.end_of(z.alice).h225_reason, "securityDenied");
  EXPECT_EQ(z.bob.count<IncomingCall>(), 0U);
}

TEST(SignedCalls, OnceSignedAlwaysSigned) {
  SigningZone z(true);
  const CallId call = z.dial("bob");
  ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways() && z.bob.both_ways(); }));
  EXPECT_TRUE(z.alice.end(call));
  ASSERT_TRUE(z.run_until([&] { return z.quiet(); }));
  z.gatekeeper.config().signs_calls = false;
  z.dial("bob");
  ASSERT_TRUE(z.run_until([&] { return z.alice.count<CallEnded>() == 2; }));
  EXPECT_EQ(z.bob.count<IncomingCall>(), 1U);
  EXPECT_EQ(z.end_of(z.alice).category, FailureCategory::kAuthenticationFailed);
}

TEST(SignedCalls, AMessageWithoutSignatureEndsTheCall) {
  SigningZone z(true);
  z.dial("bob", start(false, true));
  ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways() && z.bob.both_ways(); }));
  z.gatekeeper.config().signs_calls = false;
  const CallId call = z.alice.events<CallAnswered>().at(0).call;
  EXPECT_TRUE(z.alice.update(call, test::audio_and_video()));
  ASSERT_TRUE(z.run_until([&] { return z.bob.count<CallEnded>() == 1; }));
  EXPECT_EQ(z.end_of(z.bob).category, FailureCategory::kAuthenticationFailed);
}

std::int64_t kilobits(const TestTerminal& terminal) {
  const auto state = terminal.media();
  return state.streams.size() > 1 && state.streams[1].send ? state.streams[1].send->limit.bps() / 1000 : -1;
}

// Sound takes 128 kbit/s of what is granted, and pictures share the rest between both directions.
TEST(GatekeeperCalls, PicturesFitIntoWhatIsAdmitted) {
  for (const auto& mode : {start(true, true), start(false, true), start(false, false)}) {
    testkit::GatekeeperConfig config;
    config.most_bandwidth = DataRate::kilobits_per_second(328);
    TerminalConfig terminals;
    terminals.incoming = mode;
    Zone z(config, terminals);
    z.bob.answer = test::audio_and_video();
    const CallId call = z.dial("bob", mode, test::audio_and_video());
    ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways(1) && z.bob.both_ways(1); }));
    EXPECT_EQ(kilobits(z.alice), 100);
    EXPECT_EQ(kilobits(z.bob), 100);
    EXPECT_TRUE(z.alice.end(call));
    ASSERT_TRUE(z.run_until([&] { return z.quiet(); }));
  }
}

TEST(GatekeeperCalls, NoPicturesWhereOnlySoundIsAdmitted) {
  testkit::GatekeeperConfig config;
  config.most_bandwidth = DataRate::kilobits_per_second(128);
  Zone z(config);
  z.bob.answer = test::audio_and_video();
  z.dial("bob", {}, test::audio_and_video());
  ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways(0) && z.bob.both_ways(0); }));
  z.run_until([] { return false; }, 2s);
  EXPECT_FALSE(z.alice.sends(1) || z.alice.receives(1));
}

TEST(GatekeeperCalls, TheGatekeeperChangesTheBandwidthInMidCall) {
  Zone z;
  z.bob.answer = test::audio_and_video();
  z.dial("bob", {}, test::audio_and_video());
  ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways(1) && z.bob.both_ways(1); }));
  EXPECT_EQ(kilobits(z.alice), 384);
  const auto set = [&z](std::int64_t rate) {
    z.gatekeeper.change_bandwidth(z.scheduler.now(), z.gatekeeper.calls().at(0).identifier,
                                  DataRate::kilobits_per_second(rate));
    z.node.pump();
  };
  set(256);
  ASSERT_TRUE(z.run_until([&] { return kilobits(z.alice) == 64 && kilobits(z.bob) == 64; }));
  set(100);
  ASSERT_TRUE(z.run_until([&] { return !z.alice.sends(1) && !z.alice.receives(1) && !z.bob.sends(1); }));
  EXPECT_TRUE(z.alice.both_ways(0));
  set(928);
  ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways(1) && kilobits(z.alice) == 384; }));
}

TEST(GatekeeperCalls, AsksForMoreBandwidthBeforePicturesAreAdded) {
  for (const std::int64_t most : {2048, 228}) {
    testkit::GatekeeperConfig config;
    config.most_bandwidth = DataRate::kilobits_per_second(most);
    Zone z(config);
    z.bob.answer = test::audio_and_video();
    const CallId call = z.dial("bob");
    ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways() && z.bob.both_ways(); }));
    EXPECT_TRUE(z.alice.update(call, test::audio_and_video()));
    ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways(1) && z.bob.both_ways(1); })) << most;
    EXPECT_EQ(kilobits(z.alice), most == 2048 ? 384 : 50);
  }
}

TEST(GatekeeperCalls, SignedWithAPassword) {
  for (const bool routed : {false, true}) {
    testkit::GatekeeperConfig config;
    config.routed = routed;
    Zone z(config, {}, "secret");
    const CallId call = z.dial("bob");
    ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways() && z.bob.both_ways(); }));
    EXPECT_TRUE(z.alice.end(call));
    ASSERT_TRUE(z.run_until([&] { return z.quiet(); }));
    EXPECT_EQ(z.gatekeeper.counters().wrong_passwords, 0U);
  }
}

TEST(GatekeeperCalls, UnknownAlias) {
  Zone z;
  z.dial("nobody");
  ASSERT_TRUE(z.run_until([&] { return z.alice.count<CallEnded>() == 1; }));
  const auto cause = z.alice.events<CallEnded>().at(0).cause;
  EXPECT_EQ(cause.category, FailureCategory::kNotFound);
  EXPECT_EQ(cause.h225_reason, "calledPartyNotRegistered");
}

TEST(GatekeeperCalls, EndedByTheGatekeeper) {
  for (const bool routed : {false, true}) {
    testkit::GatekeeperConfig config;
    config.routed = routed;
    Zone z(config);
    z.dial("bob");
    ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways() && z.bob.both_ways(); }));
    z.gatekeeper.disengage(z.scheduler.now(), z.gatekeeper.calls().at(0).identifier);
    z.node.pump();
    ASSERT_TRUE(z.run_until([&] { return z.quiet(); }));
    EXPECT_EQ(z.alice.count<CallEnded>(), 1U);
    EXPECT_EQ(z.bob.count<CallEnded>(), 1U);
  }
}

TEST(GatekeeperCalls, NotAdmittedAtTheCalledSide) {
  Zone z;
  h225::RasMessage answer;
  auto& reject = answer.emplace<h225::RasMessage::kAdmissionReject>();
  reject.reject_reason = h225::AdmissionRejectReason(h225::AdmissionRejectReason::kResourceUnavailable);
  z.gatekeeper.refuse(h225::RasMessage::kAdmissionRequest, answer);
  z.alice.dial("10.0.0.2");
  ASSERT_TRUE(z.run_until([&] { return z.quiet(); }));
  EXPECT_EQ(z.bob.count<IncomingCall>(), 0U);
  EXPECT_EQ(z.bob.count<CallEnded>(), 0U) << "the application never heard of it";
  EXPECT_EQ(z.alice.count<CallEnded>(), 1U);
}

TEST(GatekeeperCalls, WithoutRegistrationThereIsNoCall) {
  Zone z;
  z.alice.terminal().unregister_at(z.scheduler.now(), z.alice_account);
  z.alice.pump();
  z.run_until([] { return false; }, 2s);
  z.dial("bob");
  ASSERT_TRUE(z.run_until([&] { return z.alice.count<CallEnded>() == 1; }));
  EXPECT_EQ(z.alice.events<CallEnded>().at(0).cause.category, FailureCategory::kGatekeeper);
}

TEST(GatekeeperCalls, GatekeeperGoesAndTheCallStays) {
  Zone z;
  const CallId call = z.dial("bob");
  ASSERT_TRUE(z.run_until([&] { return z.alice.both_ways() && z.bob.both_ways(); }));
  z.gatekeeper.set_silent(true);
  z.run_until([] { return false; }, 10min);
  EXPECT_EQ(z.alice.count<CallEnded>(), 0U);
  EXPECT_TRUE(z.alice.end(call));
  ASSERT_TRUE(z.run_until([&] { return z.quiet(); }, 60s));
}

}  // namespace
}  // namespace mtavip::h323
