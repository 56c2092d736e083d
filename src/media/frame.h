// Sound and pictures as they travel between device, codec and recorder.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "base/time.h"

namespace mtavip::media {

/// 16-bit signed samples, interleaved where there is more than one channel.
struct AudioFormat {
  int sample_rate = 48000;
  int channels = 1;
  [[nodiscard]] constexpr std::size_t samples_in(Duration d) const {
    return static_cast<std::size_t>(d.count() * sample_rate / 1'000'000) * static_cast<std::size_t>(channels);
  }
  friend constexpr bool operator==(const AudioFormat&, const AudioFormat&) = default;
};

/// The media thread's heart beat, and the unit in which sound is handed on.
inline constexpr Duration kAudioBlock = std::chrono::milliseconds(10);

struct Plane {
  const std::uint8_t* data = nullptr;
  int stride = 0;  ///< bytes from one row to the next
};

/// Owns the memory of a picture, whoever allocated it (us, or a codec library).
class VideoBuffer {
 public:
  virtual ~VideoBuffer() = default;
};

/// A picture: 8-bit 4:2:0, planes Y, U, V; U and V have half the width and height, rounded up. Moved, not copied; shown
/// to several sinks by const reference.
class VideoFrame {
 public:
  VideoFrame() = default;
  VideoFrame(int width, int height, std::array<Plane, 3> planes, std::unique_ptr<VideoBuffer> buffer)
      : width_(width), height_(height), planes_(planes), buffer_(std::move(buffer)) {}
  /// Memory of our own, not initialised.
  static VideoFrame allocate(int width, int height);

  [[nodiscard]] bool empty() const { return width_ == 0; }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] const Plane& plane(std::size_t index) const { return planes_[index]; }
  /// Writable rows of a frame made by allocate().
  [[nodiscard]] std::uint8_t* writable(std::size_t index) { return const_cast<std::uint8_t*>(planes_[index].data); }
  [[nodiscard]] VideoFrame copy() const;

  Timestamp captured{};             ///< when the source took it (sending side), or is to be shown (receiving side)
  std::uint32_t rtp_timestamp = 0;  ///< 90 kHz, on the receiving side

 private:
  int width_ = 0;
  int height_ = 0;
  std::array<Plane, 3> planes_{};
  std::unique_ptr<VideoBuffer> buffer_;
};

}  // namespace mtavip::media
