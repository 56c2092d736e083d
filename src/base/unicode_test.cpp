#include "base/unicode.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip {
namespace {

struct Pair {
  std::string_view utf8;
  std::u16string_view utf16;
};

TEST(Unicode, BothWays) {
  const Pair pairs[] = {
      {"", u""},
      {"bob", u"bob"},
      {"J\xc3\xbcrgen", u"J\u00fcrgen"},
      {"\xe4\xba\xac", u"\u4eac"},
      {"\xf0\x9f\x93\x9e!", u"\U0001f4de!"},
      {std::string_view("a\0b", 3), std::u16string_view(u"a\0b", 3)},
      {"\xef\xbf\xbf", u"\uffff"},
      {"\xf4\x8f\xbf\xbf", u"\U0010ffff"},
  };
  for (const Pair& pair : pairs) {
    EXPECT_EQ(to_utf16(pair.utf8), pair.utf16);
    EXPECT_EQ(to_utf8(pair.utf16), pair.utf8);
  }
}

TEST(Unicode, WrongBytesAreReplacedOneByOne) {
  struct Case {
    std::string_view utf8;
    std::u16string_view utf16;
  };
  const Case cases[] = {
      {"a\x80z", u"a\ufffdz"},
      {"\xc3", u"\ufffd"},
      {"\xc3(", u"\ufffd("},
      {"\xc0\x80", u"\ufffd\ufffd"},                      // overlong
      {"\xe0\x80\x80", u"\ufffd\ufffd\ufffd"},            // overlong
      {"\xed\xa0\x80", u"\ufffd\ufffd\ufffd"},            // a surrogate
      {"\xf4\x90\x80\x80", u"\ufffd\ufffd\ufffd\ufffd"},  // beyond the last character
      {"\xff\xfe", u"\ufffd\ufffd"},
  };
  for (const Case& c : cases) EXPECT_EQ(to_utf16(c.utf8), c.utf16);
}

TEST(Unicode, LoneSurrogatesAreReplaced) {
  const char16_t high[] = {u'a', 0xd800, u'b', 0};
  const char16_t low[] = {0xdc00, 0};
  const char16_t last[] = {0xd83d, 0};
  EXPECT_EQ(to_utf8(high),
            "a\xef\xbf\xbd"
            "b");
  EXPECT_EQ(to_utf8(low), "\xef\xbf\xbd");
  EXPECT_EQ(to_utf8(last), "\xef\xbf\xbd");
}

TEST(Unicode, WhatWasReadCanBeReadAgain) {
  SeededRandom random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string noise(random.below(24), '\0');
    random.fill(std::as_writable_bytes(std::span(noise.data(), noise.size())));
    const std::u16string once = to_utf16(noise);
    EXPECT_EQ(to_utf16(to_utf8(once)), once);
  }
}

}  // namespace
}  // namespace mtavip
