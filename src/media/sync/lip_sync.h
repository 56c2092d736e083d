// Lip synchronisation: how much sound or picture is to be held back so that what was captured together is heard and
// seen together. The sender reports of both sessions relate their RTP timestamps to one clock of the sender (RFC 3550
// section 6.4.1).
#pragma once

#include <optional>

#include "base/time.h"

namespace mtavip::media {

/// A moment of one medium: captured then (the sender's wall clock), played now (ours). As it is really played, with the
/// extra delay that is in effect.
struct PlayedMoment {
  WallTime captured;
  Timestamp played{};
};

class LipSync {
 public:
  struct ExtraDelays {
    Duration sound{};
    Duration picture{};
    friend bool operator==(const ExtraDelays&, const ExtraDelays&) = default;
  };

  /// To be called about twice a second, with the latest of both. Holds back whichever is early, never both: at most
  /// half a second, in small steps, and not at all below what people notice. Clocks of the sender that cannot be one
  /// (more than ten seconds apart) are left alone.
  ExtraDelays update(Timestamp now, const PlayedMoment& sound, const PlayedMoment& picture);
  [[nodiscard]] const ExtraDelays& delays() const { return delays_; }
  /// Smoothed: how much later the picture is shown than the sound of the same moment is heard; negative: earlier.
  [[nodiscard]] std::optional<Duration> offset() const { return offset_; }
  /// One of the streams began anew.
  void reset();

 private:
  std::optional<Duration> offset_;
  std::optional<Timestamp> updated_;
  ExtraDelays delays_;
};

}  // namespace mtavip::media
