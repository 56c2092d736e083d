#include "messages/date_time.h"

#include <gtest/gtest.h>

namespace mtavip::messages {
namespace {

TEST(DateTime, IsReadWithEveryOffset) {
  const WallTime noon{std::chrono::seconds(1'769'860'800)};  // 2026-01-31 12:00:00 UTC
  for (const std::string_view text :
       {"2026-01-31T12:00:00Z", "2026-01-31t12:00:00.123z", "2026-01-31 12:00:00Z", "2026-01-31T13:30:00+01:30",
        "2026-01-31T04:00:00-08:00", "2026-01-31T11:59:60Z", " 2026-01-31T12:00:00Z\r\n"}) {
    EXPECT_EQ(parse_date_time(text), noon) << text;
  }
  EXPECT_EQ(print_date_time(noon + 999ms), "2026-01-31T12:00:00Z");
}

TEST(DateTime, WhatIsNoneIsRefused) {
  for (const std::string_view text :
       {"", "yesterday", "2026-02-30T12:00:00Z", "2026-13-01T12:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T12:60:00Z",
        "2026-01-31T12:00:61Z", "2026-01-31T12:00:00", "2026-01-31T12:00:00+1", "2026-01-31T12:00:00Zx",
        "-026-01-31T12:00:00Z", "2026-01-31T12:00:00+24:00", "26-01-31T12:00:00Z"}) {
    EXPECT_EQ(parse_date_time(text), std::nullopt) << text;
  }
}

TEST(DateTime, IsReadBackTheSame) {
  for (std::int64_t seconds = -3'000'000'000; seconds < 30'000'000'000; seconds += 98'765'431) {
    const WallTime time{std::chrono::seconds(seconds)};
    EXPECT_EQ(parse_date_time(print_date_time(time)), time);
  }
}

}  // namespace
}  // namespace mtavip::messages
