#include "sdp/sdes.h"

#include <gtest/gtest.h>

namespace mtavip::sdp {
namespace {

// The key of RFC 4568 section 9.1's first example.
constexpr std::string_view kKey = "inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";

std::optional<SdesKey> read(const std::string& line) {
  const auto crypto = parse_crypto(line);
  EXPECT_TRUE(crypto) << line;
  return crypto ? read_sdes(*crypto) : std::nullopt;
}

TEST(Sdes, ReadsWhatPeersWrite) {
  const std::string start = "1 AES_CM_128_HMAC_SHA1_80 " + std::string(kKey);
  for (const auto* rest : {"", "|2^20", "|1048576", "|2^48", " WSH=128", " -unknown", "|2^20 -a WSH=64"}) {
    const auto key = read(start + rest);
    ASSERT_TRUE(key) << rest;
    EXPECT_EQ(key->master.size(), 30U);
    EXPECT_TRUE(key->identifier.empty());
  }
  for (const auto* rest : {"|2^20|1:4", "|1:4"}) {
    const auto key = read(start + rest);
    ASSERT_TRUE(key) << rest;
    EXPECT_EQ(key->identifier, (Bytes{std::byte{0}, std::byte{0}, std::byte{0}, std::byte{1}}));
  }
  EXPECT_EQ(read("1 aes_cm_128_hmac_sha1_80 " + std::string(kKey))->suite, "AES_CM_128_HMAC_SHA1_80");
}

TEST(Sdes, RefusesWhatCannotBeDone) {
  const std::string start = "1 AES_CM_128_HMAC_SHA1_80 ";
  const std::string key(kKey);
  for (const auto& rest : {std::string("inline:AAAA"),
                           std::string("inline:"),
                           std::string("uri:x"),
                           key + "A",
                           key + ";" + key,
                           key + "|",
                           key + "|0",
                           key + "|2^0",
                           key + "|2^49",
                           key + "|x",
                           key + "|2^20|1",
                           key + "|2^20|1:0",
                           key + "|2^20|1:129",
                           key + "|2^20|256:1",
                           key + "|1:4|2^20",
                           key + "|1:4|1:4",
                           key + "|2^20|1:4|x",
                           key + " UNENCRYPTED_SRTP",
                           key + " UNENCRYPTED_SRTCP",
                           key + " UNAUTHENTICATED_SRTP",
                           key + " KDR=1",
                           key + " FEC_ORDER=FEC_SRTP"}) {
    EXPECT_FALSE(read(start + rest)) << rest;
  }
  EXPECT_FALSE(read("1 F8_128_HMAC_SHA1_80 " + key));
  EXPECT_FALSE(read("1 AES_256_CM_HMAC_SHA1_80 " + key));
}

TEST(Sdes, EverySuiteIsWrittenAsItIsRead) {
  for (const auto* suite : {"AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32", "AES_256_CM_HMAC_SHA1_80",
                            "AES_256_CM_HMAC_SHA1_32", "AEAD_AES_128_GCM", "AEAD_AES_256_GCM"}) {
    const auto size = sdes_key_size(suite);
    ASSERT_TRUE(size) << suite;
    const SdesKey key{suite, Bytes(*size, std::byte{0xa5}), {}};
    EXPECT_EQ(read(print(write_sdes(7, key))), key);
  }
  EXPECT_FALSE(sdes_key_size("F8_128_HMAC_SHA1_80"));
}

}  // namespace
}  // namespace mtavip::sdp
