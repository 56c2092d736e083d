// Our subscription to something of somebody else's (RFC 6665 section 4.1): made, refreshed, taken up again after it was
// lost, and ended. NOTIFYs make its dialogs; a SUBSCRIBE that forks has several where the package allows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sip/dialog.h"
#include "sip/event_usage.h"
#include "sip/notifier.h"

namespace mtavip::sip {

class Subscription final : public EventUsage {
 public:
  Subscription(const CoreContext& context, EventHost& host, SubscriptionId id, SubscribeRequest wish);

  /// The first SUBSCRIBE; an error where none can be made.
  Result<void, RequestError> start(Timestamp now);

  /// Asks every branch for the whole state; one that was asked less than five seconds ago is asked later.
  void refresh(Timestamp now);

  void on_response(Timestamp now, OutgoingId id, const Message& sent, const Message& response,
                   const Flow& flow) override;
  void on_failure(Timestamp now, OutgoingId id, const EndCause& cause) override;
  void on_request(Timestamp now, const RequestArrived& arrived) override;
  void on_timeout(Timestamp now) override;
  void on_flow_lost(Timestamp now, const Flow& flow) override;
  void end(Timestamp now) override;
  [[nodiscard]] Timer deadline() const override;
  [[nodiscard]] bool finished() const override { return state_ == State::kOver && branches_.empty(); }
  [[nodiscard]] std::uint32_t next_cseq(const Message& request) override;
  [[nodiscard]] std::string dialog_id() const override;

 private:
  enum class State : std::uint8_t {
    kWanted,   ///< SUBSCRIBE was sent, or is about to be sent again; or it holds
    kWaiting,  ///< lost; retry_ says when it is taken up again
    kOver,     ///< nobody wants it; branches that are left are being given up
  };
  /// One notifier.
  struct Branch {
    Dialog dialog;
    std::uint32_t number = 0;
    Timestamp expires{};
    Timer refresh;
    Timer asked_anew;  ///< when the whole state was last asked for
    Timer timer_n;     ///< until when a NOTIFY has to follow our SUBSCRIBE (section 4.1.2)
    std::optional<OutgoingId> request;
  };

  [[nodiscard]] bool fetches() const { return wish_.expires == 0s; }
  void send_refresh(Timestamp now, Branch& branch, Duration expires);
  void complete(Message& request, Duration expires) const;
  void on_first_response(Timestamp now, const Message& response, const Flow& flow);
  void on_refresh_response(Timestamp now, Branch& branch, const Message& response);
  void on_terminated(Timestamp now, const SubscriptionState& state);
  /// Whether the body may be read: 415 was answered otherwise.
  bool takes_body(Timestamp now, const RequestArrived& arrived) const;
  Branch* branch_of(std::string_view remote_tag);
  /// The branch of a NOTIFY that is the first of its dialog; nothing: it has been refused.
  Branch* add_branch(Timestamp now, const RequestArrived& arrived);
  void grant(Timestamp now, Branch& branch, Duration granted);
  /// A branch is gone; if it was the last one, the subscription is taken up again.
  void drop(Timestamp now, std::uint32_t number, const EndCause& cause);
  void lose(Timestamp now, EndCause cause, std::string reason, std::optional<Duration> pause);
  void finish(EndCause cause, std::string reason);
  void change(SubscriptionPhase phase, EndCause cause = {}, std::string reason = {}, Duration retry_in = {});

  SubscribeRequest wish_;
  State state_ = State::kWanted;
  std::optional<SubscriptionPhase> phase_;
  std::string call_id_;
  std::string local_tag_;
  std::string contact_user_;
  std::optional<TransportKind> transport_;
  bool trusted_ = false;             ///< the first SUBSCRIBE went to a server of the account
  std::optional<IpAddress> server_;  ///< that answered it
  std::uint32_t cseq_ = 0;
  std::optional<OutgoingId> first_;  ///< the SUBSCRIBE outside a dialog
  Timer timer_n_;
  Timer retry_;
  Duration expires_{};  ///< asked for; raised by 423
  Duration granted_{};
  unsigned too_brief_ = 0;
  unsigned failures_ = 0;
  Timestamp began_{};
  std::vector<Branch> branches_;
  std::uint32_t last_branch_ = 0;
};

}  // namespace mtavip::sip
