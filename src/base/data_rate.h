// Bit rates as a type, so that bits and bytes, kilo and not, cannot be mixed up.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

#include "base/time.h"

namespace mtavip {

class DataRate {
 public:
  constexpr DataRate() = default;
  static constexpr DataRate bits_per_second(std::int64_t bps) { return DataRate(bps); }
  static constexpr DataRate kilobits_per_second(std::int64_t kbps) { return DataRate(kbps * 1000); }

  [[nodiscard]] constexpr std::int64_t bps() const { return bps_; }
  [[nodiscard]] constexpr double kbps() const { return static_cast<double>(bps_) / 1000.0; }
  /// How long `bytes` take at this rate; the rate must not be zero.
  [[nodiscard]] constexpr Duration time_for(std::size_t bytes) const {
    return Duration(static_cast<std::int64_t>(bytes) * 8 * 1'000'000 / bps_);
  }
  friend constexpr auto operator<=>(DataRate, DataRate) = default;

 private:
  explicit constexpr DataRate(std::int64_t bps) : bps_(bps) {}
  std::int64_t bps_ = 0;
};

}  // namespace mtavip
