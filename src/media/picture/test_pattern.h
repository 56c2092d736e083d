// The moving test picture: colour bars, a texture that scrolls, a box that wanders, a large frame counter for people
// and a code for programs. A pure function of size, frame number and capture time, so that a receiver can draw again
// what was sent and compare.
#pragma once

#include <cstdint>

#include "media/frame.h"
#include "media/picture/frame_code.h"

namespace mtavip::media {

/// Keeps the unmoving parts of one size, which makes drawing cheap: about a tenth of a millisecond at 640x360.
class TestPattern {
 public:
  /// At least 80 by 46; sizes are raised to that.
  TestPattern(int width, int height);
  [[nodiscard]] VideoFrame draw(const FrameCode& code) const;
  [[nodiscard]] int width() const { return background_.width(); }
  [[nodiscard]] int height() const { return background_.height(); }

 private:
  void draw_texture(VideoFrame& frame, std::uint32_t number) const;
  void draw_box(VideoFrame& frame, std::uint32_t number) const;
  void draw_counter(VideoFrame& frame, std::uint32_t number) const;

  VideoFrame background_;
};

}  // namespace mtavip::media
