#include "testkit/network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "testkit/core_node.h"

namespace mtavip::testkit {
namespace {

using testing::ElementsAre;

struct Inputs {
  std::vector<std::string> texts;
  std::vector<TransportInput> all;
  SimulatedNetwork::TransportHandler handler() {
    return [this](Timestamp, const TransportInput& input) {
      all.push_back(input);
      if (const auto* d = std::get_if<DatagramReceived>(&input)) texts.emplace_back(text_of(d->data));
      if (const auto* d = std::get_if<ConnectionData>(&input)) texts.emplace_back(text_of(d->data));
    };
  }
  template <class T>
  const T* last() const {
    return all.empty() ? nullptr : std::get_if<T>(&all.back());
  }
  std::string joined() const {
    std::string text;
    for (const auto& t : texts) text += t;
    return text;
  }
};

class Network : public testing::Test {
 protected:
  Endpoint at(std::string_view text) { return *Endpoint::parse(text); }

  Scheduler scheduler;
  SimulatedNetwork network{scheduler, 1};
  HostId a = network.add_host("a", {*IpAddress::parse("192.0.2.1"), *IpAddress::parse("2001:db8::1")});
  HostId b = network.add_host("b", {*IpAddress::parse("192.0.2.2"), *IpAddress::parse("2001:db8::2")});
  Inputs in_a;
  Inputs in_b;
};

TEST_F(Network, CarriesDatagramsBothWays) {
  const auto sa = network.bind_udp(a, at("192.0.2.1:5060"), in_a.handler());
  const auto sb = network.bind_udp(b, at("0.0.0.0:0"), in_b.handler());
  ASSERT_TRUE(sa && sb);
  EXPECT_EQ(sb->advertised.address.to_string(), "192.0.2.2");
  EXPECT_GE(sb->address.port, 49152);
  const Timestamp start = scheduler.now();
  network.send(sb->id, at("192.0.2.1:5060"), bytes_of("hello"));
  scheduler.run_dry(1s);
  EXPECT_EQ(scheduler.now() - start, 1ms);
  ASSERT_THAT(in_a.texts, ElementsAre("hello"));
  const auto& received = std::get<DatagramReceived>(in_a.all[0]);
  EXPECT_EQ(received.socket, sa->id);
  EXPECT_EQ(received.remote, sb->advertised);
  network.send(sa->id, received.remote, bytes_of("back"));
  scheduler.run_dry(1s);
  EXPECT_THAT(in_b.texts, ElementsAre("back"));
  EXPECT_EQ(network.counters().datagrams_delivered, 2U);
}

TEST_F(Network, PlainHandlersAndIpv6) {
  std::vector<std::string> got;
  const auto sb = network.bind_udp(b, at("[::]:4000"), [&](Timestamp, const Datagram& d) {
    got.push_back(d.from.to_string() + ' ' + std::string(d.text()));
  });
  const auto sa = network.bind_udp(a, at("[2001:db8::1]:4000"), [](Timestamp, const Datagram&) {});
  ASSERT_TRUE(sa && sb);
  network.send(sa->id, at("[2001:db8::2]:4000"), bytes_of("x"));
  scheduler.run_dry(1s);
  EXPECT_THAT(got, ElementsAre("[2001:db8::1]:4000 x"));
}

TEST_F(Network, RefusesWhatCannotBeBound) {
  ASSERT_TRUE(network.bind_udp(a, at("192.0.2.1:5060"), in_a.handler()));
  for (const auto* address : {"192.0.2.1:5060", "0.0.0.0:5060", "192.0.2.2:6000"}) {
    const auto s = network.bind_udp(a, at(address), in_a.handler());
    ASSERT_FALSE(s) << address;
    EXPECT_EQ(s.error(), TransportError::kLocal);
  }
  EXPECT_TRUE(network.listen(a, TransportKind::kTcp, at("192.0.2.1:5060"), in_a.handler()));
  EXPECT_FALSE(network.listen(a, TransportKind::kTls, at("192.0.2.1:5060"), in_a.handler()));
}

TEST_F(Network, ReportsIcmpAndSilence) {
  const auto s = network.bind_udp(a, at("192.0.2.1:5060"), in_a.handler());
  network.send(s->id, at("192.0.2.2:9"), bytes_of("x"));
  scheduler.run_dry(1s);
  ASSERT_TRUE(in_a.last<DatagramFailed>());
  EXPECT_EQ(in_a.last<DatagramFailed>()->error, TransportError::kRefused);
  network.set_state(b, HostState::kUnreachable);
  network.send(s->id, at("192.0.2.2:9"), bytes_of("x"));
  scheduler.run_dry(1s);
  EXPECT_EQ(in_a.last<DatagramFailed>()->error, TransportError::kUnreachable);
  network.send(s->id, at("[2001:db8::2]:9"), bytes_of("x"));
  scheduler.run_dry(1s);
  EXPECT_EQ(in_a.last<DatagramFailed>()->error, TransportError::kLocal);
  network.set_state(b, HostState::kSilent);
  network.send(s->id, at("192.0.2.2:9"), bytes_of("x"));
  network.send(s->id, at("203.0.113.1:9"), bytes_of("nobody"));
  scheduler.run_dry(60s);
  EXPECT_EQ(in_a.all.size(), 3U);
}

TEST_F(Network, RulesActOnSingleDatagrams) {
  const auto sa = network.bind_udp(a, at("192.0.2.1:5060"), in_a.handler());
  const auto sb = network.bind_udp(b, at("192.0.2.2:5060"), in_b.handler());
  ASSERT_TRUE(sb);
  network.drop_nth(1, starts_with("INVITE"));
  network.duplicate_nth(0, contains("BYE"));
  network.delay_nth(0, 100ms, contains("ACK"));
  for (const auto* text : {"INVITE 1", "INVITE 2", "ACK", "INVITE 3", "x BYE", "BYE 2"}) {
    network.send(sa->id, at("192.0.2.2:5060"), bytes_of(text));
  }
  scheduler.run_dry(1s);
  EXPECT_THAT(in_b.texts, ElementsAre("INVITE 1", "INVITE 3", "x BYE", "x BYE", "BYE 2", "ACK"));
  const auto all = network.add_rule([](const Datagram&) { return Verdict::drop(); });
  network.send(sa->id, at("192.0.2.2:5060"), bytes_of("no"));
  network.remove_rule(all);
  network.send(sa->id, at("192.0.2.2:5060"), bytes_of("yes"));
  scheduler.run_dry(1s);
  EXPECT_EQ(in_b.texts.back(), "yes");
  EXPECT_EQ(network.counters().datagrams_lost, 2U);
}

TEST_F(Network, ConditionsBelongToOneDirection) {
  LinkConditions slow;
  slow.delay = 100ms;
  network.set_conditions(a, b, slow);
  const auto sa = network.bind_udp(a, at("192.0.2.1:1"), in_a.handler());
  const auto sb = network.bind_udp(b, at("192.0.2.2:1"), in_b.handler());
  const Timestamp start = scheduler.now();
  network.send(sa->id, at("192.0.2.2:1"), bytes_of("x"));
  scheduler.run_until([&] { return !in_b.texts.empty(); }, 1s);
  EXPECT_EQ(scheduler.now() - start, 100ms);
  network.send(sb->id, at("192.0.2.1:1"), bytes_of("x"));
  scheduler.run_until([&] { return !in_a.texts.empty(); }, 1s);
  EXPECT_EQ(scheduler.now() - start, 101ms);
}

TEST_F(Network, OpensWritesAndClosesStreams) {
  ASSERT_TRUE(network.listen(b, TransportKind::kTcp, at("0.0.0.0:5060"), in_b.handler()));
  const ConnectionId id{7};
  network.open(a, {id, TransportKind::kTcp, at("192.0.2.2:5060"), {}, {}}, in_a.handler());
  network.send(a, id, bytes_of("early "));
  scheduler.run_for(2ms);
  ASSERT_TRUE(in_a.last<ConnectionOpened>());
  EXPECT_FALSE(in_a.last<ConnectionOpened>()->incoming);
  const auto* accepted = std::get_if<ConnectionOpened>(&in_b.all.at(0));
  ASSERT_TRUE(accepted);
  EXPECT_TRUE(accepted->incoming);
  const ConnectionId accepted_id = accepted->connection;
  EXPECT_NE(static_cast<std::uint64_t>(accepted_id) & kAcceptedConnection, 0U);
  EXPECT_EQ(accepted->remote, in_a.last<ConnectionOpened>()->local);
  network.send(a, id, bytes_of("request"));
  scheduler.run_dry(1s);
  EXPECT_EQ(in_b.joined(), "early request");
  network.send(b, accepted_id, bytes_of("response"));
  network.close(b, accepted_id);
  scheduler.run_dry(1s);
  EXPECT_EQ(in_a.joined(), "response");
  ASSERT_TRUE(in_a.last<ConnectionClosed>());
  EXPECT_EQ(in_a.last<ConnectionClosed>()->error, TransportError::kClosed);
  network.send(a, id, bytes_of("gone"));
  EXPECT_TRUE(scheduler.run_dry(1s));
  EXPECT_EQ(in_b.joined(), "early request");
}

TEST_F(Network, SegmentsArriveWholeAndInOrder) {
  ASSERT_TRUE(network.listen(b, TransportKind::kTcp, at("0.0.0.0:5060"), in_b.handler()));
  LinkConditions bad;
  bad.loss = 0.3;
  bad.jitter = 20ms;
  bad.reorder = 0.3;
  network.set_conditions_both_ways(a, b, bad);
  network.set_segmentation({5, true});
  network.open(a, {ConnectionId{1}, TransportKind::kTcp, at("192.0.2.2:5060"), {}, {}}, in_a.handler());
  std::string sent;
  for (int i = 0; i < 50; ++i) {
    const std::string piece = "message " + std::to_string(i) + ';';
    sent += piece;
    network.send(a, ConnectionId{1}, bytes_of(piece));
    scheduler.run_for(10ms);
  }
  EXPECT_TRUE(scheduler.run_dry(600s));
  EXPECT_EQ(in_b.joined(), sent);
  EXPECT_GT(in_b.texts.size(), 100U);
}

TEST_F(Network, ConnectFailures) {
  struct Case {
    std::string to;
    TransportKind kind;
    std::string name;
    TransportError error;
  };
  ASSERT_TRUE(
      network.listen(b, TransportKind::kTls, at("192.0.2.2:5061"), in_b.handler(), {{"sip.example.com"}, true}));
  ASSERT_TRUE(network.listen(b, TransportKind::kTls, at("192.0.2.2:5062"), in_b.handler(), {{}, false}));
  ASSERT_TRUE(network.listen(b, TransportKind::kTcp, at("192.0.2.2:5060"), in_b.handler()));
  const std::vector<Case> cases{
      {"192.0.2.2:9", TransportKind::kTcp, "", TransportError::kRefused},
      {"203.0.113.1:9", TransportKind::kTcp, "", TransportError::kTimedOut},
      {"192.0.2.2:5061", TransportKind::kTls, "other.example.com", TransportError::kTlsNameMismatch},
      {"192.0.2.2:5062", TransportKind::kTls, "x", TransportError::kTlsUntrusted},
      {"192.0.2.2:5060", TransportKind::kTls, "x", TransportError::kTlsFailed},
      {"192.0.2.2:5061", TransportKind::kTcp, "", TransportError::kReset},
  };
  std::uint64_t id = 1;
  for (const auto& c : cases) {
    Inputs in;
    network.open(a, {ConnectionId{id++}, c.kind, at(c.to), {}, c.name}, in.handler());
    EXPECT_TRUE(scheduler.run_dry(20s));
    ASSERT_TRUE(in.last<ConnectionClosed>()) << c.to;
    EXPECT_EQ(in.last<ConnectionClosed>()->error, c.error) << c.to;
    EXPECT_FALSE(in.last<ConnectionClosed>()->detail.empty());
  }
  EXPECT_TRUE(in_b.all.empty());
  network.open(a, {ConnectionId{id}, TransportKind::kTls, at("192.0.2.2:5061"), {}, "SIP.example.com"}, in_a.handler());
  const Timestamp start = scheduler.now();
  scheduler.run_until([&] { return in_a.last<ConnectionOpened>() != nullptr; }, 1s);
  EXPECT_EQ(scheduler.now() - start, 4ms);
}

TEST_F(Network, ResetAndSilenceOfEstablishedStreams) {
  ASSERT_TRUE(network.listen(b, TransportKind::kTcp, at("192.0.2.2:5060"), in_b.handler()));
  network.open(a, {ConnectionId{1}, TransportKind::kTcp, at("192.0.2.2:5060"), {}, {}}, in_a.handler());
  scheduler.run_dry(1s);
  network.reset_connections(b, a);
  scheduler.run_dry(1s);
  EXPECT_EQ(in_a.last<ConnectionClosed>()->error, TransportError::kReset);
  EXPECT_EQ(in_b.last<ConnectionClosed>()->error, TransportError::kReset);
  network.open(a, {ConnectionId{2}, TransportKind::kTcp, at("192.0.2.2:5060"), {}, {}}, in_a.handler());
  scheduler.run_dry(1s);
  network.set_state(b, HostState::kSilent);
  network.send(a, ConnectionId{2}, bytes_of("x"));
  scheduler.run_dry(60s);
  EXPECT_EQ(in_a.last<ConnectionClosed>()->error, TransportError::kTimedOut);
}

TEST_F(Network, ClosingWhileConnectingLeavesNothing) {
  ASSERT_TRUE(network.listen(b, TransportKind::kTcp, at("192.0.2.2:5060"), in_b.handler()));
  network.open(a, {ConnectionId{1}, TransportKind::kTcp, at("192.0.2.2:5060"), {}, {}}, in_a.handler());
  network.close(a, ConnectionId{1});
  EXPECT_TRUE(scheduler.run_dry(60s));
  EXPECT_TRUE(in_a.all.empty());
  EXPECT_TRUE(in_b.all.empty());
  // Between the acceptance and the news of it.
  network.open(a, {ConnectionId{2}, TransportKind::kTcp, at("192.0.2.2:5060"), {}, {}}, in_a.handler());
  scheduler.run_for(1500us);
  network.close(a, ConnectionId{2});
  EXPECT_TRUE(scheduler.run_dry(60s));
  EXPECT_TRUE(in_a.all.empty());
  EXPECT_TRUE(in_b.last<ConnectionClosed>());
}

TEST_F(Network, AnswersNames) {
  auto& dns = network.dns();
  dns.add_address("sip.Example.com.", *IpAddress::parse("192.0.2.2"));
  dns.add_address("sip.example.com", *IpAddress::parse("2001:db8::2"));
  dns.add_srv("_sip._udp.example.com", {10, 60, 5060, "sip.example.com"});
  dns.add_naptr("example.com", {10, 10, "s", "SIP+D2U", "", "_sip._udp.example.com"});
  dns.set_status("broken.example.com", DnsStatus::kFailed);
  struct Case {
    DnsType type;
    std::string name;
    DnsStatus status;
    std::size_t records;
  };
  const std::vector<Case> cases{
      {DnsType::kA, "SIP.EXAMPLE.COM", DnsStatus::kOk, 1},
      {DnsType::kAaaa, "sip.example.com.", DnsStatus::kOk, 1},
      {DnsType::kSrv, "_sip._udp.example.com", DnsStatus::kOk, 1},
      {DnsType::kSrv, "sip.example.com", DnsStatus::kOk, 0},
      {DnsType::kNaptr, "example.com", DnsStatus::kOk, 1},
      {DnsType::kA, "nowhere", DnsStatus::kNotFound, 0},
      {DnsType::kA, "broken.example.com", DnsStatus::kFailed, 0},
  };
  for (const auto& c : cases) {
    std::optional<DnsAnswer> got;
    network.resolve({DnsQueryId{5}, c.type, c.name}, [&](Timestamp, const DnsAnswer& answer) { got = answer; });
    scheduler.run_dry(1s);
    ASSERT_TRUE(got);
    EXPECT_EQ(got->id, DnsQueryId{5});
    EXPECT_EQ(got->status, c.status) << c.name;
    EXPECT_EQ(got->records.size(), c.records) << c.name;
  }
  dns.silent = true;
  std::optional<DnsStatus> status;
  const Timestamp start = scheduler.now();
  network.resolve({DnsQueryId{6}, DnsType::kA, "sip.example.com"},
                  [&](Timestamp, const DnsAnswer& answer) { status = answer.status; });
  scheduler.run_dry(60s);
  EXPECT_EQ(status, DnsStatus::kTimedOut);
  EXPECT_EQ(scheduler.now() - start, 5s);
}

// A core that answers each datagram, asks a name at its deadline, and tells what it saw.
struct EchoCore {
  using Output = std::variant<TransportOutput, DnsQuery, std::string>;
  std::vector<LocalSocket> sockets;
  std::vector<Output> outputs;
  std::optional<Timestamp> due;

