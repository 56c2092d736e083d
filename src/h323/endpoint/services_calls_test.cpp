// Supplementary services between terminals: transfer after consultation, diversion and waiting told, and what reaches a
// terminal without a call.
#include <gtest/gtest.h>

#include "asn1/codec.h"
#include "h323/endpoint/test_terminals.h"
#include "h323/h450/operations.h"
#include "h323/messages/h450_message_waiting.h"
#include "h323/wire/tpkt.h"

namespace mtavip::h323 {
namespace {

using test::audio;
using test::TwoTerminals;

struct ThreeTerminals : TwoTerminals {
  ThreeTerminals() : carol(network, "carol", test::kCarol) {
    to_bob = alice.dial("10.0.0.2");
    to_carol = alice.dial("carol@10.0.0.3");
    EXPECT_TRUE(run_until([&] { return bob.both_ways() && carol.both_ways(); }));
    run_for(1s);
  }
  Result<void, RequestError> transfer() {
    return alice.run([&](Terminal& t, Timestamp now) { return t.transfer(now, to_bob, to_carol); });
  }
  test::TestTerminal carol;
  CallId to_bob{};
  CallId to_carol{};
};

TEST(ConsultationTransfer, JoinsTheOtherTwo) {
  ThreeTerminals t;
  const CallId with_alice = t.carol.incoming();
  ASSERT_TRUE(t.transfer());
  ASSERT_TRUE(t.run_until([&] { return t.alice.quiet() && t.carol.count<IncomingCall>() == 2; }));
  ASSERT_TRUE(t.run_until([&] { return t.bob.media().streams.at(0).send->rtp.address == test::kCarol; }));
  EXPECT_TRUE(t.bob.events<TransferRequested>().at(0).consulted);
  EXPECT_EQ(t.bob.count<CallEnded>(), 1U) << "with alice";
  const auto at_carol = t.carol.events<IncomingCall>().at(1);
  EXPECT_EQ(at_carol.replaces, with_alice);
  EXPECT_EQ(t.carol.count<CallEnded>(), 1U) << "with alice";
  EXPECT_EQ(t.alice.count<UpdateFailed>(), 0U);
}

TEST(ConsultationTransfer, BothCallsStandUntilTheNewOneIsAnswered) {
  ThreeTerminals t;
  t.carol.on_incoming = [&](const IncomingCall& call) {
    EXPECT_TRUE(t.carol.run([&](Terminal& carol, Timestamp now) { return carol.ring(now, call.call); }));
  };
  ASSERT_TRUE(t.transfer());
  ASSERT_TRUE(t.run_until([&] { return t.carol.count<IncomingCall>() == 2; }));
  t.run_for(5s);
  EXPECT_EQ(t.alice.count<CallEnded>() + t.bob.count<CallEnded>() + t.carol.count<CallEnded>(), 0U);
  t.carol.accept(t.carol.incoming());
  ASSERT_TRUE(t.run_until([&] { return t.alice.quiet(); }));
  EXPECT_EQ(t.bob.count<CallEnded>(), 1U);
  EXPECT_EQ(t.carol.count<CallEnded>(), 1U);
}

TEST(ConsultationTransfer, AnIdentityIsGoodForOneCallAndForAWhile) {
  ThreeTerminals t;
  t.bob.on_transfer = nullptr;
  ASSERT_TRUE(t.transfer());
  ASSERT_TRUE(t.run_until([&] { return t.bob.count<TransferRequested>() == 1; }));
  t.run_for(25s);
  EXPECT_EQ(t.alice.count<UpdateFailed>(), 1U) << "nobody answered in time";
  const CallId late = t.bob.follow(t.bob.incoming());
  ASSERT_TRUE(t.run_until([&] { return t.bob.count<CallEnded>() == 1; }));
  EXPECT_EQ(t.bob.events<CallEnded>().at(0).call, late);
  EXPECT_EQ(t.carol.count<IncomingCall>(), 1U) << "refused before anybody is told";
  EXPECT_EQ(t.alice.terminal().load().calls, 2U);
}

TEST(Transfer, IsRefusedByTheUser) {
  TwoTerminals t;
  t.alice.on_transfer = [&](const TransferRequested& wanted) {
    EXPECT_EQ(wanted.target, "10.0.0.3:1720");
    EXPECT_FALSE(wanted.consulted);
    EXPECT_TRUE(t.alice.run([&](Terminal& a, Timestamp now) { return a.refuse_transfer(now, wanted.call); }));
    EXPECT_FALSE(t.alice.run([&](Terminal& a, Timestamp now) { return a.refuse_transfer(now, wanted.call); }));
    EXPECT_EQ(t.alice.follow(wanted.call), CallId{}) << "once is enough";
  };
  t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.bob.both_ways(); }));
  const auto send_on = [&] {
    return t.bob.run([&](Terminal& b, Timestamp now) { return b.transfer(now, t.bob.incoming(), "10.0.0.3"); });
  };
  ASSERT_TRUE(send_on());
  ASSERT_TRUE(t.run_until([&] { return t.bob.count<UpdateFailed>() == 1; }));
  EXPECT_EQ(t.bob.events<UpdateFailed>().at(0).text, "not transferred: rejectedByUser");
  EXPECT_TRUE(send_on()) << "and may be asked again";
  EXPECT_TRUE(t.alice.both_ways());
}

