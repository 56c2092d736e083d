// Reads the fields of an aligned PER encoding, bit by bit and octet by octet, and cannot leave it.
#pragma once

#include <bit>
#include <cstring>

#include "asn1/description.h"
#include "base/bytes.h"

namespace mtavip::asn1 {

/// A position in an encoding. Reads return false, and leave the position, if the encoding ends before.
class PerReader {
 public:
  explicit PerReader(ByteView data) : data_(data.data()), size_(data.size()), end_(data.size() * 8) {}

  /// In bits from the beginning.
  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] std::size_t bits_left() const { return end_ - position_; }
  void set_position(std::size_t position) { position_ = position; }
  /// Where reading ends: an open type ends before the message does. Returns the end until now.
  std::size_t set_end(std::size_t end) { return std::exchange(end_, end); }

  [[nodiscard]] bool bit(bool& value) {
    if (position_ >= end_) return false;
    value = (std::to_integer<unsigned>(data_[position_ / 8]) >> (7 - position_ % 8) & 1U) != 0;
    ++position_;
    return true;
  }

  /// At most 32 bits as a number.
  [[nodiscard]] bool bits(unsigned count, std::uint32_t& value) {
    if (count > end_ - position_) return false;
    value = count == 0 ? 0 : static_cast<std::uint32_t>((window() << position_ % 8) >> (64 - count));
    position_ += count;
    return true;
  }

  /// The bit at this place, which must be within the encoding.
  [[nodiscard]] bool bit_at(std::size_t position) const {
    return (std::to_integer<unsigned>(data_[position / 8]) >> (7 - position % 8) & 1U) != 0;
  }

  [[nodiscard]] bool skip(std::size_t count) {
    if (count > end_ - position_) return false;
    position_ += count;
    return true;
  }

  /// To the next octet.
  [[nodiscard]] bool align() { return skip((8 - position_ % 8) % 8); }

  /// This many octets, from an octet boundary on.
  [[nodiscard]] bool octets(std::size_t count, ByteView& view) {
    if (!align() || count > (end_ - position_) / 8) return false;
    view = {data_ + position_ / 8, count};
    position_ += count * 8;
    return true;
  }

 private:
  /// The 64 bits from the octet of the position on; zeros behind the end.
  [[nodiscard]] std::uint64_t window() const {
    const std::size_t first = position_ / 8;
    std::uint64_t value = 0;
    if (size_ - first >= sizeof value) {
      std::memcpy(&value, data_ + first, sizeof value);
      return std::endian::native == std::endian::little ? __builtin_bswap64(value) : value;
    }
    for (std::size_t i = first; i < size_; ++i) {
      value |= std::to_integer<std::uint64_t>(data_[i]) << (56 - 8 * (i - first));
    }
    return value;
  }

  const std::byte* data_;
  std::size_t size_;
  std::size_t end_;
  std::size_t position_ = 0;
};

}  // namespace mtavip::asn1
