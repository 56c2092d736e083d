#include "client/video_sender.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "net/clock.h"

namespace mtavip::client {
namespace {

constexpr Duration kMutedInterval = 1s;
// A source that is always "due" and never has a picture must not spin.
constexpr Duration kShortestWait = 2ms;
constexpr Duration kLongestWait = 500ms;

std::chrono::steady_clock::time_point to_steady(Timestamp time) {
  return std::chrono::steady_clock::time_point(
      std::chrono::duration_cast<std::chrono::steady_clock::duration>(time.time_since_epoch()));
}

media::VideoFrame black(int width, int height, Timestamp now) {
  media::VideoFrame frame = media::VideoFrame::allocate(width, height);
  const auto chroma = static_cast<std::size_t>((width + 1) / 2) * static_cast<std::size_t>((height + 1) / 2);
  std::memset(frame.writable(0), 16, static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  std::memset(frame.writable(1), 128, chroma);
  std::memset(frame.writable(2), 128, chroma);
  frame.captured = now;
  return frame;
}

/// Macroblocks a second and in a picture of an H.264 level (ITU-T H.264 table A-1).
struct H264Level {
  int level_idc;
  int macroblocks;
};
constexpr H264Level kH264Levels[] = {{10, 99},   {11, 396},   {12, 396},   {13, 396},  {20, 396},  {21, 792},
                                     {22, 1620}, {30, 1620},  {31, 3600},  {32, 5120}, {40, 8192}, {41, 8192},
                                     {42, 8704}, {50, 22080}, {51, 36864}, {52, 36864}};

/// RFC 4629 section 8.1.1, RFC 4587 section 6.1: only sizes that were named may be sent; CIF and QCIF are those that
/// everybody knows.
bool sends_cif(const media::VideoCodecSettings& codec) {
  return codec.parameters.empty() || media::find_parameter(codec.parameters, "CIF");
}

}  // namespace

bool has_fixed_size(const media::VideoCodecSettings& codec) {
  return equals_ignoring_case(codec.name, "H261") || starts_with_ignoring_case(codec.name, "H263");
}

double highest_picture_rate(const media::VideoCodecSettings& codec) {
  if (!has_fixed_size(codec)) return codec.frames_per_second;
  const auto value = media::find_parameter(codec.parameters, sends_cif(codec) ? "CIF" : "QCIF");
  const auto interval = value ? parse_number<int>(*value) : std::nullopt;  // in units of 1001/30000 s
  if (!interval || *interval <= 1 || *interval > 32) return codec.frames_per_second;
  return std::min(codec.frames_per_second, 30000.0 / 1001 / *interval);
}

media::PictureSize largest_picture(const media::VideoCodecSettings& codec) {
  media::PictureSize limit{codec.width, codec.height};
  if (has_fixed_size(codec)) return sends_cif(codec) ? media::PictureSize{352, 288} : media::PictureSize{176, 144};
  if (equals_ignoring_case(codec.name, "H264")) {
    const auto profile = media::find_parameter(codec.parameters, "profile-level-id");
    const auto level = profile && profile->size() == 6 ? parse_number<int>(profile->substr(4), 16) : std::nullopt;
    int macroblocks = 396;  // no level named: level 1.1 would be the rule, CIF is what such peers take
    for (const auto& row : kH264Levels) {
      if (level && row.level_idc <= *level) macroblocks = row.macroblocks;
    }
    while ((limit.width + 15) / 16 * ((limit.height + 15) / 16) > macroblocks) {
      limit.width = limit.width * 3 / 4 / 16 * 16;
      limit.height = limit.height * 3 / 4 / 2 * 2;
    }
  }
  return limit;
}

VideoSender::VideoSender(MediaFactory& factory, std::unique_ptr<media::VideoSource> source,
                         VideoSenderSettings settings, FrameHandler on_frame, NoticeHandler on_notice)
    : factory_(factory),
      settings_(std::move(settings)),
      on_frame_(std::move(on_frame)),
      on_notice_(std::move(on_notice)),
      source_(std::move(source)) {
  settings_.codec.frames_per_second = highest_picture_rate(settings_.codec);
  thread_ = std::thread([this] { run(); });
}

VideoSender::~VideoSender() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
  }
  thread_.join();
}

