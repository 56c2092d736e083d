#include "sip/transport_selector.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::sip {
namespace {

constexpr IpAddress kPeer = IpAddress::v4({192, 0, 2, 9});

struct Fixture {
  explicit Fixture(const IpAddress& bound) {
    LocalSocket socket;
    socket.id = SocketId{1};
    socket.kind = TransportKind::kUdp;
    socket.address = {bound, 5060};
    socket.advertised = {bound.is_unspecified() ? IpAddress::v4({10, 0, 0, 1}) : bound, 5060};
    selector.add_socket(socket);
  }
  Endpoint towards(const IpAddress& peer) {
    const auto flow = selector.flow_to(Timestamp{}, {TransportKind::kUdp, {peer, 5060}, {}});
    return flow ? selector.local_address(*flow) : Endpoint{};
  }
  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime{}};
  SipTimers timers;
  SipLimits limits;
  TransportSelector selector{environment, timers, limits};
};

std::optional<IpAddress> find(const IpAddress& remote) {
  if (remote == kPeer) return IpAddress::v4({192, 0, 2, 1});
  return std::nullopt;
}

TEST(TransportSelector, ASocketOnEveryAddressIsKnownByTheOneThatThePeerSees) {
  Fixture f({});
  f.selector.set_address_finder(find);
  EXPECT_EQ(f.towards(kPeer), (Endpoint{IpAddress::v4({192, 0, 2, 1}), 5060}));
  // No route: as advertised.
  EXPECT_EQ(f.towards(IpAddress::v4({198, 51, 100, 1})), (Endpoint{IpAddress::v4({10, 0, 0, 1}), 5060}));
}

TEST(TransportSelector, ASocketBoundToOneAddressIsKnownByThat) {
  Fixture f(IpAddress::v4({10, 0, 0, 7}));
  f.selector.set_address_finder(find);
  EXPECT_EQ(f.towards(kPeer), (Endpoint{IpAddress::v4({10, 0, 0, 7}), 5060}));
}

TEST(TransportSelector, WithoutAFinderTheAdvertisedAddressCounts) {
  Fixture f({});
  EXPECT_EQ(f.towards(kPeer), (Endpoint{IpAddress::v4({10, 0, 0, 1}), 5060}));
}

/// A connection of ours that somebody needs, to a server that wants keep-alives.
struct KeptAlive : Fixture {
  KeptAlive() : Fixture(IpAddress::v4({10, 0, 0, 1})) {
    LocalSocket socket;
    socket.id = SocketId{2};
    socket.kind = TransportKind::kTcp;
    socket.address = socket.advertised = {IpAddress::v4({10, 0, 0, 1}), 5060};
    selector.add_socket(socket);
    flow = *selector.flow_to(now, {TransportKind::kTcp, {kPeer, 5060}, {}});
    selector.handle(now, ConnectionOpened{flow.connection, flow.kind, socket.address, flow.remote, false});
    selector.hold(flow);
    selector.keep_alive(now, flow, 100s);
    static_cast<void>(sent());
  }
  void run(Duration span) {
    const Timestamp until = now + span;
    while (selector.deadline() && *selector.deadline() <= until) {
      now = std::max(now, *selector.deadline());
      selector.handle_timeout(now);
    }
    now = until;
  }
  std::size_t sent() {
    std::size_t count = 0;
    while (const auto output = selector.next_output()) count += std::holds_alternative<SendStream>(*output) ? 1 : 0;
    return count;
  }
  Timestamp now{};
  Flow flow;
};

TEST(TransportSelector, KeepsAliveAsOftenAsTheServerSays) {
  KeptAlive f;
  f.run(79s);
  EXPECT_EQ(f.sent(), 0U);
  f.run(22s);
  EXPECT_EQ(f.sent(), 1U);
  f.selector.handle(f.now, ConnectionData{f.flow.connection, to_bytes(std::string_view("\r\n"))});
  f.run(50s);
  EXPECT_FALSE(f.selector.next_event());
  EXPECT_EQ(f.selector.connections(), 1U);
}

TEST(TransportSelector, AServerThatOwesAnAnswerHasFailed) {
  KeptAlive f;
  // Never answered before: it has said that it would.
  f.run(111s);
  const auto event = f.selector.next_event();
  ASSERT_TRUE(event && std::holds_alternative<FlowFailed>(*event));
  EXPECT_EQ(std::get<FlowFailed>(*event).flow, f.flow);
  EXPECT_EQ(std::get<FlowFailed>(*event).error, TransportError::kTimedOut);
  EXPECT_EQ(f.selector.connections(), 0U);
}

}  // namespace
}  // namespace mtavip::sip
