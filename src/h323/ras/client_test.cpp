// What a client does with single datagrams, where a gatekeeper of the simulated network would be in the way. Whole
// lives of registrations and calls are in tests/scenario/h323_gatekeeper_test.cpp and h323_admission_test.cpp.
#include "h323/ras/client.h"

#include <memory>

#include <gtest/gtest.h>

#include "asn1/codec.h"
#include "h323/ras/message.h"
#include "h323/ras/registration.h"
#include "h323/ras/values.h"

namespace mtavip::h323::ras {
namespace {

using h225::RasMessage;

const mtavip::Endpoint kOurs{IpAddress::v4({192, 0, 2, 1}), 2000};
const mtavip::Endpoint kGatekeeper{IpAddress::v4({192, 0, 2, 9}), 1719};
const mtavip::Endpoint kOther{IpAddress::v4({192, 0, 2, 8}), 1719};
const asn1::ObjectIdentifier kVersion{0, 0, 8, 2250, 0, 7};
constexpr SocketId kSocket{1};

class OneClient : public ::testing::Test {
 protected:
  struct Sent {
    mtavip::Endpoint to;
    RasMessage message;
  };

  void make(ClientConfig config) {
    config.call_signal_addresses = {{{}, 1720}};
    if (config.aliases.empty()) config.aliases = {{AliasKind::kH323Id, "alice"}};
    client = std::make_unique<Client>(environment, std::move(config));
    client->add_socket({kSocket, TransportKind::kUdp, kOurs, kOurs});
  }
  static ClientConfig config(const std::string& gatekeeper = "192.0.2.9") {
    ClientConfig config;
    config.gatekeeper = gatekeeper;
    return config;
  }
  /// All that was put out since the last time.
  void drain() {
    sent.clear();
    events.clear();
    while (auto output = client->poll()) {
      if (const auto* datagram = std::get_if<SendDatagram>(&*output)) {
        sent.push_back({datagram->remote, asn1::decode<RasMessage>(datagram->data).value()});
      } else if (auto* event = std::get_if<Event>(&*output)) {
        events.push_back(std::move(*event));
      }
    }
  }
  void wait(Duration duration) {
    const Timestamp end = now + duration;
    while (client->deadline() && *client->deadline() <= end) {
      now = std::max(now, *client->deadline());
      client->handle_timeout(now);
    }
    now = end;
  }
  bool feed(RasMessage message, const mtavip::Endpoint& from = kGatekeeper) {
    return client->handle(now, DatagramReceived{kSocket, from, asn1::encode(message).value()});
  }
  /// The answer to what was sent last.
  bool answer(RasMessage message, const mtavip::Endpoint& from = kGatekeeper) {
    set_sequence_number(message, sequence_number(sent.back().message));
    return feed(std::move(message), from);
  }
  static RasMessage confirm(const std::string& identifier = "GK", const mtavip::Endpoint& address = kGatekeeper) {
    h225::GatekeeperConfirm message;
    message.request_seq_num = 1;
    message.protocol_identifier = kVersion;
    message.gatekeeper_identifier = std::u16string(identifier.begin(), identifier.end());
    message.ras_address = to_wire(address);
    return RasMessage::of<RasMessage::kGatekeeperConfirm>(std::move(message));
  }
  static RasMessage reject() {
    h225::GatekeeperReject message;
    message.request_seq_num = 1;
    message.protocol_identifier = kVersion;
    message.reject_reason = h225::GatekeeperRejectReason::kTerminalExcluded;
    return RasMessage::of<RasMessage::kGatekeeperReject>(std::move(message));
  }
  static RasMessage registered(std::uint32_t time_to_live = 60) {
    h225::RegistrationConfirm message;
    message.request_seq_num = 1;
    message.protocol_identifier = kVersion;
    message.endpoint_identifier = u"e1";
    message.time_to_live = time_to_live;
    return RasMessage::of<RasMessage::kRegistrationConfirm>(std::move(message));
  }
  void start() {
    client->start(now);
    drain();
  }
  void make_registered(ClientConfig with = config()) {
    make(std::move(with));
    start();
    ASSERT_TRUE(answer(confirm()));
    drain();
    ASSERT_TRUE(answer(registered()));
    drain();
    ASSERT_EQ(client->state(), RegistrationState::kRegistered);
  }

  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime(std::chrono::seconds(1'795'000'000))};
  std::unique_ptr<Client> client;
  Timestamp now{1000s};
  std::vector<Sent> sent;
  std::vector<Event> events;
};

TEST_F(OneClient, AsksByMulticastAndTakesTheFirstThatAccepts) {
  make(config(""));
  start();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].to, (mtavip::Endpoint{IpAddress::v4({224, 0, 1, 41}), 1718}));
  const auto request = sent[0].message;
  EXPECT_TRUE(answer(reject(), kOther));  // one that does not want us
  EXPECT_EQ(client->state(), RegistrationState::kDiscovering);
  EXPECT_TRUE(answer(confirm("GK", kGatekeeper), kGatekeeper));
  drain();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_TRUE(sent[0].message.is(RasMessage::kRegistrationRequest));
  EXPECT_EQ(sent[0].to, kGatekeeper);
  const auto& rrq = sent[0].message.get<RasMessage::kRegistrationRequest>();
  EXPECT_TRUE(rrq.discovery_complete);
  // The unspecified address for calls is the one that RAS uses.
  EXPECT_EQ(from_wire(rrq.call_signal_address), (mtavip::Endpoint{kOurs.address, 1720}));
}

TEST_F(OneClient, MulticastForOneGatekeeperOnly) {
  auto with = config("");
  with.gatekeeper_identifier = "mine";
  make(with);
  start();
  EXPECT_TRUE(answer(confirm("other"), kOther));
  EXPECT_EQ(client->state(), RegistrationState::kDiscovering);
  EXPECT_TRUE(answer(confirm("mine"), kGatekeeper));
  EXPECT_EQ(client->state(), RegistrationState::kRegistering);
}

TEST_F(OneClient, NobodyAnswersTheMulticast) {
  make(config(""));
  start();
  wait(16s);
  drain();
  EXPECT_EQ(sent.size(), 2U);  // twice again
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(std::get<RegistrationFailed>(events[0]).failure, RegistrationFailure::kNotFound);
}

TEST_F(OneClient, TimersOfTheStandard) {
  make(config());
  start();
  const auto first = sequence_number(sent[0].message);
  wait(4900ms);
  drain();
  EXPECT_TRUE(sent.empty());
  wait(200ms);
  drain();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sequence_number(sent[0].message), first);  // a repetition has the same number
  ASSERT_TRUE(answer(confirm()));
  drain();
  wait(2900ms);
  drain();
  EXPECT_TRUE(sent.empty());
  wait(200ms);
  drain();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_TRUE(sent[0].message.is(RasMessage::kRegistrationRequest));
}

TEST_F(OneClient, AnswersOnlyFromWhoWasAsked) {
  make(config());
  start();
  EXPECT_FALSE(answer(confirm(), kOther));
  EXPECT_EQ(client->state(), RegistrationState::kDiscovering);
  auto wrong_number = confirm();
  set_sequence_number(wrong_number, static_cast<std::uint16_t>(sequence_number(sent.back().message) + 1));
  EXPECT_FALSE(feed(wrong_number));
  EXPECT_TRUE(answer(registered()));  // no answer to that
  EXPECT_EQ(client->state(), RegistrationState::kDiscovering);
  EXPECT_EQ(client->counters().strangers, 3U);
  EXPECT_TRUE(client->handle(now, DatagramReceived{kSocket, kGatekeeper, Bytes(5)}));
  EXPECT_TRUE(client->handle(now, DatagramReceived{kSocket, kGatekeeper, {}}));
  EXPECT_EQ(client->counters().malformed, 2U);
}

TEST_F(OneClient, SecondAddressOfTheGatekeeper) {
  // It answers from where it was asked, and wants to be spoken to elsewhere.
  make(config());
  start();
  ASSERT_TRUE(answer(confirm("GK", kOther)));
  drain();
  EXPECT_EQ(sent.at(0).to, kOther);
  // An address that nobody can send to is not believed.
  make(config());
  start();
  ASSERT_TRUE(answer(confirm("GK", {})));
  drain();
  EXPECT_EQ(sent.at(0).to, kGatekeeper);
}

TEST_F(OneClient, GatekeeperOfTheOtherFamily) {
  make(config("[2001:db8::9]:1719"));
  start();
  EXPECT_TRUE(sent.empty());
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(std::get<RegistrationFailed>(events[0]).failure, RegistrationFailure::kNoTransport);
}

TEST_F(OneClient, MessagesAsLargeAsAllowed) {
  auto with = config();
  with.limits.message_bytes = 40;
  make(with);
  start();
  auto small = confirm();
  set_sequence_number(small, sequence_number(sent.back().message));
  const Bytes fits = asn1::encode(small).value();
  ASSERT_LE(fits.size(), 40U);
  Bytes large = fits;
  large.resize(41);
  EXPECT_TRUE(client->handle(now, DatagramReceived{kSocket, kGatekeeper, large}));
  EXPECT_EQ(client->counters().dropped, 1U);
  EXPECT_TRUE(client->handle(now, DatagramReceived{kSocket, kGatekeeper, fits}));
  EXPECT_EQ(client->state(), RegistrationState::kRegistering);
}

TEST_F(OneClient, CallsAndRequestsAreLimited) {
  auto with = config();
  with.limits.admissions = 3;
  make_registered(with);
  AdmissionRequest call;
  call.destination = {{AliasKind::kDialledDigits, "bob"}};
  EXPECT_EQ(client->admit(now, call).error(), RequestError::kBadAlias);
  call.destination = {{AliasKind::kH323Id, "bob"}};
  for (std::uint8_t i = 0; i < 3; ++i) {
    call.call.call_identifier.fill(std::byte{i});
    EXPECT_TRUE(client->admit(now, call));
  }
  EXPECT_EQ(client->admit(now, call).error(), RequestError::kTooMany);
  EXPECT_EQ(client->load().admissions, 3U);
}

TEST_F(OneClient, AnswersAreRememberedForAWhile) {
  auto with = config();
  with.limits.answers = 2;
  make_registered(with);
  const auto ask = [this](std::uint16_t number) {
    h225::InfoRequest request;
    request.request_seq_num = number;
    ASSERT_TRUE(feed(RasMessage::of<RasMessage::kInfoRequest>(std::move(request))));
    drain();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sequence_number(sent[0].message), number);
  };
  ask(1);
  ask(2);
  ask(1);
  EXPECT_EQ(client->counters().repeated_in, 1U);
  ask(3);  // and the first is forgotten
  ask(1);
  EXPECT_EQ(client->counters().repeated_in, 1U);
  now += 31s;
  ask(1);
  EXPECT_EQ(client->counters().repeated_in, 1U);
}