void VideoSender::request_key_frame() {
  key_frame_ = true;
}

void VideoSender::set_rate(DataRate rate) {
  rate_bps_ = rate.bps();
}

void VideoSender::set_muted(bool muted) {
  muted_ = muted;
}

void VideoSender::set_source(std::unique_ptr<media::VideoSource> source) {
  const std::lock_guard lock(mutex_);
  next_source_ = std::move(source);
  wake_.notify_one();
}

VideoSenderStatistics VideoSender::statistics() const {
  const std::lock_guard lock(mutex_);
  return statistics_;
}

void VideoSender::run() {
  const media::PictureSize limit = largest_picture(settings_.codec);
  const auto constrain = [&] {
    if (!source_) return;
    source_->constrain(limit.width, limit.height, settings_.codec.frames_per_second);
    if (has_fixed_size(settings_.codec)) source_->take_shape(limit.width, limit.height);
  };
  constrain();
  Timestamp due = net::monotonic_now();
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_until(lock, to_steady(due), [this] { return stopping_ || next_source_; });
      if (stopping_) return;
      if (next_source_) {
        source_ = std::move(next_source_);
        source_ended_told_ = false;
        constrain();
      }
    }
    const Timestamp now = net::monotonic_now();
    if (muted_) {
      if (!encode(black(limit.width, limit.height, now))) return;
      due = now + kMutedInterval;
      continue;
    }
    if (!source_ || source_->ended()) {
      if (source_ && !source_ended_told_) {
        source_ended_told_ = true;
        on_notice_("the source of the picture has ended");
      }
      due = now + kLongestWait;
      continue;
    }
    if (auto frame = source_->read(now); frame && !frame->empty()) {
      if (!encode(std::move(*frame))) return;
    }
    due = std::clamp(source_->next_due(), net::monotonic_now() + (source_->next_due() <= now ? kShortestWait : 0ms),
                     now + kLongestWait);
  }
}

bool VideoSender::prepare_encoder(media::PictureSize size) {
  if (encoder_ && encoder_size_ == size) return true;
  media::VideoCodecSettings settings = settings_.codec;
  settings.width = size.width;
  settings.height = size.height;
  if (const auto rate = rate_bps_.load(); rate > 0) settings.rate = DataRate::bits_per_second(rate);
  auto made = factory_.video_encoder(settings);
  if (!made) {
    on_notice_(made.error());
    return false;
  }
  encoder_ = std::move(*made);
  encoder_size_ = size;
  key_frame_ = true;
  const std::lock_guard lock(mutex_);
  statistics_.encoder = encoder_->implementation();
  statistics_.width = size.width;
  statistics_.height = size.height;
  return true;
}

bool VideoSender::encode(media::VideoFrame frame) {
  const media::PictureSize limit = largest_picture(settings_.codec);
  const media::PictureSize given{frame.width(), frame.height()};
  const media::PictureSize size = has_fixed_size(settings_.codec) ? limit : media::fit_within(given, limit);
  const Timestamp captured = frame.captured;
  if (size != given) {
    if (!scaler_) {
      auto made = factory_.scaler();
      if (!made) {
        on_notice_(made.error());
        return false;
      }
      scaler_ = std::move(*made);
    }
    auto scaled = scaler_->scale(std::move(frame), size, media::PictureFit::kLetterbox);
    if (!scaled) return true;
    frame = std::move(*scaled);
  }
  if (!prepare_encoder(size)) return false;
  if (const auto rate = rate_bps_.exchange(0); rate > 0) {
    encoder_->set_rate(DataRate::bits_per_second(rate), settings_.codec.frames_per_second);
  }
  media::EncodedFrame coded;
  if (!encoder_->encode(frame, key_frame_.exchange(false), coded) || coded.data.empty()) return true;
  {
    const std::lock_guard lock(mutex_);
    ++statistics_.frames;
  }
  on_frame_(std::move(coded), captured);
  return true;
}

}  // namespace mtavip::client
