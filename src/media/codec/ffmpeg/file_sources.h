// "file:PATH[#loop]": sound and picture of any file that libavformat reads.
#pragma once

#include <memory>

#include "media/registry.h"

namespace mtavip::media::ffmpeg {

/// Resampled to the wanted format.
Result<std::unique_ptr<AudioSource>, IoError> make_file_audio_source(const AudioPortSettings& settings);
/// Decoded ahead on a thread of its own, scaled into the wanted size with its shape kept, paced by its timestamps from
/// the first read() on. A still picture is repeated.
Result<std::unique_ptr<VideoSource>, IoError> make_file_video_source(const VideoPortSettings& settings);

}  // namespace mtavip::media::ffmpeg
