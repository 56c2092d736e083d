#include "media/codec/g711.h"

#include <algorithm>
#include <array>
#include <bit>

namespace mtavip::media {
namespace {

constexpr int kMuLawBias = 0x84;  // makes every segment begin at a power of two
constexpr int kMuLawClip = 32767 - kMuLawBias;

constexpr std::int16_t expand_mu_law(std::uint8_t code) {
  const int bits = ~code & 0xff;
  const int magnitude = (((bits & 0x0f) << 3) + kMuLawBias) << (bits >> 4 & 7);
  return static_cast<std::int16_t>((bits & 0x80) != 0 ? kMuLawBias - magnitude : magnitude - kMuLawBias);
}

constexpr std::int16_t expand_a_law(std::uint8_t code) {
  const int bits = code ^ 0x55;
  const int segment = bits >> 4 & 7;
  int magnitude = ((bits & 0x0f) << 4) + 8;
  if (segment > 0) magnitude = (magnitude + 0x100) << (segment - 1);
  return static_cast<std::int16_t>((bits & 0x80) != 0 ? magnitude : -magnitude);
}

template <class Function>
constexpr std::array<std::int16_t, 256> table_of(Function expand) {
  std::array<std::int16_t, 256> table{};
  for (std::size_t code = 0; code < table.size(); ++code) table[code] = expand(static_cast<std::uint8_t>(code));
  return table;
}

constexpr auto kMuLawTable = table_of(expand_mu_law);
constexpr auto kALawTable = table_of(expand_a_law);

}  // namespace

std::uint8_t encode_mu_law(std::int16_t sample) {
  const int sign = sample < 0 ? 0x80 : 0;
  const auto magnitude =
      static_cast<unsigned>(std::min(sample < 0 ? -int{sample} : int{sample}, kMuLawClip) + kMuLawBias);
  const auto segment = static_cast<unsigned>(std::bit_width(magnitude)) - 8;
  const unsigned mantissa = magnitude >> (segment + 3) & 0x0f;
  return static_cast<std::uint8_t>(~(static_cast<unsigned>(sign) | segment << 4 | mantissa));
}

std::int16_t decode_mu_law(std::uint8_t code) {
  return kMuLawTable[code];
}

std::uint8_t encode_a_law(std::int16_t sample) {
  // Negative values are mirrored by the complement, so that -1 falls into the lowest negative step.
  const unsigned sign = sample < 0 ? 0 : 0x80;
  const auto magnitude = static_cast<unsigned>(sample < 0 ? ~int{sample} : int{sample});
  const auto width = static_cast<unsigned>(std::bit_width(magnitude));
  const unsigned segment = width > 8 ? width - 8 : 0;
  const unsigned mantissa = magnitude >> (segment == 0 ? 4 : segment + 3) & 0x0f;
  return static_cast<std::uint8_t>((sign | segment << 4 | mantissa) ^ 0x55);
}

std::int16_t decode_a_law(std::uint8_t code) {
  return kALawTable[code];
}

}  // namespace mtavip::media
