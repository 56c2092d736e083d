#include "base/random.h"

#include <bit>

#include "base/check.h"

namespace mtavip {

std::uint32_t Random::u32() {
  return static_cast<std::uint32_t>(u64());
}

std::uint64_t Random::u64() {
  std::array<std::byte, 8> raw{};
  fill(raw);
  return ByteReader(raw).u64();
}

std::uint64_t Random::below(std::uint64_t bound) {
  MTAVIP_CHECK(bound != 0);
  // Values under 2^64 mod bound would make the small results more likely.
  const std::uint64_t threshold = (0 - bound) % bound;
  for (;;) {
    const std::uint64_t value = u64();
    if (value >= threshold) return value % bound;
  }
}

double Random::unit() {
  return static_cast<double>(u64() >> 11) * 0x1.0p-53;
}

std::string Random::hex(std::size_t bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  Bytes raw(bytes);
  fill(raw);
  std::string text;
  text.reserve(bytes * 2);
  for (const std::byte b : raw) {
    text += kDigits[static_cast<std::size_t>(b >> 4)];
    text += kDigits[static_cast<std::size_t>(b & std::byte{15})];
  }
  return text;
}

SeededRandom::SeededRandom(std::uint64_t seed) {
  // splitmix64 spreads the seed over the state, so that neighbouring seeds give unrelated streams.
  for (auto& word : state_) {
    seed += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = seed;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    word = z ^ (z >> 31);
  }
}

std::uint64_t SeededRandom::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t t = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

void SeededRandom::fill(std::span<std::byte> out) {
  for (std::size_t i = 0; i < out.size();) {
    std::uint64_t word = next();
    for (int k = 0; k < 8 && i < out.size(); ++k, ++i, word >>= 8) out[i] = static_cast<std::byte>(word & 0xff);
  }
}

}  // namespace mtavip
