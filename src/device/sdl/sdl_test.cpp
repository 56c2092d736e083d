// Against a real X server without a screen (Xvfb), whose picture is read from the file that it keeps it in.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "device/clock.h"
#include "device/test_process.h"
#include "media/registry.h"

extern "C" void mtavip_register_module(mtavip::media::Registry& registry);

// The desktop's libraries below SDL (D-Bus, X) keep some hundred bytes a connection, and call stacks in them cannot be
// named for a suppression. All other errors of memory are found. NOLINTNEXTLINE(bugprone-reserved-identifier): the
// sanitizer's name
extern "C" [[gnu::visibility("default")]] const char* __asan_default_options();
// NOLINTNEXTLINE(bugprone-reserved-identifier)
const char* __asan_default_options() {
  return "detect_leaks=0";
}

namespace mtavip::device {
namespace {

using media::VideoFrame;
using media::VideoPortSettings;
using ::testing::HasSubstr;

struct Colour {
  int y, u, v;
};
// BT.601, limited range.
constexpr Colour kRed{82, 90, 240};
constexpr Colour kGreen{145, 54, 34};

VideoFrame picture(int width, int height, Colour colour) {
  VideoFrame frame = VideoFrame::allocate(width, height);
  const std::array<int, 3> values{colour.y, colour.u, colour.v};
  for (std::size_t plane = 0; plane < 3; ++plane) {
    const int rows = plane == 0 ? height : (height + 1) / 2;
    std::fill_n(frame.writable(plane), frame.plane(plane).stride * rows, static_cast<std::uint8_t>(values[plane]));
  }
  return frame;
}

/// How many pixels of the screen are red, and how many green.
struct Screen {
  int red = 0;
  int green = 0;
  int left = 1 << 20, right = -1, top = 1 << 20, bottom = -1;  ///< around both
};

class SdlTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ::setenv("XDG_RUNTIME_DIR", folder_.path().c_str(), 1);
    ::unsetenv("WAYLAND_DISPLAY");
    ::unsetenv("DISPLAY");
    ::setenv("SDL_RENDER_DRIVER", "software", 1);
  }

  void start_screen() {
    const std::string log = folder_ / "display";
    server_ = TestProcess(
        {"Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-fbdir", folder_.path()}, log);
    ASSERT_TRUE(server_.started()) << "the program Xvfb cannot be started: install the package xvfb";
    std::string number;
    ASSERT_TRUE(eventually([&] {
      std::ifstream file(log);
      return std::getline(file, number) && !file.eof() &&
             std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    })) << "Xvfb does not start";
    ::setenv("DISPLAY", (":" + number).c_str(), 1);
  }

  /// X window dump: a header of big-endian words, a colour map, and the pixels.
  [[nodiscard]] Screen screen() const {
    std::ifstream file(folder_ / "Xvfb_screen0", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(bytes.at(at))); };
    const auto word = [&](std::size_t index) {
      return byte(index * 4) << 24 | byte(index * 4 + 1) << 16 | byte(index * 4 + 2) << 8 | byte(index * 4 + 3);
    };
    const std::size_t pixels = word(0) + std::size_t{word(19)} * 12;
    Screen seen;
    for (unsigned y = 0; y < word(5); ++y) {
      for (unsigned x = 0; x < word(4); ++x) {
        const std::size_t at = pixels + std::size_t{y} * word(12) + std::size_t{x} * 4;
        const bool blue = byte(at) > 60;
        const bool green = byte(at + 1) > 200 && byte(at + 2) < 60 && !blue;
        const bool red = byte(at + 2) > 200 && byte(at + 1) < 60 && !blue;
        if (!red && !green) continue;
        seen.red += red ? 1 : 0;
        seen.green += green ? 1 : 0;
        seen.left = std::min(seen.left, static_cast<int>(x));
        seen.right = std::max(seen.right, static_cast<int>(x));
        seen.top = std::min(seen.top, static_cast<int>(y));
        seen.bottom = std::max(seen.bottom, static_cast<int>(y));
      }
    }
    return seen;
  }

  static Result<std::unique_ptr<media::VideoSink>, media::IoError> window(const media::Registry& registry) {
    VideoPortSettings settings;
    settings.title = "Test";
    return media::make_first(registry.video_sinks, "window", media::IoError{"none"}, settings);
  }

  static std::string error_of(const Result<std::unique_ptr<media::VideoSink>, media::IoError>& made) {
    return made ? "no error" : made.error().message;
  }

 private:
  TemporaryFolder folder_;
  TestProcess server_;
};

TEST_F(SdlTest, SaysThatThereIsNoDisplayAndWorksOnceThereIs) {
  media::Registry registry;
  mtavip_register_module(registry);
  EXPECT_THAT(error_of(window(registry)), HasSubstr("there is no display for a window"));
  start_screen();
  EXPECT_EQ(error_of(window(registry)), "no error");
}

TEST_F(SdlTest, ShowsPicturesInTheirProportion) {
  start_screen();
  media::Registry registry;
  mtavip_register_module(registry);
  auto sink = window(registry);
  ASSERT_TRUE(sink) << error_of(sink);
  (*sink)->show(picture(320, 240, kRed), monotonic_now());
  EXPECT_TRUE(eventually([&] { return screen().red == 320 * 240; })) << screen().red << " red pixels";
  const Screen whole = screen();
  EXPECT_EQ(whole.right - whole.left, 319);
  EXPECT_EQ(whole.bottom - whole.top, 239);
  // The window stays as it is; a wider picture has bars above and below.
  (*sink)->show(picture(641, 241, kGreen), monotonic_now());
  EXPECT_TRUE(eventually([&] {
    const Screen now = screen();
    return now.red == 0 && now.green > 0;
  }));
  const Screen wide = screen();
  EXPECT_EQ(wide.right - wide.left, 319);
  EXPECT_NEAR(wide.bottom - wide.top + 1, 120, 1);
  EXPECT_NEAR(wide.top - whole.top, 60, 1);
  EXPECT_NEAR(whole.bottom - wide.bottom, 60, 1);
  sink->reset();
  EXPECT_TRUE(eventually([&] { return screen().green == 0; })) << "the window is closed with its sink";
}

TEST_F(SdlTest, ShowsTwoWindowsAndSkipsWhatIsTooFast) {
  start_screen();
  media::Registry registry;
  mtavip_register_module(registry);
  auto first = window(registry);
  ASSERT_TRUE(first) << error_of(first);
  const VideoFrame red = picture(1280, 720, kRed);
  for (int i = 0; i < 500; ++i) (*first)->show(red, monotonic_now());
  EXPECT_TRUE(eventually([&] { return screen().red == 640 * 360; })) << "larger than the screen: halved";
  auto second = window(registry);
  ASSERT_TRUE(second) << error_of(second);
  (*second)->show(picture(64, 64, kGreen), monotonic_now());
  EXPECT_TRUE(eventually([&] { return screen().green == 64 * 64; })) << screen().green << " green pixels";
}

}  // namespace
}  // namespace mtavip::device
