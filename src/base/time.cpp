#include "base/time.h"

namespace mtavip {
namespace {

constexpr std::int64_t kSecondsFrom1900To1970 = 2'208'988'800;
constexpr std::int64_t kMicrosPerSecond = 1'000'000;

}  // namespace

NtpTime to_ntp(WallTime time) {
  const std::int64_t micros = time.time_since_epoch().count();
  std::int64_t seconds = micros / kMicrosPerSecond;
  std::int64_t rest = micros % kMicrosPerSecond;
  if (rest < 0) {
    rest += kMicrosPerSecond;
    --seconds;
  }
  const auto high = static_cast<std::uint64_t>(seconds + kSecondsFrom1900To1970) << 32;
  // Rounded up, so that from_ntp (which truncates) gives the same microsecond back.
  const auto low = ((static_cast<std::uint64_t>(rest) << 32) + kMicrosPerSecond - 1) / kMicrosPerSecond;
  return NtpTime{high | low};
}

WallTime from_ntp(NtpTime time) {
  auto seconds = static_cast<std::int64_t>(time.value >> 32) - kSecondsFrom1900To1970;
  // RFC 4330 section 3: with the top bit clear, the time is counted from the wrap in 2036.
  if (time.value >> 63 == 0) seconds += std::int64_t{1} << 32;
  const auto micros = static_cast<std::int64_t>(((time.value & 0xffff'ffffULL) * kMicrosPerSecond) >> 32);
  return WallTime(Duration(seconds * kMicrosPerSecond + micros));
}

}  // namespace mtavip
