#include "sip/authenticator.h"

#include <gtest/gtest.h>

#include "sip/digest_verifier.h"

namespace mtavip::sip {
namespace {

using Verdict = DigestVerifier::Verdict;

class AuthenticatorTest : public ::testing::Test {
 protected:
  static Message register_request() {
    auto request = Message::request("REGISTER", "sip:example.com");
    request.add(HeaderName::kVia, "SIP/2.0/UDP h;branch=z9hG4bK1").add(HeaderName::kFrom, "<sip:u@example.com>;tag=1");
    request.add(HeaderName::kTo, "<sip:u@example.com>")
        .add(HeaderName::kCallId, "c")
        .add(HeaderName::kCseq, "1 REGISTER");
    request.set_body("text/plain", "body");
    return request;
  }
  static DigestVerifier::Config config(std::vector<DigestSuite> suites, bool auth = true, bool auth_int = false) {
    DigestVerifier::Config result;
    result.realm = "example.com";
    result.suites = std::move(suites);
    result.offer_auth = auth;
    result.offer_auth_int = auth_int;
    return result;
  }
  static Message challenge(std::string_view text, bool proxy = false) {
    auto response = Message::response(proxy ? 407 : 401);
    response.add(proxy ? HeaderName::kProxyAuthenticate : HeaderName::kWwwAuthenticate, text);
    return response;
  }
  static DigestCredentials sent(const Message& request) {
    return DigestCredentials::parse(*request.header(HeaderName::kAuthorization)).value_or(DigestCredentials{});
  }

