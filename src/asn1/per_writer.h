// Writes the fields of an aligned PER encoding into memory of its own, and appends them to a vector when all are there.
#pragma once

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>

#include "base/bytes.h"

namespace mtavip::asn1 {

/// Bits are gathered in a word until an octet boundary is asked for, so most fields cost a shift. What is written lies
/// in the object itself as long as it is no longer than nearly every message.
class PerWriter {
 public:
  PerWriter() = default;
  PerWriter(const PerWriter&) = delete;
  PerWriter& operator=(const PerWriter&) = delete;

  /// At most 32 bits; those of `value` above are zero.
  void bits(std::uint64_t value, unsigned count) {
    gathered_ = gathered_ << count | value;
    gathered_bits_ += count;
    if (gathered_bits_ >= 32) write_word();
  }

  /// To the next octet boundary, with zeros.
  void align() {
    if (gathered_bits_ != 0) write_gathered();
  }

  /// On an octet boundary.
  void octet(std::uint8_t value) {
    *at_ = static_cast<std::byte>(value);
    advance(1);
  }
  void two_octets(std::uint16_t value) {
    at_[0] = static_cast<std::byte>(value >> 8);
    at_[1] = static_cast<std::byte>(value & 0xff);
    advance(2);
  }
  void octets(ByteView view) {
    if (view.size() > static_cast<std::size_t>(end_ - at_)) [[unlikely]]
      grow(view.size());
    copy(at_, view.data(), view.size());
    at_ += view.size();
  }

  /// How many whole octets there are, on an octet boundary.
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(at_ - begin_); }
  /// What was written from this octet on, on an octet boundary.
  [[nodiscard]] ByteView written_from(std::size_t octet) const { return {begin_ + octet, size() - octet}; }
  /// Makes room for an octet before those that were written from this one on.
  void insert_octet(std::size_t octet) {
    std::memmove(begin_ + octet + 1, begin_ + octet, size() - octet);
    advance(1);
  }
  void set_octet(std::size_t octet, std::uint8_t value) { begin_[octet] = static_cast<std::byte>(value); }
  /// Takes back what was written from this octet on.
  void cut(std::size_t octet) { at_ = begin_ + octet; }

 private:
  static constexpr std::size_t kFirstRoom = 4'096;
  /// There is always so much room behind what is written.
  static constexpr std::size_t kSlack = 16;

  static std::uint64_t big_endian(std::uint64_t value) {
    return std::endian::native == std::endian::little ? __builtin_bswap64(value) : value;
  }
  /// Most strings are so short that a call would cost more than the copy: pieces of which the last two overlap.
  static void copy(std::byte* to, const std::byte* from, std::size_t size) {
    struct Piece {
      std::uint64_t words[2];
    };
    if (size < sizeof(Piece) || size > 8 * sizeof(Piece)) {
      if (size != 0) std::memcpy(to, from, size);
      return;
    }
    Piece last;
    std::memcpy(&last, from + size - sizeof last, sizeof last);
    for (std::size_t i = 0; i + sizeof last < size; i += sizeof last) {
      Piece piece;
      std::memcpy(&piece, from + i, sizeof piece);
      std::memcpy(to + i, &piece, sizeof piece);
    }
    std::memcpy(to + size - sizeof last, &last, sizeof last);
  }
  void advance(std::size_t octets) {
    at_ += octets;
    if (at_ > end_) [[unlikely]]
      grow(0);
  }
  void write_word() {
    gathered_bits_ -= 32;
    const std::uint64_t word = big_endian(gathered_ >> gathered_bits_ << 32);
    std::memcpy(at_, &word, sizeof word);
    advance(4);
  }
  void write_gathered() {
    const std::uint64_t word = big_endian(gathered_ << (64 - gathered_bits_));
    std::memcpy(at_, &word, sizeof word);
    const unsigned octets = (gathered_bits_ + 7) / 8;
    gathered_bits_ = 0;
    advance(octets);
  }
  /// Moves to twice the room, and to more if so many octets more need it.
  [[gnu::noinline]] void grow(std::size_t octets) {
    const std::size_t written = size();
    const std::size_t room = std::max(2 * (written + kSlack), written + octets + kSlack);
    auto grown = std::make_unique_for_overwrite<std::byte[]>(room + kSlack);
    std::memcpy(grown.get(), begin_, written);
    grown_ = std::move(grown);
    begin_ = grown_.get();
    at_ = begin_ + written;
    end_ = begin_ + room;
  }

  std::uint64_t gathered_ = 0;  ///< what is above the gathered bits has been written
  unsigned gathered_bits_ = 0;
  std::byte* begin_ = first_;
  std::byte* at_ = first_;
  std::byte* end_ = first_ + kFirstRoom;
  std::unique_ptr<std::byte[]> grown_;
  std::byte first_[kFirstRoom + kSlack];
};

}  // namespace mtavip::asn1
