// Reads the fields of an aligned PER encoding, bit by bit and octet by octet, and cannot leave it.
#pragma once

#include <algorithm>
#include <bit>
#include <cstring>

#include "asn1/description.h"
#include "base/bytes.h"

namespace mtavip::asn1 {

/// A position in an encoding. Reads return false if the encoding ends before; the position is then where the value
/// would have begun, behind the padding if it begins on an octet boundary.
class PerReader {
 public:
  /// What must be readable, though it need not be of the encoding.
  static constexpr std::size_t kLeastReadable = 8;

  /// The first `size` octets of `readable`.
  PerReader(ByteView readable, std::size_t size)
      : data_(readable.data()), last_window_(readable.size() - kLeastReadable), end_(size * 8) {}

  /// In bits from the beginning.
  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] std::size_t bits_left() const { return end_ - position_; }
  void set_position(std::size_t position) { position_ = position; }
  /// Where reading ends, on an octet boundary: an open type ends before the message does. Returns the end until now.
  std::size_t set_end(std::size_t end) { return std::exchange(end_, end); }

  [[nodiscard]] bool bit(bool& value) {
    if (position_ >= end_) return false;
    value = (std::to_integer<unsigned>(data_[position_ / 8]) >> (7 - position_ % 8) & 1U) != 0;
    ++position_;
    return true;
  }

  /// At most 56 bits as a number.
  [[nodiscard]] bool bits(unsigned count, std::uint64_t& value) {
    if (count > end_ - position_) return false;
    value = count == 0 ? 0 : window(position_) >> (64 - count);
    position_ += count;
    return true;
  }

  /// The octet from the next octet boundary on.
  [[nodiscard]] bool octet(std::uint8_t& value) {
    align();
    if (position_ == end_) return false;
    value = std::to_integer<std::uint8_t>(data_[position_ / 8]);
    position_ += 8;
    return true;
  }
  [[nodiscard]] bool two_octets(std::uint16_t& value) {
    align();
    if (end_ - position_ < 16) return false;
    const std::byte* at = data_ + position_ / 8;
    value = static_cast<std::uint16_t>(std::to_integer<unsigned>(at[0]) << 8 | std::to_integer<unsigned>(at[1]));
    position_ += 16;
    return true;
  }

  /// The 56 bits from this place on, the first as the highest bit of the result; what is behind the end is anything.
  [[nodiscard]] std::uint64_t window(std::size_t position) const {
    // Near the end it is the last octets, of which those before are shifted out.
    const std::size_t first = std::min(position / 8, last_window_);
    std::uint64_t value = 0;
    std::memcpy(&value, data_ + first, sizeof value);
    if constexpr (std::endian::native == std::endian::little) value = __builtin_bswap64(value);
    // At the very end nothing is left of it, and the shift is none that C++ has.
    return value << (position - first * 8) % 64;
  }

  [[nodiscard]] bool skip(std::size_t count) {
    if (count > end_ - position_) return false;
    position_ += count;
    return true;
  }

  /// To the next octet boundary.
  void align() { position_ = (position_ + 7) / 8 * 8; }

  /// This many octets, from an octet boundary on.
  [[nodiscard]] bool octets(std::size_t count, ByteView& view) {
    align();
    if (count > (end_ - position_) / 8) return false;
    view = {data_ + position_ / 8, count};
    position_ += count * 8;
    return true;
  }

 private:
  const std::byte* data_;
  std::size_t last_window_;
  std::size_t end_;
  std::size_t position_ = 0;
};

}  // namespace mtavip::asn1
