// The gatekeeper's client fed with sequences: answers of a gatekeeper with octets changed on their way, datagrams out
// of nothing, time, DNS and an application that asks for things at the wrong moment. Input: one octet of configuration,
// then records of an opcode, a length and as many octets.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "base/environment.h"
#include "h323/ras/client.h"
#include "h323/ras/message.h"
#include "testkit/gatekeeper.h"

namespace {

using namespace mtavip;
namespace ras = mtavip::h323::ras;
using h323::h225::RasMessage;

const Endpoint kGatekeeper{IpAddress::v4({192, 0, 2, 9}), 1719};
const Endpoint kClient{IpAddress::v4({192, 0, 2, 1}), 2000};
constexpr SocketId kSocket{1};

struct Harness {
  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime(std::chrono::seconds(1'795'000'000))};
  ras::Client client;
  testkit::Gatekeeper gatekeeper;
  Timestamp now{1000s};
  std::vector<SendDatagram> sent;
  std::vector<DnsQueryId> questions;
  std::vector<ras::AdmissionId> admissions;
  std::uint16_t last_sequence = 1;

  explicit Harness(unsigned flags) : client(environment, client_config(flags)), gatekeeper(environment, config(flags)) {
    client.add_socket({kSocket, TransportKind::kUdp, kClient, kClient});
    gatekeeper.add_socket({kSocket, TransportKind::kUdp, kGatekeeper, kGatekeeper});
    client.start(now);
    drain();
  }

  static ras::ClientConfig client_config(unsigned flags) {
    ras::ClientConfig config;
    config.gatekeeper = (flags & 8) != 0 ? "gk.example.com" : (flags & 16) != 0 ? "" : "192.0.2.9";
    config.aliases = {{ras::AliasKind::kH323Id, "alice"}, {ras::AliasKind::kDialledDigits, "1001"}};
    if ((flags & 1) != 0) config.password = "secret";
    config.call_signal_addresses = {{kClient.address, 1720}};
    config.limits.requests = 16;
    config.limits.admissions = 8;
    config.limits.answers = 8;
    config.limits.gatekeepers = 4;
    return config;
  }
  static testkit::GatekeeperConfig config(unsigned flags) {
    testkit::GatekeeperConfig config;
    if ((flags & 1) != 0) config.passwords = {{"alice", "secret"}};
    config.mechanism = static_cast<h323::h235::Mechanism>((flags >> 1 & 3) % 3);
    config.info_interval = 7;
    config.answers_info = (flags & 32) != 0;
    if ((flags & 64) != 0) config.alternates = {{{IpAddress::v4({192, 0, 2, 8}), 1719}, "B", true, 1}};
    if ((flags & 128) != 0) {
      config.pre_granted.emplace().make_call = true;
      config.routed = true;
    }
    return config;
  }

  void drain() {
    for (int i = 0; i < 10'000; ++i) {
      const auto output = client.poll();
      if (!output) return;
      if (const auto* query = std::get_if<DnsQuery>(&*output)) questions.push_back(query->id);
      if (const auto* datagram = std::get_if<SendDatagram>(&*output)) {
        const auto message = asn1::decode<RasMessage>(datagram->data);
        if (!message) __builtin_trap();  // what we send is well formed
        last_sequence = ras::sequence_number(*message);
        if (sent.size() < 64) sent.push_back(*datagram);
      }
    }
    __builtin_trap();  // it never comes to rest
  }

  void feed(Bytes data, const Endpoint& from = kGatekeeper) {
    client.handle(now, DatagramReceived{kSocket, from, std::move(data)});
  }

  /// Lets the gatekeeper answer what was sent; octets of its answers are changed as the input says.
  void converse(ByteView changes) {
    std::vector<SendDatagram> datagrams;
    datagrams.swap(sent);
    for (SendDatagram& datagram : datagrams) {
      gatekeeper.handle(now, DatagramReceived{kSocket, kClient, std::move(datagram.data)});
    }
    while (auto output = gatekeeper.poll()) {
      auto* answer = std::get_if<SendDatagram>(&*output);
      if (answer == nullptr) continue;
      for (std::size_t i = 0; i + 1 < changes.size(); i += 2) {
        answer->data[std::to_integer<std::size_t>(changes[i]) % answer->data.size()] ^= changes[i + 1];
      }
      feed(std::move(answer->data), kGatekeeper);
    }
  }

  /// A message of the input's, with the sequence number that is waited for.
  void answer_with(ByteView data) {
    auto message = asn1::decode<RasMessage>(data);
    if (!message) return;
    ras::set_sequence_number(*message, last_sequence);
    if (auto encoded = asn1::encode(*message)) feed(std::move(*encoded));
  }

  void act(unsigned opcode, ByteView data) {
    const std::uint8_t first = data.empty() ? std::uint8_t{0} : std::to_integer<std::uint8_t>(data[0]);
    const ras::AdmissionId admission = admissions.empty() ? ras::AdmissionId{1} : admissions[first % admissions.size()];
    switch (opcode % 20) {
      case 0:
      case 1:
      case 2:
        return converse(data);
      case 3:
        return feed(to_bytes(data));
      case 4:
        return answer_with(data);
      case 5:
        now += std::chrono::milliseconds(100 * (first + 1));
        return;
      case 6:
        now += std::chrono::seconds(first + 1);
        return;
      case 7:
        return client.start(now);
      case 8:
        return client.stop(now);
      case 9: {
        ras::AdmissionRequest request;
        request.call.call_identifier.fill(std::byte{first});
        request.call.call_reference = first;
        request.call.answered = (first & 1) != 0;
        request.destination = {{ras::AliasKind::kH323Id, "alice"}};
        if (const auto made = client.admit(now, request); made && admissions.size() < 32) admissions.push_back(*made);
        return;
      }
      case 10:
        static_cast<void>(client.disengage(now, admission, {}));
        return;
      case 11:
        static_cast<void>(client.change_bandwidth(now, admission, DataRate::kilobits_per_second(first)));
        return;
      case 12:
        static_cast<void>(client.locate(now, {{ras::AliasKind::kDialledDigits, "1001"}}));
        return;
      case 13:
        static_cast<void>(client.report_resources(now, (first & 1) != 0));
        return;
      case 14:
        if (questions.empty()) return;
        client.handle(now, DnsAnswer{questions.back(),
                                     static_cast<DnsStatus>(first % 4),
                                     {kGatekeeper.address, SrvRecord{1, 1, 1719, "gk.example.com"}},
                                     5s});
        questions.pop_back();
        return;
      case 15:
        client.handle(now, DatagramFailed{kSocket, kGatekeeper, TransportError::kRefused});
        return;
      case 16:
        gatekeeper.request_information(now, "alice", first);
        return converse(data);
      case 17:
        gatekeeper.unregister(now, "alice", static_cast<h323::h225::UnregRequestReason::Kind>(first % 5));
        return converse(data.empty() ? data : data.subspan(1));
      case 18:
        if (!gatekeeper.calls().empty()) gatekeeper.disengage(now, gatekeeper.calls().front().identifier);
        return converse(data);
      default:
        gatekeeper.forget();
        return;
    }
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ByteReader input(std::as_bytes(std::span(data, size)));
  Harness harness(input.u8());
  for (int records = 0; !input.at_end() && records < 200; ++records) {
    const unsigned opcode = input.u8();
    const std::size_t length = std::min<std::size_t>(input.u8(), input.remaining());
    harness.act(opcode, input.view(length));
    harness.drain();
    for (int i = 0; i < 200; ++i) {
      const auto deadline = harness.client.deadline();
      if (!deadline || *deadline > harness.now) break;
      harness.client.handle_timeout(harness.now);
      harness.drain();
    }
  }
  // Left alone and stopped, nothing is waited for any more.
  harness.client.stop(harness.now);
  harness.drain();
  for (int i = 0; i < 200; ++i) {
    const auto deadline = harness.client.deadline();
    if (!deadline || harness.client.load().requests == 0) break;
    harness.now = std::max(harness.now, *deadline);
    harness.client.handle_timeout(harness.now);
    harness.drain();
  }
  if (harness.client.load().requests != 0) __builtin_trap();
  return 0;
}
