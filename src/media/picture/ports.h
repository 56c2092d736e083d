// Sources and sinks of pictures that need neither device nor library.
//   sources: "test[:WIDTHxHEIGHT]" (the moving test picture), "null" (never a picture)
//   sinks:   "null", "check" (what arrived of the test picture, and how well)
#pragma once

#include <cstdint>
#include <optional>

#include "media/io.h"
#include "media/picture/test_pattern.h"
#include "media/registry.h"

namespace mtavip::media {

void register_builtin_video_ports(Registry& registry);

/// Numbers its pictures by due time from the first read() on: one that is read too late is left out, not doubled. The
/// capture time in the code is that of read(), on the clock that processes of one machine share.
class TestPictureSource final : public VideoSource {
 public:
  TestPictureSource(int width, int height, double frames_per_second);
  std::optional<VideoFrame> read(Timestamp now) override;
  [[nodiscard]] Timestamp next_due() const override;
  void constrain(int max_width, int max_height, double max_frames_per_second) override;
  void take_shape(int width, int height) override;

 private:
  void set_rate(double frames_per_second);

  TestPattern pattern_;
  Duration interval_{};
  std::optional<Timestamp> started_;  // of frame first_number_
  std::uint32_t first_number_ = 0;
  std::uint32_t next_ = 0;  // since started_
};

struct PictureCheckResult {
  std::uint64_t shown = 0;      ///< pictures
  std::uint64_t readable = 0;   ///< with a code that could be read
  std::uint64_t distinct = 0;   ///< different frames among them
  std::uint64_t repeated = 0;   ///< the same frame again
  std::uint64_t backwards = 0;  ///< an earlier frame than before
  std::uint64_t missing = 0;    ///< frames between the first and the last that never came
  std::uint32_t first_number = 0;
  std::uint32_t last_number = 0;
  int width = 0;
  int height = 0;
  /// From capture to show(), where both processes run on one machine.
  Duration delay_mean{};
  Duration delay_smallest{};
  Duration delay_largest{};
  /// Of the pictures that were compared with what was sent (two a second), without the code's lines.
  std::uint64_t compared = 0;
  double psnr_mean = 0;
  double psnr_worst = 0;
  double ssim_mean = 0;
  double ssim_worst = 0;
  Duration longest_gap{};  ///< between two different frames
};

class PictureCheck final : public VideoSink {
 public:
  void show(const VideoFrame& frame, Timestamp now) override;
  [[nodiscard]] PictureCheckResult result() const;

 private:
  void compare(const VideoFrame& frame, const FrameCode& code);

  PictureCheckResult result_;
  std::optional<TestPattern> pattern_;
  std::optional<Timestamp> compared_at_;
  std::optional<Timestamp> new_at_;
  Duration delay_sum_{};
  double psnr_sum_ = 0;
  double ssim_sum_ = 0;
};

}  // namespace mtavip::media
