#include "messages/cpim.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::messages {
namespace {

constexpr std::string_view kExample =
    "From: MR SANDERS <im:piglet@100akerwood.com>\r\n"
    "To: \"Depressed \\\"D\\\" Donkey\" <im:eeyore@100akerwood.com>\r\n"
    "DateTime: 2000-12-13T13:40:00-08:00\r\n"
    "Subject: the weather \\u2603 \\\\ will be fine today\r\n"
    "Subject:;lang=fr beau temps prevu pour aujourd'hui\r\n"
    "NS: MyFeatures <mid:MessageFeatures@id.foo.com>\r\n"
    "Require: MyFeatures.VitalMessageOption\r\n"
    "MyFeatures.VitalMessageOption: Confirmation-requested\r\n"
    "NS: imdn <urn:ietf:params:imdn>\r\n"
    "imdn.Message-ID: 34jk324j\r\n"
    "\r\n"
    "Content-type: text/xml;\r\n"
    " charset=utf-8\r\n"
    "Content-ID: <1234567890@foo.com>\r\n"
    "\r\n"
    "<body>\r\n\r\nHere is the text\r\n</body>";

TEST(Cpim, TakesAMessageApart) {
  const auto message = parse_cpim(kExample);
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->address("From"), (CpimAddress{"MR SANDERS", "im:piglet@100akerwood.com"}));
  EXPECT_EQ(message->address("To"), (CpimAddress{"Depressed \"D\" Donkey", "im:eeyore@100akerwood.com"}));
  EXPECT_EQ(message->address("Cc"), std::nullopt);
  EXPECT_EQ(message->text("Subject"), "the weather \u2603 \\ will be fine today");
  EXPECT_EQ(message->find("mid:MessageFeatures@id.foo.com", "VitalMessageOption"), "Confirmation-requested");
  EXPECT_EQ(message->find(kImdnSpace, "message-id"), "34jk324j");
  EXPECT_EQ(message->content_type, "text/xml; charset=utf-8");
  EXPECT_EQ(message->body, "<body>\r\n\r\nHere is the text\r\n</body>");
}

TEST(Cpim, IsReadAsOthersWriteIt) {
  struct Case {
    std::string_view what;
    std::string_view text;
    std::string_view type;
    std::string_view body;
  };
  const Case cases[] = {
      {"line feeds alone", "From: <sip:a@b>\nimdn.Message-ID: 1\n\nContent-type: text/plain\n\nHi\n", "text/plain",
       "Hi\n"},
      {"a length that is wrong", "From: <sip:a@b>\r\n\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\nHi",
       "text/plain", "Hi"},
      {"content without fields", "From: <sip:a@b>\r\n\r\n\r\nHi", "", "Hi"},
      {"no content", "From: <sip:a@b>\r\n\r\nContent-Type: text/plain\r\n\r\n", "text/plain", ""},
      {"an empty line before everything", "\r\nFrom: <sip:a@b>\r\n\r\nContent-Type: a/b\r\n\r\nx", "a/b", "x"},
      {"no space behind the name", "From:x<sip:a@b>\r\n\r\nContent-Type:a/b\r\n\r\nx", "a/b", "x"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    const auto message = parse_cpim(c.text);
    ASSERT_TRUE(message.has_value());
    EXPECT_EQ(message->content_type, c.type);
    EXPECT_EQ(message->body, c.body);
    EXPECT_EQ(message->address("From")->uri, "sip:a@b");
  }
}

TEST(Cpim, PrefixesStandForWhatWasDeclared) {
  const auto message = parse_cpim(
      "NS: x <urn:one>\r\nx.A: 1\r\nNS: x <urn:two>\r\nx.A: 2\r\nNS: <urn:all>\r\nB: 3\r\nimdn.C: 4\r\ny.D: "
      "5\r\n\r\n\r\n");
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->find("urn:one", "A"), "1");
  EXPECT_EQ(message->find("urn:two", "A"), "2");
  EXPECT_EQ(message->find("urn:all", "B"), "3");
  EXPECT_EQ(message->find(kCpimSpace, "B"), std::nullopt);
  EXPECT_EQ(message->find(kImdnSpace, "C"), "4");
  EXPECT_EQ(message->find("", "y.D"), "5");
}

