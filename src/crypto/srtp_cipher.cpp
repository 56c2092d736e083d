// OpenSSL 3 calls its plain SHA-1 deprecated; what it offers instead allocates for every message.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "crypto/srtp_cipher.h"

#include <algorithm>

#include <openssl/crypto.h>

#include "base/check.h"
#include "crypto/digest.h"

namespace mtavip::crypto {
namespace {

unsigned char* raw(std::byte* data) {
  return reinterpret_cast<unsigned char*>(data);
}
const unsigned char* raw(const std::byte* data) {
  return reinterpret_cast<const unsigned char*>(data);
}

// Fetched once: see digest.cpp.
const EVP_CIPHER* fetched(const char* name) {
  const auto* cipher = EVP_CIPHER_fetch(nullptr, name, nullptr);
  MTAVIP_CHECK(cipher != nullptr);
  return cipher;
}

const EVP_CIPHER* counter_mode(std::size_t key_octets) {
  if (key_octets == 32) {
    static const EVP_CIPHER* const aes_256 = fetched("AES-256-CTR");
    return aes_256;
  }
  static const EVP_CIPHER* const aes_128 = fetched("AES-128-CTR");
  return aes_128;
}

const EVP_CIPHER* galois_mode(std::size_t key_octets) {
  if (key_octets == 32) {
    static const EVP_CIPHER* const aes_256 = fetched("AES-256-GCM");
    return aes_256;
  }
  static const EVP_CIPHER* const aes_128 = fetched("AES-128-GCM");
  return aes_128;
}

void put(std::span<std::byte> out, std::uint64_t value, std::size_t octets) {
  for (std::size_t i = octets; i-- > 0; value >>= 8) out[i] ^= static_cast<std::byte>(value & 0xff);
}

}  // namespace

SrtpSessionKeys::~SrtpSessionKeys() {
  OPENSSL_cleanse(key.data(), key.size());
  OPENSSL_cleanse(authentication.data(), authentication.size());
  OPENSSL_cleanse(salt.data(), salt.size());
}

SrtpSessionKeys derive_session_keys(SrtpSuite suite, ByteView master, SrtpPurpose purpose) {
  const std::size_t key_octets = key_size(suite);
  MTAVIP_CHECK(master.size() == key_octets + salt_size(suite));
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  MTAVIP_CHECK(context != nullptr);
  const auto derive = [&](std::size_t label, std::span<std::byte> out) {
    // The salt times 2^16, the label over its seventh octet from the right (RFC 3711 section 4.3.3; a salt of 96 bits
    // counts as one of 112, RFC 7714 section 11).
    std::array<std::byte, 16> counter{};
    std::ranges::copy(master.subspan(key_octets), counter.begin());
    counter[7] ^= static_cast<std::byte>(label);
    int written = 0;
    std::ranges::fill(out, std::byte{0});
    MTAVIP_CHECK(
        EVP_EncryptInit_ex2(context, counter_mode(key_octets), raw(master.data()), raw(counter.data()), nullptr) == 1);
    MTAVIP_CHECK(EVP_EncryptUpdate(context, raw(out.data()), &written, raw(out.data()), static_cast<int>(out.size())) ==
                 1);
  };
  SrtpSessionKeys keys;
  const auto first_label = static_cast<std::size_t>(purpose);
  derive(first_label, std::span(keys.key).first(key_octets));
  derive(first_label + 1, keys.authentication);
  derive(first_label + 2, std::span(keys.salt).first(salt_size(suite)));
  EVP_CIPHER_CTX_free(context);
  return keys;
}

SrtpCipher::SrtpCipher(SrtpSuite suite, const SrtpSessionKeys& keys, Direction direction)
    : aead_(is_aead(suite)), direction_(direction), cipher_(EVP_CIPHER_CTX_new()) {
  MTAVIP_CHECK(cipher_ != nullptr);
  std::ranges::copy(std::span(keys.salt).first(salt_size(suite)), salt_.begin());
  const EVP_CIPHER* algorithm = aead_ ? galois_mode(key_size(suite)) : counter_mode(key_size(suite));
  // Counter mode is the same in both directions.
  const int encrypt = direction == Direction::kEncrypt || !aead_ ? 1 : 0;
  MTAVIP_CHECK(EVP_CipherInit_ex2(cipher_.get(), algorithm, raw(keys.key.data()), nullptr, encrypt, nullptr) == 1);
  if (aead_) return;
  constexpr std::size_t kBlock = 64;
  const auto begin = [&keys](SHA_CTX& hash, std::byte pad) {
    std::array<std::byte, kBlock> padded{};
    padded.fill(pad);
    for (std::size_t i = 0; i < keys.authentication.size(); ++i) padded[i] ^= keys.authentication[i];
    MTAVIP_CHECK(SHA1_Init(&hash) == 1 && SHA1_Update(&hash, padded.data(), padded.size()) == 1);
    OPENSSL_cleanse(padded.data(), padded.size());
  };
  begin(inner_, std::byte{0x36});
  begin(outer_, std::byte{0x5c});
}

SrtpCipher::~SrtpCipher() {
  OPENSSL_cleanse(salt_.data(), salt_.size());
  OPENSSL_cleanse(&inner_, sizeof inner_);
  OPENSSL_cleanse(&outer_, sizeof outer_);
}

bool SrtpCipher::set_nonce(const SrtpPacketPosition& position) {
  // RFC 3711 section 4.1.1 and RFC 7714 sections 8.1 and 9.1: SSRC and index meet the salt at other offsets.
  const std::size_t at = aead_ ? 2 : 4;
  auto nonce = salt_;
  put(std::span(nonce).subspan(at), position.ssrc, 4);
  put(std::span(nonce).subspan(at + 4), position.index, 6);
  return EVP_CipherInit_ex2(cipher_.get(), nullptr, nullptr, raw(nonce.data()), -1, nullptr) == 1;
}

bool SrtpCipher::update(std::span<std::byte> body) {
  int written = 0;
  return body.empty() || EVP_CipherUpdate(cipher_.get(), raw(body.data()), &written, raw(body.data()),
                                          static_cast<int>(body.size())) == 1;
}

bool SrtpCipher::associate(ByteView data) {
  int written = 0;
  return data.empty() ||
         EVP_CipherUpdate(cipher_.get(), nullptr, &written, raw(data.data()), static_cast<int>(data.size())) == 1;
}

bool SrtpCipher::authenticate(ByteView packet, ByteView trailer, Authentication& out) const {
  SHA_CTX inner = inner_;
  SHA_CTX outer = outer_;
  return SHA1_Update(&inner, packet.data(), packet.size()) == 1 &&
         SHA1_Update(&inner, trailer.data(), trailer.size()) == 1 && SHA1_Final(raw(out.data()), &inner) == 1 &&
         SHA1_Update(&outer, out.data(), out.size()) == 1 && SHA1_Final(raw(out.data()), &outer) == 1;
}

bool SrtpCipher::seal(const SrtpPacketPosition& position, std::span<std::byte> packet, std::size_t clear_size,
                      bool encrypted, ByteView trailer, std::span<std::byte> tag) {
  MTAVIP_CHECK(direction_ == Direction::kEncrypt && clear_size <= packet.size());
  if (!set_nonce(position)) return false;
  if (!encrypted) clear_size = packet.size();
  const auto body = packet.subspan(clear_size);
  if (aead_) {
    std::array<std::byte, 1> nothing{};
    int written = 0;
    return associate(packet.first(clear_size)) && associate(trailer) && update(body) &&
           EVP_EncryptFinal_ex(cipher_.get(), raw(nothing.data()), &written) == 1 &&
           EVP_CIPHER_CTX_ctrl(cipher_.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tag.size()), tag.data()) == 1;
  }
  Authentication mac{};
  if (!update(body) || !authenticate(packet, trailer, mac)) return false;
  std::ranges::copy(std::span(mac).first(tag.size()), tag.begin());
  return true;
}

bool SrtpCipher::open(const SrtpPacketPosition& position, std::span<std::byte> packet, std::size_t clear_size,
                      bool encrypted, ByteView trailer, ByteView tag) {
  MTAVIP_CHECK(direction_ == Direction::kDecrypt && clear_size <= packet.size());
  if (!encrypted) clear_size = packet.size();
  const auto body = packet.subspan(clear_size);
  if (aead_) {
    std::array<std::byte, 16> expected{};
    std::array<std::byte, 1> nothing{};
    int written = 0;
    std::ranges::copy(tag, expected.begin());
    return set_nonce(position) &&
           EVP_CIPHER_CTX_ctrl(cipher_.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(tag.size()), expected.data()) ==
               1 &&
           associate(packet.first(clear_size)) && associate(trailer) && update(body) &&
           EVP_DecryptFinal_ex(cipher_.get(), raw(nothing.data()), &written) == 1;
  }
  Authentication mac{};
  if (!authenticate(packet, trailer, mac)) return false;
  if (!equal_in_constant_time(std::span(mac).first(tag.size()), tag)) return false;
  return set_nonce(position) && update(body);
}

}  // namespace mtavip::crypto
