// Makes sources, sinks, codecs and recorders by name, loading the module that has them when that is needed. Opening may
// take long (devices, files, modules), so it is called from worker and video threads, never from the media thread.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <mtavip/media.h>

#include "client/modules.h"
#include "client/port_name.h"
#include "media/registry.h"

namespace mtavip::client {

/// The application's own ports, by name; see Client::add_port.
struct ApplicationPorts {
  std::map<std::string, SoundInput*> sound_inputs;
  std::map<std::string, SoundOutput*> sound_outputs;
  std::map<std::string, PictureInput*> picture_inputs;
  std::map<std::string, PictureOutput*> picture_outputs;
};

/// Thread-safe. The error of each function is a sentence for people.
class MediaFactory {
 public:
  template <class T>
  using Made = Result<std::unique_ptr<T>, std::string>;

  explicit MediaFactory(std::string module_folder);

  Made<media::AudioSource> audio_source(const PortName& port, const media::AudioFormat& wanted);
  Made<media::AudioSink> audio_sink(const PortName& port, const media::AudioFormat& wanted);
  Made<media::VideoSource> video_source(const PortName& port, int width, int height, double frames_per_second);
  Made<media::VideoSink> video_sink(const PortName& port, const std::string& title);
  Made<media::VideoEncoder> video_encoder(const media::VideoCodecSettings& settings);
  Made<media::VideoDecoder> video_decoder(const media::VideoCodecSettings& settings);
  Made<media::Scaler> scaler();
  Made<media::Recorder> recorder(const media::RecorderSettings& settings);
  /// Why not, or empty.
  std::string write_picture(const media::VideoFrame& frame, const std::string& path);
  Made<media::VoiceProcessor> voice_processor(const media::VoiceProcessingSettings& settings);

  /// Whether a codec is built in, or the module is there that has it. Loads nothing.
  [[nodiscard]] bool has_codec(MediaKind kind, std::string_view encoding_name);
  /// Whether both directions of a codec can be made; loads the module that has it.
  bool load_codec(MediaKind kind, std::string_view encoding_name);
  /// The module that a codec is in, opened, so that another thread's registry can be told; nothing: it is built in.
  std::vector<media::ModuleEntry> modules_of_codec(std::string_view encoding_name);

  void add_port(const std::string& name, SoundInput& port);
  void add_port(const std::string& name, SoundOutput& port);
  void add_port(const std::string& name, PictureInput& port);
  void add_port(const std::string& name, PictureOutput& port);

  std::vector<media::DeviceInfo> devices();

 private:
  [[nodiscard]] bool registered(MediaKind kind, std::string_view encoding_name) const;
  /// Opens modules and enters what they have; returns why the last could not be opened.
  std::string require(const std::vector<std::string_view>& modules);

  Modules modules_;
  std::recursive_mutex mutex_;
  media::Registry registry_;          // guarded by mutex_
  std::vector<std::string> entered_;  // modules in registry_
  ApplicationPorts application_;
};

}  // namespace mtavip::client
