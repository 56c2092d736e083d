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

}  // namespace
}  // namespace mtavip::sip