  SeededRandom random_{42};
  NullLog log_;
  Environment environment_{random_, log_, WallTime{}};
  Authenticator authenticator_{environment_, {{"", "u", "secret"}}};
  Timestamp now_{};
};

TEST_F(AuthenticatorTest, EverySuiteAndQopIsAccepted) {
  for (const auto algorithm : {DigestAlgorithm::kMd5, DigestAlgorithm::kSha256, DigestAlgorithm::kSha512_256}) {
    for (const bool session : {false, true}) {
      for (const int qop : {0, 1, 2, 3}) {
        if (session && qop == 0) continue;
        DigestVerifier server(environment_, config({{algorithm, session}}, (qop & 1) != 0, (qop & 2) != 0));
        Authenticator client(environment_, {{"example.com", "u", "secret"}});
        auto request = register_request();
        EXPECT_EQ(server.verify(now_, request, "secret"), Verdict::kMissing);
        ASSERT_TRUE(client.challenged(request, server.challenge(now_, request, false, "t")).has_value());
        for (int use = 0; use < 3; ++use) {
          client.authorize(request);
          EXPECT_EQ(server.claimed_user(request), "u");
          EXPECT_EQ(server.verify(now_, request, "other"), Verdict::kWrong);
          ASSERT_EQ(server.verify(now_, request, "secret"), Verdict::kAccepted)
              << *request.header(HeaderName::kAuthorization);
          auto response = Message::response_to(request, 200);
          response.set_body("text/plain", "hi");
          response.add(HeaderName::kAuthenticationInfo, server.authentication_info(request, response, "secret"));
          EXPECT_TRUE(client.accepted(request, response));
          response.set(HeaderName::kAuthenticationInfo, server.authentication_info(request, response, "wrong"));
          EXPECT_FALSE(client.accepted(request, response));
        }
      }
    }
  }
}

TEST_F(AuthenticatorTest, NothingBeforeAChallenge) {
  auto request = register_request();
  authenticator_.authorize(request);
  EXPECT_FALSE(request.has(HeaderName::kAuthorization));
}

TEST_F(AuthenticatorTest, StrongestIsChosen) {
  auto request = register_request();
  auto response = challenge("Digest realm=\"r\", nonce=\"1\", algorithm=MD5, qop=\"auth\"");
  response.add(HeaderName::kWwwAuthenticate, "Digest realm=\"r\", nonce=\"2\", algorithm=SHA-512-256, qop=\"auth\"");
  response.add(HeaderName::kWwwAuthenticate, "Digest realm=\"r\", nonce=\"3\", algorithm=SHA-256, qop=\"auth\"");
  response.add(HeaderName::kWwwAuthenticate, "Digest realm=\"r\", nonce=\"4\", algorithm=SHA-9000, qop=\"auth\"");
  ASSERT_TRUE(authenticator_.challenged(request, response).has_value());
  authenticator_.authorize(request);
  EXPECT_EQ(request.count(HeaderName::kAuthorization), 1U);
  EXPECT_EQ(sent(request).nonce, "2");
  EXPECT_EQ(sent(request).algorithm, "SHA-512-256");
}

TEST_F(AuthenticatorTest, StrongestWithAnUnknownQopFallsBack) {
  auto request = register_request();
  auto response = challenge("Digest realm=\"r\", nonce=\"1\", algorithm=SHA-256, qop=\"auth-new\"");
  response.add(HeaderName::kWwwAuthenticate, "Digest realm=\"r\", nonce=\"2\", qop=\"auth\"");
  ASSERT_TRUE(authenticator_.challenged(request, response).has_value());
  authenticator_.authorize(request);
  EXPECT_EQ(sent(request).nonce, "2");
}

TEST_F(AuthenticatorTest, NamesWhyItCannotAnswer) {
  const auto request = register_request();
  const auto md5 = challenge("Digest realm=\"r\", nonce=\"1\"");
  EXPECT_EQ(authenticator_.challenged(request, Message::response(401)).error(), AuthenticationError::kNoChallenge);
  EXPECT_EQ(authenticator_.challenged(request, challenge("Basic realm=\"r\"")).error(),
            AuthenticationError::kUnsupported);
  Authenticator other(environment_, {{"elsewhere", "u", "p"}});
  EXPECT_EQ(other.challenged(request, md5).error(), AuthenticationError::kNoCredentials);
  Authenticator strict(environment_, {{"", "u", "p"}}, {.allow_md5 = false});
  EXPECT_EQ(strict.challenged(request, md5).error(), AuthenticationError::kRefusedByPolicy);
  auto both = md5;
  both.add(HeaderName::kWwwAuthenticate, "Digest realm=\"r\", nonce=\"2\", algorithm=SHA-256");
  EXPECT_TRUE(strict.challenged(request, both).has_value());
}

TEST_F(AuthenticatorTest, WrongPasswordIsSaidOnce) {
  DigestVerifier server(environment_, config({{DigestAlgorithm::kMd5, false}, {DigestAlgorithm::kSha256, false}}));
  Authenticator client(environment_, {{"", "u", "typo"}});
  auto request = register_request();
  ASSERT_TRUE(client.challenged(request, server.challenge(now_, request, false, "t")).has_value());
  client.authorize(request);
  EXPECT_EQ(server.verify(now_, request, "secret"), Verdict::kWrong);
  EXPECT_EQ(client.challenged(request, server.challenge(now_, request, false, "t")).error(),
            AuthenticationError::kRejected);
  // New credentials begin afresh.
  client.set_credentials({{"", "u", "secret"}});
  auto again = register_request();
  client.authorize(again);
  EXPECT_FALSE(again.has(HeaderName::kAuthorization));
  EXPECT_TRUE(client.challenged(again, server.challenge(now_, again, false, "t")).has_value());
}

TEST_F(AuthenticatorTest, OldNoncesAreReplaced) {
  DigestVerifier server(environment_, config({{DigestAlgorithm::kSha256, false}}));
  auto request = register_request();
  ASSERT_TRUE(authenticator_.challenged(request, server.challenge(now_, request, false, "t")).has_value());
  authenticator_.authorize(request);
  ASSERT_EQ(server.verify(now_, request, "secret"), Verdict::kAccepted);
  EXPECT_EQ(server.verify(now_, request, "secret"), Verdict::kStale) << "a replay";
  EXPECT_TRUE(authenticator_.accepted(request, Message::response_to(request, 200)));

  now_ += std::chrono::seconds(301);
  authenticator_.authorize(request);
  EXPECT_EQ(sent(request).nonce_count, 2U);
  EXPECT_EQ(server.verify(now_, request, "secret"), Verdict::kStale);
  // With stale, and with a server that does not say so: the nonce had been good before.
  for (const bool says_stale : {true, false}) {
    auto copy = authenticator_;
    auto retry = request;
    ASSERT_TRUE(copy.challenged(retry, server.challenge(now_, retry, says_stale, "t")).has_value());
    copy.authorize(retry);
    EXPECT_EQ(sent(retry).nonce_count, 1U);
    EXPECT_EQ(server.verify(now_, retry, "secret"), Verdict::kAccepted);
  }
}

TEST_F(AuthenticatorTest, AServerThatAlwaysSaysStaleIsLeft) {
  auto request = register_request();
  int asked = 0;
  while (authenticator_.challenged(
      request, challenge("Digest realm=\"r\", stale=true, qop=\"auth\", nonce=\"n" + std::to_string(asked) + "\""))) {
    authenticator_.authorize(request);
    ASSERT_LT(++asked, 10);
  }
  EXPECT_EQ(asked, 4);
}

TEST_F(AuthenticatorTest, NextNonceIsUsed) {
  auto request = register_request();
  ASSERT_TRUE(
      authenticator_.challenged(request, challenge("Digest realm=\"r\", nonce=\"1\", qop=\"auth\"")).has_value());
  authenticator_.authorize(request);
  auto response = Message::response_to(request, 200);
  response.add(HeaderName::kAuthenticationInfo, "nextnonce=\"2\"");
  EXPECT_TRUE(authenticator_.accepted(request, response));
  authenticator_.authorize(request);
  EXPECT_EQ(sent(request).nonce, "2");
  EXPECT_EQ(sent(request).nonce_count, 1U);
}

TEST_F(AuthenticatorTest, ProxiesAndServersTogether) {
  Authenticator client(environment_, {{"proxy1", "p1", "x"}, {"proxy2", "p2", "x"}, {"", "u", "x"}});
  auto request = register_request();
  ASSERT_TRUE(client.challenged(request, challenge("Digest realm=\"proxy1\", nonce=\"1\"", true)).has_value());
  client.authorize(request);
  auto second = challenge("Digest realm=\"proxy2\", nonce=\"2\"", true);
  second.add(HeaderName::kWwwAuthenticate, "Digest realm=\"home\", nonce=\"3\", opaque=\"o\"");
  ASSERT_TRUE(client.challenged(request, second).has_value());
  client.authorize(request);
  EXPECT_EQ(request.count(HeaderName::kProxyAuthorization), 2U);
  EXPECT_EQ(request.count(HeaderName::kAuthorization), 1U);
  EXPECT_EQ(sent(request).username, "u");
  EXPECT_EQ(sent(request).opaque, "o");
  client.reset();
  client.authorize(request);
  EXPECT_FALSE(request.has(HeaderName::kProxyAuthorization));
}

TEST_F(AuthenticatorTest, RealmsAreBounded) {
  auto request = register_request();
  for (int i = 0; i < 17; ++i) {
    const auto text = "Digest realm=\"r" + std::to_string(i) + "\", nonce=\"n\"";
    ASSERT_TRUE(authenticator_.challenged(request, challenge(text)).has_value());
  }
  authenticator_.authorize(request);
  EXPECT_EQ(request.count(HeaderName::kAuthorization), 16U);
}

TEST_F(AuthenticatorTest, VerifierRefusesForeignNoncesAndUris) {
  DigestVerifier server(environment_, config({{DigestAlgorithm::kMd5, false}}));
  DigestVerifier stranger(environment_, config({{DigestAlgorithm::kMd5, false}}));
  auto request = register_request();
  ASSERT_TRUE(authenticator_.challenged(request, stranger.challenge(now_, request, false, "t")).has_value());
  authenticator_.authorize(request);
  EXPECT_EQ(server.verify(now_, request, "secret"), Verdict::kStale);
  request.set_request_uri("sip:victim.example.com");
  EXPECT_EQ(stranger.verify(now_, request, "secret"), Verdict::kWrong);
  DigestVerifier sha(environment_, config({{DigestAlgorithm::kSha256, false}}));
  EXPECT_EQ(sha.verify(now_, request, "secret"), Verdict::kWrong) << "a downgrade";
}

}  // namespace
}  // namespace mtavip::sip
