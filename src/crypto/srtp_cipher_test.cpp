// The vectors of RFC 3711 appendix B, RFC 6188 section 7 and RFC 7714 sections 16 and 17.
#include "crypto/srtp_cipher.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/text.h"
#include "crypto/test_octets.h"

namespace mtavip::crypto {
namespace {

using test::octets;
using enum SrtpSuite;

std::string hex(ByteView data) {
  return to_hex(text_of(data));
}

struct Derivation {
  SrtpSuite suite;
  std::string_view master;
  std::string_view key;
  std::string_view salt;
  std::string_view authentication;
};

// RFC 3711 appendix B.3, RFC 6188 section 7.2.
constexpr Derivation kDerivations[] = {
    {kAesCm128HmacSha1_80, "e1f97a0d3e018be0d64fa32c06de41390ec675ad498afeebb6960b3aabe6",
     "c61e7a93744f39ee10734afe3ff7a087", "30cbbc08863d8c85d49db34a9ae1", "cebe321f6ff7716b6fd4ab49af256a156d38baa4"},
    {kAesCm256HmacSha1_80,
     "f0f04914b513f2763a1b1fa130f10e2998f6f6e43e4309d1e622a0e332b9f1b63b04803de51ee7c96423ab5b78d2",
     "5ba1064e30ec51613cad926c5a28ef731ec7fb397f70a960653caf06554cd8c4", "fa31791685ca444a9e07c6c64e93",
     "fd9c32d39ed5fbb5a9dc96b30818454d1313dc05"},
};

TEST(SrtpKeyDerivation, StandardVectors) {
  for (const auto& vector : kDerivations) {
    const auto keys = derive_session_keys(vector.suite, octets(vector.master), SrtpPurpose::kRtp);
    EXPECT_EQ(hex(std::span(keys.key).first(key_size(vector.suite))), vector.key);
    EXPECT_EQ(hex(keys.salt), vector.salt);
    EXPECT_EQ(hex(keys.authentication), vector.authentication);
  }
}

SrtpSessionKeys session_keys(std::string_view key, std::string_view salt) {
  SrtpSessionKeys keys;
  std::ranges::copy(octets(key), keys.key.begin());
  std::ranges::copy(octets(salt), keys.salt.begin());
  return keys;
}

struct KeyStream {
  SrtpSuite suite;
  std::string_view key;
  std::string_view stream;
};

// RFC 3711 appendix B.2, RFC 6188 section 7.1: what encrypts zeros.
constexpr KeyStream kKeyStreams[] = {
    {kAesCm128HmacSha1_80, "2b7e151628aed2a6abf7158809cf4f3c",
     "e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab41e95b3bb0a2e8dd477901e4fca894c0"},
    {kAesCm256HmacSha1_80, "57f82fe3613fd170a85ec93c40b1f0922ec4cb0dc025b58272147cc438944a98",
     "92bdd28a93c3f52511c677d08b5515a49da71b2378a854f67050756ded165bac63c4868b7096d88421b563b8c94c9a31"},
};

TEST(SrtpCipher, CounterModeVectors) {
  for (const auto& vector : kKeyStreams) {
    SrtpCipher cipher(vector.suite, session_keys(vector.key, "f0f1f2f3f4f5f6f7f8f9fafbfcfd"),
                      SrtpCipher::Direction::kEncrypt);
    Bytes packet(48);
    std::array<std::byte, 10> tag{};
    ASSERT_TRUE(cipher.seal({0, 0}, packet, 0, true, {}, tag));
    EXPECT_EQ(hex(packet), vector.stream);
  }
}

struct Aead {
  SrtpSuite suite;
  SrtpPacketPosition position;
  std::string_view clear;    ///< authenticated only
  std::string_view plain;    ///< encrypted
  std::string_view trailer;  ///< authenticated only
  std::string_view sealed;   ///< encrypted part and tag
};

constexpr std::string_view kRtpHeader = "8040f17b8041f8d35501a0b2";
constexpr std::string_view kGallia = "47616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573";
constexpr std::string_view kRtcpHeader = "81c8000d4d617273";
constexpr std::string_view kReport =
    "4e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
constexpr Aead kAeads[] = {
    {kAeadAes128Gcm,
     {0x5501a0b2, 0xf17b},
     kRtpHeader,
     kGallia,
     "",
     "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce"},
    {kAeadAes256Gcm,
     {0x5501a0b2, 0xf17b},
     kRtpHeader,
     kGallia,
     "",
     "32b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13"},
    {kAeadAes128Gcm,
     {0x4d617273, 0x5d4},
     kRtcpHeader,
     kReport,
     "800005d4",
     "63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275b"
     "c84aa45896cf4d2fc5abf87245d9eade"},
    {kAeadAes256Gcm,
     {0x4d617273, 0x5d4},
     kRtcpHeader,
     kReport,
     "800005d4",
     "d50ae4d1f5ce5d304ba297e47d470c282c3ece5dbffe0a50a2eaa5c1110555be8415f658c61de0476f1b6fad"
     "1d1eb30c4446839f57ff6f6cb26ac3be"},
};

TEST(SrtpCipher, AeadVectors) {
  const std::string long_key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  for (const auto& vector : kAeads) {
    const auto keys = session_keys(long_key.substr(0, 2 * key_size(vector.suite)), "517569642070726f2071756f");
    SrtpCipher sealing(vector.suite, keys, SrtpCipher::Direction::kEncrypt);
    SrtpCipher opening(vector.suite, keys, SrtpCipher::Direction::kDecrypt);
    const Bytes plain = octets(std::string(vector.clear) + std::string(vector.plain));
    const Bytes trailer = octets(vector.trailer);
    const std::size_t clear = vector.clear.size() / 2;

    Bytes packet = plain;
    std::array<std::byte, 16> tag{};
    ASSERT_TRUE(sealing.seal(vector.position, packet, clear, true, trailer, tag));
    EXPECT_EQ(hex(ByteView(packet).subspan(clear)) + hex(tag), vector.sealed);
    ASSERT_TRUE(opening.open(vector.position, packet, clear, true, trailer, tag));
    EXPECT_EQ(hex(packet), hex(plain));
  }
}

// RFC 7714 section 17.3.
TEST(SrtpCipher, AuthenticatesAloneWhereNothingIsEncrypted) {
  const auto keys = session_keys("000102030405060708090a0b0c0d0e0f", "517569642070726f2071756f");
  SrtpCipher cipher(kAeadAes128Gcm, keys, SrtpCipher::Direction::kEncrypt);
  Bytes packet = octets(std::string(kRtcpHeader) + std::string(kReport));
  const Bytes before = packet;
  std::array<std::byte, 16> tag{};
  ASSERT_TRUE(cipher.seal({0x4d617273, 0x5d4}, packet, 8, false, octets("000005d4"), tag));
  EXPECT_EQ(packet, before);
  EXPECT_EQ(hex(tag), "841dd9683dd78ec92ae58790125f62b3");
}

}  // namespace
}  // namespace mtavip::crypto
