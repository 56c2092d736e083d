// The ports through which sound and pictures enter and leave the engine: devices, files, tones, test pictures,
// recorders and the application's own. All are called from the media thread only; a device behind one hands over
// through a lock-free ring.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/time.h"
#include "media/frame.h"

namespace mtavip::media {

class AudioSource {
 public:
  virtual ~AudioSource() = default;
  [[nodiscard]] virtual AudioFormat format() const = 0;
  /// Fills the front of `out` and returns how many samples. Fewer than asked: a device has no more yet, or the source
  /// ended. A source without a clock of its own (file, tone) always fills everything until it ends.
  virtual std::size_t read(std::span<std::int16_t> out) = 0;
  /// Nothing will ever come again.
  [[nodiscard]] virtual bool ended() const { return false; }
  /// From the air to read(): what a device has buffered.
  [[nodiscard]] virtual Duration latency() const { return Duration::zero(); }
};

class AudioSink {
 public:
  virtual ~AudioSink() = default;
  [[nodiscard]] virtual AudioFormat format() const = 0;
  virtual void write(std::span<const std::int16_t> samples) = 0;
  /// Written and not yet heard by the listener. A sink with a clock of its own (a device) is fed so that this stays at
  /// target(); one without (file, null) is fed by the media clock.
  [[nodiscard]] virtual Duration buffered() const { return Duration::zero(); }
  [[nodiscard]] virtual std::optional<Duration> target() const { return std::nullopt; }
  /// Why sound no longer leaves ("device unplugged"), if so.
  [[nodiscard]] virtual std::optional<std::string> failure() const { return std::nullopt; }
};

class VideoSource {
 public:
  virtual ~VideoSource() = default;
  /// The picture to send now, if a new one is due. Called at least as often as the frame rate.
  virtual std::optional<VideoFrame> read(Timestamp now) = 0;
  /// When the next picture is due; the engine calls read() then.
  [[nodiscard]] virtual Timestamp next_due() const = 0;
  [[nodiscard]] virtual bool ended() const { return false; }
  /// What the negotiation allows; the source (or the scaler behind it) delivers no larger and no faster.
  virtual void constrain(int max_width, int max_height, double max_frames_per_second) = 0;
  /// The codec knows fixed sizes only, and pictures will be sent at this one. Pictures of another shape get black bars,
  /// so that a source that can give any shape gives this.
  virtual void take_shape(int width, int height) {
    static_cast<void>(width);
    static_cast<void>(height);
  }
};

class VideoSink {
 public:
  virtual ~VideoSink() = default;
  virtual void show(const VideoFrame& frame, Timestamp now) = 0;
};

}  // namespace mtavip::media
