// OBJECT IDENTIFIER, held as its content octets (X.690 section 8.19): comparing is comparing bytes, and a constant
// costs nothing at run time.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace mtavip::asn1 {

/// An object identifier of at most kMaximumSize content octets; longer ones are refused by the decoder.
class ObjectIdentifier {
 public:
  static constexpr std::size_t kMaximumSize = 39;

  /// No identifier; cannot be encoded.
  constexpr ObjectIdentifier() = default;
  /// From its arcs: ObjectIdentifier{0, 0, 8, 2250, 0, 7}. It ends the program (a constant: the compilation) if they
  /// are none of an object identifier: less than two, a first above 2, a second above 39 after 0 or 1, or too many.
  constexpr ObjectIdentifier(std::initializer_list<std::uint32_t> arcs);

  /// From content octets; nothing if they are too many, none, end within an arc or an arc is not encoded minimally.
  [[nodiscard]] static std::optional<ObjectIdentifier> from_content(ByteView content);
  /// From "0.0.8.2250.0.7".
  [[nodiscard]] static std::optional<ObjectIdentifier> parse(std::string_view text);

  [[nodiscard]] ByteView content() const { return {reinterpret_cast<const std::byte*>(octets_.data()), size_}; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  /// The arcs with dots between; an arc that does not fit 64 bits is printed as "?".
  [[nodiscard]] std::string to_string() const;
  /// The arc at this place, counted from 0; nothing if there is none or it does not fit 64 bits.
  [[nodiscard]] std::optional<std::uint64_t> arc(std::size_t index) const;
  /// True if this identifier begins with all arcs of the other.
  [[nodiscard]] bool starts_with(const ObjectIdentifier& other) const;

  constexpr bool operator==(const ObjectIdentifier& other) const {
    if (size_ != other.size_) return false;
    for (std::size_t i = 0; i < size_; ++i) {
      if (octets_[i] != other.octets_[i]) return false;
    }
    return true;
  }

 private:
  [[nodiscard]] constexpr bool append(std::uint64_t arc);
  [[nodiscard]] constexpr bool assign(const std::uint64_t* arcs, std::size_t count);

  std::uint8_t size_ = 0;
  std::array<std::uint8_t, kMaximumSize> octets_{};
};

constexpr bool ObjectIdentifier::append(std::uint64_t arc) {
  unsigned groups = 1;
  while (groups < 10 && arc >> (7 * groups) != 0) ++groups;
  if (size_ + groups > kMaximumSize) return false;
  for (unsigned group = groups; group-- > 0;) {
    octets_[size_++] = static_cast<std::uint8_t>((arc >> (7 * group) & 0x7f) | (group != 0 ? 0x80 : 0));
  }
  return true;
}

constexpr bool ObjectIdentifier::assign(const std::uint64_t* arcs, std::size_t count) {
  if (count < 2 || arcs[0] > 2 || (arcs[0] < 2 && arcs[1] > 39) || arcs[1] > UINT64_MAX - 80) return false;
  bool fits = append(arcs[0] * 40 + arcs[1]);
  for (std::size_t i = 2; i < count && fits; ++i) fits = append(arcs[i]);
  return fits;
}

constexpr ObjectIdentifier::ObjectIdentifier(std::initializer_list<std::uint32_t> arcs) {
  std::array<std::uint64_t, kMaximumSize + 2> wide{};
  std::size_t count = 0;
  for (const std::uint32_t arc : arcs) {
    if (count == wide.size()) break;
    wide[count++] = arc;
  }
  if (!assign(wide.data(), count)) __builtin_trap();
}

}  // namespace mtavip::asn1
