#include "trace/capture_reader.h"

#include <limits>

namespace mtavip::trace {
namespace {

constexpr std::uint32_t kMicrosecondMagic = 0xa1b2c3d4;
constexpr std::uint32_t kNanosecondMagic = 0xa1b23c4d;
constexpr std::uint32_t kByteOrderMagic = 0x1a2b3c4d;
constexpr std::size_t kFileHeaderBytes = 24;
constexpr std::size_t kRecordHeaderBytes = 16;

enum BlockType : std::uint32_t {
  kInterfaceDescription = 1,
  kObsoletePacket = 2,
  kSimplePacket = 3,
  kEnhancedPacket = 6,
  kSectionHeader = 0x0a0d0d0a,
};
constexpr std::size_t kBlockFrameBytes = 12;  // type, length, and the length again at the end

constexpr std::uint16_t kEndOfOptions = 0;
constexpr std::uint16_t kTimeResolution = 9;
constexpr std::uint16_t kTimeOffset = 14;

/// if_tsresol: the negative power of 10, or of 2 where the highest bit is set. Zero where it is out of reason.
std::uint64_t ticks_per_second(std::uint8_t resolution) {
  const unsigned power = resolution & 0x7fU;
  if ((resolution & 0x80U) != 0) return power < 64 ? std::uint64_t{1} << power : 0;
  if (power > 19) return 0;
  std::uint64_t ticks = 1;
  for (unsigned i = 0; i < power; ++i) ticks *= 10;
  return ticks;
}

constexpr std::size_t padded(std::size_t size) {
  return (size + 3) & ~std::size_t{3};
}

}  // namespace

/// A pcapng block: the body between its length fields, by place in the file.
struct CaptureReader::Block {
  std::uint32_t type = 0;
  std::size_t begin = 0;
  std::size_t body = 0;
  std::size_t body_size = 0;
};

std::string_view describe(CaptureError error) {
  switch (error) {
    case CaptureError::kNotACapture:
      return "neither a pcap nor a pcapng file";
    case CaptureError::kTruncated:
      return "the capture file ends within a record";
    case CaptureError::kBadLength:
      return "the capture file has a wrong length field";
    case CaptureError::kFrameTooLarge:
      return "the capture file has a frame that is larger than allowed";
    case CaptureError::kUnknownInterface:
      return "the capture file has a frame of an interface that it does not describe";
    case CaptureError::kTooManyInterfaces:
      return "the capture file has too many interfaces";
  }
  return {};
}

Result<CaptureReader, CaptureFailure> CaptureReader::open(ByteView file, const CaptureLimits& limits) {
  CaptureReader reader(file, limits);
  if (file.size() < 4) return reader.give_up(CaptureError::kNotACapture);
  if (reader.u32(0) == kSectionHeader) {
    reader.blocks_ = true;
    if (auto begun = reader.begin_section(); !begun) return fail(begun.error());
    return reader;
  }
  std::uint32_t magic = reader.u32(0);
  if (magic != kMicrosecondMagic && magic != kNanosecondMagic) {
    reader.little_endian_ = true;
    magic = reader.u32(0);
    if (magic != kMicrosecondMagic && magic != kNanosecondMagic) return reader.give_up(CaptureError::kNotACapture);
  }
  if (file.size() < kFileHeaderBytes) return reader.give_up(CaptureError::kTruncated);
  // The upper bits tell how long frame check sequences are.
  const auto link_type = static_cast<std::uint16_t>(reader.u32(20) & 0xffffU);
  reader.interfaces_.push_back({.link_type = link_type,
                                .ticks_per_second = magic == kNanosecondMagic ? 1'000'000'000U : 1'000'000U,
                                .offset_seconds = 0});
  reader.at_ = kFileHeaderBytes;
  return reader;
}

CaptureReader::FrameResult CaptureReader::next() {
  if (!blocks_) return next_record();
  while (remaining() > 0) {
    const auto block = take_block();
    if (!block) return fail(block.error());
    switch (block->type) {
      case kSectionHeader:
        at_ = block->begin;
        if (auto begun = begin_section(); !begun) return fail(begun.error());
        break;
      case kInterfaceDescription:
        if (auto added = add_interface(*block); !added) return fail(added.error());
        break;
      case kEnhancedPacket:
      case kSimplePacket:
      case kObsoletePacket:
        return packet(*block);
      default:
        break;
    }
  }
  return std::nullopt;
}

CaptureReader::FrameResult CaptureReader::next_record() {
  if (remaining() == 0) return std::nullopt;
  if (remaining() < kRecordHeaderBytes) return give_up(CaptureError::kTruncated);
  const std::uint64_t seconds = u32(at_);
  const std::uint64_t fraction = u32(at_ + 4);
  const std::size_t size = u32(at_ + 8);
  if (size > limits_.frame_bytes) return give_up(CaptureError::kFrameTooLarge);
  if (size > remaining() - kRecordHeaderBytes) return give_up(CaptureError::kTruncated);
  const auto& interface = interfaces_.front();
  const auto result = frame(interface, seconds * interface.ticks_per_second + fraction, at_ + kRecordHeaderBytes, size);
  at_ += kRecordHeaderBytes + size;
  return result;
}

/// The block at the place where reading is, which moves behind it.
Result<CaptureReader::Block, CaptureFailure> CaptureReader::take_block() {
  if (remaining() < kBlockFrameBytes) return give_up(CaptureError::kTruncated);
  const std::uint32_t type = u32(at_);
  const std::size_t size = u32(at_ + 4);
  // Of a new section only its own byte order tells the length: begin_section() reads it.
  if (type == kSectionHeader) return Block{.type = type, .begin = at_, .body = at_ + 8, .body_size = 0};
  if (size < kBlockFrameBytes || size % 4 != 0) return give_up(CaptureError::kBadLength);
  if (size > remaining()) return give_up(CaptureError::kTruncated);
  if (u32(at_ + size - 4) != size) return give_up(CaptureError::kBadLength);
  const Block block{.type = type, .begin = at_, .body = at_ + 8, .body_size = size - kBlockFrameBytes};
  at_ += size;
  return block;
}

Result<void, CaptureFailure> CaptureReader::begin_section() {
  constexpr std::size_t kHeaderBytes = 28;
  if (remaining() < kHeaderBytes) return give_up(CaptureError::kTruncated);
  little_endian_ = false;
  if (u32(at_ + 8) != kByteOrderMagic) {
    little_endian_ = true;
    if (u32(at_ + 8) != kByteOrderMagic) return give_up(CaptureError::kNotACapture);
  }
  const std::size_t size = u32(at_ + 4);
  if (size < kHeaderBytes || size % 4 != 0) return give_up(CaptureError::kBadLength);
  if (size > remaining()) return give_up(CaptureError::kTruncated);
  if (u32(at_ + size - 4) != size) return give_up(CaptureError::kBadLength);
  interfaces_.clear();
  at_ += size;
  return {};
}

Result<void, CaptureFailure> CaptureReader::add_interface(const Block& block) {
  constexpr std::size_t kFixedBytes = 8;
  const auto refuse = [&](CaptureError error) {
    at_ = block.begin;
    return give_up(error);
  };
  if (block.body_size < kFixedBytes) return refuse(CaptureError::kBadLength);
  if (interfaces_.size() == limits_.interfaces) return refuse(CaptureError::kTooManyInterfaces);
  Interface interface { .link_type = u16(block.body) };
  std::size_t at = block.body + kFixedBytes;
  const std::size_t end = block.body + block.body_size;
  while (end - at >= 4) {
    const std::uint16_t code = u16(at);
    const std::size_t size = u16(at + 2);
    at += 4;
    if (code == kEndOfOptions) break;
    if (padded(size) > end - at) return refuse(CaptureError::kBadLength);
    if (code == kTimeResolution && size >= 1) {
      interface.ticks_per_second = ticks_per_second(static_cast<std::uint8_t>(file_[at]));
      if (interface.ticks_per_second == 0) return refuse(CaptureError::kBadLength);
    }
    if (code == kTimeOffset && size >= 8) {
      const std::uint64_t first = u32(at);
      const std::uint64_t second = u32(at + 4);
      interface.offset_seconds =
          static_cast<std::int64_t>(little_endian_ ? second << 32 | first : first << 32 | second);
    }
    at += padded(size);
  }
  interfaces_.push_back(interface);
  return {};
}

CaptureReader::FrameResult CaptureReader::packet(const Block& block) {
  const auto refuse = [&](CaptureError error) {
    at_ = block.begin;
    return give_up(error);
  };
  const std::size_t fixed = block.type == kSimplePacket ? 4 : 20;
  if (block.body_size < fixed) return refuse(CaptureError::kBadLength);
  const std::size_t room = block.body_size - fixed;

  std::size_t index = 0;
  std::size_t size = 0;
  std::uint64_t ticks = 0;
  if (block.type == kSimplePacket) {
    // The original length; what was recorded of it is what the block has room for.
    size = std::min<std::size_t>(u32(block.body), room);
  } else {
    index = block.type == kEnhancedPacket ? u32(block.body) : u16(block.body);
    ticks = std::uint64_t{u32(block.body + 4)} << 32 | u32(block.body + 8);
    size = u32(block.body + 12);
    if (size > room) return refuse(CaptureError::kBadLength);
  }
  if (size > limits_.frame_bytes) return refuse(CaptureError::kFrameTooLarge);
  if (index >= interfaces_.size()) return refuse(CaptureError::kUnknownInterface);
  return frame(interfaces_[index], ticks, block.body + fixed, size);
}

Frame CaptureReader::frame(const Interface& interface, std::uint64_t ticks, std::size_t data_at,
                           std::size_t size) const {
  // A time beyond what WallTime holds is shown as the epoch: it is nobody's time.
  constexpr std::int64_t kMostSeconds = std::int64_t{1} << 37;
  const auto seconds = static_cast<std::int64_t>(ticks / interface.ticks_per_second);
  const auto part = static_cast<double>(ticks % interface.ticks_per_second);
  Frame result{.time = {}, .link_type = interface.link_type, .data = file_.subspan(data_at, size), .offset = data_at};
  const bool sane = seconds >= 0 && seconds < kMostSeconds && interface.offset_seconds > -kMostSeconds &&
                    interface.offset_seconds < kMostSeconds;
  if (sane) {
    const auto micro = static_cast<std::int64_t>(part * 1e6 / static_cast<double>(interface.ticks_per_second));
    result.time = WallTime(std::chrono::seconds(seconds + interface.offset_seconds) + Duration(micro));
  }
  return result;
}

std::uint16_t CaptureReader::u16(std::size_t at) const {
  const auto a = static_cast<std::uint16_t>(file_[at]);
  const auto b = static_cast<std::uint16_t>(file_[at + 1]);
  return static_cast<std::uint16_t>(little_endian_ ? b << 8 | a : a << 8 | b);
}

std::uint32_t CaptureReader::u32(std::size_t at) const {
  const std::uint32_t first = u16(at);
  const std::uint32_t second = u16(at + 2);
  return little_endian_ ? second << 16 | first : first << 16 | second;
}

tl::unexpected<CaptureFailure> CaptureReader::give_up(CaptureError error) {
  const CaptureFailure failure{error, at_};
  at_ = file_.size();
  return fail(failure);
}

}  // namespace mtavip::trace
