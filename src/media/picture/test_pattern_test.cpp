#include "media/picture/test_pattern.h"

#include <cstring>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/picture/ports.h"
#include "media/quality/picture_compare.h"

namespace mtavip::media {
namespace {

constexpr FrameCode kCode{123'456, Timestamp(Duration(987'654'321'012))};

/// What scaling by pixel repetition or omission does to it.
VideoFrame nearest(const VideoFrame& from, int width, int height) {
  VideoFrame out = VideoFrame::allocate(width, height);
  for (std::size_t plane = 0; plane < 3; ++plane) {
    const int w = plane == 0 ? width : (width + 1) / 2;
    const int h = plane == 0 ? height : (height + 1) / 2;
    const int fw = plane == 0 ? from.width() : (from.width() + 1) / 2;
    const int fh = plane == 0 ? from.height() : (from.height() + 1) / 2;
    for (int y = 0; y < h; ++y) {
      for (int x = 0; x < w; ++x) {
        out.writable(plane)[y * out.plane(plane).stride + x] =
            from.plane(plane).data[(y * fh / h) * from.plane(plane).stride + x * fw / w];
      }
    }
  }
  return out;
}

TEST(FrameCode, IsReadAtEverySizeAndAfterScaling) {
  for (const auto& [w, h] : {std::pair{80, 46},
                             {128, 96},
                             {176, 144},
                             {320, 180},
                             {352, 288},
                             {640, 360},
                             {641, 361},
                             {1280, 720},
                             {1920, 1080}}) {
    const VideoFrame frame = TestPattern(w, h).draw(kCode);
    EXPECT_EQ(read_frame_code(frame), kCode) << w;
    EXPECT_EQ(frame.captured, kCode.captured);
    if (w >= 320) {
      EXPECT_EQ(read_frame_code(nearest(frame, 160, 96)), kCode) << w;
      EXPECT_EQ(read_frame_code(nearest(frame, 1000, 700)), kCode) << w;
    }
  }
}

TEST(FrameCode, IsReadUnderNoiseAndRefusedWhenWrong) {
  SeededRandom random(1);
  VideoFrame frame = TestPattern(640, 360).draw(kCode);
  for (int i = 0; i < 640 * 360; ++i) {
    const int value = frame.plane(0).data[i] + static_cast<int>(random.below(61)) - 30;
    frame.writable(0)[i] = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
  }
  EXPECT_EQ(read_frame_code(frame), kCode);
  // Any one cell turned over fails the checksum.
  for (int column = 2; column < 38; ++column) {
    VideoFrame damaged = frame.copy();
    for (int y = 16; y < 32; ++y) {
      std::uint8_t* row = damaged.writable(0) + y * 640 + column * 16;
      for (int x = 0; x < 16; ++x) row[x] = static_cast<std::uint8_t>(255 - row[x]);
    }
    EXPECT_EQ(read_frame_code(damaged), std::nullopt) << column;
  }
  VideoFrame grey = VideoFrame::allocate(640, 360);
  std::memset(grey.writable(0), 100, 640 * 360);
  EXPECT_EQ(read_frame_code(grey), std::nullopt);
  EXPECT_EQ(read_frame_code(VideoFrame::allocate(16, 16)), std::nullopt);  // too small to be looked at
  EXPECT_EQ(read_frame_code({}), std::nullopt);
}

TEST(TestPattern, MovesAndIsRepeatable) {
  const TestPattern pattern(640, 360);
  const auto a = pattern.draw({7, Timestamp(1s)});
  const auto b = TestPattern(640, 360).draw({7, Timestamp(1s)});
  const auto c = pattern.draw({8, Timestamp(1s)});
  EXPECT_EQ(compare_pictures(a, b)->psnr, 100);
  EXPECT_EQ(std::memcmp(a.plane(1).data, b.plane(1).data, 320 * 180), 0);
  EXPECT_LT(compare_pictures(a, c, height_of_code(360))->psnr, 40);
  for (std::uint32_t number = 0; number < 3000;
       number += 7) {  // every position stays within the picture (sanitizers watch)
    static_cast<void>(TestPattern(81, 47).draw({number, {}}));
  }
  static_cast<void>(TestPattern(640, 360).draw({0xffffffff, {}}));
}