TEST_F(OneClient, AGatekeeperThatPutsOffForEver) {
  make_registered();
  AdmissionRequest call;
  call.destination = {{AliasKind::kH323Id, "bob"}};
  ASSERT_TRUE(client->admit(now, call));
  drain();
  for (int i = 0; i < 100 && client->load().admissions != 0; ++i) {
    h225::RequestInProgress progress;
    progress.delay = 65535;
    answer(RasMessage::of<RasMessage::kRequestInProgress>(std::move(progress)));
    wait(60s);
    const auto last = sent.back();
    drain();
    sent.insert(sent.begin(), last);
    while (sent.size() > 1 && !sent.back().message.is(RasMessage::kAdmissionRequest)) sent.pop_back();
  }
  EXPECT_EQ(client->load().admissions, 0U);
}

TEST_F(OneClient, MessagesAreTraced) {
  auto with = config();
  with.trace = true;
  make(with);
  start();
  ASSERT_EQ(events.size(), 1U);
  const auto& trace = std::get<MessageTrace>(events[0]);
  EXPECT_TRUE(trace.outgoing);
  EXPECT_EQ(trace.local, kOurs);
  EXPECT_EQ(trace.remote, kGatekeeper);
  EXPECT_TRUE(asn1::decode<RasMessage>(trace.data));
}

