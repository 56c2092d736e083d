// Reads the fields of an aligned PER encoding, bit by bit and octet by octet, and cannot leave it.
#pragma once

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "base/bytes.h"

namespace mtavip::asn1 {

/// An encoding, read from a position that the caller holds, in bits from the beginning, and that is moved behind what
/// was read. Where the encoding ends before, nothing is read; the position is then where the value would have begun,
/// behind the padding if it begins on an octet boundary.
class PerReader {
 public:
  /// What must be readable, though it need not be of the encoding.
  static constexpr std::size_t kLeastReadable = 8;
  /// No bits: more than any number that is read has.
  static constexpr std::uint64_t kNone = UINT64_MAX;

  /// The first `size` octets of `readable`.
  PerReader(ByteView readable, std::size_t size)
      : data_(readable.data()), last_window_(readable.size() - kLeastReadable) {
    set_end(size * 8);
  }

  [[nodiscard]] std::size_t bits_left(std::size_t position) const { return end_ - position; }
  /// Where reading ends, on an octet boundary: an open type ends before the message does. Returns the end until now.
  std::size_t set_end(std::size_t end) {
    fast_end_ = std::min(end, last_window_ * 8);
    return std::exchange(end_, end);
  }

  /// At most kMostBits as a number, or kNone.
  static constexpr unsigned kMostBits = 56;
  [[nodiscard, gnu::always_inline]] std::uint64_t bits(std::size_t& position, unsigned count) const {
    const std::uint64_t value = bits_at(position, count);
    if (value != kNone) [[likely]]
      position += count;
    return value;
  }
  /// The same, with the position left where it is.
  [[nodiscard, gnu::always_inline]] std::uint64_t bits_at(std::size_t position, unsigned count) const {
    if (position + count > fast_end_) [[unlikely]]
      return last_bits(position, count);
    return first_bits(load(position / 8) << position % 8, count);
  }

  /// The octet from the next octet boundary on.
  [[nodiscard, gnu::always_inline]] bool octet(std::size_t& position, std::uint8_t& value) const {
    position = aligned(position);
    if (position == end_) [[unlikely]]
      return false;
    value = std::to_integer<std::uint8_t>(data_[position / 8]);
    position += 8;
    return true;
  }
  [[nodiscard, gnu::always_inline]] bool two_octets(std::size_t& position, std::uint16_t& value) const {
    position = aligned(position);
    if (end_ - position < 16) [[unlikely]]
      return false;
    std::memcpy(&value, data_ + position / 8, sizeof value);
    if constexpr (std::endian::native == std::endian::little) value = __builtin_bswap16(value);
    position += 16;
    return true;
  }

  /// The 56 bits from this place on, the first as the highest bit of the result; what is behind the end is anything.
  [[nodiscard]] std::uint64_t window(std::size_t position) const {
    // Near the end it is the last octets, of which those before are shifted out.
    const std::size_t first = std::min(position / 8, last_window_);
    // At the very end nothing is left of it, and the shift is none that C++ has.
    return load(first) << (position - first * 8) % 64;
  }

  [[nodiscard]] bool skip(std::size_t& position, std::size_t count) const {
    if (count > end_ - position) return false;
    position += count;
    return true;
  }

  /// The next octet boundary.
  [[nodiscard]] static std::size_t aligned(std::size_t position) { return (position + 7) / 8 * 8; }

  /// This many octets, from an octet boundary on.
  [[nodiscard, gnu::always_inline]] bool octets(std::size_t& position, std::size_t count, ByteView& view) const {
    position = aligned(position);
    if (count > (end_ - position) / 8) [[unlikely]]
      return false;
    view = {data_ + position / 8, count};
    position += count * 8;
    return true;
  }

 private:
  static std::uint64_t first_bits(std::uint64_t value, unsigned count) {
    return count == 0 ? 0 : value >> (64 - count);
  }
  [[nodiscard]] std::uint64_t load(std::size_t octet) const {
    std::uint64_t value = 0;
    std::memcpy(&value, data_ + octet, sizeof value);
    return std::endian::native == std::endian::little ? __builtin_bswap64(value) : value;
  }
  /// bits() where there are not so many octets behind them that all can be read as a word.
  [[nodiscard, gnu::noinline]] std::uint64_t last_bits(std::size_t position, unsigned count) const {
    return count > end_ - position ? kNone : first_bits(window(position), count);
  }

  const std::byte* data_;
  std::size_t last_window_;
  std::size_t end_ = 0;
  std::size_t fast_end_ = 0;  ///< up to here every window is readable, and of the encoding
};

}  // namespace mtavip::asn1
