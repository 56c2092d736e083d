#include "net/dns_message.h"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "base/random.h"
#include "base/text.h"

namespace mtavip::net {
namespace {

/// Writes DNS messages.
class Message {
 public:
  explicit Message(std::string_view name, unsigned flags = 0x8180, std::uint16_t questions = 1) : writer_(bytes_) {
    writer_.u16(0x1234);
    writer_.u16(static_cast<std::uint16_t>(flags));
    writer_.u16(questions);
    writer_.zeros(6);
    this->name(name);
    writer_.u16(1);
    writer_.u16(1);
  }
  Message& name(std::string_view text) {
    for (const std::string_view label : split(text, '.')) {
      if (label.empty()) continue;
      writer_.u8(static_cast<std::uint8_t>(label.size()));
      writer_.text(label);
    }
    writer_.u8(0);
    return *this;
  }
  Message& record(std::string_view owner, std::uint16_t type, std::uint32_t ttl, const Bytes& data,
                  bool answer = true) {
    ++(answer ? answers_ : authorities_);
    writer_.patch_u16(6, answers_);
    writer_.patch_u16(8, authorities_);
    if (owner == "@") {
      writer_.u16(0xc00c);  // the question's name
    } else {
      name(owner);
    }
    writer_.u16(type);
    writer_.u16(1);
    writer_.u32(ttl);
    writer_.u16(static_cast<std::uint16_t>(data.size()));
    writer_.bytes(data);
    return *this;
  }
  static Bytes name_bytes(std::string_view text) {
    Message scratch("x");
    const std::size_t before = scratch.bytes_.size();
    scratch.name(text);
    return {scratch.bytes_.begin() + static_cast<std::ptrdiff_t>(before), scratch.bytes_.end()};
  }
  static Bytes srv(std::uint16_t priority, std::uint16_t weight, std::uint16_t port, std::string_view target) {
    Bytes data;
    ByteWriter writer(data);
    writer.u16(priority);
    writer.u16(weight);
    writer.u16(port);
    writer.bytes(name_bytes(target));
    return data;
  }
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }
  Bytes& bytes() { return bytes_; }

