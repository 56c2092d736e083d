// Writes the fields of an aligned PER encoding into memory that it is given.
#pragma once

#include <bit>
#include <cstring>
#include <span>

#include "asn1/code.h"
#include "base/bytes.h"

namespace mtavip::asn1 {

/// Bits are gathered in a word until an octet boundary is asked for, so most fields cost a shift. How far it is, the
/// caller holds. Where there is too little room, the writer begins again at the start of it and says so at the end: so
/// nothing has to be called, and nothing kept for a call, behind any field.
class PerWriter {
 public:
  /// So many bits fit behind 32 that are pending; then they are to be written, or something on an octet boundary.
  static constexpr unsigned kMostGathered = 31;

  /// Of the room, so much is kept free behind what is written.
  static constexpr std::size_t kSlack = 16;

  /// More than kSlack octets, which stay the caller's.
  explicit PerWriter(std::span<std::byte> room)
      : begin_(room.data()), end_(room.data() + static_cast<std::ptrdiff_t>(room.size() - kSlack)) {}
  PerWriter(const PerWriter&) = delete;
  PerWriter& operator=(const PerWriter&) = delete;

  [[nodiscard]] WritePosition start() { return {begin_, kNothingPending}; }
  /// True if there was too little room: what is written is of no use.
  [[nodiscard]] bool overflowed() const { return overflowed_; }

  /// At most 32 bits; those of `value` above are zero.
  [[gnu::always_inline]] void bits(WritePosition& to, std::uint64_t value, unsigned count) {
    gather(to, value, count);
    write_gathered(to);
  }
  /// The same, to be followed by write_gathered() when all that were gathered are kMostGathered at most.
  [[gnu::always_inline]] static void gather(WritePosition& to, std::uint64_t value, unsigned count) {
    to.pending = to.pending << count | value;
  }
  [[gnu::always_inline]] void write_gathered(WritePosition& to) {
    if (to.pending >> 32 != 0) [[unlikely]]
      to = write_word(to);
  }

  /// To the next octet boundary, with zeros.
  [[gnu::always_inline]] void align(WritePosition& to) {
    if (to.pending != kNothingPending) {
      write_pending(to);
      advance(to, 0);
    }
  }

  /// From the next octet boundary on.
  [[gnu::always_inline]] void octet(WritePosition& to, std::uint8_t value) {
    if (to.pending != kNothingPending) write_pending(to);
    *to.at = static_cast<std::byte>(value);
    advance(to, 1);
  }
  [[gnu::always_inline]] void two_octets(WritePosition& to, std::uint16_t value) {
    if (to.pending != kNothingPending) write_pending(to);
    const std::uint16_t octets = std::endian::native == std::endian::little ? __builtin_bswap16(value) : value;
    std::memcpy(to.at, &octets, sizeof octets);
    advance(to, 2);
  }
  /// On an octet boundary.
  void octets(WritePosition& to, ByteView view) {
    if (view.size() > static_cast<std::size_t>(end_ - to.at)) [[unlikely]] {
      overflow(to);
      return;
    }
    if (!view.empty()) std::memcpy(to.at, view.data(), view.size());
    to.at += view.size();
  }
  /// Octets behind one octet for their number, from the next octet boundary on; false, with nothing written, if they
  /// are too many for that, or so many or few that it is no gain.
  [[gnu::always_inline]] bool short_string(WritePosition& to, ByteView view) {
    const std::size_t size = view.size();
    // There is room for what is pending too, which is at most four octets.
    if (size < kLeastCopied || size >= 0x80 || size > static_cast<std::size_t>(end_ - to.at)) [[unlikely]]
      return false;
    if (to.pending != kNothingPending) write_pending(to);
    *to.at++ = static_cast<std::byte>(size);
    copy_pieces(to.at, view.data(), size);
    advance(to, size);
    return true;
  }

