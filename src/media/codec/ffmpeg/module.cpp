// The module mtavip-ffmpeg: video codecs, scaling, media files, recording, cameras and screens.
#include "base/text.h"
#include "media/codec/ffmpeg/av.h"
#include "media/codec/ffmpeg/call_recorder.h"
#include "media/codec/ffmpeg/capture_source.h"
#include "media/codec/ffmpeg/file_sources.h"
#include "media/codec/ffmpeg/picture_file.h"
#include "media/codec/ffmpeg/picture_scaler.h"
#include "media/codec/ffmpeg/video_codecs.h"
#include "media/registry.h"

namespace mtavip::media::ffmpeg {
namespace {

/// "record:PATH" for pictures: PNG keeps one, MKV and MP4 keep all.
class RecordingSink final : public VideoSink {
 public:
  explicit RecordingSink(std::unique_ptr<Recorder> recorder) : recorder_(std::move(recorder)) {}
  void show(const VideoFrame& frame, Timestamp now) override { recorder_->write_video(now, frame); }

 private:
  std::unique_ptr<Recorder> recorder_;
};

Result<std::unique_ptr<VideoSink>, IoError> make_record_sink(const VideoPortSettings& settings) {
  const std::string ending = to_lower(settings.argument);
  if (ending.ends_with(".png")) return make_png_sink(settings.argument);
  RecorderSettings recording;
  recording.path = settings.argument;
  recording.sound = RecorderSettings::Sound::kNone;
  recording.width = settings.width;
  recording.height = settings.height;
  auto recorder = make_call_recorder(recording);
  if (!recorder) return fail(std::move(recorder.error()));
  return std::make_unique<RecordingSink>(std::move(*recorder));
}

}  // namespace
}  // namespace mtavip::media::ffmpeg

extern "C" [[gnu::visibility("default")]] void mtavip_register_module(mtavip::media::Registry& registry) {
  namespace ffmpeg = mtavip::media::ffmpeg;
  ffmpeg::silence_log();
  for (const char* name : {"H264", "H261", "H263", "H263-1998", "H263-2000", "VP8"}) {
    registry.video_encoders.emplace(name, ffmpeg::make_video_encoder);
    registry.video_decoders.emplace(name, ffmpeg::make_video_decoder);
  }
  registry.audio_sources.emplace("file", ffmpeg::make_file_audio_source);
  registry.video_sources.emplace("file", ffmpeg::make_file_video_source);
  registry.video_sources.emplace("camera", ffmpeg::make_camera_source);
  registry.video_sources.emplace("screen", ffmpeg::make_screen_source);
  registry.device_lists.push_back(ffmpeg::list_capture_devices);
  registry.video_sinks.emplace("record", ffmpeg::make_record_sink);
  registry.scalers.emplace("picture",
                           []() -> mtavip::Result<std::unique_ptr<mtavip::media::Scaler>, mtavip::media::CodecError> {
                             return std::make_unique<ffmpeg::PictureScaler>();
                           });
  registry.recorders.emplace("mkv", ffmpeg::make_call_recorder);
  registry.recorders.emplace("mp4", ffmpeg::make_call_recorder);
  registry.picture_writers.emplace("png", ffmpeg::write_png);
}
