#include "media/packetize/vp8.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::media {
namespace {

Bytes bytes(std::initializer_list<int> values) {
  Bytes out;
  for (const int value : values) out.push_back(static_cast<std::byte>(value));
  return out;
}

TEST(Vp8Descriptor, RoundTripsWithEveryCombinationOfFields) {
  for (unsigned fields = 0; fields < 128; ++fields) {
    Vp8Descriptor d;
    d.non_reference = (fields & 1) != 0;
    d.starts_partition = (fields & 2) != 0;
    d.partition = fields % 8;
    if ((fields & 4) != 0) {
      d.long_picture_id = (fields & 64) != 0;
      d.picture_id = d.long_picture_id ? std::uint16_t{0x7abc} : std::uint16_t{0x3c};
    }
    if ((fields & 8) != 0) d.base_layer_index = 200;
    if ((fields & 16) != 0) {
      d.temporal_layer = 2;
      d.layer_sync = true;
    }
    if ((fields & 32) != 0) d.key_index = 31;
    PayloadList list;
    write_vp8_descriptor(d, list);
    list.append(0x55);
    list.end_payload();
    ByteReader reader(list[0]);
    const auto parsed = parse_vp8_descriptor(reader);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->non_reference, d.non_reference);
    EXPECT_EQ(parsed->starts_partition, d.starts_partition);
    EXPECT_EQ(parsed->partition, d.partition);
    EXPECT_EQ(parsed->picture_id, d.picture_id);
    EXPECT_EQ(parsed->base_layer_index, d.base_layer_index);
    EXPECT_EQ(parsed->temporal_layer, d.temporal_layer);
    EXPECT_EQ(parsed->layer_sync, d.layer_sync);
    EXPECT_EQ(parsed->key_index, d.key_index);
    EXPECT_EQ(reader.remaining(), 1U);
    // One byte less than the descriptor needs is refused.
    for (std::size_t size = 0; size + 1 < list[0].size(); ++size) {
      ByteReader cut(list[0].first(size));
      EXPECT_EQ(parse_vp8_descriptor(cut).error(), PayloadError::kTruncated);
    }
  }
}

TEST(Vp8, RoundTripsWithinThePacketSize) {
  SeededRandom random(5);
  for (int round = 0; round < 200; ++round) {
    PayloadLimits limits;
    limits.max_payload = 10 + random.below(1400);
    Bytes data(1 + random.below(20'000));
    random.fill(data);
    Vp8Packetizer packetizer(limits);
    PayloadList list;
    ASSERT_TRUE(packetizer.packetize({data, false}, list));
    std::vector<PayloadPart> parts;
    const Vp8Depacketizer inspector({});
    for (std::size_t i = 0; i < list.size(); ++i) {
      ASSERT_LE(list[i].size(), limits.max_payload);
      EXPECT_EQ(inspector.inspect(list[i]).starts_frame, i == 0);
      parts.push_back({list[i]});
    }
    EncodedFrame out;
    ASSERT_TRUE(Vp8Depacketizer({}).assemble(parts, out));
    EXPECT_EQ(out.data, data);
    EXPECT_EQ(out.key_frame, (static_cast<int>(data[0]) & 1) == 0);
  }
}

TEST(Vp8, CountsPictureIds) {
  Vp8Packetizer packetizer({});
  PayloadList list;
  for (int i = 0; i < 0x8001; ++i) {
    ASSERT_TRUE(packetizer.packetize({bytes({0x10, 1}), false}, list));
    ByteReader reader(list[0]);
    EXPECT_EQ(parse_vp8_descriptor(reader)->picture_id, i % 0x8000);
  }
}

TEST(Vp8, RefusesIncompleteAndOversizedPictures) {
  const Bytes start = bytes({0x10, 0x00, 1, 2});
  const Bytes more = bytes({0x00, 3, 4});
  EncodedFrame out;
  Vp8Depacketizer depacketizer({.max_payload = 1200, .max_frame = 5, .max_packets = 2});
  EXPECT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{start}, {more}}, out));
  EXPECT_TRUE(out.key_frame);
  EXPECT_EQ(out.data, bytes({0, 1, 2, 3, 4}));
  EXPECT_EQ(depacketizer.assemble(std::vector<PayloadPart>{{start}, {more, true}}, out).error(),
            PayloadError::kIncomplete);
  EXPECT_EQ(depacketizer.assemble(std::vector<PayloadPart>{{more}}, out).error(), PayloadError::kIncomplete);
  EXPECT_EQ(depacketizer.assemble(std::vector<PayloadPart>{{start}, {start}}, out).error(), PayloadError::kIncomplete);
  EXPECT_EQ(depacketizer.assemble(std::vector<PayloadPart>{{start}, {more}, {more}}, out).error(),
            PayloadError::kTooLarge);
  const Bytes longer = bytes({0x00, 3, 4, 5});
  EXPECT_EQ(depacketizer.assemble(std::vector<PayloadPart>{{start}, {longer}}, out).error(), PayloadError::kTooLarge);
  EXPECT_EQ(depacketizer.assemble({}, out).error(), PayloadError::kEmpty);
  PayloadList list;
  EXPECT_EQ(Vp8Packetizer({}).packetize({}, list).error(), PayloadError::kBadFrame);
}

}  // namespace
}  // namespace mtavip::media
