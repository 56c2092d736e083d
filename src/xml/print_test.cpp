#include "xml/print.h"

#include <gtest/gtest.h>

namespace mtavip::xml {
namespace {

TEST(Print, WhatIsReadIsWrittenAgain) {
  for (const std::string_view text : {
           "<a/>",
           "<a>b</a>",
           "<a xmlns='urn:x' b='1 &lt; 2 &amp; \"3\"'><c>text</c><c/></a>",
           "<a xmlns='urn:x' xmlns:y='urn:y'><y:b y:c='1' c='2'/><b xml:lang='de'>Gr\xc3\xbc\xc3\x9f"
           "e</b></a>",
           "<x:a xmlns:x='urn:x'><b xmlns=''><x:c/></b></x:a>",
           "<xml:a><b/></xml:a>",
           "<a><b xmlns='urn:y'><c xmlns='urn:z' d='1'/></b></a>",
       }) {
    const auto first = parse(text);
    ASSERT_TRUE(first) << text;
    const auto again = parse(print(*first));
    ASSERT_TRUE(again) << print(*first);
    EXPECT_EQ(*again, *first) << print(*first);
  }
}

TEST(Print, SpacesBetweenElementsAreLeftOut) {
  const auto read = parse("<a>\n  <b> c </b>\n</a>");
  ASSERT_TRUE(read);
  EXPECT_NE(print(*read).find("<a><b> c </b></a>"), std::string::npos) << print(*read);
}

}  // namespace
}  // namespace mtavip::xml
