// "camera[:DEVICE]" (Video4Linux) and "screen[:DISPLAY]" (X11) as sources: a thread of their own takes pictures and
// keeps the latest.
#pragma once

#include <memory>
#include <vector>

#include "media/registry.h"

namespace mtavip::media::ffmpeg {

/// DEVICE is a path (/dev/video0) or the beginning of a camera's description; nothing: the first camera.
Result<std::unique_ptr<VideoSource>, IoError> make_camera_source(const VideoPortSettings& settings);
/// DISPLAY as X11 writes it (":0.0"); nothing: the one of the environment.
Result<std::unique_ptr<VideoSource>, IoError> make_screen_source(const VideoPortSettings& settings);
[[nodiscard]] std::vector<DeviceInfo> list_capture_devices();

}  // namespace mtavip::media::ffmpeg
