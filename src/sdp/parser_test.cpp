#include "sdp/parser.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "sdp/printer.h"

namespace mtavip::sdp {
namespace {

constexpr std::string_view kSmall = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

std::string with(std::string_view rest) {
  return std::string(kSmall) + std::string(rest);
}

TEST(Parser, ReadsEveryLineType) {
  const auto s = parse(
      "v=0\r\n"
      "o=jdoe 3724394400 3724394405 IN IP6 2001:db8::1\r\n"
      "s=Call to John Smith\r\n"
      "i=SDP Offer #1\r\n"
      "u=http://www.jdoe.example.com/home.html\r\n"
      "e=Jane Doe <jane@jdoe.example.com>\r\n"
      "p=+1 617 555-6011\r\n"
      "c=IN IP4 224.2.1.1/127/3\r\n"
      "b=AS:512\r\n"
      "b=X-YZ:128\r\n"
      "t=3724394400 3724398000\r\n"
      "r=604800 3600 0 90000\r\n"
      "t=0 0\r\n"
      "z=3730928400 -1h\r\n"
      "k=clear:secret\r\n"
      "a=recvonly\r\n"
      "m=audio 49170/2 RTP/AVP 0 101\r\n"
      "i=speech\r\n"
      "c=IN IP6 ff15::101/3\r\n"
      "b=TIAS:64000\r\n"
      "k=prompt\r\n"
      "a=rtpmap:101 telephone-event/8000\r\n"
      "m=application 5004 udp wb\r\n");
  ASSERT_TRUE(s) << s.error().to_string();
  EXPECT_EQ(s->origin.user_name, "jdoe");
  EXPECT_EQ(s->origin.version, "3724394405");
  EXPECT_EQ(s->origin.address, "2001:db8::1");
  EXPECT_EQ(s->name, "Call to John Smith");
  EXPECT_EQ(s->information, "SDP Offer #1");
  EXPECT_EQ(s->emails.size(), 1U);
  EXPECT_EQ(s->phones.size(), 1U);
  ASSERT_TRUE(s->connection);
  EXPECT_EQ(s->connection->ttl, 127U);
  EXPECT_EQ(s->connection->count, 3U);
  EXPECT_EQ(s->bandwidths, (std::vector<Bandwidth>{{"AS", 512}, {"X-YZ", 128}}));
  ASSERT_EQ(s->timings.size(), 2U);
  EXPECT_EQ(s->timings[0].repeats.size(), 1U);
  EXPECT_EQ(s->zones, "3730928400 -1h");
  EXPECT_EQ(s->key, "clear:secret");
  EXPECT_EQ(s->attributes, (Attributes{{"recvonly", std::nullopt}}));
  ASSERT_EQ(s->media.size(), 2U);
  const auto& audio = s->media[0];
  EXPECT_EQ(audio.port, 49170);
  EXPECT_EQ(audio.port_count, 2U);
  EXPECT_EQ(audio.formats, (std::vector<std::string>{"0", "101"}));
  EXPECT_EQ(audio.connections[0].count, 3U);
  EXPECT_FALSE(audio.connections[0].ttl);
  EXPECT_EQ(audio.attributes[0].value, "101 telephone-event/8000");
  EXPECT_EQ(s->media[1].kind(), MediaKind::kApplication);
  EXPECT_EQ(parse(print(*s)), s);
}

TEST(Parser, TakesOlderDialects) {
  const auto s = parse("v=0\no=root 1 1 IN IP4 host.example\nm=audio 3456 RTP/AVP 0\nc=IN IP4 0.0.0.0\n\n");
  ASSERT_TRUE(s) << s.error().to_string();
  EXPECT_FALSE(s->connection);
  ASSERT_EQ(s->media.size(), 1U);
  EXPECT_EQ(s->media[0].connections[0].ip(), IpAddress());
  EXPECT_EQ(s->name, "-");
}

TEST(Parser, TakesLinesOutOfOrder) {
  const auto s = parse(
      "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\nb=CT:384\r\na=inactive\r\nc=IN IP4 192.0.2.1\r\ns=-\r\n"
      "m=audio 1000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\nb=AS:64\r\nc=IN IP4 192.0.2.2\r\nt=0 0\r\n");
  ASSERT_TRUE(s) << s.error().to_string();
  EXPECT_TRUE(s->connection);
  EXPECT_EQ(s->bandwidths.size(), 1U);
  EXPECT_EQ(s->media[0].bandwidths.size(), 1U);
  EXPECT_EQ(s->media[0].connections.size(), 1U);
  EXPECT_EQ(s->timings.size(), 1U);
}

TEST(Parser, IgnoresWhatDoesNotMatter) {
  const auto s =
      parse(with("x=unknown type\r\nb=AS\r\nb=AS:many\r\nt=now\r\nr=1\r\n   \r\nm=video 0 RTP/AVP\r\na=\r\n"));
  ASSERT_TRUE(s) << s.error().to_string();
  EXPECT_TRUE(s->bandwidths.empty());
  ASSERT_EQ(s->media.size(), 1U);
  EXPECT_TRUE(s->media[0].formats.empty());
  EXPECT_EQ(parse(print(*s)), s);
}

TEST(Parser, NamesTheErrorAndItsPlace) {
  struct Case {
    std::string text;
    ParseError error;
    std::size_t line;
    std::size_t offset;
  };
  const std::vector<Case> cases{
      {"", ParseError::kEmpty, 0, 0},
      {"o=- 1 1 IN IP4 192.0.2.1\r\n", ParseError::kBadVersion, 1, 0},
      {"v=1\r\n", ParseError::kBadVersion, 1, 0},
      {"v=0\r\nv=0\r\n", ParseError::kBadVersion, 2, 5},
      {"v=0\r\ns=-\r\n", ParseError::kBadOrigin, 0, 0},
      {"v=0\r\no=- 1 1 IN IP4\r\n", ParseError::kBadOrigin, 2, 5},
      {with("o=- 2 2 IN IP4 192.0.2.1\r\n"), ParseError::kBadOrigin, 6, kSmall.size()},
      {with("c=IN IP4\r\n"), ParseError::kBadConnection, 6, kSmall.size()},
      {with("c=IN IP4 224.0.0.1/x\r\n"), ParseError::kBadConnection, 6, kSmall.size()},
      {with("m=audio\r\n"), ParseError::kBadMedia, 6, kSmall.size()},
      {with("m=audio 65536 RTP/AVP 0\r\n"), ParseError::kBadMedia, 6, kSmall.size()},
      {with("m=audio -1 RTP/AVP 0\r\n"), ParseError::kBadMedia, 6, kSmall.size()},
      {with("m=audio 1/ RTP/AVP 0\r\n"), ParseError::kBadMedia, 6, kSmall.size()},
      {with("m=audio 1\r\n"), ParseError::kBadMedia, 6, kSmall.size()},
      {with("garbage\r\n"), ParseError::kBadLine, 6, kSmall.size()},
      {with("=x\r\n"), ParseError::kBadLine, 6, kSmall.size()},
      {with(std::string_view("a=x\0y\r\n", 7)), ParseError::kBadCharacter, 6, kSmall.size()},
  };
  for (const auto& c : cases) {
    const auto s = parse(c.text);
    ASSERT_FALSE(s) << c.text;
    EXPECT_EQ(s.error().error, c.error) << c.text;
    EXPECT_EQ(s.error().line, c.line) << c.text;
    EXPECT_EQ(s.error().offset, c.offset) << c.text;
    EXPECT_FALSE(s.error().to_string().empty());
  }
}

TEST(Parser, HoldsItsLimits) {
  const auto expect_limit = [](const std::string& at, const std::string& beyond, const Limits& limits,
                               ParseError error) {
    EXPECT_TRUE(parse(at, limits)) << at;
    const auto s = parse(beyond, limits);
    ASSERT_FALSE(s) << beyond;
    EXPECT_EQ(s.error().error, error);
  };
  Limits limits;
  limits.bytes = kSmall.size() + 10;
  expect_limit(with("a=1234567\n"), with("a=12345678\n"), limits, ParseError::kTooLarge);
  limits = {};
  limits.lines = 6;
  expect_limit(with("a=1\r\n"), with("a=1\r\na=2\r\n"), limits, ParseError::kTooManyLines);
  limits = {};
  limits.line_bytes = 30;
  expect_limit(with("a=" + std::string(28, 'x')), with("a=" + std::string(29, 'x')), limits, ParseError::kLineTooLong);
  limits = {};
  limits.media = 1;
  expect_limit(with("m=audio 1 RTP/AVP 0\n"), with("m=audio 1 RTP/AVP 0\nm=audio 1 RTP/AVP 0\n"), limits,
               ParseError::kTooManyMedia);
  limits = {};
  limits.formats = 2;
  expect_limit(with("m=audio 1 RTP/AVP 0 8\n"), with("m=audio 1 RTP/AVP 0 8 9\n"), limits, ParseError::kTooManyFormats);
}

// The body kills a widely used SIP library by an endless loop.
TEST(Parser, EndsOnFormatsOfAnUnknownTransport) {
  const auto s = parse(with("m=message 9 TCP/MSRP \xff\r\n"));
  ASSERT_TRUE(s);
  EXPECT_EQ(s->media[0].formats, std::vector<std::string>{"\xff"});
  const auto cut = parse(with("m=message 9 TCP/MSRP "));
  ASSERT_TRUE(cut);
  EXPECT_TRUE(cut->media[0].formats.empty());
}

TEST(Parser, EveryPrefixAndEveryByteFlipIsHandled) {
  const std::string text = with(
      "m=audio 4000/2 RTP/AVPF 0 96\r\nc=IN IP4 224.1.1.1/3/2\r\nb=AS:64\r\na=rtpmap:96 opus/48000/2\r\na=rtcp-fb:* "
      "nack\r\n");
  for (std::size_t i = 0; i <= text.size(); ++i) static_cast<void>(parse(text.substr(0, i)));
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const int flip : {1, 0x10, 0x20, 0x80, 0xff}) {
      std::string changed = text;
      changed[i] = static_cast<char>(changed[i] ^ flip);
      const auto s = parse(changed);
      EXPECT_TRUE(!s || parse(print(*s))) << changed;
    }
  }
}

