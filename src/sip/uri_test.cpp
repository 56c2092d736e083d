#include "sip/uri.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::sip {
namespace {

Uri parsed(std::string_view text) {
  auto uri = Uri::parse(text);
  EXPECT_TRUE(uri.has_value()) << text;
  return uri ? *uri : Uri{};
}

TEST(Uri, TakesPartsApart) {
  const auto uri = parsed(
      "sips:alice%20b;x=1?y:pw+1@[2001:DB8::1]:5061;transport=tcp;lr;maddr=10.0.0.1?Subject=a%26b&Priority=urgent");
  EXPECT_EQ(uri.scheme, Scheme::kSips);
  EXPECT_TRUE(uri.secure());
  EXPECT_EQ(uri.user, "alice%20b;x=1?y");
  EXPECT_EQ(uri.decoded_user(), "alice b;x=1?y");
  EXPECT_EQ(uri.password, "pw+1");
  EXPECT_EQ(uri.host, "2001:DB8::1");
  EXPECT_TRUE(uri.address()->is_v6());
  EXPECT_EQ(uri.port, 5061);
  EXPECT_EQ(uri.parameters.value("TRANSPORT"), "tcp");
  EXPECT_TRUE(uri.loose_router());
  const auto headers = uri.decoded_headers();
  ASSERT_EQ(headers.size(), 2U);
  EXPECT_EQ(headers[0].second, "a&b");
  EXPECT_EQ(headers[1].first, "Priority");
}

TEST(Uri, GoesOutAsItCameIn) {
  for (const std::string_view text : {
           "sip:alice@example.com",
           "sips:example.com:5061;lr",
           "sip:%61lice:p%40ss@EXAMPLE.com;Unknown=Value;flag?a=b",
           "sip:+358-555-1234567;postd=pp22@foo.com;user=phone",
           "sip:*98%23@pbx_1.local",
           "sip:123#45@host",
           "sip:[::1]:6000",
           "tel:+1-201-555-0123;phone-context=example.com",
           "tel:911",
           "http://www.example.com/a?b=c",
           "urn:service:sos",
           "nobodyKnowsThisScheme:totallyopaquecontent",
           "soap.beep://192.0.2.103:3002",
           "sip:user@example.com;tag=",
           "sip:\xd0\xb8@example.com",
       }) {
    EXPECT_EQ(parsed(text).to_string(), text);
  }
}

TEST(Uri, RefusesWhatItMust) {
  const struct {
    std::string_view text;
    ParseError error;
  } cases[] = {
      {"", ParseError::kBadUri},
      {"alice", ParseError::kBadUri},
      {":alice", ParseError::kBadUri},
      {"1sip:a@b", ParseError::kBadUri},
      {"s p:a@b", ParseError::kBadUri},
      {"<sip:a@b>", ParseError::kBadUri},
      {"sip:a b@c", ParseError::kBadUri},
      {"sip:a\"@c", ParseError::kBadUri},
      {std::string_view("sip:a\0@c", 8), ParseError::kBadUri},
      {"sip:", ParseError::kBadHost},
      {"sip:a@", ParseError::kBadHost},
      {"sip:a@b@c", ParseError::kBadHost},
      {"sip:@b?x=y@c", ParseError::kBadUri},
      {"sip:a@b/c", ParseError::kBadHost},
      {"sip:a@[::1", ParseError::kBadHost},
      {"sip:a@[::g]", ParseError::kBadHost},
      {"sip:a@[127.0.0.1]", ParseError::kBadHost},
      {"sip:a@[::1%25eth0]", ParseError::kBadHost},
      {"sip:a@[::1]x", ParseError::kBadHost},
      {"sip:a@b:", ParseError::kBadPort},
      {"sip:a@b:0", ParseError::kBadPort},
      {"sip:a@b:65536", ParseError::kBadPort},
      {"sip:a@b:-1", ParseError::kBadPort},
      {"sip:a%4@b", ParseError::kBadEscape},
      {"sip:a%zz@b", ParseError::kBadEscape},
      {"sip:a@b%", ParseError::kBadEscape},
      {"sip::pw@b", ParseError::kBadUri},
      {"sip:a:b:c@d", ParseError::kBadUri},
      {"sip:b;x=@c@d", ParseError::kBadHost},
      {"tel:", ParseError::kBadUri},
      {"tel:;a=b", ParseError::kBadUri},
  };
  for (const auto& [text, error] : cases) {
    const auto uri = Uri::parse(text);
    ASSERT_FALSE(uri.has_value()) << text;
    EXPECT_EQ(uri.error(), error) << text << ": " << describe(uri.error());
  }
}

TEST(Uri, LimitsHoldExactly) {
  ValueLimits limits;
  const auto of_size = [](std::size_t size) { return "sip:" + std::string(size - 6, 'a') + "@b"; };
  EXPECT_TRUE(Uri::parse(of_size(limits.uri_bytes)).has_value());
  EXPECT_EQ(Uri::parse(of_size(limits.uri_bytes + 1)).error(), ParseError::kTooLarge);
  const auto with_parameters = [](std::size_t count) {
    std::string text = "sip:a@b";
    for (std::size_t i = 0; i < count; ++i) text += ";p" + std::to_string(i);
    return text;
  };
  EXPECT_TRUE(Uri::parse(with_parameters(limits.parameters)).has_value());
  EXPECT_EQ(Uri::parse(with_parameters(limits.parameters + 1)).error(), ParseError::kTooMany);
}

// The examples of RFC 3261 section 19.1.4 and more.
TEST(Uri, Equivalence) {
  const struct {
    std::string_view a;
    std::string_view b;
    bool same;
  } cases[] = {
      {"sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp", true},
      {"sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5", true},
      {"sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on", true},
      {"sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
       "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com", true},
      {"sip:alice@atlanta.com?subject=project%20x&priority=urgent",
       "sip:alice@atlanta.com?priority=urgent&subject=project%20x", true},
      {"SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP", false},
      {"sip:bob@biloxi.com", "sip:bob@biloxi.com:5060", false},
      {"sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp", false},
      {"sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp", false},
      {"sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting", false},
      {"sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4", false},
      {"sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off", false},
      {"sip:a@b", "sips:a@b", false},
      {"sip:a%3bb@c", "sip:a%3Bb@c", true},
      {"sip:a%3bb@c", "sip:a;b@c", false},
      {"sip:a@[2001:db8::1]", "sip:a@[2001:DB8:0:0::1]", true},
      {"sip:a:x@b", "sip:a:y@b", false},
      {"sip:a@b;lr", "sip:a@b;lr=on", false},
      {"tel:+1-201-555-0123", "tel:+1(201)5550123", true},
      {"tel:7042;phone-context=example.com", "tel:7042;phone-context=example.org", false},
      {"tel:7042;phone-context=example.com", "tel:7042", false},
      {"sip:a@b;x=1;x=2", "sip:a@b;x=1;x=2", true},
      {"tel:1;x=1;x=2", "tel:1;x=1;x=2", true},
      {"HTTP://x/A", "http://x/A", true},
      {"http://x/A", "http://x/a", false},
  };
  for (const auto& [a, b, same] : cases) {
    EXPECT_EQ(equivalent(parsed(a), parsed(b)), same) << a << "  " << b;
    EXPECT_EQ(equivalent(parsed(b), parsed(a)), same) << b << "  " << a;
  }
}

TEST(Uri, RequestFormHasNoHeaders) {
  EXPECT_EQ(parsed("sip:a@b;method=REFER;lr?Subject=x").as_request_uri().to_string(), "sip:a@b;lr");
}

TEST(Uri, BuildsFromPlainText) {
  EXPECT_EQ(Uri::sip("a b@c", "2001:db8::1", 5070).to_string(), "sip:a%20b%40c@[2001:db8::1]:5070");
  EXPECT_EQ(Uri::sip("", "example.com").to_string(), "sip:example.com");
  EXPECT_EQ(unescape("a%2"), "a%2");
  EXPECT_EQ(unescape(escape_header("1@x;to-tag=a")), "1@x;to-tag=a");
  EXPECT_TRUE(parsed("sip:+1@b;user=Phone").is_telephone());
}

TEST(HostPort, Forms) {
  EXPECT_EQ(HostPort::parse("example.com : 5060")->port, 5060);
  EXPECT_EQ(HostPort::parse("[::1]:1")->host, "::1");
  EXPECT_EQ(HostPort::parse("2001:db8::1")->host, "2001:db8::1");
  EXPECT_FALSE(HostPort::parse("").has_value());
  EXPECT_FALSE(HostPort::parse("a b").has_value());
}

TEST(Uri, PrintedUrisAreReadBackTheSame) {
  SeededRandom random(20261122);
  constexpr std::string_view kHosts[] = {"example.com", "192.0.2.7", "2001:db8::7", "x", "a-b.c_d"};
  constexpr std::string_view kNames[] = {"lr", "transport", "user", "maddr", "x-y"};
  for (int round = 0; round < 2000; ++round) {
    std::string user(random.below(12), '\0');
    for (auto& c : user) c = static_cast<char>(random.below(256));
    auto uri = Uri::sip(user, kHosts[random.below(5)], static_cast<std::uint16_t>(random.below(65536)));
    if (random.below(2) == 0) uri.scheme = Scheme::kSips;
    if (!user.empty() && random.below(3) == 0) uri.password = "p%41";
    for (auto count = random.below(4); count-- > 0;) uri.parameters.set(kNames[random.below(5)], "v" + random.hex(2));
    if (random.below(2) == 0) uri.headers = "Subject=" + escape_header(user);
    const auto again = Uri::parse(uri.to_string());
    ASSERT_TRUE(again.has_value()) << uri.to_string();
    EXPECT_EQ(*again, uri);
    EXPECT_EQ(again->decoded_user(), user);
    EXPECT_TRUE(equivalent(*again, uri));
  }
}

}  // namespace
}  // namespace mtavip::sip
