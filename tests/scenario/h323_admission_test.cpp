// Calls as far as a gatekeeper sees them, and each RAS message lost or repeated.
#include <set>

#include <gtest/gtest.h>

#include "tests/scenario/h323_gatekeeper.h"

namespace mtavip::h323::ras::scenario {
namespace {

// --- Calls

TEST_F(WithGatekeeper, AdmitsACallBothSides) {
  Terminal& a = registered(alice());
  Terminal& b = registered(bob());
  const AdmissionId calling = a.admit(call_to("1002"));
  ASSERT_TRUE(until([&] { return a.has<Admitted>(); }));
  EXPECT_EQ(a.last<Admitted>().admission, calling);
  EXPECT_EQ(a.last<Admitted>().destination, (mtavip::Endpoint{IpAddress::v4({10, 0, 0, 2}), 1720}));
  EXPECT_FALSE(a.last<Admitted>().routed);
  EXPECT_FALSE(a.last<Admitted>().pre_granted);
  AdmissionRequest answer;
  answer.call = call_key(1, true);
  answer.source = {{AliasKind::kH323Id, "alice"}};
  const AdmissionId answering = b.admit(answer);
  ASSERT_TRUE(until([&] { return b.has<Admitted>(); }));
  ASSERT_EQ(first->gatekeeper.calls().size(), 1U);
  EXPECT_FALSE(first->gatekeeper.calls()[0].callee.empty());
  a.disengage(calling);
  b.disengage(answering);
  scheduler.run_for(1s);
  EXPECT_TRUE(first->gatekeeper.calls().empty());
  EXPECT_EQ(first->gatekeeper.counters().disengagements, 2U);
  EXPECT_EQ(a.client.load().admissions, 0U);
  EXPECT_EQ(a.client.load().requests, 0U);
}

TEST_F(WithGatekeeper, RoutedMode) {
  first->gatekeeper.config().routed = true;
  Terminal& a = registered(alice());
  registered(bob());
  a.admit(call_to("bob"));
  ASSERT_TRUE(until([&] { return a.has<Admitted>(); }));
  EXPECT_TRUE(a.last<Admitted>().routed);
  EXPECT_EQ(a.last<Admitted>().destination, (mtavip::Endpoint{kFirst, 1720}));
}

TEST_F(WithGatekeeper, UnknownAlias) {
  Terminal& a = registered(alice());
  const AdmissionId call = a.admit(call_to("nobody"));
  ASSERT_TRUE(until([&] { return a.has<AdmissionRejected>(); }));
  EXPECT_EQ(a.last<AdmissionRejected>().admission, call);
  EXPECT_EQ(a.last<AdmissionRejected>().failure, AdmissionFailure::kUnknownDestination);
  EXPECT_EQ(a.last<AdmissionRejected>().reason, "calledPartyNotRegistered");
  EXPECT_EQ(a.client.disengage(scheduler.now(), call, {}).error(), RequestError::kUnknownId);
}

TEST_F(WithGatekeeper, EveryReasonForNoCall) {
  using Reason = h225::AdmissionRejectReason;
  Terminal& a = registered(alice());
  for (unsigned kind = 0; kind < Reason::kUnknownAlternative; ++kind) {
    h225::AdmissionReject reject;
    reject.reject_reason = static_cast<Reason::Kind>(kind);
    if (kind == Reason::kSecurityError) {
      reject.reject_reason = Reason::of<Reason::kSecurityError>(h225::SecurityErrors2::kSecurityReplay);
    }
    reject.call_signal_address.emplace().push_back(h225::TransportAddress::of<h225::TransportAddress::kIpAddress>(
        h225::TransportAddress::IpAddress{{std::byte{10}, std::byte{0}, std::byte{9}, std::byte{9}}, 1720}));
    // Being told that we are not registered is answered by registering and asking again.
    const bool asks_again = kind == Reason::kCallerNotRegistered || kind == Reason::kInvalidEndpointIdentifier ||
                            kind == Reason::kRegisterWithAssignedGk;
    first->gatekeeper.refuse(h225::RasMessage::kAdmissionRequest,
                             h225::RasMessage::of<h225::RasMessage::kAdmissionReject>(reject), asks_again ? 2 : 1);
    const AdmissionId call = a.admit(call_to("alice"));
    ASSERT_TRUE(until([&] { return a.all<AdmissionRejected>().size() == kind + 1; })) << kind;
    const auto rejected = a.last<AdmissionRejected>();
    EXPECT_EQ(rejected.admission, call);
    EXPECT_FALSE(rejected.reason.empty());
    EXPECT_FALSE(rejected.text.empty());
    if (kind == Reason::kRouteCallToGatekeeper) {
      EXPECT_EQ(rejected.failure, AdmissionFailure::kRouteToGatekeeper);
      EXPECT_EQ(rejected.gatekeeper_signalling, (mtavip::Endpoint{IpAddress::v4({10, 0, 9, 9}), 1720}));
    }
    ASSERT_TRUE(until([&] { return a.registered(); }));
    scheduler.run_for(15s);
  }
  EXPECT_EQ(first->gatekeeper.counters().refused, Reason::kUnknownAlternative + 3U);
}

TEST_F(WithGatekeeper, AsksAgainAfterRegisteringAnew) {
  Terminal& a = registered(alice());
  first->gatekeeper.forget();
  const AdmissionId call = a.admit(call_to("alice"));
  scheduler.run_for(30s);
  ASSERT_TRUE(a.has<Admitted>());
  EXPECT_EQ(a.last<Admitted>().admission, call);
  EXPECT_FALSE(a.has<AdmissionRejected>());
  EXPECT_EQ(a.all<Registered>().size(), 2U);
}

TEST_F(WithGatekeeper, SilentWhenACallIsAskedFor) {
  Terminal& a = registered(alice());
  first->gatekeeper.set_silent(true);
  a.admit(call_to("bob"));
  ASSERT_TRUE(until([&] { return a.has<AdmissionRejected>(); }, 90s));
  EXPECT_EQ(a.last<AdmissionRejected>().failure, AdmissionFailure::kUnreachable);
  EXPECT_EQ(a.client.load().admissions, 0U);
}

TEST_F(WithGatekeeper, GivenUpBeforeTheAnswer) {
  Terminal& a = registered(alice());
  const AdmissionId call = a.admit(call_to("alice"));
  a.disengage(call);
  scheduler.run_for(5s);
  EXPECT_FALSE(a.has<Admitted>());
  EXPECT_TRUE(first->gatekeeper.calls().empty());
}

TEST_F(WithGatekeeper, PreGrantedCalls) {
  h225::RegistrationConfirm::PreGrantedArq granted;
  granted.make_call = true;
  granted.use_gk_call_signal_address_to_make_call = true;
  granted.answer_call = true;
  first->gatekeeper.config().pre_granted = granted;
  Terminal& a = registered(alice());
  const AdmissionId call = a.admit(call_to("bob"));
  ASSERT_TRUE(a.has<Admitted>()) << "at once";
  EXPECT_TRUE(a.last<Admitted>().pre_granted);
  EXPECT_TRUE(a.last<Admitted>().routed);
  EXPECT_EQ(a.last<Admitted>().destination, (mtavip::Endpoint{kFirst, 1720}));
  a.disengage(call);
  AdmissionRequest incoming;
  incoming.call = call_key(2, true);
  incoming.source_signalling = mtavip::Endpoint{IpAddress::v4({10, 0, 0, 9}), 4000};
  a.admit(incoming);
  EXPECT_EQ(a.all<Admitted>().size(), 2U);
  scheduler.run_for(1s);
  EXPECT_EQ(first->gatekeeper.counters().admissions, 0U);
}

TEST_F(WithGatekeeper, PreGrantedOnlyThroughTheGatekeeper) {
  h225::RegistrationConfirm::PreGrantedArq granted;
  granted.make_call = true;
  granted.answer_call = true;
  granted.use_gk_call_signal_address_to_answer = true;
  first->gatekeeper.config().pre_granted = granted;
  Terminal& a = registered(alice());
  AdmissionRequest incoming;
  incoming.call = call_key(2, true);
  incoming.source_signalling = mtavip::Endpoint{IpAddress::v4({10, 0, 0, 9}), 4000};
  a.admit(incoming);
  ASSERT_TRUE(a.has<AdmissionRejected>());
  EXPECT_EQ(a.last<AdmissionRejected>().failure, AdmissionFailure::kRouteToGatekeeper);
  EXPECT_EQ(a.last<AdmissionRejected>().gatekeeper_signalling, (mtavip::Endpoint{kFirst, 1720}));
  // Who calls an address needs nobody; who calls an alias has to ask.
  auto direct = call_to("bob", 3);
  direct.destination_signalling = mtavip::Endpoint{IpAddress::v4({10, 0, 0, 2}), 1720};
  a.admit(direct);
  EXPECT_EQ(a.all<Admitted>().size(), 1U);
  a.admit(call_to("alice", 4));
  EXPECT_EQ(a.all<Admitted>().size(), 1U);
  EXPECT_TRUE(until([&] { return a.all<Admitted>().size() == 2; }));
}

TEST_F(WithGatekeeper, Bandwidth) {
  first->gatekeeper.config().most_bandwidth = DataRate::kilobits_per_second(1000);
  Terminal& a = registered(alice());
  const AdmissionId call = a.admit(call_to("alice"));
  EXPECT_EQ(a.client.change_bandwidth(scheduler.now(), call, {}).error(), RequestError::kWrongState);
  ASSERT_TRUE(until([&] { return a.has<Admitted>(); }));
  EXPECT_EQ(a.last<Admitted>().bandwidth, DataRate::kilobits_per_second(384));
  ASSERT_TRUE(a.client.change_bandwidth(scheduler.now(), call, DataRate::kilobits_per_second(768)));
  a.node.pump();
  ASSERT_TRUE(until([&] { return a.has<BandwidthChanged>(); }));
  EXPECT_EQ(a.last<BandwidthChanged>().bandwidth, DataRate::kilobits_per_second(768));
  EXPECT_FALSE(a.last<BandwidthChanged>().by_gatekeeper);
  ASSERT_TRUE(a.client.change_bandwidth(scheduler.now(), call, DataRate::kilobits_per_second(2000)));
  a.node.pump();
  ASSERT_TRUE(until([&] { return a.has<BandwidthRejected>(); }));
  EXPECT_EQ(a.last<BandwidthRejected>().allowed, DataRate::kilobits_per_second(1000));
  EXPECT_EQ(a.last<BandwidthRejected>().reason, "insufficientResources");
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) {
    gk.change_bandwidth(now, call_key(1, false).call_identifier, DataRate::kilobits_per_second(128));
  });
  ASSERT_TRUE(until([&] { return a.last<BandwidthChanged>().by_gatekeeper; }));
  EXPECT_EQ(a.last<BandwidthChanged>().bandwidth, DataRate::kilobits_per_second(128));
  scheduler.run_for(1s);
  EXPECT_EQ(first->gatekeeper.counters().confirmed, 1U);
}

