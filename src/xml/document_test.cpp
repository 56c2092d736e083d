#include "xml/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xml/writer.h"

namespace mtavip::xml {
namespace {

Error error_of(const std::string& document, const Limits& limits = {}) {
  const auto read = parse(document, limits);
  return read ? Error::kNoLibrary : read.error().error;
}

TEST(XmlDocument, IsReadWithItsNamespaces) {
  const auto root = parse(
      "<?xml version=\"1.0\"?><p:a xmlns:p='urn:one' xmlns='urn:two' x='1' p:x='2'> t <b>in &amp; out</b>"
      "<![CDATA[<c>]]><p:b/><b y=''/> u</p:a>");
  ASSERT_TRUE(root);
  EXPECT_TRUE(root->is("urn:one", "a"));
  EXPECT_EQ(root->attribute("x"), "1");
  EXPECT_EQ(root->attribute("y"), "");
  EXPECT_FALSE(root->find_attribute("y"));
  EXPECT_EQ(root->trimmed(), "t <c> u");
  ASSERT_EQ(root->children.size(), 3U);
  EXPECT_EQ(root->child("urn:two", "b")->text, "in & out");
  EXPECT_EQ(root->child("b")->space, "urn:one");
  EXPECT_EQ(root->child("c"), nullptr);
  EXPECT_EQ(root->child_text("c"), "");
  EXPECT_EQ(root->children[2].find_attribute("y"), "");
}

TEST(XmlDocument, WhatIsNoneIsRefusedWithItsPlace) {
  for (const char* text : {"", " ", "text", "<a>", "<a></b>", "<a/><b/>", "<a>&unknown;</a>", "<a x=1/>", "<p:a/>",
                           "<a>\x01</a>", "<a>\xff</a>", "<a x='1' x='2'/>"}) {
    EXPECT_EQ(error_of(text), Error::kMalformed) << text;
  }
  EXPECT_EQ(parse("<a>\n</b>").error(), (Failure{Error::kMalformed, 6}));
}

TEST(XmlDocument, DocumentTypesAreRefused) {
  EXPECT_EQ(error_of("<!DOCTYPE a><a/>"), Error::kDoctype);
  EXPECT_EQ(error_of("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><a>&m;</a>"), Error::kDoctype);
  EXPECT_EQ(error_of("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"), Error::kDoctype);
}

std::string nested(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += "<a>";
  for (std::size_t i = 0; i < depth; ++i) text += "</a>";
  return text;
}

TEST(XmlDocument, LimitsHold) {
  const Limits limits{.bytes = 1000, .depth = 5, .elements = 10, .attributes = 2};
  EXPECT_TRUE(parse(nested(5), limits));
  EXPECT_EQ(error_of(nested(6), limits), Error::kTooDeep);
  const auto flat = [](std::size_t children) {
    std::string text = "<a>";
    for (std::size_t i = 0; i < children; ++i) text += "<b/>";
    return text + "</a>";
  };
  EXPECT_TRUE(parse(flat(9), limits));
  EXPECT_EQ(error_of(flat(10), limits), Error::kTooMany);
  EXPECT_TRUE(parse("<a b='' c=''/>", limits));
  EXPECT_EQ(error_of("<a b='' c='' d=''/>", limits), Error::kTooMany);
  EXPECT_TRUE(parse("<a>" + std::string(993, 'x') + "</a>", limits));
  EXPECT_EQ(error_of("<a>" + std::string(994, 'x') + "</a>", limits), Error::kTooLarge);
  EXPECT_EQ(error_of(nested(10'000)), Error::kTooDeep);
}

TEST(XmlWriter, WhatItWritesIsReadBack) {
  const std::string odd = "a<b>&\"c'\t\r\n d\xc3\xa4";
  Writer writer;
  writer.open("a", {{"xmlns", "urn:x"}, {"k", odd}}).leaf("b", odd).empty("c", {{"d", "1"}}).close();
  const auto root = parse(writer.take());
  ASSERT_TRUE(root);
  EXPECT_EQ(root->attribute("k"), odd);
  EXPECT_EQ(root->child("b")->text, odd);
  EXPECT_EQ(root->child("c")->attribute("d"), "1");
}

TEST(XmlWriter, WhatNoDocumentMayHaveIsLeftOut) {
  Writer writer;
  writer.leaf("a", std::string("x\x01\x00y\xffz", 6));
  const auto root = parse(writer.take());
  ASSERT_TRUE(root);
  EXPECT_EQ(root->text, "xy\xef\xbf\xbdz");
}

}  // namespace
}  // namespace mtavip::xml
