// What the jitter buffer does next, as pure functions of what it knows: the rules in one place, without its machinery.
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"

namespace mtavip::media {

/// How to come by more sound.
enum class Fill : std::uint8_t {
  kDecode,   ///< the front packet; time before it that was not played is given up
  kRecover,  ///< the frame before the front packet, from the redundancy in it
  kConceal,  ///< make sound up for a part of the gap before the front packet
  kStall,    ///< make sound up, hoping for the packet: what is played later moves
  kWait,     ///< nothing is missing: silence or comfort noise
};

struct FillInput {
  /// Between talk spurts, or before the first: play begins when a packet has waited for its time.
  bool waiting = false;
  bool silence_announced = false;  ///< the last packet said that silence follows (CN, DTX, an event instead)
  Duration stalled{};              ///< sound made up since the last packet, that took no time of the stream
  Duration target{};
  struct Front {
    Duration gap{};             ///< missing before it; zero or less: it follows at once
    Duration delay{};           ///< if it is played now: since the fastest packet would have brought it
    Duration duration{};        ///< of the sound in it
    bool nothing_lost = false;  ///< its sequence number follows the last one's: the gap is silence
    bool redundancy = false;    ///< it can bring back the frame before it
  };
  std::optional<Front> front;
};
[[nodiscard]] Fill next_fill(const FillInput& input);

enum class Stretch : std::uint8_t { kNone, kAccelerate, kFastAccelerate, kExpand };

struct StretchInput {
  Duration level{};  ///< the present delay, at its lowest in the recent past
  Duration target{};
  Duration since_stretch{};
  bool undisturbed = true;  ///< no concealment or silence at this moment
};
[[nodiscard]] Stretch next_stretch(const StretchInput& input);

}  // namespace mtavip::media
