// The subscriptions of both sides and the publications of a user agent: which one a request, a response or a deadline
// is for, and how many there may be.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sip/event_usage.h"
#include "sip/served_subscription.h"

namespace mtavip::sip {

class EventUsages {
 public:
  EventUsages(const CoreContext& context, EventHost& host) : context_(&context), host_(&host) {}

  Result<SubscriptionId, RequestError> subscribe(Timestamp now, const SubscribeRequest& request);
  Result<PublicationId, RequestError> publish(Timestamp now, const PublishRequest& request);
  /// Calls `action` on the usage of this kind with this number; kUnknownId where there is none.
  template <class Usage, class Action>
  Result<void, RequestError> with(std::uint64_t id, Action action) {
    const auto it = usages_.find(id);
    auto* usage = it == usages_.end() ? nullptr : dynamic_cast<Usage*>(it->second.usage.get());
    if (usage == nullptr) return fail(RequestError::kUnknownId);
    Result<void, RequestError> result = action(*usage);
    rearm(id);
    return result;
  }

  /// A SUBSCRIBE outside dialogs. True: it is for a package that we have, and has been dealt with.
  bool receive_subscribe(Timestamp now, const RequestArrived& arrived, ServedSubscription::Origin origin);
  /// A request within a dialog. False: it is none of ours.
  bool receive(Timestamp now, const RequestArrived& arrived);
  void on_response(Timestamp now, OutgoingId id, std::uint64_t usage, const Message& sent, const Message& response,
                   const Flow& flow);
  void on_failure(Timestamp now, OutgoingId id, std::uint64_t usage, const EndCause& cause);
  void on_flow_lost(Timestamp now, const Flow& flow);
  void on_timeout(Timestamp now);
  [[nodiscard]] Timer deadline() const { return deadlines_.next(); }
  /// Nothing: there is no such usage any more.
  [[nodiscard]] std::optional<std::uint32_t> next_cseq(std::uint64_t usage, const Message& request);
  /// What belongs to an account that is going away.
  void end_all(Timestamp now, AccountId account);
  [[nodiscard]] std::size_t size() const { return usages_.size(); }

 private:
  struct Entry {
    std::unique_ptr<EventUsage> usage;
    std::string dialog;  ///< as it is in dialogs_
    DeadlineQueue<std::uint64_t>::Handle deadline = 0;
  };
  void add(std::unique_ptr<EventUsage> usage);
  /// Notes dialog and deadline anew after the usage was touched, and forgets it when it is finished.
  void rearm(std::uint64_t id);
  [[nodiscard]] std::size_t subscribers_at(const IpAddress& source) const;

  const CoreContext* context_;
  EventHost* host_;
  std::unordered_map<std::uint64_t, Entry> usages_;
  std::unordered_map<std::string, std::uint64_t> dialogs_;
  DeadlineQueue<std::uint64_t> deadlines_;
  std::uint64_t last_id_ = 0;
};

}  // namespace mtavip::sip
