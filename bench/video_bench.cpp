// What a picture of 640x360 costs on its way: drawn, encoded, packetized, assembled, decoded, scaled. "core_30fps" is
// the share of one core that thirty of them a second take. The picture is the moving test picture, or, harder, one
// whose every pixel moves.
#include <algorithm>
#include <cstring>
#include <vector>

#include <benchmark/benchmark.h>

#include "base/random.h"
#include "media/codec/ffmpeg/av.h"
#include "media/codec/ffmpeg/picture_scaler.h"
#include "media/codec/ffmpeg/video_codecs.h"
#include "media/packetize/packetizer.h"
#include "media/picture/test_pattern.h"
#include "media/quality/picture_compare.h"

namespace {

using namespace mtavip;
using namespace mtavip::media;

constexpr int kWidth = 640;
constexpr int kHeight = 360;
constexpr std::uint32_t kPictures = 120;

enum class Content : std::uint8_t { kTest, kPanning, kNoisy };

std::vector<VideoFrame> pictures(Content content) {
  SeededRandom random(1);
  Bytes noise(4096 + kWidth);
  std::vector<VideoFrame> result;
  const TestPattern still(kWidth, kHeight);
  const TestPattern large(2 * kWidth, 2 * kHeight);
  for (std::uint32_t i = 0; i < kPictures; ++i) {
    const FrameCode code{i, Timestamp(std::chrono::milliseconds(33) * i)};
    if (content == Content::kTest) {
      result.push_back(still.draw(code));
      continue;
    }
    const VideoFrame from = large.draw(code);
    VideoFrame frame = VideoFrame::allocate(kWidth, kHeight);
    const int dx = static_cast<int>(i) * 4 % kWidth / 2 * 2;
    const int dy = static_cast<int>(i) * 2 % kHeight / 2 * 2;
    for (std::size_t plane = 0; plane < 3; ++plane) {
      const int shift = plane == 0 ? 0 : 1;
      for (int y = 0; y < kHeight >> shift; ++y) {
        std::memcpy(
            frame.writable(plane) + std::ptrdiff_t{y} * frame.plane(plane).stride,
            from.plane(plane).data + std::ptrdiff_t{y + (dy >> shift)} * from.plane(plane).stride + (dx >> shift),
            static_cast<std::size_t>(kWidth >> shift));
      }
    }
    for (int y = 0; content == Content::kNoisy && y < kHeight; ++y) {
      if (y % 16 == 0) random.fill(noise);
      const std::byte* deviation = noise.data() + random.below(4096);
      std::uint8_t* row = frame.writable(0) + std::ptrdiff_t{y} * frame.plane(0).stride;
      for (int x = 0; x < kWidth; ++x)
        row[x] =
            static_cast<std::uint8_t>(std::clamp(row[x] + static_cast<int>(deviation[x] & std::byte{7}) - 4, 0, 255));
    }
    result.push_back(std::move(frame));
  }
  return result;
}

VideoCodecSettings settings_of(const char* name, int kbps) {
  ffmpeg::silence_log();
  VideoCodecSettings settings;
  settings.name = name;
  settings.width = kWidth;
  settings.height = kHeight;
  settings.rate = DataRate::kilobits_per_second(kbps);
  settings.parameters = {{"packetization-mode", "1"}, {"profile-level-id", "42e01f"}};
  return settings;
}

void report(benchmark::State& state) {
  state.counters["core_30fps"] = benchmark::Counter(static_cast<double>(state.iterations()) / 30,
                                                    benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void encode(benchmark::State& state, const char* name, Content content) {
  const auto input = pictures(content);
  auto encoder = ffmpeg::make_video_encoder(settings_of(name, static_cast<int>(state.range(0))));
  EncodedFrame coded;
  std::size_t bytes = 0;
  std::size_t i = 0;
  for (auto _ : state) {
    static_cast<void>((*encoder)->encode(input[i % kPictures], i == 0, coded));
    ++i;
    bytes += coded.data.size();
  }
  report(state);
  state.counters["kbps"] = static_cast<double>(bytes) * 8 * 30 / 1000 / static_cast<double>(state.iterations());
}

void decode(benchmark::State& state, const char* name, Content content) {
  const auto input = pictures(content);
  auto encoder = ffmpeg::make_video_encoder(settings_of(name, static_cast<int>(state.range(0))));
  auto decoder = ffmpeg::make_video_decoder(settings_of(name, 0));
  std::vector<EncodedFrame> coded(kPictures);
  double psnr = 0;
  for (std::uint32_t i = 0; i < kPictures; ++i) {
    static_cast<void>((*encoder)->encode(input[i], i == 0, coded[i]));
    const auto picture = (*decoder)->decode(coded[i]);
    if (picture && *picture) psnr += compare_pictures(**picture, input[i])->psnr / kPictures;
  }
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize((*decoder)->decode(coded[i++ % kPictures]));
  report(state);
  state.counters["psnr"] = psnr;
}

BENCHMARK_CAPTURE(encode, h264_test, "H264", Content::kTest)->Arg(500)->Arg(1000);
BENCHMARK_CAPTURE(decode, h264_test, "H264", Content::kTest)->Arg(500)->Arg(1000);
BENCHMARK_CAPTURE(encode, h264_panning, "H264", Content::kPanning)->Arg(500)->Arg(1000);
BENCHMARK_CAPTURE(decode, h264_panning, "H264", Content::kPanning)->Arg(500)->Arg(1000);
BENCHMARK_CAPTURE(encode, h264_noisy, "H264", Content::kNoisy)->Arg(500)->Arg(1000);
BENCHMARK_CAPTURE(decode, h264_noisy, "H264", Content::kNoisy)->Arg(500)->Arg(1000);
BENCHMARK_CAPTURE(encode, vp8_test, "VP8", Content::kTest)->Arg(1000);
BENCHMARK_CAPTURE(decode, vp8_test, "VP8", Content::kTest)->Arg(1000);

void draw(benchmark::State& state) {
  const TestPattern pattern(kWidth, kHeight);
  std::uint32_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(pattern.draw({i++, Timestamp(std::chrono::seconds(1))}));
  report(state);
}
BENCHMARK(draw);

void read_code(benchmark::State& state) {
  const VideoFrame frame = TestPattern(kWidth, kHeight).draw({7, Timestamp(std::chrono::seconds(1))});
  for (auto _ : state) benchmark::DoNotOptimize(read_frame_code(frame));
  report(state);
}
BENCHMARK(read_code);

void compare(benchmark::State& state) {
  const TestPattern pattern(kWidth, kHeight);
  const VideoFrame a = pattern.draw({7, {}});
  const VideoFrame b = pattern.draw({8, {}});
  for (auto _ : state) benchmark::DoNotOptimize(compare_pictures(a, b));
}
BENCHMARK(compare);

void scale(benchmark::State& state) {
  ffmpeg::PictureScaler scaler;
  const VideoFrame frame = TestPattern(1280, 720).draw({7, {}});
  for (auto _ : state) {
    state.PauseTiming();
    VideoFrame copy = frame.copy();
    state.ResumeTiming();
    benchmark::DoNotOptimize(scaler.scale(std::move(copy), {kWidth, kHeight}, PictureFit::kStretch));
  }
  report(state);
}
BENCHMARK(scale);

void packetize_and_assemble(benchmark::State& state) {
  const CodecParameters parameters{{"packetization-mode", "1"}};
  const auto packetizer = make_packetizer("H264", parameters);
  const auto depacketizer = make_depacketizer("H264", {});
  EncodedFrame frame{Bytes(4000, std::byte{0xaa}), false};
  for (std::size_t i = 0; i < 5; ++i) frame.data[i] = static_cast<std::byte>(i == 3 ? 1 : i == 4 ? 0x41 : 0);
  PayloadList payloads;
  std::vector<PayloadPart> parts;
  EncodedFrame out;
  for (auto _ : state) {
    static_cast<void>(packetizer->packetize(frame, payloads));
    parts.clear();
    for (std::size_t i = 0; i < payloads.size(); ++i) parts.push_back({payloads[i], false});
    static_cast<void>(depacketizer->assemble(parts, out));
  }
  report(state);
}
BENCHMARK(packetize_and_assemble);

}  // namespace

BENCHMARK_MAIN();
