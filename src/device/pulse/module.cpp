// The module mtavip-pulse: microphones and speakers of PulseAudio and PipeWire.
#include "device/pulse/device_list.h"
#include "device/pulse/microphone.h"
#include "device/pulse/speaker.h"
#include "media/registry.h"

extern "C" [[gnu::visibility("default")]] void mtavip_register_module(mtavip::media::Registry& registry) {
  namespace pulse = mtavip::device::pulse;
  registry.audio_sources.emplace("device", pulse::Microphone::open);
  registry.audio_sinks.emplace("device", pulse::Speaker::open);
  registry.device_lists.push_back([] { return pulse::list_devices(); });
}
