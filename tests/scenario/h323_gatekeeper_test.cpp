// Registrations at gatekeepers, with everything that gatekeepers and networks do to their clients.
#include "tests/scenario/h323_gatekeeper.h"

#include <gtest/gtest.h>

namespace mtavip::h323::ras::scenario {
namespace {

// --- Registration

TEST_F(WithGatekeeper, RegistersAndUnregisters) {
  Terminal& a = registered(alice());
  const auto event = a.last<Registered>();
  EXPECT_EQ(event.gatekeeper_identifier, "GK");
  EXPECT_EQ(event.gatekeeper, (mtavip::Endpoint{kFirst, kRas}));
  EXPECT_EQ(event.aliases.size(), 2U);
  EXPECT_EQ(event.time_to_live, 60s);
  EXPECT_FALSE(event.alternate);
  EXPECT_EQ(a.client.endpoint_identifier(), event.endpoint_identifier);
  EXPECT_EQ(a.client.gatekeeper_signalling(), (mtavip::Endpoint{kFirst, 1720}));
  ASSERT_NE(first->gatekeeper.find("1001"), nullptr);
  EXPECT_EQ(first->gatekeeper.find("1001")->signalling, (mtavip::Endpoint{IpAddress::v4({10, 0, 0, 1}), 1720}));

  a.stop();
  EXPECT_TRUE(until([&] { return a.has<Unregistered>(); }));
  EXPECT_FALSE(a.last<Unregistered>().by_gatekeeper);
  EXPECT_EQ(first->gatekeeper.registered(), 0U);
  EXPECT_EQ(a.client.load().requests, 0U);
  // And again.
  registered(a);
}

TEST_F(WithGatekeeper, StaysRegisteredForADayWithFewMessages) {
  Terminal& a = registered(alice());
  scheduler.run_for(24h);
  EXPECT_TRUE(a.registered());
  EXPECT_NE(first->gatekeeper.find("alice"), nullptr);
  EXPECT_EQ(a.all<Registered>().size(), 1U);
  EXPECT_EQ(first->gatekeeper.counters().registrations, 1U);
  EXPECT_LT(first->gatekeeper.counters().refreshes, 24U * 3600 / 60 * 2);
}

TEST_F(WithGatekeeper, VeryShortTimeToLive) {
  first->gatekeeper.config().time_to_live = 2;
  Terminal& a = registered(alice());
  scheduler.run_for(10min);
  EXPECT_TRUE(a.registered());
  EXPECT_EQ(first->gatekeeper.counters().registrations, 1U);
}

TEST_F(WithGatekeeper, NoTimeToLiveNeedsNoRefresh) {
  first->gatekeeper.config().time_to_live = 0;
  Terminal& a = registered(alice());
  scheduler.run_for(24h);
  EXPECT_TRUE(a.registered());
  EXPECT_EQ(first->gatekeeper.counters().refreshes, 0U);
}

TEST_F(WithGatekeeper, WithoutDiscovery) {
  auto config = account("alice", "1001");
  config.discover = false;
  registered(alice(config));
  EXPECT_EQ(first->gatekeeper.counters().discoveries, 0U);
}

TEST_F(WithGatekeeper, VanishesAndReturns) {
  Terminal& a = registered(alice());
  first->gatekeeper.set_silent(true);
  ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }, 5min));
  EXPECT_EQ(a.last<Unregistered>().registering, true);
  EXPECT_FALSE(a.last<Unregistered>().by_gatekeeper);
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kUnreachable);
  ASSERT_TRUE(a.last<RegistrationFailed>().retry_in);
  EXPECT_EQ(a.client.admit(scheduler.now(), call_to("bob")).error(), RequestError::kNotRegistered);
  scheduler.run_for(1h);
  EXPECT_LT(a.client.counters().messages_out, 120U);  // not too eager
  first->gatekeeper.set_silent(false);
  EXPECT_TRUE(until([&] { return a.registered(); }, 15min));
}