TEST_F(WithGatekeeper, DisengagedByTheGatekeeper) {
  Terminal& a = registered(alice());
  Terminal& b = registered(bob());
  const AdmissionId calling = a.admit(call_to("bob"));
  AdmissionRequest answer;
  answer.call = call_key(1, true);
  const AdmissionId answering = b.admit(answer);
  ASSERT_TRUE(until([&] { return a.has<Admitted>() && b.has<Admitted>(); }));
  // Its messages come twice; they count once.
  network.add_rule([&](const testkit::Datagram& d) {
    return d.from.address == kFirst ? testkit::Verdict::duplicate() : testkit::Verdict::pass();
  });
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.disengage(now, call_key(1, false).call_identifier); });
  scheduler.run_for(1s);
  ASSERT_EQ(a.all<DisengageRequested>().size(), 1U);
  EXPECT_EQ(a.last<DisengageRequested>().admission, calling);
  EXPECT_EQ(a.last<DisengageRequested>().reason, "forcedDrop");
  EXPECT_EQ(b.last<DisengageRequested>().admission, answering);
  EXPECT_EQ(first->gatekeeper.counters().confirmed, 4U);
  EXPECT_EQ(a.client.counters().repeated_in, 1U);
  EXPECT_EQ(a.client.load().admissions, 0U);
}

