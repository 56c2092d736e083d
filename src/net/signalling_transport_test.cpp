#include "net/signalling_transport.h"

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/random.h"
#include "net/certificates_test.h"
#include "net/socket.h"

namespace mtavip::net {
namespace {

constexpr Duration kPatience = std::chrono::seconds(10);
constexpr auto kFirst = static_cast<ConnectionId>(1);

/// A transport that keeps what it delivers.
class Node {
 public:
  Node(EventLoop& loop, TransportConfig config)
      : transport(loop, std::move(config), [this](TransportInput input) {
          if (on_input) on_input(input);
          inputs.push_back(std::move(input));
        }) {}

  template <class T>
  const T* last() const {
    for (auto input = inputs.rbegin(); input != inputs.rend(); ++input) {
      if (const T* found = std::get_if<T>(&*input)) return found;
    }
    return nullptr;
  }
  template <class T>
  std::size_t count() const {
    return static_cast<std::size_t>(std::count_if(inputs.begin(), inputs.end(),
                                                  [](const auto& input) { return std::holds_alternative<T>(input); }));
  }
  Bytes stream() const {
    Bytes all;
    for (const auto& input : inputs) {
      if (const auto* data = std::get_if<ConnectionData>(&input))
        all.insert(all.end(), data->data.begin(), data->data.end());
    }
    return all;
  }

  std::vector<TransportInput> inputs;
  std::function<void(const TransportInput&)> on_input;
  SignallingTransport transport;
};

class SignallingTransportTest : public testing::Test {
 protected:
  bool until(const std::function<bool()>& condition) {
    return loop_.run_until(condition, EventLoop::now() + kPatience);
  }
  /// A few turns, for what must not happen.
  void idle() {
    for (int i = 0; i < 20; ++i) loop_.run_once(EventLoop::now() + std::chrono::milliseconds(1));
  }
  static OpenConnection tcp_to(const Endpoint& remote) {
    return {kFirst, TransportKind::kTcp, remote, IpAddress{}, {}};
  }
  static OpenConnection tls_to(const Endpoint& remote, std::string name = {}) {
    return {kFirst, TransportKind::kTls, remote, IpAddress{}, std::move(name)};
  }
  /// Bound to a free port, so that nobody else is there.
  static Endpoint nobody(int type) {
    const auto fd = bind_socket(type, *Endpoint::parse("127.0.0.1:0"), "test");
    return local_endpoint(fd->get());
  }

