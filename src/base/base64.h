// Base64 (RFC 4648 section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace mtavip {

/// With padding.
[[nodiscard]] std::string to_base64(ByteView octets);
/// Padding may be left out; nothing where another character occurs, or one that stands for no whole octet.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text);

}  // namespace mtavip
