// Bounded bit reader and writer, most significant bit first, for codec headers and packed encoding rules.
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace mtavip {

/// Reads bits and cannot leave its span; fails as ByteReader does.
class BitReader {
 public:
  explicit BitReader(ByteView data) : data_(data) {}

  [[nodiscard]] std::size_t bits_left() const { return failed_ ? 0 : data_.size() * 8 - position_; }
  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] bool failed() const { return failed_; }

  /// The next `count` bits (at most 32) as an unsigned number.
  std::uint32_t bits(unsigned count) {
    if (count > 32 || count > bits_left()) {
      failed_ = true;
      return 0;
    }
    std::uint32_t value = 0;
    for (unsigned i = 0; i < count; ++i, ++position_) {
      const auto byte = static_cast<unsigned>(data_[position_ / 8]);
      value = value << 1 | (byte >> (7 - position_ % 8) & 1U);
    }
    return value;
  }
  bool bit() { return bits(1) != 0; }
  /// The next `count` bits (at most 25) without taking them, for tables of variable length codes. Bits past the end are
  /// zero; skip() says whether they were there.
  [[nodiscard]] std::uint32_t peek(unsigned count) const {
    std::uint32_t window = 0;
    const std::size_t first = position_ / 8;
    for (std::size_t i = 0; i < 4; ++i) {
      window = window << 8 | (first + i < data_.size() ? static_cast<std::uint32_t>(data_[first + i]) : 0U);
    }
    return count == 0 ? 0 : window << position_ % 8 >> (32 - count);
  }
  void skip(std::size_t count) {
    if (count > bits_left()) {
      failed_ = true;
    } else {
      position_ += count;
    }
  }
  void align() { position_ = (position_ + 7) / 8 * 8; }

  /// Exp-Golomb codes (ITU-T H.264 section 9.1). A code longer than 32 bits fails.
  std::uint32_t unsigned_exp_golomb() {
    unsigned zeros = 0;
    while (!failed_ && !bit()) {
      if (++zeros > 31) failed_ = true;
    }
    if (failed_) return 0;
    const std::uint64_t value = (std::uint64_t{1} << zeros) - 1 + bits(zeros);
    return static_cast<std::uint32_t>(value);
  }
  std::int32_t signed_exp_golomb() {
    const std::int64_t code = unsigned_exp_golomb();
    return static_cast<std::int32_t>(code % 2 == 0 ? -(code / 2) : (code + 1) / 2);
  }

 private:
  ByteView data_;
  std::size_t position_ = 0;
  bool failed_ = false;
};

/// Appends bits to a vector that it borrows.
class BitWriter {
 public:
  explicit BitWriter(Bytes& out) : out_(out) {}

  void bits(std::uint32_t value, unsigned count) {
    for (unsigned i = count; i-- > 0;) {
      if (free_ == 0) {
        out_.push_back(std::byte{0});
        free_ = 8;
      }
      --free_;
      out_.back() |= static_cast<std::byte>((value >> i & 1U) << free_);
    }
  }
  void bit(bool value) { bits(value ? 1 : 0, 1); }
  void align() { free_ = 0; }

 private:
  Bytes& out_;
  unsigned free_ = 0;
};

}  // namespace mtavip
