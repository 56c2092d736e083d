// The receiving half of a picture, on a thread of its own: decodes at once, waits until the picture is due, shows it.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include <mtavip/statistics.h>

#include "client/media_factory.h"
#include "media/codec.h"
#include "media/io.h"

namespace mtavip::client {

/// A coded picture on its way to the screen.
struct PictureToShow {
  media::EncodedFrame frame;
  std::string encoding;
  Timestamp show_at{};
  bool new_stream = false;
};

struct VideoReceiverStatistics {
  std::string decoder;
  int width = 0;
  int height = 0;
  std::uint64_t shown = 0;
  std::uint64_t dropped = 0;  ///< decoder or window did not keep up
  double frames_per_second = 0;
  std::optional<TestPictureStatistics> test_picture;
};

class VideoReceiver {
 public:
  using FailureHandler = std::function<void()>;
  using NoticeHandler = std::function<void(std::string text)>;

  /// The handlers are called from the receiver's thread: the decoder needs a key frame; something to tell the user.
  VideoReceiver(MediaFactory& factory, std::unique_ptr<media::VideoSink> sink, FailureHandler on_decoder_failure,
                NoticeHandler on_notice);
  ~VideoReceiver();
  VideoReceiver(const VideoReceiver&) = delete;
  VideoReceiver& operator=(const VideoReceiver&) = delete;

  // Any thread.
  /// Bounded: where the decoder does not keep up, pictures are dropped and a key frame is asked for.
  void push(PictureToShow picture);
  void set_sink(std::unique_ptr<media::VideoSink> sink);
  /// The last picture shown is written there (PNG) at the end.
  void set_still_path(std::string path);
  [[nodiscard]] VideoReceiverStatistics statistics() const;

 private:
  void run();
  void decode(PictureToShow picture);
  /// False: the receiver is being stopped.
  bool wait_until(Timestamp time);
  void show(media::VideoFrame frame);

  MediaFactory& factory_;
  FailureHandler on_decoder_failure_;
  NoticeHandler on_notice_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<PictureToShow> queue_;              // guarded by mutex_
  bool stopping_ = false;                        // guarded by mutex_
  std::unique_ptr<media::VideoSink> next_sink_;  // guarded by mutex_
  std::string still_path_;                       // guarded by mutex_
  VideoReceiverStatistics statistics_;           // guarded by mutex_

  // The receiver's thread only.
  std::unique_ptr<media::VideoSink> sink_;
  std::unique_ptr<media::VideoDecoder> decoder_;
  std::string encoding_;
  std::deque<Timestamp> shown_;
  media::VideoFrame last_;
  std::thread thread_;
};

}  // namespace mtavip::client
