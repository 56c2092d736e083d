// One stream of a media file, decoded frame by frame, and begun again where wanted.
#pragma once

#include <string>

#include "base/result.h"
#include "media/codec/ffmpeg/av.h"
#include "media/registry.h"

namespace mtavip::media::ffmpeg {

struct FormatCloser {
  void operator()(AVFormatContext* p) const { avformat_close_input(&p); }
};
using InputFormat = std::unique_ptr<AVFormatContext, FormatCloser>;

/// "PATH[#loop]" as it follows "file:".
struct FileArgument {
  std::string path;
  bool loop = false;
};
[[nodiscard]] FileArgument parse_file_argument(std::string_view argument);

class Demuxer {
 public:
  /// Opens a local file (never an address inside one) and the decoder of its best stream of that kind.
  Result<void, IoError> open(const std::string& path, AVMediaType kind);
  /// The next decoded frame; false at the end. Damaged data is passed over.
  bool next(AVFrame& frame);
  /// Begins again at the start.
  bool rewind();

  [[nodiscard]] const AVCodecContext& codec() const { return *codec_; }
  [[nodiscard]] AVRational time_base() const { return stream_->time_base; }
  [[nodiscard]] double frames_per_second() const;

 private:
  InputFormat format_;
  CodecContext codec_;
  Packet packet_;
  AVStream* stream_ = nullptr;  // of format_
  bool draining_ = false;
};

}  // namespace mtavip::media::ffmpeg
