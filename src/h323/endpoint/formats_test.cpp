#include "h323/endpoint/formats.h"

#include <gtest/gtest.h>

#include "asn1/codec.h"
#include "h323/endpoint/capabilities.h"
#include "h323/endpoint/channel_messages.h"

namespace mtavip::h323 {
namespace {

MediaFormat video(Codec codec) {
  MediaFormat result;
  result.codec = codec;
  result.max_bit_rate = DataRate::kilobits_per_second(768);
  return result;
}

std::vector<MediaFormat> all_formats() {
  std::vector<MediaFormat> result;
  for (const auto codec : {Codec::kG711ALaw, Codec::kG711MuLaw, Codec::kG722, Codec::kG729}) {
    for (const auto time : {10ms, 20ms, 60ms}) {
      MediaFormat format;
      format.codec = codec;
      format.packet_time = time;
      result.push_back(format);
    }
  }
  for (const auto rate : {24, 32}) {
    MediaFormat format;
    format.codec = Codec::kG7221;
    format.max_bit_rate = DataRate::kilobits_per_second(rate);
    result.push_back(format);
  }
  MediaFormat opus;
  opus.codec = Codec::kOpus;
  opus.max_bit_rate = DataRate::kilobits_per_second(64);
  result.push_back(opus);
  auto h261 = video(Codec::kH261);
  h261.pictures = {0, 1, 2, 0, 0};
  result.push_back(h261);
  auto h263 = video(Codec::kH263);
  h263.pictures = {1, 2, 3, 4, 32};
  result.push_back(h263);
  for (const int number : {9, 10, 11, 12, 13, 20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 52}) {
    const auto level = static_cast<std::uint8_t>(number);
    auto h264 = video(Codec::kH264);
    h264.h264.level_idc = level;
    h264.h264.profiles = static_cast<std::uint8_t>(level % 2 == 0 ? 64 : 72);
    h264.h264.max_mbps = 245'500;
    h264.h264.max_fs = 8192;
    h264.h264.non_interleaved = true;
    result.push_back(h264);
  }
  return result;
}

TEST(Formats, ComeBackFromTheirCapabilities) {
  for (const auto& format : all_formats()) {
    const auto encoded = asn1::encode(to_data_type(format));
    ASSERT_TRUE(encoded) << name_of(format.codec);
    const auto decoded = asn1::decode<h245::DataType>(*encoded);
    ASSERT_TRUE(decoded);
    const auto back = from_data_type(*decoded);
    ASSERT_TRUE(back) << name_of(format.codec);
    EXPECT_EQ(*back, format) << name_of(format.codec) << ' ' << int{format.h264.level_idc};
  }
}

TEST(Formats, ComeBackFromChannels) {
  for (auto format : all_formats()) {
    for (const bool reverse : {false, true}) {
      for (const auto type : {96, 110, 127}) {
        if (format.codec == Codec::kH263 && type != 96) format.codec = Codec::kH263Plus;
        ChannelProposal proposal;
        proposal.number = 7;
        proposal.reverse = reverse;
        proposal.session = session_of(kind_of(format.codec));
        proposal.format = format;
        proposal.is_video = kind_of(format.codec) == MediaKind::kVideo;
        proposal.payload_type = static_payload_type(format.codec).value_or(static_cast<std::uint8_t>(type));
        if (reverse) proposal.rtp = Endpoint::parse("192.0.2.1:5000");
        proposal.rtcp = Endpoint::parse("[2001:db8::1]:5001");
        const auto encoded = asn1::encode(make_open(proposal));
        ASSERT_TRUE(encoded);
        const auto decoded = asn1::decode<h245::OpenLogicalChannel>(*encoded);
        ASSERT_TRUE(decoded);
        const auto back = read_open(*decoded);
        ASSERT_TRUE(back);
        EXPECT_EQ(back->number, proposal.number);
        EXPECT_EQ(back->reverse, proposal.reverse);
        EXPECT_EQ(back->session, proposal.session);
        EXPECT_EQ(*back->format, format) << name_of(format.codec);
        EXPECT_EQ(back->payload_type, proposal.payload_type) << name_of(format.codec);
        EXPECT_EQ(back->rtp, proposal.rtp);
        EXPECT_EQ(back->rtcp, proposal.rtcp);
      }
    }
  }
}

TEST(Formats, InCommon) {
  auto ours = video(Codec::kH264);
  auto theirs = video(Codec::kH264);
  ours.h264.level_idc = 31;
  theirs.h264.level_idc = 13;
  theirs.h264.max_mbps = 40'000;
  theirs.max_bit_rate = DataRate::kilobits_per_second(384);
  auto common = common_format(ours, theirs);
  ASSERT_TRUE(common);
  EXPECT_EQ(common->h264.level_idc, 13);
  EXPECT_EQ(common->h264.max_mbps, 40'000U);
  EXPECT_EQ(common->max_bit_rate, DataRate::kilobits_per_second(384));
  theirs.h264.profiles = 32;
  EXPECT_FALSE(common_format(ours, theirs)) << "main only";

  auto cif = video(Codec::kH261);
  cif.pictures = {0, 0, 1, 0, 0};
  auto qcif = video(Codec::kH261);
  qcif.pictures = {0, 1, 0, 0, 0};
  EXPECT_FALSE(common_format(cif, qcif)) << "no size in common";
  qcif.pictures.cif = 2;
  EXPECT_EQ(common_format(cif, qcif)->pictures.cif, 2) << "the slower of the two";

  MediaFormat g7221;
  g7221.codec = Codec::kG7221;
  g7221.max_bit_rate = DataRate::kilobits_per_second(24);
  MediaFormat other = g7221;
  other.max_bit_rate = DataRate::kilobits_per_second(32);
  EXPECT_FALSE(common_format(g7221, other));

  MediaFormat long_packets;
  long_packets.packet_time = 240ms;
  MediaFormat short_packets;
  short_packets.packet_time = 20ms;
  EXPECT_EQ(common_format(short_packets, long_packets)->packet_time, 20ms);
  EXPECT_EQ(common_format(long_packets, short_packets)->packet_time, 20ms);
}

LocalMedia streams(std::vector<Codec> audio, std::vector<Codec> pictures) {
  LocalMedia result(2);
  for (const auto codec : audio) {
    MediaFormat format;
    format.codec = codec;
    result[0].formats.push_back(format);
  }
  result[0].dtmf_payload_type = 101;
  result[1].kind = MediaKind::kVideo;
  for (const auto codec : pictures) {
    auto format = video(codec);
    format.pictures = {0, 1, 1, 0, 0};
    result[1].formats.push_back(format);
  }
  return result;
}

TEST(Capabilities, ReadBack) {
  const auto media = streams({Codec::kG722, Codec::kG711ALaw}, {Codec::kH264, Codec::kH263Plus, Codec::kH261});
  const auto encoded = asn1::encode(make_capabilities(media));
  ASSERT_TRUE(encoded);
  const auto set = asn1::decode<h245::TerminalCapabilitySet>(*encoded);
  ASSERT_TRUE(set);
  const auto remote = read_capabilities(*set);
  EXPECT_FALSE(remote.empty);
  EXPECT_TRUE(remote.takes_signals && remote.takes_text);
  EXPECT_EQ(remote.dtmf_payload_type, 101);
  std::vector<Codec> codecs;
  for (const auto& entry : remote.formats) codecs.push_back(entry.format.codec);
  EXPECT_EQ(codecs, (std::vector<Codec>{Codec::kG722, Codec::kG711ALaw, Codec::kH264, Codec::kH263Plus, Codec::kH263,
                                        Codec::kH261}));
}

TEST(Capabilities, EmptySetStopsEverything) {
  auto media = streams({Codec::kG722}, {Codec::kH264});
  for (auto& stream : media) stream.direction = Direction::kSendOnly;
  const auto set = make_capabilities(media);
  EXPECT_FALSE(set.capability_table || set.capability_descriptors || set.multiplex_capability);
  EXPECT_TRUE(read_capabilities(set).empty);
}

TEST(Capabilities, OrderIsPreferenceAndSetsAreTogether) {
  // 1 and 2 are sound, 3 pictures; descriptor 5: 2 before 1, without pictures; descriptor 6: 1 and 3 at once.
  h245::TerminalCapabilitySet set;
  set.protocol_identifier = {0, 0, 8, 245, 0, 7};
  auto& table = set.capability_table.emplace();
  const auto add = [&table](std::uint16_t number, const MediaFormat& format) {
    auto& entry = table.emplace_back();
    entry.capability_table_entry_number = number;
    if (kind_of(format.codec) == MediaKind::kAudio) {
      entry.capability.emplace().emplace<h245::Capability::kReceiveAudioCapability>() = to_audio_capability(format);
    } else {
      entry.capability.emplace().emplace<h245::Capability::kReceiveVideoCapability>() = to_video_capability(format);
    }
  };
  const auto media = streams({Codec::kG711ALaw, Codec::kG722}, {Codec::kH261});
  add(1, media[0].formats[0]);
  add(2, media[0].formats[1]);
  add(3, media[1].formats[0]);
  auto& descriptors = set.capability_descriptors.emplace(2U);
  descriptors[0].capability_descriptor_number = 5;
  descriptors[0].simultaneous_capabilities = std::vector<h245::AlternativeCapabilitySet>{{2, 1}};
  descriptors[1].capability_descriptor_number = 6;
  descriptors[1].simultaneous_capabilities = std::vector<h245::AlternativeCapabilitySet>{{1}, {3, 99}};
  const auto remote = read_capabilities(set);
  ASSERT_EQ(remote.formats.size(), 3U);
  EXPECT_EQ(remote.formats[0].number, 2);
  EXPECT_EQ(remote.formats[1].number, 1);
  const auto both = choose_formats(media, remote, {});
  EXPECT_EQ(both[0]->codec, Codec::kG711ALaw);
  EXPECT_EQ(both[1]->codec, Codec::kH261);
  const auto sound = choose_formats({media[0]}, remote, {{Codec::kG711ALaw}});
  EXPECT_EQ(sound[0]->codec, Codec::kG722);
}

TEST(Capabilities, TableWithoutDescriptors) {
  auto set = make_capabilities(streams({Codec::kG711ALaw}, {Codec::kH261}));
  set.capability_descriptors.reset();
  const auto remote = read_capabilities(set);
  const auto chosen = choose_formats(streams({Codec::kG711ALaw}, {Codec::kH261}), remote, {});
  EXPECT_TRUE(chosen[0] && chosen[1]);
}

}  // namespace
}  // namespace mtavip::h323
