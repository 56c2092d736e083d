#include "rtp/packet.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"
#include "rtp/header_extension.h"

namespace mtavip::rtp {
namespace {

Bytes octets(std::initializer_list<int> values) {
  Bytes bytes;
  for (const int v : values) bytes.push_back(static_cast<std::byte>(v));
  return bytes;
}

Bytes fixed_header(int first = 0x80, int second = 0x60) {
  return octets({first, second, 0x12, 0x34, 0, 0, 0x01, 0x00, 0xde, 0xad, 0xbe, 0xef});
}

Bytes with(Bytes bytes, std::initializer_list<int> more) {
  for (const int v : more) bytes.push_back(static_cast<std::byte>(v));
  return bytes;
}

TEST(RtpPacket, ReadsTheFixedHeader) {
  const Bytes bytes = with(fixed_header(0x80, 0xe0), {1, 2, 3});
  const auto packet = RtpPacketView::parse(bytes);
  ASSERT_TRUE(packet);
  EXPECT_TRUE(packet->marker());
  EXPECT_EQ(packet->payload_type(), 0x60);
  EXPECT_EQ(packet->sequence_number(), 0x1234);
  EXPECT_EQ(packet->timestamp(), 0x100U);
  EXPECT_EQ(packet->ssrc(), 0xdeadbeefU);
  EXPECT_EQ(packet->csrc_count(), 0U);
  EXPECT_FALSE(packet->has_extension());
  EXPECT_EQ(to_bytes(packet->payload()), octets({1, 2, 3}));
  EXPECT_EQ(packet->padding_size(), 0U);
}

TEST(RtpPacket, Refuses) {
  struct Case {
    const char* what;
    Bytes bytes;
    ParseError error;
  };
  const std::vector<Case> cases = {
      {"nothing", {}, ParseError::kTruncated},
      {"eleven octets", octets({0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), ParseError::kTruncated},
      {"version 0", fixed_header(0x00), ParseError::kBadVersion},
      {"version 1", fixed_header(0x40), ParseError::kBadVersion},
      {"version 3", fixed_header(0xc0), ParseError::kBadVersion},
      {"CSRC missing", fixed_header(0x81), ParseError::kTruncated},
      {"CSRC cut", with(fixed_header(0x81), {1, 2, 3}), ParseError::kTruncated},
      {"extension missing", fixed_header(0x90), ParseError::kTruncated},
      {"extension header cut", with(fixed_header(0x90), {0xbe, 0xde, 0}), ParseError::kTruncated},
      {"extension shorter than it says", with(fixed_header(0x90), {0xbe, 0xde, 0, 1, 1, 2, 3}), ParseError::kTruncated},
      {"extension of the greatest length", with(fixed_header(0x90), {0xbe, 0xde, 0xff, 0xff, 0}),
       ParseError::kTruncated},
      {"padding of nothing", fixed_header(0xa0), ParseError::kBadPadding},
      {"padding count 0", with(fixed_header(0xa0), {1, 0}), ParseError::kBadPadding},
      {"padding reaches into the header", with(fixed_header(0xa0), {1, 3}), ParseError::kBadPadding},
  };
  for (const Case& c : cases) {
    const auto packet = RtpPacketView::parse(c.bytes);
    ASSERT_FALSE(packet) << c.what;
    EXPECT_EQ(packet.error(), c.error) << c.what;
  }
}

TEST(RtpPacket, PaddingMayBeTheWholePayload) {
  const Bytes bytes = with(fixed_header(0xa0), {0, 0, 3});
  const auto packet = RtpPacketView::parse(bytes);
  ASSERT_TRUE(packet);
  EXPECT_TRUE(packet->payload().empty());
  EXPECT_EQ(packet->padding_size(), 3U);
}

TEST(RtpPacket, FindsExtensionElements) {
  struct Case {
    const char* what;
    Bytes extension;  // with profile and length
    std::uint8_t id;
    std::optional<Bytes> expected;
  };
  const std::vector<Case> cases = {
      {"one byte form", octets({0xbe, 0xde, 0, 1, 0x10, 0xaa, 0x21, 0xbb}), 1, octets({0xaa})},
      {"cut second element", octets({0xbe, 0xde, 0, 1, 0x10, 0xaa, 0x21, 0xbb}), 2, std::nullopt},
      {"after padding", octets({0xbe, 0xde, 0, 1, 0x00, 0x00, 0x20, 0xbb}), 2, octets({0xbb})},
      {"id 15 ends the list", octets({0xbe, 0xde, 0, 1, 0xf0, 0xaa, 0x20, 0xbb}), 2, std::nullopt},
      {"id 0 with a length ends the list", octets({0xbe, 0xde, 0, 2, 0x01, 9, 9, 0x20, 0xbb, 0, 0, 0}), 2,
       std::nullopt},
      {"not there", octets({0xbe, 0xde, 0, 1, 0x10, 0xaa, 0, 0}), 3, std::nullopt},
      {"id 0 is never found", octets({0xbe, 0xde, 0, 1, 0x10, 0xaa, 0, 0}), 0, std::nullopt},
      {"two byte form", octets({0x10, 0x00, 0, 2, 5, 0, 77, 3, 1, 2, 3, 0}), 77, octets({1, 2, 3})},
      {"two byte form, empty element", octets({0x10, 0x03, 0, 1, 5, 0, 0, 0}), 5, Bytes{}},
      {"two byte form, too long", octets({0x10, 0x00, 0, 1, 5, 3, 1, 2}), 5, std::nullopt},
      {"two byte form, no length", octets({0x10, 0x00, 0, 1, 0, 0, 0, 5}), 5, std::nullopt},
      {"another profile", octets({0x12, 0x34, 0, 1, 0x10, 0xaa, 0, 0}), 1, std::nullopt},
      {"no elements", octets({0xbe, 0xde, 0, 0}), 1, std::nullopt},
  };
  for (const Case& c : cases) {
    Bytes bytes = fixed_header(0x90);
    bytes.insert(bytes.end(), c.extension.begin(), c.extension.end());
    bytes.push_back(std::byte{0x55});
    const auto packet = RtpPacketView::parse(bytes);
    ASSERT_TRUE(packet) << c.what;
    EXPECT_EQ(packet->payload().size(), 1U) << c.what;
    const auto element = packet->extension(c.id);
    ASSERT_EQ(element.has_value(), c.expected.has_value()) << c.what;
    if (element) {
      EXPECT_EQ(to_bytes(*element), *c.expected) << c.what;
    }
  }
}

TEST(RtpPacketWriter, RefusesWhatDoesNotFit) {
  std::array<std::byte, 16> buffer{};
  RtpHeader header;
  EXPECT_FALSE(RtpPacketWriter(std::span(buffer).first(11)).header(header));
  header.payload_type = 128;
  EXPECT_EQ(RtpPacketWriter(buffer).header(header).error(), WriteError::kBadValue);
  header.payload_type = 127;
  const std::array<std::uint32_t, 16> csrcs{};
  header.csrcs = csrcs;
  EXPECT_EQ(RtpPacketWriter(buffer).header(header).error(), WriteError::kBadValue);
  header.csrcs = std::span(csrcs).first(2);
  EXPECT_EQ(RtpPacketWriter(buffer).header(header).error(), WriteError::kTooLarge);
  header.csrcs = std::span(csrcs).first(1);
  EXPECT_TRUE(RtpPacketWriter(buffer).header(header));
  header.csrcs = {};

  const Bytes large(256);
  const std::array<HeaderExtension, 1> too_long = {HeaderExtension{1, large}};
  header.extensions = too_long;
  EXPECT_EQ(RtpPacketWriter(buffer).header(header).error(), WriteError::kBadValue);
  const std::array<HeaderExtension, 1> no_id = {HeaderExtension{0, {}}};
  header.extensions = no_id;
  EXPECT_EQ(RtpPacketWriter(buffer).header(header).error(), WriteError::kBadValue);
  header.extensions = {};

  RtpPacketWriter writer(buffer);
  ASSERT_TRUE(writer.header(header));
  EXPECT_FALSE(writer.payload(ByteView(large).first(5)));
  EXPECT_TRUE(writer.payload(ByteView(large).first(3)));
  EXPECT_FALSE(writer.padding(0));
  EXPECT_FALSE(writer.padding(2));
  EXPECT_TRUE(writer.padding(1));
  EXPECT_EQ(writer.size(), 16U);
}

TEST(RtpPacketWriter, WhatIsWrittenIsReadBack) {
  SeededRandom random(7);
  for (int round = 0; round < 5000; ++round) {
    RtpHeader header;
    header.marker = random.below(2) == 1;
    header.payload_type = static_cast<std::uint8_t>(random.below(128));
    header.sequence_number = static_cast<std::uint16_t>(random.u32());
    header.timestamp = random.u32();
    header.ssrc = random.u32();
    std::vector<std::uint32_t> csrcs(random.below(16));
    for (auto& csrc : csrcs) csrc = random.u32();
    header.csrcs = csrcs;
    const bool long_form = random.below(3) == 0;
    std::vector<Bytes> data(random.below(6));
    std::vector<HeaderExtension> extensions;
    for (std::size_t i = 0; i < data.size(); ++i) {
      data[i].resize(long_form ? random.below(256) : 1 + random.below(16));
      random.fill(data[i]);
      const std::size_t id = long_form ? 1 + i * 50 : 1 + i * 2;
      extensions.push_back({static_cast<std::uint8_t>(id), data[i]});
    }
    header.extensions = extensions;
    Bytes payload(random.below(200));
    random.fill(payload);
    const std::size_t padding = random.below(4) == 0 ? 1 + random.below(255) : 0;

    Bytes buffer(3000);
    RtpPacketWriter writer(buffer);
    ASSERT_TRUE(writer.header(header));
    ASSERT_TRUE(writer.payload(payload));
    if (padding > 0) {
      ASSERT_TRUE(writer.padding(padding));
    }

    const auto packet = RtpPacketView::parse(writer.bytes());
    ASSERT_TRUE(packet);
    EXPECT_EQ(packet->marker(), header.marker);
    EXPECT_EQ(packet->payload_type(), header.payload_type);
    EXPECT_EQ(packet->sequence_number(), header.sequence_number);
    EXPECT_EQ(packet->timestamp(), header.timestamp);
    EXPECT_EQ(packet->ssrc(), header.ssrc);
    ASSERT_EQ(packet->csrc_count(), csrcs.size());
    for (std::size_t i = 0; i < csrcs.size(); ++i) EXPECT_EQ(packet->csrc(i), csrcs[i]);
    for (const auto& extension : extensions) {
      const auto element = packet->extension(extension.id);
      ASSERT_TRUE(element);
      EXPECT_EQ(to_bytes(*element), to_bytes(extension.data));
    }
    EXPECT_EQ(to_bytes(packet->payload()), payload);
    EXPECT_EQ(packet->padding_size(), padding);
  }
}

// Every prefix and every flipped bit of a rich packet: parsed or refused, and what is handed out lies inside.
TEST(RtpPacket, SurvivesCutsAndFlips) {
  Bytes buffer(1500);
  const Bytes level = octets({0x7f});
  const std::array<HeaderExtension, 2> extensions = {HeaderExtension{1, level}, HeaderExtension{3, level}};
  const std::array<std::uint32_t, 2> csrcs = {1, 2};
  RtpHeader header;
  header.csrcs = csrcs;
  header.extensions = extensions;
  RtpPacketWriter writer(buffer);
  ASSERT_TRUE(writer.header(header));
  ASSERT_TRUE(writer.payload(Bytes(1400)));
  ASSERT_TRUE(writer.padding(10));
  const Bytes whole = to_bytes(writer.bytes());

  const auto inspect = [](ByteView bytes) {
    const auto packet = RtpPacketView::parse(bytes);
    if (!packet) return;
    EXPECT_EQ(packet->header_size() + packet->payload().size() + packet->padding_size(), bytes.size());
    for (int id = 0; id < 256; ++id) static_cast<void>(packet->extension(static_cast<std::uint8_t>(id)));
    for (std::size_t i = 0; i < packet->csrc_count(); ++i) static_cast<void>(packet->csrc(i));
  };
  for (std::size_t size = 0; size <= whole.size(); ++size)
    inspect(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
  for (std::size_t bit = 0; bit < 48 * 8; ++bit) {
    Bytes flipped = whole;
    flipped[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    inspect(flipped);
  }
}

TEST(Classify, TellsApartWhatSharesASocket) {
  struct Case {
    int first;
    int second;
    DatagramKind kind;
  };
  const std::vector<Case> cases = {
      {0, 1, DatagramKind::kStun},         {3, 0, DatagramKind::kStun},     {4, 0, DatagramKind::kUnknown},
      {15, 0, DatagramKind::kUnknown},     {16, 0, DatagramKind::kZrtp},    {19, 0, DatagramKind::kZrtp},
      {20, 254, DatagramKind::kDtls},      {63, 254, DatagramKind::kDtls},  {64, 0, DatagramKind::kTurnChannel},
      {79, 0, DatagramKind::kTurnChannel}, {80, 0, DatagramKind::kUnknown}, {127, 0, DatagramKind::kUnknown},
      {128, 0, DatagramKind::kRtp},        {128, 191, DatagramKind::kRtp},  {128, 192, DatagramKind::kRtcp},
      {128, 200, DatagramKind::kRtcp},     {191, 223, DatagramKind::kRtcp}, {191, 224, DatagramKind::kRtp},
      {192, 200, DatagramKind::kUnknown},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(classify(octets({c.first, c.second})), c.kind) << c.first << ' ' << c.second;
  }
  EXPECT_EQ(classify({}), DatagramKind::kUnknown);
  EXPECT_EQ(classify(octets({0x80})), DatagramKind::kUnknown);
}

TEST(HeaderExtensions, UrisAndTypesCorrespond) {
  for (std::size_t i = 0; i < kExtensionTypes; ++i) {
    const auto type = static_cast<ExtensionType>(i);
    EXPECT_EQ(extension_type(extension_uri(type)), type);
  }
  EXPECT_FALSE(extension_type("urn:unknown"));
  ExtensionIds ids;
  EXPECT_FALSE(ids.has(ExtensionType::kMid));
  ids.set(ExtensionType::kMid, 4);
  EXPECT_EQ(ids.id(ExtensionType::kMid), 4);
}

}  // namespace
}  // namespace mtavip::rtp
