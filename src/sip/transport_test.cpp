// Which way messages go: connections opened, used again, lost and closed; the change from UDP to TCP.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/test_network.h"
#include "sip/user_agent.h"

namespace mtavip::sip {
namespace {

using test::TestAgent;
using test::TestNetwork;

constexpr const char* kSdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

InviteRequest invite_to(std::string target, std::size_t padding = 0) {
  InviteRequest request;
  request.target = std::move(target);
  request.sdp = kSdp;
  if (padding != 0) request.headers.push_back({"X-Padding", std::string(padding, 'x')});
  return request;
}

struct Pair {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1");
  TestAgent& bob = network.add("10.0.0.2");

  Pair() {
    bob.react = [this](const Event& event) {
      if (const auto* call = std::get_if<IncomingSession>(&event)) {
        EXPECT_TRUE(bob.ua.accept(network.now, call->session, kSdp));
      }
    };
  }
  bool wire_has(std::string_view part) const {
    return std::any_of(network.wire.begin(), network.wire.end(),
                       [part](const std::string& text) { return text.find(part) != std::string::npos; });
  }
};

TEST(Transport, CallOverTcpUsesOneConnection) {
  Pair pair;
  pair.alice.listen(TransportKind::kTcp, 5060);
  pair.bob.listen(TransportKind::kTcp, 5060);
  const auto session = pair.alice.ua.invite(pair.network.now, invite_to("sip:bob@10.0.0.2;transport=tcp"));
  pair.network.run(1s);
  ASSERT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  EXPECT_EQ(pair.bob.last<IncomingSession>()->transport, TransportKind::kTcp);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, *session));
  pair.network.run(1s);
  EXPECT_EQ(pair.bob.count<SessionEnded>(), 1U);
  EXPECT_EQ(pair.alice.ua.load().connections, 1U);
  EXPECT_EQ(pair.network.datagrams, 0U);
  EXPECT_TRUE(pair.wire_has("Via: SIP/2.0/TCP 10.0.0.1:5060"));
  EXPECT_TRUE(pair.wire_has("transport=tcp"));
  pair.network.run(300s);
  EXPECT_EQ(pair.alice.ua.load().connections, 0U);
  EXPECT_EQ(pair.bob.ua.load().connections, 0U);
}

TEST(Transport, CalleeReachesACallerThatDoesNotListen) {
  Pair pair;
  pair.alice.listen(TransportKind::kTls, 0);
  pair.bob.listen(TransportKind::kTls, 5061);
  const auto session = pair.alice.ua.invite(pair.network.now, invite_to("sip:bob@10.0.0.2;transport=tls"));
  pair.network.run(200s);  // a call keeps its connection
  ASSERT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  EXPECT_EQ(pair.alice.ua.load().connections, 1U);
  static_cast<void>(session);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, *session));
  pair.network.run(1s);
  EXPECT_EQ(pair.bob.count<SessionEnded>(), 1U);
}

TEST(Transport, AddressInContactUsesTheConnectionMadeByName) {
  Pair pair;
  pair.alice.listen(TransportKind::kTls, 0);
  pair.bob.listen(TransportKind::kTls, 5061);
  pair.network.zone[{DnsType::kA, "bob.example.com"}] = {pair.bob.address};
  const auto session = pair.alice.ua.invite(pair.network.now, invite_to("sips:bob@bob.example.com"));
  pair.network.run(1s);
  ASSERT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  EXPECT_TRUE(pair.wire_has("Contact: <sips:bob@10.0.0.2:5061>"));
  // ACK and BYE go to an address, for which no certificate would be valid.
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, *session));
  pair.network.run(1s);
  EXPECT_EQ(pair.bob.count<SessionEnded>(), 1U);
  EXPECT_EQ(pair.alice.ua.load().connections, 1U);
}

