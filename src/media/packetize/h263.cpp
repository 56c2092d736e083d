#include "media/packetize/h263.h"

#include <algorithm>
#include <optional>

#include "media/packetize/h263_syntax.h"
#include "media/packetize/h263p.h"

namespace mtavip::media {
namespace {

constexpr std::size_t kSizeOfModeA = 4;
constexpr std::size_t kSizeOfModeB = 8;
constexpr std::size_t kSmallestRoom = 16;

std::int8_t signed_seven(std::uint32_t bits) {
  const auto value = static_cast<int>(bits & 0x7f);
  return static_cast<std::int8_t>(value >= 64 ? value - 128 : value);
}

constexpr std::uint32_t field(unsigned value, unsigned bits, unsigned shift) {
  return (value & ((1U << bits) - 1)) << shift;
}

void append_word(std::uint32_t word, PayloadList& out) {
  for (unsigned shift = 32; shift > 0; shift -= 8) out.append(static_cast<std::uint8_t>(word >> (shift - 8) & 0xff));
}

/// A header and the bits that it leaves of the data behind it; nothing where it leaves none.
struct Payload {
  H263Header header;
  ByteView data;

  [[nodiscard]] bool begins_with(std::uint32_t code, unsigned bits) const {
    return bits_at(data, header.skip_front, bits) == code;
  }
};
std::optional<Payload> parse(ByteView payload) {
  ByteReader reader(payload);
  const auto header = parse_h263_header(reader);
  if (!header || reader.remaining() * 8 <= std::size_t{header->skip_front} + header->skip_back) return std::nullopt;
  return Payload{*header, reader.rest()};
}

}  // namespace

Result<H263Header, PayloadError> parse_h263_header(ByteReader& reader) {
  H263Header header;
  const std::uint32_t first = reader.u32();
  header.pb_frame = (first >> 30 & 1) != 0;
  header.skip_front = static_cast<std::uint8_t>(first >> 27 & 7);
  header.skip_back = static_cast<std::uint8_t>(first >> 24 & 7);
  header.source_format = static_cast<std::uint8_t>(first >> 21 & 7);
  std::uint32_t options = first >> 17 & 0xf;
  std::uint32_t b_frame = first;
  if (first >> 31 != 0) {
    header.mode = header.pb_frame ? H263Header::Mode::kC : H263Header::Mode::kB;
    header.quantiser = static_cast<std::uint8_t>(first >> 16 & 0x1f);
    header.group = static_cast<std::uint8_t>(first >> 11 & 0x1f);
    header.address = static_cast<std::uint16_t>(first >> 2 & 0x1ff);
    const std::uint32_t second = reader.u32();
    options = second >> 28;
    for (unsigned i = 0; i < 2; ++i) {
      header.motion_x[i] = signed_seven(second >> (21 - 14 * i));
      header.motion_y[i] = signed_seven(second >> (14 - 14 * i));
    }
    b_frame = header.pb_frame ? reader.u32() : 0;
  }
  header.inter = (options & 8) != 0;
  header.unrestricted_motion = (options & 4) != 0;
  header.arithmetic_coding = (options & 2) != 0;
  header.advanced_prediction = (options & 1) != 0;
  header.b_quantiser = static_cast<std::uint8_t>(b_frame >> 11 & 3);
  header.b_temporal_reference = static_cast<std::uint8_t>(b_frame >> 8 & 7);
  header.temporal_reference = static_cast<std::uint8_t>(b_frame & 0xff);
  if (reader.failed()) return fail(PayloadError::kTruncated);
  return header;
}

void append_h263_header(const H263Header& header, PayloadList& out) {
  const bool mode_b = header.mode == H263Header::Mode::kB;
  const unsigned options = (header.inter ? 8U : 0U) | (header.unrestricted_motion ? 4U : 0U) |
                           (header.arithmetic_coding ? 2U : 0U) | (header.advanced_prediction ? 1U : 0U);
  const std::uint32_t common = field(mode_b ? 1 : 0, 1, 31) | field(header.skip_front, 3, 27) |
                               field(header.skip_back, 3, 24) | field(header.source_format, 3, 21);
  if (!mode_b) {
    append_word(common | field(options, 4, 17), out);
    return;
  }
  append_word(common | field(header.quantiser, 5, 16) | field(header.group, 5, 11) | field(header.address, 9, 2), out);
  std::uint32_t second = field(options, 4, 28);
  for (unsigned i = 0; i < 2; ++i) {
    second |= field(static_cast<unsigned>(int{header.motion_x[i]}), 7, 21 - 14 * i);
    second |= field(static_cast<unsigned>(int{header.motion_y[i]}), 7, 14 - 14 * i);
  }
  append_word(second, out);
}

Result<void, PayloadError> H263Packetizer::packetize(const EncodedFrame& frame, PayloadList& out) {
  out.clear();
  const ByteView data = frame.data;
  if (data.size() > limits_.max_frame) return fail(PayloadError::kTooLarge);
  const auto picture = find_h263_cuts(data, cuts_);
  if (!picture) return fail(picture.error());
  const std::size_t payload = std::max(limits_.max_payload, kSizeOfModeB + kSmallestRoom);
  for (std::size_t at = 0; at + 1 < cuts_.size();) {
    const CutPoint& begin = cuts_[at];
    const std::size_t next = fragment_end(cuts_, at, payload - (begin.start_code ? kSizeOfModeA : kSizeOfModeB));
    if (next == at || out.size() == limits_.max_packets) {
      out.clear();
      return fail(PayloadError::kTooLarge);
    }
    const std::size_t end_bit = cuts_[next].bit;
    H263Header header;
    header.skip_front = static_cast<std::uint8_t>(begin.bit % 8);
    header.skip_back = static_cast<std::uint8_t>((8 - end_bit % 8) % 8);
    header.source_format = picture->source_format;
    header.inter = picture->inter;
    if (!begin.start_code) {
      header.mode = H263Header::Mode::kB;
      header.quantiser = begin.quantiser;
      header.group = begin.group;
      header.address = begin.address;
      header.motion_x[0] = begin.motion_x;
      header.motion_y[0] = begin.motion_y;
    }
    append_h263_header(header, out);
    out.append(data.subspan(begin.bit / 8, octets_between(begin.bit, end_bit)));
    out.end_payload();
    at = next;
  }
  return {};
}

PayloadTraits H263Depacketizer::inspect(ByteView payload) const {
  const auto parsed = parse(payload);
  if (!parsed) return {};
  const bool picture = parsed->begins_with(kH263PictureStart, kH263PictureStartBits);
  return {.usable = true, .starts_frame = picture, .may_start = picture};
}

Result<void, PayloadError> H263Depacketizer::assemble(std::span<const PayloadPart> parts, EncodedFrame& out) {
  out.data.clear();
  out.key_frame = false;
  if (parts.size() > limits_.max_packets) return fail(PayloadError::kTooLarge);
  BitJoiner joiner(out.data);
  bool in_step = false;
  for (const PayloadPart& part : parts) {
    const auto payload = parse(part.payload);
    if (part.after_gap || !payload) in_step = false;
    if (!payload) continue;
    const unsigned front = payload->header.skip_front;
    if (payload->begins_with(kH263GroupStart, kH263GroupStartBits)) {
      in_step = !out.data.empty() || payload->begins_with(kH263PictureStart, kH263PictureStartBits);
      // Where what stood before is lost its bits cannot be completed; stuffing zeros may stand before a start code.
      if (in_step && joiner.phase() != front) joiner.align();
    }
    if (!in_step) continue;
    if (payload->data.size() > limits_.max_frame - std::min(out.data.size(), limits_.max_frame)) {
      out.data.clear();
      return fail(PayloadError::kTooLarge);
    }
    joiner.append(payload->data, front, payload->header.skip_back);
  }
  if (out.data.empty()) return fail(PayloadError::kIncomplete);
  out.key_frame = is_h263_intra_picture(out.data);
  return {};
}

}  // namespace mtavip::media
