#include "media/video/scaler.h"

#include <algorithm>

namespace mtavip::media {

PictureSize fit_within(PictureSize picture, PictureSize limit) {
  const std::int64_t width = std::max(picture.width, 2);
  const std::int64_t height = std::max(picture.height, 2);
  std::int64_t new_width = width;
  std::int64_t new_height = height;
  if (new_width > limit.width) {
    new_width = limit.width;
    new_height = height * new_width / width;
  }
  if (new_height > limit.height) {
    new_height = limit.height;
    new_width = width * new_height / height;
  }
  const auto even = [](std::int64_t side) { return static_cast<int>(std::max<std::int64_t>(side / 2 * 2, 2)); };
  return {even(new_width), even(new_height)};
}

}  // namespace mtavip::media
