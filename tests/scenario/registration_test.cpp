// Registrations, and calls and messages through the registrar, with everything that a registrar does to its clients.
#include <gtest/gtest.h>

#include "testkit/registrar.h"
#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

struct Ignore {
  template <class T>
  void operator()(T&&) const {}
};

/// A scenario with a registrar for example.com, found by SRV, to which a second server can be added.
class WithRegistrar : public ::testing::Test {
 protected:
  struct Server {
    Server(Scenario& scenario, const std::string& name, const IpAddress& address)
        : host(scenario.network.add_host(name, {address})),
          environment(random, log, WallTime(std::chrono::seconds(1'767'225'600))),
          registrar(environment, config()),
          node(scenario.network, host, registrar, Ignore{}) {
      node.open(TransportKind::kUdp, {address, 5060});
      node.open(TransportKind::kTcp, {address, 5060});
    }
    static testkit::RegistrarConfig config() {
      testkit::RegistrarConfig config;
      config.passwords = {{"alice", "secret-a"}, {"bob", "secret-b"}};
      return config;
    }
    testkit::HostId host;
    SeededRandom random{77};
    NullLog log;
    Environment environment;
    testkit::Registrar registrar;
    testkit::CoreNode<testkit::Registrar, Ignore> node;
  };

  WithRegistrar() {
    s.network.dns().add_srv("_sip._udp.example.com", {10, 0, 5060, "sip1.example.com"});
    s.network.dns().add_srv("_sip._udp.example.com", {20, 0, 5060, "sip2.example.com"});
    s.network.dns().add_address("sip1.example.com", IpAddress::v4({10, 0, 1, 1}));
    s.network.dns().add_address("sip2.example.com", IpAddress::v4({10, 0, 1, 2}));
  }
  bool registered(const ScenarioClient& client) { return client.registration() == RegistrationState::kRegistered; }
  void register_both() {
    s.alice.add_account("sip:alice@example.com", "secret-a");
    s.bob.add_account("sip:bob@example.com", "secret-b");
    ASSERT_TRUE(s.run_until([&] { return registered(s.alice) && registered(s.bob); }));
  }

  Scenario s;
  Server first{s, "sip1", IpAddress::v4({10, 0, 1, 1})};
  Server second{s, "sip2", IpAddress::v4({10, 0, 1, 2})};
};

TEST_F(WithRegistrar, ChallengesAndAccepts) {
  register_both();
  EXPECT_TRUE(first.registrar.registered("alice", s.scheduler.now()));
  EXPECT_GE(first.registrar.counters().challenges, 2U);
  EXPECT_EQ(first.registrar.counters().wrong_passwords, 0U);
}

TEST_F(WithRegistrar, WrongPassword) {
  s.alice.add_account("sip:alice@example.com", "wrong");
  ASSERT_TRUE(s.run_until([&] { return s.alice.registration() == RegistrationState::kFailed; }));
  EXPECT_EQ(s.alice.events<RegistrationEvent>().back().failure, EndReason::kAuthenticationFailed);
  // A wrong password is not tried for ever: that would lock the account.
  s.run_for(20s);
  EXPECT_LE(first.registrar.counters().wrong_passwords, 2U);
}

TEST_F(WithRegistrar, CallAndMessageThroughIt) {
  register_both();
  const CallId call = s.alice.dial("bob");
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(call) == CallState::kEstablished; }));
  s.run_for(2s);
  EXPECT_TRUE(s.both_hear(call, *s.bob.incoming()));
  ASSERT_TRUE(s.bob.run([&](call::CallCore& core, Timestamp now) { return core.hang_up(now, *s.bob.incoming()); }));
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  ASSERT_TRUE(s.bob.run([&](call::CallCore& core, Timestamp now) {
    return core.send_message(now, {"alice@example.com", "hello", {}, {}, false});
  }));
  ASSERT_TRUE(s.run_until([&] { return !s.alice.events<MessageEvent>().empty(); }));
  EXPECT_EQ(s.alice.events<MessageEvent>().front().from, "sip:bob@example.com");
}

TEST_F(WithRegistrar, EverythingIsChallenged) {
  first.registrar.config().challenge_others = true;
  register_both();
  const CallId call = s.alice.dial("sip:bob@example.com");
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(call) == CallState::kEstablished; }));
  s.run_for(2s);
  EXPECT_TRUE(s.both_hear(call, *s.bob.incoming()));
}

