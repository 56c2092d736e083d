// Randomness is handed in: secure from the system in a real client, seeded and repeatable in tests.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "base/bytes.h"

namespace mtavip {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> out) = 0;

  std::uint32_t u32();
  std::uint64_t u64();
  /// Uniform in [0, bound), without bias. bound must not be 0.
  std::uint64_t below(std::uint64_t bound);
  /// Uniform in [0, 1).
  double unit();
  /// `bytes` random bytes as lower-case hexadecimal: tags, branches, Call-IDs, CNAMEs.
  std::string hex(std::size_t bytes);
};

/// xoshiro256**, seeded: for tests and simulations only.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed);
  void fill(std::span<std::byte> out) override;

 private:
  std::uint64_t next();
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace mtavip
