#include "sip/parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mtavip::sip {
namespace {

struct Parts {
  std::string start = "OPTIONS sip:a@b SIP/2.0";
  std::string via = "Via: SIP/2.0/UDP h;branch=z9hG4bK1";
  std::string from = "From: <sip:f@h>;tag=1";
  std::string to = "To: <sip:t@h>";
  std::string call_id = "Call-ID: c";
  std::string cseq = "CSeq: 1 OPTIONS";
  std::string more = "Max-Forwards: 70";
  std::string body;

  [[nodiscard]] std::string text() const {
    std::string out = start + "\r\n";
    for (const auto& line : {via, from, to, call_id, cseq, more}) {
      if (!line.empty()) out += line + "\r\n";
    }
    return out + "\r\n" + body;
  }
};

template <class Change>
std::string with(Change change) {
  Parts parts;
  change(parts);
  return parts.text();
}

TEST(Parser, AcceptsWhatGoodStacksAccept) {
  const std::string accepted[] = {
      Parts{}.text(),
      "\r\n\r\n" + Parts{}.text(),
      with([](Parts& p) { p.start = "OPTIONS sip:a@b sip/2.0"; }),
      with([](Parts& p) { p.start = "X-!%*_+`'~. tel:911 SIP/2.0", p.cseq = "CSeq: 1 X-!%*_+`'~."; }),
      with([](Parts& p) { p.start = "SIP/2.0 200 OK"; }),
      with([](Parts& p) { p.start = "SIP/2.0 200 "; }),
      with([](Parts& p) { p.start = "SIP/2.0 200"; }),
      with([](Parts& p) { p.start = "SIP/2.0 699 \xd0\xb8\xff"; }),
      with([](Parts& p) { p.via = "v :\tSIP /\r\n 2.0 / UDP\r\n  h : 5060 ; branch = x"; }),
      with([](Parts& p) { p.via = "Via: SIP/2.0/UNKNOWN [2001:db8::1]:5060;branch=x;received=::1"; }),
      with([](Parts& p) { p.cseq = "CSeq: 0009\r\n  OPTIONS"; }),
      with([](Parts& p) { p.cseq = "CSeq: 4294967295 OPTIONS"; }),
      with([](Parts& p) { p.more = "Max-Forwards: 0068"; }),
      with([](Parts& p) { p.more = "Max-Forwards: 255"; }),
      with([](Parts& p) { p.more = "Max-Forwards: 0\r\nMax-Forwards: 0"; }),
      with([](Parts& p) { p.more = "Subject:"; }),
      with([](Parts& p) { p.more = "Subject:\r\n \r\n x"; }),
      with([](Parts& p) { p.more = "X: ;;,,;;,;"; }),
      with([](Parts& p) { p.more = "Content-Length: 3", p.body = "abc"; }),
      with([](Parts& p) { p.more = "l: 3\r\nContent-Length: 3", p.body = "abcdef"; }),
      with([](Parts& p) { p.more = "Content-Length: 00000000003", p.body = "abc"; }),
      with([](Parts& p) { p.from = "From: sip:f@h"; }),
      with([](Parts& p) { p.from = "From: <http://www.example.com>;tag=1"; }),
  };
  for (const auto& text : accepted) {
    const auto message = parse_message(text);
    EXPECT_TRUE(message.has_value()) << text << (message ? "" : describe(message.error().error));
  }
}

TEST(Parser, BareLineFeeds) {
  auto text = with([](Parts& p) { p.more = "Subject: a\r\n\tb\r\nContent-Length: 2", p.body = "xy"; });
  std::erase(text, '\r');
  const auto message = parse_message(text);
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->header(HeaderName::kSubject), "a \tb");
  EXPECT_EQ(message->body(), "xy");
}

TEST(Parser, BodyIsCutToContentLength) {
  const auto cut = parse_message(with([](Parts& p) { p.more = "Content-Length: 3", p.body = "abcdef"; }));
  EXPECT_EQ(cut->body(), "abc");
  const auto none = parse_message(with([](Parts& p) { p.more = "Content-Length: 0", p.body = "abcdef"; }));
  EXPECT_EQ(none->body(), "");
  const auto whole = parse_message(with([](Parts& p) { p.body = "abcdef"; }));
  EXPECT_EQ(whole->body(), "abcdef");
}