  EventLoop loop_;
  const Endpoint v4_ = *Endpoint::parse("127.0.0.1:0");
  const Endpoint v6_ = *Endpoint::parse("[::1]:0");
};

// --- UDP
// ------------------------------------------------------------------------------------------------------------------

TEST_F(SignallingTransportTest, DatagramsOfBothFamiliesAndAllSizes) {
  for (const Endpoint& where : {v4_, v6_}) {
    Node a(loop_, {});
    Node b(loop_, {});
    const auto from = a.transport.bind_udp(where);
    const auto to = b.transport.bind_udp(where);
    ASSERT_TRUE(from && to);
    EXPECT_EQ(from->advertised, from->address);
    SeededRandom random(1);
    std::size_t expected = 0;
    for (const std::size_t size : {0U, 1U, 1200U, 1500U, 9000U, 65000U, 65507U}) {
      Bytes data(size);
      random.fill(data);
      a.transport.apply(SendDatagram{from->id, to->address, data});
      ++expected;
      ASSERT_TRUE(until([&] { return b.count<DatagramReceived>() == expected; })) << size;
      EXPECT_EQ(b.last<DatagramReceived>()->data, data);
      EXPECT_EQ(b.last<DatagramReceived>()->remote, from->address);
      EXPECT_EQ(b.last<DatagramReceived>()->socket, to->id);
    }
  }
}

TEST_F(SignallingTransportTest, TenThousandDatagrams) {
  Node a(loop_, {});
  Node b(loop_, {});
  const auto from = a.transport.bind_udp(v4_);
  const auto to = b.transport.bind_udp(v4_);
  constexpr std::size_t kCount = 10'000;
  constexpr std::size_t kAtOnce = 100;
  const Bytes data(500, std::byte{1});
  for (std::size_t sent = 0; sent < kCount; sent += kAtOnce) {
    for (std::size_t i = 0; i < kAtOnce; ++i) a.transport.apply(SendDatagram{from->id, to->address, data});
    ASSERT_TRUE(until([&] { return b.inputs.size() == sent + kAtOnce; }));
  }
  EXPECT_EQ(a.transport.counters().datagrams_sent, kCount);
  EXPECT_EQ(b.transport.counters().datagrams_received, kCount);
  EXPECT_TRUE(a.inputs.empty());
}

TEST_F(SignallingTransportTest, NobodyThereComesBackAsRefused) {
  for (const char* address : {"127.0.0.1", "::1"}) {
    Node a(loop_, {});
    Node b(loop_, {});
    const auto from = a.transport.bind_udp({*IpAddress::parse(address), 0});
    auto reachable = b.transport.bind_udp({*IpAddress::parse(address), 0});
    ASSERT_TRUE(from && reachable);
    const auto gone = b.transport.bind_udp({*IpAddress::parse(address), 0});
    b.transport.close(gone->id);
    // Between datagrams to somebody who is there: the error is told of the right one, and the others arrive.
    constexpr std::size_t kRounds = 50;
    for (std::size_t i = 0; i < kRounds; ++i) {
      a.transport.apply(SendDatagram{from->id, gone->address, to_bytes("x")});
      a.transport.apply(SendDatagram{from->id, reachable->address, to_bytes("y")});
      a.transport.flush();
    }
    ASSERT_TRUE(until([&] { return b.count<DatagramReceived>() == kRounds && a.count<DatagramFailed>() > 0; }));
    for (const auto& input : a.inputs) {
      const auto& failed = std::get<DatagramFailed>(input);
      EXPECT_EQ(failed.error, TransportError::kRefused);
      EXPECT_EQ(failed.remote, gone->address);
      EXPECT_EQ(failed.socket, from->id);
    }
  }
}

TEST_F(SignallingTransportTest, ADatagramThatCannotBeSentIsReported) {
  Node a(loop_, {});
  const auto from = a.transport.bind_udp(v4_);
  a.transport.apply(SendDatagram{from->id, nobody(SOCK_DGRAM), Bytes(65508)});
  EXPECT_TRUE(a.inputs.empty()) << "nothing is delivered from within a call";
  ASSERT_TRUE(until([&] { return !a.inputs.empty(); }));
  EXPECT_EQ(std::get<DatagramFailed>(a.inputs[0]).error, TransportError::kTooLarge);
  a.transport.close(from->id);
  a.transport.apply(SendDatagram{from->id, v4_, Bytes(1)});
  ASSERT_TRUE(until([&] { return a.inputs.size() == 2; }));
  EXPECT_EQ(std::get<DatagramFailed>(a.inputs[1]).error, TransportError::kLocal);
}

TEST_F(SignallingTransportTest, TheDatagramQueueIsBounded) {
  TransportConfig config;
  config.limits.queued_datagrams = 3;
  Node a(loop_, config);
  Node b(loop_, {});
  const auto from = a.transport.bind_udp(v4_);
  const auto to = b.transport.bind_udp(v4_);
  for (int i = 0; i < 4; ++i) a.transport.apply(SendDatagram{from->id, to->address, to_bytes("x")});
  ASSERT_TRUE(until([&] { return b.inputs.size() == 3 && !a.inputs.empty(); }));
  idle();
  EXPECT_EQ(a.count<DatagramFailed>(), 1U);
  EXPECT_EQ(b.inputs.size(), 3U);
  EXPECT_EQ(a.transport.counters().datagrams_dropped, 1U);
}

TEST_F(SignallingTransportTest, SocketsMayBeClosedFromTheHandler) {
  Node a(loop_, {});
  Node b(loop_, {});
  const auto from = a.transport.bind_udp(v4_);
  const auto to = b.transport.bind_udp(v4_);
  b.on_input = [&](const TransportInput&) { b.transport.close(to->id); };
  for (int i = 0; i < 5; ++i) a.transport.apply(SendDatagram{from->id, to->address, to_bytes("x")});
  ASSERT_TRUE(until([&] { return !b.inputs.empty(); }));
  idle();
  EXPECT_EQ(b.inputs.size(), 1U);
}

TEST_F(SignallingTransportTest, WildcardSocketsAdvertiseAnAddress) {
  Node a(loop_, {});
  const auto socket = a.transport.bind_udp(*Endpoint::parse("0.0.0.0:0"));
  ASSERT_TRUE(socket);
  EXPECT_TRUE(socket->address.address.is_unspecified());
  EXPECT_FALSE(socket->advertised.address.is_unspecified());
  EXPECT_EQ(socket->advertised.port, socket->address.port);
  const auto taken = a.transport.bind_udp({v4_.address, socket->address.port});
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().code, NetError::kAddressInUse);
}

// --- TCP
// ------------------------------------------------------------------------------------------------------------------

TEST_F(SignallingTransportTest, StreamsCarryBothWays) {
  for (const Endpoint& where : {v4_, v6_}) {
    Node server(loop_, {});
    Node client(loop_, {});
    const auto listening = server.transport.listen(TransportKind::kTcp, where);
    ASSERT_TRUE(listening);
    client.transport.apply(tcp_to(listening->address));
    client.transport.apply(SendStream{kFirst, to_bytes("early ")});
    ASSERT_TRUE(until([&] { return client.last<ConnectionOpened>() && server.last<ConnectionOpened>(); }));
    const ConnectionOpened out = *client.last<ConnectionOpened>();
    const ConnectionOpened in = *server.last<ConnectionOpened>();
    EXPECT_FALSE(out.incoming);
    EXPECT_TRUE(in.incoming);
    EXPECT_NE(static_cast<std::uint64_t>(in.connection) & kAcceptedConnection, 0U);
    EXPECT_EQ(out.local, in.remote);
    EXPECT_EQ(out.remote, in.local);
    EXPECT_EQ(out.remote, listening->address);
    client.transport.apply(SendStream{kFirst, to_bytes("late")});
    server.transport.apply(SendStream{in.connection, to_bytes("back")});
    ASSERT_TRUE(until([&] { return server.stream().size() == 10 && client.stream().size() == 4; }));
    EXPECT_EQ(server.stream(), to_bytes("early late"));
    EXPECT_EQ(client.stream(), to_bytes("back"));

    client.transport.apply(SendStream{kFirst, to_bytes("!")});
    client.transport.apply(CloseConnection{kFirst});
    ASSERT_TRUE(until([&] { return server.last<ConnectionClosed>(); }));
    EXPECT_EQ(server.last<ConnectionClosed>()->error, TransportError::kClosed);
    EXPECT_EQ(server.stream().back(), std::byte{'!'});
    ASSERT_TRUE(until([&] { return client.transport.connection_count() == 0; }));
    EXPECT_EQ(client.count<ConnectionClosed>(), 0U) << "who closes hears nothing more";
    EXPECT_EQ(server.transport.connection_count(), 0U);
  }
}

TEST_F(SignallingTransportTest, LargeWritesArriveWhole) {
  TransportConfig config;
  config.limits.unsent_bytes = 64 * 1024 * 1024;
  Node server(loop_, {});
  Node client(loop_, config);
  const auto listening = server.transport.listen(TransportKind::kTcp, v4_);
  client.transport.apply(tcp_to(listening->address));
  ASSERT_TRUE(until([&] { return client.last<ConnectionOpened>(); }));
  SeededRandom random(2);
  Bytes sent;
  std::size_t received = 0;
  server.on_input = [&](const TransportInput& input) {
    if (const auto* data = std::get_if<ConnectionData>(&input)) received += data->data.size();
  };
  for (int i = 0; i < 100; ++i) {
    Bytes piece(random.below(300'000));
    random.fill(piece);
    sent.insert(sent.end(), piece.begin(), piece.end());
    client.transport.apply(SendStream{kFirst, std::move(piece)});
  }
  client.transport.apply(CloseConnection{kFirst});
  ASSERT_TRUE(until([&] { return received == sent.size(); }));
  EXPECT_TRUE(server.stream() == sent);
}

TEST_F(SignallingTransportTest, RefusedConnectionsSaySo) {
  Node client(loop_, {});
  client.transport.apply(tcp_to(nobody(SOCK_STREAM)));
  EXPECT_TRUE(client.inputs.empty());
  ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>(); }));
  EXPECT_EQ(client.last<ConnectionClosed>()->error, TransportError::kRefused);
  EXPECT_EQ(client.last<ConnectionClosed>()->connection, kFirst);
  EXPECT_NE(client.last<ConnectionClosed>()->detail.find("Connection refused"), std::string::npos);
  EXPECT_EQ(client.inputs.size(), 1U);
}

