#include "trace/capture_reader.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "trace/test_frames.h"

namespace mtavip::trace {
namespace {

using testing::ElementsAre;
using namespace test;

/// Frames as "link type@seconds.microseconds:octets", and what ended the file early.
std::vector<std::string> read(const Bytes& file, CaptureLimits limits = {}) {
  std::vector<std::string> out;
  const auto failed = [&](const CaptureFailure& failure) {
    out.push_back(std::string(describe(failure.error)) + " @" + std::to_string(failure.offset));
    return out;
  };
  auto reader = CaptureReader::open(file, limits);
  if (!reader) return failed(reader.error());
  for (;;) {
    const auto frame = reader->next();
    if (!frame) {
      const auto after = reader->next();
      EXPECT_TRUE(after && !*after) << "nothing comes after a failure";
      return failed(frame.error());
    }
    if (!*frame) return out;
    const auto micro = (*frame)->time.time_since_epoch().count();
    out.push_back(std::to_string((*frame)->link_type) + "@" + std::to_string(micro / 1'000'000) + "." +
                  std::to_string(micro % 1'000'000) + ":" + std::string(text_of((*frame)->data)));
  }
}

Bytes little(std::uint32_t value) {
  return {static_cast<std::byte>(value), static_cast<std::byte>(value >> 8), static_cast<std::byte>(value >> 16),
          static_cast<std::byte>(value >> 24)};
}
Bytes big(std::uint32_t value) {
  Bytes out = little(value);
  std::reverse(out.begin(), out.end());
  return out;
}
/// A pcapng block with its lengths, little endian.
Bytes block(std::uint32_t type, const Bytes& body) {
  const auto size = static_cast<std::uint32_t>(body.size() + 12);
  return little(type) + little(size) + body + little(size);
}
Bytes big_block(std::uint32_t type, const Bytes& body) {
  const auto size = static_cast<std::uint32_t>(body.size() + 12);
  return big(type) + big(size) + body + big(size);
}
const Bytes& section() {
  static const Bytes kBlock = block(0x0a0d0d0a, hex("4d3c2b1a 0100 0000 ffffffffffffffff"));
  return kBlock;
}
Bytes interface(std::string_view link_type, std::string_view options = "") {
  return block(1, hex(link_type) + hex("0000 00000400") + hex(options));
}
Bytes enhanced(std::uint32_t index, std::uint64_t ticks, const Bytes& padded_data, std::uint32_t size) {
  return block(6, little(index) + little(static_cast<std::uint32_t>(ticks >> 32)) +
                      little(static_cast<std::uint32_t>(ticks)) + little(size) + little(size) + padded_data);
}

TEST(CaptureReader, ReadsPcapInBothByteOrdersAndResolutions) {
  const Bytes frame = to_bytes("abc");
  EXPECT_THAT(read(hex("a1b2c3d4 00020004 00000000 00000000 00040000 00000001 "
                       "00000005 00000007 00000003 00000009") +
                   frame),
              ElementsAre("1@5.7:abc"));
  EXPECT_THAT(read(hex("d4c3b2a1 02000400 00000000 00000000 00000400 71000000 "
                       "05000000 07000000 03000000 03000000") +
                   frame),
              ElementsAre("113@5.7:abc"));
  EXPECT_THAT(read(hex("a1b23c4d 00020004 00000000 00000000 00040000 00000065 "
                       "00000005 00001b58 00000003 00000003") +
                   frame),
              ElementsAre("101@5.7:abc"));
  EXPECT_THAT(read(hex("4d3cb2a1 02000400 00000000 00000000 00000400 14010000 "
                       "05000000 581b0000 03000000 03000000") +
                   frame),
              ElementsAre("276@5.7:abc"));
  EXPECT_THAT(read(pcap({to_bytes("a"), to_bytes("b")})), ElementsAre("1@1.0:a", "1@2.0:b"));
  EXPECT_THAT(read(pcap({})), ElementsAre());
}

TEST(CaptureReader, TellsWherePcapIsWrong) {
  EXPECT_THAT(read({}), ElementsAre("neither a pcap nor a pcapng file @0"));
  EXPECT_THAT(read(to_bytes("GIF89a")), ElementsAre("neither a pcap nor a pcapng file @0"));
  EXPECT_THAT(read(hex("a1b2c3d4 0002")), ElementsAre("the capture file ends within a record @0"));
  Bytes file = pcap({to_bytes("a"), to_bytes("bc")});
  file.pop_back();
  EXPECT_THAT(read(file), ElementsAre("1@1.0:a", "the capture file ends within a record @41"));
  file.resize(50);
  EXPECT_THAT(read(file), ElementsAre("1@1.0:a", "the capture file ends within a record @41"));
}

TEST(CaptureReader, HoldsItsLimits) {
  const CaptureLimits limits{.frame_bytes = 3, .interfaces = 2};
  EXPECT_THAT(read(pcap({to_bytes("abc")}), limits), ElementsAre("1@1.0:abc"));
  EXPECT_THAT(read(pcap({to_bytes("abcd")}), limits),
              ElementsAre("the capture file has a frame that is larger than allowed @24"));
  EXPECT_THAT(read(section() + interface("0100") + interface("0100"), limits), ElementsAre());
  EXPECT_THAT(read(section() + interface("0100") + interface("0100") + interface("0100"), limits),
              ElementsAre("the capture file has too many interfaces @68"));
}

TEST(CaptureReader, ReadsPcapng) {
  // The second interface counts nanoseconds from an hour after the epoch.
  const Bytes file = section() + interface("0100") + block(0x0bad, hex("00000000")) +
                     interface("7100", "0900 0100 09000000  0e00 0800 100e000000000000  0000 0000") +
                     enhanced(0, 5'000'007, to_bytes("abcd"), 3) + enhanced(1, 5'000'007'000, to_bytes("efgh"), 4) +
                     block(3, little(3) + to_bytes("xyz_")) +
                     block(2, hex("0000 0000") + little(0) + little(9) + little(2) + little(2) + to_bytes("op__"));
  EXPECT_THAT(read(file), ElementsAre("1@5.7:abc", "113@3605.7:efgh", "1@0.0:xyz", "1@0.9:op"));
}

TEST(CaptureReader, ReadsPcapngSectionsOfEitherByteOrder) {
  const Bytes big_section = big_block(0x0a0d0d0a, hex("1a2b3c4d 0001 0000 ffffffffffffffff"));
  const Bytes file = big_section + big_block(1, hex("0065 0000 00040000")) +
                     big_block(6, big(0) + big(0) + big(7) + big(4) + big(4) + to_bytes("abcd")) + section() +
                     interface("0100") + enhanced(0, 8, to_bytes("efgh"), 4);
  EXPECT_THAT(read(file), ElementsAre("101@0.7:abcd", "1@0.8:efgh"));
}

TEST(CaptureReader, TellsWherePcapngIsWrong) {
  EXPECT_THAT(read(hex("0a0d0d0a 1c000000 4d3c2b1a")), ElementsAre("the capture file ends within a record @0"));
  EXPECT_THAT(read(hex("0a0d0d0a 1c000000 11111111") + Bytes(16)), ElementsAre("neither a pcap nor a pcapng file @0"));
  EXPECT_THAT(read(section() + hex("06000000 0b000000 00000000")),
              ElementsAre("the capture file has a wrong length field @28"));
  EXPECT_THAT(read(section() + hex("06000000 10000000 00000000")),
              ElementsAre("the capture file ends within a record @28"));
  EXPECT_THAT(read(section() + hex("99000000 0c000000 0d000000")),
              ElementsAre("the capture file has a wrong length field @28"));
  EXPECT_THAT(read(section() + hex("990000")), ElementsAre("the capture file ends within a record @28"));
  EXPECT_THAT(read(section() + enhanced(0, 8, to_bytes("efgh"), 4)),
              ElementsAre("the capture file has a frame of an interface that it does not describe @28"));
  EXPECT_THAT(read(section() + interface("0100") + enhanced(0, 8, to_bytes("efgh"), 5)),
              ElementsAre("the capture file has a wrong length field @48"));
  EXPECT_THAT(read(section() + block(6, hex("00000000"))),
              ElementsAre("the capture file has a wrong length field @28"));
  EXPECT_THAT(read(section() + interface("0100", "0900 0500 09000000")),
              ElementsAre("the capture file has a wrong length field @28"));
  EXPECT_THAT(read(section() + interface("0100", "0900 0100 14000000")),
              ElementsAre("the capture file has a wrong length field @28"))
      << "10^-20 s";
}

TEST(CaptureReader, ShowsNobodysTimeAsTheEpoch) {
  const Bytes file =
      section() + interface("0100", "0900 0100 00000000") + enhanced(0, 0xffffffffffffffff, to_bytes("efgh"), 4);
  EXPECT_THAT(read(file), ElementsAre("1@0.0:efgh"));
}

}  // namespace
}  // namespace mtavip::trace
