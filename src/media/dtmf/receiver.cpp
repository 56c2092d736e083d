#include "media/dtmf/receiver.h"

#include <algorithm>

namespace mtavip::media {
namespace {

// The same digit in a packet of another timestamp this soon is still the same press: such senders let the timestamp
// run.
constexpr Duration kRunningTimestamp = std::chrono::milliseconds(70);

}  // namespace

DtmfReceiver::Change DtmfReceiver::end_present() {
  Digit& digit = *present_;
  Duration duration = digit.before + digit.duration;
  // Senders that count no duration: the time that we saw it for.
  if (duration == Duration::zero()) duration = digit.last_packet - digit.began;
  last_ = digit;
  present_.reset();
  return {Change::Kind::kEnded, last_->digit, duration};
}

DtmfReceiver::Changes DtmfReceiver::handle(Timestamp now, std::int64_t timestamp, bool marker, int clock_rate,
                                           ByteView payload) {
  Changes changes;
  const auto event = parse_telephone_event(payload);
  if (!event || clock_rate <= 0) return changes;
  const auto digit = digit_of_event(event->event);
  if (!digit) return changes;
  const Duration duration(std::int64_t{event->duration} * 1'000'000 / clock_rate);

  if (present_ && present_->timestamp != timestamp) {
    if (timestamp < present_->timestamp) return changes;  // an old digit, reordered
    const Duration step((timestamp - present_->timestamp) * 1'000'000 / clock_rate);
    const Duration so_far = present_->before + present_->duration;
    const bool new_segment = !marker && *digit == present_->digit && step >= present_->duration &&
                             present_->duration >= std::chrono::seconds(1) &&
                             step <= present_->duration + kRunningTimestamp;
    const bool running = !marker && *digit == present_->digit && !new_segment &&
                         now - present_->last_packet <= kRunningTimestamp &&
                         (duration == Duration::zero() || duration > present_->duration);
    if (new_segment) present_->before = so_far;
    if (new_segment || running) {
      present_->timestamp = timestamp;
      present_->duration = Duration::zero();
    } else {
      changes.ended = end_present();
    }
  }
  if (!present_) {
    // Repeated ends, and packets that come after them.
    if (last_ && timestamp <= last_->timestamp) return changes;
    if (last_ && event->end && *digit == last_->digit && now - last_->last_packet <= kRunningTimestamp && !marker &&
        duration > Duration::zero() && duration == last_->duration) {
      last_->last_packet = now;
      last_->timestamp = timestamp;
      return changes;
    }
    present_ = Digit{*digit, timestamp, {}, {}, now, now};
    ++received_;
    changes.began = Change{Change::Kind::kBegan, *digit, {}};
  }
  present_->duration = std::max(present_->duration, duration);
  present_->last_packet = now;
  if (event->end) changes.finished = end_present();
  return changes;
}

std::optional<Timestamp> DtmfReceiver::deadline() const {
  if (!present_) return std::nullopt;
  return present_->last_packet + kSilence;
}

std::optional<DtmfReceiver::Change> DtmfReceiver::handle_timeout(Timestamp now) {
  const auto due = deadline();
  if (!due || now < *due) return std::nullopt;
  return end_present();
}

std::optional<DtmfReceiver::Change> DtmfReceiver::restart() {
  std::optional<Change> change;
  if (present_) change = end_present();
  last_.reset();
  return change;
}

}  // namespace mtavip::media
