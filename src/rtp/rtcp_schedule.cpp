#include "rtp/rtcp_schedule.h"

#include <algorithm>
#include <cmath>

namespace mtavip::rtp {
namespace {

// e - 3/2: makes up for timer reconsideration settling below the intended average (RFC 3550 section 6.3.1).
constexpr double kCompensation = 1.21828;
// Randomisation and pathological input stay within what a timer can hold.
constexpr double kLongestSeconds = 3600;
constexpr double kInitialAvpfMinimum = 1.0;  // RFC 4585 section 3.4

Duration seconds(double value) {
  return Duration(static_cast<std::int64_t>(std::llround(std::min(value, kLongestSeconds) * 1e6)));
}

}  // namespace

void RtcpSchedule::average(std::size_t size) {
  average_size_ += (static_cast<double>(size) - average_size_) / 16.0;
}

double RtcpSchedule::minimum_seconds() const {
  if (options_.avpf) return initial_ ? kInitialAvpfMinimum : 0.0;
  const double minimum = to_seconds(options_.minimum);
  return initial_ ? minimum / 2 : minimum;
}

double RtcpSchedule::base_interval(const Membership& membership, double minimum) const {
  // Senders and receivers have shares of their own while senders are few; else all share everything (RFC 3556 section
  // 2).
  const double total = options_.sender_bytes_per_second + options_.receiver_bytes_per_second;
  auto bandwidth = total;
  auto participants = static_cast<double>(std::max<std::size_t>(membership.members, 1));
  const auto senders = static_cast<double>(membership.senders);
  if (total > 0 && senders <= participants * options_.sender_bytes_per_second / total) {
    if (membership.we_sent) {
      bandwidth = options_.sender_bytes_per_second;
      participants = std::max(senders, 1.0);
    } else {
      bandwidth = options_.receiver_bytes_per_second;
      participants = std::max(participants - senders, 1.0);
    }
  }
  if (bandwidth <= 0) return kLongestSeconds;
  return std::clamp(average_size_ * participants / bandwidth, minimum, kLongestSeconds);
}

Duration RtcpSchedule::feedback_interval(const Membership& membership) const {
  return seconds(base_interval(membership, 0.0));
}

Duration RtcpSchedule::deterministic_interval(const Membership& membership) const {
  // 6.3.5: computed as if a receiver, with the full minimum.
  Membership as_receiver = membership;
  as_receiver.we_sent = false;
  return seconds(base_interval(as_receiver, to_seconds(options_.minimum)));
}

Duration RtcpSchedule::draw(const Membership& membership) {
  const double interval = base_interval(membership, minimum_seconds());
  return seconds(interval * (random_->unit() + 0.5) / kCompensation);
}

void RtcpSchedule::start(Timestamp now, const Membership& membership, std::size_t first_size) {
  running_ = true;
  initial_ = true;
  feedback_waits_ = false;
  early_at_.reset();
  early_again_ = now;
  last_regular_.reset();
  average_size_ = static_cast<double>(first_size);
  previous_members_ = membership.members;
  previous_ = now;
  next_ = now + (options_.first_delay ? *options_.first_delay : draw(membership));
}

bool RtcpSchedule::regular_due() const {
  return !last_regular_ || options_.regular_interval == Duration::zero() || next_ >= *last_regular_ + regular_gap_;
}

RtcpSchedule::Action RtcpSchedule::expire(Timestamp now, const Membership& membership) {
  if (!running_) return Action::kNone;
  if (early_at_ && now >= *early_at_) return Action::kFeedback;
  if (now < next_) return Action::kNone;

  if (!initial_ || !options_.first_delay) {
    // Timer reconsideration: the interval is drawn again for the membership as it is now.
    const Timestamp reconsidered = previous_ + draw(membership);
    if (reconsidered > now) {
      next_ = reconsidered;
      previous_members_ = membership.members;
      return Action::kNone;
    }
  }
  if (regular_due()) return Action::kRegular;
  if (feedback_waits_) return Action::kFeedback;
  // Suppressed by T_rr_interval: the turn has passed all the same (RFC 4585 section 3.5.3). Turns before the next
  // regular report would be suppressed too, so the clock is set to the first that would not.
  previous_ = now;
  next_ = std::max(now + draw(membership), *last_regular_ + regular_gap_);
  return Action::kNone;
}

void RtcpSchedule::request_feedback(Timestamp now, const Membership& membership) {
  if (!running_ || feedback_waits_) return;
  feedback_waits_ = true;
  if (!options_.early_feedback || initial_) return;  // goes with the next report
  Timestamp earliest = std::max(now, early_again_);
  // In a group, dithering lets one receiver's feedback silence the others'; between two there is nobody to wait for.
  if (membership.members > 2) {
    const Duration dither = feedback_interval(membership) / 2;
    if (now + dither > next_) return;
    earliest += Duration(static_cast<std::int64_t>(random_->unit() * static_cast<double>(dither.count())));
  }
  if (earliest < next_) early_at_ = earliest;
}

void RtcpSchedule::sent(Timestamp now, Action action, std::size_t size, const Membership& membership) {
  average(size);
  feedback_waits_ = false;
  const bool early = early_at_.has_value() && action == Action::kFeedback;
  early_at_.reset();
  if (early) {
    // An early packet is paid for by one turn of the bandwidth's rhythm (RFC 4585 section 3.5.2): tn = tp + 2 T_rr, tp
    // = the former tn. Turns that T_rr_interval suppresses are not kept, so tp may have to be caught up with.
    const Duration interval = feedback_interval(membership);
    const Timestamp base = std::max(previous_, now - interval);
    early_again_ = base + 2 * interval;
    // Feedback never brings regular reports nearer.
    const bool regular_has_own_rhythm = !options_.avpf || options_.regular_interval > Duration::zero();
    next_ = regular_has_own_rhythm ? std::max(next_, early_again_) : early_again_;
    if (!regular_has_own_rhythm) previous_ = base + interval;
    return;
  }
  early_again_ = now;
  previous_ = now;
  previous_members_ = membership.members;
  if (action == Action::kRegular) {
    initial_ = false;
    last_regular_ = now;
    regular_gap_ = seconds(to_seconds(options_.regular_interval) * (random_->unit() + 0.5));
  }
  next_ = now + draw(membership);
  if (last_regular_ && options_.regular_interval > Duration::zero()) {
    next_ = std::max(next_, *last_regular_ + regular_gap_);
  }
}

void RtcpSchedule::membership_fell(Timestamp now, const Membership& membership) {
  if (!running_ || membership.members >= previous_members_ || previous_members_ == 0) return;
  const double share = static_cast<double>(membership.members) / static_cast<double>(previous_members_);
  const auto scaled = [share](Duration d) {
    return Duration(static_cast<std::int64_t>(share * static_cast<double>(d.count())));
  };
  if (next_ > now) next_ = now + scaled(next_ - now);
  if (previous_ < now) previous_ = now - scaled(now - previous_);
  previous_members_ = membership.members;
}

void RtcpSchedule::back_off_bye(Timestamp now, std::size_t bye_size, const Membership& membership) {
  running_ = true;
  initial_ = true;
  early_at_.reset();
  feedback_waits_ = false;
  last_regular_.reset();
  options_.first_delay.reset();
  average_size_ = static_cast<double>(bye_size);
  previous_members_ = membership.members;
  previous_ = now;
  next_ = now + draw(membership);
}

std::optional<Timestamp> RtcpSchedule::deadline() const {
  if (!running_) return std::nullopt;
  return early_at_ ? std::min(*early_at_, next_) : next_;
}

}  // namespace mtavip::rtp
