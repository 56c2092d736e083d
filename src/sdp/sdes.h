// Security descriptions (RFC 4568): what an a=crypto line means for SRTP, with the suites of RFC 4568, RFC 6188 and RFC
// 7714. The keys are secrets: they never belong in a log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "sdp/attributes.h"

namespace mtavip::sdp {

/// Octets of master key and salt in a suite's key; nothing for a suite that we do not speak.
[[nodiscard]] std::optional<std::size_t> sdes_key_size(std::string_view suite);

/// One SRTP master key with its salt.
struct SdesKey {
  std::string suite;  ///< as registered: "AES_CM_128_HMAC_SHA1_80"
  Bytes master;       ///< key, then salt
  Bytes identifier;   ///< MKI, where packets carry one
  friend bool operator==(const SdesKey&, const SdesKey&) = default;
};

/// The key of an a=crypto line, where we can do all that it asks for: a suite that we speak, one inline key of the
/// right length, no session parameter but WSH and those that may be ignored ("-"). A lifetime is taken note of only so
/// far as it must be a number: keys are changed by whoever they belong to.
[[nodiscard]] std::optional<SdesKey> read_sdes(const CryptoAttribute& crypto);
[[nodiscard]] CryptoAttribute write_sdes(unsigned tag, const SdesKey& key);

}  // namespace mtavip::sdp
