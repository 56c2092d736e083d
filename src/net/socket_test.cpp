#include "net/socket.h"

#include <algorithm>
#include <cerrno>

#include <gtest/gtest.h>

#include "net/interfaces.h"

namespace mtavip::net {
namespace {

TEST(SocketAddress, KeepsEveryEndpoint) {
  for (const char* text :
       {"192.0.2.1:5060", "0.0.0.0:0", "255.255.255.255:65535", "[2001:db8::1]:5061", "[fe80::1%3]:9"}) {
    const auto endpoint = Endpoint::parse(text);
    ASSERT_TRUE(endpoint) << text;
    EXPECT_EQ(SocketAddress(*endpoint).endpoint(), *endpoint) << text;
  }
}

TEST(Socket, SaysWhichPortIsTaken) {
  for (const int type : {SOCK_DGRAM, SOCK_STREAM}) {
    const auto first = bind_socket(type, *Endpoint::parse("127.0.0.1:0"), "SIP");
    ASSERT_TRUE(first);
    if (type == SOCK_STREAM) {
      ASSERT_EQ(::listen(first->get(), 1), 0);
    }
    const Endpoint address = local_endpoint(first->get());
    const auto second = bind_socket(type, address, "SIP");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, NetError::kAddressInUse);
    EXPECT_EQ(second.error().detail, "SIP cannot use " + address.to_string() + ": another program has port " +
                                         std::to_string(address.port) + ". Choose another port, or end that program.");
  }
}

TEST(Socket, SaysThatAnAddressIsNotOurs) {
  const auto fd = bind_socket(SOCK_DGRAM, *Endpoint::parse("192.0.2.77:5060"), "SIP");
  ASSERT_FALSE(fd);
  EXPECT_EQ(fd.error().code, NetError::kAddressNotAvailable);
  EXPECT_NE(fd.error().detail.find("192.0.2.77"), std::string::npos);
}

TEST(Socket, ErrorNumbersHaveMeanings) {
  EXPECT_EQ(to_transport_error(ECONNREFUSED), TransportError::kRefused);
  EXPECT_EQ(to_transport_error(EHOSTUNREACH), TransportError::kUnreachable);
  EXPECT_EQ(to_transport_error(ETIMEDOUT), TransportError::kTimedOut);
  EXPECT_EQ(to_transport_error(ECONNRESET), TransportError::kReset);
  EXPECT_EQ(to_transport_error(EMSGSIZE), TransportError::kTooLarge);
  EXPECT_EQ(to_transport_error(EMFILE), TransportError::kLocal);
  EXPECT_EQ(to_net_error(EMFILE), NetError::kOutOfDescriptors);
  EXPECT_EQ(to_net_error(EACCES), NetError::kPermission);
  EXPECT_EQ(error_text(ECONNREFUSED), "Connection refused");
}

TEST(Interfaces, ListsTheLoopback) {
  const auto addresses = interface_addresses();
  EXPECT_TRUE(std::any_of(addresses.begin(), addresses.end(), [](const InterfaceAddress& entry) {
    return entry.loopback && entry.address == IpAddress::v4({127, 0, 0, 1});
  }));
}

TEST(Interfaces, FindsTheAddressTowardsAPeer) {
  const auto loopback = IpAddress::v4({127, 0, 0, 1});
  EXPECT_EQ(local_address_towards(loopback), loopback);
  EXPECT_EQ(local_address_towards(*IpAddress::parse("::1")), IpAddress::parse("::1"));
  EXPECT_FALSE(default_local_address(false).is_unspecified());
  EXPECT_FALSE(default_local_address(false).is_v6());
  EXPECT_TRUE(default_local_address(true).is_v6());
}

}  // namespace
}  // namespace mtavip::net
