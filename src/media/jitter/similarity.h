// Finding the lag at which a signal resembles itself: the pitch period of a voice, where sound can be cut or repeated
// unheard.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace mtavip::media {

struct Similarity {
  std::size_t lag = 0;     ///< frames; 0: nothing could be compared
  double correlation = 0;  ///< normalised, -1 to 1
  bool quiet = false;      ///< both pieces are so soft that any lag does
};

/// Pitch periods from 2.5 ms (400 Hz) to 15 ms (66 Hz).
[[nodiscard]] constexpr std::size_t shortest_lag(int sample_rate) {
  return static_cast<std::size_t>(sample_rate) / 400;
}
[[nodiscard]] constexpr std::size_t longest_lag(int sample_rate) {
  return static_cast<std::size_t>(sample_rate) * 3 / 200;
}

/// Compares the piece of 10 ms at `start` with the pieces `lag` before it (or after it), coarsely first.
class LagSearch {
 public:
  enum class Direction : std::uint8_t { kBack, kForward };

  /// `samples` are interleaved; `start` and the lags count frames. Lags that do not fit into the samples are left out.
  Similarity search(std::span<const std::int16_t> samples, std::size_t channels, int sample_rate, std::size_t start,
                    Direction direction, std::size_t longest);

 private:
  std::vector<float> mono_;
  std::vector<float> coarse_;
};

}  // namespace mtavip::media
