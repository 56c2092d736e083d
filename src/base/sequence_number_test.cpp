#include "base/sequence_number.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip {
namespace {

TEST(SequenceNumber, IsNewer) {
  struct Case {
    std::uint16_t a;
    std::uint16_t b;
    bool newer;
  };
  for (const auto& c : std::vector<Case>{{1, 0, true},
                                         {0, 1, false},
                                         {5, 5, false},
                                         {0, 65535, true},
                                         {65535, 0, false},
                                         {32767, 0, true},
                                         {32768, 0, false},
                                         {0, 32768, false},
                                         {10, 65000, true},
                                         {65000, 10, false}}) {
    EXPECT_EQ(is_newer(c.a, c.b), c.newer) << c.a << ' ' << c.b;
  }
  EXPECT_TRUE(is_newer<std::uint32_t>(0, 0xffffffffU));
  EXPECT_TRUE(is_newer<std::uint8_t>(3, 250));
}

TEST(Unwrapper, FollowsAcrossWraps) {
  Unwrapper<std::uint16_t> unwrapper;
  EXPECT_EQ(unwrapper.unwrap(65534), 65534);
  EXPECT_EQ(unwrapper.unwrap(65535), 65535);
  EXPECT_EQ(unwrapper.unwrap(0), 65536);
  EXPECT_EQ(unwrapper.peek(65535), 65535);
  EXPECT_EQ(unwrapper.unwrap(65533), 65533);
  EXPECT_EQ(unwrapper.unwrap(1), 65537);
  unwrapper.reset();
  EXPECT_EQ(unwrapper.unwrap(1), 1);
  EXPECT_EQ(unwrapper.unwrap(65535), -1);
}

TEST(Unwrapper, AgreesWithAWiderCounter) {
  SeededRandom random(6);
  Unwrapper<std::uint32_t> unwrapper;
  std::int64_t truth = 4'000'000'000;
  EXPECT_EQ(unwrapper.unwrap(static_cast<std::uint32_t>(truth)), truth);
  for (int i = 0; i < 10000; ++i) {
    truth += static_cast<std::int64_t>(random.below(2'000'000'000)) - 500'000'000;
    ASSERT_EQ(unwrapper.unwrap(static_cast<std::uint32_t>(truth)), truth);
  }
}

}  // namespace
}  // namespace mtavip