TEST_F(WithGatekeeper, RestartsWithoutMemory) {
  Terminal& a = registered(alice());
  const std::string before = a.client.endpoint_identifier();
  first->gatekeeper.forget();
  ASSERT_TRUE(until([&] { return a.all<Registered>().size() == 2; }, 5min));
  EXPECT_EQ(a.last<Unregistered>().reason, "fullRegistrationRequired");
  EXPECT_NE(a.client.endpoint_identifier(), before);
}

TEST_F(WithGatekeeper, HostIsUnreachable) {
  network.set_state(first->host, testkit::HostState::kUnreachable);
  Terminal& a = alice();
  a.start();
  ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }));
  // Told by ICMP: no need to wait for the timers.
  EXPECT_LT(scheduler.now(), Timestamp(1001s));
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kUnreachable);
}

TEST_F(WithGatekeeper, FoundByServiceRecord) {
  network.dns().add_srv("_h323rs._udp.example.com", {10, 0, kRas, "gk.example.com"});
  network.dns().add_address("gk.example.com", kFirst);
  auto config = account("alice", "1001");
  config.gatekeeper = "example.com";
  registered(alice(config));
}

TEST_F(WithGatekeeper, FoundByNameAndIdentifier) {
  network.dns().add_address("gk.example.com", kFirst);
  auto config = account("alice", "1001");
  config.gatekeeper = "GK@gk.example.com:1719";
  registered(alice(config));
}

TEST_F(WithGatekeeper, NameThatDoesNotExist) {
  auto config = account("alice", "1001");
  config.gatekeeper = "nowhere.example.com";
  Terminal& a = alice(config);
  a.start();
  ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }));
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kNotFound);
  EXPECT_TRUE(a.last<RegistrationFailed>().retry_in);
  network.dns().add_address("nowhere.example.com", kFirst);
  EXPECT_TRUE(until([&] { return a.registered(); }));
}

TEST_F(WithGatekeeper, AliasIsTaken) {
  registered(alice());
  Terminal& b = bob();
  ASSERT_TRUE(b.client.update(scheduler.now(), {{AliasKind::kH323Id, "alice"}}, {}));
  b.start();
  ASSERT_TRUE(until([&] { return b.has<RegistrationFailed>(); }));
  EXPECT_EQ(b.last<RegistrationFailed>().failure, RegistrationFailure::kDuplicateAlias);
  EXPECT_EQ(b.last<RegistrationFailed>().reason, "duplicateAlias");
  EXPECT_EQ(b.last<RegistrationFailed>().aliases, (std::vector<Alias>{{AliasKind::kH323Id, "alice"}}));
  EXPECT_TRUE(b.last<RegistrationFailed>().retry_in);
}

TEST_F(WithGatekeeper, RefusalsThatPassAndThatDoNot) {
  using Reason = h225::RegistrationRejectReason;
  struct Case {
    Reason::Kind reason;
    RegistrationFailure failure;
    bool again;
  };
  const Case cases[] = {
      {Reason::kResourceUnavailable, RegistrationFailure::kResources, true},
      {Reason::kSecurityDenial, RegistrationFailure::kAuthentication, false},
      {Reason::kInvalidAlias, RegistrationFailure::kInvalidAlias, false},
      {Reason::kInvalidTerminalType, RegistrationFailure::kForbidden, false},
      {Reason::kInvalidRevision, RegistrationFailure::kProtocol, true},
      {Reason::kUndefinedReason, RegistrationFailure::kUndefined, true},
      {Reason::kNeededFeatureNotSupported, RegistrationFailure::kFeature, false},
  };
  for (const Case& c : cases) {
    Terminal& a = alice();
    h225::RegistrationReject reject;
    reject.protocol_identifier = asn1::ObjectIdentifier{0, 0, 8, 2250, 0, 7};
    reject.reject_reason = c.reason;
    first->gatekeeper.refuse(h225::RasMessage::kRegistrationRequest,
                             h225::RasMessage::of<h225::RasMessage::kRegistrationReject>(reject));
    a.start();
    ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }));
    EXPECT_EQ(a.last<RegistrationFailed>().failure, c.failure) << a.last<RegistrationFailed>().reason;
    EXPECT_EQ(a.last<RegistrationFailed>().retry_in.has_value(), c.again);
    EXPECT_EQ(until([&] { return a.registered(); }, 5min), c.again);
    alice_.reset();
    first->gatekeeper.forget();
  }
}

