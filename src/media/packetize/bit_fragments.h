// Coded pictures taken apart and put together at any bit: H.261 (RFC 4587) and H.263 (RFC 2190) cut between
// macroblocks, which do not end at octets. The octet that two packets share is in both; a header says how many of its
// bits count (SBIT, EBIT).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/bits.h"
#include "base/bytes.h"

namespace mtavip::media {

/// A bit of a coded picture at which it may be cut, and what a receiver must be told to go on there.
struct CutPoint {
  std::size_t bit = 0;
  /// A picture or a group of blocks with a header begins here, which tells everything itself.
  bool start_code = false;
  std::uint8_t group = 0;      ///< GOB number
  std::uint8_t quantiser = 0;  ///< in effect before the cut
  std::uint16_t address = 0;   ///< H.261: of the last macroblock before the cut (1-33); H.263: of the next one (from 0)
  std::int8_t motion_x = 0;    ///< what the next motion vector is predicted from
  std::int8_t motion_y = 0;
  friend constexpr bool operator==(const CutPoint&, const CutPoint&) = default;
};

/// Octets that the bits from one cut to another touch.
[[nodiscard]] constexpr std::size_t octets_between(std::size_t begin_bit, std::size_t end_bit) {
  return (end_bit + 7) / 8 - begin_bit / 8;
}

/// Of `cuts` (ascending, the last is the end of the picture), the one at which a packet of at most `room` octets that
/// begins at `cuts[first]` ends: at the last start code if there is one within, else at the last macroblock, which
/// keeps the harm of a lost packet small. `first` itself where not even one macroblock fits.
[[nodiscard]] std::size_t fragment_end(std::span<const CutPoint> cuts, std::size_t first, std::size_t room);

/// Appends runs of bits to octets that it borrows; bits behind the last one are zero.
class BitJoiner {
 public:
  explicit BitJoiner(Bytes& out) : out_(out) {}

  /// Without the first `skip_front` and the last `skip_back` bits, at most seven each and no more than there are.
  void append(ByteView data, unsigned skip_front, unsigned skip_back);
  /// Bits of the last octet that are taken; 0: all of them.
  [[nodiscard]] unsigned phase() const { return phase_; }
  /// Goes on at the next octet.
  void align() { phase_ = 0; }

 private:
  Bytes& out_;
  unsigned phase_ = 0;
};

/// The `count` (at most 25) bits at `skip_front`, zero past the end.
[[nodiscard]] inline std::uint32_t bits_at(ByteView data, unsigned skip_front, unsigned count) {
  BitReader bits(data);
  bits.skip(skip_front);
  return bits.peek(count);
}

}  // namespace mtavip::media
