// Time as an argument. A core never reads a clock: it is told the monotonic Timestamp with each input. WallTime is used
// only where a protocol writes the time of day (RTCP sender reports, Date headers).
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <ratio>

namespace mtavip {

using Duration = std::chrono::microseconds;

/// The tag of the monotonic time scale. It has no now(): only net/ and testkit/ make Timestamps.
struct MonotonicClock {
  using duration = Duration;
  using rep = duration::rep;
  using period = duration::period;
  static constexpr bool is_steady = true;
};

using Timestamp = std::chrono::time_point<MonotonicClock, Duration>;
using WallTime = std::chrono::time_point<std::chrono::system_clock, Duration>;

using namespace std::chrono_literals;

constexpr double to_seconds(Duration d) {
  return std::chrono::duration<double>(d).count();
}
constexpr double to_milliseconds(Duration d) {
  return std::chrono::duration<double, std::milli>(d).count();
}

/// A 64-bit NTP timestamp: seconds since 1900 in the high half, fraction in the low half (RFC 3550 section 4).
struct NtpTime {
  std::uint64_t value = 0;

  /// The middle 32 bits, as used in the LSR and DLSR fields of reports.
  [[nodiscard]] constexpr std::uint32_t compact() const { return static_cast<std::uint32_t>(value >> 16); }
  friend constexpr auto operator<=>(NtpTime, NtpTime) = default;
};

[[nodiscard]] NtpTime to_ntp(WallTime time);
[[nodiscard]] WallTime from_ntp(NtpTime time);

}  // namespace mtavip
