#include "sip/stream_framer.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "sip/parser.h"

namespace mtavip::sip {
namespace {

const std::string kHead =
    "MESSAGE sip:a@b SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nFrom: <sip:f@h>;tag=1\r\nTo: <sip:t@h>\r\n"
    "Call-ID: c\r\nCSeq: 1 MESSAGE\r\n";

std::string message(std::string_view body) {
  return kHead + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

// What came out, as text: messages by their bodies.
std::string drain(StreamFramer& framer) {
  std::string out;
  while (const auto item = framer.next()) {
    if (const auto* slice = std::get_if<StreamFramer::MessageSlice>(&*item)) {
      const auto parsed = parse_message(slice->data, Framing::kStream);
      out += parsed ? "[" + std::string(parsed->body()) + "]" : "[bad]";
    } else if (std::holds_alternative<StreamFramer::Ping>(*item)) {
      out += "ping ";
    } else if (std::holds_alternative<StreamFramer::Pong>(*item)) {
      out += "pong ";
    } else {
      out += "broken: " + std::string(describe(std::get<StreamFramer::Broken>(*item).error));
    }
  }
  return out;
}

std::string framed(std::string_view stream, Limits limits = {}) {
  StreamFramer framer(limits);
  framer.feed(stream);
  return drain(framer);
}

TEST(StreamFramer, CutsMessages) {
  EXPECT_EQ(framed(message("one") + message("") + message("two\r\n\r\n")), "[one][][two\r\n\r\n]");
  EXPECT_EQ(framed(kHead + "l:\r\n 2\r\n\r\nab"), "[ab]");
  EXPECT_EQ(framed(kHead + "CONTENT-LENGTH :  0002  \r\nSubject: x\r\n\tContent-Length: 9\r\n\r\nab"), "[ab]");
}

TEST(StreamFramer, KeepAlives) {
  EXPECT_EQ(framed("\r\n\r\n"), "ping ");
  EXPECT_EQ(framed("\r\n"), "pong ");
  EXPECT_EQ(framed("\r\n\r\n\r\n" + message("x")), "ping pong [x]");
  EXPECT_EQ(framed(message("x") + "\r\n\r\n" + message("y")), "[x]ping [y]");
  EXPECT_EQ(framed("\n\n" + message("x")), "[x]");
  StreamFramer framer;
  framer.feed("\r\n");
  EXPECT_EQ(drain(framer), "pong ");
  framer.feed("\r\n");
  EXPECT_EQ(drain(framer), "ping ") << "a ping in two segments is still answered";
  framer.feed("\r");
  EXPECT_EQ(drain(framer), "");
  framer.feed("\n");
  EXPECT_EQ(drain(framer), "pong ");
  EXPECT_FALSE(framer.mid_message());
  EXPECT_EQ(framer.buffered(), 0U);
}

TEST(StreamFramer, RefusesAtOnce) {
  const auto with_length = [](std::string_view value) {
    return kHead + "Content-Length: " + std::string(value) + "\r\n\r\nhello";
  };
  const struct {
    std::string stream;
    ParseError error;
  } cases[] = {
      {with_length("99999999"), ParseError::kTooLarge},
      {with_length("2147483647"), ParseError::kTooLarge},
      {with_length("2147483648"), ParseError::kTooLarge},
      {with_length("4294967000"), ParseError::kTooLarge},
      {with_length("4294967295"), ParseError::kTooLarge},
      {with_length("4294967296"), ParseError::kBadContentLength},
      {with_length("99999999999999999999999999"), ParseError::kBadContentLength},
      {with_length("-1"), ParseError::kBadContentLength},
      {with_length("+5"), ParseError::kBadContentLength},
      {with_length("0x5"), ParseError::kBadContentLength},
      {with_length("5, 5"), ParseError::kBadContentLength},
      {with_length("5 5"), ParseError::kBadContentLength},
      {with_length(""), ParseError::kBadContentLength},
      {with_length("5\r\nl: 5"), ParseError::kBadContentLength},
      {with_length("5\r\nContent-Length: 6"), ParseError::kBadContentLength},
      {kHead + "\r\n", ParseError::kMissingContentLength},
      {"GET / HTTP/1.1\r\n", ParseError::kBadStartLine},
      {"\x16\x03\x01", ParseError::kBadStartLine},
      {"INVITE sip:a@b SIP/2.0\r\n folded\r\n", ParseError::kBadHeaderLine},
      {"\rX", ParseError::kControlCharacter},
  };
  for (const auto& [stream, error] : cases) {
    EXPECT_EQ(framed(message("first") + stream), "[first]broken: " + std::string(describe(error))) << stream;
    EXPECT_EQ(framed(stream), "broken: " + std::string(describe(error))) << stream;
  }
}

TEST(StreamFramer, BrokenStreamsCanBeAnswered) {
  StreamFramer framer;
  framer.feed(message("x") + kHead + "Content-Length: 4294967295\r\n\r\nhello");
  ASSERT_TRUE(framer.next().has_value());
  const auto item = framer.next();
  ASSERT_TRUE(item.has_value());
  const auto& broken = std::get<StreamFramer::Broken>(*item);
  EXPECT_EQ(broken.offset, message("x").size() + kHead.size() + 28);
  const auto parsed = parse_message(broken.head, Framing::kStream);
  ASSERT_FALSE(parsed.has_value());
  EXPECT_TRUE(parsed.error().answerable());
  EXPECT_TRUE(framer.broken());
  framer.feed("more");
  EXPECT_FALSE(framer.next().has_value());
  EXPECT_FALSE(framer.mid_message());
}

TEST(StreamFramer, LimitsHoldExactly) {
  const auto text = message("0123456789");
  Limits limits;
  limits.message_bytes = text.size();
  limits.header_bytes = text.size() - 10;
  limits.header_fields = 6;
  EXPECT_EQ(framed(text, limits), "[0123456789]");
  auto tight = limits;
  --tight.message_bytes;
  EXPECT_EQ(framed(text, tight), "broken: " + std::string(describe(ParseError::kTooLarge)));
  tight = limits;
  --tight.header_bytes;
  EXPECT_EQ(framed(text, tight), "broken: " + std::string(describe(ParseError::kTooLarge)));
  tight = limits;
  --tight.header_fields;
  EXPECT_EQ(framed(text, tight), "broken: " + std::string(describe(ParseError::kTooMany)));
  // Without any line end.
  EXPECT_EQ(framed(std::string(limits.header_bytes, 'x'), limits), "");
  EXPECT_EQ(framed(std::string(limits.header_bytes + 1, 'x'), limits),
            "broken: " + std::string(describe(ParseError::kTooLarge)));
}

TEST(StreamFramer, SegmentationDoesNotMatter) {
  SeededRandom random(5626);
  std::string stream;
  std::string expected;
  for (int i = 0; i < 50; ++i) {
    const auto body = random.hex(random.below(60));
    stream += message(body);
    expected += "[" + body + "]";
  }
  for (int round = 0; round < 200; ++round) {
    StreamFramer framer;
    std::string out;
    for (std::size_t at = 0; at < stream.size();) {
      const auto size = std::min<std::size_t>(1 + random.below(round < 2 ? 1 : 700), stream.size() - at);
      framer.feed(std::string_view(stream).substr(at, size));
      at += size;
      out += drain(framer);
    }
    ASSERT_EQ(out, expected);
    EXPECT_EQ(framer.buffered(), 0U);
  }
}

TEST(StreamFramer, OneByteAtATimeIsLinear) {
  StreamFramer framer;
  const auto text = message(std::string(200'000, 'b'));
  std::size_t messages = 0;
  for (int i = 0; i < 3; ++i) {
    for (const char c : text) {
      framer.feed(std::string_view(&c, 1));
      while (framer.next()) ++messages;
    }
  }
  EXPECT_EQ(messages, 3U);
}

}  // namespace
}  // namespace mtavip::sip
