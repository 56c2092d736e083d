#include "base/srv_order.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace mtavip {
namespace {

TEST(SrvOrder, PriorityThenWeight) {
  SeededRandom random(5);
  std::map<std::string, int> first;
  for (int i = 0; i < 10'000; ++i) {
    const auto order =
        order_of_srv({{20, 5, 1, "late"}, {10, 30, 1, "heavy"}, {10, 10, 1, "light"}, {10, 0, 1, "zero"}}, random);
    ASSERT_EQ(order.size(), 4U);
    ASSERT_EQ(order.back().target, "late");
    ++first[order.front().target];
  }
  EXPECT_NEAR(first["heavy"], 7300, 400);
  EXPECT_NEAR(first["light"], 2450, 400);
  EXPECT_GT(first["zero"], 50);
}

}  // namespace
}  // namespace mtavip