TEST_F(SignallingTransportTest, AFullBacklogEndsInTimeOut) {
  // A listener that never accepts: once its queue is full, connects get no answer.
  const auto fd = bind_socket(SOCK_STREAM, v4_, "test");
  ASSERT_EQ(::listen(fd->get(), 0), 0);
  TransportConfig config;
  config.limits.connect = std::chrono::milliseconds(50);
  Node client(loop_, config);
  for (std::uint64_t i = 1; i <= 4; ++i) {
    auto order = tcp_to(local_endpoint(fd->get()));
    order.connection = static_cast<ConnectionId>(i);
    client.transport.apply(order);
  }
  ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>(); }));
  EXPECT_EQ(client.last<ConnectionClosed>()->error, TransportError::kTimedOut);
  EXPECT_NE(client.last<ConnectionClosed>()->detail.find("does not answer"), std::string::npos);
}

TEST_F(SignallingTransportTest, APeerThatDoesNotReadIsCutOff) {
  const auto fd = bind_socket(SOCK_STREAM, v4_, "test");
  ASSERT_EQ(::listen(fd->get(), 1), 0);
  Node client(loop_, {});
  client.transport.apply(tcp_to(local_endpoint(fd->get())));
  ASSERT_TRUE(until([&] { return client.last<ConnectionOpened>(); }));
  const Bytes piece(100'000);
  for (int i = 0; i < 1000 && client.transport.connection_count() != 0; ++i) {
    client.transport.apply(SendStream{kFirst, piece});
  }
  ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>(); }));
  EXPECT_EQ(client.last<ConnectionClosed>()->error, TransportError::kReset);
  EXPECT_NE(client.last<ConnectionClosed>()->detail.find("does not read"), std::string::npos);
}

