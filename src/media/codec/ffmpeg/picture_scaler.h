// Scaling by swscale.
#pragma once

#include "media/codec/ffmpeg/av.h"
#include "media/video/scaler.h"

namespace mtavip::media::ffmpeg {

class PictureScaler final : public Scaler {
 public:
  Result<VideoFrame, CodecError> scale(VideoFrame frame, PictureSize size, PictureFit fit) override;

 private:
  Sws sws_;
};

}  // namespace mtavip::media::ffmpeg