TEST(Cpim, WrongOnesAreRefusedByNameAndPlace) {
  struct Case {
    std::string text;
    CpimFailure failure;
  };
  const Case cases[] = {
      {"", {CpimError::kNoContent, 0}},
      {"From: <sip:a@b>\r\n", {CpimError::kNoContent, 0}},
      {"Hello\r\n\r\n\r\n", {CpimError::kMalformed, 0}},
      {"From: a\r\nnonsense\r\n\r\n", {CpimError::kMalformed, 9}},
      {"a b: c\r\n\r\n", {CpimError::kMalformed, 0}},
      {"a.b.c: d\r\n\r\n", {CpimError::kMalformed, 0}},
      {"From: a\r\n\r\nnonsense\r\n\r\nbody", {CpimError::kMalformed, 11}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const auto message = parse_cpim(c.text);
    ASSERT_FALSE(message.has_value());
    EXPECT_EQ(message.error(), c.failure);
  }
}

TEST(Cpim, LimitsHoldAtTheLimitAndOneBeyond) {
  const CpimLimits limits{.bytes = 200, .line_bytes = 20, .headers = 3};
  const auto error = [&limits](const std::string& text) -> std::optional<CpimError> {
    const auto message = parse_cpim(text, limits);
    return message ? std::nullopt : std::optional(message.error().error);
  };
  const std::string field = "A: b\r\n";
  EXPECT_EQ(error(field + field + field + "\r\n\r\n"), std::nullopt);
  EXPECT_EQ(error(field + field + field + field + "\r\n\r\n"), CpimError::kTooMany);
  EXPECT_EQ(error(field + "\r\n" + field + field + field + "\r\nx"), std::nullopt);
  EXPECT_EQ(error(field + "\r\n" + field + field + field + field + "\r\nx"), CpimError::kTooMany);
  EXPECT_EQ(error("A: " + std::string(17, 'b') + "\r\n\r\n\r\n"), std::nullopt);
  EXPECT_EQ(error("A: " + std::string(18, 'b') + "\n\n\n"), std::nullopt);
  EXPECT_EQ(error("A: " + std::string(19, 'b') + "\r\n\r\n\r\n"), CpimError::kTooLarge);
  EXPECT_EQ(error("A: b\r\n\r\n" + std::string(30, 'b') + "\r\n\r\n"), CpimError::kTooLarge);
  const std::string start = "A: b\r\n\r\n\r\n";
  EXPECT_EQ(error(start + std::string(200 - start.size(), 'x')), std::nullopt);
  EXPECT_EQ(error(start + std::string(201 - start.size(), 'x')), CpimError::kTooLarge);
}

TEST(Cpim, WhatIsPrintedIsReadBackTheSame) {
  SeededRandom random(7);
  const auto word = [&random] {
    constexpr std::string_view kCharacters = "abcXYZ019-_ \\\"<>;:,.\u00e4";
    std::string text = "w";
    for (auto n = random.below(12); n > 0; --n) text += kCharacters[random.below(kCharacters.size() - 2)];
    return text + "w";
  };
  for (int i = 0; i < 500; ++i) {
    CpimMessage message;
    message.add_address("From", {word(), "sip:alice@example.org"});
    message.add_address("To", {{}, "sip:bob@example.org;x=y"});
    for (auto n = random.below(5); n > 0; --n) {
      const std::string_view spaces[] = {kCpimSpace, kImdnSpace, "urn:example:one", "urn:example:two"};
      message.add(spaces[random.below(4)], "Name-" + std::to_string(n), word());
    }
    message.content_type = "text/plain;charset=UTF-8";
    if (random.below(2) == 0) message.content_disposition = "notification";
    message.body = word() + "\r\n\r\n" + word();
    const auto again = parse_cpim(print_cpim(message));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, message);
  }
}

TEST(Cpim, NobodyCanBeMadeToWriteASecondField) {
  CpimMessage message;
  message.add_address("From", {"Eve\r\nimdn.Message-ID: 1", "sip:eve@example.org>\r\nX: y"});
  message.content_type = "text/plain\r\nX: y";
  const auto again = parse_cpim(print_cpim(message));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->headers.size(), 1U);
  EXPECT_EQ(again->find(kImdnSpace, "Message-ID"), std::nullopt);
  EXPECT_EQ(again->address("From")->name, "Eve\r\nimdn.Message-ID: 1");
}

TEST(Cpim, WithoutHeaderFieldsIsReadBack) {
  const auto read = parse_cpim("NS: nothing\n\n\nbody");
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->headers.empty());
  const auto again = parse_cpim(print_cpim(*read));
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->headers.empty());
  EXPECT_EQ(again->body, "body");
}

}  // namespace
}  // namespace mtavip::messages
