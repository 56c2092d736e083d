// Still pictures: PNG files.
#pragma once

#include <memory>
#include <string>

#include "media/registry.h"

namespace mtavip::media::ffmpeg {

/// Written beside the target and renamed, so that there is never half a picture.
Result<void, IoError> write_png(const VideoFrame& frame, const std::string& path);
/// A sink that writes the first picture at once and the last one (to a second exactly) when it ends.
std::unique_ptr<VideoSink> make_png_sink(std::string path);

}  // namespace mtavip::media::ffmpeg
