#include "h323/h450/services.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "asn1/codec.h"
#include "base/random.h"
#include "base/text.h"
#include "h323/messages/h225_call_signalling.h"
#include "h323/messages/h450_message_waiting.h"

namespace mtavip::h323::h450 {
namespace {

constexpr Timestamp kNow{1000s};

/// Two ends of a call; what one puts out the other takes.
struct Call {
  Services a;
  Services b;

  void exchange() {
    while (a.has_outgoing() || b.has_outgoing()) {
      b.receive(kNow, a.take_outgoing());
      a.receive(kNow, b.take_outgoing());
    }
  }
};

template <class T>
std::optional<T> next(Services& services) {
  const auto event = services.poll();
  if (!event) return std::nullopt;
  const auto* wanted = std::get_if<T>(&*event);
  return wanted == nullptr ? std::nullopt : std::optional(*wanted);
}

const Destination kDave{{{ras::AliasKind::kH323Id, "dave"}}, mtavip::Endpoint{IpAddress::v4({10, 24, 0, 4}), 1720}};

Bytes apdu_of(std::int64_t opcode, std::optional<InterpretationApdu::Kind> interpretation,
              std::optional<Bytes> argument = {}) {
  Invoke invoke;
  invoke.invoke_id = 77;
  invoke.opcode = Code::of<Code::kLocal>(opcode);
  if (argument) invoke.argument = asn1::OpenType{*argument};
  SupplementaryService service;
  if (interpretation) service.interpretation_apdu = InterpretationApdu(*interpretation);
  std::vector<Ros> list{Ros::of<Ros::kInvoke>(std::move(invoke))};
  service.service_apdu = ServiceApdus::of<ServiceApdus::kRosApdus>(std::move(list));
  return asn1::encode(service).value();
}

/// The operations in what was put out.
std::vector<Ros> operations_in(const std::vector<Bytes>& apdus) {
  std::vector<Ros> list;
  for (const Bytes& apdu : apdus) {
    const auto service = asn1::decode<SupplementaryService>(apdu);
    EXPECT_TRUE(service);
    if (!service) continue;
    for (const Ros& operation : service->service_apdu.get<ServiceApdus::kRosApdus>()) list.push_back(operation);
  }
  return list;
}

// --- Recorded messages

std::vector<Bytes> recorded(const std::string& recording, const std::string& frame) {
  std::ifstream file(std::string(MTAVIP_TEST_DATA) + "/h323/supplementary_services.txt");
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string of;
    std::string number;
    std::string sender;
    std::string hex;
    fields >> of >> number >> sender >> hex;
    if (of != recording || number != frame) continue;
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
      bytes.push_back(std::byte{parse_number<std::uint8_t>(std::string_view(hex).substr(i, 2), 16).value_or(0)});
    }
    const auto message = asn1::decode<h225::H323UserInformation>(bytes);
    EXPECT_TRUE(message);
    if (message && message->h323_uu_pdu.h4501_supplementary_service) {
      return *message->h323_uu_pdu.h4501_supplementary_service;
    }
  }
  ADD_FAILURE() << recording << " " << frame;
  return {};
}

TEST(RecordedServices, HoldAndRetrieve) {
  Services services;
  services.receive(kNow, recorded("80", "66"));
  EXPECT_TRUE(next<HeldByRemote>(services)->held);
  services.receive(kNow, recorded("80", "68"));
  EXPECT_FALSE(next<HeldByRemote>(services)->held);
  EXPECT_FALSE(services.has_outgoing());
}

TEST(RecordedServices, BlindTransfer) {
  Services transferred;
  transferred.receive(kNow, recorded("81", "58"));
  const auto request = next<TransferRequested>(transferred);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->call_identity, "");
  EXPECT_EQ(request->target.signalling, kDave.signalling);

  Services target;
  target.receive(kNow, recorded("81", "62"));
  const auto arrived = next<TransferArrived>(target);
  ASSERT_TRUE(arrived);
  EXPECT_EQ(arrived->call_identity, "");

  // Its target answers with an error, and yet takes the call.
  Services calling;
  ASSERT_TRUE(calling.announce_transfer(kNow, " ", {}));
  EXPECT_EQ(calling.take_outgoing(), recorded("81", "62"));
  calling.receive(kNow, recorded("81", "65"));
  const auto failed = next<TransferFailed>(calling);
  ASSERT_TRUE(failed);
  EXPECT_EQ(failed->error, ServiceError::kUnrecognizedCallIdentity);
  EXPECT_EQ(failed->reason, "unrecognizedCallIdentity");
}

