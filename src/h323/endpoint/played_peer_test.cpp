// A terminal that dials, with a peer that is played by hand: overlap sending, a peer that does not read the H.245 of a
// Setup, requests for other codecs, and names that are asked for in their domain.
#include <gtest/gtest.h>

#include "asn1/codec.h"
#include "h323/endpoint/test_terminals.h"
#include "h323/messages/h225_ras.h"
#include "h323/ras/message.h"
#include "h323/ras/values.h"
#include "h323/wire/tpkt.h"

namespace mtavip::h323 {
namespace {

using h225::RasMessage;
using test::audio;
using test::start;
using test::TwoTerminals;
using wire::MessageType;

/// The called side of one connection, on a host where nothing else is.
class PlayedPeer {
 public:
  explicit PlayedPeer(testkit::SimulatedNetwork& network)
      : network_(network), host_(network.add_host("played", {test::kCarol})) {
    EXPECT_TRUE(network.listen(host_, TransportKind::kTcp, {test::kCarol, 1720},
                               [this](Timestamp now, const TransportInput& input) { take(now, input); }));
  }
  template <MessageBody::Kind kKind>
  void send(MessageType type, bool with_body = true) {
    const Signal& setup = received.front();
    CallNames names;
    names.call_identifier = setup.body<MessageBody::kSetup>()->call_identifier->guid;
    h225::H323UserInformation user;
    auto& body = user.h323_uu_pdu.h323_message_body.emplace<kKind>();
    if (with_body) body = make_uuie<std::remove_cvref_t<decltype(body)>>(names, {});
    user.h323_uu_pdu.h245_tunneling = true;
    wire::Q931Message message(type, {setup.q931.call_reference().value, true});
    message.set_h225_pdu(asn1::encode(user).value());
    Bytes framed;
    EXPECT_TRUE(wire::append_tpkt(framed, message.print().value()));
    network_.send(host_, connection_, framed);
  }
  [[nodiscard]] std::size_t count(MessageType type) const {
    return static_cast<std::size_t>(
        std::count_if(received.begin(), received.end(), [type](const Signal& s) { return s.type() == type; }));
  }
  [[nodiscard]] testkit::HostId host() const { return host_; }
  std::vector<Signal> received;

