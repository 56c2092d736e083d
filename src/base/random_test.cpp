#include "base/random.h"

#include <array>
#include <set>

#include <gtest/gtest.h>

namespace mtavip {
namespace {

TEST(Random, SameSeedSameStreamWhateverTheChunks) {
  SeededRandom a(1);
  SeededRandom b(1);
  SeededRandom c(2);
  EXPECT_EQ(a.u64(), b.u64());
  EXPECT_NE(a.u64(), c.u64());
  std::array<std::byte, 13> odd{};
  SeededRandom(7).fill(odd);
  std::array<std::byte, 8> first{};
  SeededRandom(7).fill(first);
  EXPECT_TRUE(std::equal(first.begin(), first.end(), odd.begin()));
  SeededRandom(7).fill({});
}

TEST(Random, BelowIsUniformAndInRange) {
  SeededRandom random(3);
  std::array<int, 6> count{};
  for (int i = 0; i < 60000; ++i) ++count.at(random.below(6));
  for (const int n : count) EXPECT_NEAR(n, 10000, 400);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(random.below(1), 0U);
  const std::uint64_t huge = (std::uint64_t{1} << 63) + 1;
  for (int i = 0; i < 100; ++i) EXPECT_LT(random.below(huge), huge);
}

TEST(Random, UnitIsBelowOne) {
  SeededRandom random(4);
  double sum = 0;
  for (int i = 0; i < 10000; ++i) {
    const double u = random.unit();
    ASSERT_GE(u, 0);
    ASSERT_LT(u, 1);
    sum += u;
  }
  EXPECT_NEAR(sum / 10000, 0.5, 0.02);
}

TEST(Random, HexIsUsableAsAToken) {
  SeededRandom random(5);
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = random.hex(8);
    EXPECT_EQ(token.size(), 16U);
    EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
    seen.insert(token);
  }
  EXPECT_EQ(seen.size(), 1000U);
  EXPECT_EQ(random.hex(0), "");
}

TEST(RandomDeathTest, BelowZeroIsOurBug) {
  SeededRandom random(6);
  EXPECT_DEATH(static_cast<void>(random.below(0)), "internal error");
}

}  // namespace
}  // namespace mtavip
