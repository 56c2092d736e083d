#include "base/unicode.h"

#include <cstdint>

namespace mtavip {
namespace {

constexpr char32_t kReplacement = 0xfffd;

constexpr bool is_surrogate(char32_t c) {
  return c >= 0xd800 && c <= 0xdfff;
}

// The next character and how many bytes it took. A wrong byte counts alone, so that nothing after it is lost.
struct Decoded {
  char32_t character;
  std::size_t size;
};

Decoded decode(std::string_view text) {
  const auto byte = [&text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < size) return {kReplacement, 1};
  char32_t character = first & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0U) != 0x80) return {kReplacement, 1};
    character = character << 6 | (byte(i) & 0x3fU);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (character < kLeast[size] || is_surrogate(character) || character > 0x10ffff) return {kReplacement, 1};
  return {character, size};
}

void append(std::string& out, char32_t c) {
  const auto put = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | c >> 6);
    put(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    put(0xe0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3f));
    put(0x80 | (c & 0x3f));
  } else {
    put(0xf0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3f));
    put(0x80 | (c >> 6 & 0x3f));
    put(0x80 | (c & 0x3f));
  }
}

}  // namespace

std::u16string to_utf16(std::string_view utf8) {
  std::u16string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const auto [c, size] = decode(utf8);
    utf8.remove_prefix(size);
    if (c < 0x10000) {
      out.push_back(static_cast<char16_t>(c));
    } else {
      out.push_back(static_cast<char16_t>(0xd800 + ((c - 0x10000) >> 10)));
      out.push_back(static_cast<char16_t>(0xdc00 + ((c - 0x10000) & 0x3ff)));
    }
  }
  return out;
}

std::string to_utf8(std::u16string_view utf16) {
  std::string out;
  out.reserve(utf16.size());
  for (std::size_t i = 0; i < utf16.size(); ++i) {
    const char32_t unit = utf16[i];
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < utf16.size() && utf16[i + 1] >= 0xdc00 && utf16[i + 1] <= 0xdfff) {
      append(out, 0x10000 + ((unit - 0xd800) << 10) + (static_cast<char32_t>(utf16[i + 1]) - 0xdc00));
      ++i;
    } else {
      append(out, is_surrogate(unit) ? kReplacement : unit);
    }
  }
  return out;
}

}  // namespace mtavip
