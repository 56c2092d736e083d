// The registration of one account (RFC 3261 section 10.2): kept fresh, taken up again after failures with growing
// pauses (RFC 5626 section 4.5), and ended.
#pragma once

#include <optional>
#include <string>

#include "sip/account.h"
#include "sip/core_context.h"

namespace mtavip::sip {

class Registration {
 public:
  Registration(const CoreContext& context, Account& account);
  ~Registration();
  Registration(const Registration&) = delete;
  Registration& operator=(const Registration&) = delete;

  void start(Timestamp now);
  /// Removes the binding, if there may be one. `quietly`: the account is going away, nobody hears of the answer.
  void stop(Timestamp now, bool quietly);
  void on_response(Timestamp now, OutgoingId id, const Message& sent, const Message& response, const Flow& flow);
  void on_failure(Timestamp now, OutgoingId id, const EndCause& cause);
  /// The connection of the binding is gone: calls can not reach us any more.
  void on_flow_lost(Timestamp now, const Flow& flow);
  void on_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const { return earliest(deadline_, keep_alive_); }
  [[nodiscard]] RegistrationState state() const { return state_; }
  [[nodiscard]] bool wanted() const { return wanted_; }
  [[nodiscard]] std::uint32_t next_cseq() { return ++cseq_; }
  [[nodiscard]] bool waiting() const { return outgoing_.has_value(); }

 private:
  void send(Timestamp now, Duration expires);
  void succeeded(Timestamp now, const Message& sent, const Message& response, const Flow& flow);
  void failed(Timestamp now, EndCause cause);
  void change(RegistrationState state, RegistrationChanged details = {});
  void hold(Timestamp now, const std::optional<Flow>& flow);
  /// Sees to it that what comes by the flow of the binding can go on coming.
  void keep_alive(Timestamp now, const Message& response, const Flow& flow);

  const CoreContext* context_;
  Account* account_;
  RegistrationState state_ = RegistrationState::kUnregistered;
  bool wanted_ = false;
  bool quiet_ = false;
  std::string call_id_;
  std::string tag_;
  bool outbound_ = true;  ///< offered, where the account has an instance; false: the server's proxy does not know it
  std::uint32_t cseq_ = 0;
  Duration expires_{};  ///< asked for; raised by 423
  unsigned too_brief_ = 0;
  unsigned failures_ = 0;
  std::optional<OutgoingId> outgoing_;
  std::optional<Flow> flow_;
  Timer deadline_;
  Timer keep_alive_;  ///< of datagrams
  Duration keep_alive_interval_{};
};

/// The pause after `failures` failures in a row, the last one included: 30 s doubling to 30 min, each with a random
/// part so that clients do not come back all at once.
[[nodiscard]] Duration registration_pause(unsigned failures, Random& random);
/// When a binding granted for `expires` is refreshed.
[[nodiscard]] Duration refresh_after(Duration expires, Random& random);

}  // namespace mtavip::sip
