#include "sip/event_usages.h"

#include <utility>
#include <vector>

#include "sip/headers.h"
#include "sip/publication.h"
#include "sip/subscription.h"

namespace mtavip::sip {

Result<SubscriptionId, RequestError> EventUsages::subscribe(Timestamp now, const SubscribeRequest& request) {
  if (usages_.size() >= context_->config.limits.subscriptions) return fail(RequestError::kTooMany);
  const auto id = SubscriptionId{last_id_ + 1};
  auto usage = std::make_unique<Subscription>(*context_, *host_, id, request);
  if (auto started = usage->start(now); !started) return fail(started.error());
  ++last_id_;
  add(std::move(usage));
  return id;
}

Result<PublicationId, RequestError> EventUsages::publish(Timestamp now, const PublishRequest& request) {
  if (usages_.size() >= context_->config.limits.subscriptions) return fail(RequestError::kTooMany);
  const auto id = PublicationId{last_id_ + 1};
  auto usage = std::make_unique<Publication>(*context_, *host_, id, request);
  if (auto started = usage->start(now); !started) return fail(started.error());
  ++last_id_;
  add(std::move(usage));
  return id;
}

bool EventUsages::receive_subscribe(Timestamp now, const RequestArrived& arrived, ServedSubscription::Origin origin) {
  if (package_of(arrived.request, context_->config) == nullptr) return false;
  const bool full =
      usages_.size() >= context_->config.limits.subscriptions ||
      (!origin.trusted && subscribers_at(arrived.flow.remote.address) >= context_->config.limits.subscribers);
  if (full) {
    Message response = Message::response_to(arrived.request, 480, {}, context_->environment.random().hex(8));
    add_capabilities(response, context_->config);
    context_->transactions.respond(now, arrived.transaction, response);
    return true;
  }
  auto usage = std::make_unique<ServedSubscription>(*context_, *host_, SubscriptionId{last_id_ + 1}, std::move(origin));
  if (!usage->receive(now, arrived)) return true;
  ++last_id_;
  add(std::move(usage));
  return true;
}

bool EventUsages::receive(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  if (request.method() != Method::kSubscribe && request.method() != Method::kNotify) return false;
  const auto found = dialogs_.find(dialog_key(request.call_id(), request.to_tag(), {}));
  if (found == dialogs_.end()) return false;
  const std::uint64_t id = found->second;
  usages_.at(id).usage->on_request(now, arrived);
  rearm(id);
  return true;
}

void EventUsages::on_response(Timestamp now, OutgoingId id, std::uint64_t usage, const Message& sent,
                              const Message& response, const Flow& flow) {
  const auto it = usages_.find(usage);
  if (it == usages_.end()) return;
  it->second.usage->on_response(now, id, sent, response, flow);
  rearm(usage);
}

void EventUsages::on_failure(Timestamp now, OutgoingId id, std::uint64_t usage, const EndCause& cause) {
  const auto it = usages_.find(usage);
  if (it == usages_.end()) return;
  it->second.usage->on_failure(now, id, cause);
  rearm(usage);
}

void EventUsages::on_flow_lost(Timestamp now, const Flow& flow) {
  std::vector<std::uint64_t> ids;
  for (const auto& [id, entry] : usages_) {
    entry.usage->on_flow_lost(now, flow);
    ids.push_back(id);
  }
  for (const std::uint64_t id : ids) rearm(id);
}

void EventUsages::on_timeout(Timestamp now) {
  while (const auto due = deadlines_.pop_due(now)) {
    const auto it = usages_.find(*due);
    if (it == usages_.end()) continue;
    it->second.deadline = 0;
    it->second.usage->on_timeout(now);
    rearm(*due);
  }
}

std::optional<std::uint32_t> EventUsages::next_cseq(std::uint64_t usage, const Message& request) {
  const auto it = usages_.find(usage);
  return it == usages_.end() ? std::nullopt : std::optional(it->second.usage->next_cseq(request));
}

void EventUsages::end_all(Timestamp now, AccountId account) {
  std::vector<std::uint64_t> ids;
  for (const auto& [id, entry] : usages_) {
    if (entry.usage->account() == account) ids.push_back(id);
  }
  for (const std::uint64_t id : ids) {
    usages_.at(id).usage->end(now);
    rearm(id);
  }
}

void EventUsages::add(std::unique_ptr<EventUsage> usage) {
  const std::uint64_t id = usage->id();
  usages_[id] = {std::move(usage), {}, 0};
  rearm(id);
}

void EventUsages::rearm(std::uint64_t id) {
  const auto it = usages_.find(id);
  if (it == usages_.end()) return;
  Entry& entry = it->second;
  deadlines_.cancel(entry.deadline);
  const bool finished = entry.usage->finished();
  std::string dialog = finished ? std::string() : entry.usage->dialog_id();
  if (dialog != entry.dialog) {
    if (!entry.dialog.empty()) dialogs_.erase(entry.dialog);
    if (!dialog.empty()) dialogs_[dialog] = id;
    entry.dialog = std::move(dialog);
  }
  if (finished) {
    usages_.erase(it);
  } else if (const auto when = entry.usage->deadline()) {
    entry.deadline = deadlines_.set(*when, id);
  }
}

std::size_t EventUsages::subscribers_at(const IpAddress& source) const {
  std::size_t count = 0;
  for (const auto& [id, entry] : usages_) {
    const auto* served = dynamic_cast<const ServedSubscription*>(entry.usage.get());
    if (served != nullptr && !served->trusted() && served->source() == source) ++count;
  }
  return count;
}

}  // namespace mtavip::sip
