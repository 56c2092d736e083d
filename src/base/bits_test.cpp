#include "base/bits.h"

#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip {
namespace {

// An Exp-Golomb code as section 9.1 of H.264 describes it.
void write_unsigned_exp_golomb(BitWriter& writer, std::uint32_t value) {
  const std::uint64_t code = std::uint64_t{value} + 1;
  unsigned length = 0;
  while (code >> (length + 1) != 0) ++length;
  writer.bits(0, length);
  writer.bit(true);
  writer.bits(static_cast<std::uint32_t>(code & ((std::uint64_t{1} << length) - 1)), length);
}

TEST(BitReader, ReadsMostSignificantFirst) {
  const Bytes data = to_bytes("\xa5\x0f\xff");
  BitReader reader(data);
  EXPECT_TRUE(reader.bit());
  EXPECT_EQ(reader.bits(3), 2U);
  EXPECT_EQ(reader.bits(8), 0x50U);
  EXPECT_EQ(reader.position(), 12U);
  reader.align();
  EXPECT_EQ(reader.position(), 16U);
  reader.skip(4);
  EXPECT_EQ(reader.bits(4), 15U);
  EXPECT_EQ(reader.bits_left(), 0U);
  EXPECT_EQ(reader.bits(0), 0U);
  EXPECT_FALSE(reader.failed());
  EXPECT_FALSE(reader.bit());
  EXPECT_TRUE(reader.failed());
}

TEST(BitReader, LooksAheadPastTheEnd) {
  const Bytes data = to_bytes("\xa5\x0f\xff\x81\x42");
  BitReader all(data);
  for (std::size_t at = 0; at < data.size() * 8; ++at, all.skip(1)) {
    for (unsigned count = 0; count <= 25; ++count) {
      const auto there = static_cast<unsigned>(std::min<std::size_t>(count, all.bits_left()));
      BitReader reader = all;
      EXPECT_EQ(all.peek(count), reader.bits(there) << (count - there)) << at << " " << count;
    }
  }
  EXPECT_EQ(all.peek(25), 0U);
  EXPECT_FALSE(all.failed());
}

TEST(BitReader, RefusesTooMuch) {
  const Bytes data(16, std::byte{0xff});
  BitReader wide(data);
  EXPECT_EQ(wide.bits(32), 0xffffffffU);
  EXPECT_EQ(wide.bits(33), 0U);
  EXPECT_TRUE(wide.failed());
  BitReader far(data);
  far.skip(SIZE_MAX);
  EXPECT_TRUE(far.failed());
  EXPECT_EQ(far.bits_left(), 0U);
}

TEST(BitReader, ExpGolomb) {
  // Table 9-2 of H.264: 1, 010, 011, 00100.
  Bytes data;
  BitWriter writer(data);
  writer.bits(0b1'010'011'00100, 12);
  BitReader reader(data);
  for (const std::uint32_t expected : {0U, 1U, 2U, 3U}) EXPECT_EQ(reader.unsigned_exp_golomb(), expected);
  BitReader as_signed(data);
  for (const std::int32_t expected : {0, 1, -1, 2}) EXPECT_EQ(as_signed.signed_exp_golomb(), expected);
}

TEST(BitReader, ExpGolombRoundTripAndLimits) {
  SeededRandom random(4);
  std::vector<std::uint32_t> values{0, 1, 2, 0xffff, 0x7fffffff, 0xfffffffd, 0xfffffffe};
  for (int i = 0; i < 500; ++i) values.push_back(random.u32() >> random.below(32));
  for (const std::uint32_t value : values) {
    if (value == std::numeric_limits<std::uint32_t>::max()) continue;
    Bytes data;
    BitWriter writer(data);
    write_unsigned_exp_golomb(writer, value);
    BitReader reader(data);
    EXPECT_EQ(reader.unsigned_exp_golomb(), value);
    EXPECT_FALSE(reader.failed());
  }
  // 32 zeros announce more than 32 bits; nothing but zeros never ends.
  for (const std::size_t size : {std::size_t{1}, std::size_t{4}, std::size_t{9}, std::size_t{4000}}) {
    Bytes zeros(size, std::byte{0});
    zeros.insert(zeros.end(), 5, std::byte{0xff});
    BitReader reader(zeros);
    static_cast<void>(reader.unsigned_exp_golomb());
    EXPECT_EQ(reader.failed(), size >= 4) << size;
  }
  BitReader empty({});
  EXPECT_EQ(empty.signed_exp_golomb(), 0);
  EXPECT_TRUE(empty.failed());
}

TEST(BitWriter, RoundTripOfRandomFields) {
  SeededRandom random(9);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::pair<std::uint32_t, unsigned>> fields;
    Bytes data;
    BitWriter writer(data);
    for (int i = 0; i < 50; ++i) {
      const auto count = static_cast<unsigned>(random.below(33));
      const auto value = count == 0 ? 0U : random.u32() >> (32 - count);
      fields.emplace_back(value, count);
      writer.bits(value, count);
    }
    BitReader reader(data);
    for (const auto& [value, count] : fields) EXPECT_EQ(reader.bits(count), value);
    EXPECT_LT(reader.bits_left(), 8U);
  }
}

TEST(BitWriter, AlignBeginsANewByte) {
  Bytes data;
  BitWriter writer(data);
  writer.bit(true);
  writer.align();
  writer.align();
  writer.bits(0xff, 8);
  EXPECT_EQ(text_of(data), "\x80\xff");
}

}  // namespace
}  // namespace mtavip
