#include "media/packetize/h264.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::media {
namespace {

Bytes hex(std::string_view text) {
  Bytes out;
  unsigned value = 0;
  unsigned digits = 0;
  for (const char c : text) {
    if (c == ' ') continue;
    value = value << 4 | static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    if (++digits % 2 == 0) out.push_back(static_cast<std::byte>(value & 0xff));
  }
  return out;
}

/// A NAL unit without emulated start codes and without a zero at its end.
Bytes nal(std::uint8_t header, std::size_t size, Random& random) {
  Bytes out{static_cast<std::byte>(header)};
  while (out.size() < size) out.push_back(static_cast<std::byte>(1 + random.below(255)));
  return out;
}
void append_annex_b(Bytes& stream, ByteView unit) {
  const Bytes code = hex("00000001");
  stream.insert(stream.end(), code.begin(), code.end());
  stream.insert(stream.end(), unit.begin(), unit.end());
}
std::vector<PayloadPart> parts_of(const PayloadList& list) {
  std::vector<PayloadPart> parts;
  for (std::size_t i = 0; i < list.size(); ++i) parts.push_back({list[i], false});
  return parts;
}

TEST(AnnexB, SplitsAtBothStartCodes) {
  const Bytes stream = hex("00000001 6742 000001 68ce00 00 00000165 8801 00");
  AnnexBReader reader(stream);
  EXPECT_EQ(to_bytes(reader.next()), hex("6742"));
  EXPECT_EQ(to_bytes(reader.next()), hex("68ce"));
  EXPECT_EQ(to_bytes(reader.next()), hex("658801"));
  EXPECT_TRUE(reader.next().empty());
  EXPECT_TRUE(AnnexBReader(hex("658801")).next().empty());
  EXPECT_TRUE(AnnexBReader({}).next().empty());
  EXPECT_TRUE(AnnexBReader(hex("000001")).next().empty());
}

TEST(H264Packetizer, KeepsPacketsWithinTheLimitAndRoundTrips) {
  SeededRandom random(1);
  for (int round = 0; round < 300; ++round) {
    PayloadLimits limits;
    limits.max_payload = 50 + random.below(1400);
    Bytes stream;
    for (std::uint64_t i = 0, count = 1 + random.below(6); i < count; ++i) {
      append_annex_b(stream, nal(0x41, 2 + random.below(6000), random));
    }
    H264Packetizer packetizer(H264PacketizationMode::kNonInterleaved, limits);
    PayloadList list;
    ASSERT_TRUE(packetizer.packetize({stream, false}, list));
    for (std::size_t i = 0; i < list.size(); ++i) ASSERT_LE(list[i].size(), limits.max_payload);
    H264Depacketizer depacketizer({});
    EncodedFrame out;
    ASSERT_TRUE(depacketizer.assemble(parts_of(list), out));
    ASSERT_EQ(out.data, stream);
    ASSERT_FALSE(out.key_frame);
  }
}

TEST(H264Packetizer, SendsTheKindsOfPacketsThatTheModeAllows) {
  SeededRandom random(2);
  Bytes stream;
  append_annex_b(stream, nal(0x67, 10, random));
  append_annex_b(stream, nal(0x68, 5, random));
  append_annex_b(stream, nal(0x65, 3000, random));
  PayloadList list;
  ASSERT_TRUE(H264Packetizer(H264PacketizationMode::kNonInterleaved, {}).packetize({stream, true}, list));
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(list[0][0], std::byte{0x78});  // STAP-A with the highest importance of its units
  EXPECT_EQ(list[1][0], std::byte{0x7c});  // FU-A
  EXPECT_EQ(list[1][1], std::byte{0x85});
  EXPECT_EQ(list[2][1], std::byte{0x05});
  EXPECT_EQ(list[3][1], std::byte{0x45});
  ASSERT_TRUE(H264Packetizer(H264PacketizationMode::kSingleNal, {}).packetize({stream, true}, list));
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[2].size(), 3000U);
}

TEST(H264Packetizer, RepeatsParameterSetsBeforeEveryIdrPicture) {
  Bytes first;
  append_annex_b(first, hex("09f0"));  // a delimiter is not sent
  append_annex_b(first, hex("674201"));
  append_annex_b(first, hex("68ce"));
  append_annex_b(first, hex("658801"));
  Bytes second;
  append_annex_b(second, hex("0605"));
  append_annex_b(second, hex("658802"));
  H264Packetizer packetizer(H264PacketizationMode::kSingleNal, {});
  PayloadList list;
  ASSERT_TRUE(packetizer.packetize({first, true}, list));
  EXPECT_EQ(list.size(), 3U);
  ASSERT_TRUE(packetizer.packetize({second, true}, list));
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(to_bytes(list[1]), hex("674201"));
  EXPECT_EQ(to_bytes(list[2]), hex("68ce"));
  EXPECT_EQ(to_bytes(list[3]), hex("658802"));
}