TEST(Transport, LoopbackIsReachedFromLoopback) {
  Pair pair;
  pair.alice.ua.add_socket(
      {SocketId{7}, TransportKind::kUdp, *Endpoint::parse("127.0.0.1:5060"), *Endpoint::parse("127.0.0.1:5060")});
  ASSERT_TRUE(pair.alice.ua.invite(pair.network.now, invite_to("sip:bob@127.0.0.9")));
  std::optional<SendDatagram> sent;
  while (auto output = pair.alice.ua.poll()) {
    if (auto* transport = std::get_if<TransportOutput>(&*output)) {
      if (auto* datagram = std::get_if<SendDatagram>(transport)) sent = *datagram;
    }
  }
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->socket, SocketId{7});
}

TEST(Transport, LargeRequestGoesByTcp) {
  Pair pair;
  pair.alice.listen(TransportKind::kTcp, 5060);
  pair.bob.listen(TransportKind::kTcp, 5060);
  ASSERT_TRUE(pair.alice.ua.invite(pair.network.now, invite_to("sip:bob@10.0.0.2", 2000)));
  pair.network.run(1s);
  EXPECT_EQ(pair.bob.last<IncomingSession>()->transport, TransportKind::kTcp);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 1U);
}

TEST(Transport, LargeRequestFallsBackToUdp) {
  Pair pair;
  pair.alice.listen(TransportKind::kTcp, 5060);
  ASSERT_TRUE(pair.alice.ua.invite(pair.network.now, invite_to("sip:bob@10.0.0.2", 2000)));
  pair.network.run(1s);
  ASSERT_EQ(pair.bob.count<IncomingSession>(), 1U);
  EXPECT_EQ(pair.bob.last<IncomingSession>()->transport, TransportKind::kUdp);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 1U);
}

TEST(Transport, RefusedConnectionIsNotReachable) {
  Pair pair;
  pair.alice.listen(TransportKind::kTcp, 5060);
  ASSERT_TRUE(pair.alice.ua.invite(pair.network.now, invite_to("sip:bob@10.0.0.2;transport=tcp")));
  pair.network.run(1s);
  ASSERT_TRUE(pair.alice.last<SessionEnded>());
  EXPECT_EQ(pair.alice.last<SessionEnded>()->cause.code, 503);
  EXPECT_EQ(pair.alice.last<SessionEnded>()->cause.category, FailureCategory::kNotReachable);
}

TEST(Transport, IcmpErrorFailsTheRequest) {
  Pair pair;
  ASSERT_TRUE(pair.alice.ua.invite(pair.network.now, invite_to("sip:bob@10.0.0.99")));
  pair.network.run(100ms);
  pair.alice.ua.handle(pair.network.now,
                       DatagramFailed{SocketId{1}, *Endpoint::parse("10.0.0.99:5060"), TransportError::kUnreachable});
  pair.network.run(100ms);
  ASSERT_TRUE(pair.alice.last<SessionEnded>());
  EXPECT_EQ(pair.alice.last<SessionEnded>()->cause.category, FailureCategory::kNotReachable);
}

TEST(Transport, FailsOverToTheNextAddress) {
  Pair pair;
  pair.network.zone[{DnsType::kA, "bob.example.com"}] = {*IpAddress::parse("10.0.0.99"), *IpAddress::parse("10.0.0.2")};
  ASSERT_TRUE(pair.alice.ua.invite(pair.network.now, invite_to("sip:bob@bob.example.com")));
  pair.network.run(5s);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  // The dead address is remembered.
  ASSERT_TRUE(pair.alice.ua.invite(pair.network.now, invite_to("sip:bob@bob.example.com")));
  pair.network.run(100ms);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 2U);
}

