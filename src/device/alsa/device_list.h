// The microphones and speakers that ALSA knows.
#pragma once

#include <vector>

#include "media/registry.h"

namespace mtavip::device::alsa {

/// Those that fit a person's choice: "default" and the cards ("plughw:CARD=..."), and what a configuration file adds.
[[nodiscard]] std::vector<media::DeviceInfo> list_devices();

}  // namespace mtavip::device::alsa
