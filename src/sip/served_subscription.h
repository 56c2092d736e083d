// Somebody's subscription to something of ours (RFC 6665 section 4.2). The application says who may, and what they are
// told.
#pragma once

#include <optional>
#include <string>

#include "sip/dialog.h"
#include "sip/event_usage.h"
#include "sip/notifier.h"

namespace mtavip::sip {

class ServedSubscription final : public EventUsage {
 public:
  /// For whom it came, and by whom.
  struct Origin {
    std::optional<AccountId> account;
    std::string contact_user;
    std::optional<TransportKind> transport;
    bool trusted = false;  ///< a server of the account
  };
  ServedSubscription(const CoreContext& context, EventHost& host, SubscriptionId id, Origin origin);

  /// The SUBSCRIBE that begins it. False: it has been refused.
  bool receive(Timestamp now, RequestArrived arrived);
  Result<void, RequestError> notify(Timestamp now, Notice notice);
  Result<void, RequestError> refuse(Timestamp now, int code);
  Result<void, RequestError> end(Timestamp now, const std::string& reason);

  void on_response(Timestamp now, OutgoingId id, const Message& sent, const Message& response,
                   const Flow& flow) override;
  void on_failure(Timestamp now, OutgoingId id, const EndCause& cause) override;
  void on_request(Timestamp now, const RequestArrived& arrived) override;
  void on_timeout(Timestamp now) override;
  void on_flow_lost(Timestamp now, const Flow& flow) override;
  void end(Timestamp now) override { static_cast<void>(end(now, "deactivated")); }
  [[nodiscard]] Timer deadline() const override;
  [[nodiscard]] bool finished() const override { return over_; }
  [[nodiscard]] std::uint32_t next_cseq(const Message&) override { return dialog_->next_cseq(); }
  [[nodiscard]] std::string dialog_id() const override;

  [[nodiscard]] const IpAddress& source() const { return source_; }
  [[nodiscard]] bool trusted() const { return origin_.trusted; }

 private:
  /// The time that is granted; nothing: it is too short, and has been refused with 423.
  std::optional<Duration> grant(Timestamp now, const RequestArrived& arrived) const;
  void accept(Timestamp now, const RequestArrived& arrived, Duration granted);
  void flush(Timestamp now);
  void answered(Timestamp now, bool taken);

  Origin origin_;
  EventPackage package_;
  std::string local_tag_;
  std::optional<Dialog> dialog_;
  std::optional<Notifier> notifier_;
  std::optional<RequestArrived> asked_;  ///< the first SUBSCRIBE, until it is answered
  Duration asked_for_{};
  IpAddress source_;
  bool over_ = false;
};

/// The package of UserAgentConfig::packages that a SUBSCRIBE is for.
[[nodiscard]] const EventPackage* package_of(const Message& request, const UserAgentConfig& config);
/// The fields that the application's rules about callers and subscribers look at.
[[nodiscard]] std::vector<ExtraHeader> policy_headers(const Message& request);

}  // namespace mtavip::sip