TEST_F(WithGatekeeper, DiscoveryRefused) {
  h225::GatekeeperReject reject;
  reject.protocol_identifier = asn1::ObjectIdentifier{0, 0, 8, 2250, 0, 7};
  reject.reject_reason = h225::GatekeeperRejectReason::kTerminalExcluded;
  first->gatekeeper.refuse(h225::RasMessage::kGatekeeperRequest,
                           h225::RasMessage::of<h225::RasMessage::kGatekeeperReject>(reject));
  Terminal& a = alice();
  a.start();
  ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }));
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kForbidden);
  EXPECT_EQ(a.last<RegistrationFailed>().reason, "terminalExcluded");
}

TEST_F(WithGatekeeper, StoppedBeforeTheAnswer) {
  Terminal& a = alice();
  a.start();
  ASSERT_TRUE(until([&] { return a.client.state() == RegistrationState::kRegistering; }));
  a.stop();
  scheduler.run_for(10s);
  EXPECT_TRUE(a.has<Unregistered>());
  EXPECT_FALSE(a.has<Registered>());
  EXPECT_EQ(first->gatekeeper.registered(), 0U);  // nothing is left behind
  EXPECT_EQ(a.client.load().requests, 0U);
}

TEST_F(WithGatekeeper, OtherAliases) {
  Terminal& a = registered(alice());
  const std::string identifier = a.client.endpoint_identifier();
  ASSERT_TRUE(
      a.client.update(scheduler.now(), {{AliasKind::kDialledDigits, "2001"}}, {{IpAddress::v4({10, 0, 0, 1}), 1720}}));
  a.node.pump();
  ASSERT_TRUE(until([&] { return a.all<Registered>().size() == 2; }));
  EXPECT_EQ(a.client.endpoint_identifier(), identifier);
  EXPECT_NE(first->gatekeeper.find("2001"), nullptr);
  EXPECT_EQ(first->gatekeeper.find("1001"), nullptr);
}

TEST_F(WithGatekeeper, UnregisteredByTheGatekeeper) {
  using Reason = h225::UnregRequestReason;
  Terminal& a = registered(alice());
  scheduler.run_for(20s);
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.unregister(now, "alice", Reason::kReregistrationRequired); });
  ASSERT_TRUE(until([&] { return a.all<Registered>().size() == 2; }, 5s));
  EXPECT_TRUE(a.last<Unregistered>().by_gatekeeper);
  EXPECT_EQ(a.last<Unregistered>().reason, "reregistrationRequired");
  EXPECT_EQ(first->gatekeeper.counters().confirmed, 1U);
  // Thrown out again at once: it takes its time.
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.unregister(now, "alice", Reason::kUndefinedReason); });
  EXPECT_FALSE(until([&] { return a.all<Registered>().size() == 3; }, 2s));
  EXPECT_TRUE(until([&] { return a.all<Registered>().size() == 3; }, 10s));
  // Denied: no more attempts.
  scheduler.run_for(20s);
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.unregister(now, "alice", Reason::kSecurityDenial); });
  scheduler.run_for(1h);
  EXPECT_FALSE(a.registered());
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kAuthentication);
}

