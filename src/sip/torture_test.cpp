// The project's own torture messages (tests/data/sip/torture: the points of RFC 4475, in our words) and the inputs that
// killed another stack (tests/data/sip/killers).
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <gtest/gtest.h>

#include "sip/headers.h"
#include "sip/multipart.h"
#include "sip/parser.h"
#include "sip/stream_framer.h"

namespace mtavip::sip {
namespace {

std::map<std::string, std::string> files_of(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(MTAVIP_TEST_DATA) + "/sip/" + folder)) {
    if (entry.path().extension() == ".md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[entry.path().filename()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return files;
}

// Reads whatever can be read of a message, as the layers above do.
void use(const Message& message) {
  static_cast<void>(message.request_uri());
  static_cast<void>(message.cseq());
  static_cast<void>(parse_all<Via>(message, HeaderName::kVia));
  static_cast<void>(parse_all<Contact>(message, HeaderName::kContact));
  static_cast<void>(parse_all<NameAddr>(message, HeaderName::kRoute));
  static_cast<void>(parse_first<NameAddr>(message, HeaderName::kReferTo));
  static_cast<void>(body_parts(message));
  const auto response = Message::response_to(message, 400, {}, "tag");
  static_cast<void>(response.to_string());
}

TEST(Torture, ValidMessagesAreRead) {
  int count = 0;
  for (const auto& [name, text] : files_of("torture")) {
    if (!name.starts_with("valid-")) continue;
    ++count;
    const auto message = parse_message(text);
    ASSERT_TRUE(message.has_value()) << name << ": " << describe(message.error().error);
    use(*message);
    for (const auto form : {HeaderForm::kAsWritten, HeaderForm::kFull, HeaderForm::kCompact}) {
      const auto printed = message->to_string(form);
      const auto again = parse_message(printed, Framing::kStream);
      ASSERT_TRUE(again.has_value()) << name;
      EXPECT_EQ(again->to_string(form), printed) << name;
    }
  }
  EXPECT_EQ(count, 18);
}

TEST(Torture, MalformedMessagesAreRefusedByName) {
  const std::map<std::string, ParseError> expected = {
      {"bad-brackets-around-request-uri.sip", ParseError::kBadRequestUri},
      {"bad-content-length-negative.sip", ParseError::kBadContentLength},
      {"bad-content-length-too-large.sip", ParseError::kBodyTooShort},
      {"bad-content-length-twice.sip", ParseError::kBadContentLength},
      {"bad-cseq-method.sip", ParseError::kCseqMethodMismatch},
      {"bad-cseq-unknown-method.sip", ParseError::kCseqMethodMismatch},
      {"bad-missing-fields.sip", ParseError::kMissingFrom},
      {"bad-no-version.sip", ParseError::kBadStartLine},
      {"bad-numbers-request.sip", ParseError::kBadCseq},
      {"bad-numbers-response.sip", ParseError::kBadCseq},
      {"bad-quote-in-to.sip", ParseError::kBadTo},
      {"bad-space-at-end-of-request-line.sip", ParseError::kBadStartLine},
      {"bad-space-in-request-uri.sip", ParseError::kBadRequestUri},
      {"bad-spaces-in-request-line.sip", ParseError::kBadRequestUri},
      {"bad-status-code.sip", ParseError::kBadStatusCode},
      {"bad-two-of-each.sip", ParseError::kDuplicateHeader},
      {"bad-version.sip", ParseError::kBadVersion},
      {"bad-via-semicolons.sip", ParseError::kBadVia},
  };
  std::size_t count = 0;
  for (const auto& [name, text] : files_of("torture")) {
    if (!name.starts_with("bad-")) continue;
    ++count;
    const auto message = parse_message(text);
    ASSERT_FALSE(message.has_value()) << name;
    ASSERT_TRUE(expected.contains(name)) << name;
    EXPECT_EQ(message.error().error, expected.at(name)) << name << ": " << describe(message.error().error);
    use(message.error().partial);
  }
  EXPECT_EQ(count, expected.size());
}

TEST(Torture, OddSpacingMeansWhatItSays) {
  const auto message = parse_message(files_of("torture").at("valid-odd-spacing.sip"));
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->cseq()->number, 17U);
  EXPECT_EQ(message->to_tag(), "a1");
  EXPECT_EQ(message->from_tag(), "88");
  EXPECT_EQ(message->branch(), "z9hG4bKodd");
  EXPECT_EQ(parse_all<Via>(*message, HeaderName::kVia)->at(1).sent_by.port, 5070);
  EXPECT_EQ(parse_first<NameAddr>(*message, HeaderName::kTo)->display_name, "Otto \"\\\" ");
  EXPECT_TRUE(message->lists(HeaderName::kSupported, "THREE"));
  const auto contacts = parse_all<Contact>(*message, HeaderName::kContact);
  ASSERT_EQ(contacts->size(), 2U);
  EXPECT_EQ(contacts->front().q(), 500);
}

TEST(Killers, AreHarmless) {
  const auto files = files_of("killers");
  EXPECT_EQ(files.size(), 11U);
  for (const auto& [name, text] : files) {
    const auto message = parse_message(text);
    use(message ? *message : message.error().partial);
    static_cast<void>(body_parts("multipart/mixed;boundary=7a9cbec02ceef655", text));
    StreamFramer framer;
    framer.feed(text);
    bool broken = false;
    while (const auto item = framer.next()) broken = std::holds_alternative<StreamFramer::Broken>(*item);
    EXPECT_TRUE(broken || !name.starts_with("tcp-")) << name;
    EXPECT_LE(framer.buffered(), text.size());
  }
}

TEST(Killers, BadFromIsRefused) {
  const auto files = files_of("killers");
  const auto message = parse_message(files.at("refer-bad-from.sip"));
  ASSERT_FALSE(message.has_value());
  EXPECT_TRUE(message.error().answerable());
}

}  // namespace
}  // namespace mtavip::sip