TEST(RecordedServices, TransferWithConsultation) {
  Services secondary;
  secondary.identify(kNow);
  EXPECT_EQ(secondary.take_outgoing(), recorded("82", "97"));
  secondary.receive(kNow, recorded("82", "98"));
  const auto identified = next<TransferIdentified>(secondary);
  ASSERT_TRUE(identified);
  EXPECT_EQ(identified->call_identity, "1");
  EXPECT_EQ(identified->target.signalling, kDave.signalling);
  EXPECT_EQ(identified->target.aliases, kDave.aliases);

  Services transferred;
  transferred.receive(kNow, recorded("82", "100"));
  EXPECT_FALSE(next<HeldByRemote>(transferred)->held);
  transferred.receive(kNow, recorded("82", "102"));
  const auto request = next<TransferRequested>(transferred);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->call_identity, "1");
  EXPECT_EQ(request->target.aliases, kDave.aliases);

  Services target;
  target.receive(kNow, recorded("82", "107"));
  EXPECT_EQ(next<TransferArrived>(target)->call_identity, "1");
}

// --- The services

TEST(Services, Hold) {
  Call call;
  call.a.notify_hold(true);
  call.a.notify_hold(false);
  call.exchange();
  EXPECT_TRUE(next<HeldByRemote>(call.b)->held);
  EXPECT_FALSE(next<HeldByRemote>(call.b)->held);
  EXPECT_FALSE(call.a.poll());
}

TEST(Services, RemoteHold) {
  Call call;
  call.a.request_hold(kNow, true);
  call.exchange();
  const auto request = next<RemoteHoldRequested>(call.b);
  ASSERT_TRUE(request);
  EXPECT_TRUE(request->hold);
  call.b.accept(request->request);
  call.exchange();
  EXPECT_TRUE(next<RemoteHoldAnswered>(call.a)->accepted);
  call.a.request_hold(kNow, false);
  call.exchange();
  call.b.refuse(next<RemoteHoldRequested>(call.b)->request, ServiceError::kRejectedByUser);
  call.exchange();
  const auto answer = next<RemoteHoldAnswered>(call.a);
  EXPECT_FALSE(answer->accepted);
  EXPECT_FALSE(answer->hold);
  EXPECT_FALSE(call.a.deadline());
}

TEST(Services, TransferByThreeParties) {
  Call primary;       // a transfers b
  Call consultation;  // a asked c
  consultation.a.identify(kNow);
  consultation.exchange();
  const auto asked = next<TransferIdentifyRequested>(consultation.b);
  ASSERT_TRUE(asked);
  EXPECT_FALSE(consultation.b.answer_identify(asked->request, "42", {}));
  ASSERT_TRUE(consultation.b.answer_identify(asked->request, "42", kDave));
  consultation.exchange();
  const auto identified = next<TransferIdentified>(consultation.a);
  ASSERT_TRUE(identified);

  ASSERT_TRUE(primary.a.transfer(kNow, identified->target, identified->call_identity));
  EXPECT_TRUE(primary.a.deadline());
  primary.exchange();
  const auto request = next<TransferRequested>(primary.b);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->target.signalling, kDave.signalling);

  Call transferred;  // b calls c
  ASSERT_TRUE(
      transferred.a.announce_transfer(kNow, request->call_identity, {{{ras::AliasKind::kDialledDigits, "1"}}, {}}));
  transferred.exchange();
  const auto arrived = next<TransferArrived>(transferred.b);
  ASSERT_TRUE(arrived);
  EXPECT_EQ(arrived->call_identity, "42");
  EXPECT_EQ(arrived->transferred_by.aliases.size(), 1U);
  transferred.b.accept(arrived->request);
  transferred.exchange();
  EXPECT_TRUE(next<TransferSucceeded>(transferred.a));
  primary.b.accept(request->request);
  primary.exchange();
  EXPECT_TRUE(next<TransferSucceeded>(primary.a));
  EXPECT_FALSE(primary.a.deadline());
}

