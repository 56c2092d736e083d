// Measuring what a call did to sound: compares a recording with what was sent.
#pragma once

#include <string>

#include <mtavip/error.h>

namespace mtavip {

struct SoundComparison {
  double delay_ms = 0;  ///< by which the received sound begins later than the reference in its file
  double coverage = 0;  ///< share of the reference that arrived recognisably, 0 to 1
  double gain_db = 0;
  double segmental_snr_db = 0;
  double score = 0;           ///< 1 (unusable) to 5 (transparent), from the distance of Bark-band spectra; not PESQ
  double longest_gap_ms = 0;  ///< silence in the received sound where the reference has none
};

/// Compares two sound files (any format the client reads). The reference may be repeated in the received one.
Expected<SoundComparison> compare_sound(const std::string& reference, const std::string& received);

}  // namespace mtavip