  void add_socket(const LocalSocket& socket) { sockets.push_back(socket); }
  void handle(Timestamp now, const TransportInput& input) {
    if (const auto* d = std::get_if<DatagramReceived>(&input)) {
      outputs.emplace_back(TransportOutput(SendDatagram{d->socket, d->remote, d->data}));
      outputs.emplace_back("echo " + std::string(text_of(d->data)));
    }
    if (const auto* d = std::get_if<ConnectionData>(&input)) {
      outputs.emplace_back(TransportOutput(SendStream{d->connection, d->data}));
      outputs.emplace_back(TransportOutput(CloseConnection{d->connection}));
    }
    due = now + 1s;
  }
  void handle(Timestamp, const DnsAnswer& answer) {
    outputs.emplace_back("answer " + std::to_string(answer.records.size()));
  }
  void handle_timeout(Timestamp) {
    due.reset();
    outputs.emplace_back(DnsQuery{DnsQueryId{1}, DnsType::kA, "name"});
  }
  std::optional<Timestamp> deadline() const { return due; }
  std::optional<Output> poll() {
    if (outputs.empty()) return std::nullopt;
    Output first = std::move(outputs.front());
    outputs.erase(outputs.begin());
    return first;
  }
};

TEST_F(Network, DrivesAWholeCore) {
  network.dns().add_address("name", *IpAddress::parse("192.0.2.9"));
  EchoCore core;
  std::vector<std::string> said;
  CoreNode node(network, b, core, [&](const std::string& text) { said.push_back(text); });
  const auto socket = node.open(TransportKind::kUdp, at("192.0.2.2:7"));
  node.open(TransportKind::kTcp, at("192.0.2.2:7"));
  EXPECT_EQ(core.sockets.size(), 2U);
  EXPECT_EQ(core.sockets[0].id, socket.id);
  const auto sa = network.bind_udp(a, at("192.0.2.1:7"), in_a.handler());
  network.send(sa->id, at("192.0.2.2:7"), bytes_of("hi"));
  EXPECT_TRUE(scheduler.run_dry(10s));
  EXPECT_THAT(in_a.texts, ElementsAre("hi"));
  EXPECT_THAT(said, ElementsAre("echo hi", "answer 1"));
  network.open(a, {ConnectionId{1}, TransportKind::kTcp, at("192.0.2.2:7"), {}, {}}, in_a.handler());
  network.send(a, ConnectionId{1}, bytes_of("stream"));
  EXPECT_TRUE(scheduler.run_dry(10s));
  EXPECT_EQ(in_a.texts.back(), "stream");
  EXPECT_TRUE(in_a.last<ConnectionClosed>());
}

TEST_F(Network, ANodeThatIsGoneHearsNothing) {
  EchoCore core;
  const auto sa = network.bind_udp(a, at("192.0.2.1:7"), in_a.handler());
  {
    CoreNode node(network, b, core, [](const std::string&) {});
    node.open(TransportKind::kUdp, at("192.0.2.2:7"));
    network.send(sa->id, at("192.0.2.2:7"), bytes_of("hi"));
  }
  EXPECT_TRUE(scheduler.run_dry(10s));
  EXPECT_TRUE(core.outputs.empty());
}

TEST_F(Network, RunsTheSameFromTheSameSeed) {
  const auto run = [&](std::uint64_t seed) {
    Scheduler s;
    SimulatedNetwork n(s, seed);
    LinkConditions bad;
    bad.loss = 0.2;
    bad.jitter = 15ms;
    bad.duplication = 0.1;
    n.set_default_conditions(bad);
    const HostId x = n.add_host("x", {*IpAddress::parse("10.0.0.1")});
    const HostId y = n.add_host("y", {*IpAddress::parse("10.0.0.2")});
    std::vector<std::int64_t> times;
    const auto to = n.bind_udp(
        y, at("10.0.0.2:1"), [&](Timestamp now, const Datagram&) { times.push_back(now.time_since_epoch().count()); });
    const auto from = n.bind_udp(x, at("10.0.0.1:1"), [](Timestamp, const Datagram&) {});
    for (int i = 0; i < 200; ++i) n.send(from->id, to->address, bytes_of("x"));
    s.run_dry(10s);
    return times;
  };
  EXPECT_EQ(run(5), run(5));
  EXPECT_NE(run(5), run(6));
}

TEST_F(Network, CaptureBecomesAPcapFile) {
  const auto sa = network.bind_udp(a, at("192.0.2.1:5060"), in_a.handler());
  network.bind_udp(b, at("192.0.2.2:5060"), in_b.handler()).value();
  network.send(sa->id, at("192.0.2.2:5060"), bytes_of("hello"));
  network.add_rule([](const Datagram&) { return Verdict::drop(); });
  network.send(sa->id, at("192.0.2.2:5060"), bytes_of("lost"));
  ASSERT_EQ(network.captured().size(), 2U);
  EXPECT_TRUE(network.captured()[1].lost);
  const Bytes file = to_pcap(network.captured(), WallTime(1'700'000'000s));
  ByteReader reader(file);
  EXPECT_EQ(reader.u32(), 0xa1b2c3d4U);
  reader.skip(20);
  EXPECT_EQ(reader.u32(), 1'700'001'000U);
  reader.skip(4);
  EXPECT_EQ(reader.u32(), 33U);
  EXPECT_EQ(reader.u32(), 33U);
  const auto packet = reader.view(33);
  EXPECT_EQ(packet[0], std::byte{0x45});
  EXPECT_EQ(packet[9], std::byte{17});
  EXPECT_EQ(text_of(packet.subspan(28)), "hello");
  // RFC 1071: over a header with its checksum the sum is all ones.
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < 20; i += 2) sum += ByteReader(packet.subspan(i, 2)).u16();
  EXPECT_EQ((sum & 0xffff) + (sum >> 16), 0xffffU);
  EXPECT_TRUE(reader.at_end());
  EXPECT_FALSE(write_pcap("/nowhere/at/all.pcap", network.captured(), WallTime{}));
}

}  // namespace
}  // namespace mtavip::testkit
