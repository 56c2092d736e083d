// DTMF tones in the sound (ITU-T Q.23): the generator, and a detector after ITU-T Q.24.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/time.h"
#include "media/frame.h"

namespace mtavip::media {

/// Writes digits as pairs of tones, with ramps against clicks and pauses between them.
class DtmfToneGenerator {
 public:
  static constexpr std::size_t kMaxQueue = 64;

  /// False: not one of 0-9, *, #, A-D, or the queue is full.
  bool queue(char digit, Duration duration);
  [[nodiscard]] bool active() const { return position_ < length_ || count_ > 0; }
  /// Replaces a block of 10 ms by the tones while active().
  void generate(std::span<std::int16_t> block, const AudioFormat& format);

 private:
  struct Queued {
    char digit = 0;
    Duration duration{};
  };
  std::array<Queued, kMaxQueue> queue_{};
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  // All counted in samples of sample_rate_.
  int sample_rate_ = 0;
  std::size_t position_ = 0;
  std::size_t tone_ = 0;    // length of the tones
  std::size_t length_ = 0;  // and of the pause after them
  double low_ = 0;
  double high_ = 0;
};

/// Finds digits by the Goertzel algorithm on blocks of about 12.75 ms at 8000 a second. A digit must stand in two
/// blocks in a row; twist, the other tones and the harmonics must be as of tones and not as of a voice.
class DtmfDetector {
 public:
  struct Found {
    char digit = 0;
    bool began = false;  ///< else it ended
    Duration duration{};
  };
  /// Mono at 8000 a second. What began or ended is appended to `found`.
  void process(std::span<const std::int16_t> samples, std::vector<Found>& found);

 private:
  static constexpr std::size_t kBlock = 102;
  void finish_block(std::vector<Found>& found);
  [[nodiscard]] char classify() const;

  std::array<float, 8> first_{};
  std::array<float, 8> second_{};
  std::array<float, 8> harmonic_first_{};
  std::array<float, 8> harmonic_second_{};
  float energy_ = 0;
  std::size_t filled_ = 0;
  char candidate_ = 0;
  char present_ = 0;
  unsigned missing_ = 0;
  unsigned blocks_ = 0;
};

}  // namespace mtavip::media
