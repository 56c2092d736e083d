// Makes up sound for what did not arrive, for codecs that cannot themselves: the last pitch periods are repeated and
// fade into the background noise. The idea is that of ITU-T G.711 Appendix I, without its delay.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "media/jitter/comfort_noise.h"
#include "media/jitter/sample_buffer.h"
#include "media/jitter/similarity.h"

namespace mtavip::media {

class Concealment {
 public:
  /// What begin() looks at: three of the longest periods and their seam.
  [[nodiscard]] static Duration history_wanted() { return std::chrono::milliseconds(60); }

  /// Sound follows on all that is in `buffer` (which may be short).
  void begin(const SampleBuffer& buffer);
  /// The next piece; continues smoothly from call to call.
  void generate(std::span<std::int16_t> out);
  [[nodiscard]] bool active() const { return active_; }
  /// Whether there is still more to hear than background noise.
  [[nodiscard]] bool audible() const;
  void end() { active_ = false; }

  /// Learns the background noise from good sound, 10 ms at a time.
  void learn(std::span<const std::int16_t> block);
  [[nodiscard]] double background_dbfs() const { return background_dbfs_; }

 private:
  [[nodiscard]] std::size_t periods_at(std::size_t generated) const;

  LagSearch search_;
  ComfortNoise noise_;
  double background_dbfs_ = -80;
  bool active_ = false;
  int sample_rate_ = 8000;
  std::size_t channels_ = 1;
  std::vector<std::int16_t> past_;  // the last frames before the gap
  std::size_t lag_ = 0;             // frames of a period; 0: nothing to repeat
  std::size_t seam_ = 0;            // frames over which the end of the repeated piece fades into its beginning
  std::size_t distance_ = 0;        // from the next frame back to the end of past_
  std::size_t loop_ = 0;            // frames of the piece being repeated
  std::size_t next_loop_ = 0;       // and of the one after the seam
  std::size_t generated_ = 0;
  std::vector<float> step_;  // of each channel: the jump at the beginning, taken back slowly
  float step_weight_ = 0;
};

}  // namespace mtavip::media
