#include "client/media_factory.h"

#include <algorithm>

#include "client/application_ports.h"
#include "media/audio/ports.h"
#include "media/codec/builtin.h"
#include "media/picture/ports.h"

namespace mtavip::client {
namespace {

std::string describe(media::CodecError error) {
  switch (error) {
    case media::CodecError::kUnknown:
      return "it is not part of this installation";
    case media::CodecError::kUnavailable:
      return "its library or hardware cannot be used";
    case media::CodecError::kBadInput:
      return "its input is damaged";
    case media::CodecError::kBadParameter:
      return "its parameters are not supported";
    case media::CodecError::kInternal:
      break;
  }
  return "its library failed";
}

template <class T>
Result<std::unique_ptr<T>, std::string> worded(Result<std::unique_ptr<T>, media::CodecError> made,
                                               std::string_view what, const std::string& module_error) {
  if (made) return std::move(*made);
  const std::string why = module_error.empty() ? describe(made.error()) : module_error;
  return fail("the " + std::string(what) + " cannot be used: " + why);
}

template <class T>
Result<std::unique_ptr<T>, std::string> worded(Result<std::unique_ptr<T>, media::IoError> made,
                                               const std::string& module_error) {
  if (made) return std::move(*made);
  return fail(module_error.empty() || !made.error().message.empty() ? made.error().message : module_error);
}

media::IoError nothing_there(const PortName& port, const std::string& module_error) {
  if (!module_error.empty()) return {"\"" + port.kind + "\" cannot be used: " + module_error};
  return {"\"" + port.kind + "\" is not part of this installation"};
}

}  // namespace

MediaFactory::MediaFactory(std::string module_folder) : modules_(std::move(module_folder)) {
  media::register_builtin_codecs(registry_);
  media::register_builtin_audio_ports(registry_);
  media::register_builtin_video_ports(registry_);
}

std::string MediaFactory::require(const std::vector<std::string_view>& modules) {
  std::string why;
  for (const auto name : modules) {
    if (std::find(entered_.begin(), entered_.end(), name) != entered_.end()) continue;
    if (const auto entry = modules_.open(name)) {
      (*entry)(registry_);
      entered_.emplace_back(name);
      why.clear();
    } else {
      why = entry.error();
    }
  }
  return why;
}

MediaFactory::Made<media::AudioSource> MediaFactory::audio_source(const PortName& port,
                                                                  const media::AudioFormat& wanted) {
  const std::lock_guard lock(mutex_);
  if (port.kind == "app") return application_sound_input(application_, port.argument);
  const auto why = require(Modules::for_audio_port(port.kind, port.argument));
  const std::string kind = port.kind == "null" ? "silence" : port.kind;
  if (port.kind == "file" && Modules::is_wav(port.argument)) {
    // The plain reader opens at once; what it does not understand is left to the module, if that is loaded or can be.
    const auto readers = media::factories_of(registry_.audio_sources, kind);
    if (auto made = (*readers.back())(media::AudioPortSettings{port.argument, wanted})) return std::move(*made);
    static_cast<void>(require({"ffmpeg"}));
  }
  return worded(media::make_first(registry_.audio_sources, kind, nothing_there(port, why),
                                  media::AudioPortSettings{port.argument, wanted}),
                why);
}

MediaFactory::Made<media::AudioSink> MediaFactory::audio_sink(const PortName& port, const media::AudioFormat& wanted) {
  const std::lock_guard lock(mutex_);
  if (port.kind == "app") return application_sound_output(application_, port.argument);
  const auto why = require(Modules::for_audio_port(port.kind, port.argument));
  return worded(media::make_first(registry_.audio_sinks, port.kind, nothing_there(port, why),
                                  media::AudioPortSettings{port.argument, wanted}),
                why);
}

MediaFactory::Made<media::VideoSource> MediaFactory::video_source(const PortName& port, int width, int height,
                                                                  double frames_per_second) {
  const std::lock_guard lock(mutex_);
  if (port.kind == "app") return application_picture_input(application_, port.argument, frames_per_second);
  const auto why = require(Modules::for_video_port(port.kind));
  return worded(media::make_first(registry_.video_sources, port.kind, nothing_there(port, why),
                                  media::VideoPortSettings{port.argument, width, height, frames_per_second, {}}),
                why);
}

MediaFactory::Made<media::VideoSink> MediaFactory::video_sink(const PortName& port, const std::string& title) {
  const std::lock_guard lock(mutex_);
  if (port.kind == "app") return application_picture_output(application_, port.argument);
  const auto why = require(Modules::for_video_port(port.kind));
  media::VideoPortSettings settings;
  settings.argument = port.argument;
  settings.title = title;
  return worded(media::make_first(registry_.video_sinks, port.kind, nothing_there(port, why), settings), why);
}

MediaFactory::Made<media::VideoEncoder> MediaFactory::video_encoder(const media::VideoCodecSettings& settings) {
  const std::lock_guard lock(mutex_);
  const auto why = require(Modules::for_codec(settings.name));
  return worded(media::make_first(registry_.video_encoders, settings.name, media::CodecError::kUnknown, settings),
                settings.name + " encoder", why);
}

MediaFactory::Made<media::VideoDecoder> MediaFactory::video_decoder(const media::VideoCodecSettings& settings) {
  const std::lock_guard lock(mutex_);
  const auto why = require(Modules::for_codec(settings.name));
  return worded(media::make_first(registry_.video_decoders, settings.name, media::CodecError::kUnknown, settings),
                settings.name + " decoder", why);
}

MediaFactory::Made<media::Scaler> MediaFactory::scaler() {
  const std::lock_guard lock(mutex_);
  const auto why = require({"ffmpeg"});
  return worded(media::make_first(registry_.scalers, "picture", media::CodecError::kUnknown), "picture scaler", why);
}

MediaFactory::Made<media::Recorder> MediaFactory::recorder(const media::RecorderSettings& settings) {
  const std::lock_guard lock(mutex_);
  const auto why = require({"ffmpeg"});
  const auto dot = settings.path.rfind('.');
  const std::string ending = dot == std::string::npos ? std::string{} : settings.path.substr(dot + 1);
  const media::IoError none{why.empty() ? "a recording must end in .mkv or .mp4: " + settings.path
                                        : "calls cannot be recorded: " + why};
  return worded(media::make_first(registry_.recorders, ending, none, settings), why);
}

std::string MediaFactory::write_picture(const media::VideoFrame& frame, const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto why = require({"ffmpeg"}); !why.empty()) return "pictures cannot be written: " + why;
  const auto writers = media::factories_of(registry_.picture_writers, "png");
  if (writers.empty()) return "pictures cannot be written by this installation";
  const auto written = (*writers.front())(frame, path);
  return written ? std::string{} : written.error().message;
}

