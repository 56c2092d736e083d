#include <cmath>
#include <deque>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/audio/mix.h"
#include "media/registry.h"

extern "C" void mtavip_register_module(mtavip::media::Registry& registry);

namespace mtavip::media {
namespace {

std::unique_ptr<VoiceProcessor> make(const VoiceProcessingSettings& settings) {
  Registry registry;
  mtavip_register_module(registry);
  auto processor = registry.voice_processors.begin()->second(settings);
  return processor ? std::move(*processor) : nullptr;
}

/// Noise under a moving envelope: as busy as speech.
std::vector<std::int16_t> voice(SeededRandom& random, std::size_t block) {
  std::vector<std::int16_t> samples(160);
  const double envelope = 0.2 + 0.8 * std::abs(std::sin(static_cast<double>(block) * 0.05));
  for (auto& sample : samples) sample = static_cast<std::int16_t>(envelope * 8000 * (2 * random.unit() - 1));
  return samples;
}

TEST(VoiceProcessor, TakesTheLoudspeakerOutOfTheMicrophone) {
  VoiceProcessingSettings settings;
  settings.format = {16000, 1};
  settings.gain_control = false;
  settings.noise_suppression = false;
  const auto processor = make(settings);
  ASSERT_NE(processor, nullptr);
  SeededRandom random(3);
  std::deque<std::vector<std::int16_t>> room(6, std::vector<std::int16_t>(160));
  double before = 0;
  double after = 0;
  for (std::size_t block = 0; block < 1000; ++block) {
    const auto far = voice(random, block);
    processor->far_end(far);
    room.push_back(far);
    auto near = room.front();
    room.pop_front();
    for (auto& sample : near) sample = static_cast<std::int16_t>(sample / 2);
    const double echo = level_dbfs(near);
    processor->near_end(near, std::chrono::milliseconds(60));
    if (block >= 800) {
      before += echo;
      after += level_dbfs(near);
    }
  }
  EXPECT_GT((before - after) / 200, 20) << "dB of echo taken away";
}

TEST(VoiceProcessor, LetsTheNearVoiceThrough) {
  VoiceProcessingSettings settings;
  settings.format = {16000, 1};
  settings.gain_control = false;
  const auto processor = make(settings);
  ASSERT_NE(processor, nullptr);
  std::vector<std::int16_t> silence(160);
  double level = 0;
  for (std::size_t block = 0; block < 300; ++block) {
    std::vector<std::int16_t> near(160);
    for (std::size_t i = 0; i < 160; ++i) {
      const double t = static_cast<double>(block * 160 + i) / 16000;
      const double envelope = std::max(0.0, std::sin(2 * std::numbers::pi * 3 * t));
      near[i] = static_cast<std::int16_t>(6000 * envelope * std::sin(2 * std::numbers::pi * 300 * t));
    }
    processor->far_end(silence);
    processor->near_end(near, std::chrono::milliseconds(60));
    level = std::max(level, level_dbfs(near));
  }
  EXPECT_GT(level, -25);
}

TEST(VoiceProcessor, RefusesFormatsTheLibraryCannotDo) {
  VoiceProcessingSettings settings;
  settings.format = {44100, 1};
  EXPECT_EQ(make(settings), nullptr);
  settings.format = {48000, 6};
  EXPECT_EQ(make(settings), nullptr);
}

TEST(VoiceProcessor, LeavesABlockOfAnotherSizeAlone) {
  const auto processor = make({});
  ASSERT_NE(processor, nullptr);
  std::vector<std::int16_t> odd(7, 5);
  processor->near_end(odd, Duration::zero());
  EXPECT_EQ(odd, std::vector<std::int16_t>(7, 5));
}

}  // namespace
}  // namespace mtavip::media

// Ours comes first: the packaged library exports a main() of one of its own tools by mistake.
int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
