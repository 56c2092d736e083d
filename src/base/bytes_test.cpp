#include "base/bytes.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip {
namespace {

TEST(ByteReader, ReadsBigEndian) {
  const Bytes data =
      to_bytes(std::string_view("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12", 18));
  ByteReader reader(data);
  EXPECT_EQ(reader.peek(), 1);
  EXPECT_EQ(reader.u8(), 0x01);
  EXPECT_EQ(reader.u16(), 0x0203);
  EXPECT_EQ(reader.u24(), 0x040506U);
  EXPECT_EQ(reader.u32(), 0x0708090aU);
  EXPECT_EQ(reader.u64(), 0x0b0c0d0e0f101112U);
  EXPECT_TRUE(reader.at_end());
  EXPECT_FALSE(reader.failed());
  EXPECT_EQ(reader.offset(), 18U);
  EXPECT_EQ(reader.peek(), 0);
  EXPECT_FALSE(reader.failed());
}

TEST(ByteReader, FailsForGoodWhenReadPastTheEnd) {
  const Bytes data = to_bytes("abc");
  ByteReader reader(data);
  EXPECT_EQ(reader.u32(), 0U);
  EXPECT_TRUE(reader.failed());
  EXPECT_EQ(reader.remaining(), 0U);
  EXPECT_EQ(reader.u8(), 0);
  EXPECT_TRUE(reader.view(1).empty());
  EXPECT_TRUE(reader.rest().empty());
}

TEST(ByteReader, ViewsAndSkips) {
  const Bytes data = to_bytes("hello world");
  ByteReader reader(data);
  EXPECT_EQ(text_of(reader.view(5)), "hello");
  reader.skip(1);
  EXPECT_EQ(text_of(reader.rest()), "world");
  EXPECT_TRUE(reader.view(0).empty());
  EXPECT_FALSE(reader.failed());
  // A claimed length of nearly everything must not wrap around.
  for (const std::size_t size : {std::size_t{1}, std::size_t{12}, SIZE_MAX, SIZE_MAX - 10}) {
    ByteReader again(data);
    again.skip(11);
    EXPECT_TRUE(again.view(size).empty());
    EXPECT_TRUE(again.failed());
  }
  ByteReader marked(data);
  marked.fail();
  EXPECT_EQ(marked.u8(), 0);
}

TEST(ByteReader, AnEmptyInputIsAtItsEnd) {
  ByteReader reader({});
  EXPECT_TRUE(reader.at_end());
  EXPECT_FALSE(reader.failed());
  EXPECT_EQ(reader.u8(), 0);
  EXPECT_TRUE(reader.failed());
}

TEST(ByteWriter, WritesWhatTheReaderReads) {
  Bytes data;
  ByteWriter writer(data);
  writer.u8(1);
  writer.u16(0xfffe);
  writer.u24(0xabcdef);
  writer.u32(0xdeadbeef);
  writer.u64(0x0123456789abcdef);
  writer.text("text");
  writer.zeros(2);
  EXPECT_EQ(writer.size(), 24U);
  writer.patch_u16(1, 0x1234);
  ByteReader reader(data);
  EXPECT_EQ(reader.u8(), 1);
  EXPECT_EQ(reader.u16(), 0x1234);
  EXPECT_EQ(reader.u24(), 0xabcdefU);
  EXPECT_EQ(reader.u32(), 0xdeadbeefU);
  EXPECT_EQ(reader.u64(), 0x0123456789abcdefU);
  EXPECT_EQ(text_of(reader.view(4)), "text");
  EXPECT_EQ(reader.u16(), 0);
  EXPECT_TRUE(reader.at_end());
}

TEST(Bytes, TextBothWays) {
  EXPECT_EQ(text_of(to_bytes("a\xff")), "a\xff");
  EXPECT_EQ(to_bytes(bytes_of("xyz")), to_bytes("xyz"));
  EXPECT_EQ(text_of({}), "");
}

}  // namespace
}  // namespace mtavip
