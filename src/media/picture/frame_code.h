// A code that is drawn into a picture and read back from what arrives: which frame it was, and when it was captured. It
// stays readable at low bit rates and after scaling: 40 by 3 cells of two greys over the full width at the top, with
// known cells at both ends of each row to measure black and white by, and a checksum.
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"
#include "media/frame.h"

namespace mtavip::media {

struct FrameCode {
  std::uint32_t number = 0;
  Timestamp captured{};  ///< microseconds below 2^48
  friend bool operator==(const FrameCode&, const FrameCode&) = default;
};

/// `frame` must be writable and at least 80 by 45.
void draw_frame_code(VideoFrame& frame, const FrameCode& code);
/// Lines that the code takes at the top of a picture of this height.
[[nodiscard]] int height_of_code(int height);
/// Nothing if there is none or the checksum does not match.
[[nodiscard]] std::optional<FrameCode> read_frame_code(const VideoFrame& frame);

}  // namespace mtavip::media
