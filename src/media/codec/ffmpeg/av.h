// FFmpeg's objects with owners, its errors as words, and pictures between its frames and ours. Only this folder sees
// FFmpeg.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

#include <memory>
#include <optional>
#include <string>

#include "media/frame.h"

namespace mtavip::media::ffmpeg {

struct Deleter {
  void operator()(AVCodecContext* p) const { avcodec_free_context(&p); }
  void operator()(AVFrame* p) const { av_frame_free(&p); }
  void operator()(AVPacket* p) const { av_packet_free(&p); }
  void operator()(SwsContext* p) const { sws_freeContext(p); }
  void operator()(SwrContext* p) const { swr_free(&p); }
};
using CodecContext = std::unique_ptr<AVCodecContext, Deleter>;
using Frame = std::unique_ptr<AVFrame, Deleter>;
using Packet = std::unique_ptr<AVPacket, Deleter>;
using Sws = std::unique_ptr<SwsContext, Deleter>;
using Swr = std::unique_ptr<SwrContext, Deleter>;

/// "No such file or directory"
[[nodiscard]] std::string error_text(int error);

/// FFmpeg writes to standard error by default; a client says what went wrong itself.
void silence_log();

/// Pictures larger than this are refused wherever they come from.
inline constexpr int kMaxPixels = 8192 * 4352;

/// Shows a decoded 4:2:0 frame as ours without copying; the frame is returned to its pool when ours is gone.
[[nodiscard]] VideoFrame wrap(Frame frame);
[[nodiscard]] bool is_planar_420(const AVFrame& frame);

/// A frame that borrows the planes of `picture`, which must outlive every use by the codec. Not reference counted: a
/// codec that keeps its input makes a copy.
void borrow(const VideoFrame& picture, AVFrame& out);

/// Turns any pixel format into ours, and any size into the wanted one. Keeps its tables for the next frame.
class PictureConverter {
 public:
  /// Nothing where the formats are not known to swscale or memory ran out.
  std::optional<VideoFrame> convert(const AVFrame& frame, int width, int height);

 private:
  Sws sws_;
};

}  // namespace mtavip::media::ffmpeg
