// Message digests and HMAC over OpenSSL's EVP: MD5 (RFC 1321), SHA-1, SHA-256, SHA-512/256 (FIPS 180-4), HMAC (RFC
// 2104). OpenSSL is touched first when the first digest is asked for, so that a program that needs none does not pay
// for it at its start.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace mtavip::crypto {

enum class Hash : std::uint8_t { kMd5, kSha1, kSha256, kSha512_256 };

[[nodiscard]] constexpr std::size_t size_of(Hash hash) {
  return hash == Hash::kMd5 ? 16 : hash == Hash::kSha1 ? 20 : 32;
}

/// A digest or MAC by value.
class Digest {
 public:
  Digest() = default;
  explicit Digest(std::size_t size) : size_(size) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] ByteView bytes() const { return std::span(value_).first(size_); }
  [[nodiscard]] std::span<std::byte> writable() { return std::span(value_).first(size_); }
  /// Lower case.
  [[nodiscard]] std::string hex() const;

 private:
  std::array<std::byte, 32> value_{};
  std::size_t size_ = 0;
};

/// The digest of the pieces one after another. Thread safe.
[[nodiscard]] Digest digest(Hash hash, std::initializer_list<std::string_view> pieces);
[[nodiscard]] Digest digest(Hash hash, ByteView data);

/// Thread safe. A key of any length.
[[nodiscard]] Digest hmac(Hash hash, ByteView key, ByteView data);

/// Whether they are the same, in a time that depends on their lengths only.
[[nodiscard]] bool equal_in_constant_time(ByteView a, ByteView b);

}  // namespace mtavip::crypto
