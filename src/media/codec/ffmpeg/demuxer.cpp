#include "media/codec/ffmpeg/demuxer.h"

#include <algorithm>

namespace mtavip::media::ffmpeg {
namespace {

constexpr std::string_view kLoop = "#loop";
/// A file of nothing but damage ends instead of occupying its reader.
constexpr int kMaxErrorsInARow = 1000;

}  // namespace

FileArgument parse_file_argument(std::string_view argument) {
  FileArgument result;
  if (argument.ends_with(kLoop)) {
    result.loop = true;
    argument.remove_suffix(kLoop.size());
  }
  result.path = argument;
  return result;
}

Result<void, IoError> Demuxer::open(const std::string& path, AVMediaType kind) {
  if (path.empty()) return fail(IoError{"file: needs a path; for example file:clip.mkv"});
  AVFormatContext* raw = nullptr;
  AVDictionary* options = nullptr;
  // A playlist or a reference inside the file must not lead to the network or to other files.
  av_dict_set(&options, "protocol_whitelist", "file", 0);
  const int opened = avformat_open_input(&raw, ("file:" + path).c_str(), nullptr, &options);
  av_dict_free(&options);
  if (opened < 0) return fail(IoError{"cannot read " + path + ": " + error_text(opened)});
  format_.reset(raw);
  if (const int found = avformat_find_stream_info(raw, nullptr); found < 0) {
    return fail(IoError{"cannot read " + path + ": " + error_text(found)});
  }
  const AVCodec* codec = nullptr;
  const int index = av_find_best_stream(raw, kind, -1, -1, &codec, 0);
  const char* what = kind == AVMEDIA_TYPE_AUDIO ? "sound" : "picture";
  if (index < 0 || codec == nullptr)
    return fail(IoError{path + " has no " + what + " that can be decoded; choose another file"});
  stream_ = raw->streams[index];
  for (unsigned i = 0; i < raw->nb_streams; ++i) {
    if (raw->streams[i] != stream_) raw->streams[i]->discard = AVDISCARD_ALL;
  }
  codec_.reset(avcodec_alloc_context3(codec));
  packet_.reset(av_packet_alloc());
  if (!codec_ || !packet_ || avcodec_parameters_to_context(codec_.get(), stream_->codecpar) < 0) {
    return fail(IoError{"cannot decode the " + std::string(what) + " of " + path});
  }
  codec_->thread_count = 1;
  codec_->max_pixels = kMaxPixels;
  codec_->pkt_timebase = stream_->time_base;
  if (const int result = avcodec_open2(codec_.get(), codec, nullptr); result < 0) {
    return fail(IoError{"cannot decode the " + std::string(what) + " of " + path + ": " + error_text(result)});
  }
  return {};
}

bool Demuxer::next(AVFrame& frame) {
  for (int errors = 0; errors < kMaxErrorsInARow;) {
    const int got = avcodec_receive_frame(codec_.get(), &frame);
    if (got == 0) return true;
    if (got == AVERROR_EOF || draining_) return false;
    if (got != AVERROR(EAGAIN)) {
      ++errors;
      continue;
    }
    const int read = av_read_frame(format_.get(), packet_.get());
    if (read < 0) {
      draining_ = true;
      avcodec_send_packet(codec_.get(), nullptr);
      continue;
    }
    if (packet_->stream_index == stream_->index && avcodec_send_packet(codec_.get(), packet_.get()) < 0) ++errors;
    av_packet_unref(packet_.get());
  }
  return false;
}

bool Demuxer::rewind() {
  avcodec_flush_buffers(codec_.get());
  draining_ = false;
  if (av_seek_frame(format_.get(), stream_->index, stream_->start_time == AV_NOPTS_VALUE ? 0 : stream_->start_time,
                    AVSEEK_FLAG_BACKWARD) >= 0) {
    return true;
  }
  return av_seek_frame(format_.get(), -1, 0, AVSEEK_FLAG_BYTE) >= 0;
}

double Demuxer::frames_per_second() const {
  for (const AVRational rate : {stream_->avg_frame_rate, stream_->r_frame_rate}) {
    if (rate.num > 0 && rate.den > 0) return std::clamp(av_q2d(rate), 0.1, 240.0);
  }
  return 25;
}

}  // namespace mtavip::media::ffmpeg