TEST(Transfer, FailsWhereTheTargetRefusesAndTheCallGoesOn) {
  TwoTerminals t;
  test::TestTerminal carol(t.network, "carol", test::kCarol);
  carol.on_incoming = [&](const IncomingCall& call) {
    EXPECT_EQ(call.transferred_by, "bob");
    EXPECT_TRUE(carol.run([&](Terminal& c, Timestamp now) { return c.reject(now, call.call, ReleaseWith::kBusy); }));
  };
  t.alice.dial("bob@10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.bob.both_ways(); }));
  ASSERT_TRUE(
      t.bob.run([&](Terminal& b, Timestamp now) { return b.transfer(now, t.bob.incoming(), "carol@10.0.0.3"); }));
  ASSERT_TRUE(t.run_until([&] { return t.bob.count<UpdateFailed>() == 1; }));
  EXPECT_EQ(t.bob.events<UpdateFailed>().at(0).text, "not transferred: establishmentFailure");
  EXPECT_EQ(carol.count<IncomingCall>(), 1U);
  EXPECT_EQ(t.alice.count<CallEnded>(), 1U) << "with carol";
  EXPECT_EQ(t.bob.count<CallEnded>(), 0U);
}

TEST(Transfer, IsDoneWhenTheTargetRings) {
  TwoTerminals t;
  test::TestTerminal carol(t.network, "carol", test::kCarol);
  carol.on_incoming = [&](const IncomingCall& call) {
    EXPECT_TRUE(carol.run([&](Terminal& c, Timestamp now) { return c.ring(now, call.call); }));
  };
  t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.bob.both_ways(); }));
  ASSERT_TRUE(t.bob.run([&](Terminal& b, Timestamp now) { return b.transfer(now, t.bob.incoming(), "10.0.0.3"); }));
  ASSERT_TRUE(t.run_until([&] { return t.bob.quiet(); }));
  EXPECT_EQ(t.bob.count<UpdateFailed>(), 0U);
  t.run_for(60s);
  carol.accept(carol.incoming());
  ASSERT_TRUE(t.run_until([&] { return carol.both_ways(); }));
}

