#include "trace/secrets.h"

#include <gtest/gtest.h>

namespace mtavip::trace {
namespace {

std::string traced(std::string_view content) {
  MessageRecord record;
  record.content = bytes_of(content);
  return format(record);
}

TEST(Secrets, KeysOfMediaAreLeftOutOfSessionDescriptions) {
  const std::string text = traced(
      "INVITE sip:bob@example.com SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nFrom: <sip:a@a>;tag=1\r\n"
      "To: <sip:b@b>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\nContent-Type: application/sdp\r\nContent-Length: 152\r\n\r\n"
      "v=0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0MQ==|2^20|1:32;INLINE:c2VjcmV0Mg== UNENCRYPTED_SRTP\r\n"
      "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:c2VjcmV0Mw==\r\n");
  EXPECT_EQ(text.find("c2Vjcm"), std::string::npos) << text;
  EXPECT_NE(text.find("inline:(left out)|2^20|1:32;INLINE:(left out) UNENCRYPTED_SRTP"), std::string::npos) << text;
  EXPECT_NE(text.find("AES_CM_128_HMAC_SHA1_32 inline:(left out)"), std::string::npos) << text;
}

TEST(Secrets, AnswersToChallengesAreLeftOut) {
  for (const std::string_view field : {"Authorization: Digest username=\"alice\", realm=\"r\", nonce=\"n\", "
                                       "uri=\"sip:r\", response=\"5ec4e7\", qop=auth",
                                       "proxy-authorization: Digest username=\"alice\",response=5ec4e7,nonce=\"n\"",
                                       "Authorization: Basic 5ec4e7", "Authorization: Bearer 5ec4e7"}) {
    const std::string text = traced(
        "REGISTER sip:r SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nFrom: <sip:a@r>;tag=1\r\nTo: <sip:a@r>\r\n"
        "Call-ID: 1\r\nCSeq: 1 REGISTER\r\n" +
        std::string(field) + "\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(text.find("5ec4e7"), std::string::npos) << text;
    EXPECT_NE(text.find("(left out)"), std::string::npos) << text;
  }
}

TEST(Secrets, WhatOnlyLooksAlikeStays) {
  const std::string text = traced(
      "MESSAGE sip:b@b SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nFrom: <sip:a@a>;tag=1\r\nTo: <sip:b@b>\r\n"
      "Call-ID: 1\r\nCSeq: 1 MESSAGE\r\nSubject: response=yes\r\nContent-Type: text/plain\r\n"
      "Content-Length: 12\r\n\r\nresponse=yes");
  EXPECT_NE(text.find("Subject: response=yes"), std::string::npos) << text;
  EXPECT_EQ(text.find("(left out)"), std::string::npos) << text;
}

TEST(Secrets, AMessageThatCannotBeReadIsSearchedAsAWhole) {
  const std::string text =
      traced("REGISTER\r\nAuthorization: Digest response=\"5ec4e7\"\r\na=crypto:1 X inline:5ec4e7");
  EXPECT_EQ(text.find("5ec4e7"), std::string::npos) << text;
}

TEST(Secrets, KeysOfH2358AreLeftOut) {
  Field parameters = Field::group("SrtpKeyParameters");
  parameters.add(Field::octets("masterKey", bytes_of("secret")));
  parameters.add(Field::octets("masterSalt", bytes_of("secret")));
  parameters.add(Field::octets("value", bytes_of("shown")));
  DecodedMessage message;
  message.parts.push_back(std::move(parameters));
  leave_out_secrets(message);
  const auto& children = message.parts.front().children;
  EXPECT_EQ(children[0].value, "(left out)");
  EXPECT_EQ(children[1].value, "(left out)");
  EXPECT_EQ(children[2].value, "73686f776e");
}

}  // namespace
}  // namespace mtavip::trace
