#include "media/audio/resampler.h"

#include <algorithm>

#include <speex/speex_resampler.h>

#include "media/audio/mix.h"

namespace mtavip::media {
namespace {

constexpr int kQuality = 3;  // flat to 3.4 kHz at 8000 a second; every step up adds a millisecond

}  // namespace

Resampler::Resampler() = default;
Resampler::~Resampler() = default;
Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;

void Resampler::Deleter::operator()(SpeexResamplerState_* state) const {
  speex_resampler_destroy(state);
}

void Resampler::reset() {
  if (state_) speex_resampler_reset_mem(state_.get());
}

std::span<const std::int16_t> Resampler::convert(const AudioFormat& from, std::span<const std::int16_t> in,
                                                 const AudioFormat& to) {
  if (from == to) return in;
  const int channels = std::min(from.channels, to.channels);  // the resampler works on the fewer
  if (from != from_ || to != to_) {
    from_ = from;
    to_ = to;
    state_.reset();
    if (from.sample_rate != to.sample_rate) {
      int error = RESAMPLER_ERR_SUCCESS;
      state_.reset(speex_resampler_init(static_cast<spx_uint32_t>(channels),
                                        static_cast<spx_uint32_t>(from.sample_rate),
                                        static_cast<spx_uint32_t>(to.sample_rate), kQuality, &error));
    }
  }
  const std::size_t frames = in.size() / static_cast<std::size_t>(from.channels);
  const auto width = static_cast<std::size_t>(channels);
  if (from.channels != channels) {
    mixed_.resize(frames * width);
    convert_channels(in, from.channels, mixed_, channels);
    in = mixed_;
  }
  if (from.sample_rate != to.sample_rate) {
    const std::size_t wanted =
        frames * static_cast<std::size_t>(to.sample_rate) / static_cast<std::size_t>(from.sample_rate);
    resampled_.assign(wanted * width, 0);
    if (state_) {
      auto consumed = static_cast<spx_uint32_t>(frames);
      auto produced = static_cast<spx_uint32_t>(wanted);
      speex_resampler_process_interleaved_int(state_.get(), in.data(), &consumed, resampled_.data(), &produced);
    }
    in = resampled_;
  }
  if (to.channels != channels) {
    spread_.resize(in.size() / width * static_cast<std::size_t>(to.channels));
    convert_channels(in, channels, spread_, to.channels);
    in = spread_;
  }
  return in;
}

}  // namespace mtavip::media
