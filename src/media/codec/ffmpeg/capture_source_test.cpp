#include "media/codec/ffmpeg/capture_source.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace mtavip::media::ffmpeg {
namespace {

std::string error_of(const Result<std::unique_ptr<VideoSource>, IoError>& source) {
  return source ? "none" : source.error().message;
}

TEST(CaptureSource, SaysWhatIsWrong) {
  VideoPortSettings settings;
  settings.argument = "/dev/video-that-is-not-there";
  EXPECT_NE(error_of(make_camera_source(settings)).find("No such file"), std::string::npos);
  settings.argument = "Camera Of Nobody";
  EXPECT_NE(error_of(make_camera_source(settings)).find("no camera named"), std::string::npos);
  settings.argument = ":9876";
  EXPECT_NE(error_of(make_screen_source(settings)).find("cannot open the screen"), std::string::npos);
  settings.argument.clear();
  const char* display = std::getenv("DISPLAY");
  const std::string before = display != nullptr ? display : "";
  unsetenv("DISPLAY");
  EXPECT_NE(error_of(make_screen_source(settings)).find("DISPLAY"), std::string::npos);
  for (const DeviceInfo& device : list_capture_devices()) EXPECT_EQ(device.kind, "camera");
  setenv("DISPLAY", ":77", 1);
  const auto devices = list_capture_devices();
  ASSERT_FALSE(devices.empty());
  EXPECT_EQ(devices.back().name, ":77");
  if (before.empty()) {
    unsetenv("DISPLAY");
  } else {
    setenv("DISPLAY", before.c_str(), 1);
  }
}

}  // namespace
}  // namespace mtavip::media::ffmpeg