TEST_F(WithGatekeeper, AThousandRegistrations) {
  std::vector<std::unique_ptr<Terminal>> terminals;
  network.set_capture(false);
  for (int i = 0; i < 1000; ++i) {
    const auto address = IpAddress::v4({10, 1, static_cast<std::uint8_t>(i / 250), static_cast<std::uint8_t>(i % 250)});
    const std::string name = "t" + std::to_string(i);
    terminals.push_back(std::make_unique<Terminal>(network, name, address, account(name, std::to_string(5000 + i))));
    terminals.back()->start();
  }
  const auto all_registered = [&] {
    return std::all_of(terminals.begin(), terminals.end(), [](const auto& t) { return t->registered(); });
  };
  scheduler.run_for(5s);
  EXPECT_TRUE(all_registered());
  EXPECT_EQ(first->gatekeeper.registered(), 1000U);
  scheduler.run_for(5min);
  EXPECT_TRUE(all_registered());
  EXPECT_EQ(first->gatekeeper.registered(), 1000U);
  EXPECT_EQ(first->gatekeeper.counters().registrations, 1000U);
}

// --- Alternate gatekeepers

TEST_F(WithGatekeeper, AlternateTakesOverAndHandsBack) {
  first->gatekeeper.config().alternates = {{{kSecond, kRas}, "GK2", true, 1}};
  GatekeeperConfig other;
  other.identifier = "GK2";
  serve_second(other);
  Terminal& a = registered(alice());
  first->gatekeeper.set_silent(true);
  ASSERT_TRUE(until([&] { return a.registered() && a.last<Registered>().alternate; }, 2min));
  EXPECT_EQ(a.last<Registered>().gatekeeper_identifier, "GK2");
  EXPECT_NE(second->gatekeeper.find("alice"), nullptr);
  // Calls go on there.
  const AdmissionId call = a.admit(call_to("alice"));
  EXPECT_TRUE(until([&] { return a.has<Admitted>(); }));

  first->gatekeeper.set_silent(false);
  first->gatekeeper.forget();
  scheduler.run_for(5min);
  EXPECT_TRUE(a.last<Registered>().alternate) << "not while there is a call";
  a.disengage(call);
  ASSERT_TRUE(until([&] { return !a.last<Registered>().alternate; }, 2min));
  EXPECT_EQ(a.last<Registered>().gatekeeper_identifier, "GK");
  scheduler.run_for(1s);
  EXPECT_EQ(second->gatekeeper.registered(), 0U);
  EXPECT_EQ(a.all<Unregistered>().size(), 1U);  // going back was no interruption
}

TEST_F(WithGatekeeper, SiblingThatKnowsTheRegistration) {
  first->gatekeeper.config().alternates = {{{kSecond, kRas}, "GK2", false, 1}};
  GatekeeperConfig other;
  other.identifier = "GK2";
  other.shares_registrations = true;
  serve_second(other);
  Terminal& a = registered(alice());
  const std::string identifier = a.client.endpoint_identifier();
  first->gatekeeper.set_silent(true);
  ASSERT_TRUE(until([&] { return a.registered() && a.last<Registered>().alternate; }, 2min));
  EXPECT_EQ(a.client.endpoint_identifier(), identifier);
  EXPECT_EQ(second->gatekeeper.counters().discoveries, 0U);
  EXPECT_EQ(second->gatekeeper.counters().refreshes, 1U);
}

TEST_F(WithGatekeeper, CallsAreAskedForAtTheAlternate) {
  first->gatekeeper.config().alternates = {{{kSecond, kRas}, "GK2", true, 1}};
  GatekeeperConfig other;
  other.identifier = "GK2";
  serve_second(other);
  Terminal& a = registered(alice());
  first->gatekeeper.set_silent(true);
  const AdmissionId call = a.admit(call_to("alice"));
  ASSERT_TRUE(until([&] { return a.has<Admitted>(); }, 90s));
  EXPECT_EQ(a.last<Admitted>().admission, call);
  EXPECT_EQ(second->gatekeeper.counters().admissions, 1U);
}

TEST_F(WithGatekeeper, AssignedGatekeeper) {
  first->gatekeeper.config().assigned = GatekeeperConfig::Alternate{{kSecond, kRas}, "GK2", true, 0};
  GatekeeperConfig other;
  other.identifier = "GK2";
  serve_second(other);
  Terminal& a = registered(alice());
  EXPECT_EQ(a.last<Registered>().gatekeeper_identifier, "GK2");
  EXPECT_EQ(first->gatekeeper.registered(), 0U);
}

