#include "printable.h"

#include <cstddef>
#include <cstdint>

namespace mtavip::cli {
namespace {

struct Character {
  std::uint32_t code = 0;
  std::size_t size = 0;  ///< in octets; zero: no well-formed UTF-8 (RFC 3629 section 3)
};

Character first_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < size) return {};
  std::uint32_t code = first & (0x7fU >> size);
  for (const char c : text.substr(1, size - 1)) {
    const auto octet = static_cast<unsigned char>(c);
    if ((octet & 0xc0U) != 0x80) return {};
    code = code << 6U | (octet & 0x3fU);
  }
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  const bool surrogate = code >= 0xd800 && code < 0xe000;
  return overlong || surrogate || code > 0x10ffff ? Character{} : Character{code, size};
}

bool steers(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x2028 && code <= 0x202e) ||
         (code >= 0x2066 && code <= 0x2069);
}

std::string cleaned(std::string_view text, bool lines) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Character character = first_character(text);
    const std::size_t size = character.size == 0 ? 1 : character.size;
    const bool kept = lines && (character.code == '\n' || character.code == '\t');
    if (character.size == 0 || (steers(character.code) && !kept)) {
      result += '?';
    } else {
      result += text.substr(0, size);
    }
    text.remove_prefix(size);
  }
  return result;
}

}  // namespace

std::string printable(std::string_view text) {
  return cleaned(text, false);
}

std::string printable_lines(std::string_view text) {
  return cleaned(text, true);
}

}  // namespace mtavip::cli
