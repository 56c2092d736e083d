// libavdevice, loaded when a camera or screen is first asked for: it brings some forty libraries with it that calls
// without either do not need.
#pragma once

extern "C" {
#include <libavdevice/avdevice.h>
}

#include "base/result.h"
#include "media/registry.h"

namespace mtavip::media::ffmpeg {

class DeviceLibrary {
 public:
  /// Loads it at the first call; it stays loaded. Any thread.
  static Result<const DeviceLibrary*, IoError> get();

  [[nodiscard]] const AVInputFormat* input(const char* name) const;
  [[nodiscard]] std::vector<DeviceInfo> list(const char* input_name, const char* kind) const;

 private:
  DeviceLibrary() = default;
  bool load();

  void (*register_all_)() = nullptr;
  decltype(&::avdevice_list_input_sources) list_input_sources_ = nullptr;
  decltype(&::avdevice_free_list_devices) free_list_ = nullptr;
};

}  // namespace mtavip::media::ffmpeg