TEST(H264Packetizer, RefusesWhatIsNoPictureOrTooLarge) {
  PayloadList list;
  H264Packetizer packetizer(H264PacketizationMode::kNonInterleaved,
                            {.max_payload = 100, .max_frame = 1000, .max_packets = 3});
  EXPECT_EQ(packetizer.packetize({{}, false}, list).error(), PayloadError::kBadFrame);
  EXPECT_EQ(packetizer.packetize({hex("6588"), false}, list).error(), PayloadError::kBadFrame);
  EXPECT_EQ(packetizer.packetize({Bytes(1001), false}, list).error(), PayloadError::kTooLarge);
  SeededRandom random(3);
  Bytes stream;
  append_annex_b(stream, nal(0x41, 295, random));  // 294 bytes in fragments of 98: exactly three
  EXPECT_TRUE(packetizer.packetize({stream, false}, list));
  EXPECT_EQ(list.size(), 3U);
  stream.push_back(std::byte{1});
  EXPECT_EQ(packetizer.packetize({stream, false}, list).error(), PayloadError::kTooLarge);
  EXPECT_TRUE(list.empty());
}

TEST(H264Depacketizer, ReadsEveryPacketType) {
  struct Case {
    const char* name;
    std::vector<Bytes> payloads;
    Bytes expected;
    bool key_frame;
  };
  const std::vector<Case> cases{
      {"single", {hex("658801")}, hex("00000001658801"), true},
      {"stap-a", {hex("78 0002 6742 0002 68ce 0003 658801")}, hex("000000016742 0000000168ce 00000001658801"), true},
      {"stap-a with an empty unit", {hex("78 0000 0002 41f1")}, hex("0000000141f1"), false},
      {"stap-a cut short keeps what was whole", {hex("78 0002 41f1 0005 41f2")}, hex("0000000141f1"), false},
      {"stap-b", {hex("79 1234 0002 41f1")}, hex("0000000141f1"), false},
      {"mtap16", {hex("7a 1234 0002 00 0000 41f1")}, hex("0000000141f1"), false},
      {"mtap24", {hex("7b 1234 0002 00 000000 41f1")}, hex("0000000141f1"), false},
      {"fu-a", {hex("7c85 8801"), hex("7c05 02"), hex("7c45 03")}, hex("00000001 65 8801 02 03"), true},
      {"fu-a with start and end", {hex("7cc5 8801")}, hex("00000001 65 8801"), true},
      {"fu-b", {hex("7d85 0001 8801"), hex("7c45 03")}, hex("00000001 65 8801 03"), true},
      {"start codes inside", {hex("00000001 6742 000001 658801")}, hex("000000016742 00000001658801"), true},
      {"intra with its own parameter sets",
       {hex("6742"), hex("68ce"), hex("41b8")},
       hex("000000016742 0000000168ce 0000000141b8"),
       true},
      {"reserved types between are skipped", {hex("7e0102"), hex("41f1"), hex("000102")}, hex("0000000141f1"), false},
  };
  for (const Case& c : cases) {
    H264Depacketizer depacketizer({});
    std::vector<PayloadPart> parts;
    for (const Bytes& payload : c.payloads) parts.push_back({payload, false});
    EncodedFrame out;
    ASSERT_TRUE(depacketizer.assemble(parts, out)) << c.name;
    EXPECT_EQ(out.data, c.expected) << c.name;
    EXPECT_EQ(out.key_frame, c.key_frame) << c.name;
  }
}

TEST(H264Depacketizer, LeavesOutWhatAGapMadeUndecodable) {
  H264Depacketizer depacketizer({});
  EncodedFrame out;
  const Bytes whole = hex("41f1");
  const Bytes start = hex("5c81 f2");
  const Bytes middle = hex("5c01 f3");
  const Bytes end = hex("5c41 f4");
  // The middle is missing: the fragmented unit goes, the whole one stays.
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{whole}, {start}, {end, true}}, out));
  EXPECT_EQ(out.data, hex("0000000141f1"));
  // The start is missing.
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{whole}, {middle, true}, {end}}, out));
  EXPECT_EQ(out.data, hex("0000000141f1"));
  // The end is missing.
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{whole}, {start}, {middle}}, out));
  EXPECT_EQ(out.data, hex("0000000141f1"));
  EXPECT_EQ(depacketizer.assemble(std::vector<PayloadPart>{{start}, {middle}}, out).error(), PayloadError::kIncomplete);
  EXPECT_TRUE(out.data.empty());
}

