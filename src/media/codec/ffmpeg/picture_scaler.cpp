#include "media/codec/ffmpeg/picture_scaler.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace mtavip::media::ffmpeg {
namespace {

constexpr int kSmallest = 2;
constexpr int kLargest = 16384;

bool in_range(PictureSize size) {
  return size.width >= kSmallest && size.height >= kSmallest && size.width <= kLargest && size.height <= kLargest;
}

/// Where the picture goes inside the target: all of it, or centred with its shape kept.
struct Placement {
  PictureSize size;
  int x = 0;
  int y = 0;
};
Placement place(PictureSize picture, PictureSize target, PictureFit fit) {
  if (fit == PictureFit::kStretch) return {target, 0, 0};
  const auto even = [](std::int64_t side, int limit) {
    return static_cast<int>(std::clamp<std::int64_t>((side + 1) / 2 * 2, 2, limit));
  };
  Placement p{target, 0, 0};
  if (std::int64_t{picture.width} * target.height > std::int64_t{picture.height} * target.width) {
    p.size.height = even(std::int64_t{picture.height} * target.width / picture.width, target.height);
  } else {
    p.size.width = even(std::int64_t{picture.width} * target.height / picture.height, target.width);
  }
  // Even places, so that the smaller planes follow.
  p.x = (target.width - p.size.width) / 4 * 2;
  p.y = (target.height - p.size.height) / 4 * 2;
  return p;
}

void fill(VideoFrame& frame, std::size_t plane, std::uint8_t value) {
  const int rows = plane == 0 ? frame.height() : (frame.height() + 1) / 2;
  std::memset(frame.writable(plane), value,
              static_cast<std::size_t>(rows) * static_cast<std::size_t>(frame.plane(plane).stride));
}

}  // namespace

Result<VideoFrame, CodecError> PictureScaler::scale(VideoFrame frame, PictureSize size, PictureFit fit) {
  const PictureSize from{frame.width(), frame.height()};
  if (!in_range(size) || !in_range(from)) return fail(CodecError::kBadParameter);
  if (from == size) return frame;
  const Placement to = place(from, size, fit);
  const int filter = to.size.width * 2 <= from.width ? SWS_AREA : SWS_BILINEAR;
  sws_.reset(sws_getCachedContext(sws_.release(), from.width, from.height, AV_PIX_FMT_YUV420P, to.size.width,
                                  to.size.height, AV_PIX_FMT_YUV420P, filter, nullptr, nullptr, nullptr));
  if (!sws_) return fail(CodecError::kInternal);
  VideoFrame out = VideoFrame::allocate(size.width, size.height);
  if (to.size != size) {
    fill(out, 0, 16);
    fill(out, 1, 128);
    fill(out, 2, 128);
  }
  const auto place_in = [&](std::size_t plane) {
    const int shift = plane == 0 ? 0 : 1;
    return out.writable(plane) + std::ptrdiff_t{to.y >> shift} * out.plane(plane).stride + (to.x >> shift);
  };
  const std::array<const std::uint8_t*, 4> source{frame.plane(0).data, frame.plane(1).data, frame.plane(2).data,
                                                  nullptr};
  const std::array<int, 4> source_strides{frame.plane(0).stride, frame.plane(1).stride, frame.plane(2).stride, 0};
  const std::array<std::uint8_t*, 4> target{place_in(0), place_in(1), place_in(2), nullptr};
  const std::array<int, 4> target_strides{out.plane(0).stride, out.plane(1).stride, out.plane(2).stride, 0};
  sws_scale(sws_.get(), source.data(), source_strides.data(), 0, from.height, target.data(), target_strides.data());
  out.captured = frame.captured;
  out.rtp_timestamp = frame.rtp_timestamp;
  return out;
}

}  // namespace mtavip::media::ffmpeg