TEST_F(WithRegistrar, StaysRegisteredForADay) {
  register_both();
  for (int hour = 0; hour < 24; ++hour) {
    s.run_for(1h);
    ASSERT_TRUE(first.registrar.registered("alice", s.scheduler.now())) << hour;
    ASSERT_TRUE(registered(s.alice)) << hour;
  }
  // Not more often than needed: 600 s granted each time.
  EXPECT_LT(first.registrar.counters().registrations, 24U * 3600U / 600U * 2U * 2U);
}

TEST_F(WithRegistrar, ShortExpiryGranted) {
  first.registrar.config().most_expires = 60;
  register_both();
  s.run_for(30min);
  EXPECT_TRUE(first.registrar.registered("alice", s.scheduler.now()));
}

TEST_F(WithRegistrar, IntervalTooBrief) {
  first.registrar.config().least_expires = 1800;
  register_both();
  EXPECT_TRUE(first.registrar.registered("alice", s.scheduler.now()));
}

TEST_F(WithRegistrar, FirstServerIsDead) {
  s.network.set_state(first.host, testkit::HostState::kSilent);
  register_both();
  EXPECT_TRUE(second.registrar.registered("alice", s.scheduler.now()));
}

TEST_F(WithRegistrar, FirstServerRefusesConnections) {
  s.network.set_state(first.host, testkit::HostState::kUnreachable);
  register_both();
  EXPECT_TRUE(second.registrar.registered("alice", s.scheduler.now()));
}

TEST_F(WithRegistrar, FirstServerIsOverloaded) {
  first.registrar.refuse(sip::Method::kRegister, 503, 100);
  register_both();
  EXPECT_TRUE(second.registrar.registered("alice", s.scheduler.now()));
}

TEST_F(WithRegistrar, ServerDiesAndReturns) {
  register_both();
  s.network.set_state(first.host, testkit::HostState::kSilent);
  s.network.set_state(second.host, testkit::HostState::kSilent);
  s.run_for(1h);
  EXPECT_EQ(s.alice.registration(), RegistrationState::kFailed);
  first.registrar.forget_bindings();
  s.network.set_state(first.host, testkit::HostState::kUp);
  s.network.set_state(second.host, testkit::HostState::kUp);
  ASSERT_TRUE(s.run_until([&] { return registered(s.alice) && registered(s.bob); }, 40min));
}

TEST_F(WithRegistrar, ServerForgetsItsBindings) {
  register_both();
  first.registrar.forget_bindings();
  s.run_for(10min);
  EXPECT_TRUE(first.registrar.registered("alice", s.scheduler.now()));
}

TEST_F(WithRegistrar, NobodyCalledSo) {
  register_both();
  const CallId call = s.alice.dial("carol");
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(call).has_value(); }));
  EXPECT_TRUE(s.alice.ended(call)->reason == EndReason::kNotFound ||
              s.alice.ended(call)->reason == EndReason::kNoAnswer);
}

TEST_F(WithRegistrar, UnregistersAtTheEnd) {
  register_both();
  s.alice.run([](call::CallCore& core, Timestamp now) {
    core.shut_down(now);
    return true;
  });
  ASSERT_TRUE(s.run_until([&] { return s.alice.core().idle(); }));
  EXPECT_FALSE(first.registrar.registered("alice", s.scheduler.now()));
}

TEST_F(WithRegistrar, NamesDoNotResolve) {
  s.network.dns().set_status("_sip._udp.example.com", DnsStatus::kNotFound);
  s.alice.add_account("sip:alice@nowhere.example", "x");
  ASSERT_TRUE(s.run_until([&] { return s.alice.registration() == RegistrationState::kFailed; }));
  EXPECT_EQ(s.alice.events<RegistrationEvent>().back().failure, EndReason::kNotReachable);
}

TEST_F(WithRegistrar, NoNameServerAnswers) {
  s.network.dns().silent = true;
  s.alice.add_account("sip:alice@example.com", "secret-a");
  ASSERT_TRUE(s.run_until([&] { return s.alice.registration() == RegistrationState::kFailed; }));
  EXPECT_EQ(s.alice.events<RegistrationEvent>().back().failure, EndReason::kNotReachable);
  s.network.dns().silent = false;
  ASSERT_TRUE(s.run_until([&] { return registered(s.alice); }, 20min));
}

}  // namespace
}  // namespace mtavip::scenario
