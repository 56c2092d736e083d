#include "base/data_rate.h"

#include <gtest/gtest.h>

namespace mtavip {
namespace {

TEST(DataRate, UnitsAndTimes) {
  const auto rate = DataRate::kilobits_per_second(64);
  EXPECT_EQ(rate.bps(), 64000);
  EXPECT_EQ(rate, DataRate::bits_per_second(64000));
  EXPECT_DOUBLE_EQ(rate.kbps(), 64.0);
  EXPECT_EQ(rate.time_for(160), 20ms);
  EXPECT_EQ(DataRate::bits_per_second(8).time_for(1), 1s);
  EXPECT_LT(DataRate(), rate);
}

}  // namespace
}  // namespace mtavip