TEST_F(WithGatekeeper, SentInCircles) {
  const GatekeeperConfig::Alternate to_first{{kFirst, kRas}, "", true, 0};
  const GatekeeperConfig::Alternate to_second{{kSecond, kRas}, "", true, 0};
  first->gatekeeper.config().assigned = to_second;
  GatekeeperConfig other;
  other.assigned = to_first;
  serve_second(other);
  Terminal& a = alice();
  a.start();
  scheduler.run_for(30s);
  EXPECT_LT(a.client.counters().messages_out, 20U);
  EXPECT_TRUE(a.registered());  // where it was sent to last
}

// --- Authentication

class WithPassword : public WithGatekeeper {
 protected:
  void require_password(h235::Mechanism mechanism = h235::Mechanism::kHmacSha1) {
    auto& config = first->gatekeeper.config();
    config.passwords = {{"alice", "secret-a"}, {"bob", "secret-b"}};
    config.mechanism = mechanism;
  }
  static ClientConfig with_password(const std::string& password) {
    auto config = account("alice", "1001");
    config.password = password;
    return config;
  }
};

class WithEachMechanism : public WithPassword, public ::testing::WithParamInterface<h235::Mechanism> {};
INSTANTIATE_TEST_SUITE_P(All, WithEachMechanism,
                         ::testing::Values(h235::Mechanism::kHmacSha1, h235::Mechanism::kMd5, h235::Mechanism::kCat));

TEST_P(WithEachMechanism, RegistersCallsAndUnregisters) {
  require_password(GetParam());
  Terminal& a = registered(alice(with_password("secret-a")));
  const AdmissionId call = a.admit(call_to("alice"));
  ASSERT_TRUE(until([&] { return a.has<Admitted>(); }));
  scheduler.run_for(5min);
  a.disengage(call);
  scheduler.run_for(1s);
  EXPECT_TRUE(a.registered());
  EXPECT_EQ(first->gatekeeper.counters().disengagements, 1U);
  a.stop();
  scheduler.run_for(1s);
  EXPECT_EQ(first->gatekeeper.registered(), 0U);
  EXPECT_EQ(first->gatekeeper.counters().wrong_passwords, 0U);
  EXPECT_EQ(a.client.counters().wrong_signatures, 0U);
  EXPECT_EQ(a.client.counters().unsigned_messages, 0U);
}

TEST_P(WithEachMechanism, WrongPasswordIsTriedOnce) {
  require_password(GetParam());
  Terminal& a = alice(with_password("wrong"));
  a.start();
  ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }));
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kAuthentication);
  EXPECT_EQ(a.last<RegistrationFailed>().reason, "securityDenial");
  EXPECT_FALSE(a.last<RegistrationFailed>().retry_in);
  scheduler.run_for(1h);
  EXPECT_EQ(first->gatekeeper.counters().wrong_passwords, 1U);
}

TEST_F(WithPassword, NoPasswordWhereOneIsNeeded) {
  require_password();
  Terminal& a = alice();
  a.start();
  ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }));
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kAuthentication);
}

TEST_F(WithPassword, APasswordThatNobodyAsksFor) {
  registered(alice(with_password("secret-a")));
}

TEST_F(WithPassword, NoMechanismInCommon) {
  require_password(h235::Mechanism::kMd5);
  auto config = with_password("secret-a");
  config.authentication = {Authentication::kHmacSha1};
  Terminal& a = alice(config);
  a.start();
  ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }));
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kAuthentication);
  EXPECT_EQ(a.last<RegistrationFailed>().reason, "no authentication in common");
}

