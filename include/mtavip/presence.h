// Presence and other states that are told from afar: who is there, who is in a call, who takes part in a conference.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <mtavip/types.h>

namespace mtavip {

/// Ids as in types.h.
enum class WatchId : std::uint32_t {};
enum class WatcherId : std::uint32_t {};

/// What of somebody is watched.
enum class WatchKind : std::uint8_t {
  kPresence,       ///< whether they are there (RFC 3856)
  kDialogs,        ///< their calls, for a busy lamp (RFC 4235)
  kConference,     ///< who takes part in a conference (RFC 4575)
  kRegistrations,  ///< where they are registered (RFC 3680)
  kWatchers,       ///< who watches their presence (RFC 3857)
};

enum class WatchState : std::uint8_t {
  kPending,  ///< the other side has yet to allow it
  kActive,
  kWaiting,  ///< it does not hold at present, and is tried again
  kEnded,
};

enum class Availability : std::uint8_t {
  kUnknown,
  kClosed,  ///< cannot be reached
  kOpen,
  kAway,
  kBusy,
};

struct Presence {
  Availability availability = Availability::kOpen;
  std::string note;
  friend bool operator==(const Presence&, const Presence&) = default;
};

/// What has become of a watch of ours.
struct WatchEvent {
  WatchId watch{};
  WatchKind kind = WatchKind::kPresence;
  std::string target;
  WatchState state = WatchState::kPending;
  int code = 0;  ///< SIP status that ended it, or led to the wait
  std::string text;
  std::optional<EndReason> failure;
};

struct PresenceEvent {
  WatchId watch{};
  std::string address;  ///< whose: the target, or one of those in a list
  std::string name;     ///< in a list
  Presence presence;
  std::vector<std::string> activities;  ///< as in RFC 4480 section 3.2: "on-the-phone"
};

/// A call of somebody who is watched.
struct WatchedDialog {
  std::string id;
  std::string state;             ///< "trying", "proceeding", "early", "confirmed"
  std::optional<bool> incoming;  ///< to the one who is watched
  std::string remote;            ///< URI; empty: not told
  std::string remote_name;
};

/// All calls of somebody who is watched; none: they are free.
struct DialogsEvent {
  WatchId watch{};
  std::string address;
  std::vector<WatchedDialog> dialogs;
};

/// Somebody in a conference, a watcher, or a place where somebody is registered.
struct ListedPerson {
  std::string address;
  std::string name;
  std::string status;  ///< in the standard's words: "connected", "on-hold", "pending", "active"
  std::string event;   ///< what has made it so: "subscribe", "registered"; empty: not told
};

/// All of them, of a watch of kind kConference, kRegistrations or kWatchers.
struct PeopleEvent {
  WatchId watch{};
  WatchKind kind = WatchKind::kConference;
  std::string address;
  std::string subject;  ///< of a conference
  std::vector<ListedPerson> people;
};

/// Somebody watches this side. ClientOptions::watchers says whether that is asked: where the state is kPending,
/// Client::admit_watcher() or dismiss_watcher() answers, and nothing is told before.
struct WatcherEvent {
  WatcherId watcher{};
  std::optional<AccountId> account;
  WatchKind kind = WatchKind::kPresence;  ///< or kDialogs
  std::string from;                       ///< URI, as the watcher says
  std::string from_name;
  std::string asserted_from;  ///< as the account's own server vouches for it; empty: it does not
  WatchState state = WatchState::kPending;
};

/// Whether the account's server has our presence, and tells those who watch.
struct PublicationEvent {
  AccountId account{};
  bool published = false;
  int code = 0;
  std::string text;
  std::optional<EndReason> failure;
};

/// How an account learns of messages that wait for it.
enum class MessageWaitingSource : std::uint8_t {
  kOff,
  kUnsolicited,  ///< its server tells by itself
  kSubscribe,    ///< it asks (RFC 3842)
};

[[nodiscard]] std::string_view to_string(WatchKind);
[[nodiscard]] std::string_view to_string(WatchState);
[[nodiscard]] std::string_view to_string(Availability);
[[nodiscard]] std::string_view to_string(MessageWaitingSource);

}  // namespace mtavip
