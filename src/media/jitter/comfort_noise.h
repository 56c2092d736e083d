// Noise in place of silence that the sender did not send (RFC 3389), and as the floor under fading concealment.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/bytes.h"

namespace mtavip::media {

/// Noise with the level and the spectrum that a comfort noise payload describes, through an all-pole lattice filter.
class ComfortNoise {
 public:
  static constexpr std::size_t kMaxOrder = 20;

  /// RFC 3389 section 3: level, then reflection coefficients; those past kMaxOrder are ignored. False: an empty
  /// payload.
  bool update(ByteView payload);
  /// White noise of this level.
  void set_level(double dbfs);
  [[nodiscard]] double level_dbfs() const { return level_dbfs_; }
  /// The same noise in every channel. The level moves to a new one within some 20 ms.
  void generate(std::span<std::int16_t> out, std::size_t channels);

 private:
  [[nodiscard]] float excitation();

  double level_dbfs_ = -127;
  float gain_ = 0;
  float target_gain_ = 0;
  std::size_t order_ = 0;
  std::array<float, kMaxOrder> reflection_{};
  std::array<float, kMaxOrder + 1> state_{};
  std::uint32_t seed_ = 0x2545f491;  // the noise is the same every time: nothing secret hangs on it
};

}  // namespace mtavip::media
