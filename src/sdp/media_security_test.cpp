#include "sdp/media_security.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdp/offer_answer.h"
#include "sdp/parser.h"

namespace mtavip::sdp {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Party {
  explicit Party(std::uint64_t seed) : random(seed), environment(random, log, WallTime{}), session(environment, {}) {}
  SeededRandom random;
  NullLog log;
  Environment environment;
  OfferAnswer session;
};

SdesKey key(std::string_view suite, std::uint8_t fill) {
  return {std::string(suite), Bytes(*sdes_key_size(suite), std::byte{fill}), {}};
}
LocalDtls dtls(std::uint8_t fill) {
  return {{"sha-256", std::vector<std::uint8_t>(32, fill)}, "abcdefghijklmnopqrst" + std::to_string(fill), {}};
}
LocalStream sound(Profile profile, std::uint8_t fill) {
  LocalStream stream;
  stream.rtp = {IpAddress::v4({192, 0, 2, fill}), 4000};
  CodecFormat codec;
  codec.name = "PCMU";
  stream.codecs = {codec};
  stream.profile = profile;
  return stream;
}
LocalStream with_keys(Profile profile, std::uint8_t fill) {
  LocalStream stream = sound(profile, fill);
  stream.security.keys = {key("AEAD_AES_256_GCM", fill), key("AES_CM_128_HMAC_SHA1_80", fill)};
  return stream;
}
LocalStream with_both(Profile profile, std::uint8_t fill) {
  LocalStream stream = with_keys(profile, fill);
  stream.security.dtls = dtls(fill);
  return stream;
}

struct Exchange {
  std::string offer;
  std::string answer;
  std::optional<NegotiatedStream> offerer;
  std::optional<NegotiatedStream> answerer;
  std::optional<NegotiationError> refused;
};
Exchange exchange(Party& a, const LocalStream& ours, Party& b, const LocalStream& theirs) {
  Exchange x;
  x.offer = a.session.make_offer({ours}).value();
  EXPECT_TRUE(b.session.read_offer(x.offer));
  const auto answer = b.session.make_answer({theirs});
  if (!answer) {
    x.refused = answer.error().error;
    return x;
  }
  x.answer = answer->text;
  x.answerer = answer->negotiation.streams[0];
  x.offerer = a.session.read_answer(answer->text).value().streams[0];
  return x;
}
Exchange exchange(const LocalStream& ours, const LocalStream& theirs) {
  Party a(1);
  Party b(2);
  return exchange(a, ours, b, theirs);
}

TEST(MediaSecurity, KeysAreExchanged) {
  const auto x = exchange(with_keys(Profile::kSavpf, 1), with_keys(Profile::kAvp, 2));
  EXPECT_THAT(x.offer, HasSubstr("RTP/SAVPF"));
  ASSERT_TRUE(x.offerer && x.answerer);
  const auto& at_offerer = std::get<NegotiatedKeys>(x.offerer->security);
  const auto& at_answerer = std::get<NegotiatedKeys>(x.answerer->security);
  EXPECT_EQ(at_offerer.local, key("AEAD_AES_256_GCM", 1));
  EXPECT_EQ(at_offerer.remote, key("AEAD_AES_256_GCM", 2));
  EXPECT_EQ(at_answerer.local, at_offerer.remote);
  EXPECT_EQ(at_answerer.remote, at_offerer.local);
}

TEST(MediaSecurity, TheFirstOfferedSuiteThatIsKnownIsTaken) {
  LocalStream answerer = with_keys(Profile::kAvp, 2);
  std::swap(answerer.security.keys[0], answerer.security.keys[1]);
  const auto both = exchange(with_keys(Profile::kSavp, 1), answerer);
  EXPECT_EQ(std::get<NegotiatedKeys>(both.answerer->security).local.suite, "AEAD_AES_256_GCM");
  answerer.security.keys.resize(1);
  const auto one = exchange(with_keys(Profile::kSavp, 1), answerer);
  EXPECT_THAT(one.answer, HasSubstr("a=crypto:2 AES_CM_128_HMAC_SHA1_80"));
  EXPECT_EQ(std::get<NegotiatedKeys>(one.offerer->security).local, key("AES_CM_128_HMAC_SHA1_80", 1));
}

TEST(MediaSecurity, DtlsGoesBeforeKeysInTheDescription) {
  const auto x = exchange(with_both(Profile::kSavpf, 1), with_both(Profile::kAvp, 2));
  ASSERT_TRUE(x.offerer);
  EXPECT_THAT(x.offer, HasSubstr("a=setup:actpass"));
  EXPECT_THAT(x.answer, HasSubstr("a=setup:active"));
  EXPECT_THAT(x.answer, Not(HasSubstr("a=crypto")));
  const auto& at_offerer = std::get<NegotiatedDtls>(x.offerer->security);
  const auto& at_answerer = std::get<NegotiatedDtls>(x.answerer->security);
  EXPECT_FALSE(at_offerer.active);
  EXPECT_TRUE(at_answerer.active);
  EXPECT_EQ(at_offerer.fingerprints, (std::vector{dtls(2).fingerprint}));
  EXPECT_EQ(at_answerer.fingerprints, (std::vector{dtls(1).fingerprint}));
  EXPECT_EQ(at_offerer.tls_id, dtls(2).tls_id);
}

TEST(MediaSecurity, WhoCannotReachTheOtherSideAwaitsItsHandshake) {
  auto alice = with_both(Profile::kUdpTlsSavp, 1);
  alice.rtp.address = IpAddress::parse("2001:db8::1").value();
  const auto x = exchange(alice, with_both(Profile::kAvp, 2));
  ASSERT_TRUE(x.offerer && x.answerer);
  EXPECT_THAT(x.answer, HasSubstr("a=setup:passive"));
  EXPECT_TRUE(std::get<NegotiatedDtls>(x.offerer->security).active);
  EXPECT_FALSE(std::get<NegotiatedDtls>(x.answerer->security).active);
}

TEST(MediaSecurity, RolesAreKeptWhenNegotiatedAgain) {
  Party a(1);
  Party b(2);
  auto alice = with_both(Profile::kSavpf, 1);
  auto bob = with_both(Profile::kSavpf, 2);
  static_cast<void>(exchange(a, alice, b, bob));
  alice.security.dtls->role = Setup::kPassive;
  bob.security.dtls->role = Setup::kActive;
  // Now the other side offers: who answers stays the server.
  const auto again = exchange(b, bob, a, alice);
  EXPECT_THAT(again.answer, HasSubstr("a=setup:passive"));
  EXPECT_TRUE(std::get<NegotiatedDtls>(again.offerer->security).active);
}

TEST(MediaSecurity, WhoRequiresEncryptionRefusesPlainLines) {
  auto strict = with_both(Profile::kAvp, 2);
  strict.security.required = true;
  EXPECT_EQ(exchange(sound(Profile::kAvp, 1), strict).refused, NegotiationError::kNotSecure);
  // ... also as the answer to its own offer.
  Party a(1);
  ASSERT_TRUE(a.session.make_offer({strict}));
  const auto read = a.session.read_answer(
      "v=0\r\no=- 1 1 IN IP4 192.0.2.2\r\ns=-\r\nc=IN IP4 192.0.2.2\r\nt=0 0\r\nm=audio 6000 RTP/AVP 0\r\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->streams[0].state, StreamState::kNotSecure);
}

TEST(MediaSecurity, SecureLinesWithoutACommonWayAreRefused) {
  EXPECT_EQ(exchange(with_keys(Profile::kSavp, 1), sound(Profile::kAvp, 2)).refused, NegotiationError::kNotSecure);
  auto other = with_keys(Profile::kSavp, 1);
  other.security.keys = {key("AES_256_CM_HMAC_SHA1_32", 1)};
  EXPECT_EQ(exchange(other, with_keys(Profile::kAvp, 2)).refused, NegotiationError::kNotSecure);
  auto only_dtls = with_both(Profile::kUdpTlsSavpf, 1);
  EXPECT_EQ(exchange(only_dtls, with_keys(Profile::kAvp, 2)).refused, NegotiationError::kNotSecure);
}

TEST(MediaSecurity, PlainProfilesInviteToEncryption) {
  auto alice = with_keys(Profile::kAvp, 1);
  auto bob = with_keys(Profile::kAvp, 2);
  alice.security.opportunistic = bob.security.opportunistic = true;
  const auto invited = exchange(alice, bob);
  EXPECT_THAT(invited.offer, HasSubstr("RTP/AVP 0"));
  EXPECT_TRUE(std::holds_alternative<NegotiatedKeys>(invited.offerer->security));
  const auto declined = exchange(alice, sound(Profile::kAvp, 2));
  EXPECT_EQ(declined.offerer->state, StreamState::kAccepted);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(declined.offerer->security));
  bob.security.opportunistic = false;
  EXPECT_TRUE(std::holds_alternative<std::monostate>(exchange(alice, bob).offerer->security));
}

struct BadAnswer {
  std::string_view what;
  std::string_view lines;
};

TEST(MediaSecurity, AnswersThatBreakTheAgreementAreNotTaken) {
  const std::string good_key = print(write_sdes(2, key("AES_CM_128_HMAC_SHA1_80", 9)));
  for (const auto& [what, lines] : {
           BadAnswer{"no keys", "m=audio 6000 RTP/SAVP 0\r\n"},
           BadAnswer{"plain", "m=audio 6000 RTP/AVP 0\r\n"},
           BadAnswer{"a tag that was not offered",
                     "m=audio 6000 RTP/SAVP 0\r\na=crypto:3 AES_CM_128_HMAC_SHA1_80 "
                     "inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\r\n"},
           BadAnswer{"the suite of another tag",
                     "m=audio 6000 RTP/SAVP 0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 "
                     "inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\r\n"},
           BadAnswer{"a short key", "m=audio 6000 RTP/SAVP 0\r\na=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:AAAA\r\n"},
           BadAnswer{"a weak fingerprint",
                     "m=audio 6000 RTP/SAVP 0\r\na=setup:active\r\na=fingerprint:sha-1 "
                     "00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13\r\n"},
           BadAnswer{"a fingerprint of the wrong length",
                     "m=audio 6000 RTP/SAVP 0\r\na=setup:active\r\na=fingerprint:sha-256 00:01\r\n"},
       }) {
    Party a(1);
    ASSERT_TRUE(a.session.make_offer({with_both(Profile::kSavp, 1)}));
    const auto read = a.session.read_answer(
        "v=0\r\no=- 1 1 IN IP4 192.0.2.2\r\ns=-\r\nc=IN IP4 192.0.2.2\r\nt=0 0\r\n" + std::string(lines));
    ASSERT_TRUE(read) << what;
    EXPECT_EQ(read->streams[0].state, StreamState::kNotSecure) << what;
  }
  EXPECT_TRUE(read_sdes(*parse_crypto(good_key)));
}

TEST(MediaSecurity, AttributesOfTheSessionHoldForItsLines) {
  Party b(2);
  ASSERT_TRUE(
      b.session.read_offer("v=0\r\no=- 1 1 IN IP4 192.0.2.2\r\ns=-\r\nc=IN IP4 192.0.2.2\r\nt=0 0\r\n"
                           "a=setup:passive\r\na=fingerprint:SHA-256 " +
                           print(dtls(7).fingerprint).substr(8) + "\r\nm=audio 6000 UDP/TLS/RTP/SAVP 0\r\n"));
  const auto answer = b.session.make_answer({with_both(Profile::kAvp, 2)});
  ASSERT_TRUE(answer);
  EXPECT_TRUE(std::get<NegotiatedDtls>(answer->negotiation.streams[0].security).active);
  EXPECT_THAT(answer->text, HasSubstr("UDP/TLS/RTP/SAVP 0"));
  EXPECT_THAT(answer->text, Not(HasSubstr("tls-id")));
}

}  // namespace
}  // namespace mtavip::sdp
