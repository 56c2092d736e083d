// What the call core does about presence and other events: which account they belong to, and our calls as others see
// them.
#include "call/call_core.h"
#include "call/target.h"

namespace mtavip::call {

Expected<WatchId> CallCore::watch(Timestamp now, const std::string& target, WatchKind kind,
                                  std::optional<AccountId> account) {
  std::string uri;
  if (!target.empty()) {
    const auto routes = plan(target, {account, Protocol::kSip, false});
    if (!routes) return tl::unexpected(routes.error());
    account = routes->front().account;
    const auto resolved = resolve_target(target, account ? accounts_.at(*account).domain : std::string{});
    if (!resolved) return tl::unexpected(resolved.error());
    uri = resolved->uri;
  } else if (!account) {
    return tl::unexpected<Error>(
        {ErrorCode::kInvalidArgument, "whom to watch? Without an account there is no own address"});
  }
  std::optional<sip::AccountId> sip_account;
  if (account) {
    const auto known = accounts_.find(*account);
    if (known == accounts_.end()) return tl::unexpected<Error>({ErrorCode::kNotFound, "there is no such account"});
    if (known->second.sip() == nullptr) {
      return tl::unexpected<Error>({ErrorCode::kInvalidArgument, "H.323 has no presence: choose a SIP account"});
    }
    sip_account = *known->second.sip();
  }
  auto id = notifications_.watch(now, uri, kind, sip_account);
  drain(now);
  return id;
}

Expected<void> CallCore::unwatch(Timestamp now, WatchId watch) {
  auto result = notifications_.unwatch(now, watch);
  drain(now);
  return result;
}

Expected<void> CallCore::set_presence(Timestamp now, const Presence& presence) {
  if (presence.availability == Availability::kUnknown) {
    return tl::unexpected<Error>({ErrorCode::kInvalidArgument, "presence is open, closed, away or busy"});
  }
  notifications_.set_presence(now, presence);
  drain(now);
  return {};
}

Expected<void> CallCore::admit_watcher(Timestamp now, WatcherId watcher) {
  auto result = notifications_.admit(now, watcher);
  drain(now);
  return result;
}

Expected<void> CallCore::dismiss_watcher(Timestamp now, WatcherId watcher) {
  auto result = notifications_.dismiss(now, watcher);
  drain(now);
  return result;
}

void CallCore::take(Timestamp now, const sip::NotifyReceived& event) {
  notifications_.take(now, event, event.account ? account_of(*event.account) : std::nullopt);
}

void CallCore::take(Timestamp now, const sip::SubscriptionRequested& event) {
  const auto account = event.account ? account_of(*event.account) : std::nullopt;
  notifications_.set_dialogs(now, dialogs());
  notifications_.take(now, event, account, account ? accounts_.at(*account).settings.address : std::string());
}

bool CallCore::drain_notifications(Timestamp now) {
  auto events = notifications_.take_events();
  const bool any = !events.empty();
  for (Event& event : events) {
    if (const auto* presence = std::get_if<PresenceEvent>(&event)) {
      const auto state = presence->presence.availability;
      const bool there = state != Availability::kClosed && state != Availability::kUnknown;
      if (there) messaging_.person_appeared(now, presence->address);
    }
    outputs_.emplace_back(std::move(event));
  }
  return any;
}

std::vector<events::DialogEntry> CallCore::dialogs() const {
  std::vector<events::DialogEntry> list;
  for (const auto& [id, call] : calls_) {
    const CallInfo info = call->info();
    events::DialogEntry entry;
    switch (info.state) {
      case CallState::kOutgoing:
        entry.state = events::DialogState::kTrying;
        break;
      case CallState::kAlerting:
      case CallState::kIncoming:
        entry.state = events::DialogState::kEarly;
        break;
      case CallState::kAccepted:
      case CallState::kEstablished:
        entry.state = events::DialogState::kConfirmed;
        break;
      case CallState::kEnding:
      case CallState::kEnded:
        continue;
    }
    entry.id = std::to_string(static_cast<std::uint32_t>(id));
    entry.initiator = !info.incoming;
    entry.remote_identity = info.remote_uri;
    entry.remote_name = info.remote_name;
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace mtavip::call
