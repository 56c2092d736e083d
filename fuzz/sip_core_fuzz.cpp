// The SIP user agent fed with sequences of messages, in and outside dialogs, by datagram and by stream, with time
// passing, DNS answers, broken connections and an application that does things at the wrong moment. Input: records of
// one opcode byte; messages are text up to a 0xFF byte, in which %C, %L, %R, %B and %S stand for the Call-ID, local
// tag, remote tag, branch and CSeq that the agent used last.
#include <cstdint>
#include <string>

#include "base/environment.h"
#include "base/text.h"
#include "sip/parser.h"
#include "sip/user_agent.h"

namespace {

using namespace mtavip;
using namespace mtavip::sip;

constexpr std::uint8_t kOpcodes = 36;
constexpr const char* kSdp = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

struct Harness {
  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime{}};
  UserAgent ua{environment, config()};
  Timestamp now{};
  Endpoint peer{IpAddress::v4({192, 0, 2, 9}), 5060};
  SessionId session{};
  SubscriptionId subscription{};
  PublicationId publication{};
  AccountId account{};
  ConnectionId connection{kAcceptedConnection | 1};
  std::string call_id = "c";
  std::string local_tag = "l";
  std::string remote_tag = "r";
  std::string branch = "z9hG4bKx";
  std::string cseq = "1";
  std::vector<DnsQueryId> questions;

  static UserAgentConfig config() {
    UserAgentConfig config;
    config.limits.transactions = 64;
    config.limits.sessions = 16;
    config.limits.connections = 8;
    config.limits.subscriptions = 16;
    config.packages = {{"presence", "application/pidf+xml", 3600s, 60s}};
    return config;
  }

  Harness() {
    const IpAddress address = IpAddress::v4({192, 0, 2, 1});
    ua.add_socket({SocketId{1}, TransportKind::kUdp, {address, 5060}, {address, 5060}});
    ua.add_socket({SocketId{2}, TransportKind::kTcp, {address, 5060}, {address, 5060}});
    AccountConfig alice;
    alice.address = "sip:alice@example.com";
    alice.registrar = "sip:192.0.2.9";
    alice.credentials = {{"", "", "secret"}};
    alice.unsolicited = {"message-summary"};
    account = *ua.add_account(alice);
    ua.handle(now, ConnectionOpened{connection, TransportKind::kTcp, {address, 5060}, peer, true});
  }

  void learn(const Bytes& data) {
    const auto message = parse_message(ByteView(data));
    if (!message) {
      // What we send must be well formed, but for what a refusal repeats of a malformed request.
      const std::string_view text = text_of(data);
      if (!text.starts_with("SIP/2.0 4") && !text.starts_with("SIP/2.0 5")) __builtin_trap();
      return;
    }
    call_id = message->call_id();
    branch = message->branch();
    if (const auto number = message->cseq()) cseq = std::to_string(number->number);
    local_tag = message->is_request() ? message->from_tag() : message->to_tag();
    const auto other = message->is_request() ? message->to_tag() : message->from_tag();
    if (!other.empty()) remote_tag = other;
  }

  void drain() {
    for (int i = 0; i < 10'000; ++i) {
      auto output = ua.poll();
      if (!output) return;
      if (const auto* query = std::get_if<DnsQuery>(&*output)) {
        questions.push_back(query->id);
      } else if (const auto* event = std::get_if<Event>(&*output)) {
        if (const auto* call = std::get_if<IncomingSession>(event)) session = call->session;
        if (const auto* asked = std::get_if<SubscriptionRequested>(event)) subscription = asked->subscription;
        if (const auto* came = std::get_if<MessageReceived>(event)) {
          static_cast<void>(ua.answer_message(now, came->message, 200));
        }
      } else if (const auto* transport = std::get_if<TransportOutput>(&*output)) {
        if (const auto* datagram = std::get_if<SendDatagram>(transport)) learn(datagram->data);
        if (const auto* open = std::get_if<OpenConnection>(transport)) connection = open->connection;
      }
    }
    __builtin_trap();  // it never comes to rest
  }

