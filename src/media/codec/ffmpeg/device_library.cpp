#include "media/codec/ffmpeg/device_library.h"

#include <string>

#include <dlfcn.h>

#include "media/codec/ffmpeg/av.h"

namespace mtavip::media::ffmpeg {

bool DeviceLibrary::load() {
  const std::string name = "libavdevice.so." + std::to_string(LIBAVDEVICE_VERSION_MAJOR);
  void* library = dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return false;
  register_all_ = reinterpret_cast<void (*)()>(dlsym(library, "avdevice_register_all"));
  list_input_sources_ = reinterpret_cast<decltype(list_input_sources_)>(dlsym(library, "avdevice_list_input_sources"));
  free_list_ = reinterpret_cast<decltype(free_list_)>(dlsym(library, "avdevice_free_list_devices"));
  if (register_all_ == nullptr || list_input_sources_ == nullptr || free_list_ == nullptr) return false;
  register_all_();
  return true;
}

Result<const DeviceLibrary*, IoError> DeviceLibrary::get() {
  static const auto loaded = [] {
    DeviceLibrary library;
    return library.load() ? std::optional(library) : std::nullopt;
  }();
  if (!loaded)
    return fail(IoError{"cameras and screens need libavdevice; install FFmpeg's device library (libavdevice59)"});
  return &*loaded;
}

const AVInputFormat* DeviceLibrary::input(const char* name) const {
  return av_find_input_format(name);
}

std::vector<DeviceInfo> DeviceLibrary::list(const char* input_name, const char* kind) const {
  std::vector<DeviceInfo> devices;
  const AVInputFormat* format = input(input_name);
  AVDeviceInfoList* found = nullptr;
  if (format == nullptr || list_input_sources_(format, nullptr, nullptr, &found) < 0 || found == nullptr)
    return devices;
  for (int i = 0; i < found->nb_devices; ++i) {
    const AVDeviceInfo& device = *found->devices[i];
    devices.push_back({kind, device.device_name, device.device_description, devices.empty()});
  }
  free_list_(&found);
  return devices;
}

}  // namespace mtavip::media::ffmpeg
