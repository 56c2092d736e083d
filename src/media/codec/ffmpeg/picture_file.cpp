#include "media/codec/ffmpeg/picture_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "media/codec/ffmpeg/av.h"

namespace mtavip::media::ffmpeg {
namespace {

Frame to_rgb(const VideoFrame& picture) {
  Frame rgb(av_frame_alloc());
  if (!rgb) return nullptr;
  rgb->format = AV_PIX_FMT_RGB24;
  rgb->width = picture.width();
  rgb->height = picture.height();
  if (av_frame_get_buffer(rgb.get(), 0) < 0) return nullptr;
  const Sws sws(sws_getContext(picture.width(), picture.height(), AV_PIX_FMT_YUV420P, picture.width(), picture.height(),
                               AV_PIX_FMT_RGB24, SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT, nullptr, nullptr,
                               nullptr));
  if (!sws) return nullptr;
  const std::array<const std::uint8_t*, 4> planes{picture.plane(0).data, picture.plane(1).data, picture.plane(2).data,
                                                  nullptr};
  const std::array<int, 4> strides{picture.plane(0).stride, picture.plane(1).stride, picture.plane(2).stride, 0};
  sws_scale(sws.get(), planes.data(), strides.data(), 0, picture.height(), rgb->data, rgb->linesize);
  return rgb;
}

Packet encode_png(const VideoFrame& picture) {
  const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_PNG);
  const CodecContext context(codec != nullptr ? avcodec_alloc_context3(codec) : nullptr);
  const Frame rgb = to_rgb(picture);
  Packet packet(av_packet_alloc());
  if (!context || !rgb || !packet) return nullptr;
  context->width = picture.width();
  context->height = picture.height();
  context->pix_fmt = AV_PIX_FMT_RGB24;
  context->time_base = {1, 1};
  context->thread_count = 1;
  if (avcodec_open2(context.get(), codec, nullptr) < 0 || avcodec_send_frame(context.get(), rgb.get()) < 0 ||
      avcodec_receive_packet(context.get(), packet.get()) < 0) {
    return nullptr;
  }
  return packet;
}

class PngSink final : public VideoSink {
 public:
  explicit PngSink(std::string path) : path_(std::move(path)) {}
  ~PngSink() override {
    if (!last_.empty()) static_cast<void>(write_png(last_, path_));
  }
  void show(const VideoFrame& frame, Timestamp now) override {
    if (!first_written_) {
      first_written_ = true;
      kept_at_ = now;
      static_cast<void>(write_png(frame, path_));
    } else if (now - kept_at_ >= std::chrono::seconds(1)) {
      kept_at_ = now;
      last_ = frame.copy();
    }
  }

 private:
  std::string path_;
  bool first_written_ = false;
  Timestamp kept_at_{};
  VideoFrame last_;
};

}  // namespace

Result<void, IoError> write_png(const VideoFrame& frame, const std::string& path) {
  if (frame.empty()) return fail(IoError{"there is no picture to write to " + path + " yet"});
  const Packet packet = encode_png(frame);
  if (!packet) return fail(IoError{"cannot make a PNG picture for " + path});
  const std::string part = path + ".part";
  std::FILE* file = std::fopen(part.c_str(), "wb");
  const auto size = static_cast<std::size_t>(packet->size);
  const bool written = file != nullptr && std::fwrite(packet->data, 1, size, file) == size;
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (!written || !closed || std::rename(part.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    static_cast<void>(std::remove(part.c_str()));
    return fail(IoError{"cannot write " + path + ": " + std::strerror(reason)});
  }
  return {};
}

std::unique_ptr<VideoSink> make_png_sink(std::string path) {
  return std::make_unique<PngSink>(std::move(path));
}

}  // namespace mtavip::media::ffmpeg
