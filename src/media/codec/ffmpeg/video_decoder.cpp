#include <cstring>
#include <utility>

#include "base/text.h"
#include "media/codec/ffmpeg/av.h"
#include "media/codec/ffmpeg/video_codecs.h"

namespace mtavip::media::ffmpeg {
namespace {

AVCodecID codec_id(std::string_view encoding) {
  if (equals_ignoring_case(encoding, "H264")) return AV_CODEC_ID_H264;
  if (equals_ignoring_case(encoding, "H261")) return AV_CODEC_ID_H261;
  for (const char* name : {"H263", "H263-1998", "H263-2000"}) {
    if (equals_ignoring_case(encoding, name)) return AV_CODEC_ID_H263;
  }
  if (equals_ignoring_case(encoding, "VP8")) return AV_CODEC_ID_VP8;
  return AV_CODEC_ID_NONE;
}

class Decoder final : public VideoDecoder {
 public:
  Result<void, CodecError> open(AVCodecID id) {
    const AVCodec* codec = avcodec_find_decoder(id);
    if (codec == nullptr) return fail(CodecError::kUnavailable);
    context_.reset(avcodec_alloc_context3(codec));
    packet_.reset(av_packet_alloc());
    if (!context_ || !packet_) return fail(CodecError::kInternal);
    context_->thread_count = 1;
    context_->flags |= AV_CODEC_FLAG_LOW_DELAY | AV_CODEC_FLAG_OUTPUT_CORRUPT;
    context_->max_pixels = kMaxPixels;
    if (avcodec_open2(context_.get(), codec, nullptr) < 0) return fail(CodecError::kInternal);
    return {};
  }

  Result<std::optional<VideoFrame>, CodecError> decode(const EncodedFrame& input) override {
    if (input.data.empty() || input.data.size() > kMaxInput) return fail(CodecError::kBadInput);
    // libavcodec reads a few bytes past the end; av_new_packet gives them, cleared.
    if (av_new_packet(packet_.get(), static_cast<int>(input.data.size())) < 0) return fail(CodecError::kInternal);
    std::memcpy(packet_->data, input.data.data(), input.data.size());
    const int sent = avcodec_send_packet(context_.get(), packet_.get());
    av_packet_unref(packet_.get());
    // The newest picture counts: where one input gives several (two fields, a stream that was held back), it is shown.
    std::optional<VideoFrame> newest;
    for (;;) {
      Frame frame(av_frame_alloc());
      if (!frame || avcodec_receive_frame(context_.get(), frame.get()) < 0) break;
      if (auto picture = to_picture(std::move(frame))) newest = std::move(picture);
    }
    if (!newest && sent < 0) return fail(CodecError::kBadInput);
    return newest;
  }

  void reset() override { avcodec_flush_buffers(context_.get()); }
  [[nodiscard]] std::string implementation() const override { return context_->codec->name; }

 private:
  static constexpr std::size_t kMaxInput = 16 * 1024 * 1024;

  std::optional<VideoFrame> to_picture(Frame frame) {
    if (frame->format == AV_PIX_FMT_YUVJ420P) frame->format = AV_PIX_FMT_YUV420P;  // range is not carried further
    if (is_planar_420(*frame)) return wrap(std::move(frame));
    return converter_.convert(*frame, frame->width, frame->height);
  }

  CodecContext context_;
  Packet packet_;
  PictureConverter converter_;
};

}  // namespace

Result<std::unique_ptr<VideoDecoder>, CodecError> make_video_decoder(const VideoCodecSettings& settings) {
  const AVCodecID id = codec_id(settings.name);
  if (id == AV_CODEC_ID_NONE) return fail(CodecError::kUnknown);
  auto decoder = std::make_unique<Decoder>();
  if (const auto opened = decoder->open(id); !opened) return fail(opened.error());
  return decoder;
}

}  // namespace mtavip::media::ffmpeg
