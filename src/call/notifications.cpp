#include "call/notifications.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "call/sip_cause.h"
#include "events/message_summary.h"
#include "events/presence.h"
#include "events/resource_list.h"
#include "sip/caller_info.h"
#include "sip/headers.h"
#include "sip/multipart.h"

namespace mtavip::call {
namespace {

constexpr std::string_view kPresencePackage = "presence";
constexpr std::string_view kDialogPackage = "dialog";
constexpr std::string_view kMessagePackage = "message-summary";
constexpr std::string_view kMessageType = "application/simple-message-summary";
constexpr std::string_view kListType = "multipart/related";
/// Of decisions about watchers that are remembered; what is decided beyond them holds for that subscription only.
constexpr std::size_t kDecisions = 1000;

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

/// Package and content type of a kind of watch.
struct Subject {
  std::string_view package;
  std::string_view type;
  bool forks = false;
  bool lists = false;
};
Subject subject_of(WatchKind kind) {
  switch (kind) {
    case WatchKind::kPresence:
      return {kPresencePackage, events::kPresenceType, false, true};
    case WatchKind::kDialogs:
      return {kDialogPackage, events::kDialogInfoType, true, false};
    case WatchKind::kConference:
      return {"conference", events::kConferenceInfoType, false, false};
    case WatchKind::kRegistrations:
      return {"reg", events::kRegistrationInfoType, false, false};
    case WatchKind::kWatchers:
      return {"presence.winfo", events::kWatcherInfoType, false, false};
  }
  return {};
}

bool is_type(const std::string& content_type, std::string_view wanted) {
  const auto type = sip::MediaType::parse(content_type);
  return type && type->is(wanted);
}

/// RFC 4480 section 3.2: what somebody does, as one word.
Availability availability_of(const events::PresenceDocument& document) {
  const auto has = [&document](std::initializer_list<std::string_view> words) {
    return std::any_of(document.activities.begin(), document.activities.end(), [&words](const std::string& activity) {
      return std::find(words.begin(), words.end(), activity) != words.end();
    });
  };
  const bool open = std::any_of(document.tuples.begin(), document.tuples.end(),
                                [](const events::PresenceTuple& tuple) { return tuple.open == true; });
  const bool closed = std::any_of(document.tuples.begin(), document.tuples.end(),
                                  [](const events::PresenceTuple& tuple) { return tuple.open == false; });
  if (closed && !open) return Availability::kClosed;
  if (has({"busy", "on-the-phone", "meeting", "appointment", "presentation", "performance", "worship"})) {
    return Availability::kBusy;
  }
  if (has({"away", "breakfast", "dinner", "holiday", "in-transit", "meal", "permanent-absence", "shopping", "sleeping",
           "steering", "travel", "vacation"})) {
    return Availability::kAway;
  }
  return open ? Availability::kOpen : Availability::kUnknown;
}

events::PresenceDocument document_of(const Presence& presence, const std::string& entity) {
  events::PresenceDocument document;
  document.entity = entity;
  document.tuples.push_back({"mtavip", presence.availability != Availability::kClosed, entity});
  if (presence.availability == Availability::kAway) document.activities.emplace_back("away");
  if (presence.availability == Availability::kBusy) document.activities.emplace_back("busy");
  if (!presence.note.empty()) document.notes.push_back(presence.note);
  return document;
}

PresenceEvent to_event(WatchId watch, std::string address, const events::PresenceDocument& document) {
  PresenceEvent event;
  event.watch = watch;
  event.address = std::move(address);
  event.presence.availability = availability_of(document);
  if (!document.notes.empty()) event.presence.note = document.notes.front();
  event.activities = document.activities;
  return event;
}

MessageClass class_of(std::string_view context) {
  if (context == "voice-message") return MessageClass::kVoice;
  if (context == "fax-message") return MessageClass::kFax;
  if (context == "text-message") return MessageClass::kText;
  if (context == "multimedia-message") return MessageClass::kMultimedia;
  if (context == "pager-message") return MessageClass::kPager;
  return MessageClass::kOther;
}

std::optional<EndReason> failure_of(const sip::EndCause& cause) {
  if (cause.category == sip::FailureCategory::kNone) return std::nullopt;
  return to_end_cause(cause, false, false).reason;
}

/// Address of record, as a URI.
std::string uri_of(const std::string& address) {
  const auto parsed = sip::NameAddr::parse(address);
  return parsed ? parsed->uri.to_string() : address;
}

}  // namespace

std::vector<sip::EventPackage> served_packages() {
  return {{std::string(kPresencePackage), std::string(events::kPresenceType), 3600s, 60s},
          {std::string(kDialogPackage), std::string(events::kDialogInfoType), 3600s, 60s}};
}

// --- Watches
// ------------------------------------------------------------------------------------------------------------

Expected<WatchId> Notifications::watch(Timestamp now, const std::string& target, WatchKind kind,
                                       std::optional<sip::AccountId> account) {
  const Subject subject = subject_of(kind);
  sip::SubscribeRequest request;
  request.account = account;
  request.target = target;
  request.event = subject.package;
  request.accept.emplace_back(subject.type);
  request.forks = subject.forks;
  request.lists = subject.lists;
  if (subject.lists) {
    request.accept.emplace_back(kListType);
    request.accept.emplace_back(events::kResourceListType);
  }
  const auto subscription = user_agent_->subscribe(now, request);
  if (!subscription) {
    const auto code =
        subscription.error() == sip::RequestError::kTooMany ? ErrorCode::kLimit : ErrorCode::kInvalidArgument;
    return error(code, std::string(sip::to_string(subscription.error())) + ": " + target);
  }
  const WatchId id{++last_watch_};
  watches_[id] = {kind, target, *subscription, {}, {}};
  return id;
}

Expected<void> Notifications::unwatch(Timestamp now, WatchId watch) {
  const auto it = watches_.find(watch);
  if (it == watches_.end()) return error(ErrorCode::kNotFound, "there is no such watch");
  static_cast<void>(user_agent_->unsubscribe(now, it->second.subscription));
  events_.emplace_back(WatchEvent{watch, it->second.kind, it->second.target, WatchState::kEnded, 0, {}, {}});
  watches_.erase(it);
  return {};
}

std::pair<const WatchId, Notifications::Watch>* Notifications::find_watch(sip::SubscriptionId subscription) {
  const auto it = std::find_if(watches_.begin(), watches_.end(),
                               [subscription](const auto& entry) { return entry.second.subscription == subscription; });
  return it == watches_.end() ? nullptr : &*it;
}

void Notifications::take(const sip::SubscriptionChanged& event) {
  const bool ended = event.phase == sip::SubscriptionPhase::kEnded;
  if (auto* found = find_watch(event.subscription)) {
    const WatchId id = found->first;
    Watch& watch = found->second;
    WatchEvent told{id, watch.kind, watch.target, WatchState::kActive, event.cause.code, event.cause.reason, {}};
    if (told.text.empty()) told.text = event.reason;
    if (event.phase == sip::SubscriptionPhase::kPending) told.state = WatchState::kPending;
    if (event.phase == sip::SubscriptionPhase::kLost) told.state = WatchState::kWaiting;
    if (ended) told.state = WatchState::kEnded;
    told.failure = failure_of(event.cause);
    if (told.state == WatchState::kWaiting || ended) {
      watch.dialogs.clear();
      watch.people = {};
    }
    events_.emplace_back(std::move(told));
    if (ended) watches_.erase(id);
    return;
  }
  for (auto& [account, service] : services_) {
    if (ended && service.messages == event.subscription) service.messages.reset();
  }
}

void Notifications::take(Timestamp now, const sip::NotifyReceived& event, std::optional<AccountId> account) {
  auto* found = event.subscription ? find_watch(*event.subscription) : nullptr;
  if (found == nullptr) {
    if (equals_ignoring_case(event.event, kMessagePackage)) take_messages(event, account);
    return;
  }
  auto& [id, watch] = *found;
  switch (watch.kind) {
    case WatchKind::kPresence:
      take_presence(id, watch, event);
      return;
    case WatchKind::kDialogs:
      take_dialogs(now, id, watch, event);
      return;
    case WatchKind::kConference:
    case WatchKind::kRegistrations:
    case WatchKind::kWatchers:
      take_people(now, id, watch, event);
      return;
  }
}

void Notifications::take_presence(WatchId id, const Watch& watch, const sip::NotifyReceived& event) {
  if (event.body.empty()) return;
  if (is_type(event.content_type, kListType)) return take_list(id, event);
  if (const auto document = events::parse_presence(event.body)) {
    events_.emplace_back(to_event(id, watch.target, *document));
  }
}

void Notifications::take_list(WatchId id, const sip::NotifyReceived& event) {
  const sip::MultipartLimits limits{.parts = 256, .depth = 3, .header_fields = 16};
  const auto parts = sip::body_parts(event.content_type, event.body, limits);
  if (!parts) return;
  const auto list = std::find_if(parts->begin(), parts->end(), [](const sip::BodyPart& part) {
    return is_type(std::string(part.content_type), events::kResourceListType);
  });
  if (list == parts->end()) return;
  const auto document = events::parse_resource_list(list->data);
  if (!document) return;
  std::map<std::string_view, std::string_view> bodies;
  for (const sip::BodyPart& part : *parts) {
    std::string_view name = trim(part.content_id);
    if (name.size() > 2 && name.front() == '<' && name.back() == '>') name = name.substr(1, name.size() - 2);
    if (!name.empty()) bodies.emplace(name, part.data);
  }
  for (const events::ListedResource& resource : document->resources) {
    const auto body = bodies.find(resource.content_id);
    const auto state = body == bodies.end() ? Result<events::PresenceDocument, xml::Failure>(events::PresenceDocument{})
                                            : events::parse_presence(body->second);
    if (!state) continue;
    PresenceEvent told = to_event(id, resource.uri, *state);
    told.name = resource.name;
    events_.emplace_back(std::move(told));
  }
}

void Notifications::take_dialogs(Timestamp now, WatchId id, Watch& watch, const sip::NotifyReceived& event) {
  if (!event.body.empty()) {
    const auto document = events::parse_dialog_info(event.body);
    if (!document) return;
    if (!watch.dialogs[event.dialog].apply(*document)) {
      static_cast<void>(user_agent_->refresh(now, watch.subscription));
      return;
    }
  } else if (!event.last) {
    return;
  }
  if (event.last) watch.dialogs.erase(event.dialog);
  DialogsEvent told{id, watch.target, {}};
  for (const auto& [branch, table] : watch.dialogs) {
    for (const events::DialogEntry& entry : table.dialogs()) {
      WatchedDialog dialog{entry.id, std::string(to_string(entry.state)), {}, entry.remote_identity, entry.remote_name};
      if (entry.initiator) dialog.incoming = !*entry.initiator;
      told.dialogs.push_back(std::move(dialog));
    }
  }
  events_.emplace_back(std::move(told));
}

void Notifications::take_people(Timestamp now, WatchId id, Watch& watch, const sip::NotifyReceived& event) {
  if (event.body.empty()) return;
  const auto document = watch.kind == WatchKind::kConference      ? events::parse_conference_info(event.body)
                        : watch.kind == WatchKind::kRegistrations ? events::parse_registration_info(event.body)
                                                                  : events::parse_watcher_info(event.body);
  if (!document) return;
  if (!watch.people.apply(*document)) {
    static_cast<void>(user_agent_->refresh(now, watch.subscription));
    return;
  }
  PeopleEvent told{id, watch.kind, watch.target.empty() ? document->entity : watch.target, watch.people.subject(), {}};
  for (const events::PersonEntry& entry : watch.people.people()) {
    told.people.push_back({entry.address, entry.name, entry.status, entry.event});
  }
  events_.emplace_back(std::move(told));
}

void Notifications::take_messages(const sip::NotifyReceived& event, std::optional<AccountId> account) {
  const auto summary = events::parse_message_summary(event.body);
  if (!summary) return;
  MessageWaitingEvent told;
  told.account = account;
  told.waiting = summary->waiting;
  told.mailbox = summary->account;
  for (const events::MessageCounts& counts : summary->counts) {
    told.classes.push_back(
        {class_of(counts.context), counts.unheard, counts.heard, counts.unheard_urgent, counts.heard_urgent});
  }
  events_.emplace_back(std::move(told));
}

// --- Accounts
// -----------------------------------------------------------------------------------------------------------

void Notifications::begin(Timestamp now, AccountId account, sip::AccountId sip_account,
                          const AccountSettings& settings) {
  const bool subscribes = settings.message_waiting == MessageWaitingSource::kSubscribe;
  if ((!subscribes && !settings.publish_presence) || services_.contains(account)) return;
  Service& service = services_[account];
  service.sip_account = sip_account;
  service.address = uri_of(settings.address);
  service.publishes = settings.publish_presence;
  if (subscribes) {
    sip::SubscribeRequest request;
    request.account = sip_account;
    request.event = kMessagePackage;
    request.accept.emplace_back(kMessageType);
    request.forks = true;
    if (const auto id = user_agent_->subscribe(now, request)) service.messages = *id;
  }
  if (service.publishes) publish(now, service);
}

void Notifications::end(Timestamp now, AccountId account) {
  const auto it = services_.find(account);
  if (it == services_.end()) return;
  if (it->second.messages) static_cast<void>(user_agent_->unsubscribe(now, *it->second.messages));
  if (it->second.presence) static_cast<void>(user_agent_->unpublish(now, *it->second.presence));
  services_.erase(it);
}

void Notifications::shut_down(Timestamp now) {
  while (!services_.empty()) end(now, services_.begin()->first);
  for (const auto& [id, watch] : std::exchange(watches_, {})) {
    static_cast<void>(user_agent_->unsubscribe(now, watch.subscription));
  }
  for (const auto& [id, watcher] : std::exchange(watchers_, {})) {
    static_cast<void>(user_agent_->end_subscription(now, watcher.subscription, "deactivated"));
  }
}

void Notifications::publish(Timestamp now, Service& service) {
  std::string body = events::print_presence(document_of(presence_, service.address));
  if (service.presence) {
    static_cast<void>(
        user_agent_->republish(now, *service.presence, std::string(events::kPresenceType), std::move(body)));
    return;
  }
  sip::PublishRequest request;
  request.account = service.sip_account;
  request.event = kPresencePackage;
  request.content_type = events::kPresenceType;
  request.body = std::move(body);
  if (const auto id = user_agent_->publish(now, request)) service.presence = *id;
}

void Notifications::set_presence(Timestamp now, const Presence& presence) {
  if (presence_ == presence) return;
  presence_ = presence;
  for (auto& [account, service] : services_) {
    if (service.publishes) publish(now, service);
  }
  for (auto& [id, watcher] : watchers_) {
    if (watcher.admitted && watcher.told.kind == WatchKind::kPresence) tell(now, watcher);
  }
}

void Notifications::take(const sip::PublicationChanged& event) {
  for (auto& [account, service] : services_) {
    if (service.presence != event.publication) continue;
    PublicationEvent told{
        account, event.phase == sip::PublicationPhase::kPublished, event.cause.code, event.cause.reason, {}};
    told.failure = failure_of(event.cause);
    if (event.phase == sip::PublicationPhase::kEnded) service.presence.reset();
    events_.emplace_back(std::move(told));
  }
}

// --- Those who watch us
// -------------------------------------------------------------------------------------------------

std::pair<const WatcherId, Notifications::Watcher>* Notifications::find_watcher(sip::SubscriptionId subscription) {
  const auto it = std::find_if(watchers_.begin(), watchers_.end(),
                               [subscription](const auto& entry) { return entry.second.subscription == subscription; });
  return it == watchers_.end() ? nullptr : &*it;
}

void Notifications::take(Timestamp now, const sip::SubscriptionRequested& event, std::optional<AccountId> account,
                         const std::string& own_address) {
  Watcher watcher;
  watcher.subscription = event.subscription;
  watcher.entity = own_address.empty() ? event.request_uri : uri_of(own_address);
  watcher.told.account = account;
  watcher.told.kind = equals_ignoring_case(event.event, kDialogPackage) ? WatchKind::kDialogs : WatchKind::kPresence;
  watcher.told.from = event.from_uri;
  watcher.told.from_name = event.from_display;
  if (const auto asserted = event.trusted ? sip::asserted_identity(event.headers) : std::nullopt) {
    watcher.told.asserted_from = asserted->uri;
  }
  // Anybody can claim a From: what is decided about one holds where it comes from the same address.
  watcher.decision = std::string(to_string(watcher.told.kind)) + ' ';
  watcher.decision += watcher.told.asserted_from.empty()
                          ? event.from_uri + ' ' + (event.trusted ? "trusted" : event.source.address.to_string())
                          : "asserted " + watcher.told.asserted_from;
  const auto known = decisions_.find(watcher.decision);
  const Rule rule = known == decisions_.end() ? rule_ : known->second ? Rule::kAllow : Rule::kBlock;
  if (rule == Rule::kBlock) {
    static_cast<void>(user_agent_->refuse_subscription(now, event.subscription, 403));
    return;
  }
  watcher.admitted = rule == Rule::kAllow;
  const WatcherId id{++last_watcher_};
  watcher.told.watcher = id;
  watcher.told.state = watcher.admitted ? WatchState::kActive : WatchState::kPending;
  Watcher& kept = watchers_[id] = std::move(watcher);
  // Who wants to know it once will not be there any more when the user has answered.
  kept.once = event.once;
  if (!event.once) events_.emplace_back(kept.told);
  tell(now, kept);
}

Expected<void> Notifications::admit(Timestamp now, WatcherId watcher) {
  const auto it = watchers_.find(watcher);
  if (it == watchers_.end()) return error(ErrorCode::kNotFound, "there is no such watcher");
  if (it->second.admitted) return {};
  if (decisions_.size() < kDecisions) decisions_[it->second.decision] = true;
  it->second.admitted = true;
  it->second.told.state = WatchState::kActive;
  events_.emplace_back(it->second.told);
  tell(now, it->second);
  return {};
}

Expected<void> Notifications::dismiss(Timestamp now, WatcherId watcher) {
  const auto it = watchers_.find(watcher);
  if (it == watchers_.end()) return error(ErrorCode::kNotFound, "there is no such watcher");
  if (decisions_.size() < kDecisions) decisions_[it->second.decision] = false;
  static_cast<void>(user_agent_->end_subscription(now, it->second.subscription, "rejected"));
  it->second.told.state = WatchState::kEnded;
  events_.emplace_back(it->second.told);
  watchers_.erase(it);
  return {};
}

sip::Notice Notifications::state_for(Watcher& watcher) const {
  if (!watcher.admitted) return {true, {}, {}};
  if (watcher.told.kind == WatchKind::kPresence) {
    return {false, std::string(events::kPresenceType), events::print_presence(document_of(presence_, watcher.entity))};
  }
  return {false, std::string(events::kDialogInfoType),
          events::print_dialog_info({watcher.entity, watcher.version++, true, own_dialogs_})};
}

void Notifications::tell(Timestamp now, Watcher& watcher) {
  static_cast<void>(user_agent_->notify(now, watcher.subscription, state_for(watcher)));
}

void Notifications::take(Timestamp now, const sip::StateWanted& event) {
  if (auto* found = find_watcher(event.subscription)) tell(now, found->second);
}

void Notifications::take(const sip::SubscriberGone& event) {
  auto* found = find_watcher(event.subscription);
  if (found == nullptr) return;
  const WatcherId id = found->first;
  found->second.told.state = WatchState::kEnded;
  if (!found->second.once) events_.emplace_back(found->second.told);
  watchers_.erase(id);
}

bool Notifications::serves_dialogs() const {
  return std::any_of(watchers_.begin(), watchers_.end(),
                     [](const auto& entry) { return entry.second.told.kind == WatchKind::kDialogs; });
}

void Notifications::set_dialogs(Timestamp now, std::vector<events::DialogEntry> dialogs) {
  if (dialogs == own_dialogs_) return;
  own_dialogs_ = std::move(dialogs);
  for (auto& [id, watcher] : watchers_) {
    if (watcher.admitted && watcher.told.kind == WatchKind::kDialogs) tell(now, watcher);
  }
}

}  // namespace mtavip::call
