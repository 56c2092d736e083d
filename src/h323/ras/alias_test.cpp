#include "h323/ras/alias.h"

#include <gtest/gtest.h>

namespace mtavip::h323::ras {
namespace {

TEST(Alias, FromText) {
  struct Case {
    std::string_view text;
    std::optional<AliasKind> kind;
  };
  const std::string long_name(257, 'x');
  const std::string long_number(129, '1');
  const std::string long_url = "h323:" + std::string(508, 'x');
  const Case cases[] = {
      {"1001", AliasKind::kDialledDigits},
      {"*72#,0", AliasKind::kDialledDigits},
      {"+49301234", AliasKind::kPartyNumber},
      {"+", AliasKind::kH323Id},
      {"bob", AliasKind::kH323Id},
      {"Konferenzraum 4", AliasKind::kH323Id},
      {"J\xc3\xbcrgen", AliasKind::kH323Id},
      {"h323:bob@example.com", AliasKind::kUrl},
      {"bob@example.com", AliasKind::kEmail},
      {"192.0.2.1:1720", AliasKind::kTransport},
      {"[2001:db8::1]:1720", AliasKind::kTransport},
      {":x", AliasKind::kH323Id},
      {"h323:bob with space", std::nullopt},
      {"", std::nullopt},
      {std::string_view(long_name).substr(1), AliasKind::kH323Id},
      {long_name, std::nullopt},
      {std::string_view(long_number).substr(1), AliasKind::kDialledDigits},
      {long_number, std::nullopt},
      {std::string_view(long_url).substr(0, 512), AliasKind::kUrl},
      {long_url, std::nullopt},
  };
  for (const Case& c : cases) {
    const auto alias = alias_from_text(c.text);
    ASSERT_EQ(alias.has_value(), c.kind.has_value()) << c.text;
    if (!alias) continue;
    EXPECT_EQ(alias->kind, *c.kind) << c.text;
    EXPECT_EQ(alias->text, c.text);
  }
}

TEST(Alias, Matches) {
  const Alias bob{AliasKind::kH323Id, "bob"};
  EXPECT_TRUE(matches(bob, {AliasKind::kH323Id, "Bob"}));
  EXPECT_FALSE(matches(bob, {AliasKind::kH323Id, "bobby"}));
  EXPECT_FALSE(matches(bob, {AliasKind::kEmail, "bob"}));
  EXPECT_TRUE(matches({AliasKind::kDialledDigits, "49301234"}, {AliasKind::kPartyNumber, "+49301234"}));
  EXPECT_FALSE(matches({AliasKind::kDialledDigits, "1001"}, {AliasKind::kH323Id, "1001"}));
}

}  // namespace
}  // namespace mtavip::h323::ras
