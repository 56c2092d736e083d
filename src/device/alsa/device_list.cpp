#include "device/alsa/device_list.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <alsa/asoundlib.h>

#include "device/alsa/pcm.h"

namespace mtavip::device::alsa {
namespace {

struct FreeText {
  void operator()(char* text) const { std::free(text); }  // NOLINT(cppcoreguidelines-no-malloc): the library's memory
};

std::string hint(const void* of, const char* key) {
  const std::unique_ptr<char, FreeText> text(snd_device_name_get_hint(of, key));
  return text ? text.get() : std::string{};
}

// Names that ALSA lists for every card, or without any, and that are other ways to the same sound, or no sound at all.
bool is_variant(std::string_view name) {
  constexpr std::array<std::string_view, 12> kPrefixes{
      "hw:",       "sysdefault", "front:",   "dmix:",  "dsnoop:",    "samplerate",
      "speexrate", "lavrate",    "surround", "iec958", "usbstream:", "vdownmix"};
  constexpr std::array<std::string_view, 6> kPlugins{"null", "jack", "oss", "pulse", "speex", "upmix"};
  return std::find(kPlugins.begin(), kPlugins.end(), name) != kPlugins.end() ||
         std::any_of(kPrefixes.begin(), kPrefixes.end(), [name](auto prefix) { return name.starts_with(prefix); });
}

}  // namespace

std::vector<media::DeviceInfo> list_devices() {
  std::vector<media::DeviceInfo> devices;
  silence_library();
  void** hints = nullptr;
  if (snd_device_name_hint(-1, "pcm", &hints) < 0 || hints == nullptr) return devices;
  for (void** at = hints; *at != nullptr; ++at) {
    const std::string name = hint(*at, "NAME");
    if (name.empty() || is_variant(name)) continue;
    std::string description = hint(*at, "DESC");
    std::replace(description.begin(), description.end(), '\n', ' ');
    const std::string direction = hint(*at, "IOID");
    for (const char* kind : {"microphone", "speaker"}) {
      const bool input = std::string_view(kind) == "microphone";
      if (direction == (input ? "Output" : "Input")) continue;
      devices.push_back({kind, name, description, name == "default"});
    }
  }
  snd_device_name_free_hint(hints);
  return devices;
}

}  // namespace mtavip::device::alsa