TEST(PictureCompare, KnowsPublishedValues) {
  VideoFrame a = VideoFrame::allocate(64, 64);
  VideoFrame b = VideoFrame::allocate(64, 64);
  std::memset(a.writable(0), 100, 64 * 64);
  std::memset(b.writable(0), 110, 64 * 64);
  const auto likeness = compare_pictures(a, b);
  ASSERT_TRUE(likeness);
  EXPECT_NEAR(likeness->psnr, 28.13, 0.01);  // 10 log10(255^2 / 10^2)
  EXPECT_NEAR(likeness->ssim, (2 * 100.0 * 110 + 6.5025) / (100.0 * 100 + 110 * 110 + 6.5025), 1e-6);
  EXPECT_EQ(compare_pictures(a, a)->ssim, 1);
  EXPECT_FALSE(compare_pictures(a, VideoFrame::allocate(64, 62)));
  EXPECT_FALSE(compare_pictures(a, b, 60));
}

TEST(TestPictureSource, NumbersPicturesByTheirTime) {
  TestPictureSource source(160, 90, 25);
  const Timestamp start(5s);
  const auto number = [](const VideoFrame& frame) { return read_frame_code(frame)->number; };
  EXPECT_EQ(number(*source.read(start)), 0U);
  EXPECT_FALSE(source.read(start));
  EXPECT_EQ(source.next_due(), start + 40ms);
  EXPECT_FALSE(source.read(start + 39ms));
  EXPECT_EQ(number(*source.read(start + 41ms)), 1U);
  EXPECT_EQ(number(*source.read(start + 200ms)), 5U);  // four were due: three are left out
  EXPECT_EQ(source.next_due(), start + 240ms);
  source.constrain(80, 80, 10);
  const auto slower = source.read(start + 250ms);
  EXPECT_EQ(number(*slower), 6U);
  EXPECT_EQ(slower->width(), 80);
  EXPECT_EQ(slower->height(), 46);
  EXPECT_EQ(source.next_due(), start + 340ms);
}

TEST(TestPictureSource, TakesTheShapeThatIsSent) {
  TestPictureSource source(640, 360, 30);
  source.constrain(352, 288, 30);
  PictureCheck check;
  const auto narrow = source.read(Timestamp(1s));
  ASSERT_TRUE(narrow);
  EXPECT_EQ(narrow->height(), 198);
  // A codec of fixed sizes would put bars above and below it, and its marks could not be read.
  source.take_shape(352, 288);
  const auto full = source.read(Timestamp(2s));
  ASSERT_TRUE(full);
  EXPECT_EQ(full->width(), 352);
  EXPECT_EQ(full->height(), 288);
  check.show(*full, Timestamp(2s));
  EXPECT_EQ(check.result().readable, 1U);
  EXPECT_EQ(check.result().compared, 1U);
}

TEST(PictureCheck, TellsWhatArrived) {
  const TestPattern pattern(320, 180);
  PictureCheck check;
  const auto show = [&](std::uint32_t number, Duration at) {
    check.show(pattern.draw({number, Timestamp(at)}), Timestamp(at + 30ms));
  };
  show(10, 1000ms);
  show(11, 1033ms);
  show(11, 1033ms);
  show(14, 1133ms);
  show(12, 1066ms);
  show(15, 1600ms);
  VideoFrame grey = VideoFrame::allocate(320, 180);
  std::memset(grey.writable(0), 100, 320 * 180);
  check.show(grey, Timestamp(2s));
  const auto r = check.result();
  EXPECT_EQ(r.shown, 7U);
  EXPECT_EQ(r.readable, 6U);
  EXPECT_EQ(r.distinct, 4U);
  EXPECT_EQ(r.repeated, 1U);
  EXPECT_EQ(r.backwards, 1U);
  EXPECT_EQ(r.missing, 2U);
  EXPECT_EQ(r.delay_mean, 30ms);
  EXPECT_EQ(r.delay_largest, 30ms);
  EXPECT_EQ(r.longest_gap, 467ms);
  EXPECT_EQ(r.compared, 2U);
  EXPECT_EQ(r.ssim_worst, 1);
  EXPECT_EQ(r.psnr_mean, 100);
}

TEST(VideoPorts, RefuseSizesThatAreNone) {
  Registry registry;
  register_builtin_video_ports(registry);
  const auto make = [&](const char* argument) {
    VideoPortSettings settings;
    settings.argument = argument;
    return registry.video_sources.find("test")->second(settings);
  };
  EXPECT_TRUE(make(""));
  EXPECT_EQ((*make("320x180"))->read(Timestamp(1s))->width(), 320);
  for (const char* wrong : {"x", "320", "320x", "10x10", "99999x99999", "320x180x3", "-1x180"})
    EXPECT_FALSE(make(wrong)) << wrong;
}

}  // namespace
}  // namespace mtavip::media
