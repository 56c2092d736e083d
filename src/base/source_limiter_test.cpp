#include "base/source_limiter.h"

#include <array>
#include <chrono>

#include <gtest/gtest.h>

namespace mtavip {
namespace {

constexpr IpAddress kOne = IpAddress::v4({192, 0, 2, 1});
constexpr IpAddress kOther = IpAddress::v4({192, 0, 2, 2});

int allowed(SourceLimiter& limiter, Timestamp now, const IpAddress& source, int asked) {
  int count = 0;
  for (int i = 0; i < asked; ++i) count += limiter.allow(now, source) ? 1 : 0;
  return count;
}

TEST(SourceLimiter, EachSourceHasItsShare) {
  SourceLimiter limiter(10);
  Timestamp now{};
  EXPECT_EQ(allowed(limiter, now, kOne, 100), 20);
  EXPECT_EQ(allowed(limiter, now, kOther, 5), 5);
  now += 1s;
  EXPECT_EQ(allowed(limiter, now, kOne, 100), 10);
  now += 3600s;
  EXPECT_EQ(allowed(limiter, now, kOne, 100), 20);
}

TEST(SourceLimiter, NoLimitIsNone) {
  SourceLimiter limiter(0);
  EXPECT_EQ(allowed(limiter, {}, kOne, 1000), 1000);
}

TEST(SourceLimiter, AnIpv6NetworkIsOneSource) {
  SourceLimiter limiter(10);
  int count = 0;
  for (std::uint8_t host = 0; host < 100; ++host) {
    const auto source = IpAddress::v6({0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 1, 9, 9, 9, 9, 9, 9, 9, host});
    count += limiter.allow({}, source) ? 1 : 0;
  }
  EXPECT_EQ(count, 20);
  EXPECT_TRUE(limiter.allow({}, IpAddress::v6({0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 2})));
}

TEST(SourceLimiter, InventedSourcesKeepNobodyOut) {
  SourceLimiter limiter(10);
  Timestamp now{};
  for (std::uint32_t i = 0; i < 3 * SourceLimiter::kSources; ++i) {
    const auto octet = [i](unsigned shift) { return static_cast<std::uint8_t>(i >> shift); };
    EXPECT_TRUE(limiter.allow(now, IpAddress::v4({10, octet(16), octet(8), octet(0)})));
    now += 1us;
  }
  EXPECT_EQ(allowed(limiter, now, kOne, 100), 20);
}

}  // namespace
}  // namespace mtavip