TEST_F(WithPassword, GatekeeperThatDoesNotKnowThePassword) {
  require_password();
  first->gatekeeper.config().signs_with = "guessed";
  Terminal& a = alice(with_password("secret-a"));
  a.start();
  ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }));
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kUntrusted);
  EXPECT_GE(a.client.counters().wrong_signatures, 3U);
  EXPECT_FALSE(a.has<Registered>());
}

TEST_F(WithPassword, OnceSignedAlwaysSigned) {
  require_password();
  Terminal& a = registered(alice(with_password("secret-a")));
  // Somebody answers in its place who does not know the password: no signature, a wrong one, a refusal.
  h225::AdmissionReject reject;
  reject.reject_reason = h225::AdmissionRejectReason::kRequestDenied;
  first->gatekeeper.refuse(h225::RasMessage::kAdmissionRequest,
                           h225::RasMessage::of<h225::RasMessage::kAdmissionReject>(reject));
  a.admit(call_to("alice"));
  // The first, unsigned answer is dropped; the second attempt is answered by the real one.
  ASSERT_TRUE(until([&] { return a.has<Admitted>(); }));
  EXPECT_EQ(a.client.counters().unsigned_messages, 1U);
  EXPECT_FALSE(a.has<AdmissionRejected>());
}

TEST_F(WithPassword, RestartedGatekeeperCannotSign) {
  require_password();
  Terminal& a = registered(alice(with_password("secret-a")));
  h225::RegistrationReject reject;
  reject.protocol_identifier = asn1::ObjectIdentifier{0, 0, 8, 2250, 0, 7};
  reject.reject_reason = h225::RegistrationRejectReason::kFullRegistrationRequired;
  first->gatekeeper.refuse(h225::RasMessage::kRegistrationRequest,
                           h225::RasMessage::of<h225::RasMessage::kRegistrationReject>(reject));
  ASSERT_TRUE(until([&] { return a.all<Registered>().size() == 2; }, 3min));
  EXPECT_EQ(a.client.counters().unsigned_messages, 0U);
}

TEST_F(WithPassword, RequestsOfTheGatekeeper) {
  require_password();
  Terminal& a = registered(alice(with_password("secret-a")));
  // As long as it has never signed a request, it may send them unsigned, as GnuGk does.
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.request_information(now, "alice", 0); });
  scheduler.run_for(1s);
  EXPECT_EQ(first->gatekeeper.counters().information, 1U);
  first->gatekeeper.config().signs_requests = true;
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.request_information(now, "alice", 0); });
  scheduler.run_for(1s);
  EXPECT_EQ(first->gatekeeper.counters().information, 2U);
  first->gatekeeper.config().signs_requests = false;
  gatekeeper_does(
      [](Gatekeeper& gk, Timestamp now) { gk.unregister(now, "alice", h225::UnregRequestReason::kUndefinedReason); });
  scheduler.run_for(1s);
  EXPECT_EQ(a.client.counters().unsigned_messages, 1U);
  EXPECT_TRUE(a.registered());
}

TEST_F(WithPassword, SignedAnswersCanBeRequired) {
  auto config = with_password("secret-a");
  config.require_signed_answers = true;
  Terminal& a = alice(config);
  a.start();
  ASSERT_TRUE(until([&] { return a.has<RegistrationFailed>(); }));
  EXPECT_EQ(a.last<RegistrationFailed>().failure, RegistrationFailure::kUntrusted);
  require_password();
  EXPECT_TRUE(until([&] { return a.registered(); }, 3min));
}

TEST_F(WithPassword, ClocksThatDiffer) {
  require_password();
  auto config = with_password("secret-a");
  config.clock_tolerance = 1s;
  Terminal& a = alice(config);
  // A delay of two seconds on the way is more than this client allows.
  testkit::LinkConditions far;
  far.delay = 2s;
  network.set_conditions_both_ways(a.host, first->host, far);
  a.start();
  EXPECT_FALSE(until([&] { return a.registered(); }, 40s));
  EXPECT_GE(a.client.counters().wrong_signatures, 1U);
}

}  // namespace
}  // namespace mtavip::h323::ras::scenario
