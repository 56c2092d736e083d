// RFC 3263, case by case.
#include "sip/server_locator.h"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mtavip::sip {
namespace {

class Locator : public testing::Test {
 protected:
  using Zone = std::map<std::pair<DnsType, std::string>, std::vector<DnsRecord>>;

  static IpAddress ip(const char* text) { return *IpAddress::parse(text); }

  /// All targets as "udp 192.0.2.1:5060", DNS being answered from the zone.
  std::vector<std::string> locate(std::string_view uri) {
    auto request = lookup_of(*Uri::parse(uri));
    if (!request) return {"unsupported"};
    request->usable = usable;
    const LookupId id = locator.start(now, *request);
    std::vector<std::string> found;
    for (int i = 0; i < 100; ++i) {
      Target target;
      const auto next = locator.next(now, id, target);
      if (next == ServerLocator::Next::kExhausted) break;
      if (next == ServerLocator::Next::kTarget) {
        static constexpr const char* kNames[] = {"udp ", "tcp ", "tls ", "ws ", "wss "};
        found.push_back(kNames[static_cast<int>(target.kind)] + target.remote.to_string() +
                        (target.server_name.empty() ? "" : " " + target.server_name));
        continue;
      }
      answer_all();
    }
    locator.drop(id);
    return found;
  }
  void answer_all() {
    while (const auto query = locator.next_query()) {
      ++asked;
      DnsAnswer answer{query->id, DnsStatus::kNotFound, {}, ttl};
      if (const auto records = zone.find({query->type, query->name}); records != zone.end()) {
        answer.status = DnsStatus::kOk;
        answer.records = records->second;
      }
      locator.handle(now, answer);
    }
  }

