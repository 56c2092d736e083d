// The loadable module of voice processing over the packaged webrtc-audio-processing library: echo cancellation, noise
// suppression, gain control and high pass, on blocks of 10 ms.
#include <algorithm>
#include <memory>
#include <vector>

#include <webrtc/modules/audio_processing/include/audio_processing.h>
#include <webrtc/modules/interface/module_common_types.h>

#include "media/registry.h"

namespace mtavip::media {
namespace {

constexpr int kMaxDelayMs = 500;  // the library's own bound

class Processor final : public VoiceProcessor {
 public:
  Processor(std::unique_ptr<webrtc::AudioProcessing> processing, const VoiceProcessingSettings& settings)
      : processing_(std::move(processing)), settings_(settings) {}

  [[nodiscard]] AudioFormat format() const override { return settings_.format; }

  void far_end(std::span<const std::int16_t> block) override {
    if (!settings_.echo_cancellation || !fill(block)) return;
    static_cast<void>(processing_->ProcessReverseStream(&frame_));
  }

  void near_end(std::span<std::int16_t> block, Duration delay) override {
    if (!fill(block)) return;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(delay).count();
    processing_->set_stream_delay_ms(static_cast<int>(std::clamp<std::int64_t>(milliseconds, 0, kMaxDelayMs)));
    // The gain is applied in the digital domain: the device's own volume is not ours to move.
    if (processing_->ProcessStream(&frame_) != webrtc::AudioProcessing::kNoError) return;
    std::copy_n(frame_.data_, block.size(), block.begin());
  }

 private:
  bool fill(std::span<const std::int16_t> block) {
    if (block.size() != settings_.format.samples_in(kAudioBlock)) return false;
    frame_.UpdateFrame(0, 0, block.data(), block.size() / static_cast<std::size_t>(settings_.format.channels),
                       settings_.format.sample_rate, webrtc::AudioFrame::kNormalSpeech, webrtc::AudioFrame::kVadUnknown,
                       settings_.format.channels);
    return true;
  }

  std::unique_ptr<webrtc::AudioProcessing> processing_;
  VoiceProcessingSettings settings_;
  webrtc::AudioFrame frame_;
};

Result<std::unique_ptr<VoiceProcessor>, CodecError> make(const VoiceProcessingSettings& settings) {
  const int rate = settings.format.sample_rate;
  const int channels = settings.format.channels;
  if ((rate != 8000 && rate != 16000 && rate != 32000 && rate != 48000) || (channels != 1 && channels != 2)) {
    return fail(CodecError::kBadParameter);
  }
  webrtc::Config config;
  // Finds the delay itself where the devices' figures are wrong, and follows where they drift.
  config.Set<webrtc::DelayAgnostic>(new webrtc::DelayAgnostic(true));
  config.Set<webrtc::ExtendedFilter>(new webrtc::ExtendedFilter(true));
  std::unique_ptr<webrtc::AudioProcessing> processing(webrtc::AudioProcessing::Create(config));
  if (!processing) return fail(CodecError::kInternal);
  const auto layout = channels == 1 ? webrtc::AudioProcessing::kMono : webrtc::AudioProcessing::kStereo;
  if (processing->Initialize(rate, rate, rate, layout, layout, layout) != webrtc::AudioProcessing::kNoError) {
    return fail(CodecError::kInternal);
  }
  int error = processing->high_pass_filter()->Enable(settings.high_pass);
  error |= processing->echo_cancellation()->enable_drift_compensation(false);
  error |= processing->echo_cancellation()->Enable(settings.echo_cancellation);
  error |= processing->noise_suppression()->set_level(webrtc::NoiseSuppression::kModerate);
  error |= processing->noise_suppression()->Enable(settings.noise_suppression);
  error |= processing->gain_control()->set_mode(webrtc::GainControl::kAdaptiveDigital);
  error |= processing->gain_control()->Enable(settings.gain_control);
  if (error != webrtc::AudioProcessing::kNoError) return fail(CodecError::kBadParameter);
  return std::make_unique<Processor>(std::move(processing), settings);
}

}  // namespace
}  // namespace mtavip::media

extern "C" __attribute__((visibility("default"))) void mtavip_register_module(mtavip::media::Registry& registry) {
  registry.voice_processors.emplace("default", mtavip::media::make);
}
