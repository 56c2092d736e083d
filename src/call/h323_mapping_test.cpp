#include "call/h323_mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mtavip::call {
namespace {

LocalStream stream_of(MediaKind kind, const std::vector<std::string>& names) {
  LocalStream stream;
  stream.kind = kind;
  for (const auto& name : names) {
    for (auto& codec : configurations_of(name, kind)) stream.codecs.push_back(std::move(codec));
  }
  stream.rtp = *Endpoint::parse("192.0.2.1:40000");
  stream.rtcp = *Endpoint::parse("192.0.2.1:40001");
  return stream;
}

std::string value_of(const AgreedCodec& codec, std::string_view name) {
  return std::string(media::find_parameter(codec.parameters, name).value_or(""));
}

TEST(H323Mapping, CodecsThatH323HasNoCapabilityForAreLeftOut) {
  const auto media =
      to_h323({stream_of(MediaKind::kAudio, {"opus", "L16", "PCMA"}), stream_of(MediaKind::kVideo, {"VP8"})});
  ASSERT_EQ(media.size(), 2U);
  ASSERT_EQ(media[0].formats.size(), 2U);
  EXPECT_EQ(media[0].formats[0].codec, h323::Codec::kOpus);
  EXPECT_EQ(media[0].formats[1].codec, h323::Codec::kG711ALaw);
  EXPECT_TRUE(media[0].dtmf_payload_type.has_value());
  EXPECT_FALSE(media[1].enabled);
}

TEST(H323Mapping, BothPacketizationsOfH264AreOneCapability) {
  const auto media = to_h323({stream_of(MediaKind::kVideo, {"H264", "H261"})});
  ASSERT_EQ(media[0].formats.size(), 2U);
  const auto& h264 = media[0].formats[0].h264;
  EXPECT_EQ(h264.profiles, 64);
  EXPECT_EQ(h264.level_idc, 31);
  EXPECT_TRUE(h264.single_nal_unit);
  EXPECT_TRUE(h264.non_interleaved);
  EXPECT_EQ(media[0].formats[1].pictures.cif, 1);
}

TEST(H323Mapping, HeldStreamsKeepTheirDirection) {
  auto stream = stream_of(MediaKind::kAudio, {"PCMU"});
  stream.direction = MediaDirection::kSendOnly;
  EXPECT_EQ(to_h323({stream})[0].direction, h323::Direction::kSendOnly);
}

TEST(H323Mapping, OpenChannelsBecomeAnAgreement) {
  h323::MediaChanged change;
  change.streams.resize(2);
  change.streams[0].kind = h323::MediaKind::kAudio;
  auto& send = change.streams[0].send.emplace();
  send.format.codec = h323::Codec::kG722;
  send.payload_type = 9;
  send.rtp = *Endpoint::parse("192.0.2.2:5000");
  send.rtcp = *Endpoint::parse("192.0.2.2:5001");
  send.dtmf_payload_type = 101;
  change.streams[1].kind = h323::MediaKind::kVideo;
  auto& receive = change.streams[1].receive.emplace();
  receive.format.codec = h323::Codec::kH264;
  receive.format.h264.profiles = 8;
  receive.format.h264.level_idc = 9;
  receive.format.h264.max_mbps = 108000;
  receive.payload_type = 96;
  change.held_by_remote = true;

  const auto agreement = from_h323(change);
  ASSERT_EQ(agreement.streams.size(), 2U);
  EXPECT_TRUE(agreement.held_by_remote);
  const auto& audio = agreement.streams[0];
  EXPECT_TRUE(audio.accepted);
  EXPECT_EQ(audio.direction, MediaDirection::kSendOnly);
  EXPECT_EQ(audio.send->name, "G722");
  EXPECT_EQ(audio.send->clock_rate, 8000);
  EXPECT_EQ(audio.send_dtmf, 101);
  EXPECT_EQ(audio.remote_rtp, *Endpoint::parse("192.0.2.2:5000"));
  const auto& video = agreement.streams[1];
  EXPECT_EQ(video.direction, MediaDirection::kReceiveOnly);
  ASSERT_EQ(video.receive.size(), 1U);
  EXPECT_EQ(video.receive[0].payload_type, 96);
  EXPECT_EQ(value_of(video.receive[0], "profile-level-id"), "640009");  // level 1b
  EXPECT_EQ(value_of(video.receive[0], "max-mbps"), "108000");
  EXPECT_EQ(value_of(video.receive[0], "packetization-mode"), "0");
}

TEST(H323Mapping, Level1bOfTheOlderProfiles) {
  h323::MediaChanged change;
  change.streams.resize(1);
  change.streams[0].kind = h323::MediaKind::kVideo;
  auto& receive = change.streams[0].receive.emplace();
  receive.format.codec = h323::Codec::kH264;
  receive.format.h264.level_idc = 9;
  const auto codec = from_h323(change).streams[0].receive[0];
  EXPECT_EQ(value_of(codec, "profile-level-id"), "42f00b");
  LocalStream stream;
  stream.kind = MediaKind::kVideo;
  stream.codecs = {{"H264", 90000, 1, codec.parameters}};
  EXPECT_EQ(to_h323({stream})[0].formats[0].h264.level_idc, 9);
}

TEST(H323Mapping, AStreamWithoutChannelsIsNotAccepted) {
  h323::MediaChanged change;
  change.streams.resize(1);
  EXPECT_FALSE(from_h323(change).streams[0].accepted);
}

}  // namespace
}  // namespace mtavip::call