TEST(ConsultationTransfer, FailsWhereTheConsultationEnds) {
  ThreeTerminals t;
  // Carol says nothing more: the answer to the question is not to be had.
  t.network.set_state(t.carol.host(), testkit::HostState::kSilent);
  ASSERT_TRUE(t.transfer());
  EXPECT_EQ(t.transfer().error(), RequestError::kWrongState) << "one at a time";
  EXPECT_TRUE(t.alice.end(t.to_carol));
  ASSERT_TRUE(t.run_until([&] { return t.alice.count<UpdateFailed>() == 1; }));
  EXPECT_TRUE(t.alice.both_ways());
  EXPECT_EQ(t.bob.count<CallEnded>(), 0U);
}

TEST(ConsultationTransfer, WrongCalls) {
  ThreeTerminals t;
  const auto error = [&](CallId call, CallId other) {
    return t.alice.run([&](Terminal& a, Timestamp now) { return a.transfer(now, call, other); }).error();
  };
  EXPECT_EQ(error(t.to_bob, t.to_bob), RequestError::kUnknownId);
  EXPECT_EQ(error(t.to_bob, CallId{99}), RequestError::kUnknownId);
  EXPECT_EQ(error(CallId{99}, t.to_bob), RequestError::kUnknownId);
}

TEST(Services, DiversionIsToldToTheOneItReaches) {
  TwoTerminals t;
  test::TestTerminal carol(t.network, "carol", test::kCarol);
  t.bob.on_incoming = [&](const IncomingCall& call) {
    EXPECT_TRUE(
        t.bob.run([&](Terminal& bob, Timestamp now) { return bob.redirect(now, call.call, "carol@10.0.0.3"); }));
  };
  t.alice.dial("bob@10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return carol.both_ways(); }));
  const auto told = carol.events<CallDiverted>();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].call, carol.incoming());
  EXPECT_EQ(told[0].diverted_by, "bob");
  EXPECT_EQ(told[0].original_called, "bob");
  EXPECT_EQ(told[0].count, 1U);
  EXPECT_EQ(carol.events<IncomingCall>().at(0).diverted_by, "bob");
}

TEST(Services, ACallerIsToldThatItWaits) {
  TwoTerminals t;
  test::TestTerminal carol(t.network, "carol", test::kCarol);
  t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.bob.both_ways(); }));
  EXPECT_EQ(t.alice.count<CallWaits>(), 0U);
  t.bob.on_incoming = [&](const IncomingCall& call) {
    EXPECT_TRUE(t.bob.run([&](Terminal& bob, Timestamp now) { return bob.ring(now, call.call); }));
  };
  const CallId call = carol.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return carol.count<CallWaits>() == 1; }));
  EXPECT_EQ(carol.events<CallWaits>().at(0).call, call);
  EXPECT_EQ(carol.events<CallWaits>().at(0).others, 1U);
}

/// A message centre: a connection for services alone.
Bytes setup_with(const Bytes& apdu) {
  h225::H323UserInformation user;
  auto& setup = user.h323_uu_pdu.h323_message_body.emplace<MessageBody::kSetup>();
  setup = make_uuie<h225::SetupUuie>(CallNames{}, Product{});
  setup.conference_goal = h225::SetupUuie::ConferenceGoal::kCallIndependentSupplementaryService;
  setup.call_type = h225::CallType::kPointToPoint;
  user.h323_uu_pdu.h4501_supplementary_service.emplace().push_back(apdu);
  const auto encoded = asn1::encode(user);
  wire::Q931Message message(wire::MessageType::kSetup, {5, false});
  message.set_h225_pdu(encoded.value());
  return message.print().value();
}

template <class Argument>
Bytes apdu_of(h450::Operation operation, const Argument& argument) {
  h450::Invoke invoke;
  invoke.invoke_id = 9;
  invoke.opcode = h450::Code::of<h450::Code::kLocal>(static_cast<std::int64_t>(operation));
  invoke.argument = asn1::OpenType{asn1::encode(argument).value()};
  h450::SupplementaryService service;
  service.service_apdu.emplace<h450::ServiceApdus::kRosApdus>().push_back(
      h450::Ros::of<h450::Ros::kInvoke>(std::move(invoke)));
  return asn1::encode(service).value();
}

