#include "media/packetize/h263p.h"

#include <gtest/gtest.h>

#include "base/bits.h"
#include "base/random.h"

namespace mtavip::media {
namespace {

Bytes bytes(std::initializer_list<int> values) {
  Bytes out;
  for (const int value : values) out.push_back(static_cast<std::byte>(value));
  return out;
}

/// A picture start code, the picture type, and a few groups of blocks behind aligned start codes.
Bytes picture(Random& random, std::size_t groups, std::size_t group_size) {
  Bytes out = bytes({0, 0, 0x80, 0x02, 0x0c, 0x11});
  for (std::size_t g = 0; g < groups; ++g) {
    if (g > 0) {
      out.insert(out.end(), 2, std::byte{0});
      out.push_back(static_cast<std::byte>(0x80 | g << 2));
    }
    for (std::size_t i = 0; i < group_size; ++i) out.push_back(static_cast<std::byte>(1 + random.below(255)));
  }
  return out;
}

TEST(H263p, RoundTripsWithinThePacketSize) {
  SeededRandom random(6);
  for (int round = 0; round < 200; ++round) {
    PayloadLimits limits;
    limits.max_payload = 20 + random.below(1400);
    const Bytes data = picture(random, 1 + random.below(17), 1 + random.below(900));
    H263pPacketizer packetizer(limits);
    PayloadList list;
    ASSERT_TRUE(packetizer.packetize({data, false}, list));
    std::vector<PayloadPart> parts;
    for (std::size_t i = 0; i < list.size(); ++i) {
      ASSERT_LE(list[i].size(), limits.max_payload);
      EXPECT_EQ(H263pDepacketizer({}).inspect(list[i]).starts_frame, i == 0);
      parts.push_back({list[i]});
    }
    EncodedFrame out;
    ASSERT_TRUE(H263pDepacketizer({}).assemble(parts, out));
    EXPECT_EQ(out.data, data);
  }
}

TEST(H263p, BeginsPacketsAtGroupsOfBlocks) {
  SeededRandom random(7);
  const Bytes data = picture(random, 4, 400);
  PayloadList list;
  ASSERT_TRUE(H263pPacketizer({.max_payload = 1000}).packetize({data, false}, list));
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0][0], std::byte{0x04});
  EXPECT_EQ(list[1][0], std::byte{0x04});
  EXPECT_EQ(list[1][2], std::byte{0x88});  // group 2, its zero bytes left out
}

TEST(H263p, ReadsRedundancyAndExtraPictureHeaders) {
  // P, V, PLEN 3, PEBIT 5; VRC; three bytes of picture header; data.
  const Bytes payload = bytes({0x06, 0x1d, 0xe3, 1, 2, 3, 0x80, 0x02, 0x0c, 0x11});
  ByteReader reader(payload);
  const auto header = parse_h263p_header(reader);
  ASSERT_TRUE(header);
  EXPECT_TRUE(header->start_code);
  EXPECT_EQ(header->redundancy, 0xe3);
  EXPECT_EQ(header->picture_header_size, 3);
  EXPECT_EQ(header->picture_header_ignored_bits, 5);
  EXPECT_EQ(reader.remaining(), 4U);
  EncodedFrame out;
  ASSERT_TRUE(H263pDepacketizer({}).assemble(std::vector<PayloadPart>{{payload}}, out));
  EXPECT_EQ(out.data, bytes({0, 0, 0x80, 0x02, 0x0c, 0x11}));
  for (std::size_t size = 0; size < 6; ++size) {
    ByteReader cut(ByteView(payload).first(size));
    EXPECT_FALSE(parse_h263p_header(cut)) << size;
  }
}

TEST(H263p, GoesOnAtTheNextStartCodeAfterAGap) {
  const Bytes start = bytes({0x04, 0, 0x80, 0x02, 0x0c, 0x11});
  const Bytes middle = bytes({0x00, 0, 7, 7});
  const Bytes group = bytes({0x04, 0, 0x84, 9});
  EncodedFrame out;
  H263pDepacketizer depacketizer({});
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{start}, {middle, true}, {group}}, out));
  EXPECT_EQ(out.data, bytes({0, 0, 0x80, 0x02, 0x0c, 0x11, 0, 0, 0x84, 9}));
  EXPECT_EQ(depacketizer.assemble(std::vector<PayloadPart>{{middle}, {group}}, out).error(), PayloadError::kIncomplete);
}

TEST(H263p, TellsIntraPictures) {
  const auto make = [](auto write) {
    Bytes out;
    BitWriter bits(out);
    bits.bits(0x20, 22);
    bits.bits(5, 8);
    bits.bits(0x10, 5);
    write(bits);
    bits.bits(0, 20);
    return out;
  };
  EXPECT_TRUE(is_h263_intra_picture(make([](BitWriter& b) { b.bits(2, 3), b.bits(0, 1); })));
  EXPECT_FALSE(is_h263_intra_picture(make([](BitWriter& b) { b.bits(2, 3), b.bits(1, 1); })));
  EXPECT_TRUE(
      is_h263_intra_picture(make([](BitWriter& b) { b.bits(7, 3), b.bits(1, 3), b.bits(0x3ffff, 18), b.bits(0, 3); })));
  EXPECT_FALSE(
      is_h263_intra_picture(make([](BitWriter& b) { b.bits(7, 3), b.bits(1, 3), b.bits(0, 18), b.bits(1, 3); })));
  EXPECT_TRUE(is_h263_intra_picture(make([](BitWriter& b) { b.bits(7, 3), b.bits(0, 3), b.bits(0, 3); })));
  EXPECT_FALSE(is_h263_intra_picture(make([](BitWriter& b) { b.bits(7, 3), b.bits(0, 3), b.bits(1, 3); })));
  EXPECT_FALSE(is_h263_intra_picture({}));
}

TEST(H263p, StopsAtItsLimits) {
  PayloadList list;
  EXPECT_EQ(H263pPacketizer({}).packetize({bytes({1, 2, 3, 4}), false}, list).error(), PayloadError::kBadFrame);
  SeededRandom random(8);
  const Bytes data = picture(random, 1, 94);
  ASSERT_EQ(data.size(), 100U);
  EXPECT_TRUE(H263pPacketizer({.max_payload = 52, .max_frame = 100, .max_packets = 2}).packetize({data, false}, list));
  EXPECT_EQ(H263pPacketizer({.max_payload = 52, .max_frame = 99}).packetize({data, false}, list).error(),
            PayloadError::kTooLarge);
  EXPECT_EQ(
      H263pPacketizer({.max_payload = 50, .max_frame = 100, .max_packets = 2}).packetize({data, false}, list).error(),
      PayloadError::kTooLarge);
  EXPECT_TRUE(list.empty());
  const Bytes start = bytes({0x04, 0, 0x80, 0x02, 0x0c, 0x11});
  EncodedFrame out;
  EXPECT_TRUE(H263pDepacketizer({.max_frame = 6}).assemble(std::vector<PayloadPart>{{start}}, out));
  EXPECT_EQ(H263pDepacketizer({.max_frame = 5}).assemble(std::vector<PayloadPart>{{start}}, out).error(),
            PayloadError::kTooLarge);
}

}  // namespace
}  // namespace mtavip::media
