// Frames of the WebSocket protocol (RFC 6455 section 5): the head of a frame read from bytes that may not all be there
// yet, and whole frames written.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/bytes.h"

namespace mtavip::websocket {

enum class Opcode : std::uint8_t {
  kContinuation = 0,
  kText = 1,
  kBinary = 2,
  kClose = 8,
  kPing = 9,
  kPong = 10,
};
constexpr bool is_control(Opcode opcode) {
  return static_cast<std::uint8_t>(opcode) >= 8;
}

using Mask = std::array<std::byte, 4>;
/// The most that a control frame may carry (section 5.5).
inline constexpr std::size_t kControlPayload = 125;

struct FrameHead {
  bool last = true;  ///< FIN
  Opcode opcode = Opcode::kText;
  std::optional<Mask> mask;
  std::uint64_t payload = 0;  ///< octets that follow, as claimed
  std::size_t size = 0;       ///< octets of the head itself
};

enum class FrameVerdict : std::uint8_t {
  kComplete,
  kIncomplete,  ///< more octets are needed
  kMalformed,   ///< reserved bits or opcodes, a length not in its shortest form, a control frame too long or in pieces
};

/// Reads the head of the frame that begins `data`. At most 14 octets are looked at.
[[nodiscard]] FrameVerdict read_frame_head(ByteView data, FrameHead& head);

/// Appends a whole frame in one piece.
void write_frame(Bytes& out, Opcode opcode, ByteView payload, const std::optional<Mask>& mask);

/// Masks or unmasks (section 5.3). `offset`: where in the payload the octets stand.
void apply_mask(std::span<std::byte> octets, const Mask& mask, std::size_t offset = 0);

}  // namespace mtavip::websocket
