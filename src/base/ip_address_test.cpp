#include "base/ip_address.h"

#include <unordered_set>

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip {
namespace {

TEST(IpAddress, ParsesAndPrintsInTheFormOfRfc5952) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"0.0.0.0", "0.0.0.0"},
      {"192.0.2.1", "192.0.2.1"},
      {"255.255.255.255", "255.255.255.255"},
      {"::", "::"},
      {"::1", "::1"},
      {"1::", "1::"},
      {"[2001:DB8::1]", "2001:db8::1"},
      {"2001:0db8:0000:0000:0001:0000:0000:0001", "2001:db8::1:0:0:1"},
      {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
      {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},
      {"2001:db8::0:1", "2001:db8::1"},
      {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
      {"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
      {"fe80::1%2", "fe80::1%2"},
      {"::ffff:192.0.2.1", "::ffff:c000:201"},
      {"64:ff9b::192.0.2.33", "64:ff9b::c000:221"},
      {"1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"},
  };
  for (const auto& [text, printed] : cases) {
    const auto address = IpAddress::parse(text);
    ASSERT_TRUE(address) << text;
    EXPECT_EQ(address->to_string(), printed);
    EXPECT_EQ(IpAddress::parse(printed), address);
  }
}

TEST(IpAddress, RefusesTheMalformed) {
  for (const auto* text : {"",
                           " ",
                           "1",
                           "1.2.3",
                           "1.2.3.4.5",
                           "1.2.3.256",
                           "1.2.3.-1",
                           "1.2.3.",
                           ".1.2.3",
                           "1..2.3",
                           "1.2.3.4 ",
                           " 1.2.3.4",
                           "0x1.2.3.4",
                           "1.2.3.0004",
                           "host",
                           "[1.2.3.4]",
                           "[::1",
                           "::1]",
                           ":",
                           ":::",
                           "1:2:3:4:5:6:7",
                           "1:2:3:4:5:6:7:8:9",
                           "1::2::3",
                           "12345::",
                           "g::1",
                           "1:2:3:4:5:6:7::8:9",
                           "::1.2.3",
                           "::1.2.3.4:5",
                           "1:2:3:4:5:6:7:1.2.3.4",
                           "fe80::1%",
                           "fe80::1%eth0",
                           "fe80::1%99999999999",
                           "1.2.3.4%1",
                           "[]",
                           "::%-1",
                           "1:2:3:4:5:6:7:8::"}) {
    EXPECT_FALSE(IpAddress::parse(text)) << text;
  }
}

TEST(IpAddress, Kinds) {
  const auto is = [](std::string_view text) { return *IpAddress::parse(text); };
  EXPECT_TRUE(IpAddress().is_unspecified());
  EXPECT_TRUE(is("::").is_unspecified());
  EXPECT_FALSE(is("::1").is_unspecified());
  for (const auto* loopback : {"127.0.0.1", "127.255.255.254", "::1"})
    EXPECT_TRUE(is(loopback).is_loopback()) << loopback;
  for (const auto* other : {"126.255.255.255", "128.0.0.1", "::2", "1::1"})
    EXPECT_FALSE(is(other).is_loopback()) << other;
  for (const auto* multicast : {"224.0.0.1", "239.255.255.255", "ff02::1"}) EXPECT_TRUE(is(multicast).is_multicast());
  for (const auto* other : {"223.255.255.255", "240.0.0.1", "fe80::1"}) EXPECT_FALSE(is(other).is_multicast());
  for (const auto* link : {"169.254.1.1", "fe80::1", "febf::1"}) EXPECT_TRUE(is(link).is_link_local());
  for (const auto* other : {"169.253.1.1", "fec0::1", "fd00::1"}) EXPECT_FALSE(is(other).is_link_local());
}

TEST(IpAddress, IsAValue) {
  const auto v4 = *IpAddress::parse("0.0.0.1");
  const auto v6 = *IpAddress::parse("1::");
  EXPECT_NE(v4, v6);
  EXPECT_LT(v4, v6);
  EXPECT_NE(*IpAddress::parse("fe80::1%1"), *IpAddress::parse("fe80::1%2"));
  std::unordered_set<Endpoint> set{{v4, 1}, {v4, 2}, {v6, 1}, {v4, 1}};
  EXPECT_EQ(set.size(), 3U);
}

TEST(Endpoint, ParsesAndPrints) {
  for (const auto* text : {"192.0.2.1:5060", "[2001:db8::1]:65535", "[fe80::1%3]:0", "0.0.0.0:0"}) {
    const auto endpoint = Endpoint::parse(text);
    ASSERT_TRUE(endpoint) << text;
    EXPECT_EQ(endpoint->to_string(), text);
  }
  for (const auto* text :
       {"", "192.0.2.1", "192.0.2.1:", "192.0.2.1:65536", "192.0.2.1:-1", ":5060", "::1:5060", "[::1]", "[::1]5060",
        "[::1:5060", "[]:5060", "host:5060", "192.0.2.1:5060 ", "::5", "[:5"}) {
    EXPECT_FALSE(Endpoint::parse(text)) << text;
  }
}

TEST(IpAddressProperty, ParseOfPrintIsTheSame) {
  SeededRandom random(3);
  for (int i = 0; i < 5000; ++i) {
    std::array<std::uint8_t, 16> octets{};
    for (auto& octet : octets) octet = random.below(2) == 0 ? 0 : static_cast<std::uint8_t>(random.below(256));
    const auto v6 = IpAddress::v6(octets, random.below(4) == 0 ? random.u32() : 0);
    ASSERT_EQ(IpAddress::parse(v6.to_string()), v6) << v6.to_string();
    const Endpoint endpoint{v6, static_cast<std::uint16_t>(random.below(65536))};
    ASSERT_EQ(Endpoint::parse(endpoint.to_string()), endpoint);
    const auto v4 = IpAddress::v4({octets[0], octets[1], octets[2], octets[3]});
    ASSERT_EQ(IpAddress::parse(v4.to_string()), v4);
  }
}

}  // namespace
}  // namespace mtavip