 private:
  void take(Timestamp now, const TransportInput& input) {
    if (const auto* opened = std::get_if<ConnectionOpened>(&input)) connection_ = opened->connection;
    const auto* data = std::get_if<ConnectionData>(&input);
    if (data == nullptr) return;
    framer_.feed(now, data->data);
    while (const auto item = framer_.next()) {
      const auto* packet = std::get_if<wire::TpktFramer::Packet>(&*item);
      if (packet == nullptr) continue;
      if (auto signal = read_signal(packet->content)) received.push_back(std::move(*signal));
    }
  }
  testkit::SimulatedNetwork& network_;
  testkit::HostId host_;
  ConnectionId connection_{};
  wire::TpktFramer framer_;
};

struct Played : TwoTerminals {
  PlayedPeer peer{network};
  CallId dial(const std::string& target, bool overlap, StartOptions options = start(false, true)) {
    DialRequest request;
    request.target = target;
    request.overlap = overlap;
    request.media = audio();
    request.start = options;
    const auto call = alice.run([&](Terminal& t, Timestamp at) { return t.dial(at, request); });
    EXPECT_TRUE(run_until([&] { return !peer.received.empty(); }));
    return call.value_or(CallId{});
  }
  Result<void, RequestError> digit(CallId call, char digit) {
    return alice.run([&](Terminal& t, Timestamp now) { return t.send_dtmf(now, call, digit, 100ms); });
  }
};

TEST(OverlapSending, DialsOnDigitByDigit) {
  Played t;
  const CallId call = t.dial("12@10.0.0.3", true);
  EXPECT_TRUE(*t.peer.received.at(0).body<MessageBody::kSetup>()->can_overlap_send);
  ASSERT_TRUE(t.digit(call, '3')) << "kept until more is asked for";
  t.run_for(1s);
  EXPECT_EQ(t.peer.count(MessageType::kInformation), 0U);
  t.peer.send<MessageBody::kSetupAcknowledge>(MessageType::kSetupAcknowledge);
  t.run_for(15s);
  EXPECT_EQ(t.peer.count(MessageType::kInformation), 1U);
  EXPECT_EQ(t.alice.count<NumberIncomplete>(), 1U);
  ASSERT_TRUE(t.digit(call, '4'));
  t.run_for(1s);
  std::string digits;
  for (const auto& signal : t.peer.received) {
    if (signal.type() != MessageType::kInformation) continue;
    const auto number = signal.q931.get<wire::CalledPartyNumber>();
    ASSERT_TRUE(number);
    digits += number->digits;
  }
  EXPECT_EQ(digits, "34");
  t.peer.send<MessageBody::kCallProceeding>(MessageType::kCallProceeding);
  t.run_for(1s);
  EXPECT_TRUE(t.digit(call, '5')) << "a digit of the keypad now";
  EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
}

TEST(OverlapSending, EndsWhereNothingIsDialledForT304) {
  Played t;
  t.dial("12@10.0.0.3", true);
  t.peer.send<MessageBody::kSetupAcknowledge>(MessageType::kSetupAcknowledge);
  t.run_for(19s);
  EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
  ASSERT_TRUE(t.run_until([&] { return t.alice.count<CallEnded>() == 1; }, 3s));
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.category, FailureCategory::kTimedOut);
}

TEST(OverlapSending, KeepsNoMoreDigitsThanANumberHas) {
  Played t;
  const CallId call = t.dial("12@10.0.0.3", true);
  for (std::size_t i = 0; i < Limits{}.digits; ++i) ASSERT_TRUE(t.digit(call, '1'));
  EXPECT_EQ(t.digit(call, '1').error(), RequestError::kTooMany);
}

TEST(OverlapSending, AWholeNumberIsSaidToBeWhole) {
  Played t;
  t.dial("12@10.0.0.3", false);
  EXPECT_FALSE(*t.peer.received.at(0).body<MessageBody::kSetup>()->can_overlap_send);
  t.peer.send<MessageBody::kSetupAcknowledge>(MessageType::kSetupAcknowledge);
  ASSERT_TRUE(t.run_until([&] { return t.peer.count(MessageType::kInformation) == 1; }));
  EXPECT_TRUE(t.peer.received.back().q931.get<wire::SendingComplete>());
}

// Some peers read H.245 in a Setup only beside fast connect: what nobody has heard is said again, once the call stands.
TEST(ControlInSetup, IsRepeatedSoonAfterConnectWhereNobodyAnswers) {
  Played t;
  t.dial("10.0.0.3", false, start(false, true));
  EXPECT_TRUE(t.peer.received.at(0).user->h323_uu_pdu.h245_control);
  t.peer.send<MessageBody::kConnect>(MessageType::kConnect);
  ASSERT_TRUE(t.run_until([&] { return t.peer.count(MessageType::kFacility) == 1; }, 1s));
  const auto& control = t.peer.received.back().user->h323_uu_pdu.h245_control;
  ASSERT_TRUE(control);
  EXPECT_EQ(control->size(), 2U) << "capabilities and master/slave determination";
}

TEST(Capabilities, AreExchangedOnRequestAfterFastConnect) {
  for (const bool tunnelled : {true, false}) {
    TerminalConfig config;
    config.incoming = start(true, tunnelled, false, false);
    TwoTerminals t({}, config);
    const CallId call = t.alice.dial("10.0.0.2", audio(), start(true, tunnelled, false, false));
    ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && t.bob.both_ways(); }));
    t.alice.run([&](Terminal& a, Timestamp now) { return a.exchange_capabilities(now, call); });
    ASSERT_TRUE(t.run_until([&] {
      const auto& streams = t.alice.media().streams;
      return streams.at(0).send && streams.at(0).send->dtmf_payload_type == 101;
    }));
    EXPECT_TRUE(t.alice.both_ways());
  }
}

