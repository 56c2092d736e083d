#include "h323/endpoint/target.h"

#include <gtest/gtest.h>

namespace mtavip::h323 {
namespace {

struct Row {
  const char* text;
  bool gatekeeper;
  std::optional<Target> expected;
};

Target make(std::string host, std::uint16_t port = 0, std::string user = {}, std::string room = {}) {
  return {std::move(host), port, std::move(user), std::move(room)};
}

TEST(Target, TakenApart) {
  const Row rows[] = {
      {"192.0.2.1", false, make("192.0.2.1")},
      {"192.0.2.1:1721", false, make("192.0.2.1", 1721)},
      {"h323:192.0.2.1", false, make("192.0.2.1")},
      {"H323:192.0.2.1:1722", true, make("192.0.2.1", 1722)},
      {"192.0.2.1##1234", false, make("192.0.2.1", 0, {}, "1234")},
      {"room.example.com##77", true, make("room.example.com", 0, {}, "77")},
      {"[2001:db8::1]:1720", false, make("2001:db8::1", 1720)},
      {"[2001:db8::1]", false, make("2001:db8::1")},
      {"2001:db8::1", true, make("2001:db8::1")},
      {"h323:bob@example.com", false, make("example.com", 0, "bob")},
      {"h323:@example.com", false, make("example.com")},
      {"h323:bob%20smith@example.com;tag=1", false, make("example.com", 0, "bob smith")},
      {"bob@example.com:1800", true, make("example.com", 1800, "bob")},
      {"bob@[::1]:1800", false, make("::1", 1800, "bob")},
      {"1002", true, make({}, 0, "1002")},
      {"+4930123", true, make({}, 0, "+4930123")},
      {"*55#", true, make({}, 0, "*55#")},
      {"bob", true, make({}, 0, "bob")},
      {"h323:bob", true, make({}, 0, "bob")},
      {"bob", false, make("bob")},
      {"localhost:1720", false, make("localhost", 1720)},
      {"video.example.com", true, make("video.example.com")},
      {" 10.0.0.1 ", false, make("10.0.0.1")},
      {"1002", false, std::nullopt},
      {"", false, std::nullopt},
      {"h323:", true, std::nullopt},
      {"host:0", false, std::nullopt},
      {"host:70000", false, std::nullopt},
      {"bob@", true, std::nullopt},
      {"bob@a b", true, std::nullopt},
      {"0.0.0.0", false, std::nullopt},
      {"224.0.1.41", false, std::nullopt},
      {"10.0.0.1##", false, std::nullopt},
      {"bob%0@example.com", true, std::nullopt},
      {"bob%00@example.com", true, std::nullopt},
  };
  for (const auto& row : rows) {
    const auto target = parse_target(row.text, row.gatekeeper);
    ASSERT_EQ(target.has_value(), row.expected.has_value()) << row.text;
    if (!target) continue;
    EXPECT_EQ(*target, *row.expected) << row.text << " -> " << target->user << " at " << target->host;
  }
}

TEST(Target, TooLongIsNothing) {
  EXPECT_TRUE(parse_target(std::string(512, 'a'), true));
  EXPECT_FALSE(parse_target(std::string(513, 'a'), true));
}

TEST(Target, Aliases) {
  using ras::Alias;
  using ras::AliasKind;
  EXPECT_TRUE(parse_target("10.0.0.1", false)->aliases().empty());
  EXPECT_EQ(parse_target("10.0.0.1##12", false)->aliases(), (std::vector<Alias>{{AliasKind::kDialledDigits, "12"}}));
  EXPECT_EQ(parse_target("1002", true)->aliases(), (std::vector<Alias>{{AliasKind::kDialledDigits, "1002"}}));
  EXPECT_EQ(parse_target("+49301", true)->aliases(), (std::vector<Alias>{{AliasKind::kDialledDigits, "49301"}}));
  EXPECT_EQ(parse_target("bob@example.com", true)->aliases(),
            (std::vector<Alias>{{AliasKind::kH323Id, "bob"}, {AliasKind::kUrl, "h323:bob@example.com"}}));
}

}  // namespace
}  // namespace mtavip::h323
