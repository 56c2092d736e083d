// Writes the fields of an aligned PER encoding behind what a vector already holds.
#pragma once

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/bytes.h"

namespace mtavip::asn1 {

/// Grows the vector ahead of what is written; finish() cuts it to size.
class PerWriter {
 public:
  explicit PerWriter(Bytes& out) : out_(out), start_(out.size()) {
    const std::size_t spare = out.capacity() - start_;
    grow(spare > kFirstRoom + kSlack ? std::min(spare - kSlack, kMostRoom) : kFirstRoom);
  }

  /// In bits from the beginning of the encoding.
  [[nodiscard]] std::size_t position() const { return position_; }

  /// At most 56 bits.
  void bits(std::uint64_t value, unsigned count) {
    if (count == 0) return;
    reserve(0);
    std::byte* at = begin_ + position_ / 8;
    const auto used = static_cast<unsigned>(position_ % 8);
    const std::uint64_t kept = std::to_integer<std::uint64_t>(*at) & (0xff00U >> used & 0xffU);
    std::uint64_t window = kept << 56 | value << (64 - used - count);
    if constexpr (std::endian::native == std::endian::little) window = __builtin_bswap64(window);
    std::memcpy(at, &window, sizeof window);
    position_ += count;
  }

  // The bits behind the last written one are zero already.
  void align() { position_ = (position_ + 7) / 8 * 8; }

  /// From an octet boundary on.
  void octets(ByteView view) {
    align();
    reserve(view.size());
    std::byte* at = begin_ + position_ / 8;
    if (view.size() <= kSlack && view.size() >= 8) {
      // Two overlapping words: most strings are this short, and a call costs more than the copy.
      std::uint64_t first = 0;
      std::uint64_t last = 0;
      std::memcpy(&first, view.data(), sizeof first);
      std::memcpy(&last, view.data() + view.size() - sizeof last, sizeof last);
      std::memcpy(at, &first, sizeof first);
      std::memcpy(at + view.size() - sizeof last, &last, sizeof last);
    } else if (!view.empty()) {
      std::memcpy(at, view.data(), view.size());
    }
    position_ += view.size() * 8;
  }

  /// What was written from this octet on, to the last octet.
  [[nodiscard]] ByteView written_from(std::size_t octet) const { return {begin_ + octet, (position_ + 7) / 8 - octet}; }
  /// Makes room for octets before those that were written from this octet on.
  void insert(std::size_t octet, std::size_t count) {
    align();
    reserve(count);
    std::byte* at = begin_ + octet;
    std::memmove(at + count, at, position_ / 8 - octet);
    position_ += count * 8;
  }
  void set_octet(std::size_t octet, std::uint8_t value) { begin_[octet] = static_cast<std::byte>(value); }
  void set_position(std::size_t position) { position_ = position; }

  /// Ends with a whole octet, of zeros if nothing was written (X.691 section 11.1.3).
  void finish() {
    if (position_ == 0) bits(0, 8);
    out_.resize(start_ + (position_ + 7) / 8);
  }
  void abandon() { out_.resize(start_); }

 private:
  static constexpr std::size_t kFirstRoom = 512;
  /// Room that is cleared at once if the vector has it: hardly any message is longer.
  static constexpr std::size_t kMostRoom = 4'096;
  static constexpr std::size_t kSlack = 16;

  void reserve(std::size_t octets) {
    if (position_ / 8 + octets > room_) [[unlikely]]
      grow(position_ / 8 + octets);
  }
  /// Room for so many octets and a word behind them.
  void grow(std::size_t room) {
    room_ = std::max(room, room_ * 2);
    out_.resize(start_ + room_ + kSlack);
    begin_ = out_.data() + start_;
  }

  Bytes& out_;
  std::size_t start_;
  std::byte* begin_ = nullptr;
  std::size_t room_ = 0;
  std::size_t position_ = 0;
};

}  // namespace mtavip::asn1
