// Loadable modules: which one gives what, where they are, and loading each at most once per process. The libraries
// behind them (FFmpeg alone maps a hundred others) cost start-up time and memory, so a module is opened when something
// in it is first needed.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "media/registry.h"

namespace mtavip::client {

class Modules {
 public:
  /// `folder`: where the modules are; empty: beside the program (build tree) or where they were installed.
  explicit Modules(std::string folder);

  /// Names of modules that may give this codec or port, in the order to try; empty: it is built in or unknown.
  [[nodiscard]] static std::vector<std::string_view> for_codec(std::string_view encoding_name);
  [[nodiscard]] static std::vector<std::string_view> for_audio_port(std::string_view kind, std::string_view argument);
  [[nodiscard]] static std::vector<std::string_view> for_video_port(std::string_view kind);
  /// Whether a "file:" argument is a WAVE file, which needs no module.
  [[nodiscard]] static bool is_wav(std::string_view path);
  [[nodiscard]] static const std::vector<std::string_view>& all();

  /// Opens the module, if it is not open yet. Slow the first time: not on the media thread. Any thread.
  Result<media::ModuleEntry, std::string> open(std::string_view name);
  /// Whether the file is there, without opening it.
  [[nodiscard]] bool present(std::string_view name) const;

 private:
  [[nodiscard]] std::string path_of(std::string_view name) const;

  std::vector<std::string> folders_;
  std::mutex mutex_;
  std::map<std::string, media::ModuleEntry, std::less<>> open_;
};

}  // namespace mtavip::client
