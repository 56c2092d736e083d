// An ALSA device opened for 16-bit sound in short periods, without blocking calls.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <alsa/asoundlib.h>
#include <poll.h>

#include "base/time.h"
#include "media/frame.h"
#include "media/registry.h"

namespace mtavip::device::alsa {

enum class Direction { kPlayback, kCapture };

class Pcm {
 public:
  static constexpr Duration kPeriod = std::chrono::milliseconds(10);
  static constexpr Duration kBuffer = std::chrono::milliseconds(100);

  /// Opens `name` ("default", "plughw:1,0", ...) as near to `wanted` as it can.
  [[nodiscard]] static Result<Pcm, media::IoError> open(const std::string& name, Direction direction,
                                                        media::AudioFormat wanted);

  [[nodiscard]] const media::AudioFormat& format() const { return format_; }
  [[nodiscard]] Duration period() const { return duration_of(period_frames_); }
  [[nodiscard]] Duration duration_of(snd_pcm_sframes_t frames) const {
    return Duration(frames * 1'000'000 / format_.sample_rate);
  }

  /// Frames written or read; negative: an error for recover(); 0: not now.
  [[nodiscard]] snd_pcm_sframes_t write(const std::int16_t* samples, std::size_t frames);
  [[nodiscard]] snd_pcm_sframes_t read(std::int16_t* samples, std::size_t frames);
  /// Makes it run again after an overrun or underrun (-EPIPE) or a suspend. False: the device is gone.
  [[nodiscard]] bool recover(int error);
  /// Starts a capture; playback starts by itself.
  [[nodiscard]] bool start();
  /// Playback: what is still to be heard. Capture: how old the next sample is. Zero where the device cannot tell.
  [[nodiscard]] Duration delay();
  /// Adds what poll() must wait for.
  void add_poll_descriptors(std::vector<pollfd>& descriptors);
  /// After poll(): whether those descriptors mean that there is something to do.
  [[nodiscard]] bool is_ready(std::span<pollfd> descriptors);

 private:
  struct Close {
    void operator()(snd_pcm_t* pcm) const { snd_pcm_close(pcm); }
  };

  Pcm() = default;
  [[nodiscard]] int configure(Direction direction, media::AudioFormat wanted);

  std::unique_ptr<snd_pcm_t, Close> pcm_;
  media::AudioFormat format_;
  snd_pcm_sframes_t period_frames_ = 0;
};

/// The library would report to standard error by itself.
void silence_library();

/// What ALSA says of an error of its own.
[[nodiscard]] std::string describe(int error);

}  // namespace mtavip::device::alsa
