#include "media/packetize/h261.h"

#include <algorithm>

#include "media/packetize/h261_syntax.h"

namespace mtavip::media {
namespace {

constexpr std::size_t kHeaderSize = 4;
constexpr std::size_t kSmallestRoom = 16;

std::int8_t signed_five(std::uint32_t bits) {
  const auto value = static_cast<int>(bits & 0x1f);
  return static_cast<std::int8_t>(value >= 16 ? value - 32 : value);
}

/// A header and the bits that it leaves of the data behind it; nothing where it leaves none.
struct Payload {
  H261Header header;
  ByteView data;

  [[nodiscard]] bool begins_with(std::uint32_t code, unsigned bits) const {
    return bits_at(data, header.skip_front, bits) == code;
  }
};
std::optional<Payload> parse(ByteView payload) {
  ByteReader reader(payload);
  const auto header = parse_h261_header(reader);
  if (!header || reader.remaining() * 8 <= std::size_t{header->skip_front} + header->skip_back) return std::nullopt;
  return Payload{*header, reader.rest()};
}

}  // namespace

Result<H261Header, PayloadError> parse_h261_header(ByteReader& reader) {
  const std::uint32_t word = reader.u32();
  if (reader.failed()) return fail(PayloadError::kTruncated);
  return H261Header{.skip_front = static_cast<std::uint8_t>(word >> 29),
                    .skip_back = static_cast<std::uint8_t>(word >> 26 & 7),
                    .intra = (word >> 25 & 1) != 0,
                    .motion = (word >> 24 & 1) != 0,
                    .group = static_cast<std::uint8_t>(word >> 20 & 0xf),
                    .last_address = static_cast<std::uint8_t>(word >> 15 & 0x1f),
                    .quantiser = static_cast<std::uint8_t>(word >> 10 & 0x1f),
                    .last_motion_x = signed_five(word >> 5),
                    .last_motion_y = signed_five(word)};
}

void append_h261_header(const H261Header& header, PayloadList& out) {
  const auto field = [](unsigned value, unsigned bits, unsigned shift) {
    return (value & ((1U << bits) - 1)) << shift;
  };
  const std::uint32_t word =
      field(header.skip_front, 3, 29) | field(header.skip_back, 3, 26) | field(header.intra ? 1 : 0, 1, 25) |
      field(header.motion ? 1 : 0, 1, 24) | field(header.group, 4, 20) | field(header.last_address, 5, 15) |
      field(header.quantiser, 5, 10) | field(static_cast<unsigned>(int{header.last_motion_x}), 5, 5) |
      field(static_cast<unsigned>(int{header.last_motion_y}), 5, 0);
  for (unsigned shift = 32; shift > 0; shift -= 8) out.append(static_cast<std::uint8_t>(word >> (shift - 8) & 0xff));
}

Result<void, PayloadError> H261Packetizer::packetize(const EncodedFrame& frame, PayloadList& out) {
  out.clear();
  const ByteView data = frame.data;
  if (data.size() > limits_.max_frame) return fail(PayloadError::kTooLarge);
  if (const auto picture = read_h261_picture(data, &cuts_); !picture) return fail(picture.error());
  const std::size_t room = std::max(limits_.max_payload, kHeaderSize + kSmallestRoom) - kHeaderSize;
  for (std::size_t at = 0; at + 1 < cuts_.size();) {
    const std::size_t next = fragment_end(cuts_, at, room);
    if (next == at || out.size() == limits_.max_packets) {
      out.clear();
      return fail(PayloadError::kTooLarge);
    }
    const CutPoint& begin = cuts_[at];
    const std::size_t end_bit = cuts_[next].bit;
    H261Header header{.skip_front = static_cast<std::uint8_t>(begin.bit % 8),
                      .skip_back = static_cast<std::uint8_t>((8 - end_bit % 8) % 8),
                      .motion = true};
    if (!begin.start_code) {
      header.group = begin.group;
      header.last_address = static_cast<std::uint8_t>(begin.address - 1);
      header.quantiser = begin.quantiser;
      header.last_motion_x = begin.motion_x;
      header.last_motion_y = begin.motion_y;
    }
    append_h261_header(header, out);
    out.append(data.subspan(begin.bit / 8, octets_between(begin.bit, end_bit)));
    out.end_payload();
    at = next;
  }
  return {};
}

PayloadTraits H261Depacketizer::inspect(ByteView payload) const {
  const auto parsed = parse(payload);
  if (!parsed) return {};
  const bool picture = parsed->begins_with(kH261PictureStart, kH261PictureStartBits);
  return {.usable = true, .starts_frame = picture, .may_start = picture};
}

Result<void, PayloadError> H261Depacketizer::assemble(std::span<const PayloadPart> parts, EncodedFrame& out) {
  out.data.clear();
  out.key_frame = false;
  if (parts.size() > limits_.max_packets) return fail(PayloadError::kTooLarge);
  BitJoiner joiner(out.data);
  bool in_step = false;
  bool whole = true;
  for (const PayloadPart& part : parts) {
    const auto payload = parse(part.payload);
    if (part.after_gap || !payload) in_step = whole = false;
    if (!payload) continue;
    if (payload->begins_with(kH261GroupStart, kH261GroupStartBits)) {
      in_step = !out.data.empty() || payload->begins_with(kH261PictureStart, kH261PictureStartBits);
    }
    if (!in_step) continue;
    if (payload->data.size() > limits_.max_frame - std::min(out.data.size(), limits_.max_frame)) {
      out.data.clear();
      return fail(PayloadError::kTooLarge);
    }
    joiner.append(payload->data, payload->header.skip_front, payload->header.skip_back);
  }
  if (out.data.empty()) return fail(PayloadError::kIncomplete);
  if (whole) {
    const auto picture = read_h261_picture(out.data);
    out.key_frame = picture && picture->intra;
  }
  return {};
}

}  // namespace mtavip::media
