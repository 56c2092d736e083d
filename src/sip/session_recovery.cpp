// A call outlives the connection that carried its signalling: its media go on, and the other side (or the proxy that
// knows it by that connection) is told the new way to us by a refresh of the target (RFC 3261 section 12.2).
#include <algorithm>

#include "sip/invite_session.h"

namespace mtavip::sip {
namespace {

// A registration that went by the same connection is made anew within two seconds, and opens the way first.
constexpr Duration kBehindRegistration = 4s;
constexpr Duration kAtOnce = 200ms;
constexpr Duration kLongestPause = 32s;
constexpr unsigned kMostTries = 6;  // afterwards the session timer decides whether there is still somebody

}  // namespace

bool InviteSession::on_flow_lost(Timestamp now, const Flow& flow, bool registration_follows) {
  if (!flow_ || !(*flow_ == flow)) return false;
  flow_.reset();
  if (state_ != State::kConfirmed) return true;
  tries_ = 0;
  recovery_ = now + (registration_follows ? kBehindRegistration : kAtOnce);
  return true;
}

void InviteSession::on_way_open(Timestamp now) {
  if (recovery_) recover(now);
}

void InviteSession::recover(Timestamp now) {
  recovery_.reset();
  if (state_ != State::kConfirmed || tries_ >= kMostTries) return;
  recovery_ = now + std::min<Duration>(2s * (1U << tries_++), kLongestPause);
  refresh(now);
}

bool InviteSession::survives(Timestamp now, const EndCause& cause) {
  if (cause.by != EndedBy::kNetwork || state_ != State::kConfirmed) return false;
  // A connection that fails says nothing about the other side; a datagram that is refused says that nobody is there.
  if (flow_ && !is_stream(flow_->kind)) return false;
  if (!recovery_) {
    if (flow_) tries_ = 0;
    recovery_ = now + kAtOnce;
  }
  return true;
}

}  // namespace mtavip::sip
