#include "h323/endpoint/address_search.h"

#include <deque>

#include <gtest/gtest.h>

#include "testkit/dns_zone.h"

namespace mtavip::h323 {
namespace {

const IpAddress kOne = IpAddress::v4({192, 0, 2, 1});
const IpAddress kTwo = IpAddress::v4({192, 0, 2, 2});
const IpAddress kSix = *IpAddress::parse("2001:db8::1");

struct Search {
  testkit::DnsZone zone;
  SeededRandom random{1};
  std::uint64_t last_query = 100;
  AddressSearch::Settings settings;
  std::string why_not;

  std::vector<Endpoint> run(const std::string& host, std::uint16_t port = 0) {
    AddressSearch search(host, port, settings, random, last_query);
    const auto first = search.start();
    std::deque<DnsQuery> queries(first.begin(), first.end());
    while (!queries.empty()) {
      EXPECT_TRUE(search.asks(queries.front().id));
      const auto more = search.handle(zone.answer(queries.front()));
      queries.pop_front();
      queries.insert(queries.end(), more.begin(), more.end());
    }
    EXPECT_TRUE(search.done());
    why_not = search.why_not();
    return search.addresses();
  }
};

TEST(AddressSearch, AddressNeedsNoQuestion) {
  Search s;
  EXPECT_EQ(s.run("192.0.2.1"), (std::vector<Endpoint>{{kOne, 1720}}));
  EXPECT_EQ(s.run("2001:db8::1", 99), (std::vector<Endpoint>{{kSix, 99}}));
  EXPECT_EQ(s.last_query, 100U);
}

TEST(AddressSearch, ServiceRecordsByPriority) {
  Search s;
  s.zone.add_srv("_h323cs._tcp.example.com", {20, 0, 1720, "two.example.com"});
  s.zone.add_srv("_h323cs._tcp.example.com", {10, 0, 1800, "one.example.com"});
  s.zone.add_address("one.example.com", kOne);
  s.zone.add_address("two.example.com", kTwo);
  EXPECT_EQ(s.run("example.com"), (std::vector<Endpoint>{{kOne, 1800}, {kTwo, 1720}}));
}

TEST(AddressSearch, AnotherService) {
  Search s;
  s.settings.service = "_h323rs._udp";
  s.settings.default_port = 1719;
  s.zone.add_srv("_h323rs._udp.example.com", {10, 0, 1900, "one.example.com"});
  s.zone.add_address("one.example.com", kOne);
  s.zone.add_address("two.example.com", kTwo);
  EXPECT_EQ(s.run("example.com"), (std::vector<Endpoint>{{kOne, 1900}}));
  EXPECT_EQ(s.run("two.example.com"), (std::vector<Endpoint>{{kTwo, 1719}}));
  EXPECT_EQ(s.run("192.0.2.1"), (std::vector<Endpoint>{{kOne, 1719}}));
}

TEST(AddressSearch, WeightsShareTheLoad) {
  Search s;
  s.zone.add_srv("_h323cs._tcp.example.com", {1, 90, 1, "one.example.com"});
  s.zone.add_srv("_h323cs._tcp.example.com", {1, 10, 2, "two.example.com"});
  s.zone.add_address("one.example.com", kOne);
  s.zone.add_address("two.example.com", kTwo);
  int first = 0;
  for (int i = 0; i < 1000; ++i) first += s.run("example.com").front().address == kOne ? 1 : 0;
  EXPECT_NEAR(first, 900, 60);
}

TEST(AddressSearch, PlainAddressWithoutService) {
  Search s;
  s.zone.add_address("example.com", kOne);
  s.zone.add_address("example.com", kSix);
  EXPECT_EQ(s.run("example.com"), (std::vector<Endpoint>{{kSix, 1720}, {kOne, 1720}}));
  EXPECT_EQ(s.run("example.com", 5000), (std::vector<Endpoint>{{kSix, 5000}, {kOne, 5000}}));
  s.settings.prefer_ipv6 = false;
  EXPECT_EQ(s.run("example.com").front().address, kOne);
  s.settings.ipv6 = false;
  EXPECT_EQ(s.run("example.com"), (std::vector<Endpoint>{{kOne, 1720}}));
}

TEST(AddressSearch, SaysWhyThereIsNothing) {
  Search s;
  EXPECT_TRUE(s.run("nowhere.example").empty());
  EXPECT_EQ(s.why_not, "there is no host nowhere.example");
  s.zone.set_status("broken.example", DnsStatus::kFailed);
  EXPECT_TRUE(s.run("broken.example", 1720).empty());
  EXPECT_EQ(s.why_not, "the name server failed for broken.example");
}

TEST(AddressSearch, NoMoreAddressesThanAllowed) {
  Search s;
  s.settings.most_addresses = 4;
  for (std::uint8_t i = 1; i < 20; ++i) s.zone.add_address("example.com", IpAddress::v4({192, 0, 2, i}));
  EXPECT_EQ(s.run("example.com").size(), 4U);
}

}  // namespace
}  // namespace mtavip::h323
