// What accounts are told by SUBSCRIBE and NOTIFY, and tell: watches of ours, those who watch us, our presence at the
// servers of accounts that publish it, and messages that wait. The rules for strangers are here: nobody is told
// anything that the user has not allowed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <mtavip/account.h>
#include <mtavip/error.h>
#include <mtavip/event.h>
#include <mtavip/presence.h>

#include "events/dialog_info.h"
#include "events/people_info.h"
#include "sip/user_agent.h"

namespace mtavip::call {

/// The packages that others may subscribe to here.
[[nodiscard]] std::vector<sip::EventPackage> served_packages();

class Notifications {
 public:
  Notifications(sip::UserAgent& user_agent, Rule watchers) : user_agent_(&user_agent), rule_(watchers) {}

  // --- What the user wants
  /// `target` is a SIP URI.
  Expected<WatchId> watch(Timestamp now, const std::string& target, WatchKind kind,
                          std::optional<sip::AccountId> account);
  Expected<void> unwatch(Timestamp now, WatchId watch);
  void set_presence(Timestamp now, const Presence& presence);
  Expected<void> admit(Timestamp now, WatcherId watcher);
  Expected<void> dismiss(Timestamp now, WatcherId watcher);

  // --- Accounts
  /// The account can be reached at its server: what its settings name is subscribed to and published, once.
  void begin(Timestamp now, AccountId account, sip::AccountId sip_account, const AccountSettings& settings);
  void end(Timestamp now, AccountId account);
  /// Everything ends.
  void shut_down(Timestamp now);

  // --- What the user agent tells
  void take(const sip::SubscriptionChanged& event);
  void take(Timestamp now, const sip::NotifyReceived& event, std::optional<AccountId> account);
  void take(Timestamp now, const sip::SubscriptionRequested& event, std::optional<AccountId> account,
            const std::string& own_address);
  void take(Timestamp now, const sip::StateWanted& event);
  void take(const sip::SubscriberGone& event);
  void take(const sip::PublicationChanged& event);

  /// Whether anybody is told of our calls.
  [[nodiscard]] bool serves_dialogs() const;
  /// Our calls have changed.
  void set_dialogs(Timestamp now, std::vector<events::DialogEntry> dialogs);

  /// What has happened, in order; to be taken after every call.
  [[nodiscard]] std::vector<Event> take_events() { return std::exchange(events_, {}); }

 private:
  struct Watch {
    WatchKind kind{};
    std::string target;
    sip::SubscriptionId subscription{};
    std::map<std::uint32_t, events::DialogTable> dialogs;  ///< by branch
    events::PeopleTable people;
  };
  struct Watcher {
    sip::SubscriptionId subscription{};
    std::string decision;  ///< the key in decisions_
    std::string entity;    ///< whose state it is, as they know us
    bool admitted = false;
    bool once = false;
    std::uint32_t version = 0;
    WatcherEvent told;
  };
  struct Service {
    sip::AccountId sip_account{};
    std::string address;
    std::optional<sip::SubscriptionId> messages;
    std::optional<sip::PublicationId> presence;
    bool publishes = false;
  };

  [[nodiscard]] std::pair<const WatchId, Watch>* find_watch(sip::SubscriptionId subscription);
  [[nodiscard]] std::pair<const WatcherId, Watcher>* find_watcher(sip::SubscriptionId subscription);
  void take_presence(WatchId id, const Watch& watch, const sip::NotifyReceived& event);
  void take_list(WatchId id, const sip::NotifyReceived& event);
  void take_dialogs(Timestamp now, WatchId id, Watch& watch, const sip::NotifyReceived& event);
  void take_people(Timestamp now, WatchId id, Watch& watch, const sip::NotifyReceived& event);
  void take_messages(const sip::NotifyReceived& event, std::optional<AccountId> account);
  [[nodiscard]] sip::Notice state_for(Watcher& watcher) const;
  void tell(Timestamp now, Watcher& watcher);
  void publish(Timestamp now, Service& service);

  sip::UserAgent* user_agent_;
  Rule rule_;
  Presence presence_;
  std::map<WatchId, Watch> watches_;
  std::map<WatcherId, Watcher> watchers_;
  std::map<AccountId, Service> services_;
  std::map<std::string, bool> decisions_;  ///< of the user, about watchers who may come again
  std::vector<events::DialogEntry> own_dialogs_;
  std::vector<Event> events_;
  std::uint32_t last_watch_ = 0;
  std::uint32_t last_watcher_ = 0;
};

}  // namespace mtavip::call
