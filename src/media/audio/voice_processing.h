// What is done to the microphone's sound before it is encoded: echo cancellation, noise suppression, gain control, high
// pass. The implementation is in a loadable module; this is how the engine sees it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "base/result.h"
#include "base/time.h"
#include "media/codec.h"
#include "media/frame.h"

namespace mtavip::media {

struct VoiceProcessingSettings {
  AudioFormat format{48000, 1};  ///< of both ends; 8000, 16000, 32000 or 48000 a second
  bool echo_cancellation = true;
  bool noise_suppression = true;
  bool gain_control = true;
  bool high_pass = true;
};

/// Media thread only. Both ends are given in blocks of 10 ms (kAudioBlock), the far end's before it is played.
class VoiceProcessor {
 public:
  virtual ~VoiceProcessor() = default;
  [[nodiscard]] virtual AudioFormat format() const = 0;
  /// What is about to be written to the loudspeaker.
  virtual void far_end(std::span<const std::int16_t> block) = 0;
  /// What the microphone gave, processed in place. `delay` is from far_end() to the same sound's return in near_end():
  /// loudspeaker latency plus microphone latency.
  virtual void near_end(std::span<std::int16_t> block, Duration delay) = 0;
};

}  // namespace mtavip::media
