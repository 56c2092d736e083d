// The notifier's side of one subscription: its NOTIFYs, one at a time, and what they say of it (RFC 6665 section 4.2).
// The dialog that they go by is somebody else's: a session's for REFER (RFC 3515), its own for SUBSCRIBE.
#pragma once

#include <optional>
#include <string>

#include "sip/headers.h"
#include "sip/message.h"
#include "sip/request_sender.h"

namespace mtavip::sip {

class Notifier {
 public:
  /// `event` is the value of the Event header field, with its id.
  Notifier(std::string event, Timestamp expires) : event_(std::move(event)), expires_(expires) {}

  /// What is told next. It takes the place of what still waits: only the last state matters.
  void post(std::string content_type, std::string body);
  /// What was told last is told again.
  void repeat() { waits_ = true; }
  /// The next NOTIFY is the last one, with what still waits to be told, if anything does. `reason` may have parameters:
  /// "deactivated;retry-after=5".
  void end(std::string reason);
  void set_pending(bool pending) { pending_ = pending; }
  void set_expires(Timestamp expires) { expires_ = expires; }

  /// Whether write() and sent() are to follow now: none overtakes another.
  [[nodiscard]] bool due() const { return waits_ && !under_way_; }
  /// Event, Subscription-State and body.
  void write(Timestamp now, Message& request);
  void sent(OutgoingId id) { under_way_ = id; }
  [[nodiscard]] bool owns(OutgoingId id) const { return under_way_ == id; }
  /// The end of what was sent. Somebody who does not take a NOTIFY has left (section 4.2.2).
  void answered(bool taken);

  [[nodiscard]] const std::string& event() const { return event_; }
  [[nodiscard]] Timestamp expires() const { return expires_; }
  [[nodiscard]] bool pending() const { return pending_; }
  /// end() was called.
  [[nodiscard]] bool ending() const { return !reason_.empty(); }
  /// Nothing more will be sent.
  [[nodiscard]] bool over() const { return over_; }

 private:
  std::string event_;
  Timestamp expires_;
  std::string content_type_;
  std::string body_;
  std::string reason_;
  std::optional<OutgoingId> under_way_;
  bool pending_ = false;
  bool waits_ = false;
  bool last_sent_ = false;
  bool over_ = false;
};

/// Reads the Event and Subscription-State of a NOTIFY.
struct Notification {
  TokenValue event;
  SubscriptionState state;  ///< "active" where the field is missing, as old peers leave it out
  [[nodiscard]] bool terminated() const;

  /// The status to refuse it with where it is malformed: 400, or 489 without a package.
  static Result<Notification, int> read(const Message& request);
};

}  // namespace mtavip::sip
