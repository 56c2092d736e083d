// What the user agent is asked and tells about events: subscriptions of both sides (RFC 6665) and publications
// (RFC 3903). The states themselves are bodies that it does not read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/transport.h"
#include "sip/end_cause.h"
#include "sip/ids.h"

namespace mtavip::sip {

/// An event package that others may subscribe to here (RFC 6665 section 7.2).
struct EventPackage {
  std::string name;          ///< "presence", "presence.winfo"
  std::string content_type;  ///< of its NOTIFYs
  Duration expires = 3600s;  ///< where the subscriber does not say, and the longest that is granted
  Duration least = 60s;      ///< a shorter subscription is refused with 423
};

struct SubscribeRequest {
  std::optional<AccountId> account;
  std::string target;               ///< as in InviteRequest; empty: the account's own address
  std::string event;                ///< package, with its parameters where it has any
  std::vector<std::string> accept;  ///< content types; others are refused with 415
  Duration expires = 3600s;         ///< zero: the state is fetched once
  bool forks = false;               ///< of a SUBSCRIBE that forks every branch is kept, not only the first
  bool lists = false;               ///< the target may be a list of resources (RFC 4662)
  std::vector<ExtraHeader> headers;
};

/// The state of something, at its event state compositor (RFC 3903).
struct PublishRequest {
  std::optional<AccountId> account;
  std::string target;  ///< as in SubscribeRequest
  std::string event;
  std::string content_type;
  std::string body;
  Duration expires = 3600s;
};

/// What those who subscribed here are told.
struct Notice {
  bool pending = false;  ///< they are not allowed yet
  std::string content_type;
  std::string body;
};

enum class SubscriptionPhase : std::uint8_t {
  kPending,  ///< the other side has yet to allow it
  kActive,
  kLost,   ///< it does not hold at present, and is tried again in `retry_in`
  kEnded,  ///< the last event of the subscription; its id is unknown from here on
};
struct SubscriptionChanged {
  SubscriptionId subscription{};
  SubscriptionPhase phase{};
  EndCause cause;      ///< of kLost and kEnded
  std::string reason;  ///< of kLost and kEnded: what the notifier said, "rejected" (RFC 6665 section 4.1.3)
  Duration retry_in{};
};
/// What a subscription, or an account's server unasked, has told. Already answered with 200.
struct NotifyReceived {
  std::optional<SubscriptionId> subscription;
  std::optional<AccountId> account;
  std::uint32_t dialog = 0;  ///< tells the branches of one SUBSCRIBE apart
  std::string event;         ///< package
  std::string content_type;
  std::string body;   ///< empty: neutral, or nothing has changed
  bool last = false;  ///< of this branch
};
/// Somebody subscribes to one of UserAgentConfig::packages. To be answered at once, by notify() (which may say that
/// they have to wait) or refuse_subscription().
struct SubscriptionRequested {
  SubscriptionId subscription{};
  std::optional<AccountId> account;
  std::string event;        ///< package
  std::string request_uri;  ///< whose state
  std::string from_uri;
  std::string from_display;
  std::vector<ExtraHeader> headers;  ///< as in IncomingSession
  std::string user_agent;
  Endpoint source;
  bool trusted = false;  ///< as in IncomingSession
  bool once = false;     ///< they want the state once
};
/// Somebody who has subscribed asks to be told the state afresh: notify().
struct StateWanted {
  SubscriptionId subscription{};
};
/// A subscription here is over: it ran out, was given up, or its subscriber is gone. Its id is unknown from here on.
struct SubscriberGone {
  SubscriptionId subscription{};
};
enum class PublicationPhase : std::uint8_t { kPublished, kFailed, kEnded };
struct PublicationChanged {
  PublicationId publication{};
  PublicationPhase phase{};
  EndCause cause;       ///< of kFailed and kEnded
  Duration retry_in{};  ///< in kFailed
};

}  // namespace mtavip::sip