TEST_F(SignallingTransportTest, APeerThatStopsReadingTimesOut) {
  const auto fd = bind_socket(SOCK_STREAM, v4_, "test");
  ASSERT_EQ(::listen(fd->get(), 1), 0);
  TransportConfig config;
  config.limits.unsent_bytes = 64 * 1024 * 1024;
  config.limits.stalled = std::chrono::milliseconds(50);
  Node client(loop_, config);
  client.transport.apply(tcp_to(local_endpoint(fd->get())));
  ASSERT_TRUE(until([&] { return client.last<ConnectionOpened>(); }));
  client.transport.apply(SendStream{kFirst, Bytes(32 * 1024 * 1024)});
  ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>(); }));
  EXPECT_EQ(client.last<ConnectionClosed>()->error, TransportError::kTimedOut);
}

TEST_F(SignallingTransportTest, SilentAndSlowPeersAreClosed) {
  CertificateFactory factory;
  const Certificate certificate = factory.make({.common_name = "x", .alternative_names = "DNS:x"});
  TransportConfig config;
  config.limits.first_data = std::chrono::milliseconds(30);
  config.limits.handshake = std::chrono::milliseconds(30);
  config.tls.certificate_file = certificate.certificate_file;
  config.tls.key_file = certificate.key_file;
  Node server(loop_, config);
  Node client(loop_, {});
  const auto tcp = server.transport.listen(TransportKind::kTcp, v4_);
  const auto tls = server.transport.listen(TransportKind::kTls, v4_);
  ASSERT_TRUE(tcp && tls);
  client.transport.apply(tcp_to(tcp->address));
  ASSERT_TRUE(until([&] { return server.last<ConnectionClosed>() && client.last<ConnectionClosed>(); }));
  EXPECT_EQ(server.last<ConnectionClosed>()->error, TransportError::kTimedOut);
  // Plain TCP towards the TLS port: never opened, and so never reported.
  auto order = tcp_to(tls->address);
  order.connection = static_cast<ConnectionId>(2);
  server.inputs.clear();
  client.transport.apply(order);
  ASSERT_TRUE(until([&] { return client.count<ConnectionClosed>() == 2; }));
  EXPECT_TRUE(server.inputs.empty());
  EXPECT_EQ(server.transport.counters().tls_handshakes_failed, 1U);
}