TEST_F(WithGatekeeper, ACallToOneself) {
  Terminal& a = registered(alice());
  const AdmissionId calling = a.admit(call_to("alice"));
  AdmissionRequest answer;
  answer.call = call_key(1, true);
  const AdmissionId answering = a.admit(answer);
  ASSERT_TRUE(until([&] { return a.all<Admitted>().size() == 2; }));
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.disengage(now, call_key(1, false).call_identifier); });
  scheduler.run_for(1s);
  const auto ended = a.all<DisengageRequested>();
  ASSERT_EQ(ended.size(), 2U);
  EXPECT_EQ((std::set<AdmissionId>{ended[0].admission, ended[1].admission}),
            (std::set<AdmissionId>{calling, answering}));
}

TEST_F(WithGatekeeper, InformationOnRequestAndAtIntervals) {
  first->gatekeeper.config().info_interval = 10;
  first->gatekeeper.config().answers_info = true;
  Terminal& a = registered(alice());
  const AdmissionId call = a.admit(call_to("alice", 5));
  ASSERT_TRUE(until([&] { return a.has<Admitted>(); }));
  CallInfo info;
  SessionInfo sound;
  sound.ssrc = 4711;
  sound.cname = "alice@test";
  sound.local_rtp = mtavip::Endpoint{IpAddress::v4({10, 0, 0, 1}), 5000};
  SessionInfo pictures = sound;
  pictures.video = true;
  pictures.session_id = 2;
  info.sessions = {sound, pictures};
  info.local_signalling = mtavip::Endpoint{IpAddress::v4({10, 0, 0, 1}), 1720};
  ASSERT_TRUE(a.client.set_call_info(call, info));
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.request_information(now, "alice", 0); });
  ASSERT_TRUE(until([&] { return first->gatekeeper.information().has_value(); }));
  const auto response = *first->gatekeeper.information();
  EXPECT_TRUE(response.irr_status->is(h225::InfoRequestResponseStatus::kComplete));
  ASSERT_TRUE(response.per_call_info);
  ASSERT_EQ(response.per_call_info->size(), 1U);
  const auto& told = response.per_call_info->front();
  EXPECT_EQ(told.call_reference_value, 5);
  ASSERT_TRUE(told.audio);
  EXPECT_EQ(told.audio->front().ssrc, 4711U);
  ASSERT_TRUE(told.video);
  EXPECT_EQ(told.video->front().session_id, 2);
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.request_information(now, "alice", 99); });
  scheduler.run_for(1s);
  EXPECT_TRUE(first->gatekeeper.information()->irr_status->is(h225::InfoRequestResponseStatus::kInvalidCall));
  EXPECT_EQ(first->gatekeeper.counters().information, 2U);
  scheduler.run_for(60s);
  EXPECT_EQ(first->gatekeeper.counters().information, 2U + 6U);
  EXPECT_EQ(a.client.counters().repeated_out, 0U);  // all were acknowledged
  EXPECT_TRUE(*first->gatekeeper.information()->unsolicited);
  a.disengage(call);
  scheduler.run_for(60s);
  EXPECT_EQ(first->gatekeeper.counters().information, 2U + 6U);
}