h450::EndpointAddress address_of(const std::string& user) {
  h450::EndpointAddress result;
  using Alias = h225::AliasAddress;
  result.destination_address.push_back(Alias::of<Alias::kDialedDigits>(user));
  return result;
}

/// What Bob answers to it, on a connection without a call.
std::optional<Signal> answer_to(TwoTerminals& t, const Bytes& apdu) {
  const auto centre = t.network.add_host("centre", {IpAddress::v4({10, 0, 0, 9})});
  Bytes answer;
  const ConnectionId connection{1};
  t.network.open(centre, OpenConnection{connection, TransportKind::kTcp, {test::kBob, 1720}, {}, {}},
                 [&](Timestamp, const TransportInput& input) {
                   if (std::holds_alternative<ConnectionOpened>(input)) {
                     Bytes framed;
                     EXPECT_TRUE(wire::append_tpkt(framed, setup_with(apdu)));
                     t.network.send(centre, connection, framed);
                   } else if (const auto* data = std::get_if<ConnectionData>(&input)) {
                     answer.insert(answer.end(), data->data.begin(), data->data.end());
                   }
                 });
  EXPECT_TRUE(t.run_until([&] { return answer.size() > 4; }));
  EXPECT_TRUE(t.run_until([&] { return t.quiet(); }));
  return read_signal(ByteView(answer).subspan(4));
}

/// The operations in it.
std::vector<h450::Ros> operations_in(const Signal& signal) {
  const auto& services = signal.user->h323_uu_pdu.h4501_supplementary_service;
  if (!services) return {};
  const auto service = asn1::decode<h450::SupplementaryService>(services->at(0));
  return service ? service->service_apdu.get<h450::ServiceApdus::kRosApdus>() : std::vector<h450::Ros>{};
}

TEST(Services, WaitingMessagesAreToldWithoutACall) {
  TwoTerminals t;
  h450::MwiActivateArg argument;
  argument.served_user_nr = address_of("1002");
  argument.nb_of_messages = 3;
  const auto signal = answer_to(t, apdu_of(h450::Operation::kMwiActivate, argument));
  ASSERT_TRUE(signal && signal->user);
  EXPECT_EQ(signal->type(), wire::MessageType::kReleaseComplete);
  const auto operations = operations_in(*signal);
  ASSERT_EQ(operations.size(), 1U);
  EXPECT_TRUE(operations[0].is(h450::Ros::kReturnResult));
  ASSERT_EQ(t.bob.count<MessagesWait>(), 1U);
  const auto told = t.bob.events<MessagesWait>().at(0);
  EXPECT_TRUE(told.waiting);
  EXPECT_EQ(told.user, "1002");
  EXPECT_EQ(told.count, 3U);
  EXPECT_EQ(t.bob.count<IncomingCall>(), 0U);
}

TEST(Services, WhoAsksForMessagesIsToldThatWeKeepNone) {
  TwoTerminals t;
  h450::MwiInterrogateArg argument;
  argument.served_user_nr = address_of("1002");
  const auto signal = answer_to(t, apdu_of(h450::Operation::kMwiInterrogate, argument));
  ASSERT_TRUE(signal && signal->user);
  const auto operations = operations_in(*signal);
  ASSERT_EQ(operations.size(), 1U);
  const auto* error = operations[0].get_if<h450::Ros::kReturnError>();
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->invoke_id, 9);
  const auto* code = error->error_code.get_if<h450::Code::kLocal>();
  ASSERT_NE(code, nullptr);
  EXPECT_EQ(*code, static_cast<std::int64_t>(h450::ServiceError::kNotAvailable));
  EXPECT_EQ(t.bob.count<MessagesWait>(), 0U);
}

}  // namespace
}  // namespace mtavip::h323
