// UTF-8, which everything inside speaks, and the UTF-16 of ASN.1's BMPString, in both directions. Whatever comes in,
// what goes out is well formed: what cannot be read becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace mtavip {

[[nodiscard]] std::u16string to_utf16(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u16string_view utf16);

}  // namespace mtavip
