#include "rtp/packet.h"

#include <algorithm>

namespace mtavip::rtp {
namespace {

constexpr std::uint16_t kOneByteProfile = 0xbede;
constexpr std::uint16_t kTwoByteProfile = 0x1000;  // the low four bits are "appbits"
constexpr std::uint8_t kOneByteStop = 15;
constexpr std::uint8_t kOneByteMaxId = 14;
constexpr std::size_t kOneByteMaxSize = 16;
constexpr std::size_t kTwoByteMaxSize = 255;
constexpr std::size_t kMaxCsrcs = 15;

}  // namespace

DatagramKind classify(ByteView datagram) {
  if (datagram.size() < 2) return DatagramKind::kUnknown;
  const auto first = static_cast<unsigned>(datagram[0]);
  if (first <= 3) return DatagramKind::kStun;
  if (first >= 16 && first <= 19) return DatagramKind::kZrtp;
  if (first >= 20 && first <= 63) return DatagramKind::kDtls;
  if (first >= 64 && first <= 79) return DatagramKind::kTurnChannel;
  if (first < 128 || first > 191) return DatagramKind::kUnknown;
  // RTP payload types 64 to 95 with any marker bit would look like these, and are not used where they are told apart.
  const auto second = static_cast<unsigned>(datagram[1]);
  return second >= 192 && second <= 223 ? DatagramKind::kRtcp : DatagramKind::kRtp;
}

Result<RtpPacketView, ParseError> RtpPacketView::parse(ByteView datagram) {
  if (datagram.size() < kFixedHeaderSize) return fail(ParseError::kTruncated);
  RtpPacketView view;
  view.bytes_ = datagram;
  const std::uint8_t first = view.octet(0);
  if (first >> 6 != 2) return fail(ParseError::kBadVersion);

  ByteReader reader(datagram);
  reader.skip(kFixedHeaderSize + 4 * view.csrc_count());
  if (view.has_extension()) {
    view.extension_profile_ = reader.u16();
    view.extension_size_ = std::size_t{4} * reader.u16();
    view.extension_offset_ = reader.offset();
    reader.skip(view.extension_size_);
  }
  if (reader.failed()) return fail(ParseError::kTruncated);

  view.payload_offset_ = reader.offset();
  view.payload_size_ = reader.remaining();
  if ((first & 0x20U) != 0) {
    if (view.payload_size_ == 0) return fail(ParseError::kBadPadding);
    const std::size_t padding = view.octet(datagram.size() - 1);
    if (padding == 0 || padding > view.payload_size_) return fail(ParseError::kBadPadding);
    view.payload_size_ -= padding;
  }
  return view;
}

std::optional<ByteView> RtpPacketView::extension(std::uint8_t id) const {
  if (id == 0 || !has_extension()) return std::nullopt;
  const bool one_byte = extension_profile_ == kOneByteProfile;
  if (!one_byte && (extension_profile_ & 0xfff0U) != kTwoByteProfile) return std::nullopt;

  ByteReader reader(extension_data());
  while (!reader.at_end()) {
    const std::uint8_t head = reader.u8();
    if (head == 0) continue;  // padding between elements
    std::uint8_t element = head;
    std::size_t size = 0;
    if (one_byte) {
      element = head >> 4;
      size = (head & 0x0fU) + std::size_t{1};
      // Both end the list, whatever follows (RFC 8285 section 4.2). An id of 0 that is not padding has a length.
      if (element == kOneByteStop || element == 0) return std::nullopt;
    } else {
      size = reader.u8();
    }
    const ByteView data = reader.view(size);
    if (reader.failed()) return std::nullopt;
    if (element == id) return data;
  }
  return std::nullopt;
}

void RtpPacketWriter::u16(std::uint32_t value) {
  u8(value >> 8);
  u8(value);
}

void RtpPacketWriter::u32(std::uint32_t value) {
  u16(value >> 16);
  u16(value);
}

Result<void, WriteError> RtpPacketWriter::header(const RtpHeader& header) {
  if (header.payload_type > 127 || header.csrcs.size() > kMaxCsrcs) return fail(WriteError::kBadValue);
  bool one_byte = true;
  std::size_t elements_size = 0;
  for (const HeaderExtension& extension : header.extensions) {
    if (extension.id == 0 || extension.data.size() > kTwoByteMaxSize) return fail(WriteError::kBadValue);
    one_byte = one_byte && extension.id <= kOneByteMaxId && !extension.data.empty() &&
               extension.data.size() <= kOneByteMaxSize;
    elements_size += extension.data.size();
  }
  elements_size += header.extensions.size() * (one_byte ? 1 : 2);
  const std::size_t extension_size = (elements_size + 3) / 4 * 4;
  if (extension_size / 4 > 0xffff) return fail(WriteError::kTooLarge);
  const bool extended = !header.extensions.empty();
  const std::size_t needed = kFixedHeaderSize + 4 * header.csrcs.size() + (extended ? 4 + extension_size : 0);
  if (needed > buffer_.size()) return fail(WriteError::kTooLarge);

  size_ = 0;
  u8(0x80U | (extended ? 0x10U : 0U) | static_cast<unsigned>(header.csrcs.size()));
  u8((header.marker ? 0x80U : 0U) | header.payload_type);
  u16(header.sequence_number);
  u32(header.timestamp);
  u32(header.ssrc);
  for (const std::uint32_t csrc : header.csrcs) u32(csrc);
  if (!extended) return {};

  u16(one_byte ? kOneByteProfile : kTwoByteProfile);
  u16(static_cast<std::uint32_t>(extension_size / 4));
  for (const HeaderExtension& extension : header.extensions) {
    const auto size = static_cast<unsigned>(extension.data.size());
    if (one_byte) {
      u8(static_cast<unsigned>(extension.id) << 4 | (size - 1));
    } else {
      u8(extension.id);
      u8(size);
    }
    std::copy(extension.data.begin(), extension.data.end(), buffer_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += size;
  }
  while (size_ < needed) u8(0);
  return {};
}

Result<void, WriteError> RtpPacketWriter::payload(ByteView data) {
  if (data.size() > room()) return fail(WriteError::kTooLarge);
  std::copy(data.begin(), data.end(), buffer_.begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += data.size();
  return {};
}

Result<void, WriteError> RtpPacketWriter::padding(std::size_t count) {
  if (count == 0 || count > 255) return fail(WriteError::kBadValue);
  if (count > room()) return fail(WriteError::kTooLarge);
  for (std::size_t i = 1; i < count; ++i) u8(0);
  u8(static_cast<std::uint32_t>(count));
  buffer_[0] |= std::byte{0x20};
  return {};
}

}  // namespace mtavip::rtp
