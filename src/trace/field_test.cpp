#include "trace/field.h"

#include <gtest/gtest.h>

namespace mtavip::trace {
namespace {

std::string text(const Field& field) {
  std::string out;
  write_text(out, field, 2);
  return out;
}
std::string json(const Field& field) {
  std::string out;
  write_json(out, field);
  return out;
}
std::string json_string(std::string_view value) {
  std::string out;
  write_json_string(out, value);
  return out;
}

Field sample() {
  Field group = Field::group("setup");
  group.add(Field::text("name", "alice"));
  group.add(Field::number("version", -7, "the seventh"));
  group.add(Field::boolean("flag", true));
  group.add(Field::null("terminal"));
  group.add(Field::octets("vendor", bytes_of("abc")));
  Field list = Field::list("aliases");
  Field choice{.name = "[0]", .kind = Field::Kind::kChoice};
  choice.add(Field::text("h323-ID", "a"));
  list.add(choice);
  list.add(Field::octets("[1]", {}));
  group.add(list);
  group.add(Field::list("none"));
  group.add({.name = "body", .kind = Field::Kind::kLines, .value = "v=0\r\ns=-\r\n"});
  return group;
}

TEST(Field, IsWrittenAsText) {
  EXPECT_EQ(text(sample()),
            "  setup\n"
            "    name: alice\n"
            "    version: -7 (the seventh)\n"
            "    flag: true\n"
            "    terminal\n"
            "    vendor: 616263 (\"abc\")\n"
            "    aliases\n"
            "      [0]: h323-ID: a\n"
            "      [1]: no octets\n"
            "    none: none\n"
            "    body\n"
            "      v=0\n"
            "      s=-\n");
}

TEST(Field, IsWrittenAsJson) {
  EXPECT_EQ(json(sample()), R"({"name":"alice","version":-7,"flag":true,"terminal":null,"vendor":"616263",)"
                            R"("aliases":[{"h323-ID":"a"},""],"none":[],"body":"v=0\r\ns=-\r\n"})");
}

TEST(Field, NamesThatStandTwiceBecomeAnArray) {
  Field group = Field::group("header fields");
  group.add(Field::text("Via", "1"));
  group.add(Field::text("To", "x"));
  group.add(Field::text("Via", "2"));
  EXPECT_EQ(json(group), R"({"Via":["1","2"],"To":"x"})");
  EXPECT_EQ(group.find("To")->value, "x");
  EXPECT_EQ(group.find("From"), nullptr);
}

TEST(Field, TextCannotMoveTheCursor) {
  EXPECT_EQ(printable("a\x1b[2Jb\r\n\t\x7f"), "a\\x1b[2Jb\\x0d\\x0a\\x09\\x7f");
  EXPECT_EQ(printable("\xc2\x9b"
                      "31m"),
            "\\xc2\\x9b31m")
      << "a C1 control character";
  EXPECT_EQ(printable("\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80"), "\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80");
  EXPECT_EQ(printable("\xe9"
                      "a\xff"),
            "\\xe9"
            "a\\xff")
      << "not UTF-8";
  EXPECT_EQ(text(Field::text("a\nb", "c\nd", "e\nf")), "  a\\x0ab: c\\x0ad (e\\x0af)\n");
}

TEST(Field, JsonStringsAreAlwaysUtf8) {
  EXPECT_EQ(json_string("a\"\\\n\r\t\x01"), R"("a\"\\\n\r\t\u0001")");
  EXPECT_EQ(json_string("\xc3\xa9"), "\"\xc3\xa9\"");
  EXPECT_EQ(json_string("\xe9"), R"("\u00e9")") << "Latin-1";
  for (const auto* wrong : {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"}) {
    EXPECT_EQ(json_string(wrong).find_first_not_of("\"\\u0123456789abcdef"), std::string::npos);
  }
}

TEST(Field, OctetsThatAreATextAreShownAsOne) {
  EXPECT_EQ(Field::octets("v", bytes_of(std::string_view("1.2.3\0\0", 7))).meaning, "\"1.2.3\"");
  EXPECT_EQ(Field::octets("v", bytes_of("ab")).meaning, "") << "two may be chance";
  EXPECT_EQ(Field::octets("v", bytes_of("abc\x01")).meaning, "");
}

TEST(Field, WideTextBecomesUtf8) {
  EXPECT_EQ(to_utf8(u"a\u00e9\u20ac"), "a\xc3\xa9\xe2\x82\xac");
  EXPECT_EQ(to_utf8(u"\U0001f600"), "\xf0\x9f\x98\x80");
  const char16_t alone[] = {0xd83d, u'x', 0xde00};
  EXPECT_EQ(to_utf8({alone, 3}), "\xef\xbf\xbdx\xef\xbf\xbd");
}

}  // namespace
}  // namespace mtavip::trace
