#include "media/codec/ffmpeg/container_writer.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "media/codec/ffmpeg/sound_timeline.h"
#include "media/packetize/h264.h"

namespace mtavip::media::ffmpeg {
namespace {

constexpr AVRational kMilliseconds{1, 1000};
constexpr int kKeyFrameMilliseconds = 2000;

AVCodecID picture_codec(std::string_view encoding) {
  if (equals_ignoring_case(encoding, "H264")) return AV_CODEC_ID_H264;
  if (equals_ignoring_case(encoding, "H263-1998") || equals_ignoring_case(encoding, "H263-2000"))
    return AV_CODEC_ID_H263;
  if (equals_ignoring_case(encoding, "VP8")) return AV_CODEC_ID_VP8;
  return AV_CODEC_ID_NONE;
}

/// SPS and PPS of a key frame as a byte stream: what the container's header needs.
Bytes parameter_sets(ByteView stream) {
  Bytes out;
  AnnexBReader reader(stream);
  for (ByteView nal = reader.next(); !nal.empty(); nal = reader.next()) {
    const auto type = static_cast<H264NalType>(static_cast<std::uint8_t>(nal[0]) & 0x1f);
    if (type != H264NalType::kSps && type != H264NalType::kPps) continue;
    for (const int value : {0, 0, 0, 1}) out.push_back(static_cast<std::byte>(value));
    out.insert(out.end(), nal.begin(), nal.end());
  }
  return out;
}

const AVCodec* sound_codec(bool mp4) {
  const AVCodec* opus = mp4 ? nullptr : avcodec_find_encoder_by_name("libopus");
  return opus != nullptr ? opus : avcodec_find_encoder(AV_CODEC_ID_AAC);
}

}  // namespace

ContainerWriter::~ContainerWriter() {
  static_cast<void>(finish());
  if (format_) avio_closep(&format_->pb);
}

IoError ContainerWriter::error(int code) const {
  return IoError{"cannot write " + settings_.path + ": " + error_text(code)};
}

Result<void, IoError> ContainerWriter::open(const RecorderSettings& settings) {
  settings_ = settings;
  const bool mp4 = to_lower(settings.path).ends_with(".mp4");
  if (!mp4 && !to_lower(settings.path).ends_with(".mkv")) {
    return fail(IoError{"cannot record to " + settings.path + ": the name must end in .mkv or .mp4"});
  }
  AVFormatContext* raw = nullptr;
  if (avformat_alloc_output_context2(&raw, nullptr, mp4 ? "mp4" : "matroska", nullptr) < 0) {
    return fail(IoError{"cannot record: this FFmpeg has no writer for " + settings.path});
  }
  format_.reset(raw);
  packet_.reset(av_packet_alloc());
  frame_.reset(av_frame_alloc());
  if (!packet_ || !frame_) return fail(IoError{"out of memory"});
  if (!settings.title.empty()) av_dict_set(&raw->metadata, "title", settings.title.c_str(), 0);
  // A picture track that pauses must not hold the sound back in memory, and what is written is to be on the disk.
  raw->max_interleave_delta = 500'000;
  raw->flags |= AVFMT_FLAG_FLUSH_PACKETS;
  sound_tracks_ = settings.sound == RecorderSettings::Sound::kNone    ? 0
                  : settings.sound == RecorderSettings::Sound::kMixed ? 1
                                                                      : 2;
  for (std::size_t i = 0; i < sound_tracks_; ++i) {
    const char* title = sound_tracks_ == 1 ? "call" : i == 0 ? "received" : "sent";
    if (auto added = add_sound(sound_[i], title); !added) return added;
  }
  if (const int opened = avio_open(&raw->pb, ("file:" + settings.path).c_str(), AVIO_FLAG_WRITE); opened < 0) {
    return fail(error(opened));
  }
  return {};
}

Result<void, IoError> ContainerWriter::add_sound(SoundTrack& track, const char* title) {
  const AVCodec* codec = sound_codec(std::strcmp(format_->oformat->name, "mp4") == 0);
  if (codec == nullptr) return fail(IoError{"cannot record: this FFmpeg encodes neither Opus nor AAC"});
  track.encoder.reset(avcodec_alloc_context3(codec));
  track.frame.reset(av_frame_alloc());
  if (!track.encoder || !track.frame) return fail(IoError{"out of memory"});
  track.encoder->sample_rate = SoundTimeline::kRate;
  track.encoder->sample_fmt = codec->sample_fmts != nullptr ? codec->sample_fmts[0] : AV_SAMPLE_FMT_S16;
  av_channel_layout_default(&track.encoder->ch_layout, 1);
  track.encoder->bit_rate = 64'000;
  track.encoder->time_base = {1, SoundTimeline::kRate};
  if ((format_->oformat->flags & AVFMT_GLOBALHEADER) != 0) track.encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  if (const int opened = avcodec_open2(track.encoder.get(), codec, nullptr); opened < 0) return fail(error(opened));
  track.stream = avformat_new_stream(format_.get(), nullptr);
  if (track.stream == nullptr || avcodec_parameters_from_context(track.stream->codecpar, track.encoder.get()) < 0) {
    return fail(IoError{"out of memory"});
  }
  track.stream->time_base = track.encoder->time_base;
  av_dict_set(&track.stream->metadata, "title", title, 0);
  lead_ = std::max<std::int64_t>(lead_, track.encoder->initial_padding);
  if (track.encoder->frame_size > 0) sound_block_ = static_cast<std::size_t>(track.encoder->frame_size);
  return {};
}

Result<void, IoError> ContainerWriter::add_encoded_picture(const EncodedFrame& first) {
  const AVCodecID id = picture_codec(settings_.encoding);
  if (id == AV_CODEC_ID_NONE) return fail(IoError{"cannot record pictures encoded as " + settings_.encoding});
  picture_ = avformat_new_stream(format_.get(), nullptr);
  if (picture_ == nullptr) return fail(IoError{"out of memory"});
  picture_->time_base = kMilliseconds;
  AVCodecParameters& parameters = *picture_->codecpar;
  parameters.codec_type = AVMEDIA_TYPE_VIDEO;
  parameters.codec_id = id;
  parameters.width = settings_.width;
  parameters.height = settings_.height;
  if (id == AV_CODEC_ID_H264) {
    const Bytes sets = parameter_sets(first.data);
    parameters.extradata = static_cast<std::uint8_t*>(av_mallocz(sets.size() + AV_INPUT_BUFFER_PADDING_SIZE));
    if (parameters.extradata == nullptr) return fail(IoError{"out of memory"});
    std::memcpy(parameters.extradata, sets.data(), sets.size());
    parameters.extradata_size = static_cast<int>(sets.size());
  }
  return {};
}

Result<void, IoError> ContainerWriter::add_encoder() {
  const AVCodec* codec = avcodec_find_encoder_by_name("libx264");
  if (codec == nullptr) codec = avcodec_find_encoder(AV_CODEC_ID_H264);
  picture_encoder_.reset(codec != nullptr ? avcodec_alloc_context3(codec) : nullptr);
  if (!picture_encoder_) return fail(IoError{"cannot record pictures: this FFmpeg has no H.264 encoder"});
  AVCodecContext& context = *picture_encoder_;
  context.width = settings_.width / 2 * 2;
  context.height = settings_.height / 2 * 2;
  context.pix_fmt = AV_PIX_FMT_YUV420P;
  context.time_base = kMilliseconds;
  context.framerate = {30, 1};
  context.bit_rate = settings_.rate.bps();
  context.gop_size = 60;
  context.max_b_frames = 0;
  context.thread_count = 1;
  if ((format_->oformat->flags & AVFMT_GLOBALHEADER) != 0) context.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  AVDictionary* options = nullptr;
  av_dict_set(&options, "preset", "superfast", 0);
  av_dict_set(&options, "tune", "zerolatency", 0);
  av_dict_set(&options, "x264-params", "sliced-threads=0", 0);
  const int opened = avcodec_open2(&context, codec, &options);
  av_dict_free(&options);
  if (opened < 0) return fail(error(opened));
  picture_ = avformat_new_stream(format_.get(), nullptr);
  if (picture_ == nullptr || avcodec_parameters_from_context(picture_->codecpar, &context) < 0) {
    return fail(IoError{"out of memory"});
  }
  picture_->time_base = kMilliseconds;
  return {};
}

Result<void, IoError> ContainerWriter::begin() {
  if (picture_ == nullptr && sound_tracks_ == 0)
    return fail(IoError{"nothing came that could be recorded to " + settings_.path});
  AVDictionary* options = nullptr;
  if (std::strcmp(format_->oformat->name, "mp4") == 0) {
    // The index is written with the first fragment, when the offsets between the tracks are known.
    av_dict_set(&options, "movflags", "frag_keyframe+delay_moov+default_base_moof", 0);
    av_dict_set(&options, "frag_duration", "1000000", 0);
  } else {
    av_dict_set(&options, "cluster_time_limit", "1000", 0);
  }
  const int written = avformat_write_header(format_.get(), &options);
  av_dict_free(&options);
  if (written < 0) return fail(error(written));
  avio_flush(format_->pb);
  begun_ = true;
  return {};
}

Result<void, IoError> ContainerWriter::write_packet() {
  const int written = av_interleaved_write_frame(format_.get(), packet_.get());
  if (written < 0) return fail(error(written));
  return {};
}

Result<void, IoError> ContainerWriter::drain(AVCodecContext& encoder, const AVStream& stream) {
  while (avcodec_receive_packet(&encoder, packet_.get()) == 0) {
    packet_->stream_index = stream.index;
    const std::int64_t lead = av_rescale_q(lead_, AVRational{1, SoundTimeline::kRate}, encoder.time_base);
    packet_->pts += lead;
    packet_->dts += lead;
    av_packet_rescale_ts(packet_.get(), encoder.time_base, stream.time_base);
    if (auto written = write_packet(); !written) return written;
  }
  return {};
}

Result<void, IoError> ContainerWriter::write_sound(std::size_t index, std::int64_t position,
                                                   std::span<const std::int16_t> samples) {
  if (index >= sound_tracks_) return {};
  SoundTrack& track = sound_[index];
  AVFrame& frame = *track.frame;
  av_frame_unref(&frame);
  frame.format = track.encoder->sample_fmt;
  frame.nb_samples = static_cast<int>(samples.size());
  frame.sample_rate = SoundTimeline::kRate;
  av_channel_layout_copy(&frame.ch_layout, &track.encoder->ch_layout);
  if (av_frame_get_buffer(&frame, 0) < 0) return fail(IoError{"out of memory"});
  if (frame.format == AV_SAMPLE_FMT_FLTP || frame.format == AV_SAMPLE_FMT_FLT) {
    auto* out = reinterpret_cast<float*>(frame.data[0]);
    std::transform(samples.begin(), samples.end(), out,
                   [](std::int16_t s) { return static_cast<float>(s) / 32768.0F; });
  } else {
    std::memcpy(frame.data[0], samples.data(), samples.size_bytes());
  }
  frame.pts = position;
  if (const int sent = avcodec_send_frame(track.encoder.get(), &frame); sent < 0) return fail(error(sent));
  return drain(*track.encoder, *track.stream);
}

Result<void, IoError> ContainerWriter::write_encoded_picture(Duration at, const EncodedFrame& frame) {
  if (picture_ == nullptr || frame.data.size() > 64U * 1024 * 1024) return {};
  if (av_new_packet(packet_.get(), static_cast<int>(frame.data.size())) < 0) return fail(IoError{"out of memory"});
  std::memcpy(packet_->data, frame.data.data(), frame.data.size());
  // Two pictures in one millisecond: the container wants them in order.
  last_picture_ = std::max(last_picture_ + 1, at.count() / 1000);
  packet_->pts = packet_->dts = last_picture_ + av_rescale_q(lead_, AVRational{1, SoundTimeline::kRate}, kMilliseconds);
  packet_->stream_index = picture_->index;
  if (frame.key_frame) packet_->flags |= AV_PKT_FLAG_KEY;
  av_packet_rescale_ts(packet_.get(), kMilliseconds, picture_->time_base);
  return write_packet();
}

Result<void, IoError> ContainerWriter::write_picture(Duration at, VideoFrame frame) {
  if (!picture_encoder_) return {};
  auto scaled =
      scaler_.scale(std::move(frame), {picture_encoder_->width, picture_encoder_->height}, PictureFit::kLetterbox);
  if (!scaled) return {};  // a picture without area
  borrow(*scaled, *frame_);
  const std::int64_t before = last_picture_;
  last_picture_ = std::max(last_picture_ + 1, at.count() / 1000);
  frame_->pts = last_picture_;
  const bool seek_point = before < 0 || last_picture_ / kKeyFrameMilliseconds != before / kKeyFrameMilliseconds;
  frame_->pict_type = seek_point ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
  const int sent = avcodec_send_frame(picture_encoder_.get(), frame_.get());
  av_frame_unref(frame_.get());
  if (sent < 0) return fail(error(sent));
  return drain(*picture_encoder_, *picture_);
}

Result<void, IoError> ContainerWriter::finish() {
  if (!begun_ || finished_) return {};
  finished_ = true;
  Result<void, IoError> result;
  const auto flush = [&](AVCodecContext* encoder, const AVStream* stream) {
    if (encoder == nullptr || stream == nullptr || avcodec_send_frame(encoder, nullptr) < 0) return;
    if (auto drained = drain(*encoder, *stream); !drained && result) result = drained;
  };
  for (std::size_t i = 0; i < sound_tracks_; ++i) flush(sound_[i].encoder.get(), sound_[i].stream);
  flush(picture_encoder_.get(), picture_);
  if (const int written = av_write_trailer(format_.get()); written < 0 && result) result = fail(error(written));
  if (const int closed = avio_closep(&format_->pb); closed < 0 && result) result = fail(error(closed));
  return result;
}

}  // namespace mtavip::media::ffmpeg
