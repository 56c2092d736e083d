#include "media/picture/ports.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "base/text.h"
#include "media/quality/picture_compare.h"
#include "media/video/scaler.h"

namespace mtavip::media {
namespace {

constexpr Duration kCompareInterval = std::chrono::milliseconds(500);

class NullSource final : public VideoSource {
 public:
  std::optional<VideoFrame> read(Timestamp now) override {
    next_due_ = now + std::chrono::hours(1);
    return std::nullopt;
  }
  [[nodiscard]] Timestamp next_due() const override { return next_due_; }
  void constrain(int, int, double) override {}

 private:
  Timestamp next_due_{};
};

class NullSink final : public VideoSink {
 public:
  void show(const VideoFrame&, Timestamp) override {}
};

Result<std::unique_ptr<VideoSource>, IoError> make_test_source(const VideoPortSettings& settings) {
  int width = settings.width;
  int height = settings.height;
  if (!settings.argument.empty()) {
    const auto sides = split(settings.argument, 'x');
    const auto w = sides.size() == 2 ? parse_number<int>(sides[0]) : std::nullopt;
    const auto h = sides.size() == 2 ? parse_number<int>(sides[1]) : std::nullopt;
    if (!w || !h || *w < 80 || *h < 46 || *w > 4096 || *h > 4096) {
      return fail(
          IoError{"test:" + settings.argument + " is no size of the test picture; write for example test:640x360"});
    }
    width = *w;
    height = *h;
  }
  return std::make_unique<TestPictureSource>(width, height, settings.frames_per_second);
}

}  // namespace

void register_builtin_video_ports(Registry& registry) {
  registry.video_sources.emplace("test", make_test_source);
  registry.video_sources.emplace("null", [](const VideoPortSettings&) -> Result<std::unique_ptr<VideoSource>, IoError> {
    return std::make_unique<NullSource>();
  });
  registry.video_sinks.emplace("null", [](const VideoPortSettings&) -> Result<std::unique_ptr<VideoSink>, IoError> {
    return std::make_unique<NullSink>();
  });
  registry.video_sinks.emplace("check", [](const VideoPortSettings&) -> Result<std::unique_ptr<VideoSink>, IoError> {
    return std::make_unique<PictureCheck>();
  });
}

TestPictureSource::TestPictureSource(int width, int height, double frames_per_second) : pattern_(width, height) {
  set_rate(frames_per_second);
}

void TestPictureSource::set_rate(double frames_per_second) {
  interval_ = Duration(static_cast<std::int64_t>(1e6 / std::clamp(frames_per_second, 1.0, 120.0)));
}

std::optional<VideoFrame> TestPictureSource::read(Timestamp now) {
  if (!started_) started_ = now;
  if (now < *started_ + interval_ * next_) return std::nullopt;
  const auto due = static_cast<std::uint32_t>((now - *started_) / interval_);
  next_ = due + 1;
  return pattern_.draw({first_number_ + due, now});
}

Timestamp TestPictureSource::next_due() const {
  return started_ ? *started_ + interval_ * next_ : Timestamp{};
}

void TestPictureSource::constrain(int max_width, int max_height, double max_frames_per_second) {
  const PictureSize size = fit_within({pattern_.width(), pattern_.height()}, {max_width, max_height});
  take_shape(size.width, size.height);
  const Duration fastest(static_cast<std::int64_t>(1e6 / std::clamp(max_frames_per_second, 1.0, 120.0)));
  if (fastest <= interval_) return;
  if (started_) {
    // Frames counted at the old pace keep their numbers.
    *started_ += interval_ * next_;
    first_number_ += next_;
    next_ = 0;
  }
  interval_ = fastest;
}

void TestPictureSource::take_shape(int width, int height) {
  if (width != pattern_.width() || height != pattern_.height()) pattern_ = TestPattern(width, height);
}

void PictureCheck::show(const VideoFrame& frame, Timestamp now) {
  ++result_.shown;
  result_.width = frame.width();
  result_.height = frame.height();
  const auto code = read_frame_code(frame);
  if (!code) return;
  if (result_.readable++ == 0) {
    result_.first_number = code->number;
    result_.delay_smallest = Duration::max();
  } else if (code->number == result_.last_number) {
    ++result_.repeated;
    return;
  } else if (code->number < result_.last_number) {
    ++result_.backwards;
    return;
  }
  ++result_.distinct;
  result_.last_number = code->number;
  const Duration delay = now - code->captured;
  delay_sum_ += delay;
  result_.delay_smallest = std::min(result_.delay_smallest, delay);
  result_.delay_largest = std::max(result_.delay_largest, delay);
  if (new_at_) result_.longest_gap = std::max(result_.longest_gap, now - *new_at_);
  new_at_ = now;
  if (!compared_at_ || now - *compared_at_ >= kCompareInterval) {
    compared_at_ = now;
    compare(frame, *code);
  }
}

void PictureCheck::compare(const VideoFrame& frame, const FrameCode& code) {
  if (!pattern_ || pattern_->width() != frame.width() || pattern_->height() != frame.height()) {
    pattern_.emplace(frame.width(), frame.height());
  }
  const auto likeness = compare_pictures(frame, pattern_->draw(code), height_of_code(frame.height()));
  if (!likeness) return;
  const bool first = result_.compared++ == 0;
  psnr_sum_ += likeness->psnr;
  ssim_sum_ += likeness->ssim;
  result_.psnr_worst = first ? likeness->psnr : std::min(result_.psnr_worst, likeness->psnr);
  result_.ssim_worst = first ? likeness->ssim : std::min(result_.ssim_worst, likeness->ssim);
}

PictureCheckResult PictureCheck::result() const {
  PictureCheckResult r = result_;
  if (r.distinct > 0) {
    r.delay_mean = delay_sum_ / static_cast<std::int64_t>(r.distinct);
    const std::uint64_t span = std::uint64_t{r.last_number} - r.first_number + 1;
    r.missing = span - r.distinct;
  }
  if (r.compared > 0) {
    r.psnr_mean = psnr_sum_ / static_cast<double>(r.compared);
    r.ssim_mean = ssim_sum_ / static_cast<double>(r.compared);
  }
  return r;
}

}  // namespace mtavip::media
