#include "base/text.h"

#include <cstdint>

#include <gtest/gtest.h>

namespace mtavip {
namespace {

TEST(Text, CaseOfAsciiOnly) {
  EXPECT_TRUE(equals_ignoring_case("Content-Length", "CONTENT-length"));
  EXPECT_FALSE(equals_ignoring_case("a", "ab"));
  EXPECT_FALSE(equals_ignoring_case("\xc4", "\xe4"));
  EXPECT_FALSE(equals_ignoring_case("@", "`"));
  EXPECT_TRUE(equals_ignoring_case("", ""));
  EXPECT_TRUE(starts_with_ignoring_case("SIP/2.0", "sip/"));
  EXPECT_FALSE(starts_with_ignoring_case("SI", "sip"));
  EXPECT_EQ(to_lower("AbC-\xc4"), "abc-\xc4");
  EXPECT_TRUE(is_alpha('z') && is_alpha('A') && !is_alpha('[') && !is_alpha('@'));
  EXPECT_TRUE(is_digit('0') && is_digit('9') && !is_digit(':') && !is_digit('/'));
}

TEST(Text, Trim) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim("\r\n"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("x"), "x");
}

TEST(Text, Split) {
  EXPECT_EQ(split("a,b,,c", ','), (std::vector<std::string_view>{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), std::vector<std::string_view>{""});
  EXPECT_EQ(split(",", ','), (std::vector<std::string_view>{"", ""}));
}

TEST(Text, ParseNumber) {
  EXPECT_EQ(parse_number<int>("42"), 42);
  EXPECT_EQ(parse_number<int>("-42"), -42);
  EXPECT_EQ(parse_number<std::uint8_t>("255"), 255);
  EXPECT_EQ(parse_number<std::uint64_t>("18446744073709551615"), 18446744073709551615ULL);
  EXPECT_EQ(parse_number<int>("ff", 16), 255);
  for (const auto* bad : {"", " 1", "1 ", "+1", "1x", "0x1", "-", "99999999999", "1.0"}) {
    EXPECT_FALSE(parse_number<int>(bad)) << bad;
  }
  EXPECT_FALSE(parse_number<std::uint8_t>("256"));
  EXPECT_FALSE(parse_number<std::uint8_t>("-1"));
}

TEST(Text, Hex) {
  EXPECT_EQ(to_hex(std::string_view("\x00\x7f\xff", 3)), "007fff");
  EXPECT_EQ(to_hex(""), "");
}

}  // namespace
}  // namespace mtavip