 private:
  Bytes bytes_;
  ByteWriter writer_;
  std::uint16_t answers_ = 0;
  std::uint16_t authorities_ = 0;
};

Bytes raw(std::initializer_list<int> values) {
  Bytes bytes;
  for (const int value : values) bytes.push_back(static_cast<std::byte>(value));
  return bytes;
}

Bytes start_of_authority(std::uint32_t minimum) {
  Bytes data = Message::name_bytes("ns.example");
  const Bytes mail = Message::name_bytes("root.example");
  data.insert(data.end(), mail.begin(), mail.end());
  ByteWriter writer(data);
  writer.zeros(16);
  writer.u32(minimum);
  return data;
}

TEST(DnsMessage, Addresses) {
  const auto v4 = parse_dns_reply(Message("a.example")
                                      .record("@", 1, 60, raw({192, 0, 2, 1}))
                                      .record("A.EXAMPLE", 1, 30, raw({192, 0, 2, 2}))
                                      .bytes(),
                                  DnsType::kA);
  ASSERT_TRUE(v4);
  EXPECT_EQ(v4->status, DnsStatus::kOk);
  ASSERT_EQ(v4->records.size(), 2U);
  EXPECT_EQ(std::get<IpAddress>(v4->records[1]), IpAddress::v4({192, 0, 2, 2}));
  EXPECT_EQ(v4->time_to_live, std::chrono::seconds(30));

  Bytes octets(16);
  octets[15] = std::byte{1};
  const auto v6 = parse_dns_reply(Message("a.example").record("@", 28, 60, octets).bytes(), DnsType::kAaaa);
  ASSERT_TRUE(v6);
  EXPECT_EQ(std::get<IpAddress>(v6->records.at(0)), IpAddress::parse("::1"));
}

TEST(DnsMessage, Services) {
  const auto reply = parse_dns_reply(Message("_sip._udp.example.com")
                                         .record("@", 33, 60, Message::srv(1, 2, 5060, "sip1.example.com"))
                                         .record("@", 33, 60, Message::srv(3, 4, 5070, "."))
                                         .bytes(),
                                     DnsType::kSrv);
  ASSERT_TRUE(reply);
  ASSERT_EQ(reply->records.size(), 2U);
  const auto& srv = std::get<SrvRecord>(reply->records[0]);
  EXPECT_EQ(srv.priority, 1);
  EXPECT_EQ(srv.weight, 2);
  EXPECT_EQ(srv.port, 5060);
  EXPECT_EQ(srv.target, "sip1.example.com");
  EXPECT_EQ(std::get<SrvRecord>(reply->records[1]).target, ".");
}

TEST(DnsMessage, NamingAuthorityPointers) {
  Bytes data = raw({0, 10, 0, 50, 1, 's', 7, 'S', 'I', 'P', '+', 'D', '2', 'T', 0});
  const Bytes replacement = Message::name_bytes("_sip._tcp.example.com");
  data.insert(data.end(), replacement.begin(), replacement.end());
  const auto reply = parse_dns_reply(Message("example.com").record("@", 35, 60, data).bytes(), DnsType::kNaptr);
  ASSERT_TRUE(reply);
  const auto& naptr = std::get<NaptrRecord>(reply->records.at(0));
  EXPECT_EQ(naptr.order, 10);
  EXPECT_EQ(naptr.preference, 50);
  EXPECT_EQ(naptr.flags, "s");
  EXPECT_EQ(naptr.service, "SIP+D2T");
  EXPECT_EQ(naptr.regexp, "");
  EXPECT_EQ(naptr.replacement, "_sip._tcp.example.com");
}

TEST(DnsMessage, FollowsAliasesAndLeavesOutStrangers) {
  const auto reply = parse_dns_reply(Message("a.example")
                                         .record("c.example", 1, 60, raw({192, 0, 2, 3}))
                                         .record("b.example", 5, 20, Message::name_bytes("c.example"))
                                         .record("@", 5, 40, Message::name_bytes("b.example"))
                                         .record("other.example", 1, 60, raw({192, 0, 2, 66}))
                                         .bytes(),
                                     DnsType::kA);
  ASSERT_TRUE(reply);
  ASSERT_EQ(reply->records.size(), 1U);
  EXPECT_EQ(std::get<IpAddress>(reply->records[0]), IpAddress::v4({192, 0, 2, 3}));
  EXPECT_EQ(reply->time_to_live, std::chrono::seconds(20));
}

TEST(DnsMessage, AliasesThatGoInCirclesEnd) {
  const auto reply = parse_dns_reply(Message("a.example")
                                         .record("@", 5, 20, Message::name_bytes("b.example"))
                                         .record("b.example", 5, 20, Message::name_bytes("a.example"))
                                         .bytes(),
                                     DnsType::kA);
  ASSERT_TRUE(reply);
  EXPECT_TRUE(reply->records.empty());
}

TEST(DnsMessage, NegativeAnswersSayHowLongTheyHold) {
  const auto none =
      parse_dns_reply(Message("a", 0x8183).record("a", 6, 900, start_of_authority(300), false).bytes(), DnsType::kA);
  ASSERT_TRUE(none);
  EXPECT_EQ(none->status, DnsStatus::kNotFound);
  EXPECT_EQ(none->time_to_live, std::chrono::seconds(300));
  const auto empty =
      parse_dns_reply(Message("a").record("a", 6, 100, start_of_authority(300), false).bytes(), DnsType::kA);
  ASSERT_TRUE(empty);
  EXPECT_EQ(empty->status, DnsStatus::kOk);
  EXPECT_EQ(empty->time_to_live, std::chrono::seconds(100));
  EXPECT_EQ(parse_dns_reply(Message("a", 0x8182).bytes(), DnsType::kA)->status, DnsStatus::kFailed);
}

TEST(DnsMessage, LivesAreBounded) {
  const auto reply = [](std::uint32_t ttl) {
    return parse_dns_reply(Message("a").record("a", 1, ttl, raw({1, 2, 3, 4})).bytes(), DnsType::kA)->time_to_live;
  };
  EXPECT_EQ(reply(0x7fffffff), std::chrono::hours(24));
  EXPECT_EQ(reply(0x80000000), std::chrono::seconds(0));
}

TEST(DnsMessage, RefusesWhatIsNotOne) {
  struct Case {
    const char* what;
    Bytes bytes;
    DnsMessageError error;
  };
  const Bytes address = raw({1, 2, 3, 4});
  Message long_name(std::string(63, 'a') + "." + std::string(63, 'b') + "." + std::string(63, 'c') + "." +
                    std::string(63, 'd'));
  const Case cases[] = {
      {"nothing", {}, DnsMessageError::kTruncated},
      {"a header only", Bytes(12), DnsMessageError::kNotAReply},
      {"a question", Message("a", 0x0100).bytes(), DnsMessageError::kNotAReply},
      {"two questions", Message("a", 0x8180, 2).bytes(), DnsMessageError::kNotAReply},
      {"an address of five", Message("a").record("@", 1, 1, raw({1, 2, 3, 4, 5})).bytes(), DnsMessageError::kBadRecord},
      {"an address of three", Message("a").record("@", 1, 1, raw({1, 2, 3})).bytes(), DnsMessageError::kBadRecord},
      {"a name of 257", long_name.bytes(), DnsMessageError::kBadName},
      {"a pointer to itself", Message("a").record("@", 5, 1, raw({0xc0, 31})).bytes(), DnsMessageError::kBadName},
      {"a pointer ahead", Message("a").record("@", 5, 1, raw({0xc0, 0xff})).bytes(), DnsMessageError::kBadName},
      {"a reserved label", Message("a").record("@", 5, 1, raw({0x80, 1})).bytes(), DnsMessageError::kBadName},
      {"a space in a name", Message("a b").bytes(), DnsMessageError::kBadName},
      {"a dot in a label", Message("a").record("@", 5, 1, raw({3, 'a', '.', 'b', 0})).bytes(),
       DnsMessageError::kBadName},
      {"a name without end", Message("a").record("@", 5, 1, raw({1, 'b'})).bytes(), DnsMessageError::kTruncated},
      {"rest after a name", Message("a").record("@", 5, 1, raw({1, 'b', 0, 0})).bytes(), DnsMessageError::kBadRecord},
  };
  for (const Case& c : cases) {
    const auto reply = parse_dns_reply(c.bytes, DnsType::kA);
    ASSERT_FALSE(reply) << c.what;
    EXPECT_EQ(reply.error(), c.error) << c.what;
  }
  Message claims("a");
  claims.record("@", 1, 1, address);
  claims.bytes()[7] = std::byte{2};
  EXPECT_EQ(parse_dns_reply(claims.bytes(), DnsType::kA).error(), DnsMessageError::kTruncated);
}

TEST(DnsMessage, LimitsHold) {
  DnsMessageLimits limits;
  limits.records = 3;
  limits.aliases = 2;
  Message records("a");
  for (int i = 0; i < 3; ++i) records.record("@", 1, 1, raw({1, 2, 3, 4}));
  EXPECT_EQ(parse_dns_reply(records.bytes(), DnsType::kA, limits)->records.size(), 3U);
  records.record("@", 1, 1, raw({1, 2, 3, 4}));
  EXPECT_EQ(parse_dns_reply(records.bytes(), DnsType::kA, limits).error(), DnsMessageError::kTooManyRecords);

  limits.records = 10;
  Message two("a");
  two.record("a", 5, 1, Message::name_bytes("b")).record("b", 5, 1, Message::name_bytes("c"));
  Message three("a");
  three.record("a", 5, 1, Message::name_bytes("b")).record("b", 5, 1, Message::name_bytes("c"));
  two.record("c", 1, 1, raw({1, 2, 3, 4}));
  three.record("c", 5, 1, Message::name_bytes("d")).record("d", 1, 1, raw({1, 2, 3, 4}));
  EXPECT_EQ(parse_dns_reply(two.bytes(), DnsType::kA, limits)->records.size(), 1U);
  EXPECT_EQ(parse_dns_reply(three.bytes(), DnsType::kA, limits)->records.size(), 0U);
}

TEST(DnsMessage, SurvivesEveryTruncationAndManyDamages) {
  Bytes naptr = raw({0, 10, 0, 50, 1, 's', 7, 'S', 'I', 'P', '+', 'D', '2', 'T', 0, 0xc0, 12});
  const Bytes whole = Message("example.com")
                          .record("@", 35, 60, naptr)
                          .record("@", 5, 60, Message::name_bytes("b.example"))
                          .record("b.example", 6, 60, start_of_authority(5), false)
                          .bytes();
  ASSERT_TRUE(parse_dns_reply(whole, DnsType::kNaptr));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(parse_dns_reply(ByteView(whole).first(size), DnsType::kNaptr)) << size;
  }
  SeededRandom random(11);
  for (int i = 0; i < 20'000; ++i) {
    Bytes damaged = whole;
    for (int k = 0; k < 3; ++k) damaged[random.below(damaged.size())] = static_cast<std::byte>(random.below(256));
    static_cast<void>(parse_dns_reply(damaged, DnsType::kNaptr));
  }
}

}  // namespace
}  // namespace mtavip::net
