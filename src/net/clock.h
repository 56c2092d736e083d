// The system's clocks and randomness, where Timestamps, WallTimes and Random of a real client come from.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "base/random.h"
#include "base/time.h"

namespace mtavip::net {

/// The monotonic time (CLOCK_MONOTONIC), one scale for all threads of all processes of the machine. Any thread.
[[nodiscard]] Timestamp monotonic_now();
/// The time of day at Timestamp{}, as the system's clock says now: what an Environment is made with. Any thread.
[[nodiscard]] WallTime wall_origin();

/// Secure random bytes of the system (getrandom), fetched in blocks. One object a thread.
class SystemRandom final : public Random {
 public:
  SystemRandom() = default;
  SystemRandom(const SystemRandom&) = delete;
  SystemRandom& operator=(const SystemRandom&) = delete;
  ~SystemRandom() override;
  void fill(std::span<std::byte> out) override;

 private:
  std::array<std::byte, 256> block_{};
  std::size_t used_ = 256;
};

}  // namespace mtavip::net
