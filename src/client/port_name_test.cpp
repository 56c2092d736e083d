#include "client/port_name.h"

#include <gtest/gtest.h>

namespace mtavip::client {
namespace {

struct Case {
  const char* text;
  MediaKind kind;
  PortRole role;
  const char* expected_kind;  // empty: an error
  const char* expected_argument;
};

constexpr auto kSound = MediaKind::kAudio;
constexpr auto kPicture = MediaKind::kVideo;
constexpr auto kIn = PortRole::kSource;
constexpr auto kOut = PortRole::kSink;

constexpr Case kCases[] = {
    {"", kSound, kIn, "device", ""},
    {"", kSound, kOut, "device", ""},
    {"", kPicture, kIn, "camera", ""},
    {"", kPicture, kOut, "window", ""},
    {"device", kSound, kIn, "device", ""},
    {"device:USB: Headset", kSound, kOut, "device", "USB: Headset"},
    {"device", kPicture, kIn, "camera", ""},
    {"device:/dev/video1", kPicture, kIn, "camera", "/dev/video1"},
    {"device", kPicture, kOut, "window", ""},
    {"file:/a b/c.wav", kSound, kIn, "file", "/a b/c.wav"},
    {"tone:440", kSound, kIn, "tone", "440"},
    {"silence", kSound, kIn, "silence", ""},
    {"test", kPicture, kIn, "test", ""},
    {"check:x.png", kPicture, kOut, "check", "x.png"},
    {"record:x.wav", kSound, kOut, "record", "x.wav"},
    {"null", kSound, kOut, "null", ""},
    {"app:mine", kSound, kIn, "app", "mine"},
    {"file", kSound, kIn, "", ""},
    {"file:", kSound, kIn, "", ""},
    {"tone", kSound, kIn, "", ""},
    {"camera", kSound, kIn, "", ""},
    {"record:x.wav", kSound, kIn, "", ""},
    {"file:x.wav", kSound, kOut, "", ""},
    {"speaker", kSound, kOut, "", ""},
    {":x", kSound, kOut, "", ""},
};

TEST(PortName, KindsAndArguments) {
  for (const Case& c : kCases) {
    const auto port = parse_port(c.text, c.kind, c.role);
    if (*c.expected_kind == '\0') {
      ASSERT_FALSE(port) << c.text;
      EXPECT_EQ(port.error().code, ErrorCode::kInvalidArgument);
      EXPECT_GT(port.error().message.size(), 20U);
    } else {
      ASSERT_TRUE(port) << c.text << ": " << port.error().message;
      EXPECT_EQ(port->kind, c.expected_kind) << c.text;
      EXPECT_EQ(port->argument, c.expected_argument) << c.text;
    }
  }
}

TEST(PortName, OnlyWhatListensToOrLooksAtTheUserIsLive) {
  EXPECT_TRUE(is_live({"device", ""}, kIn));
  EXPECT_TRUE(is_live({"camera", ""}, kIn));
  EXPECT_TRUE(is_live({"screen", ""}, kIn));
  EXPECT_FALSE(is_live({"device", ""}, kOut));
  EXPECT_FALSE(is_live({"file", "x"}, kIn));
  EXPECT_FALSE(is_live({"test", ""}, kIn));
}

}  // namespace
}  // namespace mtavip::client
