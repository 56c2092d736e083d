#include "h323/ras/sequence_numbers.h"

#include <set>

#include <gtest/gtest.h>

namespace mtavip::h323::ras {
namespace {

struct Fixture {
  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime{}};
  SequenceNumbers numbers{environment};
};

TEST(SequenceNumbers, FindTheOneWhoWaits) {
  Fixture f;
  const auto first = f.numbers.take(7);
  const auto second = f.numbers.take(8);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(f.numbers.owner_of(*first), 7U);
  EXPECT_EQ(f.numbers.owner_of(*second), 8U);
  f.numbers.give_back(*first);
  EXPECT_FALSE(f.numbers.owner_of(*first));
  const auto third = f.numbers.next();
  ASSERT_TRUE(third);
  EXPECT_FALSE(f.numbers.owner_of(*third)) << "nobody waits for it";
}

TEST(SequenceNumbers, NoneIsZeroOrTakenTwice) {
  Fixture f;
  std::set<std::uint16_t> kept;
  for (int i = 0; i < 100; ++i) kept.insert(f.numbers.take(1).value());
  ASSERT_EQ(kept.size(), 100U);
  for (int i = 0; i < 2 * 0x10000; ++i) {
    const auto number = f.numbers.next();
    ASSERT_TRUE(number);
    ASSERT_NE(*number, 0U);
    ASSERT_FALSE(kept.contains(*number));
  }
}

TEST(SequenceNumbers, AtTheLimitAndOneBeyond) {
  Fixture f;
  std::uint16_t last = 0;
  for (std::size_t i = 0; i < SequenceNumbers::kMostWaiting; ++i) {
    const auto number = f.numbers.take(1);
    ASSERT_TRUE(number);
    last = *number;
  }
  EXPECT_FALSE(f.numbers.take(1));
  EXPECT_FALSE(f.numbers.next());
  f.numbers.give_back(last);
  EXPECT_TRUE(f.numbers.take(1));
}

}  // namespace
}  // namespace mtavip::h323::ras
