// The H.323 terminal fed with sequences: bytes and messages of call signalling and H.245, tunnelled and on a connection
// of its own, as called and as calling side, with time passing, connections that break, and an application that does
// things at the wrong moment. Input: records of an opcode byte and its operands; blocks have a length of two octets.
#include <cstdint>
#include <map>
#include <optional>

#include "asn1/codec.h"
#include "base/environment.h"
#include "h323/endpoint/signalling.h"
#include "h323/endpoint/terminal.h"
#include "h323/messages/h245_message.h"
#include "h323/wire/tpkt.h"

namespace {

using namespace mtavip;
using namespace mtavip::h323;

LocalMedia make_media(bool video, Direction direction) {
  LocalStream audio;
  for (const auto codec : {Codec::kG711ALaw, Codec::kG722, Codec::kG729}) {
    MediaFormat format;
    format.codec = codec;
    audio.formats.push_back(format);
  }
  audio.rtp = {IpAddress{}, 5000};
  audio.rtcp = {IpAddress{}, 5001};
  audio.direction = direction;
  audio.dtmf_payload_type = 101;
  LocalStream pictures;
  pictures.kind = MediaKind::kVideo;
  pictures.enabled = video;
  for (const auto codec : {Codec::kH264, Codec::kH263Plus, Codec::kH263, Codec::kH261}) {
    MediaFormat format;
    format.codec = codec;
    format.pictures = {0, 1, 1, 0, 0};
    pictures.formats.push_back(format);
  }
  pictures.rtp = {IpAddress{}, 5002};
  pictures.rtcp = {IpAddress{}, 5003};
  return {audio, pictures};
}

struct Harness {
  const IpAddress here = IpAddress::v4({192, 0, 2, 1});
  const Endpoint there{IpAddress::v4({192, 0, 2, 9}), 1720};
  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime{}};
  Terminal terminal{environment, config()};
  Timestamp now{};
  CallId call{};
  std::uint64_t accepted = 0;
  ConnectionId signalling{};
  std::optional<ConnectionId> h245;
  wire::CallReference reference{77, false};
  std::map<ConnectionId, wire::TpktFramer> sent;

  static TerminalConfig config() {
    TerminalConfig config;
    config.limits.calls = 16;
    config.limits.connections = 32;
    config.trace = true;
    return config;
  }

  Harness() {
    terminal.add_socket({SocketId{1}, TransportKind::kTcp, {here, 1720}, {here, 1720}});
    terminal.add_h245_socket({SocketId{2}, TransportKind::kTcp, {here, 11000}, {here, 11000}});
    open_signalling();
  }
  void open_signalling() {
    signalling = ConnectionId{kAcceptedConnection | ++accepted};
    reference = {77, false};
    terminal.handle(now, ConnectionOpened{signalling, TransportKind::kTcp, {here, 1720}, there, true});
    drain();
  }
  void open_h245() {
    h245 = ConnectionId{kAcceptedConnection | ++accepted};
    terminal.handle(now, ConnectionOpened{*h245, TransportKind::kTcp, {here, 11000}, there, true});
    drain();
  }

