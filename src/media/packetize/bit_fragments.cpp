#include "media/packetize/bit_fragments.h"

#include <algorithm>

namespace mtavip::media {

std::size_t fragment_end(std::span<const CutPoint> cuts, std::size_t first, std::size_t room) {
  std::size_t end = first;
  std::size_t at_start_code = first;
  for (std::size_t i = first + 1; i < cuts.size() && octets_between(cuts[first].bit, cuts[i].bit) <= room; ++i) {
    end = i;
    if (cuts[i].start_code) at_start_code = i;
  }
  return at_start_code > first ? at_start_code : end;
}

void BitJoiner::append(ByteView data, unsigned skip_front, unsigned skip_back) {
  if (skip_front + skip_back >= data.size() * 8) return;
  if (phase_ == skip_front) {
    if (phase_ == 0) {
      out_.insert(out_.end(), data.begin(), data.end());
    } else {
      out_.back() |= data[0] & static_cast<std::byte>(0xffU >> skip_front);
      out_.insert(out_.end(), data.begin() + 1, data.end());
    }
    out_.back() &= static_cast<std::byte>(0xffU << skip_back);
    phase_ = (8 - skip_back) % 8;
    return;
  }
  BitReader bits(data);
  bits.skip(skip_front);
  for (std::size_t left = data.size() * 8 - skip_front - skip_back; left > 0;) {
    if (phase_ == 0) out_.push_back(std::byte{0});
    const auto count = static_cast<unsigned>(std::min<std::size_t>(left, 8 - phase_));
    out_.back() |= static_cast<std::byte>(bits.bits(count) << (8 - phase_ - count));
    phase_ = (phase_ + count) % 8;
    left -= count;
  }
}

}  // namespace mtavip::media
