// What subscriptions of both sides and publications have in common: each is a usage with requests under way, a
// deadline, and perhaps a dialog by which requests of the other side find it (RFC 5057 section 3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sip/core_context.h"
#include "sip/session_timer.h"

namespace mtavip::sip {

/// The part of the user agent that its usages ask.
class EventHost {
 public:
  virtual ~EventHost() = default;
  /// A request outside dialogs, with From tag and Call-ID, but for owner and Contact. `target` as in InviteRequest;
  /// empty: the account's own address.
  virtual Result<OutgoingRequest, RequestError> request_outside(std::string_view method,
                                                                const std::optional<AccountId>& account,
                                                                std::string_view target) = 0;
  /// Whether the account's credentials may go there.
  [[nodiscard]] virtual bool trusts(const std::optional<AccountId>& account, const Uri& next_hop) = 0;
};

class EventUsage {
 public:
  EventUsage(const CoreContext& context, EventHost& host, std::uint64_t id, std::optional<AccountId> account)
      : context_(&context), host_(&host), id_(id), account_(account) {}
  virtual ~EventUsage();
  EventUsage(const EventUsage&) = delete;
  EventUsage& operator=(const EventUsage&) = delete;

  virtual void on_response(Timestamp now, OutgoingId id, const Message& sent, const Message& response,
                           const Flow& flow) = 0;
  virtual void on_failure(Timestamp now, OutgoingId id, const EndCause& cause) = 0;
  /// A SUBSCRIBE or NOTIFY within the dialog; everything else has been refused.
  virtual void on_request(Timestamp now, const RequestArrived& arrived) = 0;
  virtual void on_timeout(Timestamp now) = 0;
  /// The connection is gone by which the other side reaches us.
  virtual void on_flow_lost(Timestamp now, const Flow& flow) = 0;
  /// Nobody wants it any more.
  virtual void end(Timestamp now) = 0;
  [[nodiscard]] virtual Timer deadline() const = 0;
  [[nodiscard]] virtual bool finished() const = 0;
  /// The CSeq for sending a request once more.
  [[nodiscard]] virtual std::uint32_t next_cseq(const Message& request) = 0;
  /// The dialog_key() of its dialogs, all but the remote tag; empty: it has none.
  [[nodiscard]] virtual std::string dialog_id() const = 0;

  [[nodiscard]] std::uint64_t id() const { return id_; }
  [[nodiscard]] std::optional<AccountId> account() const { return account_; }

 protected:
  void respond(Timestamp now, const RequestArrived& arrived, int code, std::string_view local_tag = {}) const;
  OutgoingId send(Timestamp now, OutgoingRequest spec) const;
  void hold(Timestamp now, const std::optional<Flow>& flow);

  const CoreContext* context_;
  EventHost* host_;
  std::optional<Flow> flow_;

 private:
  std::uint64_t id_;
  std::optional<AccountId> account_;
};

[[nodiscard]] std::string seconds_of(Duration duration);
/// The Expires field of a response: what was granted, or `asked`.
[[nodiscard]] Duration granted_by(const Message& response, Duration asked);
/// What a 423 asks for instead of `asked`; nothing where it makes no sense.
[[nodiscard]] std::optional<Duration> least_of(const Message& response, Duration asked);
/// Asking again with the same request would not help: it is wrong, not allowed, or not known there.
[[nodiscard]] bool is_hopeless(const EndCause& cause);

}  // namespace mtavip::sip