TEST_F(WithGatekeeper, RequestInProgress) {
  Terminal& a = registered(alice());
  first->gatekeeper.delay(h225::RasMessage::kAdmissionRequest, 20s);
  a.admit(call_to("alice"));
  ASSERT_TRUE(until([&] { return a.has<Admitted>(); }, 30s));
  EXPECT_EQ(first->gatekeeper.counters().admissions, 1U);
  EXPECT_EQ(a.client.counters().repeated_out, 0U);
}

TEST_F(WithGatekeeper, Location) {
  Terminal& a = registered(alice());
  registered(bob());
  const auto known = a.client.locate(scheduler.now(), {{AliasKind::kDialledDigits, "1002"}});
  const auto unknown = a.client.locate(scheduler.now(), {{AliasKind::kDialledDigits, "9"}});
  EXPECT_EQ(a.client.locate(scheduler.now(), {{AliasKind::kDialledDigits, "x"}}).error(), RequestError::kBadAlias);
  a.node.pump();
  ASSERT_TRUE(until([&] { return a.has<Located>() && a.has<LocationFailed>(); }));
  EXPECT_EQ(a.last<Located>().location, *known);
  EXPECT_EQ(a.last<Located>().signalling, (mtavip::Endpoint{IpAddress::v4({10, 0, 0, 2}), 1720}));
  EXPECT_EQ(a.last<LocationFailed>().location, *unknown);
  EXPECT_EQ(a.last<LocationFailed>().failure, AdmissionFailure::kUnknownDestination);
}

TEST_F(WithGatekeeper, ResourcesServicesAndWhatIsNotUnderstood) {
  Terminal& a = registered(alice());
  ASSERT_TRUE(a.client.report_resources(scheduler.now(), true));
  a.node.pump();
  scheduler.run_for(1s);
  EXPECT_EQ(a.client.load().requests, 0U);
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) { gk.indicate_service(now, "alice"); });
  ASSERT_TRUE(until([&] { return a.has<ServiceControlIndicated>(); }));
  scheduler.run_for(1s);
  EXPECT_EQ(first->gatekeeper.counters().confirmed, 1U);
  gatekeeper_does([](Gatekeeper& gk, Timestamp now) {
    h225::NonStandardMessage message;
    using Identifier = h225::NonStandardIdentifier;
    message.non_standard_data.non_standard_identifier =
        Identifier::of<Identifier::kObject>(asn1::ObjectIdentifier{1, 3, 6, 1, 4, 1, 1});
    gk.send(now, "alice", h225::RasMessage::of<h225::RasMessage::kNonStandardMessage>(std::move(message)));
  });
  scheduler.run_for(1s);
  EXPECT_EQ(first->gatekeeper.counters().not_understood, 1U);
  EXPECT_TRUE(a.registered());
}

