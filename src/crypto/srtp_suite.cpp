#include "crypto/srtp_suite.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace mtavip::crypto {
namespace {

constexpr std::array<std::pair<SrtpSuite, std::string_view>, 6> kSuites{{
    {SrtpSuite::kAesCm128HmacSha1_80, "AES_CM_128_HMAC_SHA1_80"},
    {SrtpSuite::kAesCm128HmacSha1_32, "AES_CM_128_HMAC_SHA1_32"},
    {SrtpSuite::kAesCm256HmacSha1_80, "AES_256_CM_HMAC_SHA1_80"},
    {SrtpSuite::kAesCm256HmacSha1_32, "AES_256_CM_HMAC_SHA1_32"},
    {SrtpSuite::kAeadAes128Gcm, "AEAD_AES_128_GCM"},
    {SrtpSuite::kAeadAes256Gcm, "AEAD_AES_256_GCM"},
}};

}  // namespace

std::string_view to_string(SrtpSuite suite) {
  for (const auto& [value, name] : kSuites) {
    if (value == suite) return name;
  }
  return {};
}

std::optional<SrtpSuite> parse_srtp_suite(std::string_view name) {
  for (const auto& [value, text] : kSuites) {
    if (equals_ignoring_case(text, name)) return value;
  }
  return std::nullopt;
}

}  // namespace mtavip::crypto
