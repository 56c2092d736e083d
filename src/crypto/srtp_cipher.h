// Key derivation and the encryption and authentication of one packet (RFC 3711 sections 4.1 to 4.3, RFC 6188, RFC 7714
// sections 8 to 11). Internal to srtp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include <openssl/evp.h>
#include <openssl/sha.h>

#include "base/bytes.h"
#include "crypto/srtp_suite.h"

namespace mtavip::crypto {

/// RFC 3711 section 4.3.2.
enum class SrtpPurpose : std::uint8_t { kRtp = 0, kRtcp = 3 };

struct SrtpSessionKeys {
  static constexpr std::size_t kAuthenticationKey = 20;

  std::array<std::byte, 32> key{};
  std::array<std::byte, kAuthenticationKey> authentication{};
  std::array<std::byte, 14> salt{};

  SrtpSessionKeys() = default;
  SrtpSessionKeys(const SrtpSessionKeys&) = default;
  SrtpSessionKeys& operator=(const SrtpSessionKeys&) = default;
  ~SrtpSessionKeys();
};

/// `master` is key and salt of the sizes that the suite wants.
[[nodiscard]] SrtpSessionKeys derive_session_keys(SrtpSuite suite, ByteView master, SrtpPurpose purpose);

/// What one packet is encrypted under.
struct SrtpPacketPosition {
  std::uint32_t ssrc = 0;
  std::uint64_t index = 0;  ///< 48 bits: of SRTP rollover counter and sequence number, of SRTCP its index
};

/// Encrypts or decrypts packets with one set of session keys, in place and without allocating.
class SrtpCipher {
 public:
  enum class Direction : std::uint8_t { kEncrypt, kDecrypt };
  SrtpCipher(SrtpSuite suite, const SrtpSessionKeys& keys, Direction direction);
  SrtpCipher(SrtpCipher&&) = default;
  SrtpCipher& operator=(SrtpCipher&&) = default;
  ~SrtpCipher();

  /// Encrypts packet[clear_size, end) unless `encrypted` is false, and authenticates all of it with the four octets of
  /// `trailer` (rollover counter, or the SRTCP word; AEAD uses the latter only, so it is empty else). The tag's size is
  /// the suite's for this packet. False: OpenSSL failed.
  [[nodiscard]] bool seal(const SrtpPacketPosition& position, std::span<std::byte> packet, std::size_t clear_size,
                          bool encrypted, ByteView trailer, std::span<std::byte> tag);
  /// The reverse; false: the tag does not fit. `packet` is undefined then.
  [[nodiscard]] bool open(const SrtpPacketPosition& position, std::span<std::byte> packet, std::size_t clear_size,
                          bool encrypted, ByteView trailer, ByteView tag);

 private:
  struct FreeCipher {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
  };
  using Authentication = std::array<std::byte, 20>;

  [[nodiscard]] bool set_nonce(const SrtpPacketPosition& position);
  [[nodiscard]] bool update(std::span<std::byte> body);
  [[nodiscard]] bool associate(ByteView data);
  [[nodiscard]] bool authenticate(ByteView packet, ByteView trailer, Authentication& out) const;

  bool aead_;
  Direction direction_;
  std::array<std::byte, 16> salt_{};
  std::unique_ptr<EVP_CIPHER_CTX, FreeCipher> cipher_;
  // HMAC's two hashes (RFC 2104), each begun with its padded key.
  SHA_CTX inner_{};
  SHA_CTX outer_{};
};

}  // namespace mtavip::crypto
