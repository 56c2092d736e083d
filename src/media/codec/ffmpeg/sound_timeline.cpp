#include "media/codec/ffmpeg/sound_timeline.h"

#include <algorithm>

namespace mtavip::media::ffmpeg {
namespace {

constexpr std::int64_t kSecond = SoundTimeline::kRate;
/// Blocks wobble by their thread's timing; less than this is put edge to edge.
constexpr std::int64_t kTolerance = kSecond * 40 / 1000;
constexpr std::int64_t kPatience = kSecond * 300 / 1000;
/// A pause of the whole call is left out of the stream (its timestamps go on) instead of being encoded.
constexpr std::int64_t kLongSilence = kSecond * 10;

}  // namespace

std::span<const std::int16_t> SoundTimeline::convert(Side& side, const AudioFormat& format,
                                                     std::span<const std::int16_t> samples) {
  if (format.sample_rate == kRate && format.channels == 1) return samples;
  if (!side.resampler || side.format != format) {
    AVChannelLayout from{};
    AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
    av_channel_layout_default(&from, format.channels);
    SwrContext* raw = nullptr;
    swr_alloc_set_opts2(&raw, &mono, AV_SAMPLE_FMT_S16, kRate, &from, AV_SAMPLE_FMT_S16, format.sample_rate, 0,
                        nullptr);
    side.resampler.reset(raw);
    if (raw == nullptr || swr_init(raw) < 0) {
      side.resampler.reset();
      return {};
    }
    side.format = format;
  }
  const int frames = static_cast<int>(samples.size()) / format.channels;
  const int room = swr_get_out_samples(side.resampler.get(), frames);
  if (room <= 0) return {};
  side.converted.resize(static_cast<std::size_t>(room));
  std::array<std::uint8_t*, 1> out{reinterpret_cast<std::uint8_t*>(side.converted.data())};
  std::array<const std::uint8_t*, 1> in{reinterpret_cast<const std::uint8_t*>(samples.data())};
  const int got = swr_convert(side.resampler.get(), out.data(), room, in.data(), frames);
  return {side.converted.data(), static_cast<std::size_t>(std::max(got, 0))};
}

void SoundTimeline::write(CallSide which, Duration at, const AudioFormat& format,
                          std::span<const std::int16_t> samples) {
  if (format.sample_rate < 1000 || format.channels < 1 || format.channels > 8) return;
  Side& side = sides_[which == CallSide::kReceived ? 0 : 1];
  auto converted = convert(side, format, samples);
  const std::int64_t target = at.count() * kRate / 1'000'000;
  side.end = std::max(side.end, position_);
  if (const std::int64_t gap = target - side.end; gap > kTolerance) {
    if (after_long_silence(at)) {
      for (Side& each : sides_) each.samples.clear();
      position_ = target;
    }
    const std::int64_t filled = position_ + static_cast<std::int64_t>(side.samples.size());
    if (target > filled)
      side.samples.insert(side.samples.end(), static_cast<std::size_t>(target - filled), std::int16_t{0});
    side.end = target;
  } else if (-gap > kTolerance) {
    converted = converted.subspan(std::min<std::size_t>(converted.size(), static_cast<std::size_t>(-gap)));
  }
  const std::int64_t filled = position_ + static_cast<std::int64_t>(side.samples.size());
  if (side.end > filled)
    side.samples.insert(side.samples.end(), static_cast<std::size_t>(side.end - filled), std::int16_t{0});
  side.samples.insert(side.samples.end(), converted.begin(), converted.end());
  side.end = position_ + static_cast<std::int64_t>(side.samples.size());
}

bool SoundTimeline::after_long_silence(Duration at) const {
  const std::int64_t newest = std::max({sides_[0].end, sides_[1].end, position_});
  return at.count() * kRate / 1'000'000 - newest > kLongSilence;
}

bool SoundTimeline::read(std::span<std::int16_t> received, std::span<std::int16_t> sent, bool flush) {
  const auto size = static_cast<std::int64_t>(received.size());
  const std::int64_t newest = std::max(sides_[0].end, sides_[1].end);
  const std::int64_t known = std::max(std::min(sides_[0].end, sides_[1].end), newest - kPatience);
  if (position_ + size > (flush ? newest + size - 1 : known) || newest <= position_) return false;
  const std::array<std::span<std::int16_t>, 2> outs{received, sent};
  for (std::size_t i = 0; i < 2; ++i) {
    auto& samples = sides_[i].samples;
    const auto have = static_cast<std::ptrdiff_t>(std::min(samples.size(), outs[i].size()));
    std::copy_n(samples.begin(), have, outs[i].begin());
    std::fill(outs[i].begin() + have, outs[i].end(), std::int16_t{0});
    samples.erase(samples.begin(), samples.begin() + have);
  }
  position_ += size;
  return true;
}

}  // namespace mtavip::media::ffmpeg
