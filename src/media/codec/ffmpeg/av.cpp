#include "media/codec/ffmpeg/av.h"

#include <array>
#include <utility>

namespace mtavip::media::ffmpeg {
namespace {

struct FrameOwner final : VideoBuffer {
  explicit FrameOwner(Frame f) : frame(std::move(f)) {}
  Frame frame;
};

/// Swscale knows full-range formats by another property; the old names only make it complain.
AVPixelFormat without_range(AVPixelFormat format) {
  switch (format) {
    case AV_PIX_FMT_YUVJ420P:
      return AV_PIX_FMT_YUV420P;
    case AV_PIX_FMT_YUVJ422P:
      return AV_PIX_FMT_YUV422P;
    case AV_PIX_FMT_YUVJ444P:
      return AV_PIX_FMT_YUV444P;
    default:
      return format;
  }
}

bool is_full_range(const AVFrame& frame) {
  return frame.color_range == AVCOL_RANGE_JPEG ||
         without_range(static_cast<AVPixelFormat>(frame.format)) != frame.format;
}

}  // namespace

std::string error_text(int error) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(error, text.data(), text.size());
  return text.data();
}

void silence_log() {
  av_log_set_level(AV_LOG_QUIET);
}

VideoFrame wrap(Frame frame) {
  const std::array<Plane, 3> planes{Plane{frame->data[0], frame->linesize[0]},
                                    Plane{frame->data[1], frame->linesize[1]},
                                    Plane{frame->data[2], frame->linesize[2]}};
  const int width = frame->width;
  const int height = frame->height;
  return VideoFrame(width, height, planes, std::make_unique<FrameOwner>(std::move(frame)));
}

bool is_planar_420(const AVFrame& frame) {
  return frame.format == AV_PIX_FMT_YUV420P && frame.linesize[0] > 0 && frame.linesize[1] > 0;
}

void borrow(const VideoFrame& picture, AVFrame& out) {
  av_frame_unref(&out);
  out.format = AV_PIX_FMT_YUV420P;
  out.width = picture.width();
  out.height = picture.height();
  for (std::size_t i = 0; i < 3; ++i) {
    out.data[i] = const_cast<std::uint8_t*>(picture.plane(i).data);
    out.linesize[i] = picture.plane(i).stride;
  }
}

std::optional<VideoFrame> PictureConverter::convert(const AVFrame& frame, int width, int height) {
  if (frame.width < 1 || frame.height < 1 || width < 1 || height < 1) return std::nullopt;
  const AVPixelFormat format = without_range(static_cast<AVPixelFormat>(frame.format));
  const bool same_size = width == frame.width && height == frame.height;
  // Sizes change seldom, so the cheap filter costs no one anything; down-scaling by area avoids its aliasing.
  const int filter = same_size ? SWS_POINT : width * 2 <= frame.width ? SWS_AREA : SWS_BILINEAR;
  sws_.reset(sws_getCachedContext(sws_.release(), frame.width, frame.height, format, width, height, AV_PIX_FMT_YUV420P,
                                  filter, nullptr, nullptr, nullptr));
  if (!sws_) return std::nullopt;
  const int* coefficients = sws_getCoefficients(SWS_CS_DEFAULT);
  const bool rgb = format == AV_PIX_FMT_BGR0 || format == AV_PIX_FMT_RGB24 || format == AV_PIX_FMT_BGRA;
  sws_setColorspaceDetails(sws_.get(), coefficients, rgb || is_full_range(frame) ? 1 : 0, coefficients, 0, 0, 1 << 16,
                           1 << 16);
  VideoFrame out = VideoFrame::allocate(width, height);
  const std::array<std::uint8_t*, 4> planes{out.writable(0), out.writable(1), out.writable(2), nullptr};
  const std::array<int, 4> strides{out.plane(0).stride, out.plane(1).stride, out.plane(2).stride, 0};
  if (sws_scale(sws_.get(), frame.data, frame.linesize, 0, frame.height, planes.data(), strides.data()) != height) {
    return std::nullopt;
  }
  return out;
}

}  // namespace mtavip::media::ffmpeg
