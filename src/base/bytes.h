// Owned and borrowed bytes, and the bounded big-endian reader and writer that every binary parser is built on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace mtavip {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

inline ByteView bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}
inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes to_bytes(ByteView view) {
  return {view.begin(), view.end()};
}
inline Bytes to_bytes(std::string_view text) {
  return to_bytes(bytes_of(text));
}

/// Reads big-endian values from a span and cannot leave it. A read past the end yields zero (or an empty view), sets
/// failed() and every later read fails too, so a parser may read a whole structure and check once.
class ByteReader {
 public:
  explicit ByteReader(ByteView data) : data_(data) {}

  [[nodiscard]] std::size_t remaining() const { return failed_ ? 0 : data_.size() - offset_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool at_end() const { return remaining() == 0; }

  std::uint8_t u8() { return static_cast<std::uint8_t>(unsigned_value(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(unsigned_value(2)); }
  std::uint32_t u24() { return static_cast<std::uint32_t>(unsigned_value(3)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(unsigned_value(4)); }
  std::uint64_t u64() { return unsigned_value(8); }

  /// The next `size` bytes as a view into the input.
  ByteView view(std::size_t size) {
    if (!take(size)) return {};
    return data_.subspan(offset_ - size, size);
  }
  /// All that is left.
  ByteView rest() { return view(remaining()); }
  void skip(std::size_t size) { static_cast<void>(take(size)); }
  /// The next byte, not consumed; zero at the end without failing.
  [[nodiscard]] std::uint8_t peek() const {
    return remaining() == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(data_[offset_]);
  }
  void fail() { failed_ = true; }

 private:
  bool take(std::size_t size) {
    if (failed_ || size > data_.size() - offset_) {
      failed_ = true;
      return false;
    }
    offset_ += size;
    return true;
  }
  std::uint64_t unsigned_value(std::size_t size) {
    if (!take(size)) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = offset_ - size; i < offset_; ++i) value = value << 8 | static_cast<std::uint64_t>(data_[i]);
    return value;
  }

  ByteView data_;
  std::size_t offset_ = 0;
  bool failed_ = false;
};

/// Appends big-endian values to a vector that it borrows.
class ByteWriter {
 public:
  explicit ByteWriter(Bytes& out) : out_(out) {}

  void u8(std::uint8_t value) { out_.push_back(static_cast<std::byte>(value)); }
  void u16(std::uint16_t value) { unsigned_value(value, 2); }
  void u24(std::uint32_t value) { unsigned_value(value, 3); }
  void u32(std::uint32_t value) { unsigned_value(value, 4); }
  void u64(std::uint64_t value) { unsigned_value(value, 8); }
  void bytes(ByteView data) { out_.insert(out_.end(), data.begin(), data.end()); }
  void text(std::string_view data) { bytes(bytes_of(data)); }
  void zeros(std::size_t count) { out_.insert(out_.end(), count, std::byte{0}); }

  [[nodiscard]] std::size_t size() const { return out_.size(); }
  /// Overwrites two bytes written earlier, for lengths that are known only afterwards.
  void patch_u16(std::size_t offset, std::uint16_t value) {
    out_.at(offset) = static_cast<std::byte>(value >> 8);
    out_.at(offset + 1) = static_cast<std::byte>(value & 0xff);
  }

 private:
  void unsigned_value(std::uint64_t value, unsigned size) {
    for (unsigned i = size; i-- > 0;) out_.push_back(static_cast<std::byte>(value >> (8 * i) & 0xff));
  }

  Bytes& out_;
};

}  // namespace mtavip
