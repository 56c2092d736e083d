// Measures what a call did to sound: the received recording against the reference that was sent.
//
// Both are brought to 16000 a second, mono. The reference (which may have been repeated in a loop) is found in the
// received sound by cross-correlation of envelopes and then of samples, and followed piece by piece of 500 ms, so that
// a jitter buffer that moved does not count as damage. Each piece that is found is compared: gain, segmental
// signal-to-noise ratio, and the distance of loudness in Bark bands, which becomes the score.
//
// The score is NOT PESQ or POLQA and is not calibrated against listeners. It orders what one program did under several
// conditions, and it tells sound that is all right from sound that is not: 1 + 4 exp(-d / 6) x coverage, with d the
// mean distance of band levels in dB after the gain was taken out, bands that the reference leaves silent (40 dB below
// its loudest) left out. With wide-band speech as the reference: 4.9 for the samples themselves, 4.2 for Opus at
// 32 kbit/s, 3.7 at 12 kbit/s, 3.3 for G.711 (whose missing upper half is heard), below 2 for an unrelated signal.
#pragma once

#include <cstdint>
#include <span>

#include "base/result.h"
#include "base/time.h"
#include "media/frame.h"

namespace mtavip::media {

struct SoundQuality {
  Duration delay{};             ///< by which the received sound begins later than the reference
  double coverage = 0;          ///< share of the active pieces that arrived recognisably, 0 to 1
  double gain_db = 0;           ///< of the received against the reference
  double segmental_snr_db = 0;  ///< mean over frames of 16 ms, each held between -10 and 35
  double spectral_distance_db = 0;
  double score = 1;        ///< 1 to 5; see above
  Duration longest_gap{};  ///< silence in the received sound where the reference has none
};

enum class SoundCompareError : std::uint8_t {
  kReferenceSilent,  ///< nothing to look for
  kTooShort,         ///< either has less than half a second
  kNotFound,         ///< the received sound has nothing of the reference
};

/// The received sound may be longer; the reference is taken as repeated where it is shorter than what was received.
/// Cost grows as n log n; both are at most ten minutes, the rest is ignored.
Result<SoundQuality, SoundCompareError> compare_sound(const AudioFormat& reference_format,
                                                      std::span<const std::int16_t> reference,
                                                      const AudioFormat& received_format,
                                                      std::span<const std::int16_t> received);

}  // namespace mtavip::media
