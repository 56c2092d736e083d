#include <cmath>
#include <cstdio>
#include <fstream>
#include <numbers>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "media/audio/level.h"
#include "media/audio/mix.h"
#include "media/audio/ports.h"
#include "media/audio/resampler.h"
#include "media/audio/ring.h"
#include "media/audio/wav.h"

namespace mtavip::media {
namespace {

std::vector<std::int16_t> sine(const AudioFormat& format, double hertz, std::size_t frames, double amplitude = 8000) {
  std::vector<std::int16_t> result;
  for (std::size_t i = 0; i < frames; ++i) {
    const auto value = static_cast<std::int16_t>(
        amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / format.sample_rate));
    result.insert(result.end(), static_cast<std::size_t>(format.channels), value);
  }
  return result;
}

class TemporaryFile {
 public:
  TemporaryFile() {
    const int descriptor = mkstemp(path_.data());
    if (descriptor >= 0) close(descriptor);
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }
  void write(const std::string& content) const { std::ofstream(path_, std::ios::binary) << content; }

 private:
  std::string path_ = ::testing::TempDir() + "mtavip-audio-XXXXXX";
};

TEST(Mix, SaturatesAndFades) {
  std::vector<std::int16_t> a{32000, -32000, 5};
  add(a, std::vector<std::int16_t>{32000, -32000, 6});
  EXPECT_EQ(a, (std::vector<std::int16_t>{32767, -32768, 11}));
  const std::vector<std::int16_t> high(100, 1000);
  const std::vector<std::int16_t> low(100, -1000);
  std::vector<std::int16_t> out(100);
  cross_fade(high, low, 1, out);
  EXPECT_GT(out.front(), 900);
  EXPECT_LT(out.back(), -900);
  for (std::size_t i = 1; i < out.size(); ++i) EXPECT_LE(out[i], out[i - 1]);
}

TEST(Mix, MeasuresLevels) {
  EXPECT_EQ(level_dbfs({}), -127);
  EXPECT_EQ(level_dbfs(std::vector<std::int16_t>(80)), -127);
  EXPECT_NEAR(level_dbfs(std::vector<std::int16_t>(80, -32768)), 0, 0.001);
  EXPECT_NEAR(level_dbfs(sine({8000, 1}, 100, 8000, 32767)), -3.01, 0.01);
}

TEST(Resampler, KeepsTonesAndBlockSizes) {
  const std::vector<AudioFormat> formats{{8000, 1}, {16000, 1}, {44100, 2}, {48000, 1}, {48000, 2}, {32000, 1}};
  for (const auto& from : formats) {
    for (const auto& to : formats) {
      Resampler resampler;
      const auto in = sine(from, 1000, static_cast<std::size_t>(from.sample_rate));
      std::vector<std::int16_t> out;
      const std::size_t block = from.samples_in(kAudioBlock);
      for (std::size_t at = 0; at < in.size(); at += block) {
        const auto converted = resampler.convert(from, std::span(in).subspan(at, block), to);
        ASSERT_EQ(converted.size(), to.samples_in(kAudioBlock));
        out.insert(out.end(), converted.begin(), converted.end());
      }
      EXPECT_NEAR(level_dbfs(std::span(out).subspan(out.size() / 2)), level_dbfs(in), 0.3)
          << from.sample_rate << " to " << to.sample_rate;
      int largest = 0;
      const auto channels = static_cast<std::size_t>(to.channels);
      for (std::size_t i = channels; i < out.size(); i += channels) {
        largest = std::max(largest, std::abs(out[i] - out[i - channels]));
      }
      EXPECT_LT(largest, 8000 * 2 * std::numbers::pi * 1000 / to.sample_rate * 1.25);
    }
  }
}

TEST(Gain, MutesWithinABlockWithoutAStep) {
  Gain gain;
  auto block = sine({8000, 1}, 200, 80);
  const auto before = block;
  gain.process(block, 1);
  EXPECT_EQ(block, before);
  gain.set(0);
  std::vector<std::int16_t> constant(80, 10000);
  gain.process(constant, 1);
  for (std::size_t i = 1; i < 80; ++i) EXPECT_LE(std::abs(constant[i] - constant[i - 1]), 130);
  EXPECT_LE(constant.back(), 0);
  EXPECT_TRUE(gain.silent());
}

TEST(LevelMeter, MeansOverASecond) {
  LevelMeter meter;
  EXPECT_EQ(meter.dbfs(), -127);
  const std::vector<std::int16_t> loud(80, 32767);
  const std::vector<std::int16_t> silent(80);
  for (int i = 0; i < 100; ++i) meter.block(loud);
  EXPECT_NEAR(meter.dbfs(), 0, 0.01);
  for (int i = 0; i < 50; ++i) meter.block(silent);
  EXPECT_NEAR(meter.dbfs(), -3.01, 0.01);
  for (int i = 0; i < 50; ++i) meter.block(silent);
  EXPECT_EQ(meter.dbfs(), -127);
}

TEST(Ring, KeepsOrderAndBounds) {
  AudioRing ring(8);
  const std::vector<std::int16_t> in{1, 2, 3, 4, 5, 6};
  EXPECT_EQ(ring.write(in), 6U);
  EXPECT_EQ(ring.write(in), 2U);
  EXPECT_EQ(ring.free(), 0U);
  std::vector<std::int16_t> out(5);
  EXPECT_EQ(ring.read(out), 5U);
  EXPECT_EQ(out, (std::vector<std::int16_t>{1, 2, 3, 4, 5}));
  EXPECT_EQ(ring.skip(1), 1U);
  EXPECT_EQ(ring.write(in), 6U);
  EXPECT_EQ(ring.read(out), 5U);
  EXPECT_EQ(out, (std::vector<std::int16_t>{1, 2, 1, 2, 3}));
  EXPECT_EQ(ring.skip(100), 3U);
  EXPECT_EQ(ring.read(out), 0U);
}

TEST(Ring, CarriesEverythingBetweenTwoThreads) {
  SpscRing<std::uint32_t> ring(64);
  constexpr std::uint32_t kCount = 200000;
  std::thread writer([&ring] {
    for (std::uint32_t next = 0; next < kCount;) {
      if (ring.write(std::span(&next, 1)) == 1) {
        ++next;
      } else {
        std::this_thread::yield();
      }
    }
  });
  std::uint32_t expected = 0;
  std::array<std::uint32_t, 17> out{};
  bool in_order = true;
  while (expected < kCount) {
    const std::size_t count = ring.read(out);
    if (count == 0) std::this_thread::yield();
    for (std::size_t i = 0; i < count; ++i) in_order = in_order && out[i] == expected++;
  }
  writer.join();
  EXPECT_TRUE(in_order);
}

TEST(Wav, IsReadAsWritten) {
  for (const AudioFormat format : {AudioFormat{8000, 1}, AudioFormat{48000, 2}}) {
    const TemporaryFile file;
    const auto sound = sine(format, 300, 20000);
    {
      auto writer = WavWriter::create(file.path(), format);
      ASSERT_TRUE(writer);
      ASSERT_TRUE(writer->write(sound));
    }
    const auto content = read_wav(file.path());
    ASSERT_TRUE(content);
    EXPECT_EQ(content->format, format);
    EXPECT_EQ(content->samples, sound);
  }
}

TEST(Wav, IsValidWhileBeingWritten) {
  const TemporaryFile file;
  auto writer = WavWriter::create(file.path(), {8000, 1});
  ASSERT_TRUE(writer);
  const auto second = sine({8000, 1}, 300, 8000);
  ASSERT_TRUE(writer->write(second));
  ASSERT_TRUE(writer->write(std::span(second).first(80)));
  const auto content = read_wav(file.path());
  ASSERT_TRUE(content);
  EXPECT_EQ(content->samples.size(), 8000U);
}

TEST(Wav, RefusesWhatItCannotRead) {
  EXPECT_EQ(read_wav("/nonexistent/file.wav").error(), WavError::kCannotOpen);
  const TemporaryFile file;
  file.write("");
  EXPECT_EQ(read_wav(file.path()).error(), WavError::kNotWave);
  file.write("OggS this is not what it says it is........................................");
  EXPECT_EQ(read_wav(file.path()).error(), WavError::kNotWave);
  // Every way to cut a good file off, and every byte of its header wrong, must end well.
  {
    auto writer = WavWriter::create(file.path(), {8000, 1});
    ASSERT_TRUE(writer && writer->write(std::vector<std::int16_t>(50, 3)));
  }
  std::ifstream in(file.path(), std::ios::binary);
  const std::string good((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const TemporaryFile broken;
  for (std::size_t size = 0; size < good.size(); ++size) {
    broken.write(good.substr(0, size));
    const auto content = read_wav(broken.path());
    EXPECT_EQ(content.has_value(), size >= 44) << size;
  }
  for (std::size_t at = 0; at < 44; ++at) {
    for (const char value : {'\0', '\x7f', '\xff'}) {
      std::string bad = good;
      bad[at] = value;
      broken.write(bad);
      static_cast<void>(read_wav(broken.path()));
    }
  }
}

TEST(Ports, MakeTonesAndSilence) {
  Registry registry;
  register_builtin_audio_ports(registry);
  auto tone = registry.audio_sources.find("tone")->second({"440", {48000, 2}});
  ASSERT_TRUE(tone);
  EXPECT_EQ((*tone)->format(), (AudioFormat{48000, 2}));
  std::vector<std::int16_t> out(96000);
  EXPECT_EQ((*tone)->read(out), out.size());
  EXPECT_NEAR(level_dbfs(out), -12, 0.2);
  auto silence = registry.audio_sources.find("silence")->second({"", {8000, 1}});
  ASSERT_TRUE(silence);
  EXPECT_EQ((*silence)->read(out), out.size());
  EXPECT_EQ(level_dbfs(out), -127);
  for (const char* bad : {"x", "0", "99999", "440,", "1,2,3,4,5", "-5"}) {
    EXPECT_FALSE(registry.audio_sources.find("tone")->second({bad, {8000, 1}})) << bad;
  }
}

TEST(Ports, ReadAndRepeatFiles) {
  const TemporaryFile file;
  const auto sound = sine({8000, 1}, 300, 1000);
  {
    auto writer = WavWriter::create(file.path(), {8000, 1});
    ASSERT_TRUE(writer && writer->write(sound));
  }
  Registry registry;
  register_builtin_audio_ports(registry);
  const auto make = registry.audio_sources.find("file")->second;
  auto once = make({file.path(), {}});
  ASSERT_TRUE(once);
  std::vector<std::int16_t> out(3000);
  EXPECT_EQ((*once)->read(out), 1000U);
  EXPECT_TRUE((*once)->ended());
  auto loop = make({file.path() + "#loop", {}});
  ASSERT_TRUE(loop);
  EXPECT_EQ((*loop)->read(out), 3000U);
  EXPECT_EQ(std::vector<std::int16_t>(out.begin() + 2000, out.end()), sound);
  EXPECT_FALSE((*loop)->ended());

  const auto missing = make({"/nonexistent.wav", {}});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message, "cannot open /nonexistent.wav: No such file or directory");
  EXPECT_FALSE(make({"", {}}));
  EXPECT_FALSE(make({"#loop", {}}));
}

TEST(Ports, AnEmptyFileInALoopEndsTheRead) {
  const TemporaryFile file;
  { ASSERT_TRUE(WavWriter::create(file.path(), {8000, 1})); }
  Registry registry;
  register_builtin_audio_ports(registry);
  auto loop = registry.audio_sources.find("file")->second({file.path() + "#loop", {}});
  ASSERT_TRUE(loop);
  std::vector<std::int16_t> out(80);
  EXPECT_EQ((*loop)->read(out), 0U);
}

TEST(Ports, RecordAndSayWhyNot) {
  Registry registry;
  register_builtin_audio_ports(registry);
  const auto make = registry.audio_sinks.find("record")->second;
  const TemporaryFile file;
  const auto sound = sine({16000, 1}, 300, 1600);
  {
    auto sink = make({file.path(), {16000, 1}});
    ASSERT_TRUE(sink);
    (*sink)->write(sound);
    EXPECT_FALSE((*sink)->failure());
  }
  EXPECT_EQ(read_wav(file.path())->samples, sound);
  const auto refused = make({"/nonexistent/x.wav", {}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "cannot write to /nonexistent/x.wav: No such file or directory");
  auto null = registry.audio_sinks.find("null")->second({"", {8000, 1}});
  ASSERT_TRUE(null);
  (*null)->write(sound);
}

}  // namespace
}  // namespace mtavip::media