TEST(Parser, RefusesWithANameAndTellsWhetherToAnswer) {
  const struct {
    std::string text;
    ParseError error;
    bool answerable;
  } cases[] = {
      {"", ParseError::kEmpty, false},
      {"\r\n\r\n", ParseError::kEmpty, false},
      {"hello", ParseError::kTruncated, false},
      {"hello\r\n", ParseError::kBadStartLine, false},
      {"OPTIONS sip:a@b\r\n\r\n", ParseError::kBadStartLine, false},
      {Parts{}.text().substr(0, Parts{}.text().size() - 2), ParseError::kTruncated, true},
      {with([](Parts& p) { p.start = "OPT<IONS sip:a@b SIP/2.0"; }), ParseError::kBadMethod, false},
      {with([](Parts& p) { p.start = " OPTIONS sip:a@b SIP/2.0"; }), ParseError::kBadMethod, false},
      {with([](Parts& p) { p.start = "OPTIONS  sip:a@b SIP/2.0"; }), ParseError::kBadRequestUri, true},
      {with([](Parts& p) { p.start = "OPTIONS <sip:a@b> SIP/2.0"; }), ParseError::kBadRequestUri, true},
      {with([](Parts& p) { p.start = "OPTIONS sip:a@b; lr SIP/2.0"; }), ParseError::kBadRequestUri, true},
      {with([](Parts& p) { p.start = "OPTIONS sip:a@b SIP/2.0  "; }), ParseError::kBadStartLine, true},
      {with([](Parts& p) { p.start = "OPTIONS sip:a@b HTTP/1.1"; }), ParseError::kBadStartLine, false},
      {with([](Parts& p) { p.start = "OPTIONS sip:a@b SIP/7.0"; }), ParseError::kBadVersion, true},
      {with([](Parts& p) { p.start = std::string("OPTIONS sip:a@b\0 SIP/2.0", 24); }), ParseError::kControlCharacter,
       false},
      {with([](Parts& p) { p.start = "OPTIONS sip:a\r@b SIP/2.0"; }), ParseError::kControlCharacter, false},
      {with([](Parts& p) { p.start = "SIP/7.0 200 OK"; }), ParseError::kBadVersion, false},
      {with([](Parts& p) { p.start = "SIP/2.0 4294967301 better not"; }), ParseError::kBadStatusCode, false},
      {with([](Parts& p) { p.start = "SIP/2.0 099 x"; }), ParseError::kBadStatusCode, false},
      {with([](Parts& p) { p.start = "SIP/2.0 700 x"; }), ParseError::kBadStatusCode, false},
      {with([](Parts& p) { p.start = "SIP/2.0 -20 x"; }), ParseError::kBadStatusCode, false},
      {with([](Parts& p) { p.more = "no colon here"; }), ParseError::kBadHeaderLine, true},
      {with([](Parts& p) { p.more = ": no name"; }), ParseError::kBadHeaderLine, true},
      {with([](Parts& p) { p.more = "Sub ject: x"; }), ParseError::kBadHeaderLine, true},
      {with([](Parts& p) { p.more = "Subject: a\rRoute: b"; }), ParseError::kControlCharacter, true},
      {with([](Parts& p) { p.via.clear(); }), ParseError::kMissingVia, false},
      {with([](Parts& p) { p.from.clear(); }), ParseError::kMissingFrom, false},
      {with([](Parts& p) { p.to.clear(); }), ParseError::kMissingTo, false},
      {with([](Parts& p) { p.call_id.clear(); }), ParseError::kMissingCallId, false},
      {with([](Parts& p) { p.cseq.clear(); }), ParseError::kMissingCseq, false},
      {with([](Parts& p) { p.via = "Via: "; }), ParseError::kBadVia, false},
      {with([](Parts& p) { p.via = "Via: SIP/2.0/UDP"; }), ParseError::kBadVia, false},
      {with([](Parts& p) { p.via = "Via: SIP/2.0/UDP h:99999"; }), ParseError::kBadVia, false},
      {with([](Parts& p) { p.via = "Via: SIP/2.0/UDP h;branch=\"x"; }), ParseError::kBadVia, false},
      {with([](Parts& p) { p.via += ";;,;,,"; }), ParseError::kBadVia, true},
      {with([](Parts& p) { p.from = "From: \"x <sip:f@h>"; }), ParseError::kBadFrom, true},
      {with([](Parts& p) { p.from = "From: <?:f@h>"; }), ParseError::kBadFrom, true},
      {with([](Parts& p) { p.to = "To: <sip:t@h>;tag=\""; }), ParseError::kBadTo, true},
      {with([](Parts& p) { p.call_id = "Call-ID:"; }), ParseError::kBadCallId, false},
      {with([](Parts& p) { p.call_id = "Call-ID: a b"; }), ParseError::kBadCallId, true},
      {with([](Parts& p) { p.cseq = "CSeq: OPTIONS"; }), ParseError::kBadCseq, true},
      {with([](Parts& p) { p.cseq = "CSeq: 4294967296 OPTIONS"; }), ParseError::kBadCseq, true},
      {with([](Parts& p) { p.cseq = "CSeq: -1 OPTIONS"; }), ParseError::kBadCseq, true},
      {with([](Parts& p) { p.cseq = "CSeq: 1OPTIONS"; }), ParseError::kBadCseq, true},
      {with([](Parts& p) { p.cseq = "CSeq: 1 INVITE"; }), ParseError::kCseqMethodMismatch, true},
      {with([](Parts& p) { p.cseq = "CSeq: 1 options"; }), ParseError::kCseqMethodMismatch, true},
      {with([](Parts& p) { p.more = "Max-Forwards: 256"; }), ParseError::kBadMaxForwards, true},
      {with([](Parts& p) { p.more = "Max-Forwards: x"; }), ParseError::kBadMaxForwards, true},
      {with([](Parts& p) { p.more = "Max-Forwards:"; }), ParseError::kBadMaxForwards, true},
      {with([](Parts& p) { p.more = "t: <sip:other@h>"; }), ParseError::kDuplicateHeader, true},
      {with([](Parts& p) { p.more = "CSeq: 2 OPTIONS"; }), ParseError::kDuplicateHeader, true},
      {with([](Parts& p) { p.more = "Content-Length: -999"; }), ParseError::kBadContentLength, true},
      {with([](Parts& p) { p.more = "Content-Length: +1", p.body = "x"; }), ParseError::kBadContentLength, true},
      {with([](Parts& p) { p.more = "Content-Length: 4294967296"; }), ParseError::kBadContentLength, true},
      {with([](Parts& p) { p.more = "Content-Length:"; }), ParseError::kBadContentLength, true},
      {with([](Parts& p) { p.more = "l: 1\r\nContent-Length: 2", p.body = "xx"; }), ParseError::kBadContentLength,
       true},
      {with([](Parts& p) { p.more = "Content-Length: 4", p.body = "abc"; }), ParseError::kBodyTooShort, true},
      {with([](Parts& p) { p.more = "Content-Length: 4294967295"; }), ParseError::kBodyTooShort, true},
      {with([](Parts& p) { p.start = "ACK sip:a@b SIP/2.0"; }), ParseError::kCseqMethodMismatch, false},
  };
  for (const auto& [text, error, answerable] : cases) {
    const auto message = parse_message(text);
    ASSERT_FALSE(message.has_value()) << text;
    EXPECT_EQ(message.error().error, error) << text << describe(message.error().error);
    EXPECT_EQ(message.error().answerable(), answerable) << text;
    EXPECT_LE(message.error().offset, text.size());
    if (answerable) {
      const auto response = Message::response_to(message.error().partial, status_for(error), describe(error), "t");
      EXPECT_FALSE(response.to_string().empty());
    }
  }
}