TEST(H264Depacketizer, UsesParameterSetsOfSignallingUntilTheStreamBringsItsOwn) {
  H264Depacketizer depacketizer({});
  depacketizer.set_parameter_sets("Z0I=,aM4=");
  EncodedFrame out;
  const Bytes idr = hex("658801");
  const Bytes sps = hex("674202");
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{idr}}, out));
  EXPECT_EQ(out.data, hex("000000016742 0000000168ce 00000001658801"));
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{sps}, {idr}}, out));
  EXPECT_EQ(out.data, hex("00000001674202 00000001658801"));
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{idr}}, out));
  EXPECT_EQ(out.data, hex("00000001658801"));
  depacketizer.set_parameter_sets("!!!,,");
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{idr}}, out));
  EXPECT_EQ(out.data, hex("00000001658801"));
}

TEST(H264Depacketizer, KnowsWhatMayStandFirst) {
  const H264Depacketizer depacketizer({});
  EXPECT_TRUE(depacketizer.inspect(hex("6742")).may_start);
  EXPECT_TRUE(depacketizer.inspect(hex("658801")).may_start);   // first_mb_in_slice 0
  EXPECT_FALSE(depacketizer.inspect(hex("652801")).may_start);  // a later slice
  EXPECT_TRUE(depacketizer.inspect(hex("7c8588")).may_start);
  EXPECT_FALSE(depacketizer.inspect(hex("7c8528")).may_start);
  EXPECT_FALSE(depacketizer.inspect(hex("7c0588")).may_start);
  EXPECT_FALSE(depacketizer.inspect(hex("7c85")).usable);
  EXPECT_FALSE(depacketizer.inspect(hex("7e8501")).usable);
  EXPECT_FALSE(depacketizer.inspect({}).usable);
  const PayloadTraits cut = depacketizer.inspect(hex("38 99be"));  // an aggregate without a unit; found by fuzzing
  EXPECT_FALSE(cut.usable || cut.may_start);
}

TEST(H264Depacketizer, StopsAtItsLimits) {
  EncodedFrame out;
  const Bytes unit = hex("41f1");
  H264Depacketizer two_packets({.max_payload = 1200, .max_frame = 100, .max_packets = 2});
  EXPECT_TRUE(two_packets.assemble(std::vector<PayloadPart>(2, PayloadPart{unit}), out));
  EXPECT_EQ(two_packets.assemble(std::vector<PayloadPart>(3, PayloadPart{unit}), out).error(), PayloadError::kTooLarge);
  H264Depacketizer twelve_bytes({.max_payload = 1200, .max_frame = 12, .max_packets = 10});
  EXPECT_TRUE(twelve_bytes.assemble(std::vector<PayloadPart>(2, PayloadPart{unit}), out));
  EXPECT_EQ(twelve_bytes.assemble(std::vector<PayloadPart>(3, PayloadPart{unit}), out).error(),
            PayloadError::kTooLarge);
}

TEST(H264Depacketizer, SurvivesMutatedPackets) {
  SeededRandom random(4);
  Bytes stream;
  append_annex_b(stream, nal(0x67, 12, random));
  append_annex_b(stream, nal(0x65, 4000, random));
  PayloadList list;
  ASSERT_TRUE(H264Packetizer(H264PacketizationMode::kNonInterleaved, {}).packetize({stream, true}, list));
  H264Depacketizer depacketizer({.max_payload = 1200, .max_frame = 8000, .max_packets = 64});
  for (int round = 0; round < 5000; ++round) {
    std::vector<Bytes> payloads;
    for (std::size_t i = 0; i < list.size(); ++i) {
      Bytes payload = to_bytes(list[i]);
      for (std::uint64_t flips = random.below(4); flips > 0; --flips) {
        payload[random.below(std::min<std::size_t>(payload.size(), 24))] ^= static_cast<std::byte>(random.below(256));
      }
      payload.resize(random.below(payload.size() + 1));
      payloads.push_back(std::move(payload));
    }
    std::vector<PayloadPart> parts;
    for (const Bytes& payload : payloads) {
      static_cast<void>(depacketizer.inspect(payload));
      parts.push_back({payload, random.below(8) == 0});
    }
    EncodedFrame out;
    static_cast<void>(depacketizer.assemble(parts, out));
    ASSERT_LE(out.data.size(), 8000U);
  }
}

}  // namespace
}  // namespace mtavip::media
