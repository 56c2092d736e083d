#include "media/codec/ffmpeg/picture_scaler.h"

#include <gtest/gtest.h>

#include "media/picture/test_pattern.h"
#include "media/registry.h"

extern "C" void mtavip_register_module(mtavip::media::Registry& registry);

namespace mtavip::media::ffmpeg {
namespace {

TEST(PictureSize, FitsWithinLimitsKeepingItsShape) {
  EXPECT_EQ(fit_within({1920, 1080}, {640, 480}), (PictureSize{640, 360}));
  EXPECT_EQ(fit_within({640, 480}, {640, 360}), (PictureSize{480, 360}));
  EXPECT_EQ(fit_within({320, 240}, {640, 360}), (PictureSize{320, 240}));
  EXPECT_EQ(fit_within({641, 361}, {2000, 2000}), (PictureSize{640, 360}));
  EXPECT_EQ(fit_within({4000, 1}, {100, 100}), (PictureSize{100, 2}));
  EXPECT_EQ(fit_within({0, 0}, {0, 0}), (PictureSize{2, 2}));
}

TEST(PictureScaler, ScalesAndHandsThrough) {
  PictureScaler scaler;
  const FrameCode code{99, Timestamp(3s)};
  auto frame = TestPattern(640, 360).draw(code);
  frame.rtp_timestamp = 17;
  const std::uint8_t* memory = frame.plane(0).data;
  auto same = scaler.scale(std::move(frame), {640, 360}, PictureFit::kStretch);
  ASSERT_TRUE(same);
  EXPECT_EQ(same->plane(0).data, memory);
  for (const PictureSize size : {PictureSize{352, 288}, {160, 90}, {1280, 720}, {322, 182}}) {
    auto scaled = scaler.scale(same->copy(), size, PictureFit::kStretch);
    ASSERT_TRUE(scaled);
    EXPECT_EQ(scaled->width(), size.width);
    EXPECT_EQ(scaled->height(), size.height);
    EXPECT_EQ(scaled->captured, code.captured);
    EXPECT_EQ(scaled->rtp_timestamp, 17U);
    EXPECT_EQ(read_frame_code(*scaled), code) << size.width;
  }
}

TEST(PictureScaler, KeepsTheShapeBetweenBlackBars) {
  PictureScaler scaler;
  VideoFrame white = VideoFrame::allocate(640, 360);
  for (std::size_t plane = 0; plane < 3; ++plane) {
    std::fill_n(white.writable(plane), plane == 0 ? 640 * 360 : 320 * 180, plane == 0 ? 235 : 128);
  }
  const auto boxed = scaler.scale(white.copy(), {480, 480}, PictureFit::kLetterbox);
  ASSERT_TRUE(boxed);
  const auto luma = [&](int x, int y) { return int{boxed->plane(0).data[y * boxed->plane(0).stride + x]}; };
  EXPECT_EQ(luma(240, 0), 16);
  EXPECT_EQ(luma(240, 100), 16);
  EXPECT_NEAR(luma(240, 110), 235, 2);
  EXPECT_NEAR(luma(240, 370), 235, 2);
  EXPECT_EQ(luma(240, 479), 16);
}

TEST(PictureScaler, RefusesSizesBeyondReason) {
  PictureScaler scaler;
  for (const PictureSize size : {PictureSize{0, 10}, {10, -1}, {16385, 10}, {1, 1}}) {
    EXPECT_EQ(scaler.scale(VideoFrame::allocate(64, 64), size, PictureFit::kStretch).error(),
              CodecError::kBadParameter);
  }
  EXPECT_EQ(scaler.scale({}, {64, 64}, PictureFit::kStretch).error(), CodecError::kBadParameter);
}

TEST(Module, RegistersWhatItAnnounces) {
  Registry registry;
  mtavip_register_module(registry);
  for (const char* name : {"H264", "H263-1998", "VP8"}) {
    VideoCodecSettings settings;
    settings.name = name;
    settings.width = 352;
    settings.height = 288;
    EXPECT_TRUE(registry.video_encoders.find(name)->second(settings)) << name;
    EXPECT_TRUE(registry.video_decoders.find(name)->second(settings)) << name;
  }
  EXPECT_TRUE(registry.scalers.find("picture")->second());
  EXPECT_EQ(registry.recorders.count("mkv") + registry.recorders.count("mp4"), 2U);
  EXPECT_EQ(registry.picture_writers.count("png"), 1U);
  EXPECT_EQ(registry.video_sources.count("file") + registry.audio_sources.count("file"), 2U);
  VideoPortSettings record;
  record.argument = "/nonexistent/x.mkv";
  EXPECT_FALSE(registry.video_sinks.find("record")->second(record));
}

}  // namespace
}  // namespace mtavip::media::ffmpeg
