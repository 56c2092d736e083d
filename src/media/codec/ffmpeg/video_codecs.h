// H.264 (libx264, else OpenH264), H.263 and VP8 (libvpx) through libavcodec, set up for conversation: no delay, one
// thread, key frames on demand, rate kept within a fraction of a second.
#pragma once

#include <memory>

#include "media/codec.h"

namespace mtavip::media::ffmpeg {

/// "H264", "H263-1998", "H263-2000", "VP8". kUnavailable where this libavcodec was built without the encoder.
Result<std::unique_ptr<VideoEncoder>, CodecError> make_video_encoder(const VideoCodecSettings& settings);
Result<std::unique_ptr<VideoDecoder>, CodecError> make_video_decoder(const VideoCodecSettings& settings);

}  // namespace mtavip::media::ffmpeg