TEST_F(OneClient, CallSignallingIsSigned) {
  auto with = config();
  with.password = "secret";
  make(with);
  EXPECT_TRUE(client->signalling_tokens(now).crypto_tokens.empty());  // not before there is a registration
  start();
  ASSERT_TRUE(answer(confirm()));
  drain();
  ASSERT_TRUE(answer(registered()));
  drain();
  EXPECT_FALSE(client->signalling_tokens(now).crypto_tokens.empty());
}

h225::GenericData generic(std::uint16_t identifier) {
  h225::GenericData data;
  data.id = h225::GenericIdentifier::of<h225::GenericIdentifier::kStandard>(identifier);
  return data;
}

TEST_F(OneClient, GenericDataGoWithTheRequestsThatTheyAreFor) {
  ClientConfig with = config();
  with.generic_data = {{{}, generic(18)}, {{RasMessage::kRegistrationRequest}, generic(24)}};
  make(std::move(with));
  start();
  const auto& discovery = sent.at(0).message.get<RasMessage::kGatekeeperRequest>();
  ASSERT_TRUE(discovery.generic_data);
  EXPECT_EQ(*discovery.generic_data, std::vector{generic(18)});
  ASSERT_TRUE(answer(confirm()));
  drain();
  // Once, however often the request is sent.
  wait(4s);
  drain();
  const auto& registration = sent.at(0).message.get<RasMessage::kRegistrationRequest>();
  EXPECT_EQ(*registration.generic_data, (std::vector{generic(18), generic(24)}));
  ASSERT_TRUE(answer(registered()));
  AdmissionRequest call;
  call.destination = {{AliasKind::kH323Id, "bob"}};
  call.generic_data = {generic(9)};
  ASSERT_TRUE(client->admit(now, call));
  drain();
  const auto& admission = sent.back().message.get<RasMessage::kAdmissionRequest>();
  EXPECT_EQ(*admission.generic_data, (std::vector{generic(9), generic(18)}));
}

