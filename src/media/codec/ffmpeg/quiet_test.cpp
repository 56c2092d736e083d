// The tests are as quiet as the module is.
#include <gtest/gtest.h>

#include "media/codec/ffmpeg/av.h"

namespace mtavip::media::ffmpeg {
namespace {

class Quiet final : public testing::Environment {
  void SetUp() override { silence_log(); }
};
[[maybe_unused]] const auto* const kQuiet = testing::AddGlobalTestEnvironment(new Quiet);

}  // namespace
}  // namespace mtavip::media::ffmpeg
