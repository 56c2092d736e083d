#include "net/server_trust.h"

#include <gtest/gtest.h>

#include "base/base64.h"

namespace mtavip::net {
namespace {

using Verdict = ServerTrust::Verdict;

Fingerprint key(char octet) {
  return *Fingerprint::parse(to_base64(bytes_of(std::string(32, octet))));
}

TEST(Fingerprint, Forms) {
  const std::string base64 = to_base64(bytes_of(std::string(32, 'a')));
  for (const std::string& text : {base64, "sha256//" + base64, "SHA256/" + base64, " sha256:" + base64 + "\n"}) {
    const auto read = Fingerprint::parse(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->text, "sha256//" + base64);
  }
  for (const std::string& text : {std::string(), std::string("sha256//"), std::string("sha256//AAAA"),
                                  to_base64(bytes_of(std::string(33, 'a'))), "sha1//" + base64}) {
    EXPECT_FALSE(Fingerprint::parse(text)) << text;
  }
}

TEST(ServerTrust, WhatIsNotKnownIsForTheAuthorities) {
  const ServerTrust trust;
  EXPECT_EQ(trust.verdict("pbx.example", key('a')), Verdict::kAuthorities);
  EXPECT_FALSE(trust.expected("pbx.example"));
}

TEST(ServerTrust, APinnedServerHasOneOfItsKeysAndNoOther) {
  ServerTrust trust;
  trust.pin("PBX.example.", {key('a'), key('b')});
  trust.pin("pbx.example", {key('c')});
  for (const char good : {'a', 'b', 'c'}) EXPECT_EQ(trust.verdict("pbx.example", key(good)), Verdict::kTrusted);
  EXPECT_EQ(trust.verdict("pbx.example", key('d')), Verdict::kChanged);
  EXPECT_EQ(trust.expected("pbx.example"), key('a'));
  EXPECT_EQ(trust.verdict("other.example", key('a')), Verdict::kAuthorities);
}

TEST(ServerTrust, ARememberedKeyIsKnownAgainAndAnotherIsNot) {
  ServerTrust trust;
  trust.remember("pbx.example", key('a'));
  EXPECT_EQ(trust.verdict("PBX.example", key('a')), Verdict::kTrusted);
  EXPECT_EQ(trust.verdict("pbx.example", key('b')), Verdict::kChanged);
  EXPECT_EQ(trust.expected("pbx.example"), key('a'));
  trust.remember("pbx.example", key('b'));
  EXPECT_EQ(trust.verdict("pbx.example", key('b')), Verdict::kTrusted);
  // What an account names goes before what was once accepted.
  trust.pin("pbx.example", {key('c')});
  EXPECT_EQ(trust.verdict("pbx.example", key('b')), Verdict::kChanged);
}

}  // namespace
}  // namespace mtavip::net
