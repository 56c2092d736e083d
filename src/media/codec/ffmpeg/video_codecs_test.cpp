#include "media/codec/ffmpeg/video_codecs.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/packetize/packetizer.h"
#include "media/picture/test_pattern.h"
#include "media/quality/picture_compare.h"

namespace mtavip::media::ffmpeg {
namespace {

VideoCodecSettings settings_of(const char* name, int width, int height, int kbps) {
  VideoCodecSettings settings;
  settings.name = name;
  settings.width = width;
  settings.height = height;
  settings.rate = DataRate::kilobits_per_second(kbps);
  if (settings.name == "H264") settings.parameters = {{"packetization-mode", "1"}, {"profile-level-id", "42e01f"}};
  return settings;
}

FrameCode code_of(std::uint32_t number) {
  return {number, Timestamp(std::chrono::milliseconds(33) * number + 1s)};
}

struct Trip {
  std::size_t pictures = 0;
  std::size_t readable = 0;
  std::size_t bytes = 0;
  std::size_t key_frames = 0;
  double psnr = 0;
};

/// Encoder, packets, depacketizer, decoder, comparison.
Trip run(const VideoCodecSettings& settings, std::uint32_t frames) {
  Trip trip;
  auto encoder = make_video_encoder(settings);
  auto decoder = make_video_decoder(settings);
  EXPECT_TRUE(encoder && decoder);
  if (!encoder || !decoder) return trip;
  const auto packetizer = make_packetizer(settings.name, settings.parameters);
  const auto depacketizer = make_depacketizer(settings.name, {});
  const TestPattern pattern(settings.width, settings.height);
  EncodedFrame coded;
  EncodedFrame received;
  PayloadList payloads;
  for (std::uint32_t i = 0; i < frames; ++i) {
    const VideoFrame sent = pattern.draw(code_of(i));
    EXPECT_TRUE((*encoder)->encode(sent, i == 0, coded));
    if (coded.data.empty()) continue;
    EXPECT_EQ(coded.key_frame, i == 0) << i;
    trip.bytes += coded.data.size();
    trip.key_frames += coded.key_frame ? 1 : 0;
    EXPECT_TRUE(packetizer->packetize(coded, payloads));
    std::vector<PayloadPart> parts;
    for (std::size_t p = 0; p < payloads.size(); ++p) {
      EXPECT_LE(payloads[p].size(), 1200U);
      parts.push_back({payloads[p], false});
    }
    EXPECT_TRUE(depacketizer->assemble(parts, received));
    EXPECT_EQ(received.key_frame, coded.key_frame) << i;
    const auto picture = (*decoder)->decode(received);
    EXPECT_TRUE(picture) << i;
    if (!picture || !*picture) continue;
    ++trip.pictures;
    trip.readable += read_frame_code(**picture) == code_of(i) ? 1 : 0;
    trip.psnr += compare_pictures(**picture, sent)->psnr;
  }
  trip.psnr /= static_cast<double>(std::max<std::size_t>(trip.pictures, 1));
  return trip;
}

std::string printable(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

struct CodecCase {
  const char* name;
  int width;
  int height;
  int kbps;
  double psnr;
};
class VideoCodec : public testing::TestWithParam<CodecCase> {};

TEST_P(VideoCodec, CarriesPicturesThroughPacketsAtItsRate) {
  const CodecCase& c = GetParam();
  constexpr std::uint32_t kFrames = 90;
  const Trip trip = run(settings_of(c.name, c.width, c.height, c.kbps), kFrames);
  EXPECT_EQ(trip.pictures, kFrames);
  EXPECT_EQ(trip.readable, kFrames);
  EXPECT_EQ(trip.key_frames, 1U);
  EXPECT_GT(trip.psnr, c.psnr);
  const double kbps = static_cast<double>(trip.bytes) * 8 / 1000 / (kFrames / 30.0);
  EXPECT_LT(kbps, c.kbps * 1.35);  // the first picture costs more than its share
}

INSTANTIATE_TEST_SUITE_P(All, VideoCodec,
                         testing::Values(CodecCase{"H264", 640, 360, 300, 30}, CodecCase{"H264", 640, 360, 1000, 35},
                                         CodecCase{"VP8", 640, 360, 500, 30}, CodecCase{"H263-1998", 352, 288, 500, 27},
                                         CodecCase{"H263-2000", 320, 180, 400, 27},
                                         CodecCase{"H263", 352, 288, 500, 27}, CodecCase{"H263", 176, 144, 200, 27},
                                         CodecCase{"H263", 352, 288, 2000, 32}, CodecCase{"H263", 704, 576, 2000, 27},
                                         CodecCase{"H261", 352, 288, 600, 25}, CodecCase{"H261", 176, 144, 250, 25},
                                         CodecCase{"H261", 352, 288, 2000, 30}),
                         [](const auto& each) {
                           return printable(each.param.name) + "_" + std::to_string(each.param.width) + "_" +
                                  std::to_string(each.param.kbps);
                         });

TEST(VideoEncoder, KeepsSlicesWithinAPacketWherePacketsMustHoldThemWhole) {
  VideoCodecSettings settings = settings_of("H264", 640, 360, 2000);
  settings.parameters = {{"profile-level-id", "42e01f"}};  // packetization-mode 0
  settings.max_payload = 900;
  auto encoder = make_video_encoder(settings);
  ASSERT_TRUE(encoder);
  const auto packetizer = make_packetizer("H264", settings.parameters);
  const TestPattern pattern(640, 360);
  EncodedFrame coded;
  PayloadList payloads;
  for (std::uint32_t i = 0; i < 30; ++i) {
    ASSERT_TRUE((*encoder)->encode(pattern.draw(code_of(i)), false, coded));
    ASSERT_TRUE(packetizer->packetize(coded, payloads));
    for (std::size_t p = 0; p < payloads.size(); ++p) EXPECT_LE(payloads[p].size(), 900U);
  }
}

class AdjustableEncoder : public testing::TestWithParam<const char*> {};

TEST_P(AdjustableEncoder, FollowsItsRateAndMakesKeyFramesOnRequest) {
  VideoCodecSettings settings = settings_of(GetParam(), 352, 288, 800);
  auto encoder = make_video_encoder(settings);
  auto decoder = make_video_decoder(settings);
  ASSERT_TRUE(encoder && decoder);
  const TestPattern pattern(352, 288);
  EncodedFrame coded;
  std::uint32_t number = 0;
  const auto second = [&](bool key) {
    std::size_t bytes = 0;
    for (int i = 0; i < 30; ++i, ++number) {
      EXPECT_TRUE((*encoder)->encode(pattern.draw(code_of(number)), key && i == 0, coded));
      EXPECT_TRUE(coded.key_frame || !key || i > 0);
      bytes += coded.data.size();
      EXPECT_TRUE(coded.data.empty() || (*decoder)->decode(coded));
    }
    return static_cast<double>(bytes) * 8 / 1000;
  };
  second(false);
  const double fast = second(true);
  (*encoder)->set_rate(DataRate::kilobits_per_second(200), 30);
  second(false);
  second(false);
  const double slow = second(false);
  EXPECT_LT(slow, 280);
  EXPECT_LT(slow, fast * 0.7);
}

INSTANTIATE_TEST_SUITE_P(All, AdjustableEncoder, testing::Values("H264", "VP8", "H263-1998", "H263", "H261"),
                         [](const auto& each) { return printable(each.param); });

TEST(VideoEncoder, RefusesWhatItCannotDo) {
  EXPECT_EQ(make_video_encoder(settings_of("H266", 640, 360, 300)).error(), CodecError::kUnknown);
  EXPECT_EQ(make_video_decoder(settings_of("H266", 640, 360, 300)).error(), CodecError::kUnknown);
  EXPECT_EQ(make_video_encoder(settings_of("H264", 641, 360, 300)).error(), CodecError::kBadParameter);
  EXPECT_EQ(make_video_encoder(settings_of("H264", 0, 0, 300)).error(), CodecError::kBadParameter);
  EXPECT_EQ(make_video_encoder(settings_of("H261", 640, 360, 300)).error(), CodecError::kBadParameter);
  EXPECT_EQ(make_video_encoder(settings_of("H263", 640, 360, 300)).error(), CodecError::kBadParameter);
  EXPECT_EQ(make_video_encoder(settings_of("VP8", 100'000, 100'000, 300)).error(), CodecError::kBadParameter);
  auto encoder = make_video_encoder(settings_of("H264", 320, 180, 300));
  ASSERT_TRUE(encoder);
  EncodedFrame out;
  EXPECT_EQ((*encoder)->encode(TestPattern(640, 360).draw({}), false, out).error(), CodecError::kBadParameter);
}

class HostileInput : public testing::TestWithParam<const char*> {};

TEST_P(HostileInput, NeverEndsTheDecoder) {
  SeededRandom random(11);
  const VideoCodecSettings settings = settings_of(GetParam(), 176, 144, 300);
  auto encoder = make_video_encoder(settings);
  auto decoder = make_video_decoder(settings);
  ASSERT_TRUE(encoder && decoder);
  const TestPattern pattern(176, 144);
  EncodedFrame coded;
  for (std::uint32_t i = 0; i < 400; ++i) {
    ASSERT_TRUE((*encoder)->encode(pattern.draw(code_of(i)), i % 50 == 0, coded));
    if (coded.data.empty()) continue;
    for (std::uint64_t damage = random.below(6); damage > 0; --damage) {
      coded.data[random.below(coded.data.size())] ^= static_cast<std::byte>(1U << random.below(8));
    }
    if (random.below(5) == 0) coded.data.resize(1 + random.below(coded.data.size()));
    static_cast<void>((*decoder)->decode(coded));
  }
  EXPECT_FALSE((*decoder)->decode({}));
  (*decoder)->reset();
  for (int i = 0; i < 200; ++i) {
    EncodedFrame noise;
    noise.data.resize(1 + random.below(500));
    random.fill(noise.data);
    static_cast<void>((*decoder)->decode(noise));
  }
  // And afterwards it works.
  (*decoder)->reset();
  ASSERT_TRUE((*encoder)->encode(pattern.draw(code_of(1000)), true, coded));
  const auto picture = (*decoder)->decode(coded);
  ASSERT_TRUE(picture && *picture);
  EXPECT_EQ(read_frame_code(**picture), code_of(1000));
}

INSTANTIATE_TEST_SUITE_P(All, HostileInput, testing::Values("H264", "VP8", "H263-1998", "H263", "H261"),
                         [](const auto& each) { return printable(each.param); });

}  // namespace
}  // namespace mtavip::media::ffmpeg