  Timestamp now{};
  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime{}};
  SipTimers timers;
  SipLimits limits;
  ServerLocator locator{environment, timers, limits};
  UsableTransports usable{{true, true, true, false, false}, {true, true, true, false, false}};
  Zone zone;
  Duration ttl{};
  int asked = 0;
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(Locator, NumericHostsAskNothing) {
  EXPECT_THAT(locate("sip:a@192.0.2.1"), ElementsAre("udp 192.0.2.1:5060"));
  EXPECT_THAT(locate("sip:a@192.0.2.1:5070;transport=tcp"), ElementsAre("tcp 192.0.2.1:5070"));
  EXPECT_THAT(locate("sip:a@[2001:db8::1]"), ElementsAre("udp [2001:db8::1]:5060"));
  EXPECT_THAT(locate("sips:a@192.0.2.1"), ElementsAre("tls 192.0.2.1:5061 192.0.2.1"));
  EXPECT_THAT(locate("sip:a@x.example;maddr=192.0.2.9"), ElementsAre("udp 192.0.2.9:5060"));
  EXPECT_THAT(locate("sips:a@192.0.2.1;transport=tcp"), ElementsAre("tls 192.0.2.1:5061 192.0.2.1"));
  EXPECT_EQ(asked, 0);
}

TEST_F(Locator, UnusableTransports) {
  EXPECT_THAT(locate("sip:a@192.0.2.1;transport=sctp"), ElementsAre("unsupported"));
  EXPECT_THAT(locate("sips:a@192.0.2.1;transport=udp"), ElementsAre("unsupported"));
  usable = {{true, false, false, false, false}, {}};
  EXPECT_THAT(locate("sip:a@192.0.2.1;transport=tls"), IsEmpty());
  EXPECT_THAT(locate("sip:a@[2001:db8::1]"), IsEmpty());
}

TEST_F(Locator, PortMeansAddressesOnly) {
  zone[{DnsType::kA, "example.com"}] = {ip("192.0.2.1"), ip("192.0.2.2")};
  zone[{DnsType::kAaaa, "example.com"}] = {ip("2001:db8::1")};
  EXPECT_THAT(locate("sip:a@example.com:5070"),
              ElementsAre("udp [2001:db8::1]:5070", "udp 192.0.2.1:5070", "udp 192.0.2.2:5070"));
  EXPECT_EQ(asked, 2);
}

TEST_F(Locator, NaptrThenSrvThenAddresses) {
  zone[{DnsType::kNaptr, "example.com"}] = {NaptrRecord{50, 50, "s", "SIP+D2U", "", "_sip._udp.example.com"},
                                            NaptrRecord{50, 20, "s", "SIPS+D2T", "", "_sips._tcp.example.com"},
                                            NaptrRecord{10, 10, "s", "SIP+D2S", "", "_sip._sctp.example.com"}};
  zone[{DnsType::kSrv, "_sips._tcp.example.com"}] = {SrvRecord{1, 0, 5061, "tls.example.com"}};
  zone[{DnsType::kSrv, "_sip._udp.example.com"}] = {SrvRecord{2, 0, 5060, "b.example.com"},
                                                    SrvRecord{1, 0, 5060, "a.example.com"}};
  zone[{DnsType::kA, "tls.example.com"}] = {ip("192.0.2.3")};
  zone[{DnsType::kA, "a.example.com"}] = {ip("192.0.2.1")};
  zone[{DnsType::kA, "b.example.com"}] = {ip("192.0.2.2")};
  // The certificate is for the name that was asked for.
  EXPECT_THAT(locate("sip:x@example.com"),
              ElementsAre("tls 192.0.2.3:5061 example.com", "udp 192.0.2.1:5060", "udp 192.0.2.2:5060"));
  EXPECT_THAT(locate("sips:x@example.com"), ElementsAre("tls 192.0.2.3:5061 example.com"));
}

TEST_F(Locator, SrvWithoutNaptr) {
  zone[{DnsType::kSrv, "_sip._tcp.example.com"}] = {SrvRecord{1, 0, 5080, "a.example.com"}};
  zone[{DnsType::kA, "a.example.com"}] = {ip("192.0.2.1")};
  EXPECT_THAT(locate("sip:x@example.com"), ElementsAre("tcp 192.0.2.1:5080"));
  EXPECT_THAT(locate("sip:x@example.com;transport=tcp"), ElementsAre("tcp 192.0.2.1:5080"));
}

TEST_F(Locator, NothingButAddresses) {
  zone[{DnsType::kA, "example.com"}] = {ip("192.0.2.1")};
  EXPECT_THAT(locate("sip:x@example.com"), ElementsAre("udp 192.0.2.1:5060"));
  EXPECT_THAT(locate("sips:x@example.com"), ElementsAre("tls 192.0.2.1:5061 example.com"));
  EXPECT_THAT(locate("sip:x@example.org"), IsEmpty());
}

TEST_F(Locator, AnswersAreKeptForTheirTime) {
  ttl = 60s;
  zone[{DnsType::kA, "example.com"}] = {ip("192.0.2.1")};
  EXPECT_THAT(locate("sip:x@example.com:5060"), ElementsAre("udp 192.0.2.1:5060"));
  const int before = asked;
  EXPECT_THAT(locate("sip:x@EXAMPLE.com:5060"), ElementsAre("udp 192.0.2.1:5060"));
  EXPECT_EQ(asked, before);
  now += 61s;
  EXPECT_THAT(locate("sip:x@example.com:5060"), ElementsAre("udp 192.0.2.1:5060"));
  EXPECT_GT(asked, before);
}

TEST_F(Locator, UnreachableServersComeLastForSomeTime) {
  zone[{DnsType::kA, "example.com"}] = {ip("192.0.2.1"), ip("192.0.2.2")};
  locator.mark_unreachable(now, {TransportKind::kUdp, {ip("192.0.2.1"), 5060}, {}});
  EXPECT_THAT(locate("sip:x@example.com:5060"), ElementsAre("udp 192.0.2.2:5060", "udp 192.0.2.1:5060"));
  now += timers.unreachable_memory;
  EXPECT_THAT(locate("sip:x@example.com:5060"), ElementsAre("udp 192.0.2.1:5060", "udp 192.0.2.2:5060"));
}

TEST_F(Locator, TargetsAreLimited) {
  for (int i = 0; i < 40; ++i) {
    zone[{DnsType::kA, "example.com"}].emplace_back(IpAddress::v4({192, 0, 2, static_cast<std::uint8_t>(i)}));
  }
  EXPECT_EQ(locate("sip:x@example.com:5060").size(), limits.targets);
}

}  // namespace
}  // namespace mtavip::sip
