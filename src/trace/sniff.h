// Tells signalling by its first octets, where no port and no message has told it.
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace mtavip::trace {

enum class Likeness : std::uint8_t { kUnknown, kNothingKnown, kSip, kCallSignalling, kH245 };

/// The beginning of a TCP stream. kUnknown where more octets are needed to tell, which is never so of kSniffBytes
/// octets.
[[nodiscard]] Likeness sniff_stream(ByteView begin);
inline constexpr std::size_t kSniffBytes = 8192;

/// Whether the datagram begins with a SIP request line or status line.
[[nodiscard]] bool looks_like_sip(ByteView datagram);
/// Whether the datagram is a RAS message that says so itself, by H.225.0's protocol identifier.
[[nodiscard]] bool looks_like_ras(ByteView datagram);

}  // namespace mtavip::trace
