// What a device is opened with.
#pragma once

#include <algorithm>

#include "media/frame.h"

namespace mtavip::device {

/// The wanted format, within what sound servers and drivers convert from: they do it well, so the call keeps its own.
[[nodiscard]] constexpr media::AudioFormat device_format(const media::AudioFormat& wanted) {
  return {std::clamp(wanted.sample_rate, 8000, 48000), std::clamp(wanted.channels, 1, 2)};
}

}  // namespace mtavip::device
