#include "websocket/frame.h"

namespace mtavip::websocket {
namespace {

constexpr std::uint8_t kFin = 0x80;
constexpr std::uint8_t kReserved = 0x70;
constexpr std::uint8_t kMasked = 0x80;
constexpr std::uint8_t kShort = 126;  // 16 bits of length follow
constexpr std::uint8_t kLong = 127;   // 64 bits do

constexpr bool is_known(std::uint8_t opcode) {
  return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}

}  // namespace

FrameVerdict read_frame_head(ByteView data, FrameHead& head) {
  ByteReader reader(data);
  const std::uint8_t first = reader.u8();
  if (!reader.failed() && ((first & kReserved) != 0 || !is_known(first & 0x0f))) return FrameVerdict::kMalformed;
  const std::uint8_t second = reader.u8();
  if (reader.failed()) return FrameVerdict::kIncomplete;
  head.last = (first & kFin) != 0;
  head.opcode = static_cast<Opcode>(first & 0x0f);
  head.payload = second & 0x7f;
  if (is_control(head.opcode) && (!head.last || head.payload > kControlPayload)) return FrameVerdict::kMalformed;
  if (head.payload == kShort) {
    head.payload = reader.u16();
    if (!reader.failed() && head.payload < kShort) return FrameVerdict::kMalformed;
  } else if (head.payload == kLong) {
    head.payload = reader.u64();
    if (!reader.failed() && (head.payload <= 0xffff || head.payload >> 63 != 0)) return FrameVerdict::kMalformed;
  }
  head.mask.reset();
  if ((second & kMasked) != 0) {
    const ByteView octets = reader.view(4);
    if (!reader.failed()) head.mask = {octets[0], octets[1], octets[2], octets[3]};
  }
  if (reader.failed()) return FrameVerdict::kIncomplete;
  head.size = reader.offset();
  return FrameVerdict::kComplete;
}

void write_frame(Bytes& out, Opcode opcode, ByteView payload, const std::optional<Mask>& mask) {
  ByteWriter writer(out);
  const auto masked = static_cast<std::uint8_t>(mask ? kMasked : 0);
  writer.u8(static_cast<std::uint8_t>(kFin | static_cast<std::uint8_t>(opcode)));
  if (payload.size() < kShort) {
    writer.u8(static_cast<std::uint8_t>(masked | payload.size()));
  } else if (payload.size() <= 0xffff) {
    writer.u8(masked | kShort);
    writer.u16(static_cast<std::uint16_t>(payload.size()));
  } else {
    writer.u8(masked | kLong);
    writer.u64(payload.size());
  }
  if (mask) writer.bytes(*mask);
  const std::size_t begin = out.size();
  writer.bytes(payload);
  if (mask) apply_mask(std::span(out).subspan(begin), *mask);
}

void apply_mask(std::span<std::byte> octets, const Mask& mask, std::size_t offset) {
  for (std::size_t i = 0; i < octets.size(); ++i) octets[i] ^= mask[(offset + i) % mask.size()];
}

}  // namespace mtavip::websocket