TEST_F(SignallingTransportTest, ConnectionsAreLimitedInAllAndByAddress) {
  for (const bool by_address : {false, true}) {
    TransportConfig config;
    (by_address ? config.limits.connections_per_address : config.limits.connections) = 2;
    Node server(loop_, config);
    Node client(loop_, {});
    const auto listening = server.transport.listen(TransportKind::kTcp, v4_);
    for (std::uint64_t i = 1; i <= 3; ++i) {
      auto order = tcp_to(listening->address);
      order.connection = static_cast<ConnectionId>(i);
      client.transport.apply(order);
    }
    ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>() && server.count<ConnectionOpened>() == 2; }));
    idle();
    EXPECT_EQ(server.transport.connection_count(), 2U);
    EXPECT_EQ(server.transport.counters().connections_refused, 1U);
    // A place that was left is free again.
    for (std::uint64_t i = 1; i <= 3; ++i) client.transport.apply(CloseConnection{static_cast<ConnectionId>(i)});
    ASSERT_TRUE(until([&] { return server.transport.connection_count() == 0; }));
    auto order = tcp_to(listening->address);
    order.connection = static_cast<ConnectionId>(4);
    client.transport.apply(order);
    ASSERT_TRUE(until([&] { return server.count<ConnectionOpened>() == 3; }));
  }
}

TEST_F(SignallingTransportTest, AListenerWithoutDescriptorsRestsAndRecovers) {
  Node server(loop_, {});
  const auto listening = server.transport.listen(TransportKind::kTcp, v4_);
  const auto peer = open_socket(SOCK_STREAM, false);
  const SocketAddress to(listening->address);
  static_cast<void>(::connect(peer->get(), to.data(), to.size()));
  const FileDescriptor next(::dup(peer->get()));
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  rlimit none = before;
  none.rlim_cur = static_cast<rlim_t>(next.get()) + 1;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  int turns = 0;
  const Timestamp end = EventLoop::now() + std::chrono::milliseconds(100);
  while (EventLoop::now() < end) {
    loop_.run_once(end);
    ++turns;
  }
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_LT(turns, 20) << "the loop spins";
  EXPECT_TRUE(server.inputs.empty());
  EXPECT_TRUE(until([&] { return server.last<ConnectionOpened>(); }));
}

TEST_F(SignallingTransportTest, ClosingEarlyAndFromTheHandlerIsSafe) {
  Node server(loop_, {});
  Node client(loop_, {});
  const auto listening = server.transport.listen(TransportKind::kTcp, v4_);
  client.transport.apply(tcp_to(listening->address));
  client.transport.apply(CloseConnection{kFirst});
  client.transport.apply(SendStream{kFirst, to_bytes("x")});
  idle();
  EXPECT_TRUE(client.inputs.empty());

  server.on_input = [&](const TransportInput& input) {
    if (const auto* opened = std::get_if<ConnectionOpened>(&input)) {
      server.transport.apply(CloseConnection{opened->connection});
      server.transport.close(listening->id);
    }
  };
  auto order = tcp_to(listening->address);
  order.connection = static_cast<ConnectionId>(2);
  client.transport.apply(order);
  ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>(); }));
  order.connection = static_cast<ConnectionId>(3);
  client.transport.apply(order);
  ASSERT_TRUE(until([&] { return client.count<ConnectionClosed>() == 2; }));
  EXPECT_EQ(client.last<ConnectionClosed>()->error, TransportError::kRefused);

  // A failure that waits to be told is taken back by the close.
  order.connection = static_cast<ConnectionId>(4);
  order.local = *IpAddress::parse("192.0.2.77");
  client.inputs.clear();
  client.transport.apply(order);
  client.transport.apply(CloseConnection{order.connection});
  idle();
  EXPECT_TRUE(client.inputs.empty());
}

TEST_F(SignallingTransportTest, WhatItCannotDoIsSaid) {
  Node node(loop_, {});
  EXPECT_EQ(node.transport.listen(TransportKind::kWs, v4_).error().code, NetError::kUnsupported);
  EXPECT_EQ(node.transport.listen(TransportKind::kTls, v4_).error().code, NetError::kTlsConfiguration);
  auto order = tcp_to(v4_);
  order.local = *IpAddress::parse("192.0.2.77");
  node.transport.apply(order);
  ASSERT_TRUE(until([&] { return node.count<ConnectionClosed>() == 1; }));
  for (const auto& input : node.inputs) EXPECT_EQ(std::get<ConnectionClosed>(input).error, TransportError::kLocal);
}

// --- TLS
// ------------------------------------------------------------------------------------------------------------------

class SignallingTlsTest : public SignallingTransportTest {
 protected:
  SignallingTlsTest()
      : authority_(factory_.make({.common_name = "Test Authority", .authority = true})),
        certificate_(
            factory_.make({.common_name = "s", .alternative_names = "DNS:pbx.example,IP:127.0.0.1"}, &authority_)) {
    server_config_.tls.certificate_file = certificate_.certificate_file;
    server_config_.tls.key_file = certificate_.key_file;
    client_config_.tls.authority_file = authority_.certificate_file;
  }

