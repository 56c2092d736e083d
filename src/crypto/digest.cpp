#include "crypto/digest.h"

#include <algorithm>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "base/check.h"
#include "base/text.h"

namespace mtavip::crypto {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kLongestBlock = 128;

// SHA-512/256 works on blocks of 1024 bits, the others on 512.
constexpr std::size_t block_size_of(Hash hash) {
  return hash == Hash::kSha512_256 ? kLongestBlock : kBlock;
}

const char* name_of(Hash hash) {
  switch (hash) {
    case Hash::kMd5:
      return "MD5";
    case Hash::kSha1:
      return "SHA1";
    case Hash::kSha256:
      return "SHA2-256";
    case Hash::kSha512_256:
      return "SHA2-512/256";
  }
  return "";
}

// Fetching by name searches OpenSSL's providers, which costs more than a digest: once for each algorithm is enough.
// They are never freed, so that digests made while the program ends still work.
const EVP_MD* fetched(Hash hash) {
  // A system in FIPS mode hides MD5; it is asked for by name only where a protocol has nothing else (RFC 3261
  // section 22.4).
  const auto fetch = [](Hash which) {
    const auto* algorithm = EVP_MD_fetch(nullptr, name_of(which), "-fips");
    MTAVIP_CHECK(algorithm != nullptr);
    return algorithm;
  };
  switch (hash) {
    case Hash::kMd5: {
      static const EVP_MD* const md5 = fetch(Hash::kMd5);
      return md5;
    }
    case Hash::kSha1: {
      static const EVP_MD* const sha1 = fetch(Hash::kSha1);
      return sha1;
    }
    case Hash::kSha256: {
      static const EVP_MD* const sha256 = fetch(Hash::kSha256);
      return sha256;
    }
    case Hash::kSha512_256:
      break;
  }
  static const EVP_MD* const sha512_256 = fetch(Hash::kSha512_256);
  return sha512_256;
}

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

class Hasher {
 public:
  explicit Hasher(Hash hash) : context_(EVP_MD_CTX_new()), size_(size_of(hash)) {
    MTAVIP_CHECK(context_ != nullptr);
    MTAVIP_CHECK(EVP_DigestInit_ex2(context_.get(), fetched(hash), nullptr) == 1);
  }
  void update(ByteView data) { MTAVIP_CHECK(EVP_DigestUpdate(context_.get(), data.data(), data.size()) == 1); }
  Digest finish() {
    Digest result(size_);
    unsigned written = 0;
    MTAVIP_CHECK(
        EVP_DigestFinal_ex(context_.get(), reinterpret_cast<unsigned char*>(result.writable().data()), &written) == 1);
    MTAVIP_CHECK(written == size_);
    return result;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, FreeContext> context_;
  std::size_t size_;
};

}  // namespace

std::string Digest::hex() const {
  return to_hex(text_of(bytes()));
}

Digest digest(Hash hash, std::initializer_list<std::string_view> pieces) {
  Hasher hasher(hash);
  for (const auto piece : pieces) hasher.update(bytes_of(piece));
  return hasher.finish();
}

Digest digest(Hash hash, ByteView data) {
  Hasher hasher(hash);
  hasher.update(data);
  return hasher.finish();
}

Digest hmac(Hash hash, ByteView key, ByteView data) {
  std::array<std::byte, kLongestBlock> pad{};
  const auto block = std::span(pad).first(block_size_of(hash));
  if (key.size() > block.size()) {
    const auto short_key = digest(hash, key);
    std::ranges::copy(short_key.bytes(), block.begin());
  } else {
    std::ranges::copy(key, block.begin());
  }
  for (auto& byte : block) byte ^= std::byte{0x36};
  Hasher inner(hash);
  inner.update(block);
  inner.update(data);
  const auto inner_digest = inner.finish();
  for (auto& byte : block) byte ^= std::byte{0x36 ^ 0x5c};
  Hasher outer(hash);
  outer.update(block);
  outer.update(inner_digest.bytes());
  OPENSSL_cleanse(pad.data(), pad.size());
  return outer.finish();
}

bool equal_in_constant_time(ByteView a, ByteView b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace mtavip::crypto
