// Against libasound with a configuration of our own: devices that write to and read from files, and none else.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <numbers>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "device/clock.h"
#include "device/test_process.h"
#include "media/registry.h"

extern "C" void mtavip_register_module(mtavip::media::Registry& registry);

namespace mtavip::device {
namespace {

using media::AudioFormat;
using media::AudioPortSettings;
using ::testing::HasSubstr;

constexpr AudioFormat kFormat{16000, 1};

class AlsaTest : public ::testing::Test {
 protected:
  void SetUp() override {
    // A second of a tone for the microphone.
    std::vector<std::int16_t> tone(16000);
    for (std::size_t i = 0; i < tone.size(); ++i) {
      tone[i] = static_cast<std::int16_t>(
          std::lround(8000 * std::sin(2 * std::numbers::pi * 500 * static_cast<double>(i) / kFormat.sample_rate)));
    }
    std::ofstream(folder_ / "in.raw", std::ios::binary)
        .write(reinterpret_cast<const char*>(tone.data()), static_cast<std::streamsize>(tone.size() * 2));
    configure(true);
    mtavip_register_module(registry_);
  }

  /// Everything that libasound finds from now on.
  void configure(bool with_default) {
    const std::string slave = "slave.pcm { type null }\n  format raw\n  perm 0600\n";
    std::ofstream file(folder_ / "asound.conf");
    file << "pcm.tape {\n  type file\n  file \"" << (folder_ / "out.raw") << "\"\n  infile \"" << (folder_ / "in.raw")
         << "\"\n  " << slave << "  hint { show on description \"Tape recorder\" }\n}\n";
    file << "pcm.nothing { type null }\n";
    if (with_default) file << "pcm.!default { type plug slave.pcm tape }\n";
    file.close();
    ::setenv("ALSA_CONFIG_PATH", (folder_ / "asound.conf").c_str(), 1);
  }

  Result<std::unique_ptr<media::AudioSink>, media::IoError> speaker(const std::string& name) {
    return media::make_first(registry_.audio_sinks, "device", media::IoError{"none"}, AudioPortSettings{name, kFormat});
  }
  Result<std::unique_ptr<media::AudioSource>, media::IoError> microphone(const std::string& name) {
    return media::make_first(registry_.audio_sources, "device", media::IoError{"none"},
                             AudioPortSettings{name, kFormat});
  }
  [[nodiscard]] std::vector<std::int16_t> recorded() const {
    std::ifstream file(folder_ / "out.raw", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    std::vector<std::int16_t> samples(bytes.size() / 2);
    std::memcpy(samples.data(), bytes.data(), samples.size() * 2);
    return samples;
  }

  TemporaryFolder folder_;
  media::Registry registry_;
};

template <class Port>
std::string error_of(const Result<std::unique_ptr<Port>, media::IoError>& made) {
  return made ? "no error" : made.error().message;
}

/// Writes like the client's media thread; returns the blocks of ten milliseconds written.
int play(media::AudioSink& sink, Duration time) {
  const Timestamp end = monotonic_now() + time;
  std::vector<std::int16_t> block(sink.format().samples_in(media::kAudioBlock));
  int blocks = 0;
  std::int16_t value = 0;
  while (monotonic_now() < end) {
    for (int i = 0; i < 8 && sink.buffered() + media::kAudioBlock <= *sink.target(); ++i) {
      std::fill(block.begin(), block.end(), static_cast<std::int16_t>(++value));
      sink.write(block);
      ++blocks;
    }
    std::this_thread::sleep_for(media::kAudioBlock);
  }
  return blocks;
}

TEST_F(AlsaTest, ListsTheDevicesOfTheConfiguration) {
  ASSERT_EQ(registry_.device_lists.size(), 1u);
  std::vector<std::string> names;
  for (const auto& device : registry_.device_lists.front()()) names.push_back(device.kind + " " + device.name);
  EXPECT_THAT(names, ::testing::Contains("speaker tape"));
  EXPECT_THAT(names, ::testing::Contains("microphone tape"));
}

TEST_F(AlsaTest, PlaysEverySampleInOrderAndInRealTime) {
  for (const char* name : {"tape", "recorder", ""}) {
    std::filesystem::remove(folder_ / "out.raw");
    {
      auto sink = speaker(name);
      ASSERT_TRUE(sink) << name << ": " << error_of(sink);
      EXPECT_EQ((*sink)->format(), kFormat);
      const int blocks = play(**sink, 600ms);
      EXPECT_NEAR(blocks, 65, 20) << "a device without a clock is held to real time";
      EXPECT_FALSE((*sink)->failure());
    }
    const auto samples = recorded();
    ASSERT_GE(samples.size(), 40 * kFormat.samples_in(media::kAudioBlock)) << name;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      ASSERT_EQ(samples[i], static_cast<std::int16_t>(i / 160 + 1)) << name << " at " << i;
    }
  }
}

TEST_F(AlsaTest, RecordsInRealTime) {
  auto source = microphone("tape");
  ASSERT_TRUE(source) << error_of(source);
  std::vector<std::int16_t> heard;
  std::vector<std::int16_t> block(160);
  const Timestamp begin = monotonic_now();
  while (monotonic_now() - begin < 500ms) {
    while (const std::size_t count = (*source)->read(block)) {
      heard.insert(heard.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
    }
    std::this_thread::sleep_for(2ms);
  }
  EXPECT_NEAR(static_cast<double>(heard.size()), 9600, 3000);
  double sum = 0;
  for (const double sample : heard) sum += sample * sample;
  EXPECT_NEAR(std::sqrt(sum / static_cast<double>(heard.size())), 8000 / std::numbers::sqrt2, 300);
  EXPECT_GE((*source)->latency(), 1ms);
}

TEST_F(AlsaTest, SaysWhatIsWrong) {
  EXPECT_THAT(error_of(speaker("cellar")), HasSubstr("there is no speaker named \"cellar\"; there "));
  EXPECT_THAT(error_of(speaker("cellar")), HasSubstr("\"tape\""));
  registry_.device_lists.emplace_back([] {
    return std::vector<media::DeviceInfo>{{"microphone", "of the server", "", false}};
  });
  EXPECT_THAT(error_of(microphone("cellar")), HasSubstr("\"of the server\""));
}

TEST_F(AlsaTest, SaysThatThereIsNoDevice) {
  configure(false);
  EXPECT_THAT(error_of(speaker("")), HasSubstr("there is no speaker: no sound server"));
  EXPECT_THAT(error_of(microphone("")), HasSubstr("there is no microphone: no sound server"));
}

}  // namespace
}  // namespace mtavip::device
