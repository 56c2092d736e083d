#include "media/picture/frame_code.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace mtavip::media {
namespace {

constexpr int kColumns = 40;
constexpr int kRows = 3;
constexpr int kGuard = 2;  // known cells at each end of a row
constexpr int kDataColumns = kColumns - 2 * kGuard;
constexpr std::size_t kBits = static_cast<std::size_t>(kDataColumns) * kRows;
constexpr std::uint8_t kBlack = 40;
constexpr std::uint8_t kWhite = 215;
constexpr int kLeastContrast = 40;
constexpr int kSmallestWidth = 2 * kColumns;
constexpr int kSmallestHeight = 45;
constexpr unsigned kVersion = 5;

using Bits = std::array<bool, kBits>;

struct Cell {
  int x0, x1, y0, y1;
};
Cell cell(int width, int height, int column, int row) {
  // A row is 2/45 of the height: 16 lines of 360, the size of a macroblock.
  return {width * column / kColumns, width * (column + 1) / kColumns, height * 2 * row / 45,
          height * 2 * (row + 1) / 45};
}

/// CRC-16/CCITT over the bits before the checksum.
std::uint16_t checksum(const Bits& bits, std::size_t count) {
  unsigned crc = 0xffff;
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned top = (crc >> 15 & 1U) ^ (bits[i] ? 1U : 0U);
    crc = (crc << 1 & 0xffffU) ^ (top != 0 ? 0x1021U : 0U);
  }
  return static_cast<std::uint16_t>(crc);
}

class BitCursor {
 public:
  explicit BitCursor(Bits& bits) : bits_(bits) {}
  void put(std::uint64_t value, unsigned count) {
    while (count-- > 0) bits_[at_++] = (value >> count & 1U) != 0;
  }
  std::uint64_t get(unsigned count) {
    std::uint64_t value = 0;
    while (count-- > 0) value = value << 1 | (bits_[at_++] ? 1U : 0U);
    return value;
  }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  Bits& bits_;
  std::size_t at_ = 0;
};

/// Mean of the middle of a cell: its edges smear.
int sample(const VideoFrame& frame, const Cell& c) {
  const int mx = (c.x1 - c.x0) / 4;
  const int my = (c.y1 - c.y0) / 4;
  int sum = 0;
  int count = 0;
  for (int y = c.y0 + my; y < c.y1 - my; ++y) {
    const std::uint8_t* row = frame.plane(0).data + std::ptrdiff_t{y} * frame.plane(0).stride;
    for (int x = c.x0 + mx; x < c.x1 - mx; ++x, ++count) sum += row[x];
  }
  return count == 0 ? 0 : sum / count;
}

bool guard_is_white(int column) {
  return column == 0 || column == kColumns - 1;
}

}  // namespace

void draw_frame_code(VideoFrame& frame, const FrameCode& code) {
  if (frame.width() < kSmallestWidth || frame.height() < kSmallestHeight) return;
  Bits bits{};
  BitCursor cursor(bits);
  cursor.put(kVersion, 12);
  cursor.put(code.number, 32);
  cursor.put(static_cast<std::uint64_t>(code.captured.time_since_epoch().count()), 48);
  cursor.put(checksum(bits, cursor.at()), 16);
  for (int row = 0; row < kRows; ++row) {
    const Cell line = cell(frame.width(), frame.height(), 0, row);
    std::uint8_t* first = frame.writable(0) + std::ptrdiff_t{line.y0} * frame.plane(0).stride;
    for (int column = 0; column < kColumns; ++column) {
      const Cell c = cell(frame.width(), frame.height(), column, row);
      const bool data = column >= kGuard && column < kColumns - kGuard;
      const bool white =
          data ? bits[static_cast<std::size_t>(row * kDataColumns + column - kGuard)] : guard_is_white(column);
      std::memset(first + c.x0, white ? kWhite : kBlack, static_cast<std::size_t>(c.x1 - c.x0));
    }
    for (int y = line.y0 + 1; y < line.y1; ++y) {
      std::memcpy(frame.writable(0) + std::ptrdiff_t{y} * frame.plane(0).stride, first,
                  static_cast<std::size_t>(frame.width()));
    }
  }
  const int chroma_width = (frame.width() + 1) / 2;
  const int chroma_rows = (height_of_code(frame.height()) + 1) / 2;
  for (std::size_t plane = 1; plane < 3; ++plane) {
    for (int y = 0; y < chroma_rows; ++y) {
      std::memset(frame.writable(plane) + std::ptrdiff_t{y} * frame.plane(plane).stride, 128,
                  static_cast<std::size_t>(chroma_width));
    }
  }
}

std::optional<FrameCode> read_frame_code(const VideoFrame& frame) {
  if (frame.width() < kSmallestWidth || frame.height() < kSmallestHeight) return std::nullopt;
  Bits bits{};
  for (int row = 0; row < kRows; ++row) {
    const auto at = [&](int column) { return sample(frame, cell(frame.width(), frame.height(), column, row)); };
    const int white = (at(0) + at(kColumns - 1)) / 2;
    const int black = (at(1) + at(kColumns - 2)) / 2;
    if (white - black < kLeastContrast) return std::nullopt;
    for (int column = 0; column < kDataColumns; ++column) {
      bits[static_cast<std::size_t>(row * kDataColumns + column)] = at(column + kGuard) > (white + black) / 2;
    }
  }
  BitCursor cursor(bits);
  const bool version_known = cursor.get(12) == kVersion;
  FrameCode code;
  code.number = static_cast<std::uint32_t>(cursor.get(32));
  code.captured = Timestamp(Duration(static_cast<std::int64_t>(cursor.get(48))));
  const std::uint16_t expected = checksum(bits, cursor.at());
  if (!version_known || cursor.get(16) != expected) return std::nullopt;
  return code;
}

int height_of_code(int height) {
  return height * 2 * kRows / 45;
}

}  // namespace mtavip::media
