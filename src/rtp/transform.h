// Where encryption sits between the session and the socket: SRTP (RFC 3711) and whatever replaces it implement this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/result.h"

namespace mtavip::rtp {

enum class TransformError : std::uint8_t {
  kAuthentication,  ///< the tag does not match
  kReplayed,        ///< seen before, or older than the replay window
  kNoRoom,          ///< the buffer has no room for the tag
  kKeyExhausted,    ///< the key's lifetime is over
  kFailed,          ///< anything else: nothing leaves, nothing is believed
};

/// Works in place, on the media thread. Returns the new size of the packet at the front of the buffer.
class Transform {
 public:
  virtual ~Transform() = default;
  /// The most that protecting adds to a packet, in bytes.
  [[nodiscard]] virtual std::size_t overhead() const = 0;
  virtual Result<std::size_t, TransformError> protect_rtp(std::span<std::byte> buffer, std::size_t size) = 0;
  virtual Result<std::size_t, TransformError> protect_rtcp(std::span<std::byte> buffer, std::size_t size) = 0;
  virtual Result<std::size_t, TransformError> unprotect_rtp(std::span<std::byte> packet) = 0;
  virtual Result<std::size_t, TransformError> unprotect_rtcp(std::span<std::byte> packet) = 0;
};

}  // namespace mtavip::rtp
