// The SRTP crypto suites that we speak, under the names and with the lengths of their standards: RFC 4568 section 6.2,
// RFC 6188 section 4, RFC 7714 sections 14 and 15.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "crypto/secret.h"

namespace mtavip::crypto {

enum class SrtpSuite : std::uint8_t {
  kAesCm128HmacSha1_80,
  kAesCm128HmacSha1_32,
  kAesCm256HmacSha1_80,
  kAesCm256HmacSha1_32,
  kAeadAes128Gcm,
  kAeadAes256Gcm,
};

[[nodiscard]] constexpr bool is_aead(SrtpSuite suite) {
  return suite == SrtpSuite::kAeadAes128Gcm || suite == SrtpSuite::kAeadAes256Gcm;
}
/// Octets of the master key, and of the session keys made from it.
[[nodiscard]] constexpr std::size_t key_size(SrtpSuite suite) {
  return suite == SrtpSuite::kAesCm256HmacSha1_80 || suite == SrtpSuite::kAesCm256HmacSha1_32 ||
                 suite == SrtpSuite::kAeadAes256Gcm
             ? 32
             : 16;
}
[[nodiscard]] constexpr std::size_t salt_size(SrtpSuite suite) {
  return is_aead(suite) ? 12 : 14;
}
/// Of an SRTP packet; SRTCP's is never shorter than ten octets.
[[nodiscard]] constexpr std::size_t rtp_tag_size(SrtpSuite suite) {
  if (is_aead(suite)) return 16;
  return suite == SrtpSuite::kAesCm128HmacSha1_32 || suite == SrtpSuite::kAesCm256HmacSha1_32 ? 4 : 10;
}
[[nodiscard]] constexpr std::size_t rtcp_tag_size(SrtpSuite suite) {
  return is_aead(suite) ? 16 : 10;
}

/// As in a=crypto: "AES_CM_128_HMAC_SHA1_80".
[[nodiscard]] std::string_view to_string(SrtpSuite suite);
/// Names are compared without case, as peers write them in both.
[[nodiscard]] std::optional<SrtpSuite> parse_srtp_suite(std::string_view name);

/// What one side protects its packets with.
struct SrtpKey {
  SrtpSuite suite = SrtpSuite::kAesCm128HmacSha1_80;
  Secret master;  ///< key_size() octets of master key, then salt_size() of master salt
  /// Master key identifier between packet and tag (RFC 3711 section 3.1); mostly none.
  Bytes identifier = {};
  friend bool operator==(const SrtpKey&, const SrtpKey&) = default;
};

}  // namespace mtavip::crypto
