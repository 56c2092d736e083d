#include "asn1/object_identifier.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace mtavip::asn1 {
namespace {

/// The next subidentifier of the content, or nothing if it does not fit 64 bits; `position` is behind it in any case.
std::optional<std::uint64_t> next_subidentifier(ByteView content, std::size_t& position) {
  std::uint64_t value = 0;
  bool fits = true;
  while (position < content.size()) {
    const auto octet = std::to_integer<std::uint8_t>(content[position++]);
    if (value >> 57 != 0) fits = false;
    value = value << 7 | (octet & 0x7fU);
    if ((octet & 0x80U) == 0) break;
  }
  return fits ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<ObjectIdentifier> ObjectIdentifier::from_content(ByteView content) {
  if (content.empty() || content.size() > kMaximumSize) return std::nullopt;
  if ((content.back() & std::byte{0x80}) != std::byte{0}) return std::nullopt;
  bool first = true;
  for (const std::byte octet : content) {
    if (first && octet == std::byte{0x80}) return std::nullopt;
    first = (octet & std::byte{0x80}) == std::byte{0};
  }
  ObjectIdentifier identifier;
  identifier.size_ = static_cast<std::uint8_t>(content.size());
  std::transform(content.begin(), content.end(), identifier.octets_.begin(),
                 [](std::byte octet) { return std::to_integer<std::uint8_t>(octet); });
  return identifier;
}

std::optional<ObjectIdentifier> ObjectIdentifier::parse(std::string_view text) {
  std::vector<std::uint64_t> arcs;
  for (const std::string_view part : split(text, '.')) {
    const auto arc = parse_number<std::uint64_t>(part);
    if (!arc || arcs.size() > kMaximumSize) return std::nullopt;
    arcs.push_back(*arc);
  }
  ObjectIdentifier identifier;
  if (!identifier.assign(arcs.data(), arcs.size())) return std::nullopt;
  return identifier;
}

std::string ObjectIdentifier::to_string() const {
  std::string text;
  std::size_t position = 0;
  while (position < size_) {
    const bool first = position == 0;
    const auto value = next_subidentifier(content(), position);
    if (first && value) {
      const std::uint64_t root = std::min<std::uint64_t>(*value / 40, 2);
      text += std::to_string(root) + '.' + std::to_string(*value - root * 40);
      continue;
    }
    if (!text.empty()) text += '.';
    text += first ? "2.?" : value ? std::to_string(*value) : "?";
  }
  return text;
}

std::optional<std::uint64_t> ObjectIdentifier::arc(std::size_t index) const {
  if (empty()) return std::nullopt;
  std::size_t position = 0;
  const auto first = next_subidentifier(content(), position);
  if (index < 2) {
    if (!first) return index == 0 ? std::optional<std::uint64_t>(2) : std::nullopt;
    const std::uint64_t root = std::min<std::uint64_t>(*first / 40, 2);
    return index == 0 ? root : *first - root * 40;
  }
  for (std::size_t i = 2; position < size_; ++i) {
    const auto value = next_subidentifier(content(), position);
    if (i == index) return value;
  }
  return std::nullopt;
}

bool ObjectIdentifier::starts_with(const ObjectIdentifier& other) const {
  return size_ >= other.size_ &&
         std::equal(other.octets_.begin(), other.octets_.begin() + other.size_, octets_.begin());
}

}  // namespace mtavip::asn1