  CertificateFactory factory_;
  Certificate authority_;
  Certificate certificate_;
  TransportConfig server_config_;
  TransportConfig client_config_;
};

TEST_F(SignallingTlsTest, CarriesBothWaysClosesAndResumes) {
  Node server(loop_, server_config_);
  Node client(loop_, client_config_);
  const auto listening = server.transport.listen(TransportKind::kTls, v4_);
  ASSERT_TRUE(listening);
  SeededRandom random(4);
  for (std::uint64_t round = 1; round <= 2; ++round) {
    const auto id = static_cast<ConnectionId>(round);
    Bytes big(400'000);
    random.fill(big);
    auto order = tls_to(listening->address, "pbx.example");
    order.connection = id;
    client.transport.apply(order);
    client.transport.apply(SendStream{id, big});
    ASSERT_TRUE(until([&] { return server.stream().size() == big.size(); }));
    EXPECT_TRUE(server.stream() == big);
    EXPECT_EQ(server.last<ConnectionOpened>()->kind, TransportKind::kTls);
    const ConnectionId accepted = server.last<ConnectionOpened>()->connection;
    server.transport.apply(SendStream{accepted, to_bytes("reply")});
    server.transport.apply(CloseConnection{accepted});
    ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>(); }));
    EXPECT_EQ(client.stream(), to_bytes("reply"));
    EXPECT_EQ(client.last<ConnectionClosed>()->error, TransportError::kClosed);
    ASSERT_TRUE(until([&] { return server.transport.connection_count() == 0; }));
    EXPECT_EQ(client.transport.counters().tls_sessions_resumed, round - 1);
    server.inputs.clear();
    client.inputs.clear();
  }
}

TEST_F(SignallingTlsTest, UntrustedServersAreNotOpened) {
  Node server(loop_, server_config_);
  const auto listening = server.transport.listen(TransportKind::kTls, v4_);
  struct Case {
    const char* name;
    bool trust;
    TransportError error;
    const char* detail;
  };
  for (const Case& c : {Case{"other.example", true, TransportError::kTlsNameMismatch, "not for other.example"},
                        Case{"pbx.example", false, TransportError::kTlsUntrusted, "Test Authority"}}) {
    TransportConfig config;
    if (c.trust) config = client_config_;
    Node client(loop_, config);
    client.transport.apply(tls_to(listening->address, c.name));
    ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>(); }));
    EXPECT_EQ(client.last<ConnectionClosed>()->error, c.error);
    EXPECT_NE(client.last<ConnectionClosed>()->detail.find(c.detail), std::string::npos)
        << client.last<ConnectionClosed>()->detail;
    EXPECT_EQ(client.count<ConnectionOpened>(), 0U);
  }
  idle();
  EXPECT_TRUE(server.inputs.empty());
  EXPECT_EQ(server.transport.counters().tls_handshakes_failed, 2U);
}

TEST_F(SignallingTlsTest, ServersThatDoNotSpeakTlsAreNamed) {
  Node server(loop_, {});
  Node client(loop_, client_config_);
  const auto listening = server.transport.listen(TransportKind::kTcp, v4_);
  server.on_input = [&](const TransportInput& input) {
    if (const auto* data = std::get_if<ConnectionData>(&input)) {
      server.transport.apply(SendStream{data->connection, to_bytes("SIP/2.0 400 Bad Request\r\n\r\n")});
    }
  };
  client.transport.apply(tls_to(listening->address));
  ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>(); }));
  EXPECT_EQ(client.last<ConnectionClosed>()->error, TransportError::kTlsFailed);
  EXPECT_EQ(client.last<ConnectionClosed>()->detail, "the peer does not speak TLS on this port");
}

TEST_F(SignallingTlsTest, AnUnreadableAuthorityFileIsReported) {
  TransportConfig config;
  config.tls.authority_file = "/nonexistent/ca.pem";
  Node client(loop_, config);
  client.transport.apply(tls_to(nobody(SOCK_STREAM)));
  ASSERT_TRUE(until([&] { return client.last<ConnectionClosed>(); }));
  EXPECT_EQ(client.last<ConnectionClosed>()->error, TransportError::kLocal);
  EXPECT_NE(client.last<ConnectionClosed>()->detail.find("/nonexistent/ca.pem"), std::string::npos);
}

}  // namespace
}  // namespace mtavip::net