TEST(Pauses, RefreshLeavesTimeForItsAttempts) {
  SeededRandom random(3);
  const Timers timers;
  for (int i = 0; i < 200; ++i) {
    for (const int seconds : {1, 2, 10, 20, 30, 60, 300, 86400}) {
      const Duration life = std::chrono::seconds(seconds);
      const Duration refresh = refresh_after(life, timers, random);
      EXPECT_GT(refresh, Duration{});
      EXPECT_LT(refresh, life);
      if (seconds >= 20) {
        EXPECT_LE(refresh, life - 9s);
      }
      if (seconds > 1) {
        EXPECT_GE(refresh, life * 2 / 5);
      }
    }
  }
}

TEST(Pauses, GrowWithFailures) {
  SeededRandom random(3);
  const Timers timers;
  for (unsigned failures = 1; failures < 100; ++failures) {
    const Duration pause = pause_after(failures, timers, random);
    EXPECT_GE(pause, timers.first_pause * 3 / 4);
    EXPECT_LE(pause, timers.longest_pause);
    if (failures > 10) {
      EXPECT_GE(pause, timers.longest_pause * 3 / 4);
    }
  }
}

TEST(Messages, AllHaveNumbersAndTokens) {
  for (unsigned kind = 0; kind < RasMessage::kAdmissionConfirmSequence; ++kind) {
    RasMessage message(static_cast<RasMessage::Kind>(kind));
    set_sequence_number(message, 4711);
    EXPECT_EQ(sequence_number(message), 4711) << kind;
    set_tokens(message, {h235::ClearToken{}}, {h225::CryptoH323Token{}});
    EXPECT_EQ(tokens_of(message).tokens.size(), 1U) << kind;
    EXPECT_EQ(tokens_of(message).crypto_tokens.size(), 1U) << kind;
  }
  EXPECT_EQ(sequence_number(RasMessage{}), 0);
}

}  // namespace
}  // namespace mtavip::h323::ras