TEST(Printer, CannotBeMadeToAddLines) {
  SessionDescription s;
  s.name = "a\r\nm=audio 1 RTP/AVP 0";
  s.attributes.push_back({"x", std::string("1\na=y\0", 6)});
  const auto read = parse(print(s));
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->media.empty());
  EXPECT_EQ(read->attributes.size(), 1U);
}

std::string token(Random& random) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-+.";
  std::string text;
  for (std::uint64_t i = 0, n = 1 + random.below(12); i < n; ++i) text += kLetters[random.below(kLetters.size())];
  return text;
}
std::string free_text(Random& random) {
  std::string text;
  for (std::uint64_t i = 0, n = random.below(30); i < n; ++i) text += static_cast<char>(32 + random.below(95));
  return text;
}
template <class Make>
auto maybe(Random& random, Make make) -> std::optional<decltype(make())> {
  if (random.below(2) == 0) return std::nullopt;
  return make();
}
Connection connection(Random& random) {
  Connection c;
  if (random.below(2) == 0) {
    c.address_type = "IP6";
    c.address = "ff15::" + std::to_string(random.below(9999));
    c.count = maybe(random, [&] { return static_cast<unsigned>(random.below(100)); });
  } else {
    c.address = token(random);
    c.ttl = maybe(random, [&] { return static_cast<unsigned>(random.below(256)); });
    if (c.ttl) c.count = maybe(random, [&] { return static_cast<unsigned>(random.below(100)); });
  }
  return c;
}
template <class Make>
auto list(Random& random, Make make) {
  std::vector<decltype(make())> out;
  for (std::uint64_t i = 0, n = random.below(4); i < n; ++i) out.push_back(make());
  return out;
}
Attributes attributes(Random& random) {
  return list(random, [&] { return Attribute{token(random), maybe(random, [&] { return free_text(random); })}; });
}
std::vector<Bandwidth> bandwidths(Random& random) {
  return list(random, [&] { return Bandwidth{token(random), random.u64()}; });
}
SessionDescription session(Random& random) {
  SessionDescription s;
  s.origin = {token(random), token(random), token(random), "IN", "IP4", token(random)};
  s.name = free_text(random);
  s.information = maybe(random, [&] { return free_text(random); });
  s.uri = maybe(random, [&] { return free_text(random); });
  s.emails = list(random, [&] { return free_text(random); });
  s.phones = list(random, [&] { return free_text(random); });
  s.connection = maybe(random, [&] { return connection(random); });
  s.bandwidths = bandwidths(random);
  s.timings = list(random, [&] {
    return Timing{random.u64(), random.u64(), list(random, [&] { return free_text(random); })};
  });
  s.zones = maybe(random, [&] { return free_text(random); });
  s.key = maybe(random, [&] { return free_text(random); });
  s.attributes = attributes(random);
  s.media = list(random, [&] {
    MediaDescription m;
    m.media = token(random);
    m.port = static_cast<std::uint16_t>(random.below(65536));
    m.port_count = maybe(random, [&] { return static_cast<unsigned>(random.below(10)); });
    m.protocol = token(random);
    m.formats = list(random, [&] { return token(random); });
    m.information = maybe(random, [&] { return free_text(random); });
    m.connections = list(random, [&] { return connection(random); });
    m.bandwidths = bandwidths(random);
    m.key = maybe(random, [&] { return free_text(random); });
    m.attributes = attributes(random);
    return m;
  });
  return s;
}

TEST(ParserProperty, ParseOfPrintIsTheSame) {
  SeededRandom random(20260101);
  for (int i = 0; i < 2000; ++i) {
    const auto s = session(random);
    const auto read = parse(print(s));
    ASSERT_TRUE(read) << read.error().to_string() << '\n' << print(s);
    ASSERT_EQ(*read, s) << print(s);
  }
}

}  // namespace
}  // namespace mtavip::sdp