  void drain() {
    std::vector<ConnectionId> opening;
    while (auto output = terminal.poll()) {
      if (auto* transport = std::get_if<TransportOutput>(&*output)) {
        if (const auto* open = std::get_if<OpenConnection>(transport)) opening.push_back(open->connection);
        if (const auto* stream = std::get_if<SendStream>(transport)) check(*stream);
      } else if (auto* event = std::get_if<Event>(&*output)) {
        if (const auto* incoming = std::get_if<IncomingCall>(event)) call = incoming->call;
      }
    }
    for (const auto connection : opening) {
      // The first is call signalling of a dialled call, or H.245.
      terminal.handle(now, ConnectionOpened{connection, TransportKind::kTcp, {here, 40'000}, there, false});
      if (connection_is_signalling) {
        signalling = connection;
        connection_is_signalling = false;
      } else {
        h245 = connection;
      }
      drain();
    }
  }
  /// What we send must be well formed.
  void check(const SendStream& stream) {
    auto& framer = sent[stream.connection];
    framer.feed(now, stream.data);
    while (auto item = framer.next()) {
      const auto* packet = std::get_if<wire::TpktFramer::Packet>(&*item);
      if (packet == nullptr) __builtin_trap();
      if (const auto signal = read_signal(packet->content)) {
        if (signal->q931.h225_pdu() && !signal->user) __builtin_trap();
        if (signal->type() == wire::MessageType::kSetup) {
          reference = signal->q931.call_reference();
          reference.from_destination = true;
        }
      } else if (!asn1::decode<h245::MultimediaSystemControlMessage>(packet->content)) {
        __builtin_trap();
      }
    }
  }

  void give(ConnectionId connection, ByteView content) {
    Bytes bytes;
    if (!wire::append_tpkt(bytes, content)) return;
    terminal.handle(now, ConnectionData{connection, bytes});
    drain();
  }
  void give_signal(std::uint8_t type, ByteView pdu) {
    wire::Q931Message message(static_cast<wire::MessageType>(type), reference);
    if (!pdu.empty()) message.set_h225_pdu(pdu);
    if (const auto bytes = message.print()) give(signalling, *bytes);
  }
  void give_tunnelled(ByteView message) {
    h225::H323UserInformation user;
    user.h323_uu_pdu.h323_message_body.emplace<MessageBody::kEmpty>();
    user.h323_uu_pdu.h245_tunneling = true;
    user.h323_uu_pdu.h245_control.emplace().push_back(to_bytes(message));
    if (const auto encoded = asn1::encode(user)) give_signal(0x62, *encoded);
  }

  void command(std::uint8_t which, std::uint8_t operand) {
    const auto media = make_media((operand & 1) != 0, static_cast<Direction>(operand >> 1 & 3));
    switch (which % 13) {
      case 0:
        static_cast<void>(terminal.ring(now, call));
        break;
      case 1:
        static_cast<void>(terminal.accept(now, call, media));
        break;
      case 2:
        static_cast<void>(terminal.reject(now, call, static_cast<ReleaseWith>(operand % 9)));
        break;
      case 3:
        static_cast<void>(terminal.redirect(now, call, "bob@192.0.2.8"));
        break;
      case 4:
        static_cast<void>(terminal.update(now, call, media));
        break;
      case 5:
        static_cast<void>(terminal.end(now, call));
        break;
      case 6:
        static_cast<void>(terminal.send_dtmf(now, call, '5', 100ms, static_cast<DtmfMethod>(operand % 4)));
        break;
      case 7:
        static_cast<void>(terminal.request_key_frame(now, call, operand % 3));
        break;
      case 8:
        static_cast<void>(terminal.limit_rate(now, call, operand % 3, DataRate::kilobits_per_second(operand)));
        break;
      case 9:
        static_cast<void>(terminal.tell_muted(now, call, operand % 3, (operand & 4) != 0));
        break;
      case 10:
        static_cast<void>(terminal.measure_round_trip(now, call));
        break;
      case 11:
        if ((operand & 1) != 0) {
          static_cast<void>(terminal.transfer(now, call, "192.0.2.8"));
        } else {
          static_cast<void>(terminal.refuse_transfer(now, call));
        }
        break;
      default: {
        DialRequest request;
        request.target = "192.0.2.9";
        request.media = media;
        if ((operand & 1) != 0) request.transfer_of = call;
        request.start = {(operand & 8) != 0, (operand & 16) != 0, (operand & 32) != 0, (operand & 64) != 0};
        connection_is_signalling = true;
        if (const auto dialled = terminal.dial(now, request)) call = *dialled;
        break;
      }
    }
    drain();
  }

  bool connection_is_signalling = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Harness h;
  ByteReader reader({reinterpret_cast<const std::byte*>(data), size});
  const auto block = [&reader] { return reader.view(std::min<std::size_t>(reader.u16(), reader.remaining())); };
  for (int records = 0; records < 64 && !reader.at_end(); ++records) {
    switch (reader.u8() % 10) {
      case 0:
        h.terminal.handle(h.now, ConnectionData{h.signalling, to_bytes(block())});
        h.drain();
        break;
      case 1:
      case 2: {
        const auto type = reader.u8();
        h.give_signal(type, block());
        break;
      }
      case 3:
      case 4:
        h.give_tunnelled(block());
        break;
      case 5:
        if (h.h245) h.give(*h.h245, block());
        break;
      case 6: {
        h.now += std::chrono::milliseconds(50) * reader.u8();
        h.terminal.handle_timeout(h.now);
        h.drain();
        break;
      }
      case 7: {
        const auto which = reader.u8();
        h.command(which, reader.u8());
        break;
      }
      case 8:
        h.terminal.handle(
            h.now,
            ConnectionClosed{reader.u8() % 2 == 0 || !h.h245 ? h.signalling : *h.h245, TransportError::kClosed, {}});
        h.drain();
        h.open_signalling();
        break;
      default:
        h.open_h245();
        break;
    }
  }
  if (h.terminal.load().calls > 16 || h.terminal.load().connections > 32) __builtin_trap();
  // Nothing outlives its peer: whoever says no more is let go, but for calls that stand.
  for (int i = 0; i < 400; ++i) {
    const auto due = h.terminal.deadline();
    if (!due || *due > h.now + 1h) break;
    h.now = std::max(h.now, *due);
    h.terminal.handle_timeout(h.now);
    h.drain();
  }
  if (const auto due = h.terminal.deadline(); due && *due < h.now) __builtin_trap();
  return 0;
}
