#include "media/packetize/h263p.h"

#include <algorithm>

#include "base/bits.h"

namespace mtavip::media {
namespace {

constexpr std::size_t kHeaderSize = 2;
constexpr std::uint8_t kStartCodeFlag = 0x04;   // P, in the first octet
constexpr std::uint8_t kRedundancyFlag = 0x02;  // V

std::uint8_t byte_at(ByteView data, std::size_t index) {
  return static_cast<std::uint8_t>(data[index]);
}

/// A byte-aligned start code: 16 zero bits and a one (ITU-T H.263 sections 5.1.1, 5.2.2, K.2.1).
bool is_start_code(ByteView data, std::size_t at) {
  return data.size() - at >= 3 && data[at] == std::byte{0} && data[at + 1] == std::byte{0} &&
         (byte_at(data, at + 2) & 0x80) != 0;
}
/// Of the picture: group number zero follows the 17 bits.
bool is_picture_start(std::uint8_t after_zeros) {
  return (after_zeros & 0xfc) == 0x80;
}

/// Where the packet that begins at `begin` ends: at the last start code that keeps it in `room`, else at the next one
/// if that is where it must be cut anyway, else as far as it fits.
std::size_t packet_end(ByteView data, std::size_t begin, std::size_t room) {
  const std::size_t limit = std::min(data.size(), begin + room);
  if (limit == data.size()) return limit;
  for (std::size_t at = limit; at > begin; --at) {
    if (is_start_code(data, at)) return at;
  }
  return limit;
}

}  // namespace

Result<H263pHeader, PayloadError> parse_h263p_header(ByteReader& reader) {
  H263pHeader header;
  const std::uint16_t bits = reader.u16();  // RR(5) P V PLEN(6) PEBIT(3)
  header.start_code = (bits >> 8 & kStartCodeFlag) != 0;
  header.picture_header_size = static_cast<std::uint8_t>(bits >> 3 & 0x3f);
  header.picture_header_ignored_bits = static_cast<std::uint8_t>(bits & 7);
  if ((bits >> 8 & kRedundancyFlag) != 0) header.redundancy = reader.u8();
  reader.skip(header.picture_header_size);
  if (reader.failed()) return fail(PayloadError::kTruncated);
  return header;
}

bool is_h263_intra_picture(ByteView picture) {
  BitReader bits(picture.first(std::min<std::size_t>(picture.size(), 16)));
  if (bits.bits(22) != 0x20) return false;  // picture start code
  bits.skip(8);                             // temporal reference
  bits.skip(5);                             // 1, 0, split screen, document camera, freeze release
  constexpr std::uint32_t kExtendedType = 7;
  if (bits.bits(3) != kExtendedType) return !bits.bit() && !bits.failed();
  if (bits.bits(3) == 1) bits.skip(18);  // UFEP: the optional part of PLUSPTYPE is there
  const std::uint32_t coding_type = bits.bits(3);
  return coding_type == 0 && !bits.failed();
}

Result<void, PayloadError> H263pPacketizer::packetize(const EncodedFrame& frame, PayloadList& out) {
  out.clear();
  const ByteView data = frame.data;
  if (data.size() > limits_.max_frame) return fail(PayloadError::kTooLarge);
  if (data.size() < 4 || !is_start_code(data, 0) || !is_picture_start(byte_at(data, 2))) {
    return fail(PayloadError::kBadFrame);
  }
  const std::size_t room = std::max(limits_.max_payload, kHeaderSize + 3) - kHeaderSize;
  for (std::size_t begin = 0; begin < data.size();) {
    const bool start_code = is_start_code(data, begin);
    const std::size_t end = packet_end(data, begin, start_code ? room + 2 : room);
    out.append(start_code ? kStartCodeFlag : std::uint8_t{0});
    out.append(std::uint8_t{0});
    const std::size_t from = start_code ? begin + 2 : begin;
    out.append(data.subspan(from, end - from));
    out.end_payload();
    begin = end;
    if (out.size() > limits_.max_packets) {
      out.clear();
      return fail(PayloadError::kTooLarge);
    }
  }
  return {};
}

PayloadTraits H263pDepacketizer::inspect(ByteView payload) const {
  ByteReader reader(payload);
  const auto header = parse_h263p_header(reader);
  if (!header || reader.at_end()) return {};
  const bool picture = header->start_code && is_picture_start(reader.peek());
  return {.usable = true, .starts_frame = picture, .may_start = picture};
}

Result<void, PayloadError> H263pDepacketizer::assemble(std::span<const PayloadPart> parts, EncodedFrame& out) {
  out.data.clear();
  out.key_frame = false;
  if (parts.size() > limits_.max_packets) return fail(PayloadError::kTooLarge);
  bool in_step = false;
  for (const PayloadPart& part : parts) {
    ByteReader reader(part.payload);
    const auto header = parse_h263p_header(reader);
    if (part.after_gap) in_step = false;
    if (!header) {
      in_step = false;
      continue;
    }
    if (header->start_code) {
      in_step = !out.data.empty() || is_picture_start(reader.peek());
    }
    if (!in_step) continue;
    const ByteView data = reader.rest();
    if (data.size() + 2 > limits_.max_frame - std::min(out.data.size(), limits_.max_frame)) {
      out.data.clear();
      return fail(PayloadError::kTooLarge);
    }
    if (header->start_code) out.data.insert(out.data.end(), 2, std::byte{0});
    out.data.insert(out.data.end(), data.begin(), data.end());
  }
  if (out.data.empty()) return fail(PayloadError::kIncomplete);
  out.key_frame = is_h263_intra_picture(out.data);
  return {};
}

}  // namespace mtavip::media
