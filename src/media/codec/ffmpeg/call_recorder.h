// The recorder: a queue, a thread, encoders and libavformat.
#pragma once

#include <memory>

#include "media/registry.h"

namespace mtavip::media::ffmpeg {

/// Fails where the file cannot be created.
Result<std::unique_ptr<Recorder>, IoError> make_call_recorder(const RecorderSettings& settings);

}  // namespace mtavip::media::ffmpeg
