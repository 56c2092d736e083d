// The module mtavip-alsa: microphones and speakers of ALSA, for computers without a sound server.
#include <utility>

#include "base/text.h"
#include "device/alsa/device_list.h"
#include "device/alsa/microphone.h"
#include "device/alsa/speaker.h"
#include "device/device_name.h"
#include "media/registry.h"

namespace mtavip::device::alsa {
namespace {

// ALSA is asked last, so its answer is the one that a person reads: it speaks for the sound server too.
media::IoError nothing_fits(const media::Registry& registry, const char* kind, const std::string& wanted,
                            const media::IoError& why) {
  std::vector<media::DeviceInfo> devices;
  for (const auto& list : registry.device_lists) {
    for (auto& device : list()) devices.push_back(std::move(device));
  }
  if (!wanted.empty() && !find_device(devices, kind, wanted)) return no_such_device(devices, kind, wanted);
  if (!wanted.empty()) return why;
  return {"there is no " + std::string(kind) +
          ": no sound server (PulseAudio, PipeWire) gives one, and ALSA has none (" + why.message +
          "); start a sound server, or use another port such as " +
          (std::string_view(kind) == "speaker" ? "\"null\" or \"record:PATH\"" : "\"silence\" or \"file:PATH\"")};
}

/// Any name that ALSA can open is taken as it is, listed or not; a part of a listed one is looked up.
Result<std::pair<Pcm, std::string>, media::IoError> open_any(const media::AudioPortSettings& settings, const char* kind,
                                                             Direction direction) {
  std::string name = settings.argument.empty() ? "default" : settings.argument;
  auto pcm = Pcm::open(name, direction, settings.wanted);
  if (!pcm && !settings.argument.empty()) {
    if (const auto listed = find_device(list_devices(), kind, settings.argument); listed && *listed != name) {
      name = *listed;
      pcm = Pcm::open(name, direction, settings.wanted);
    }
  }
  if (!pcm) return fail(std::move(pcm.error()));
  return std::pair(std::move(*pcm), std::move(name));
}

}  // namespace
}  // namespace mtavip::device::alsa

extern "C" [[gnu::visibility("default")]] void mtavip_register_module(mtavip::media::Registry& registry) {
  namespace media = mtavip::media;
  namespace alsa = mtavip::device::alsa;
  // A registry is never moved; its factories may look at it.
  registry.audio_sources.emplace(
      "device",
      [&registry](const media::AudioPortSettings& settings)
          -> mtavip::Result<std::unique_ptr<media::AudioSource>, media::IoError> {
        auto opened = alsa::open_any(settings, "microphone", alsa::Direction::kCapture);
        if (!opened) {
          return mtavip::fail(alsa::nothing_fits(registry, "microphone", settings.argument, opened.error()));
        }
        return std::make_unique<alsa::Microphone>(std::move(opened->first), std::move(opened->second));
      });
  registry.audio_sinks.emplace(
      "device",
      [&registry](const media::AudioPortSettings& settings)
          -> mtavip::Result<std::unique_ptr<media::AudioSink>, media::IoError> {
        auto opened = alsa::open_any(settings, "speaker", alsa::Direction::kPlayback);
        if (!opened) return mtavip::fail(alsa::nothing_fits(registry, "speaker", settings.argument, opened.error()));
        return std::make_unique<alsa::Speaker>(std::move(opened->first), std::move(opened->second));
      });
  registry.device_lists.emplace_back(alsa::list_devices);
}
