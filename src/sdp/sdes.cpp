#include "sdp/sdes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/base64.h"
#include "base/text.h"

namespace mtavip::sdp {
namespace {

constexpr std::array<std::pair<std::string_view, std::size_t>, 6> kSuites{{
    {"AES_CM_128_HMAC_SHA1_80", 30},
    {"AES_CM_128_HMAC_SHA1_32", 30},
    {"AES_256_CM_HMAC_SHA1_80", 46},
    {"AES_256_CM_HMAC_SHA1_32", 46},
    {"AEAD_AES_128_GCM", 28},
    {"AEAD_AES_256_GCM", 44},
}};
constexpr std::string_view kInline = "inline:";
constexpr std::size_t kMaxIdentifier = 128;  // RFC 4568 section 6.1

const std::pair<std::string_view, std::size_t>* find_suite(std::string_view name) {
  for (const auto& suite : kSuites) {
    if (equals_ignoring_case(suite.first, name)) return &suite;
  }
  return nullptr;
}

// "2^20" or a decimal number.
bool is_lifetime(std::string_view text) {
  if (text.starts_with("2^")) {
    const auto power = parse_number<unsigned>(text.substr(2));
    return power && *power > 0 && *power <= 48;
  }
  const auto packets = parse_number<std::uint64_t>(text);
  return packets && *packets > 0 && *packets <= 1ULL << 48U;
}

// "1:4": the value, and in how many octets it is written.
std::optional<Bytes> identifier_of(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto value = parse_number<std::uint64_t>(text.substr(0, colon));
  const auto size = parse_number<std::size_t>(text.substr(colon + 1));
  if (!value || !size || *size == 0 || *size > kMaxIdentifier) return std::nullopt;
  if (*size < sizeof(std::uint64_t) && *value >> 8U * *size != 0) return std::nullopt;
  Bytes identifier(*size);
  std::uint64_t rest = *value;
  for (std::size_t i = *size; i-- > 0; rest >>= 8U) identifier[i] = static_cast<std::byte>(rest & 0xffU);
  return identifier;
}

bool may_be_ignored(std::string_view parameter) {
  return parameter.starts_with('-') || starts_with_ignoring_case(parameter, "WSH=");
}

}  // namespace

std::optional<std::size_t> sdes_key_size(std::string_view suite) {
  const auto* known = find_suite(suite);
  if (known == nullptr) return std::nullopt;
  return known->second;
}

std::optional<SdesKey> read_sdes(const CryptoAttribute& crypto) {
  const auto* suite = find_suite(crypto.suite);
  // Several keys in a line are for key changes by MKI in mid-stream.
  if (suite == nullptr || crypto.keys.size() != 1) return std::nullopt;
  if (!std::ranges::all_of(crypto.session_parameters, may_be_ignored)) return std::nullopt;
  const std::string_view text = crypto.keys.front();
  if (!starts_with_ignoring_case(text, kInline)) return std::nullopt;
  const auto parts = split(text.substr(kInline.size()), '|');
  if (parts.size() > 3) return std::nullopt;
  auto master = from_base64(parts[0]);
  if (!master || master->size() != suite->second) return std::nullopt;
  SdesKey key{std::string(suite->first), std::move(*master), {}};
  // Lifetime and MKI may each be left out; only the MKI has a colon.
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].find(':') == std::string_view::npos) {
      if (i != 1 || !is_lifetime(parts[i])) return std::nullopt;
      continue;
    }
    auto identifier = identifier_of(parts[i]);
    if (!identifier || !key.identifier.empty()) return std::nullopt;
    key.identifier = std::move(*identifier);
  }
  return key;
}

CryptoAttribute write_sdes(unsigned tag, const SdesKey& key) {
  return {tag, key.suite, {std::string(kInline) + to_base64(key.master)}, {}};
}

}  // namespace mtavip::sdp
