#include "client/video_sender.h"

#include <gtest/gtest.h>

namespace mtavip::client {
namespace {

struct Case {
  const char* codec;
  media::CodecParameters parameters;
  media::PictureSize size;
  double rate;
  bool fixed;
};

/// A sender that wants 1280x720 at 30, and what the receiver asks for.
TEST(VideoSender, SendsSizesAndRatesThatTheReceiverNamed) {
  const Case cases[] = {
      {"H261", {{"CIF", "1"}, {"QCIF", "1"}}, {352, 288}, 30, true},
      {"h261", {{"CIF", "2"}, {"QCIF", "1"}}, {352, 288}, 14.985, true},
      {"H261", {{"QCIF", "4"}}, {176, 144}, 7.4925, true},
      {"H261", {}, {352, 288}, 30, true},
      {"H263", {{"CIF", "3"}}, {352, 288}, 9.99, true},
      {"H263", {{"SQCIF", "1"}}, {176, 144}, 30, true},
      {"H263", {{"CIF", "33"}}, {352, 288}, 30, true},  // no interval: at most 32
      {"H263", {{"CIF", "0"}}, {352, 288}, 30, true},
      {"H263", {{"CIF", "x"}}, {352, 288}, 30, true},
      {"H263-1998", {{"CIF", "2"}}, {352, 288}, 14.985, true},
      {"VP8", {{"CIF", "2"}}, {1280, 720}, 30, false},
      {"H264", {{"profile-level-id", "42e01f"}}, {1280, 720}, 30, false},
  };
  for (const Case& c : cases) {
    media::VideoCodecSettings settings;
    settings.name = c.codec;
    settings.parameters = c.parameters;
    settings.width = 1280;
    settings.height = 720;
    settings.frames_per_second = 30;
    EXPECT_EQ(has_fixed_size(settings), c.fixed) << c.codec;
    EXPECT_NEAR(highest_picture_rate(settings), c.rate, 0.001) << c.codec;
    const media::PictureSize size = largest_picture(settings);
    EXPECT_LE(size.width, c.size.width) << c.codec;
    EXPECT_LE(size.height, c.size.height) << c.codec;
    EXPECT_TRUE(!c.fixed || size == c.size) << c.codec;
  }
}

}  // namespace
}  // namespace mtavip::client
