#include "base/time.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip {
namespace {

TEST(Ntp, KnownTimes) {
  EXPECT_EQ(to_ntp(WallTime{}).value, 2'208'988'800ULL << 32);
  EXPECT_EQ(to_ntp(WallTime(500ms)).value, (2'208'988'800ULL << 32) | 0x8000'0000);
  EXPECT_EQ(to_ntp(WallTime(-500ms)).value, (2'208'988'799ULL << 32) | 0x8000'0000);
  EXPECT_EQ(NtpTime{0x0123'4567'89ab'cdef}.compact(), 0x4567'89abU);
  EXPECT_LT(to_ntp(WallTime(1s)), to_ntp(WallTime(1'000'001us)));
}

TEST(Ntp, RoundTripToTheMicrosecond) {
  SeededRandom random(5);
  for (int i = 0; i < 10000; ++i) {
    // 1970 to 2100: beyond the wrap of 2036 too.
    const WallTime time(Duration(static_cast<std::int64_t>(random.below(130ULL * 365 * 86400 * 1'000'000))));
    ASSERT_EQ(from_ntp(to_ntp(time)), time);
  }
}

TEST(Ntp, WrapsIn2036) {
  // 2036-02-07 06:28:16 UTC begins era 1 (RFC 5905 section 6).
  const WallTime wrap(std::chrono::seconds(2'085'978'496));
  EXPECT_EQ(to_ntp(wrap).value, 0U);
  EXPECT_EQ(from_ntp(NtpTime{0}), wrap);
  EXPECT_EQ(from_ntp(to_ntp(wrap - 1us)), wrap - 1us);
}

TEST(Time, Units) {
  EXPECT_DOUBLE_EQ(to_seconds(1500ms), 1.5);
  EXPECT_DOUBLE_EQ(to_milliseconds(20ms), 20.0);
}

}  // namespace
}  // namespace mtavip
