// How alike two pictures are: PSNR, and SSIM (Wang, Bovik, Sheikh, Simoncelli 2004), both of the luma plane.
#pragma once

#include <optional>

#include "media/frame.h"

namespace mtavip::media {

struct PictureLikeness {
  double psnr = 0;  ///< dB; 100 for equal pictures
  double ssim = 0;  ///< 1 for equal pictures; mean over windows of 8x8 every 4 pixels, without Gaussian weights
};

/// Lines above `from_line` are left out. Nothing if the sizes differ or less than 8x8 pixels are left.
[[nodiscard]] std::optional<PictureLikeness> compare_pictures(const VideoFrame& a, const VideoFrame& b,
                                                              int from_line = 0);

}  // namespace mtavip::media