TEST(Services, TransferThatFails) {
  Call call;
  ASSERT_TRUE(call.a.transfer(kNow, kDave, ""));
  call.exchange();
  const auto request = next<TransferRequested>(call.b);
  call.b.refuse(request->request, ServiceError::kEstablishmentFailure);
  call.b.refuse(request->request, ServiceError::kEstablishmentFailure);  // once is enough
  call.exchange();
  EXPECT_EQ(next<TransferFailed>(call.a)->reason, "establishmentFailure");
  EXPECT_FALSE(call.a.poll());
  // Nobody answers.
  ASSERT_TRUE(call.a.transfer(kNow, kDave, ""));
  EXPECT_EQ(call.a.deadline(), kNow + 20s);
  call.a.handle_timeout(kNow + 19s);
  EXPECT_FALSE(call.a.poll());
  call.a.handle_timeout(kNow + 20s);
  EXPECT_EQ(next<TransferFailed>(call.a)->reason, "no answer");
  // What cannot be written is not tried.
  EXPECT_FALSE(call.a.transfer(kNow, {}, ""));
  EXPECT_FALSE(call.a.transfer(kNow, {{{ras::AliasKind::kDialledDigits, "x"}}, {}}, ""));
  EXPECT_FALSE(call.a.transfer(kNow, kDave, "no digits"));
}

TEST(Services, AnAddressIsNotSaidAgainAsUrl) {
  const std::vector<ras::Alias> aliases = {{ras::AliasKind::kH323Id, "carol"},
                                           {ras::AliasKind::kUrl, "h323:carol@carol.example.com"}};
  const auto told = [&](const Destination& target) {
    Call call;
    EXPECT_TRUE(call.a.transfer(kNow, target, ""));
    call.exchange();
    const auto request = next<TransferRequested>(call.b);
    return request ? request->target : Destination{};
  };
  EXPECT_EQ(told({aliases, {}}).aliases, aliases) << "without an address the host is in the URL alone";
  EXPECT_EQ(told({aliases, kDave.signalling}).aliases, (std::vector<ras::Alias>{aliases.front()}));
  EXPECT_EQ(told({aliases, kDave.signalling}).signalling, kDave.signalling);
}

TEST(Services, AbandonedTransfer) {
  Call call;
  call.a.abandon_transfer();
  call.exchange();
  EXPECT_TRUE(next<TransferAbandoned>(call.b));
}

TEST(Services, DiversionIsShown) {
  Call call;
  Diverted diversion;
  diversion.count = 3;
  diversion.reason = DiversionReason::kCfb;
  diversion.diverted_by = {{ras::AliasKind::kDialledDigits, "1002"}};
  diversion.original_called = {{ras::AliasKind::kH323Id, "bob"}};
  ASSERT_TRUE(call.a.announce_diversion(diversion));
  call.exchange();
  const auto shown = next<Diverted>(call.b);
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->count, 3U);
  EXPECT_EQ(shown->reason, DiversionReason::kCfb);
  EXPECT_EQ(shown->diverted_by, diversion.diverted_by);
  EXPECT_EQ(shown->original_called, diversion.original_called);
}

TEST(Services, CallWaiting) {
  Call call;
  call.a.announce_call_waiting(2);
  call.exchange();
  EXPECT_EQ(next<CallWaits>(call.b)->others, 2U);
}

TEST(Services, MessageWaiting) {
  MwiActivateArg activate;
  activate.served_user_nr.destination_address = {h225::AliasAddress::of<h225::AliasAddress::kH323Id>(u"bob")};
  activate.nb_of_messages = 3;
  Services services;
  services.receive(kNow, {apdu_of(80, {}, asn1::encode(activate).value())});
  const auto event = next<MessagesWait>(services);
  ASSERT_TRUE(event);
  EXPECT_TRUE(event->waiting);
  EXPECT_EQ(event->count, 3U);
  EXPECT_EQ(event->user.front().text, "bob");
  const auto answer = operations_in(services.take_outgoing());
  ASSERT_EQ(answer.size(), 1U);
  EXPECT_EQ(answer[0].get<Ros::kReturnResult>().invoke_id, 77);
}

TEST(Services, UnknownOperationsAreTreatedAsTheSenderWishes) {
  Services services;
  services.receive(kNow, {apdu_of(4711, InterpretationApdu::kDiscardAnyUnrecognizedInvokePdu)});
  EXPECT_FALSE(services.has_outgoing());
  EXPECT_FALSE(services.poll());
  services.receive(kNow, {apdu_of(4711, InterpretationApdu::kClearCallIfAnyInvokePduNotRecognized)});
  EXPECT_EQ(next<CallToBeCleared>(services)->operation, 4711);
  for (const auto& interpretation : {std::optional<InterpretationApdu::Kind>(),
                                     std::optional(InterpretationApdu::kRejectAnyUnrecognizedInvokePdu)}) {
    services.receive(kNow, {apdu_of(4711, interpretation)});
    const auto answer = operations_in(services.take_outgoing());
    ASSERT_EQ(answer.size(), 1U);
    const auto& reject = answer[0].get<Ros::kReject>();
    EXPECT_EQ(reject.invoke_id, 77);
    EXPECT_EQ(reject.problem.get<Reject::Problem::kInvoke>(), 1);
  }
}

