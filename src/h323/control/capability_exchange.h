// Capability exchange: the signalling entities of H.245 annex C.3 without the sets themselves. The outgoing one numbers
// our sets and waits for their acknowledgement; the incoming one needs no state, as a set is answered at once.
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"

namespace mtavip::h323::control {

class OutgoingCapabilities {
 public:
  enum class Outcome : std::uint8_t { kAcknowledged, kRejected, kTimedOut };

  explicit OutgoingCapabilities(Duration t101) : t101_(t101) {}

  /// The sequence number of a set that is sent now. One that was on its way is superseded.
  std::uint8_t start(Timestamp now) {
    waiting_ = true;
    deadline_ = now + t101_;
    return ++sequence_;
  }
  /// Of another set than the last: nothing.
  std::optional<Outcome> acknowledged(std::uint8_t sequence) { return end(sequence, Outcome::kAcknowledged); }
  std::optional<Outcome> rejected(std::uint8_t sequence) { return end(sequence, Outcome::kRejected); }
  /// On kTimedOut terminalCapabilitySetRelease has to be sent.
  std::optional<Outcome> handle_timeout(Timestamp now) {
    if (!deadline_ || now < *deadline_) return std::nullopt;
    return end(sequence_, Outcome::kTimedOut);
  }
  [[nodiscard]] std::optional<Timestamp> deadline() const { return deadline_; }
  [[nodiscard]] bool waiting() const { return waiting_; }
  /// Whether any set was ever acknowledged.
  [[nodiscard]] bool confirmed() const { return confirmed_; }

 private:
  std::optional<Outcome> end(std::uint8_t sequence, Outcome outcome) {
    if (!waiting_ || sequence != sequence_) return std::nullopt;
    waiting_ = false;
    deadline_.reset();
    confirmed_ = confirmed_ || outcome == Outcome::kAcknowledged;
    return outcome;
  }

  Duration t101_;
  bool waiting_ = false;
  bool confirmed_ = false;
  std::uint8_t sequence_ = 0;
  std::optional<Timestamp> deadline_;
};

}  // namespace mtavip::h323::control
