#include "sip/digest.h"

#include <gtest/gtest.h>

namespace mtavip::sip {
namespace {

struct Vector {
  DigestAlgorithm algorithm;
  Qop qop;
  std::string_view username;
  std::string_view realm;
  std::string_view password;
  std::string_view nonce;
  std::string_view cnonce;
  std::string_view uri;
  std::string_view response;
};

constexpr std::string_view kNonce7616 = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
constexpr std::string_view kCnonce7616 = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

TEST(DigestResponse, VectorsOfTheStandards) {
  const Vector vectors[] = {
      // RFC 2617 section 3.5
      {DigestAlgorithm::kMd5, Qop::kAuth, "Mufasa", "testrealm@host.com", "Circle Of Life",
       "dcd98b7102dd2f0e8b11d0f600bfb0c093", "0a4f113b", "/dir/index.html", "6629fae49393a05397450978507c4ef1"},
      // The same without qop, as RFC 2069 has it
      {DigestAlgorithm::kMd5, Qop::kNone, "Mufasa", "testrealm@host.com", "Circle Of Life",
       "dcd98b7102dd2f0e8b11d0f600bfb0c093", "", "/dir/index.html", "670fd8c2df070c60b045671b8b24ff02"},
      // RFC 7616 section 3.9.1
      {DigestAlgorithm::kMd5, Qop::kAuth, "Mufasa", "http-auth@example.org", "Circle of Life", kNonce7616, kCnonce7616,
       "/dir/index.html", "8ca523f5e9506fed4657c9700eebdbec"},
      {DigestAlgorithm::kSha256, Qop::kAuth, "Mufasa", "http-auth@example.org", "Circle of Life", kNonce7616,
       kCnonce7616, "/dir/index.html", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"},
      // RFC 7616 section 3.9.2, with the values of erratum 4897
      {DigestAlgorithm::kSha512_256, Qop::kAuth, "J\xc3\xa4s\xc3\xb8n Doe", "api@example.org", "Secret, or not?",
       "5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v", "/doe.json",
       "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"},
  };
  for (const auto& vector : vectors) {
    DigestInput input;
    input.suite.algorithm = vector.algorithm;
    input.nonce = vector.nonce;
    input.cnonce = vector.cnonce;
    input.nonce_count = 1;
    input.qop = vector.qop;
    input.method = "GET";
    input.uri = vector.uri;
    const auto secret = digest_secret(vector.algorithm, vector.username, vector.realm, vector.password);
    EXPECT_EQ(digest_response(input, secret), vector.response) << vector.realm;
  }
}

TEST(DigestResponse, SessionAndBodyGoIn) {
  DigestInput input;
  input.nonce = "n";
  input.cnonce = "c";
  input.nonce_count = 1;
  input.qop = Qop::kAuth;
  input.method = "INVITE";
  input.uri = "sip:a@b";
  const auto secret = digest_secret(DigestAlgorithm::kMd5, "u", "r", "p");
  const auto plain = digest_response(input, secret);
  input.suite.session = true;
  const auto session = digest_response(input, secret);
  EXPECT_NE(plain, session);
  input.session_nonce = "n";
  input.session_cnonce = "c";
  EXPECT_EQ(digest_response(input, secret), session);
  input.session_nonce = "first";
  EXPECT_NE(digest_response(input, secret), session);
  input.suite.session = false;
  input.qop = Qop::kAuthInt;
  const auto empty_body = digest_response(input, secret);
  input.body = "v=0";
  EXPECT_NE(digest_response(input, secret), empty_body);
}

TEST(Challenge, Reads) {
  const auto challenge = Challenge::parse(
      "Digest realm=\"atlanta \\\"x\\\"\" , nonce=\"84a4cc6f3082121f32b42a2187831a9e\",\r\n opaque=\"\", stale=TRUE, "
      "algorithm=SHA-256, qop=\"auth , auth-int,token\", domain=\"sip:a sip:b\", extra=x,");
  ASSERT_TRUE(challenge.has_value());
  EXPECT_EQ(challenge->realm, "atlanta \\\"x\\\"");
  EXPECT_TRUE(challenge->stale);
  EXPECT_TRUE(challenge->offers_auth && challenge->offers_auth_int && challenge->has_qop);
  EXPECT_EQ(challenge->suite(), (DigestSuite{DigestAlgorithm::kSha256, false}));
  EXPECT_EQ(*Challenge::parse(challenge->to_string()), *challenge);

  const auto old = Challenge::parse("digest nonce=abc==, realm=plain");
  ASSERT_TRUE(old.has_value());
  EXPECT_EQ(old->nonce, "abc==");
  EXPECT_EQ(old->suite(), DigestSuite{});
  EXPECT_FALSE(old->has_qop);
  EXPECT_FALSE(Challenge::parse("Digest realm=\"r\", nonce=\"n\", algorithm=AKAv1-MD5")->suite().has_value());
  EXPECT_FALSE(Challenge::parse("Basic realm=\"r\"")->suite().has_value());
}

TEST(Challenge, RefusesWhatItMust) {
  for (const std::string_view text :
       {"", "=", "Digest", "Digest realm=\"r\"", "Digest nonce=\"n\"", "Digest realm=\"r\", nonce=\"n",
        "Digest realm=\"r\" nonce=\"n\"", "Digest realm=\"r\", nonce=\"n\", junk", "Digest realm=\"r\", nonce=n n",
        "Digest, realm=\"r\", nonce=\"n\"", "Digest realm=x\"r\", nonce=\"n\"", "Digest realm=r\\, nonce=\"n\"",
        "Digest realm=\"r\x01\", nonce=\"n\""}) {
    EXPECT_FALSE(Challenge::parse(text).has_value()) << text;
  }
  const auto with_parameters = [](int count) {
    std::string text = "Digest realm=\"r\", nonce=\"n\"";
    for (int i = 2; i < count; ++i) text += ", p=" + std::to_string(i);
    return text;
  };
  EXPECT_TRUE(Challenge::parse(with_parameters(64)).has_value());
  EXPECT_FALSE(Challenge::parse(with_parameters(65)).has_value());
}

TEST(Challenge, SeveralInOneField) {
  auto response = Message::response(401);
  response.add(HeaderName::kWwwAuthenticate,
               "Digest realm=\"a\", nonce=\"1\", algorithm=SHA-256, Digest realm=\"a\", nonce=\"2\" , NTLM abc==");
  response.add(HeaderName::kWwwAuthenticate, "Digest broken");
  response.add(HeaderName::kWwwAuthenticate, "Digest realm=\"b\", nonce=\"3\"");
  const auto challenges = challenges_of(response, HeaderName::kWwwAuthenticate);
  std::string nonces;
  for (const auto& challenge : challenges) nonces += challenge.nonce + "|";
  EXPECT_EQ(nonces, "1|2||3|");
}

TEST(DigestCredentials, RoundTrip) {
  DigestCredentials credentials;
  credentials.username = "bob \"the\" \\ builder";
  credentials.realm = "r\\\"s";
  credentials.nonce = "n";
  credentials.uri = "sip:a@b;x=\xc3\xa4";
  credentials.response = "0123456789abcdef";
  credentials.algorithm = "SHA-512-256-sess";
  credentials.cnonce = "c";
  credentials.has_opaque = true;
  credentials.qop = Qop::kAuthInt;
  credentials.nonce_count = 0xfffffffe;
  EXPECT_NE(credentials.to_string().find("nc=fffffffe"), std::string::npos);
  EXPECT_EQ(*DigestCredentials::parse(credentials.to_string()), credentials);
  for (const std::string_view text : {"", "Basic abc", "Digest username=\"a\"", "Digest response=\"a\", qop=other",
                                      "Digest response=\"a\", nc=g", "Digest response=\"a\", nc=100000000"}) {
    EXPECT_FALSE(DigestCredentials::parse(text).has_value()) << text;
  }
}

TEST(AuthenticationInfo, RoundTrip) {
  const auto info =
      AuthenticationInfo::parse("nextnonce=\"47364c23432d2e131a5fb210812c\", qop=auth, rspauth=\"AB\", nc=00000002");
  ASSERT_TRUE(info.has_value());
  EXPECT_EQ(info->response_auth, "ab");
  EXPECT_EQ(info->nonce_count, 2U);
  EXPECT_EQ(*AuthenticationInfo::parse(info->to_string()), *info);
  EXPECT_FALSE(AuthenticationInfo::parse("nextnonce").has_value());
  EXPECT_FALSE(AuthenticationInfo::parse("qop=x").has_value());
}

}  // namespace
}  // namespace mtavip::sip