MediaFactory::Made<media::VoiceProcessor> MediaFactory::voice_processor(
    const media::VoiceProcessingSettings& settings) {
  const std::lock_guard lock(mutex_);
  const auto why = require({"apm"});
  return worded(media::make_first(registry_.voice_processors, "default", media::CodecError::kUnknown, settings),
                "echo canceller", why);
}

bool MediaFactory::has_codec(MediaKind kind, std::string_view encoding_name) {
  const std::lock_guard lock(mutex_);
  const auto modules = Modules::for_codec(encoding_name);
  return registered(kind, encoding_name) ||
         std::any_of(modules.begin(), modules.end(), [this](std::string_view name) { return modules_.present(name); });
}

bool MediaFactory::load_codec(MediaKind kind, std::string_view encoding_name) {
  const std::lock_guard lock(mutex_);
  static_cast<void>(require(Modules::for_codec(encoding_name)));
  return registered(kind, encoding_name);
}

bool MediaFactory::registered(MediaKind kind, std::string_view encoding_name) const {
  if (kind == MediaKind::kAudio) {
    return !media::factories_of(registry_.audio_encoders, encoding_name).empty() &&
           !media::factories_of(registry_.audio_decoders, encoding_name).empty();
  }
  return !media::factories_of(registry_.video_encoders, encoding_name).empty() &&
         !media::factories_of(registry_.video_decoders, encoding_name).empty();
}

std::vector<media::ModuleEntry> MediaFactory::modules_of_codec(std::string_view encoding_name) {
  std::vector<media::ModuleEntry> entries;
  for (const auto name : Modules::for_codec(encoding_name)) {
    if (const auto entry = modules_.open(name)) entries.push_back(*entry);
  }
  return entries;
}

void MediaFactory::add_port(const std::string& name, SoundInput& port) {
  const std::lock_guard lock(mutex_);
  application_.sound_inputs[name] = &port;
}
void MediaFactory::add_port(const std::string& name, SoundOutput& port) {
  const std::lock_guard lock(mutex_);
  application_.sound_outputs[name] = &port;
}
void MediaFactory::add_port(const std::string& name, PictureInput& port) {
  const std::lock_guard lock(mutex_);
  application_.picture_inputs[name] = &port;
}
void MediaFactory::add_port(const std::string& name, PictureOutput& port) {
  const std::lock_guard lock(mutex_);
  application_.picture_outputs[name] = &port;
}

std::vector<media::DeviceInfo> MediaFactory::devices() {
  const std::lock_guard lock(mutex_);
  static_cast<void>(require(Modules::all()));
  std::vector<media::DeviceInfo> found;
  for (const auto& list : registry_.device_lists) {
    for (auto& device : list()) found.push_back(std::move(device));
  }
  return found;
}

}  // namespace mtavip::client