  std::string expand(std::string_view text) const {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '%' || i + 1 == text.size()) {
        out += text[i];
        continue;
      }
      switch (text[++i]) {
        case 'C':
          out += call_id;
          break;
        case 'L':
          out += local_tag;
          break;
        case 'R':
          out += remote_tag;
          break;
        case 'B':
          out += branch;
          break;
        case 'S':
          out += cseq;
          break;
        default:
          out += '%';
          out += text[i];
      }
    }
    return out;
  }

  void act(std::uint8_t opcode, std::string_view text) {
    switch (opcode % kOpcodes) {
      case 0:
      case 1:
      case 2:
        ua.handle(now, DatagramReceived{SocketId{1}, peer, to_bytes(expand(text))});
        break;
      case 3:
        ua.handle(now, ConnectionData{connection, to_bytes(expand(text))});
        break;
      case 4:
        now += 100ms;
        break;
      case 5:
        now += 1s;
        break;
      case 6:
        now += 33s;
        break;
      case 7: {
        InviteRequest invite;
        invite.account = account;
        invite.target = text.empty() ? "sip:bob@192.0.2.9" : std::string(text);
        invite.sdp = kSdp;
        if (const auto made = ua.invite(now, invite)) session = *made;
        break;
      }
      case 8: {
        InviteRequest invite;
        invite.target = "sip:bob@192.0.2.9;transport=tcp";
        if (const auto made = ua.invite(now, invite)) session = *made;
        break;
      }
      case 9:
        static_cast<void>(ua.ring(now, session, 183, kSdp));
        break;
      case 10:
        static_cast<void>(ua.accept(now, session, kSdp));
        break;
      case 11:
        static_cast<void>(ua.reject(now, session, 486));
        break;
      case 12:
        static_cast<void>(ua.offer(now, session, kSdp));
        break;
      case 13:
        static_cast<void>(ua.answer(now, session, kSdp));
        break;
      case 14:
        static_cast<void>(ua.refuse_offer(now, session, 488));
        break;
      case 15:
        static_cast<void>(ua.end(now, session));
        break;
      case 16:
        ua.register_account(now, account);
        break;
      case 17:
        ua.unregister_account(now, account);
        break;
      case 18:
        static_cast<void>(ua.info(now, {session, "application/dtmf", "5", {}}));
        break;
      case 19: {
        MessageRequest message;
        message.target = "sip:bob@example.net";
        message.body = std::string(text);
        static_cast<void>(ua.message(now, message));
        break;
      }
      case 20:
        if (!questions.empty()) {
          DnsAnswer answer{questions.back(), DnsStatus::kOk, {peer.address, SrvRecord{1, 1, 5060, "b.example"}}, 5s};
          questions.pop_back();
          ua.handle(now, answer);
        }
        break;
      case 21:
        ua.handle(now, ConnectionOpened{connection, TransportKind::kTcp, peer, peer, false});
        break;
      case 22:
        ua.handle(now, ConnectionClosed{connection, TransportError::kReset, {}});
        break;
      case 23:
        ua.handle(now, DatagramFailed{SocketId{1}, peer, TransportError::kRefused});
        break;
      case 24:
        static_cast<void>(ua.refer(now, {session, "sip:carol@192.0.2.9", {}}));
        break;
      case 25:
        static_cast<void>(ua.accept_refer(now, session));
        break;
      case 26:
        static_cast<void>(ua.refer_progress(now, session, 200, {}));
        break;
      case 27:
        static_cast<void>(ua.refuse_refer(now, session, 603));
        break;
      case 28: {
        SubscribeRequest subscribe;
        subscribe.account = account;
        subscribe.event = "dialog";
        subscribe.forks = true;
        if (const auto made = ua.subscribe(now, subscribe)) subscription = *made;
        break;
      }
      case 29:
        static_cast<void>(ua.unsubscribe(now, subscription));
        break;
      case 30:
        static_cast<void>(ua.notify(now, subscription, {false, "application/pidf+xml", "x"}));
        break;
      case 31:
        static_cast<void>(ua.refuse_subscription(now, subscription, 403));
        break;
      case 32:
        static_cast<void>(ua.end_subscription(now, subscription, "rejected"));
        break;
      case 33: {
        PublishRequest publish;
        publish.account = account;
        publish.event = "presence";
        publish.content_type = "application/pidf+xml";
        publish.body = "x";
        if (const auto made = ua.publish(now, publish)) publication = *made;
        break;
      }
      case 34:
        static_cast<void>(ua.republish(now, publication, "application/pidf+xml", "y"));
        break;
      case 35:
        static_cast<void>(ua.unpublish(now, publication));
        break;
      default:
        break;
    }
    drain();
    for (int i = 0; i < 200; ++i) {
      const auto deadline = ua.deadline();
      if (!deadline || *deadline > now) break;
      ua.handle_timeout(now);
      drain();
    }
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Harness harness;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  for (int records = 0; !input.empty() && records < 200; ++records) {
    const auto opcode = static_cast<std::uint8_t>(input.front());
    input.remove_prefix(1);
    std::string_view text;
    const std::uint8_t kind = opcode % kOpcodes;
    if (kind < 4 || kind == 7 || kind == 19) {
      const auto end = input.find('\xff');
      text = input.substr(0, end);
      input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
    }
    harness.act(opcode, text);
  }
  // Left alone, everything runs out: no session without a peer, no transaction for ever.
  return 0;
}
