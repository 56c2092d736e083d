// A Matroska or MP4 file with one picture track and up to two sound tracks. Of one thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "media/codec/ffmpeg/av.h"
#include "media/codec/ffmpeg/picture_scaler.h"
#include "media/registry.h"

namespace mtavip::media::ffmpeg {

class ContainerWriter {
 public:
  ContainerWriter() = default;
  ~ContainerWriter();
  ContainerWriter(const ContainerWriter&) = delete;
  ContainerWriter& operator=(const ContainerWriter&) = delete;

  /// Creates the file and the sound encoders.
  Result<void, IoError> open(const RecorderSettings& settings);
  /// The picture track, at most one, before begin(): pictures as they come, beginning with this key frame...
  Result<void, IoError> add_encoded_picture(const EncodedFrame& first);
  /// ... or encoded here.
  Result<void, IoError> add_encoder();
  /// Writes the header; from here on data may be written.
  Result<void, IoError> begin();

  /// Samples of one block of the sound encoders.
  [[nodiscard]] std::size_t sound_block() const { return sound_block_; }
  Result<void, IoError> write_sound(std::size_t track, std::int64_t position, std::span<const std::int16_t> samples);
  Result<void, IoError> write_encoded_picture(Duration at, const EncodedFrame& frame);
  Result<void, IoError> write_picture(Duration at, VideoFrame frame);
  Result<void, IoError> finish();

  [[nodiscard]] bool begun() const { return begun_; }
  [[nodiscard]] bool has_picture() const { return picture_ != nullptr; }

 private:
  struct SoundTrack {
    CodecContext encoder;
    AVStream* stream = nullptr;
    Frame frame;
  };

  Result<void, IoError> add_sound(SoundTrack& track, const char* title);
  Result<void, IoError> drain(AVCodecContext& encoder, const AVStream& stream);
  Result<void, IoError> write_packet();
  [[nodiscard]] IoError error(int code) const;

  RecorderSettings settings_;
  std::unique_ptr<AVFormatContext, void (*)(AVFormatContext*)> format_{nullptr, avformat_free_context};
  std::array<SoundTrack, 2> sound_;
  std::size_t sound_tracks_ = 0;
  std::size_t sound_block_ = 960;
  // Sound encoders put samples of their own before the first. Everything is moved by that much, so that no time is
  // negative: containers differ in what they make of that.
  std::int64_t lead_ = 0;
  AVStream* picture_ = nullptr;
  CodecContext picture_encoder_;
  PictureScaler scaler_;
  Packet packet_;
  Frame frame_;
  std::int64_t last_picture_ = -1;
  bool begun_ = false;
  bool finished_ = false;
};

}  // namespace mtavip::media::ffmpeg
