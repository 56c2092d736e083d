// Finds the device that a person means by a name, and says which there are if there is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/registry.h"

namespace mtavip::device {

/// The name of the device of that kind ("microphone", "speaker"): by its name, by its description, or by a part of
/// either (compared without case); the first that fits.
[[nodiscard]] std::optional<std::string> find_device(const std::vector<media::DeviceInfo>& devices,
                                                     std::string_view kind, std::string_view wanted);

/// "there is no microphone named "x"; there are: ..."
[[nodiscard]] media::IoError no_such_device(const std::vector<media::DeviceInfo>& devices, std::string_view kind,
                                            std::string_view wanted);

}  // namespace mtavip::device
