#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "media/codec/ffmpeg/call_recorder.h"
#include "media/codec/ffmpeg/demuxer.h"
#include "media/codec/ffmpeg/file_sources.h"
#include "media/codec/ffmpeg/picture_file.h"
#include "media/codec/ffmpeg/sound_timeline.h"
#include "media/codec/ffmpeg/video_codecs.h"
#include "media/picture/test_pattern.h"

namespace mtavip::media::ffmpeg {
namespace {

class Files : public testing::Test {
 protected:
  Files() {
    std::string pattern = (std::filesystem::temp_directory_path() / "mtavip-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~Files() override { std::filesystem::remove_all(folder_); }
  std::string path(const char* name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
};

constexpr AudioFormat kFormat{16'000, 1};

std::array<std::int16_t, 160> tone(int block, double hz) {
  std::array<std::int16_t, 160> samples{};
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double t = (block * 160.0 + static_cast<double>(i)) / kFormat.sample_rate;
    samples[i] = static_cast<std::int16_t>(8000 * std::sin(2 * std::numbers::pi * hz * t));
  }
  return samples;
}

/// Strength of one frequency in 16 kHz samples.
double strength(std::span<const std::int16_t> samples, double hz) {
  double re = 0;
  double im = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double a = 2 * std::numbers::pi * hz * static_cast<double>(i) / kFormat.sample_rate;
    re += samples[i] * std::cos(a);
    im += samples[i] * std::sin(a);
  }
  return 2 * std::hypot(re, im) / static_cast<double>(samples.size());
}

struct Probe {
  unsigned streams = 0;
  double seconds_of_picture = 0;
  std::vector<std::uint32_t> numbers;  // of the pictures' codes
  std::vector<double> times;
};

Probe probe_picture(const std::string& path) {
  Probe probe;
  AVFormatContext* raw = nullptr;
  if (avformat_open_input(&raw, path.c_str(), nullptr, nullptr) < 0) return probe;
  probe.streams = raw->nb_streams;
  avformat_close_input(&raw);
  Demuxer demuxer;
  if (!demuxer.open(path, AVMEDIA_TYPE_VIDEO)) return probe;
  for (;;) {
    Frame frame(av_frame_alloc());
    if (!demuxer.next(*frame)) break;
    probe.times.push_back(static_cast<double>(frame->best_effort_timestamp) * av_q2d(demuxer.time_base()));
    const auto code = read_frame_code(wrap(std::move(frame)));
    probe.numbers.push_back(code ? code->number : 0xffffffff);
  }
  if (!probe.times.empty()) probe.seconds_of_picture = probe.times.back() - probe.times.front();
  return probe;
}

std::vector<std::int16_t> read_sound(const std::string& path, std::size_t limit = 10'000'000) {
  AudioPortSettings settings;
  settings.argument = path;
  settings.wanted = kFormat;
  auto source = make_file_audio_source(settings);
  if (!source) return {};
  std::vector<std::int16_t> all;
  std::array<std::int16_t, 160> block{};
  while (all.size() < limit) {
    const std::size_t got = (*source)->read(block);
    all.insert(all.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got));
    if (got < block.size()) break;
  }
  return all;
}

RecorderSettings settings_for(const std::string& path) {
  RecorderSettings settings;
  settings.path = path;
  settings.width = 320;
  settings.height = 180;
  return settings;
}

class RecordedCall : public Files, public testing::WithParamInterface<const char*> {};

TEST_P(RecordedCall, HoldsSoundOfBothSidesAndPicturesAtTheirTimes) {
  const std::string file = path(GetParam());
  const TestPattern pattern(320, 180);
  {
    auto recorder = make_call_recorder(settings_for(file));
    ASSERT_TRUE(recorder) << recorder.error().message;
    const Timestamp start(100s);
    for (int block = 0; block < 300; ++block) {  // three seconds
      const Timestamp at = start + block * 10ms;
      (*recorder)->write_audio(CallSide::kReceived, at, kFormat, tone(block, 500));
      (*recorder)->write_audio(CallSide::kSent, at, kFormat, tone(block, 1700));
      // Pictures pause for a second.
      if (block % 4 == 0 && (block < 100 || block >= 200)) {
        (*recorder)->write_video(at, pattern.draw({static_cast<std::uint32_t>(block), at}));
      }
    }
    ASSERT_TRUE((*recorder)->finish());
    EXPECT_EQ((*recorder)->dropped(), 0U);
  }
  const Probe probe = probe_picture(file);
  EXPECT_EQ(probe.streams, 2U);
  ASSERT_EQ(probe.numbers.size(), 50U);
  // Sound encoders begin before zero; containers move everything by that much.
  EXPECT_LT(probe.times[0], 0.025);
  for (std::size_t i = 0; i < probe.numbers.size(); ++i) {
    EXPECT_NEAR(probe.times[i] - probe.times[0], probe.numbers[i] * 0.01, 0.002) << i;
  }
  const auto sound = read_sound(file);
  EXPECT_NEAR(static_cast<double>(sound.size()) / 16'000, 3.0, 0.1);
  ASSERT_GT(sound.size(), 40'000U);
  const std::span middle(sound.data() + 16'000, 16'000);
  EXPECT_NEAR(strength(middle, 500), 8000, 1500);
  EXPECT_NEAR(strength(middle, 1700), 8000, 1500);
  EXPECT_LT(strength(middle, 1100), 200);
}

INSTANTIATE_TEST_SUITE_P(Containers, RecordedCall, testing::Values("call.mkv", "call.mp4"),
                         [](const auto& each) { return std::string(each.param).substr(5); });

class PassThrough : public Files, public testing::WithParamInterface<const char*> {};

TEST_P(PassThrough, StoresPicturesAsTheyCame) {
  const std::string file = path("call.mkv");
  VideoCodecSettings codec;
  codec.name = GetParam();
  codec.width = 352;
  codec.height = 288;
  auto encoder = make_video_encoder(codec);
  ASSERT_TRUE(encoder);
  const TestPattern pattern(352, 288);
  {
    RecorderSettings settings = settings_for(file);
    settings.encoding = codec.name;
    settings.width = 352;
    settings.height = 288;
    settings.sound = RecorderSettings::Sound::kSeparate;
    auto recorder = make_call_recorder(settings);
    ASSERT_TRUE(recorder);
    EncodedFrame coded;
    for (int i = 0; i < 60; ++i) {
      const Timestamp at = Timestamp(50s) + i * 33ms;
      (*recorder)->write_audio(CallSide::kReceived, at, kFormat, tone(i, 500));
      ASSERT_TRUE((*encoder)->encode(pattern.draw({static_cast<std::uint32_t>(i), at}), i == 0 || i == 10, coded));
      // The first five never arrived: writing begins with the key frame at ten.
      if (i >= 5) (*recorder)->write_encoded_video(at, coded);
    }
    ASSERT_TRUE((*recorder)->finish());
    EXPECT_EQ((*recorder)->dropped(), 5U);
  }
  const Probe probe = probe_picture(file);
  EXPECT_EQ(probe.streams, 3U);
  ASSERT_EQ(probe.numbers.size(), 50U);
  for (std::size_t i = 0; i < 50; ++i) {
    EXPECT_EQ(probe.numbers[i], i + 10);
    EXPECT_NEAR(probe.times[i] - probe.times[0], static_cast<double>(i) * 0.033, 0.002);
  }
}

INSTANTIATE_TEST_SUITE_P(Codecs, PassThrough, testing::Values("H264", "VP8", "H263-1998"), [](const auto& each) {
  return std::string(each.param, 4) == "H263" ? std::string("H263") : std::string(each.param);
});

TEST_F(Files, ARecordingIsReadableWithoutItsEnd) {
  const std::string file = path("call.mkv");
  auto recorder = make_call_recorder(settings_for(file));
  ASSERT_TRUE(recorder);
  const TestPattern pattern(320, 180);
  for (int block = 0; block < 1000; ++block) {
    const Timestamp at = Timestamp(1s) + block * 10ms;
    (*recorder)->write_audio(CallSide::kReceived, at, kFormat, tone(block, 500));
    if (block % 10 == 0) (*recorder)->write_video(at, pattern.draw({static_cast<std::uint32_t>(block), at}));
  }
  // What a killed process leaves behind is what has reached the file so far: wait until most of it has, and read that.
  const std::string copy = path("killed.mkv");
  std::size_t pictures = 0;
  for (int attempt = 0; attempt < 2000 && pictures < 80; ++attempt) {
    std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing);
    pictures = probe_picture(copy).numbers.size();
    std::this_thread::yield();
  }
  EXPECT_GE(pictures, 80U);
  EXPECT_GT(read_sound(copy).size(), 16'000U * 7);
  ASSERT_TRUE((*recorder)->finish());
  EXPECT_EQ(probe_picture(file).numbers.size(), 100U);
}

TEST_F(Files, ARecorderSaysWhyItCannotWrite) {
  EXPECT_NE(make_call_recorder(settings_for("/nonexistent/call.mkv")).error().message.find("No such file"),
            std::string::npos);
  EXPECT_NE(make_call_recorder(settings_for(path("call.avi"))).error().message.find(".mkv"), std::string::npos);
  std::filesystem::create_symlink("/dev/full", path("full.mkv"));
  auto recorder = make_call_recorder(settings_for(path("full.mkv")));
  ASSERT_TRUE(recorder);
  for (int i = 0; i < 500; ++i)
    (*recorder)->write_audio(CallSide::kSent, Timestamp(1s) + i * 10ms, kFormat, tone(i, 500));
  const auto finished = (*recorder)->finish();
  ASSERT_FALSE(finished);
  EXPECT_NE(finished.error().message.find("No space left"), std::string::npos);
  EXPECT_EQ((*recorder)->failure(), finished.error().message);
}

TEST(SoundTimeline, PlacesBlocksAndFillsSilence) {
  SoundTimeline timeline;
  const std::vector<std::int16_t> ones(480, 1);
  const std::vector<std::int16_t> twos(480, 2);
  const AudioFormat format{48'000, 1};
  timeline.write(CallSide::kReceived, 0ms, format, ones);
  timeline.write(CallSide::kSent, 0ms, format, twos);
  timeline.write(CallSide::kReceived, 103ms, format, ones);  // late by 93 ms: silence between
  timeline.write(CallSide::kSent, 20ms, format, twos);       // late by 10 ms: put edge to edge
  std::vector<std::int16_t> a(480);
  std::vector<std::int16_t> b(480);
  ASSERT_TRUE(timeline.read(a, b, false));
  EXPECT_EQ(a, ones);
  EXPECT_EQ(b, twos);
  ASSERT_TRUE(timeline.read(a, b, false));
  EXPECT_EQ(a, std::vector<std::int16_t>(480, 0));
  EXPECT_EQ(b, twos);
  EXPECT_FALSE(timeline.read(a, b, false));  // the other side may still come
  timeline.write(CallSide::kReceived, 500ms, format, ones);
  ASSERT_TRUE(timeline.read(a, b, false));  // and is taken to be silent
  EXPECT_EQ(b, std::vector<std::int16_t>(480, 0));
  int blocks = 0;
  while (timeline.read(a, b, true)) ++blocks;
  EXPECT_EQ(timeline.position(), 51 * 480);
  EXPECT_EQ(a, ones);
  // An hour on hold is a jump, not an hour of zeros.
  EXPECT_TRUE(timeline.after_long_silence(3600s));
  timeline.write(CallSide::kSent, 3600s, format, twos);
  ASSERT_TRUE(timeline.read(a, b, true));
  EXPECT_EQ(b, twos);
  EXPECT_EQ(timeline.position(), 3600LL * 48'000 + 480);
}

TEST_F(Files, PicturesAreWrittenAsPngAndReadBack) {
  const std::string file = path("picture.png");
  const FrameCode code{42, Timestamp(7s)};
  ASSERT_TRUE(write_png(TestPattern(640, 360).draw(code), file));
  VideoPortSettings settings;
  settings.argument = file;
  auto source = make_file_video_source(settings);
  ASSERT_TRUE(source) << source.error().message;
  // A still picture is decoded on another thread, and then repeated for ever.
  std::optional<VideoFrame> first;
  Timestamp now(1s);
  for (int i = 0; i < 20'000 && !first; ++i, now += 1ms) {
    first = (*source)->read(now);
    std::this_thread::yield();
  }
  ASSERT_TRUE(first);
  EXPECT_EQ(read_frame_code(*first), code);
  EXPECT_FALSE((*source)->ended());
  EXPECT_FALSE(write_png({}, file));
  EXPECT_NE(write_png(*first, "/nonexistent/x.png").error().message.find("No such file"), std::string::npos);
}

TEST_F(Files, AFileSourceKeepsTheFilesPaceAndBeginsAgain) {
  const std::string file = path("clip.mkv");
  {
    auto recorder = make_call_recorder(settings_for(file));
    ASSERT_TRUE(recorder);
    const TestPattern pattern(320, 180);
    for (int i = 0; i < 25; ++i)
      (*recorder)->write_video(Timestamp(1s) + i * 40ms, pattern.draw({static_cast<std::uint32_t>(i), {}}));
    for (int i = 0; i < 100; ++i)
      (*recorder)->write_audio(CallSide::kSent, Timestamp(1s) + i * 10ms, kFormat, tone(i, 500));
    ASSERT_TRUE((*recorder)->finish());
  }
  for (const bool loop : {false, true}) {
    VideoPortSettings settings;
    settings.argument = file + (loop ? "#loop" : "");
    auto source = make_file_video_source(settings);
    ASSERT_TRUE(source);
    (*source)->constrain(160, 160, 30);
    std::vector<std::uint32_t> numbers;
    const Timestamp start(10s);
    Timestamp now = start;
    // Virtual time stands still until the decoding thread has delivered what is due.
    for (int spins = 0; now < start + 2s && !(*source)->ended();) {
      const auto frame = (*source)->read(now);
      if (frame) {
        const auto code = read_frame_code(*frame);
        ASSERT_TRUE(code);
        EXPECT_LE(frame->width(), 320);
        EXPECT_EQ(frame->captured, now);
        numbers.push_back(code->number);
      }
      const bool waits_for_thread = (*source)->next_due() == now + 5ms;
      if (waits_for_thread && ++spins < 20'000'000) {
        std::this_thread::yield();
        continue;
      }
      now = (*source)->next_due();
    }
    ASSERT_GE(numbers.size(), 25U);
    for (std::size_t i = 0; i < 25; ++i) EXPECT_EQ(numbers[i], i);
    EXPECT_NEAR(static_cast<double>(numbers.size()), loop ? 50 : 25, loop ? 1 : 0);
    EXPECT_EQ((*source)->ended(), !loop);
  }
  EXPECT_NEAR(static_cast<double>(read_sound(file).size()), 16'000, 1600);
  EXPECT_EQ(read_sound(file + "#loop", 100'000).size(), 100'000U);
}

TEST_F(Files, AFileSourceSaysWhatIsWrong) {
  const auto error = [](const std::string& argument) {
    VideoPortSettings settings;
    settings.argument = argument;
    auto source = make_file_video_source(settings);
    return source ? std::string("none") : source.error().message;
  };
  EXPECT_NE(error("/nonexistent.mkv").find("No such file"), std::string::npos);
  EXPECT_NE(error("").find("needs a path"), std::string::npos);
  const std::string garbage = path("garbage.mkv");
  std::ofstream(garbage) << "this is not a film";
  EXPECT_NE(error(garbage).find("cannot read"), std::string::npos);
  const std::string playlist = path("list.m3u8");
  std::ofstream(playlist) << "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n";
  EXPECT_NE(error(playlist), "none");
  const std::string sound = path("sound.mkv");
  {
    RecorderSettings settings = settings_for(sound);
    settings.picture = false;
    auto recorder = make_call_recorder(settings);
    ASSERT_TRUE(recorder);
    for (int i = 0; i < 20; ++i)
      (*recorder)->write_audio(CallSide::kSent, Timestamp(1s) + i * 10ms, kFormat, tone(i, 500));
    ASSERT_TRUE((*recorder)->finish());
  }
  EXPECT_NE(error(sound).find("no picture"), std::string::npos);
}

}  // namespace
}  // namespace mtavip::media::ffmpeg