// --- The network

class EachMessage : public WithGatekeeper, public ::testing::WithParamInterface<bool> {};
INSTANTIATE_TEST_SUITE_P(SignedOrNot, EachMessage, ::testing::Bool());

TEST_P(EachMessage, MayBeLostOrComeTwice) {
  const bool with_password = GetParam();
  std::uint64_t in_all = 0;
  for (const bool twice : {false, true}) {
    for (std::uint64_t n = 0; n <= in_all; ++n) {
      scheduler.run_for(60s);
      auto config = account("alice", "1001");
      GatekeeperConfig server;
      if (with_password) {
        config.password = "secret";
        server.passwords = {{"alice", "secret"}};
      }
      first->gatekeeper.forget();
      first->gatekeeper.config() = server;
      const auto before = network.counters().datagrams_sent;
      Terminal& a = alice(config);
      const auto all = [](const testkit::Datagram&) { return true; };
      const auto rule = twice ? network.duplicate_nth(n, all) : network.drop_nth(n, all);

      registered(a);
      const AdmissionId call = a.admit(call_to("alice"));
      ASSERT_TRUE(until([&] { return a.has<Admitted>(); })) << n;
      ASSERT_TRUE(a.client.change_bandwidth(scheduler.now(), call, DataRate::kilobits_per_second(100)));
      a.node.pump();
      ASSERT_TRUE(until([&] { return a.has<BandwidthChanged>(); })) << n;
      a.disengage(call);
      ASSERT_TRUE(until([&] { return a.client.load().requests == 0; })) << n;
      EXPECT_TRUE(first->gatekeeper.calls().empty()) << n;
      a.stop();
      ASSERT_TRUE(until([&] { return a.has<Unregistered>(); })) << n;
      EXPECT_EQ(first->gatekeeper.registered(), 0U) << n;
      EXPECT_FALSE(a.has<RegistrationFailed>()) << n;
      EXPECT_EQ(a.all<Registered>().size(), 1U) << n;
      EXPECT_EQ(a.all<Admitted>().size(), 1U) << n;
      EXPECT_EQ(a.all<BandwidthChanged>().size(), 1U) << n;
      network.remove_rule(rule);
      if (n == 0 && !twice) in_all = network.counters().datagrams_sent - before;
      alice_.reset();
    }
  }
  EXPECT_GE(in_all, 12U);
}

TEST_F(WithGatekeeper, StrangersAreNotHeard) {
  Terminal& a = registered(alice());
  // What the gatekeeper would say, said by another host: unregister, end the call, answer in its place.
  const auto stranger = network.add_host("stranger", {IpAddress::v4({10, 0, 6, 6})});
  const auto socket = network.bind_udp(stranger, {IpAddress::v4({10, 0, 6, 6}), kRas},
                                       testkit::SimulatedNetwork::DatagramHandler([](Timestamp, const auto&) {}));
  ASSERT_TRUE(socket);
  h225::UnregistrationRequest urq;
  urq.request_seq_num = 1;
  const auto bytes = asn1::encode(h225::RasMessage::of<h225::RasMessage::kUnregistrationRequest>(urq)).value();
  const auto victim = first->gatekeeper.find("alice")->ras;
  network.send(socket->id, victim, bytes);
  network.send(socket->id, victim, to_bytes("no RAS at all"));
  scheduler.run_for(1s);
  EXPECT_TRUE(a.registered());
  EXPECT_EQ(a.client.counters().strangers, 2U);
  EXPECT_FALSE(a.has<Unregistered>());
}

TEST_F(WithGatekeeper, BadNetwork) {
  testkit::LinkConditions bad;
  bad.delay = 40ms;
  bad.jitter = 30ms;
  bad.loss = 0.1;
  network.set_default_conditions(bad);
  Terminal& a = registered(alice());
  scheduler.run_for(2h);
  EXPECT_TRUE(until([&] { return a.registered(); }, 5min));
}

}  // namespace
}  // namespace mtavip::h323::ras::scenario
