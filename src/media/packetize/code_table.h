// Variable length codes by look-up: what the walk over H.261 and H.263 pictures needs of their tables.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "base/bits.h"

namespace mtavip::media {

/// Codes of one length that follow each other downwards: `highest` stands for `value`, the code below it for
/// `value + step`, and so on.
struct CodeRange {
  unsigned length;
  unsigned highest;
  unsigned count;
  int value;
  int step = 0;
};

/// Codes of at most kLongest bits (up to 16). Values are 0 to 127.
template <unsigned kLongest>
class CodeTable {
 public:
  constexpr explicit CodeTable(std::span<const CodeRange> ranges) {
    for (const CodeRange& range : ranges) {
      for (unsigned i = 0; i < range.count; ++i) {
        const unsigned copies = 1U << (kLongest - range.length);
        const unsigned first = (range.highest - i) * copies;
        for (unsigned c = 0; c < copies; ++c) {
          entries_[first + c] = {static_cast<std::uint8_t>(range.length),
                                 static_cast<std::int8_t>(range.value + static_cast<int>(i) * range.step)};
        }
      }
    }
  }

  /// Nothing where no code is, or where it goes on past the end.
  [[nodiscard]] std::optional<int> read(BitReader& bits) const {
    const Entry entry = entries_[bits.peek(kLongest)];
    if (entry.length == 0 || entry.length > bits.bits_left()) return std::nullopt;
    bits.skip(entry.length);
    return entry.value;
  }

  /// Of all bit patterns of the greatest length, those that begin with a code.
  [[nodiscard]] constexpr unsigned patterns_used() const {
    unsigned used = 0;
    for (const Entry& entry : entries_) used += entry.length != 0 ? 1 : 0;
    return used;
  }

 private:
  struct Entry {
    std::uint8_t length = 0;
    std::int8_t value = 0;
  };
  std::array<Entry, 1U << kLongest> entries_{};
};

/// Differences of motion vectors: ITU-T H.261 table 3 and H.263 table 14, whose first half it is.
inline constexpr CodeRange kMotionCodes[] = {{1, 1, 1, 0},      {2, 1, 1, 1},     {3, 1, 1, 2},     {4, 1, 1, 3},
                                             {6, 3, 1, 4},      {7, 5, 3, 5, 1},  {9, 11, 3, 8, 1}, {10, 17, 14, 11, 1},
                                             {11, 7, 6, 25, 1}, {12, 3, 2, 31, 1}};
inline constexpr CodeTable<12> kMotionTable{kMotionCodes};

/// A component of a motion vector, from its difference to `prediction`. Vectors lie in -range...range-1 and
/// differences are taken modulo that: 16 in H.261, 32 (half picture elements) in H.263.
inline std::optional<int> read_motion(BitReader& bits, int prediction, int range) {
  const auto size = kMotionTable.read(bits);
  if (!size || *size > range) return std::nullopt;
  int motion = prediction;
  if (*size != 0) motion += bits.bit() ? -*size : *size;
  if (motion < -range) motion += 2 * range;
  if (motion >= range) motion -= 2 * range;
  return motion;
}

}  // namespace mtavip::media
