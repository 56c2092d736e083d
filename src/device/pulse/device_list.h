// The microphones and speakers of the sound server.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "device/pulse/connection.h"

namespace mtavip::device::pulse {

/// Asks the server, two seconds at most; empty without an answer. The monitors of speakers are microphones too. Not on
/// the server thread and without the lock.
[[nodiscard]] std::vector<media::DeviceInfo> list_devices(Connection& connection);

/// The same over a connection of its own; empty without a server.
[[nodiscard]] std::vector<media::DeviceInfo> list_devices();

/// What the server calls the device; empty (the server chooses and goes on choosing) for an empty name.
[[nodiscard]] Result<std::string, media::IoError> resolve_device(Connection& connection, std::string_view kind,
                                                                 std::string_view wanted);

}  // namespace mtavip::device::pulse
