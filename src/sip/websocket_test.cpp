// SIP over WebSocket (RFC 7118): an account whose proxy is a WebSocket server, played by the test.
#include <algorithm>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "sip/headers.h"
#include "sip/parser.h"
#include "sip/user_agent.h"
#include "websocket/test_server.h"

namespace mtavip::sip {
namespace {

using websocket::Opcode;
using websocket::test::TestServer;

constexpr const char* kSdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

/// One user agent and the server that it opens its connections to.
class Edge {
  SeededRandom random_{5};
  NullLog log_;
  Environment environment_{random_, log_, WallTime{}};

 public:
  struct Connection {
    OpenConnection order;
    TestServer server;
    std::size_t seen = 0;  ///< messages
    bool closed = false;
  };

  Edge() : ua(environment_, config()) {
    for (const auto kind : {TransportKind::kUdp, TransportKind::kWs, TransportKind::kWss}) {
      LocalSocket socket;
      socket.id = SocketId{static_cast<std::uint32_t>(kind) + 1};
      socket.kind = kind;
      socket.advertised = {*IpAddress::parse("10.0.0.1"), 5060};
      socket.address = {socket.advertised.address, static_cast<std::uint16_t>(is_stream(kind) ? 0 : 5060)};
      ua.add_socket(socket);
    }
  }

  AccountId add_account(const std::string& proxy) {
    AccountConfig account;
    account.address = "sip:alice@example.org";
    account.outbound_proxy = proxy;
    account.instance_id = "urn:uuid:00000000-0000-4000-8000-000000000001";
    return *ua.add_account(account);
  }
  AccountId registered(const std::string& proxy = "wss://10.0.0.9:8443/ws") {
    const AccountId id = add_account(proxy);
    ua.register_account(now, id);
    run(100ms);
    EXPECT_TRUE(last<RegistrationChanged>() && last<RegistrationChanged>()->state == RegistrationState::kRegistered);
    return id;
  }
  [[nodiscard]] Connection& connection() { return *connections.back(); }

