#include "media/packetize/bit_fragments.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/packetize/code_table.h"

namespace mtavip::media {
namespace {

TEST(BitJoiner, PutsTogetherWhatWasCutAtAnyBit) {
  SeededRandom random(31);
  for (int round = 0; round < 300; ++round) {
    Bytes data(1 + random.below(60));
    random.fill(data);
    const std::size_t bits = data.size() * 8;
    Bytes joined;
    BitJoiner joiner(joined);
    // The first run may begin anywhere; what follows fits the phase of the one before, or is moved to it.
    const std::size_t shift = random.below(8);
    for (std::size_t at = 0; at < bits;) {
      const std::size_t end = std::min<std::size_t>(bits, at + 1 + random.below(50));
      Bytes moved;
      BitWriter writer(moved);
      const auto front = static_cast<unsigned>(round % 2 == 0 ? at % 8 : (at + shift) % 8);
      writer.bits(static_cast<std::uint32_t>(random.below(128)), front);
      BitReader reader(data);
      reader.skip(at);
      for (std::size_t i = at; i < end; ++i) writer.bit(reader.bit());
      const auto back = static_cast<unsigned>((8 - (front + end - at) % 8) % 8);
      writer.bits(static_cast<std::uint32_t>(random.below(128)), back);
      joiner.append(moved, front, back);
      EXPECT_EQ(joiner.phase(), end % 8);
      at = end;
    }
    EXPECT_EQ(joined, data);
  }
}

TEST(BitJoiner, LeavesOutWhatHoldsNothing) {
  Bytes joined;
  BitJoiner joiner(joined);
  joiner.append({}, 0, 0);
  const Bytes one{std::byte{0xff}};
  joiner.append(one, 5, 3);
  joiner.append(one, 7, 7);
  EXPECT_TRUE(joined.empty());
  joiner.append(one, 3, 4);
  EXPECT_EQ(joined, Bytes{std::byte{0x80}});
  EXPECT_EQ(joiner.phase(), 1U);
  joiner.align();
  joiner.append(one, 0, 0);
  EXPECT_EQ(joined, (Bytes{std::byte{0x80}, std::byte{0xff}}));
}

TEST(FragmentEnd, PrefersStartCodesAndKeepsWithinTheRoom) {
  const CutPoint cuts[] = {
      {.bit = 0, .start_code = true},  {.bit = 70}, {.bit = 81, .start_code = true}, {.bit = 150}, {.bit = 239},
      {.bit = 320, .start_code = true}};
  EXPECT_EQ(fragment_end(cuts, 0, 40), 5U);
  EXPECT_EQ(fragment_end(cuts, 0, 39), 2U);
  EXPECT_EQ(fragment_end(cuts, 0, 11), 2U);  // 81 bits touch eleven octets
  EXPECT_EQ(fragment_end(cuts, 0, 10), 1U);
  EXPECT_EQ(fragment_end(cuts, 0, 9), 1U);
  EXPECT_EQ(fragment_end(cuts, 0, 8), 0U);
  EXPECT_EQ(fragment_end(cuts, 2, 20), 4U);  // octets 10 to 29
  EXPECT_EQ(fragment_end(cuts, 2, 19), 3U);
  EXPECT_EQ(fragment_end(cuts, 4, 11), 5U);
  EXPECT_EQ(fragment_end(cuts, 4, 10), 4U);
}

TEST(CodeTable, ReadsMotionVectorDifferences) {
  // ITU-T H.263 table 14: difference in half picture elements, code.
  const std::pair<int, const char*> rows[] = {{0, "1"},
                                              {1, "010"},
                                              {-1, "011"},
                                              {2, "0010"},
                                              {-3, "00011"},
                                              {4, "0000110"},
                                              {7, "00000110"},
                                              {-8, "0000010111"},
                                              {10, "0000010010"},
                                              {11, "00000100010"},
                                              {16, "00000011000"},
                                              {-24, "00000001001"},
                                              {25, "000000001110"},
                                              {30, "000000000100"},
                                              {-31, "0000000000111"}};
  for (const auto& [difference, code] : rows) {
    Bytes data;
    BitWriter writer(data);
    for (const char* bit = code; *bit != 0; ++bit) writer.bit(*bit == '1');
    BitReader reader(data);
    EXPECT_EQ(read_motion(reader, 0, 32), difference) << code;
    EXPECT_EQ(reader.position(), std::string_view(code).size());
  }
  const Bytes wrap{std::byte{0b01001100}};  // +1, then -1 and no more
  BitReader reader(wrap);
  EXPECT_EQ(read_motion(reader, 15, 16), -16);
  EXPECT_EQ(read_motion(reader, -16, 16), 15);
  const Bytes nothing(3);
  BitReader zeros(nothing);
  EXPECT_FALSE(read_motion(zeros, 0, 32));
  EXPECT_EQ(zeros.position(), 0U);
}

TEST(CodeTable, RefusesCodesThatEndTooEarly) {
  constexpr CodeRange kCodes[] = {{1, 1, 1, 3}, {3, 3, 2, 4, 1}};
  constexpr CodeTable<3> kTable{kCodes};
  static_assert(kTable.patterns_used() == 6);
  const Bytes data{std::byte{0b10110001}};
  BitReader reader(data);
  EXPECT_EQ(kTable.read(reader), 3);
  EXPECT_EQ(kTable.read(reader), 4);
  EXPECT_EQ(kTable.read(reader), std::nullopt);  // 000
  reader.skip(2);
  EXPECT_EQ(reader.bits_left(), 2U);
  EXPECT_EQ(kTable.read(reader), std::nullopt);  // 01, and no third bit
  EXPECT_FALSE(reader.failed());
}

}  // namespace
}  // namespace mtavip::media
