// The session timer of one call (RFC 4028): both sides agree on an interval in which one of them refreshes the session,
// so that a call whose peer is gone ends on both sides.
#pragma once

#include <cstdint>
#include <optional>

#include "sip/message.h"
#include "sip/transaction_step.h"
#include "sip/user_agent.h"

namespace mtavip::sip {

class SessionTimer {
 public:
  explicit SessionTimer(const SessionTimerSettings& settings)
      : interval_(settings.interval), minimum_(settings.minimum), wanted_(settings.interval) {}

  // --- Our requests
  /// Session-Expires and Min-SE of an INVITE or UPDATE (section 7.1, 7.4).
  void stamp_request(Message& request) const;
  /// A 2xx to one: the timer runs from here, or there is none (section 7.2).
  void accepted(Timestamp now, const Message& response);
  /// A 422: the request is changed to what the peer wants (section 7.3). False: there is nothing to change.
  bool raise(const Message& response, Message& request);

  // --- The peer's requests
  /// Whether it asks for a shorter interval than we take and knows how to ask again: 422 with refuse() (section 8.2,
  /// 9).
  [[nodiscard]] bool too_short(const Message& request) const;
  void refuse(Message& response) const;
  /// Session-Expires of our 2xx; the timer runs from here.
  void stamp_response(Timestamp now, const Message& request, Message& response);

  // --- Time
  [[nodiscard]] Timer deadline() const { return earliest(refresh_, expiry_); }
  enum class Due : std::uint8_t { kNothing, kRefresh, kExpired };
  /// kRefresh repeats itself after a while, until accepted() or stop().
  Due on_timeout(Timestamp now);
  void stop();

 private:
  void start(Timestamp now, Duration interval, bool we_refresh);

  Duration interval_;  // as agreed, or what we ask for
  Duration minimum_;   // the shortest that either side has named
  Duration wanted_;    // zero: we do not ask
  bool active_ = false;
  bool we_refresh_ = false;
  Timer refresh_;
  Timer expiry_;
};

}  // namespace mtavip::sip