TEST(RequestMode, AsksForTheCodecThatIsPreferredNow) {
  TwoTerminals t;
  const auto formats = [](Codec first, Codec second) { return audio({first, second}); };
  t.bob.answer = formats(Codec::kG711ALaw, Codec::kG722);
  const CallId call = t.alice.dial("10.0.0.2", formats(Codec::kG711ALaw, Codec::kG722), start(false, true));
  ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && t.bob.both_ways(); }));
  t.run_for(1s);
  EXPECT_TRUE(t.alice.update(call, formats(Codec::kG711ALaw, Codec::kG722)));
  t.run_for(1s);
  EXPECT_EQ(t.alice.count<ModeAnswered>(), 0U) << "nothing has changed";
  EXPECT_TRUE(t.alice.update(call, formats(Codec::kG722, Codec::kG711ALaw)));
  ASSERT_TRUE(t.run_until([&] {
    const auto media = t.alice.media().streams.at(0);
    return media.receive && media.receive->format.codec == Codec::kG722;
  }));
  ASSERT_EQ(t.alice.count<ModeAnswered>(), 1U);
  EXPECT_TRUE(t.alice.events<ModeAnswered>().at(0).granted);
}

// --- Names of a domain (H.323 Annex O)

struct WithDomain : Played {
  explicit WithDomain(bool knows, bool answers = true) {
    network.dns().add_srv("_h323ls._udp.example.com", {10, 0, 1719, "gk.example.com"});
    network.dns().add_address("gk.example.com", test::kCarol);
    network.dns().add_address("example.com", test::kBob);
    const auto socket =
        network.bind_udp(peer.host(), {test::kCarol, 1719}, [=, this](Timestamp, const testkit::Datagram& datagram) {
          ++questions;
          if (!answers) return;
          const auto request = asn1::decode<RasMessage>(datagram.data);
          ASSERT_TRUE(request);
          const auto& asked = request->get<RasMessage::kLocationRequest>();
          for (const auto& alias : ras::from_wire(asked.destination_info, 8)) names.push_back(alias.text);
          const auto back = ras::from_wire(asked.reply_address);
          ASSERT_TRUE(back);
          RasMessage answer;
          if (knows) {
            h225::LocationConfirm confirm;
            confirm.call_signal_address = ras::to_wire(Endpoint{test::kCarol, 1720});
            confirm.ras_address = ras::to_wire(Endpoint{test::kCarol, 1719});
            answer = RasMessage::of<RasMessage::kLocationConfirm>(std::move(confirm));
          } else {
            h225::LocationReject reject;
            reject.reject_reason = h225::LocationRejectReason::kNotRegistered;
            answer = RasMessage::of<RasMessage::kLocationReject>(std::move(reject));
          }
          ras::set_sequence_number(answer, ras::sequence_number(*request));
          network.send(server, *back, asn1::encode(answer).value());
        });
    EXPECT_TRUE(socket);
    server = socket->id;
  }
  SocketId server{};
  std::size_t questions = 0;
  std::vector<std::string> names;
};

TEST(Location, TheDomainsServerSaysWhereANameIs) {
  WithDomain t(true);
  t.dial("carol@example.com", false);
  EXPECT_EQ(t.questions, 1U);
  EXPECT_EQ(t.names, (std::vector<std::string>{"carol", "h323:carol@example.com"}));
  EXPECT_EQ(t.bob.count<IncomingCall>(), 0U);
}

TEST(Location, TheHostIsCalledWhereTheServerDoesNotKnow) {
  WithDomain t(false);
  t.alice.dial("bob@example.com");
  ASSERT_TRUE(t.run_until([&] { return t.bob.both_ways(); }));
  EXPECT_EQ(t.questions, 1U);
}

TEST(Location, AServerThatIsSilentIsAskedThreeTimes) {
  WithDomain t(true, false);
  t.alice.dial("bob@example.com");
  ASSERT_TRUE(t.run_until([&] { return t.bob.both_ways(); }, 60s));
  EXPECT_EQ(t.questions, 3U);
}

TEST(Location, IsNotAskedForByWhoDialsAHost) {
  WithDomain t(true);
  t.alice.dial("example.com");
  ASSERT_TRUE(t.run_until([&] { return t.bob.both_ways(); }));
  EXPECT_EQ(t.questions, 0U);
}

}  // namespace
}  // namespace mtavip::h323
