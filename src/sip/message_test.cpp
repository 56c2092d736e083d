#include "sip/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "sip/headers.h"
#include "sip/parser.h"

namespace mtavip::sip {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view kInvite =
    "INVITE sip:bob@biloxi.example.com SIP/2.0\r\n"
    "Via: SIP/2.0/TCP client.atlanta.example.com:5060;branch=z9hG4bK74b43, SIP/2.0/UDP x;branch=z9hG4bK2\r\n"
    "v: SIP/2.0/UDP y;branch=z9hG4bK3\r\n"
    "Max-Forwards: 70\r\n"
    "f: Alice <sip:alice@atlanta.example.com>;tag=9fxced76sl\r\n"
    "To: Bob <sip:bob@biloxi.example.com>\r\n"
    "Call-ID: 3848276298220188511@atlanta.example.com\r\n"
    "CSeq: 1 INVITE\r\n"
    "Timestamp: 54\r\n"
    "Supported: 100rel, Timer\r\n"
    "X-Own: one\r\n"
    "x-own: two\r\n"
    "Content-Type: application/sdp\r\n"
    "Content-Length: 5\r\n"
    "\r\n"
    "v=0\r\n";

Message invite() {
  auto message = parse_message(kInvite);
  EXPECT_TRUE(message.has_value());
  return message ? *message : Message{};
}

TEST(Message, ReadsCommonFieldsWithoutParsing) {
  const auto message = invite();
  EXPECT_TRUE(message.is_request());
  EXPECT_EQ(message.method(), Method::kInvite);
  EXPECT_EQ(message.request_uri_text(), "sip:bob@biloxi.example.com");
  EXPECT_EQ(message.from_tag(), "9fxced76sl");
  EXPECT_EQ(message.to_tag(), "");
  EXPECT_EQ(message.branch(), "z9hG4bK74b43");
  EXPECT_EQ(message.call_id(), "3848276298220188511@atlanta.example.com");
  ASSERT_TRUE(message.cseq().has_value());
  EXPECT_EQ(message.cseq()->number, 1U);
  EXPECT_EQ(message.body(), "v=0\r\n");
  EXPECT_EQ(message.summary(), "INVITE sip:bob@biloxi.example.com");
}

TEST(Message, ListsAreTakenApart) {
  const auto message = invite();
  EXPECT_THAT(message.values(HeaderName::kVia),
              ElementsAre("SIP/2.0/TCP client.atlanta.example.com:5060;branch=z9hG4bK74b43",
                          "SIP/2.0/UDP x;branch=z9hG4bK2", "SIP/2.0/UDP y;branch=z9hG4bK3"));
  EXPECT_EQ(message.count(HeaderName::kVia), 2U);
  EXPECT_TRUE(message.lists(HeaderName::kSupported, "timer"));
  EXPECT_FALSE(message.lists(HeaderName::kSupported, "time"));
  EXPECT_EQ(message.header("X-OWN"), "one");
  EXPECT_EQ(message.header("FROM"), message.header(HeaderName::kFrom));
  EXPECT_EQ(message.values(HeaderName::kVia, ValueLimits{.values = 2}).size(), 2U);
}

TEST(Message, CommasInQuotesAndBracketsDoNotSeparate) {
  auto message = Message::request("OPTIONS", "sip:a@b");
  message.add(HeaderName::kContact, "\"a, \\\"b\" <sip:c@d;x=1,2>, <sip:e@f?g=h,i> ;q=1,,sip:j@k");
  EXPECT_THAT(message.values(HeaderName::kContact),
              ElementsAre("\"a, \\\"b\" <sip:c@d;x=1,2>", "<sip:e@f?g=h,i> ;q=1", "sip:j@k"));
  message.set(HeaderName::kSubject, "one, two");
  EXPECT_THAT(message.values(HeaderName::kSubject), ElementsAre("one, two"));
}

TEST(Message, ChangesTheTopViaOnly) {
  auto message = invite();
  EXPECT_TRUE(message.replace_first_value(HeaderName::kVia, "SIP/2.0/TCP new"));
  EXPECT_THAT(message.values(HeaderName::kVia),
              ElementsAre("SIP/2.0/TCP new", "SIP/2.0/UDP x;branch=z9hG4bK2", "SIP/2.0/UDP y;branch=z9hG4bK3"));
  message.prepend(HeaderName::kVia, "SIP/2.0/UDP top");
  EXPECT_EQ(message.values(HeaderName::kVia).front(), "SIP/2.0/UDP top");
  for (int left = 4; left-- > 0;) EXPECT_TRUE(message.remove_first_value(HeaderName::kVia));
  EXPECT_FALSE(message.has(HeaderName::kVia));
  EXPECT_FALSE(message.remove_first_value(HeaderName::kVia));
  EXPECT_FALSE(message.replace_first_value(HeaderName::kVia, "x"));
}

TEST(Message, SetAddRemove) {
  auto message = invite();
  message.set(HeaderName::kVia, "only").set("x-OWN", "three").add("X-New", "n").set(HeaderName::kUserAgent, "ua");
  EXPECT_THAT(message.values(HeaderName::kVia), ElementsAre("only"));
  EXPECT_EQ(message.field(0).value, "only");
  EXPECT_EQ(message.header("X-Own"), "three");
  EXPECT_EQ(message.remove("x-new"), 1U);
  EXPECT_EQ(message.remove(HeaderName::kRoute), 0U);
  message.set_request_uri("sip:next@hop");
  message.set_body("text/plain", "hello");
  const auto again = parse_message(message.to_string());
  ASSERT_FALSE(again.has_value());  // "only" is no Via
  EXPECT_EQ(again.error().error, ParseError::kBadVia);
  message.clear_body();
  EXPECT_FALSE(message.has(HeaderName::kContentType));
  EXPECT_THAT(message.to_string(), ::testing::EndsWith("Content-Length: 0\r\n\r\n"));
}

TEST(Message, NobodyCanWriteASecondField) {
  auto message = Message::request("MESSAGE", "sip:a@b\r\nX: y");
  message.add(HeaderName::kSubject, "hello\r\nRoute: <sip:evil>\r\n");
  message.add("Bad Name: x\r\nY", "z").add("", "z").set("a:b", "z");
  message.add("X-Good", std::string_view("a\0b\n", 4));
  EXPECT_EQ(message.field_count(), 2U);
  EXPECT_EQ(message.header(HeaderName::kSubject), "hello  Route: <sip:evil>");
  EXPECT_EQ(message.header("X-Good"), "a b");
  EXPECT_EQ(message.request_uri_text(), "sip:a@b  X: y");
}

TEST(Message, ItsOwnViewsMayBeGivenBack) {
  auto message = invite();
  for (int i = 0; i < 200; ++i) {
    message.add("X-Copy", *message.header(HeaderName::kFrom));
    message.set(HeaderName::kSubject, *message.header(HeaderName::kCallId));
    message.set("X-Last", *message.header("X-Copy"));
    message.set_request_uri(message.request_uri_text());
  }
  EXPECT_EQ(message.header("X-Copy"), message.header(HeaderName::kFrom));
  EXPECT_EQ(message.header(HeaderName::kSubject), message.call_id());
  EXPECT_EQ(message.request_uri_text(), "sip:bob@biloxi.example.com");
}

TEST(Message, ATemplateMayBeChangedForEver) {
  auto message = invite();
  std::string long_value(500, 'x');
  for (std::uint32_t i = 1; i < 5000; ++i) {
    message.set(HeaderName::kCseq, std::to_string(i) + " INVITE");
    message.set("X-Long", long_value);
    message.replace_first_value(HeaderName::kVia, "SIP/2.0/UDP h;branch=z9hG4bK" + std::to_string(i));
    message.set_body("application/sdp", "body " + std::to_string(i));
  }
  EXPECT_EQ(message.cseq()->number, 4999U);
  EXPECT_EQ(message.branch(), "z9hG4bK4999");
  EXPECT_EQ(message.body(), "body 4999");
  EXPECT_EQ(message.from_tag(), "9fxced76sl");
}

TEST(Message, ResponseTakesWhatTheStandardSays) {
  const auto request = invite();
  const auto ringing = Message::response_to(request, 180, {}, "tag1");
  EXPECT_EQ(ringing.reason(), "Ringing");
  EXPECT_EQ(ringing.values(HeaderName::kVia), request.values(HeaderName::kVia));
  EXPECT_EQ(ringing.to_tag(), "tag1");
  EXPECT_EQ(ringing.from_tag(), request.from_tag());
  EXPECT_EQ(ringing.method(), Method::kInvite);
  EXPECT_FALSE(ringing.has(HeaderName::kTimestamp));
  EXPECT_TRUE(parse_message(ringing.to_string()).has_value());
  const auto trying = Message::response_to(request, 100, {}, "tag1");
  EXPECT_EQ(trying.to_tag(), "");
  EXPECT_EQ(trying.header(HeaderName::kTimestamp), "54");
  auto with_tag = request;
  with_tag.set(HeaderName::kTo, "<sip:b@c>;tag=old");
  EXPECT_EQ(Message::response_to(with_tag, 200, "Fine", "new").to_tag(), "old");
  EXPECT_EQ(Message::response_to(with_tag, 200, "Fine").summary(), "200 Fine (INVITE)");
}

TEST(Message, TagsEchoOddCharactersUnchanged) {
  std::string text(kInvite);
  const auto at = text.find("To: Bob");
  text.replace(at, 7, std::string_view("To: \"\\\0\\\x07\"", 10));
  const auto request = parse_message(text);
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(Message::response_to(*request, 100).header(HeaderName::kTo), request->header(HeaderName::kTo));
}

TEST(Message, PrintsInThreeForms) {
  auto message = Message::request(Method::kOptions, *Uri::parse("sip:a@b;method=INVITE?x=y"));
  message.add(HeaderName::kVia, "SIP/2.0/UDP h;branch=z9hG4bK1").add("X-Y", "z").set_body("text/plain", "hi");
  EXPECT_EQ(message.to_string(),
            "OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nX-Y: z\r\nContent-Type: "
            "text/plain\r\nContent-Length: 2\r\n\r\nhi");
  EXPECT_EQ(message.to_string(HeaderForm::kCompact),
            "OPTIONS sip:a@b SIP/2.0\r\nv: SIP/2.0/UDP h;branch=z9hG4bK1\r\nX-Y: z\r\nc: text/plain\r\nl: 2\r\n\r\nhi");
  EXPECT_EQ(parse_message(kInvite)->to_string(HeaderForm::kFull).find("\r\nf: "), std::string::npos);
  EXPECT_EQ(Message::response(699).reason(), "Global Failure");
  EXPECT_EQ(text_of(message.to_bytes()), message.to_string());
}

// What is built, printed and read again is the same message.
TEST(Message, PrintedMessagesAreReadBackTheSame) {
  SeededRandom random(3261);
  constexpr HeaderName kNames[] = {HeaderName::kContact, HeaderName::kRoute, HeaderName::kSubject,
                                   HeaderName::kWarning, HeaderName::kAllow, HeaderName::kUserAgent};
  for (int round = 0; round < 1000; ++round) {
    auto message = random.below(2) == 0 ? Message::request(Method::kInvite, Uri::sip("u", "h"))
                                        : Message::response(static_cast<int>(100 + random.below(600)), "Re ason");
    message.add(HeaderName::kVia, "SIP/2.0/UDP h;branch=z9hG4bK" + random.hex(4));
    message.add(HeaderName::kFrom, "<sip:f@h>;tag=" + random.hex(4)).add(HeaderName::kTo, "<sip:t@h>");
    message.add(HeaderName::kCallId, random.hex(8)).add(HeaderName::kCseq, std::to_string(random.u32()) + " INVITE");
    for (auto count = random.below(10); count-- > 0;) {
      std::string value(random.below(40), '\0');
      for (auto& c : value) c = static_cast<char>(random.below(256));
      if (random.below(4) == 0) {
        message.add("X-" + random.hex(1), value);
      } else {
        message.add(kNames[random.below(6)], value);
      }
    }
    std::string body(random.below(100), '\0');
    for (auto& c : body) c = static_cast<char>(random.below(256));
    if (!body.empty()) message.set_body("application/octet-stream", body);
    for (const auto form : {HeaderForm::kAsWritten, HeaderForm::kFull, HeaderForm::kCompact}) {
      const auto text = message.to_string(form);
      const auto again = parse_message(text, Framing::kStream);
      ASSERT_TRUE(again.has_value()) << describe(again.error().error) << "\n" << text;
      EXPECT_EQ(again->to_string(form), text);
      EXPECT_EQ(again->body(), body);
      for (const auto id : kNames) EXPECT_EQ(again->values(id), message.values(id));
    }
  }
}

}  // namespace
}  // namespace mtavip::sip
