// What the jitter buffer did to the sound, for reports and for choosing repair.
#pragma once

#include <cstdint>

#include "base/time.h"

namespace mtavip::media {

/// Counters run from the start of the stream.
struct JitterStatistics {
  std::uint64_t packets_inserted = 0;
  std::uint64_t packets_late = 0;       ///< arrived after their time: dropped
  std::uint64_t packets_duplicate = 0;  ///< the same sequence number again: dropped
  std::uint64_t packets_discarded = 0;  ///< no room, unknown payload type, or the decoder refused it
  std::uint64_t packets_recovered = 0;  ///< rebuilt from redundancy in the next packet
  std::uint64_t flushes = 0;            ///< the stream jumped or overran, and was begun anew
  Duration played{};                    ///< all that was given out
  Duration concealed{};      ///< sound made up for what was missing (not counting silence between talk spurts)
  Duration accelerated{};    ///< time taken out to catch up
  Duration expanded{};       ///< time put in to wait, by stretching
  Duration comfort_noise{};  ///< silence of the sender, filled with noise
  std::uint64_t concealment_events = 0;  ///< beginnings of concealment
  Duration current_delay{};              ///< arrival of a packet to the output of its sound, smoothed
  Duration target_delay{};               ///< what the model of arrivals asks for
  Duration mean_delay{};                 ///< of current_delay over the last second
};

}  // namespace mtavip::media
