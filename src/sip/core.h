// The inside of UserAgent: owns the layers and the usages, moves what happens below to whom it concerns.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "sip/account.h"
#include "sip/core_context.h"
#include "sip/event_usages.h"
#include "sip/invite_session.h"
#include "sip/registration.h"
#include "sip/unanswered_messages.h"
#include "sip/user_agent.h"

namespace mtavip::sip {

class UserAgent::Core final : public RequestUser, public EventHost {
 public:
  Core(Environment& environment, UserAgentConfig config);

  void handle(Timestamp now, const TransportInput& input);
  void handle(Timestamp now, const DnsAnswer& answer);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  std::optional<Output> poll();
  /// Moves everything that has been caused so far; called at the end of every entry.
  void settle(Timestamp now);

  Result<AccountId, RequestError> add_account(AccountConfig config);
  void remove_account(Timestamp now, AccountId id);
  Registration* registration(AccountId id);
  /// Sets the deadline of a registration anew after it was touched.
  void rearm(AccountId id);

  Result<SessionId, RequestError> invite(Timestamp now, const InviteRequest& request);
  /// Calls `action` on the session, and settles.
  template <class Action>
  Result<void, RequestError> with_session(Timestamp now, SessionId id, Action action) {
    const auto it = sessions_.find(id);
    if (it == sessions_.end()) return fail(RequestError::kUnknownId);
    Result<void, RequestError> result = action(*it->second.session);
    rearm(id);
    settle(now);
    return result;
  }
  /// What to write into Refer-To.
  Result<std::string, RequestError> refer_target(const ReferRequest& request);
  /// INFO, MESSAGE or OPTIONS, within a session or outside.
  struct PlainRequest {
    std::string_view method;
    std::optional<AccountId> account;
    std::optional<SessionId> session;
    std::string_view target;
    std::string_view content_type;
    std::string_view body;
    const std::vector<ExtraHeader>* headers = nullptr;
    std::string_view call_id = {};
  };
  Result<RequestId, RequestError> request(Timestamp now, const PlainRequest& plain);
  Result<void, RequestError> answer_message(Timestamp now, IncomingMessageId message, int code,
                                            const std::vector<ExtraHeader>& headers);
  EventUsages& events() { return events_; }
  /// The same for a subscription or publication.
  template <class Usage, class Id, class Action>
  Result<void, RequestError> with_event(Timestamp now, Id id, Action action) {
    auto result = events_.with<Usage>(static_cast<std::uint64_t>(id), std::move(action));
    settle(now);
    return result;
  }

  // EventHost
  Result<OutgoingRequest, RequestError> request_outside(std::string_view method, const std::optional<AccountId>& id,
                                                        std::string_view target) override;
  bool trusts(const std::optional<AccountId>& id, const Uri& next_hop) override;

  // RequestUser
  Authentication authentication(const OutgoingRequest& request, const Uri& next_hop) override;
  [[nodiscard]] const RegisteredContact* registered(AccountId account) const override;
  const websocket::Url* edge(AccountId account) const override;
  std::uint32_t next_cseq(const OutgoingRequest& request) override;
  bool amend(OutgoingRequest& request, const Message& response) override;
  void on_response(Timestamp now, OutgoingId id, const Owner& owner, const Message& sent, const Message& response,
                   const Flow& flow) override;
  void on_failure(Timestamp now, OutgoingId id, const Owner& owner, const EndCause& cause) override;

  TransportSelector& transports() { return transports_; }
  [[nodiscard]] const UserAgentCounters& counters();
  [[nodiscard]] UserAgent::Load load() const;
  [[nodiscard]] std::optional<TransportKind> transport(SessionId id) const {
    const auto it = sessions_.find(id);
    return it == sessions_.end() ? std::nullopt : it->second.session->transport();
  }
  [[nodiscard]] bool settled() const { return transactions_.settled(); }

 private:
  struct DeadlineKey {
    enum class Kind : std::uint8_t { kSession, kRegistration } kind{};
    std::uint64_t id = 0;
  };
  struct SessionEntry {
    std::unique_ptr<InviteSession> session;
    std::vector<ServerTransactionId> invites;
    DeadlineQueue<DeadlineKey>::Handle deadline = 0;
  };
  struct AccountEntry {
    Account account;
    std::unique_ptr<Registration> registration;
    bool removed = false;  ///< waits for the answer to its last REGISTER
    DeadlineQueue<DeadlineKey>::Handle deadline = 0;
  };
  struct Standalone {
    RequestId id{};
    std::optional<SessionId> session;
    bool waiting = true;
  };

  void rearm(SessionId id);
  /// The account's calls can be reached again, if they could not.
  void way_open(Timestamp now, AccountId account);
  Account* account(const std::optional<AccountId>& id);
  [[nodiscard]] NameAddr caller_address(const Account* account) const;
  [[nodiscard]] InviteSession* find_session(const Message& request);

  void dispatch(Timestamp now, TransactionEvent event);
  void on_event(Timestamp now, const RequestArrived& event);
  void on_event(Timestamp now, const AckArrived& event);
  void on_event(Timestamp now, const ResponseFailed& event);
  void on_event(Timestamp now, const FlowLost& event);

  void receive_cancel(Timestamp now, const RequestArrived& arrived);
  void receive_invite(Timestamp now, const RequestArrived& arrived);
  void receive_message(Timestamp now, const RequestArrived& arrived);
  void receive_options(Timestamp now, const RequestArrived& arrived);
  void receive_subscribe(Timestamp now, const RequestArrived& arrived);
  /// A NOTIFY that nobody asked for (AccountConfig::unsolicited).
  void receive_notify(Timestamp now, const RequestArrived& arrived);
  /// Answers what no usage has to see: RFC 3261 section 8.2.1 to 8.2.3. True if the request may go on.
  bool inspect(Timestamp now, const RequestArrived& arrived);
  void respond(Timestamp now, const RequestArrived& arrived, int code, std::string_view reason = {});
  [[nodiscard]] Message response_to(const Message& request, int code, std::string_view reason = {}) const;
  [[nodiscard]] std::optional<AccountId> account_for(const Message& request) const;

  Environment& environment_;
  UserAgentConfig config_;
  TransportSelector transports_;
  TransactionLayer transactions_;
  ServerLocator locator_;
  RequestSender sender_;
  std::deque<Output> outputs_;
  std::unordered_map<std::string, SessionId> dialogs_;
  UnansweredMessages unanswered_messages_;
  CoreContext context_;
  EventUsages events_;

  std::unordered_map<AccountId, std::unique_ptr<AccountEntry>> accounts_;
  std::unordered_map<SessionId, SessionEntry> sessions_;
  std::unordered_map<ServerTransactionId, SessionId> invites_;
  std::unordered_map<std::uint64_t, Standalone> standalone_;
  DeadlineQueue<DeadlineKey> deadlines_;
  std::vector<LocalSocket> sockets_;
  UserAgentCounters counters_;
  std::uint32_t last_account_ = 0;
  std::uint64_t last_session_ = 0;
  std::uint64_t last_request_ = 0;

 public:
  void add_socket(const LocalSocket& socket);
  void remove_socket(SocketId socket);
};

}  // namespace mtavip::sip
