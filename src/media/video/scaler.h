// Changes the size of pictures: to what a call negotiated, or to what a window shows. The work is done by a module
// (swscale).
#pragma once

#include <cstdint>

#include "base/result.h"
#include "media/codec.h"
#include "media/frame.h"

namespace mtavip::media {

struct PictureSize {
  int width = 0;
  int height = 0;
  friend constexpr bool operator==(const PictureSize&, const PictureSize&) = default;
};

/// What happens where the two shapes differ.
enum class PictureFit : std::uint8_t {
  kStretch,    ///< the whole picture in the whole target, shape not kept
  kLetterbox,  ///< the whole picture, centred, with black bars
};

/// The largest size of `picture`'s shape inside `limit`, never larger than `picture` itself, both sides even and at
/// least 2 (what 4:2:0 encoders take).
[[nodiscard]] PictureSize fit_within(PictureSize picture, PictureSize limit);

/// Borrowed by one thread at a time. It remembers its last conversion, so use one per stream.
class Scaler {
 public:
  virtual ~Scaler() = default;
  /// A picture of exactly `size`. The frame itself is handed through, without a copy, where it already has that size.
  /// Sizes outside 2...16384 are kBadParameter.
  virtual Result<VideoFrame, CodecError> scale(VideoFrame frame, PictureSize size, PictureFit fit) = 0;
};

}  // namespace mtavip::media