TEST(Transport, TlsFailureIsNamed) {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1");
  alice.listen(TransportKind::kTls, 0);
  ASSERT_TRUE(alice.ua.invite(network.now, invite_to("sips:bob@10.0.0.2")));
  std::optional<OpenConnection> open;
  while (auto output = alice.ua.poll()) {
    if (auto* transport = std::get_if<TransportOutput>(&*output)) {
      if (auto* opened = std::get_if<OpenConnection>(transport)) open = *opened;
    }
  }
  ASSERT_TRUE(open);
  EXPECT_EQ(open->server_name, "10.0.0.2");
  alice.ua.handle(network.now, ConnectionClosed{open->connection, TransportError::kTlsUntrusted, "self-signed"});
  network.run(10ms);
  EXPECT_EQ(alice.last<SessionEnded>()->cause.category, FailureCategory::kTlsUntrusted);
  EXPECT_NE(alice.last<SessionEnded>()->cause.reason.find("self-signed"), std::string::npos);
}

TEST(Transport, BrokenStreamIsClosed) {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1");
  alice.listen(TransportKind::kTcp, 5060);
  const auto id = ConnectionId{kAcceptedConnection | 5};
  const Endpoint remote = *Endpoint::parse("10.0.0.3:5000");
  const Endpoint local = *Endpoint::parse("10.0.0.1:5060");
  alice.ua.handle(network.now, ConnectionOpened{id, TransportKind::kTcp, local, remote, true});
  EXPECT_EQ(alice.ua.load().connections, 1U);
  alice.ua.handle(network.now,
                  ConnectionData{id, to_bytes(std::string_view("INVITE sip:a SIP/2.0\r\nContent-Length: -1\r\n\r\n"))});
  bool closed = false;
  while (auto output = alice.ua.poll()) {
    if (auto* transport = std::get_if<TransportOutput>(&*output)) {
      closed = closed || std::holds_alternative<CloseConnection>(*transport);
    }
  }
  EXPECT_TRUE(closed);
  EXPECT_EQ(alice.ua.load().connections, 0U);
  alice.ua.handle(network.now, ConnectionData{id, to_bytes(std::string_view("x"))});
  alice.ua.handle(network.now, ConnectionClosed{id, TransportError::kReset, {}});
}

TEST(Transport, ConnectionsAreLimited) {
  TestNetwork network;
  UserAgentConfig config;
  config.limits.connections = 2;
  TestAgent& alice = network.add("10.0.0.1", config);
  alice.listen(TransportKind::kTcp, 5060);
  for (std::uint64_t i = 1; i <= 3; ++i) {
    alice.ua.handle(network.now, ConnectionOpened{ConnectionId{kAcceptedConnection | i},
                                                  TransportKind::kTcp,
                                                  *Endpoint::parse("10.0.0.1:5060"),
                                                  {*IpAddress::parse("10.0.0.3"), static_cast<std::uint16_t>(i)},
                                                  true});
  }
  EXPECT_EQ(alice.ua.load().connections, 2U);
  EXPECT_EQ(alice.ua.counters().dropped, 1U);
}

TEST(Transport, IPv6AndTrace) {
  TestNetwork network;
  UserAgentConfig config;
  config.trace = true;
  TestAgent& alice = network.add("2001:db8::1", config);
  TestAgent& bob = network.add("2001:db8::2");
  bob.react = [&](const Event& event) {
    if (const auto* call = std::get_if<IncomingSession>(&event)) {
      EXPECT_TRUE(bob.ua.accept(network.now, call->session, kSdp));
    }
  };
  ASSERT_TRUE(alice.ua.invite(network.now, invite_to("sip:bob@[2001:db8::2]")));
  network.run(1s);
  EXPECT_EQ(alice.count<SessionEstablished>(), 1U);
  const auto traces = alice.all<MessageTrace>();
  ASSERT_EQ(traces.size(), 3U);
  EXPECT_TRUE(traces[0].outgoing);
  EXPECT_NE(traces[0].text.find("Via: SIP/2.0/UDP [2001:db8::1]:5060"), std::string::npos);
  EXPECT_NE(traces[0].text.find("Contact: <sip:anonymous@[2001:db8::1]:5060>"), std::string::npos);
}

}  // namespace
}  // namespace mtavip::sip
