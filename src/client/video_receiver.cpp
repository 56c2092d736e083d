#include "client/video_receiver.h"

#include <algorithm>

#include "media/picture/ports.h"
#include "net/clock.h"

namespace mtavip::client {
namespace {

// A second of pictures: more than any playout delay, so only a decoder that is too slow fills it.
constexpr std::size_t kMaxQueued = 32;

std::chrono::steady_clock::time_point to_steady(Timestamp time) {
  return std::chrono::steady_clock::time_point(
      std::chrono::duration_cast<std::chrono::steady_clock::duration>(time.time_since_epoch()));
}

TestPictureStatistics to_public(const media::PictureCheckResult& from) {
  TestPictureStatistics to;
  to.frames_read = from.readable;
  to.frames_unreadable = from.shown - from.readable;
  to.frames_missing = from.missing;
  to.delay_ms = to_milliseconds(from.delay_mean);
  to.delay_max_ms = to_milliseconds(from.delay_largest);
  to.psnr_db = from.psnr_mean;
  to.ssim = from.ssim_mean;
  return to;
}

}  // namespace

VideoReceiver::VideoReceiver(MediaFactory& factory, std::unique_ptr<media::VideoSink> sink,
                             FailureHandler on_decoder_failure, NoticeHandler on_notice)
    : factory_(factory),
      on_decoder_failure_(std::move(on_decoder_failure)),
      on_notice_(std::move(on_notice)),
      sink_(std::move(sink)) {
  thread_ = std::thread([this] { run(); });
}

VideoReceiver::~VideoReceiver() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
  }
  thread_.join();
  if (still_path_.empty() || last_.empty()) return;
  if (const auto failure = factory_.write_picture(last_, still_path_); !failure.empty()) on_notice_(failure);
}

void VideoReceiver::set_still_path(std::string path) {
  const std::lock_guard lock(mutex_);
  still_path_ = std::move(path);
}

void VideoReceiver::push(PictureToShow picture) {
  bool overrun = false;
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= kMaxQueued) {
      statistics_.dropped += queue_.size() + 1;
      queue_.clear();
      overrun = true;
    } else {
      queue_.push_back(std::move(picture));
      wake_.notify_one();
    }
  }
  if (overrun) on_decoder_failure_();
}

void VideoReceiver::set_sink(std::unique_ptr<media::VideoSink> sink) {
  const std::lock_guard lock(mutex_);
  next_sink_ = std::move(sink);
}

VideoReceiverStatistics VideoReceiver::statistics() const {
  const std::lock_guard lock(mutex_);
  return statistics_;
}

void VideoReceiver::run() {
  for (;;) {
    PictureToShow picture;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (stopping_) return;
      picture = std::move(queue_.front());
      queue_.pop_front();
      if (next_sink_) sink_ = std::move(next_sink_);
    }
    decode(std::move(picture));
  }
}

void VideoReceiver::decode(PictureToShow picture) {
  if (!decoder_ || encoding_ != picture.encoding) {
    media::VideoCodecSettings settings;
    settings.name = picture.encoding;
    auto made = factory_.video_decoder(settings);
    if (!made) {
      if (encoding_ != picture.encoding) on_notice_(made.error());
      encoding_ = picture.encoding;
      decoder_.reset();
      return;
    }
    decoder_ = std::move(*made);
    encoding_ = picture.encoding;
    const std::lock_guard lock(mutex_);
    statistics_.decoder = decoder_->implementation();
  } else if (picture.new_stream) {
    decoder_->reset();
  }
  auto decoded = decoder_->decode(picture.frame);
  if (!decoded) {
    on_decoder_failure_();
    return;
  }
  if (!*decoded || (*decoded)->empty()) return;
  if (!wait_until(picture.show_at)) return;
  show(std::move(**decoded));
}

bool VideoReceiver::wait_until(Timestamp time) {
  std::unique_lock lock(mutex_);
  return !wake_.wait_until(lock, to_steady(time), [this] { return stopping_; });
}

void VideoReceiver::show(media::VideoFrame frame) {
  const Timestamp now = net::monotonic_now();
  if (sink_) sink_->show(frame, now);
  shown_.push_back(now);
  while (shown_.front() + 1s < now) shown_.pop_front();
  const std::lock_guard lock(mutex_);
  ++statistics_.shown;
  statistics_.width = frame.width();
  statistics_.height = frame.height();
  statistics_.frames_per_second = static_cast<double>(shown_.size());
  if (const auto* check = dynamic_cast<const media::PictureCheck*>(sink_.get())) {
    statistics_.test_picture = to_public(check->result());
  }
  last_ = std::move(frame);
}

}  // namespace mtavip::client
