// The built-in types of ASN.1 that have no obvious C++ type. The others: BOOLEAN is bool, INTEGER the smallest integer
// type for its range, OCTET STRING is Bytes (std::array if its size is fixed), the 8-bit character strings are
// std::string, BMPString is std::u16string, SEQUENCE OF and SET OF are std::vector, and NULL OPTIONAL is bool.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "asn1/object_identifier.h"
#include "base/bytes.h"

namespace mtavip::asn1 {

struct Null {
  bool operator==(const Null&) const = default;
};

/// The complete encoding of a value whose type is told elsewhere (X.691 section 11.2).
struct OpenType {
  Bytes content;

  bool operator==(const OpenType&) const = default;
};

/// A BIT STRING: `size` bits from the most significant bit of the first byte; the unused bits of the last byte are
/// zero.
struct BitString {
  Bytes bytes;
  std::size_t size = 0;

  /// All bits of these bytes.
  static BitString of(ByteView view) { return {to_bytes(view), view.size() * 8}; }
  [[nodiscard]] bool test(std::size_t bit) const {
    return bit < size && (std::to_integer<unsigned>(bytes[bit / 8]) >> (7 - bit % 8) & 1U) != 0;
  }

  bool operator==(const BitString&) const = default;
};

/// What a SEQUENCE of another version of the standard had besides the components that we know, kept so that the message
/// can be encoded again unchanged. Every extensible struct has one as its last member; leave it alone in messages of
/// your own.
class Extensions {
 public:
  /// An addition beyond those that we know.
  struct Addition {
    std::uint32_t index = 0;  ///< its place among all extension additions
    Bytes content;

    bool operator==(const Addition&) const = default;
  };

  Extensions() = default;
  Extensions(const Extensions& other) : count_(other.count_) {
    if (other.unknown_) unknown_ = std::make_unique<std::vector<Addition>>(*other.unknown_);
  }
  Extensions(Extensions&&) noexcept = default;
  Extensions& operator=(const Extensions& other) {
    if (this != &other) *this = Extensions(other);
    return *this;
  }
  Extensions& operator=(Extensions&&) noexcept = default;
  ~Extensions() = default;

  /// How many extension additions the sender's version of the type has; 0 if as many as ours.
  [[nodiscard]] std::uint32_t count() const { return count_; }
  void set_count(std::uint32_t count) { count_ = count; }
  /// Ascending by index; empty in nearly every message.
  [[nodiscard]] std::span<const Addition> unknown() const {
    return unknown_ ? std::span<const Addition>(*unknown_) : std::span<const Addition>();
  }
  Addition& add_unknown(std::uint32_t index) {
    if (!unknown_) unknown_ = std::make_unique<std::vector<Addition>>();
    return unknown_->emplace_back(Addition{index, {}});
  }

  friend bool operator==(const Extensions& a, const Extensions& b) {
    const auto left = a.unknown();
    const auto right = b.unknown();
    if (a.count_ != b.count_ || left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (!(left[i] == right[i])) return false;
    }
    return true;
  }

 private:
  std::uint32_t count_ = 0;
  std::unique_ptr<std::vector<Addition>> unknown_;
};

}  // namespace mtavip::asn1
