#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "media/codec/ffmpeg/demuxer.h"
#include "media/codec/ffmpeg/file_sources.h"
#include "media/video/scaler.h"

namespace mtavip::media::ffmpeg {
namespace {

constexpr std::size_t kDecodedAhead = 4;
/// How often a still picture is sent: encoders refine it, and receivers see that the stream lives.
constexpr Duration kStillInterval = std::chrono::milliseconds(200);
constexpr Duration kPollInterval = std::chrono::milliseconds(5);

class FileVideoSource final : public VideoSource {
 public:
  FileVideoSource(const VideoPortSettings& settings, bool loop)
      : limit_{std::max(settings.width, 2), std::max(settings.height, 2)},
        max_fps_(std::max(settings.frames_per_second, 1.0)),
        loop_(loop) {}

  ~FileVideoSource() override {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

  Result<void, IoError> open(const std::string& path) {
    frame_.reset(av_frame_alloc());
    if (!frame_) return fail(IoError{"out of memory"});
    if (auto opened = demuxer_.open(path, AVMEDIA_TYPE_VIDEO); !opened) return opened;
    frame_duration_ = Duration(static_cast<std::int64_t>(1e6 / demuxer_.frames_per_second()));
    if (!demuxer_.next(*frame_)) return fail(IoError{path + " holds no picture that can be decoded"});
    thread_ = std::thread([this] { decode(); });
    return {};
  }

  std::optional<VideoFrame> read(Timestamp now) override {
    std::optional<VideoFrame> newest;
    bool taken = false;
    {
      const std::lock_guard lock(mutex_);
      if (ready_.empty() && !started_at_) {
        next_due_ = now + kPollInterval;
        return std::nullopt;
      }
      if (!started_at_) started_at_ = now;
      // Pictures that nobody asked for in their time are passed over.
      while (!ready_.empty() && *started_at_ + ready_.front().at <= now) {
        newest = std::move(ready_.front().frame);
        newest->captured = *started_at_ + ready_.front().at;
        ready_.pop_front();
        taken = true;
      }
      if (!ready_.empty()) {
        next_due_ = *started_at_ + ready_.front().at;
      } else {
        next_due_ = now + kPollInterval;
      }
    }
    if (taken) changed_.notify_all();
    if (newest && decoding_ended() && is_still()) still_ = newest->copy();
    if (!newest && still_ && now - still_shown_ >= kStillInterval) {
      newest = still_->copy();
      newest->captured = now;
    }
    if (newest) still_shown_ = now;
    if (still_) next_due_ = still_shown_ + kStillInterval;
    return newest;
  }

  [[nodiscard]] Timestamp next_due() const override { return next_due_; }

  [[nodiscard]] bool ended() const override {
    const std::lock_guard lock(mutex_);
    return decoded_all_ && ready_.empty() && !still_ && frames_ != 1;
  }

  void constrain(int max_width, int max_height, double max_frames_per_second) override {
    const std::lock_guard lock(mutex_);
    limit_ = {std::max(max_width, 2), std::max(max_height, 2)};
    max_fps_ = std::max(max_frames_per_second, 1.0);
  }

 private:
  struct Timed {
    VideoFrame frame;
    Duration at{};  // since the first picture
  };

  bool decoding_ended() const {
    const std::lock_guard lock(mutex_);
    return decoded_all_;
  }
  bool is_still() const {
    const std::lock_guard lock(mutex_);
    return frames_ == 1;
  }

  void decode() {
    bool rewound = false;
    for (;;) {
      if (!deliver()) return;
      av_frame_unref(frame_.get());
      while (!demuxer_.next(*frame_)) {
        const bool again = loop_ && !rewound && frames_decoded_ > 1 && demuxer_.rewind();
        if (!again) {
          const std::lock_guard lock(mutex_);
          decoded_all_ = true;
          return;
        }
        rewound = true;
        first_pts_.reset();
        loop_start_ = last_at_ + frame_duration_;
      }
      rewound = false;
    }
  }

  Duration time_of(const AVFrame& frame) {
    const std::int64_t pts = frame.best_effort_timestamp;
    if (pts == AV_NOPTS_VALUE) return last_at_ + (frames_decoded_ == 0 ? Duration::zero() : frame_duration_);
    if (!first_pts_) first_pts_ = pts;
    return loop_start_ + Duration(av_rescale_q(pts - *first_pts_, demuxer_.time_base(), AVRational{1, 1'000'000}));
  }

  /// Scales and queues frame_; false: stop.
  bool deliver() {
    const Duration at = std::max(time_of(*frame_), last_at_);
    PictureSize size;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stop_ || ready_.size() < kDecodedAhead; });
      if (stop_) return false;
      size = fit_within({frame_->width, frame_->height}, limit_);
      // An eighth of tolerance: 30000/1001 is as good as 30.
      const Duration spacing(static_cast<std::int64_t>(1e6 / max_fps_ * 7 / 8));
      if (frames_decoded_ > 0 && at - last_delivered_ < spacing && frame_duration_ < spacing) {
        last_at_ = at;
        ++frames_decoded_;
        frames_ = frames_decoded_;
        return true;
      }
    }
    auto picture = converter_.convert(*frame_, size.width, size.height);
    const std::lock_guard lock(mutex_);
    last_at_ = last_delivered_ = at;
    frames_ = ++frames_decoded_;
    if (picture) ready_.push_back({std::move(*picture), at});
    return !stop_;
  }

  Demuxer demuxer_;
  Frame frame_;
  PictureConverter converter_;
  Duration frame_duration_{};
  std::optional<std::int64_t> first_pts_;
  Duration loop_start_{};
  Duration last_at_{};
  Duration last_delivered_{};
  std::uint64_t frames_decoded_ = 0;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Timed> ready_;
  PictureSize limit_;
  double max_fps_;
  std::uint64_t frames_ = 0;
  bool decoded_all_ = false;
  bool stop_ = false;
  bool loop_;

  std::optional<Timestamp> started_at_;
  Timestamp next_due_{};
  std::optional<VideoFrame> still_;
  Timestamp still_shown_{};
  std::thread thread_;  // last: it uses what is above
};

}  // namespace

Result<std::unique_ptr<VideoSource>, IoError> make_file_video_source(const VideoPortSettings& settings) {
  const FileArgument file = parse_file_argument(settings.argument);
  auto source = std::make_unique<FileVideoSource>(settings, file.loop);
  if (auto opened = source->open(file.path); !opened) return fail(std::move(opened.error()));
  return source;
}

}  // namespace mtavip::media::ffmpeg