TEST(Parser, OffsetsPointIntoTheInput) {
  const auto text = "\r\n" + with([](Parts& p) { p.from = "From: <bad>"; });
  const auto message = parse_message(text);
  ASSERT_FALSE(message.has_value());
  EXPECT_EQ(message.error().offset, text.find("<bad>"));
}

TEST(Parser, StatusOfErrors) {
  EXPECT_EQ(status_for(ParseError::kBadVersion), 505);
  EXPECT_EQ(status_for(ParseError::kTooLarge), 513);
  EXPECT_EQ(status_for(ParseError::kBadTo), 400);
}

TEST(Parser, StreamsNeedContentLength) {
  const auto message = parse_message(Parts{}.text(), Framing::kStream);
  ASSERT_FALSE(message.has_value());
  EXPECT_EQ(message.error().error, ParseError::kMissingContentLength);
}

TEST(Parser, LimitsHoldExactly) {
  const auto text = with([](Parts& p) { p.more = "Content-Length: 10", p.body = "0123456789"; });
  Limits limits;
  limits.message_bytes = text.size();
  limits.header_bytes = text.size() - 10;
  limits.header_fields = 6;
  EXPECT_TRUE(parse_message(text, Framing::kDatagram, limits).has_value());

  auto tight = limits;
  --tight.message_bytes;
  auto refused = parse_message(text, Framing::kDatagram, tight);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().error, ParseError::kTooLarge);
  EXPECT_TRUE(refused.error().answerable());

  tight = limits;
  --tight.header_bytes;
  refused = parse_message(text, Framing::kDatagram, tight);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().error, ParseError::kTooLarge);

  tight = limits;
  --tight.header_fields;
  refused = parse_message(text, Framing::kDatagram, tight);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().error, ParseError::kTooMany);
}

// A folded line costs no more than a plain one: this would take minutes if it were quadratic.
TEST(Parser, LinearInFoldsCommasAndQuotes) {
  Limits wide;
  wide.message_bytes = wide.header_bytes = 8 * 1024 * 1024;
  const auto repeat = [](std::string_view piece, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
  };
  constexpr std::size_t kMany = 400'000;
  for (const auto& more : {"Subject: x" + repeat("\r\n y", kMany), "Contact: " + repeat("\",", kMany),
                           "Contact: " + repeat("<,", kMany), "Supported: " + repeat(",", kMany)}) {
    const auto message = parse_message(with([&](Parts& p) { p.more = more; }), Framing::kDatagram, wide);
    ASSERT_TRUE(message.has_value());
    EXPECT_LE(message->values(HeaderName::kContact).size(), ValueLimits{}.values);
    EXPECT_FALSE(message->lists(HeaderName::kSupported, "timer"));
  }
}

}  // namespace
}  // namespace mtavip::sip