  /// How many whole octets there are, on an octet boundary.
  [[nodiscard]] std::size_t size(WritePosition to) const { return static_cast<std::size_t>(to.at - begin_); }
  /// What was written from this octet on, on an octet boundary.
  [[nodiscard]] ByteView written_from(std::size_t octet, WritePosition to) const {
    return {begin_ + octet, size(to) - octet};
  }
  // The following are for what was written without an overflow.
  /// Moves what was written from this octet on, for one more before it.
  void insert_octet(WritePosition& to, std::size_t octet) {
    std::memmove(begin_ + octet + 1, begin_ + octet, size(to) - octet);
    advance(to, 1);
  }
  void set_octet(std::size_t octet, std::uint8_t value) { begin_[octet] = static_cast<std::byte>(value); }
  /// Takes back what was written from this octet on.
  void cut(WritePosition& to, std::size_t octet) { to = {begin_ + octet, kNothingPending}; }

 private:
  static constexpr std::uint64_t kNothingPending = 1;
  static std::uint64_t big_endian(std::uint64_t value) {
    return std::endian::native == std::endian::little ? __builtin_bswap64(value) : value;
  }
  static unsigned pending_bits(WritePosition to) { return 63U ^ static_cast<unsigned>(__builtin_clzll(to.pending)); }
  struct TwoWords {
    std::uint64_t words[2];
  };
  template <class Piece>
  [[gnu::always_inline]] static Piece load(const std::byte* from) {
    Piece piece;
    std::memcpy(&piece, from, sizeof piece);
    return piece;
  }
  template <class Piece>
  [[gnu::always_inline]] static void store(std::byte* to, Piece piece) {
    std::memcpy(to, &piece, sizeof piece);
  }
  /// So many octets that copy_pieces() can copy them.
  static constexpr std::size_t kLeastCopied = 8;
  /// Most strings are so short that a call would cost more than the copy: pieces, of which the last overlaps the one
  /// before it.
  [[gnu::always_inline]] static void copy_pieces(std::byte* to, const std::byte* from, std::size_t size) {
    if (size < sizeof(TwoWords)) {
      const auto last = load<std::uint64_t>(from + size - sizeof(std::uint64_t));
      store(to, load<std::uint64_t>(from));
      store(to + size - sizeof last, last);
      return;
    }
    std::byte* const end = to + size;
    const auto last = load<TwoWords>(from + size - sizeof(TwoWords));
    if (size > 2 * sizeof(TwoWords)) {
      const auto second_last = load<TwoWords>(from + size - 2 * sizeof(TwoWords));
      std::byte* const last_two = end - 2 * sizeof(TwoWords);
      for (; to < last_two; to += 2 * sizeof(TwoWords), from += 2 * sizeof(TwoWords)) {
        store(to, load<TwoWords>(from));
        store(to + sizeof(TwoWords), load<TwoWords>(from + sizeof(TwoWords)));
      }
      store(last_two, second_last);
    } else {
      store(to, load<TwoWords>(from));
    }
    store(end - sizeof last, last);
  }
  [[gnu::always_inline]] void advance(WritePosition& to, std::size_t octets) {
    to.at += octets;
    if (to.at > end_) [[unlikely]]
      overflow(to);
  }
  [[gnu::always_inline]] void overflow(WritePosition& to) {
    to.at = begin_;
    overflowed_ = true;
  }
  /// The first 32 of at least so many bits.
  [[gnu::noinline]] WritePosition write_word(WritePosition to) {
    const unsigned rest = pending_bits(to) - 32;
    const std::uint64_t word = big_endian(to.pending >> rest << 32);
    std::memcpy(to.at, &word, sizeof word);
    to.pending = (to.pending & ((std::uint64_t{1} << rest) - 1)) | std::uint64_t{1} << rest;
    advance(to, 4);
    return to;
  }
  /// To be followed by advance().
  [[gnu::always_inline]] static void write_pending(WritePosition& to) {
    const unsigned count = pending_bits(to);
    const std::uint64_t word = big_endian(to.pending << (64 - count));
    std::memcpy(to.at, &word, sizeof word);
    to.pending = kNothingPending;
    to.at += (count + 7) / 8;
  }
  std::byte* begin_;
  std::byte* end_;
  bool overflowed_ = false;
};

}  // namespace mtavip::asn1