  void run(Duration span) {
    const Timestamp until = now + span;
    for (;;) {
      drain();
      const auto deadline = ua.deadline();
      if (!deadline || *deadline > until) break;
      now = std::max(now, *deadline);
      ua.handle_timeout(now);
    }
    now = until;
  }
  /// The server sends this message.
  void say(const std::string& text, Opcode opcode = Opcode::kText) { give(TestServer::frame(opcode, text)); }
  void give(const Bytes& data) {
    ua.handle(now, ConnectionData{connection().order.connection, data});
    drain();
  }
  void cut() {
    connection().closed = true;
    ua.handle(now, ConnectionClosed{connection().order.connection, TransportError::kReset, {}});
    drain();
  }
  void answer(const Message& request, int code, const std::string& tag, const std::string& extra = {},
              const std::string& sdp = {}) {
    std::string text = Message::response_to(request, code, {}, tag).to_string();
    // The right to leave out Content-Length is the server's (section 5.1).
    const auto length = text.find("Content-Length: 0\r\n");
    if (length != std::string::npos) text.erase(length, std::string_view("Content-Length: 0\r\n").size());
    text.insert(text.size() - 2, extra + (sdp.empty() ? "" : "Content-Type: application/sdp\r\n"));
    say(text + sdp);
  }
  template <class T>
  [[nodiscard]] std::optional<T> last() const {
    for (auto it = events.rbegin(); it != events.rend(); ++it) {
      if (const T* match = std::get_if<T>(&*it)) return *match;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::vector<Message> requests(Method method) const {
    std::vector<Message> found;
    for (const Message& message : received) {
      if (message.is_request() && message.method() == method) found.push_back(message);
    }
    return found;
  }

  UserAgent ua;
  Timestamp now{};
  std::vector<Event> events;
  std::vector<std::unique_ptr<Connection>> connections;
  std::vector<Message> received;
  std::vector<std::string> datagrams;
  std::string refusal;  ///< of handshakes
  bool silent = false;  ///< nothing at all is answered
  std::vector<DnsQuery> queries;
  std::vector<DnsRecord> naptr;

 private:
  static UserAgentConfig config() {
    UserAgentConfig config;
    config.session_timer.interval = Duration{};
    return config;
  }
  void drain() {
    while (auto output = ua.poll()) {
      if (auto* transport = std::get_if<TransportOutput>(&*output)) {
        std::visit([this](auto& order) { carry_out(order); }, *transport);
      } else if (auto* query = std::get_if<DnsQuery>(&*output)) {
        resolve(*query);
      } else {
        events.push_back(std::get<Event>(std::move(*output)));
      }
    }
  }
  void resolve(const DnsQuery& query) {
    queries.push_back(query);
    DnsAnswer answer{query.id, DnsStatus::kOk, {}, 60s};
    if (query.type == DnsType::kNaptr) answer.records = naptr;
    if (query.type == DnsType::kSrv) answer.records = {SrvRecord{1, 1, 8443, "edge.example.org"}};
    if (query.type == DnsType::kA) answer.records = {*IpAddress::parse("10.0.0.9")};
    ua.handle(now, answer);
  }
  void carry_out(const SendDatagram& order) { datagrams.emplace_back(text_of(order.data)); }
  void carry_out(const OpenConnection& order) {
    connections.push_back(std::make_unique<Connection>());
    connections.back()->order = order;
    connections.back()->server.refusal = refusal;
    connections.back()->server.answers_pings = !silent;
    ua.handle(now,
              ConnectionOpened{order.connection, order.kind, *Endpoint::parse("10.0.0.1:40000"), order.remote, false});
  }
  void carry_out(const CloseConnection& order) {
    for (const auto& connection : connections) {
      if (connection->order.connection == order.connection) connection->closed = true;
    }
  }
  void carry_out(const SendStream& order) {
    Connection& to = **std::find_if(connections.begin(), connections.end(), [&order](const auto& connection) {
      return connection->order.connection == order.connection;
    });
    if (to.closed) return;
    const Bytes reply = to.server.receive(order.data);
    if (silent) return;
    if (!reply.empty()) ua.handle(now, ConnectionData{order.connection, reply});
    while (to.seen < to.server.messages().size()) {
      // An answer may bring more of them before it returns.
      auto message = parse_message(std::string_view(to.server.messages()[to.seen++]));
      if (!message) continue;
      received.push_back(*message);
      if (message->is_request() && message->method() == Method::kRegister) {
        answer(*message, 200, "edge", "Contact: " + std::string(*message->header(HeaderName::kContact)) + "\r\n");
      }
    }
  }
};

TEST(SipWebSocket, AnAccountRegistersByItsServer) {
  Edge edge;
  edge.registered();
  ASSERT_EQ(edge.connections.size(), 1U);
  const OpenConnection& order = edge.connection().order;
  EXPECT_EQ(order.kind, TransportKind::kWss);
  EXPECT_EQ(order.remote.to_string(), "10.0.0.9:8443");
  EXPECT_EQ(order.server_name, "10.0.0.9");
  EXPECT_TRUE(edge.connection().server.request.starts_with("GET /ws HTTP/1.1\r\n"));
  EXPECT_EQ(edge.connection().server.field("Host"), "10.0.0.9:8443");
  EXPECT_EQ(edge.connection().server.field("Sec-WebSocket-Protocol"), "sip");

  const Message request = edge.requests(Method::kRegister).at(0);
  EXPECT_EQ(request.request_uri_text(), "sip:example.org");
  EXPECT_FALSE(request.has(HeaderName::kRoute));
  // Sections 5.2.1 and 5.2.2: WSS in Via, ws in URIs, and a name that nobody can look up.
  const auto via = parse_first<Via>(request, HeaderName::kVia);
  ASSERT_TRUE(via);
  EXPECT_EQ(via->transport, "WSS");
  EXPECT_TRUE(via->sent_by.host.ends_with(".invalid"));
  EXPECT_EQ(via->sent_by.port, 0);
  const auto contact = parse_first<Contact>(request, HeaderName::kContact);
  ASSERT_TRUE(contact);
  EXPECT_EQ(contact->address.uri.host, via->sent_by.host);
  EXPECT_EQ(contact->address.uri.parameters.value("transport"), "ws");
  EXPECT_EQ(edge.last<RegistrationChanged>()->server, "wss:10.0.0.9:8443");
}

TEST(SipWebSocket, WithoutTlsItIsWs) {
  Edge edge;
  edge.registered("ws://10.0.0.9");
  EXPECT_EQ(edge.connection().order.kind, TransportKind::kWs);
  EXPECT_EQ(edge.connection().order.remote.port, 80);
  EXPECT_EQ(edge.connection().server.field("Host"), "10.0.0.9");
  const Message request = edge.requests(Method::kRegister).at(0);
  EXPECT_EQ(parse_first<Via>(request, HeaderName::kVia)->transport, "WS");
}

TEST(SipWebSocket, AnotherPathIsAnotherConnection) {
  Edge edge;
  edge.registered("ws://10.0.0.9/a");
  edge.registered("ws://10.0.0.9/b");
  edge.registered("ws://10.0.0.9/a");
  ASSERT_EQ(edge.connections.size(), 2U);
  EXPECT_TRUE(edge.connections[0]->server.request.starts_with("GET /a "));
  EXPECT_TRUE(edge.connections[1]->server.request.starts_with("GET /b "));
}

TEST(SipWebSocket, AUrlThatIsNoneIsRefused) {
  Edge edge;
  AccountConfig account;
  account.address = "sip:alice@example.org";
  account.outbound_proxy = "wss://10.0.0.9:0/";
  EXPECT_EQ(edge.ua.add_account(account).error(), RequestError::kBadUri);
}

TEST(SipWebSocket, ACallGoesByTheServerWhateverItsRouteSays) {
  Edge edge;
  const AccountId account = edge.registered();
  InviteRequest request;
  request.account = account;
  request.target = "sip:bob@example.net";
  request.sdp = kSdp;
  const SessionId session = *edge.ua.invite(edge.now, request);
  edge.run(100ms);
  const Message invite = edge.requests(Method::kInvite).at(0);
  // Behind a reverse proxy the server names itself by an address that means nothing here.
  edge.answer(invite, 200, "bob",
              "Record-Route: <sip:192.168.7.7:8080;transport=ws;lr>\r\nContact: <sip:bob@192.168.7.8:5070>\r\n", kSdp);
  EXPECT_EQ(edge.requests(Method::kAck).size(), 1U);
  ASSERT_TRUE(edge.ua.end(edge.now, session));
  edge.run(10ms);
  ASSERT_EQ(edge.requests(Method::kBye).size(), 1U);
  EXPECT_EQ(edge.requests(Method::kBye)[0].header(HeaderName::kRoute), "<sip:192.168.7.7:8080;transport=ws;lr>");
  EXPECT_EQ(edge.connections.size(), 1U);
  EXPECT_TRUE(edge.datagrams.empty());
}

TEST(SipWebSocket, ACallComesByTheServer) {
  Edge edge;
  edge.registered();
  const auto contact = parse_first<Contact>(edge.requests(Method::kRegister).at(0), HeaderName::kContact);
  const std::string body = kSdp;
  // Without Content-Length, in two frames.
  const std::string invite = "INVITE " + contact->address.uri.to_string() +
                             " SIP/2.0\r\nVia: SIP/2.0/WSS 10.0.0.9:8443;branch=z9hG4bKx\r\nMax-Forwards: 70\r\nFrom: "
                             "<sip:bob@example.org>;tag=b"
                             "\r\nTo: <sip:alice@example.org>\r\nCall-ID: c1\r\nCSeq: 1 INVITE\r\nContact: "
                             "<sip:bob@10.0.0.9>\r\nContent-Type: "
                             "application/sdp\r\n\r\n" +
                             body;
  Bytes first = TestServer::frame(Opcode::kText, invite.substr(0, 40));
  first[0] &= std::byte{0x7f};
  edge.give(first);
  EXPECT_FALSE(edge.last<IncomingSession>());
  edge.say(invite.substr(40), Opcode::kContinuation);
  const auto incoming = edge.last<IncomingSession>();
  ASSERT_TRUE(incoming);
  EXPECT_EQ(incoming->offer, kSdp);
  EXPECT_EQ(incoming->transport, TransportKind::kWss);
  EXPECT_TRUE(edge.ua.accept(edge.now, incoming->session, kSdp));
  edge.run(10ms);
  ASSERT_TRUE(edge.received.back().is_response());
  EXPECT_EQ(edge.received.back().status(), 200);
  EXPECT_EQ(edge.ua.transport(incoming->session), TransportKind::kWss);
}

TEST(SipWebSocket, ALostConnectionIsMadeAnewAndCallsGoOn) {
  Edge edge;
  const AccountId account = edge.registered();
  InviteRequest request;
  request.account = account;
  request.target = "sip:bob@example.net";
  request.sdp = kSdp;
  static_cast<void>(*edge.ua.invite(edge.now, request));
  edge.run(100ms);
  edge.answer(
      edge.requests(Method::kInvite).at(0), 200, "bob",
      "Record-Route: <sip:10.0.0.9:8443;transport=ws;lr>\r\nContact: <sip:bob@10.0.0.9:5070>\r\nAllow: UPDATE\r\n",
      kSdp);
  edge.cut();
  edge.run(5s);
  ASSERT_EQ(edge.connections.size(), 2U);
  EXPECT_EQ(edge.connection().server.field("Host"), "10.0.0.9:8443");
  EXPECT_EQ(edge.requests(Method::kRegister).size(), 2U);
  EXPECT_EQ(edge.requests(Method::kUpdate).size(), 1U);
  EXPECT_FALSE(edge.last<SessionEnded>());
  // The binding keeps its name, so that the new one takes the place of the old.
  const auto contact_of = [&edge](std::size_t i) {
    return std::string(*edge.requests(Method::kRegister).at(i).header(HeaderName::kContact));
  };
  EXPECT_EQ(contact_of(0), contact_of(1));
}

TEST(SipWebSocket, AServerThatNoLongerAnswersPingsHasFailed) {
  Edge edge;
  edge.registered();
  const auto pings = [&edge] {
    return std::ranges::count_if(edge.connections.front()->server.frames,
                                 [](const auto& frame) { return frame.head.opcode == Opcode::kPing; });
  };
  edge.run(115s);
  EXPECT_EQ(pings(), 1);
  EXPECT_EQ(edge.connections.size(), 1U);
  // By RFC 6455 it has to answer, even if it never did before.
  edge.silent = true;
  edge.connection().server.answers_pings = false;
  edge.run(125s);
  EXPECT_TRUE(edge.connections.front()->closed);
  EXPECT_GE(edge.connections.size(), 2U);
}

TEST(SipWebSocket, KeepAlivesOfTheServerAreAnswered) {
  Edge edge;
  edge.registered();
  edge.say("\r\n\r\n");
  EXPECT_EQ(edge.connection().server.messages().back(), "\r\n");
  edge.say("\r\n");
  edge.say("nobody is there", Opcode::kPing);
  ASSERT_EQ(edge.connection().server.frames.back().head.opcode, Opcode::kPong);
  EXPECT_EQ(edge.connection().server.frames.back().payload, "nobody is there");
  EXPECT_FALSE(edge.connection().closed);
}

TEST(SipWebSocket, AServerWithoutWebSocketIsNamed) {
  Edge edge;
  edge.refusal = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
  edge.ua.register_account(edge.now, edge.add_account("ws://10.0.0.9:8080/sip"));
  edge.run(100ms);
  const auto failed = edge.last<RegistrationChanged>();
  ASSERT_TRUE(failed);
  EXPECT_EQ(failed->state, RegistrationState::kFailed);
  EXPECT_EQ(failed->cause.category, FailureCategory::kNotReachable);
  EXPECT_EQ(failed->cause.reason, "no WebSocket: the server has no WebSocket at /sip for us, it answers 404 Not Found");
  EXPECT_TRUE(edge.connection().closed);
}

TEST(SipWebSocket, AServerThatSaysNothingIsLeft) {
  Edge edge;
  edge.silent = true;
  edge.ua.register_account(edge.now, edge.add_account("ws://10.0.0.9:8080"));
  edge.run(9s);
  EXPECT_FALSE(edge.connection().closed);
  edge.run(2s);
  EXPECT_TRUE(edge.connection().closed);
  EXPECT_EQ(edge.last<RegistrationChanged>()->state, RegistrationState::kFailed);
}

TEST(SipWebSocket, AServerThatBreaksTheProtocolIsLeft) {
  Edge edge;
  edge.registered();
  edge.give(to_bytes(std::string_view("\xff\xff")));
  EXPECT_TRUE(edge.connection().closed);
  EXPECT_EQ(edge.connection().server.frames.back().head.opcode, Opcode::kClose);
  edge.run(5s);
  EXPECT_EQ(edge.connections.size(), 2U);
}

TEST(SipWebSocket, AServerThatClosesIsTakenUpAgain) {
  Edge edge;
  edge.registered();
  edge.say(std::string("\x03\xe9", 2), Opcode::kClose);
  EXPECT_TRUE(edge.connection().closed);
  edge.run(5s);
  EXPECT_EQ(edge.connections.size(), 2U);
  EXPECT_EQ(edge.last<RegistrationChanged>()->state, RegistrationState::kRegistered);
}

TEST(SipWebSocket, WhatIsToBeSecureDoesNotGoInTheClear) {
  for (const bool secure : {false, true}) {
    Edge edge;
    const AccountId account = edge.registered(secure ? "wss://10.0.0.9" : "ws://10.0.0.9");
    InviteRequest request;
    request.account = account;
    request.target = "sips:bob@example.net";
    request.sdp = kSdp;
    ASSERT_TRUE(edge.ua.invite(edge.now, request));
    edge.run(100ms);
    EXPECT_EQ(edge.requests(Method::kInvite).size(), secure ? 1U : 0U);
    EXPECT_EQ(edge.last<SessionEnded>().has_value(), !secure);
  }
}

// Section 5.3.
TEST(SipWebSocket, DnsMayNameTheServer) {
  Edge edge;
  edge.naptr = {NaptrRecord{10, 10, "s", "SIPS+D2W", "", "_sips._ws.example.net"}};
  OptionsRequest request;
  request.target = "sip:bob@example.net";
  ASSERT_TRUE(edge.ua.options(edge.now, request));
  edge.run(100ms);
  ASSERT_EQ(edge.connections.size(), 1U);
  EXPECT_EQ(edge.connection().order.kind, TransportKind::kWss);
  EXPECT_EQ(edge.connection().order.server_name, "example.net");
  EXPECT_EQ(edge.connection().server.field("Host"), "example.net:8443");
  ASSERT_EQ(edge.requests(Method::kOptions).size(), 1U);
}

TEST(SipWebSocket, NobodyMayOpenOneTowardsUs) {
  Edge edge;
  const auto id = ConnectionId{kAcceptedConnection | 1};
  edge.ua.handle(edge.now, ConnectionOpened{id, TransportKind::kWs, *Endpoint::parse("10.0.0.1:5060"),
                                            *Endpoint::parse("10.0.0.7:50000"), true});
  const auto output = edge.ua.poll();
  ASSERT_TRUE(output);
  EXPECT_TRUE(std::holds_alternative<CloseConnection>(std::get<TransportOutput>(*output)));
}

}  // namespace
}  // namespace mtavip::sip