TEST(Services, WrongArgumentsAreRejected) {
  for (const std::int64_t opcode : {9, 10, 11, 12, 13, 21, 80, 81}) {
    Services services;
    services.receive(kNow, {apdu_of(opcode, {}, Bytes{std::byte{0xff}})});
    EXPECT_FALSE(services.poll()) << opcode;
    const auto answer = operations_in(services.take_outgoing());
    ASSERT_EQ(answer.size(), 1U) << opcode;
    EXPECT_EQ(answer[0].get<Ros::kReject>().problem.get<Reject::Problem::kInvoke>(), 2);
  }
}

TEST(Services, ARejectedRequestHasFailed) {
  Services services;
  services.identify(kNow);
  static_cast<void>(services.take_outgoing());
  Reject reject;
  reject.invoke_id = 1;
  reject.problem = Reject::Problem::of<Reject::Problem::kInvoke>(1);
  SupplementaryService service;
  service.service_apdu =
      ServiceApdus::of<ServiceApdus::kRosApdus>(std::vector<Ros>{Ros::of<Ros::kReject>(std::move(reject))});
  const Bytes apdu = asn1::encode(service).value();
  services.receive(kNow, {apdu, apdu});
  const auto failed = next<TransferFailed>(services);
  ASSERT_TRUE(failed);
  EXPECT_FALSE(failed->error);
  EXPECT_FALSE(services.poll());
}

TEST(Services, Limits) {
  ServiceLimits limits;
  Services services({}, limits);
  // The other side may have so many questions open, and each only once.
  for (std::uint32_t i = 0; i <= limits.waiting; ++i) {
    Invoke invoke;
    invoke.invoke_id = i;
    invoke.opcode = Code::of<Code::kLocal>(7);
    SupplementaryService service;
    service.service_apdu =
        ServiceApdus::of<ServiceApdus::kRosApdus>(std::vector<Ros>{Ros::of<Ros::kInvoke>(std::move(invoke))});
    services.receive(kNow, {asn1::encode(service).value()});
  }
  std::size_t asked = 0;
  while (services.poll()) ++asked;
  EXPECT_EQ(asked, limits.waiting);
  auto answer = operations_in(services.take_outgoing());
  ASSERT_EQ(answer.size(), 1U);
  EXPECT_EQ(answer[0].get<Ros::kReject>().problem.get<Reject::Problem::kInvoke>(), 3);
  // Our own, too.
  Services asking;
  for (std::uint32_t i = 0; i <= limits.waiting; ++i) asking.identify(kNow);
  EXPECT_EQ(asking.take_outgoing().size(), limits.waiting);
  EXPECT_EQ(next<TransferFailed>(asking)->error, ServiceError::kResourceUnavailable);
  // No more APDUs of one message than that.
  Services flooded;
  flooded.receive(kNow, std::vector<Bytes>(limits.apdus + 1, apdu_of(101, {})));
  std::size_t held = 0;
  while (flooded.poll()) ++held;
  EXPECT_EQ(held, limits.apdus);
}

TEST(Services, NoiseIsHarmless) {
  SeededRandom random(5);
  const auto seed = recorded("82", "102").at(0);
  Services services;
  for (int i = 0; i < 20'000; ++i) {
    Bytes data = seed;
    for (int k = 0; k < 3; ++k) data[random.below(data.size())] = static_cast<std::byte>(random.below(256));
    data.resize(random.below(data.size() + 1));
    services.receive(kNow, {data});
    while (const auto event = services.poll()) {
      if (const auto* request = std::get_if<TransferRequested>(&*event)) services.accept(request->request);
      if (const auto* request = std::get_if<TransferArrived>(&*event)) services.accept(request->request);
    }
    for (const Ros& operation : operations_in(services.take_outgoing())) EXPECT_TRUE(operation.is_set());
  }
}

}  // namespace
}  // namespace mtavip::h323::h450
