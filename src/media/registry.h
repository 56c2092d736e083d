// What the engine can make: codecs, sources and sinks by name. Built-in ones are added at start; those in loadable
// modules (FFmpeg, spandsp, PulseAudio, ALSA, SDL, audio processing) are announced by name at start and loaded when
// first made, so that an idle client stays small.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "media/audio/voice_processing.h"
#include "media/codec.h"
#include "media/io.h"
#include "media/record/recorder.h"
#include "media/video/scaler.h"

namespace mtavip::media {

struct IoError {
  std::string message;  ///< one sentence for people, with what to do
};

/// What follows the kind in "kind:argument", and what the other side of the port needs.
struct AudioPortSettings {
  std::string argument;
  AudioFormat wanted{};  ///< a hint: what the call runs at; the port may differ and says so by format()
};
struct VideoPortSettings {
  std::string argument;
  int width = 640;
  int height = 360;
  double frames_per_second = 30;
  std::string title;  ///< for windows
};

using MakeAudioEncoder = std::function<Result<std::unique_ptr<AudioEncoder>, CodecError>(const AudioCodecSettings&)>;
using MakeAudioDecoder = std::function<Result<std::unique_ptr<AudioDecoder>, CodecError>(const AudioCodecSettings&)>;
using MakeVideoEncoder = std::function<Result<std::unique_ptr<VideoEncoder>, CodecError>(const VideoCodecSettings&)>;
using MakeVideoDecoder = std::function<Result<std::unique_ptr<VideoDecoder>, CodecError>(const VideoCodecSettings&)>;
using MakeAudioSource = std::function<Result<std::unique_ptr<AudioSource>, IoError>(const AudioPortSettings&)>;
using MakeAudioSink = std::function<Result<std::unique_ptr<AudioSink>, IoError>(const AudioPortSettings&)>;
using MakeVideoSource = std::function<Result<std::unique_ptr<VideoSource>, IoError>(const VideoPortSettings&)>;
using MakeVideoSink = std::function<Result<std::unique_ptr<VideoSink>, IoError>(const VideoPortSettings&)>;

using MakeScaler = std::function<Result<std::unique_ptr<Scaler>, CodecError>()>;
using MakeRecorder = std::function<Result<std::unique_ptr<Recorder>, IoError>(const RecorderSettings&)>;
using WritePicture = std::function<Result<void, IoError>(const VideoFrame&, const std::string& path)>;

using MakeVoiceProcessor =
    std::function<Result<std::unique_ptr<VoiceProcessor>, CodecError>(const VoiceProcessingSettings&)>;

struct DeviceInfo {
  std::string kind;  ///< "microphone", "speaker", "camera", "screen"
  std::string name;  ///< as given after "device:"
  std::string description;
  bool is_default = false;
};
using ListDevices = std::function<std::vector<DeviceInfo>()>;

class Registry {
 public:
  // Names are RTP encoding names for codecs ("PCMU", "H264", compared without case) and port kinds for sources and
  // sinks
  // ("file", "tone", "device", "camera"). A later addition of the same name takes precedence and the earlier one is the
  // fall-back where it fails with kUnavailable (hardware before software).
  std::multimap<std::string, MakeAudioEncoder> audio_encoders;
  std::multimap<std::string, MakeAudioDecoder> audio_decoders;
  std::multimap<std::string, MakeVideoEncoder> video_encoders;
  std::multimap<std::string, MakeVideoDecoder> video_decoders;
  std::multimap<std::string, MakeAudioSource> audio_sources;
  std::multimap<std::string, MakeAudioSink> audio_sinks;
  std::multimap<std::string, MakeVideoSource> video_sources;
  std::multimap<std::string, MakeVideoSink> video_sinks;
  std::multimap<std::string, MakeScaler> scalers;                   ///< "picture"
  std::multimap<std::string, MakeRecorder> recorders;               ///< by file ending: "mkv", "mp4"
  std::multimap<std::string, WritePicture> picture_writers;         ///< by file ending: "png"
  std::multimap<std::string, MakeVoiceProcessor> voice_processors;  ///< "default"
  std::vector<ListDevices> device_lists;
};

/// The factories of a name (compared without case), the latest addition first.
template <class Factory>
[[nodiscard]] std::vector<const Factory*> factories_of(const std::multimap<std::string, Factory>& all,
                                                       std::string_view name) {
  std::vector<const Factory*> found;
  for (const auto& [key, factory] : all) {
    if (equals_ignoring_case(key, name)) found.insert(found.begin(), &factory);
  }
  return found;
}

/// The first that can be made of a name's factories; `none` where there is no factory at all.
template <class Factory, class Failure, class... Settings>
[[nodiscard]] auto make_first(const std::multimap<std::string, Factory>& all, std::string_view name, Failure none,
                              const Settings&... settings) -> typename Factory::result_type {
  typename Factory::result_type result = fail(std::move(none));
  for (const Factory* factory : factories_of(all, name)) {
    result = (*factory)(settings...);
    if (result) break;
  }
  return result;
}

/// The one symbol that a module exports.
inline constexpr const char* kModuleEntry = "mtavip_register_module";
using ModuleEntry = void (*)(Registry&);

}  // namespace mtavip::media
