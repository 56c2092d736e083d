// The sending half of a picture, on a thread of its own: source, scaler, encoder. Coded pictures are handed to the
// media thread, which packetizes and paces them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "client/media_factory.h"
#include "media/codec.h"
#include "media/io.h"
#include "media/video/scaler.h"

namespace mtavip::client {

struct VideoSenderSettings {
  media::VideoCodecSettings codec;
  bool keep_shape = true;  ///< scale within codec.width x codec.height instead of to exactly that
};

/// What an encoder of `codec` can be given at most, by what the receiver asked for (H.264 level, H.261 and H.263
/// picture sizes).
[[nodiscard]] media::PictureSize largest_picture(const media::VideoCodecSettings& codec);
/// And how many of them a second: H.261 and H.263 receivers name the smallest interval for each size.
[[nodiscard]] double highest_picture_rate(const media::VideoCodecSettings& codec);
/// Whether all pictures of a codec are of largest_picture(): H.261 and H.263 know a few sizes only.
[[nodiscard]] bool has_fixed_size(const media::VideoCodecSettings& codec);

struct VideoSenderStatistics {
  std::string encoder;
  int width = 0;
  int height = 0;
  std::uint64_t frames = 0;
};

class VideoSender {
 public:
  /// Called from the sender's thread.
  using FrameHandler = std::function<void(media::EncodedFrame frame, Timestamp captured)>;
  using NoticeHandler = std::function<void(std::string text)>;

  VideoSender(MediaFactory& factory, std::unique_ptr<media::VideoSource> source, VideoSenderSettings settings,
              FrameHandler on_frame, NoticeHandler on_notice);
  /// Waits for the picture that is being encoded.
  ~VideoSender();
  VideoSender(const VideoSender&) = delete;
  VideoSender& operator=(const VideoSender&) = delete;

  // Any thread.
  void request_key_frame();
  void set_rate(DataRate rate);
  /// Muted: black pictures, one a second.
  void set_muted(bool muted);
  void set_source(std::unique_ptr<media::VideoSource> source);
  [[nodiscard]] VideoSenderStatistics statistics() const;

 private:
  void run();
  bool encode(media::VideoFrame frame);
  bool prepare_encoder(media::PictureSize size);

  MediaFactory& factory_;
  VideoSenderSettings settings_;
  FrameHandler on_frame_;
  NoticeHandler on_notice_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;                            // guarded by mutex_
  std::unique_ptr<media::VideoSource> next_source_;  // guarded by mutex_
  VideoSenderStatistics statistics_;                 // guarded by mutex_
  std::atomic<bool> key_frame_{true};
  std::atomic<bool> muted_{false};
  std::atomic<std::int64_t> rate_bps_{0};  // zero: unchanged

  // The sender's thread only.
  std::unique_ptr<media::VideoSource> source_;
  std::unique_ptr<media::VideoEncoder> encoder_;
  std::unique_ptr<media::Scaler> scaler_;
  media::PictureSize encoder_size_{};
  bool source_ended_told_ = false;
  std::thread thread_;
};

}  // namespace mtavip::client
