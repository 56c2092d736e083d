#include "media/packetize/vp8.h"

#include <algorithm>

namespace mtavip::media {
namespace {

constexpr std::uint8_t kExtended = 0x80;       // X
constexpr std::uint8_t kNonReference = 0x20;   // N
constexpr std::uint8_t kStart = 0x10;          // S
constexpr std::uint8_t kPartitionMask = 0x07;  // PID
constexpr std::uint8_t kHasPictureId = 0x80;   // I
constexpr std::uint8_t kHasBaseIndex = 0x40;   // L
constexpr std::uint8_t kHasLayer = 0x20;       // T
constexpr std::uint8_t kHasKeyIndex = 0x10;    // K
constexpr std::size_t kDescriptorSize = 4;     // X, I and a 15-bit PictureID

/// P bit of the VP8 payload header, RFC 7741 section 4.3: 0 for key frames.
bool is_key_frame(ByteView vp8) {
  return !vp8.empty() && (static_cast<std::uint8_t>(vp8[0]) & 1) == 0;
}

}  // namespace

Result<Vp8Descriptor, PayloadError> parse_vp8_descriptor(ByteReader& reader) {
  Vp8Descriptor d;
  const std::uint8_t first = reader.u8();
  d.non_reference = (first & kNonReference) != 0;
  d.starts_partition = (first & kStart) != 0;
  d.partition = first & kPartitionMask;
  if ((first & kExtended) != 0) {
    const std::uint8_t present = reader.u8();
    if ((present & kHasPictureId) != 0) {
      const std::uint8_t high = reader.u8();
      d.long_picture_id = (high & 0x80) != 0;
      d.picture_id = d.long_picture_id ? static_cast<std::uint16_t>((high & 0x7f) << 8 | reader.u8()) : high;
    }
    if ((present & kHasBaseIndex) != 0) d.base_layer_index = reader.u8();
    if ((present & (kHasLayer | kHasKeyIndex)) != 0) {
      const std::uint8_t layer = reader.u8();
      if ((present & kHasLayer) != 0) {
        d.temporal_layer = static_cast<std::uint8_t>(layer >> 6);
        d.layer_sync = (layer & 0x20) != 0;
      }
      if ((present & kHasKeyIndex) != 0) d.key_index = layer & 0x1f;
    }
  }
  if (reader.failed()) return fail(PayloadError::kTruncated);
  return d;
}

void write_vp8_descriptor(const Vp8Descriptor& d, PayloadList& out) {
  std::uint8_t present = 0;
  if (d.picture_id) present |= kHasPictureId;
  if (d.base_layer_index) present |= kHasBaseIndex;
  if (d.temporal_layer) present |= kHasLayer;
  if (d.key_index) present |= kHasKeyIndex;
  std::uint8_t first = d.partition & kPartitionMask;
  if (present != 0) first |= kExtended;
  if (d.non_reference) first |= kNonReference;
  if (d.starts_partition) first |= kStart;
  out.append(first);
  if (present == 0) return;
  out.append(present);
  if (d.picture_id && d.long_picture_id) {
    out.append(static_cast<std::uint8_t>(0x80 | (*d.picture_id >> 8 & 0x7f)));
    out.append(static_cast<std::uint8_t>(*d.picture_id & 0xff));
  } else if (d.picture_id) {
    out.append(static_cast<std::uint8_t>(*d.picture_id & 0x7f));
  }
  if (d.base_layer_index) out.append(*d.base_layer_index);
  if (d.temporal_layer || d.key_index) {
    out.append(static_cast<std::uint8_t>((d.temporal_layer.value_or(0) & 3) << 6 | (d.layer_sync ? 0x20 : 0) |
                                         (d.key_index.value_or(0) & 0x1f)));
  }
}

Result<void, PayloadError> Vp8Packetizer::packetize(const EncodedFrame& frame, PayloadList& out) {
  out.clear();
  const ByteView data = frame.data;
  if (data.empty()) return fail(PayloadError::kBadFrame);
  if (data.size() > limits_.max_frame) return fail(PayloadError::kTooLarge);
  const std::size_t room = std::max(limits_.max_payload, kDescriptorSize + 1) - kDescriptorSize;
  const std::size_t count = (data.size() + room - 1) / room;
  if (count > limits_.max_packets) return fail(PayloadError::kTooLarge);
  Vp8Descriptor descriptor;
  descriptor.picture_id = picture_id_;
  descriptor.long_picture_id = true;
  picture_id_ = static_cast<std::uint16_t>((picture_id_ + 1) & 0x7fff);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = data.size() * i / count;
    const std::size_t end = data.size() * (i + 1) / count;
    descriptor.starts_partition = i == 0;
    write_vp8_descriptor(descriptor, out);
    out.append(data.subspan(begin, end - begin));
    out.end_payload();
  }
  return {};
}

PayloadTraits Vp8Depacketizer::inspect(ByteView payload) const {
  ByteReader reader(payload);
  const auto descriptor = parse_vp8_descriptor(reader);
  if (!descriptor || reader.at_end()) return {};
  return {.usable = true, .starts_frame = descriptor->starts_frame(), .may_start = descriptor->starts_frame()};
}

Result<void, PayloadError> Vp8Depacketizer::assemble(std::span<const PayloadPart> parts, EncodedFrame& out) {
  out.data.clear();
  out.key_frame = false;
  if (parts.empty()) return fail(PayloadError::kEmpty);
  if (parts.size() > limits_.max_packets) return fail(PayloadError::kTooLarge);
  bool first = true;
  for (const PayloadPart& part : parts) {
    ByteReader reader(part.payload);
    const auto descriptor = parse_vp8_descriptor(reader);
    if (!descriptor || reader.at_end() || part.after_gap || descriptor->starts_frame() != first) {
      out.data.clear();
      if (!descriptor) return fail(descriptor.error());
      return fail(PayloadError::kIncomplete);
    }
    first = false;
    const ByteView data = reader.rest();
    if (data.size() > limits_.max_frame - out.data.size()) {
      out.data.clear();
      return fail(PayloadError::kTooLarge);
    }
    out.data.insert(out.data.end(), data.begin(), data.end());
  }
  out.key_frame = is_key_frame(out.data);
  return {};
}

}  // namespace mtavip::media
