// The protocol-neutral core of the client: accounts, calls and messages. The only meeting point of SIP, H.323 and
// media; sans-IO, so that two whole clients can talk in virtual time.
//
// Commands and handle() come with the time; then poll() is drained until it is empty, and handle_timeout() is called at
// deadline(). Single threaded.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <mtavip/account.h>
#include <mtavip/call.h>
#include <mtavip/error.h>
#include <mtavip/event.h>
#include <mtavip/message.h>

#include "base/dns.h"
#include "base/environment.h"
#include "base/transport.h"
#include "call/call.h"
#include "call/dial_plan.h"
#include "call/leg_security.h"
#include "call/media_control.h"
#include "call/messaging.h"
#include "call/notifications.h"
#include "h323/endpoint/terminal.h"
#include "sip/user_agent.h"

namespace mtavip::call {

struct CallCoreConfig {
  CallSettings calls;
  std::size_t max_calls = 64;
  Rule transfers = Rule::kAsk;  ///< that others ask for
  Rule watchers = Rule::kAsk;   ///< those who want to watch our presence and calls
  MessagingSettings messaging;
  EncryptionPolicy encryption;  ///< of SIP calls, unless their account has one
  sip::UserAgentConfig sip;
  std::string instance_id;                   ///< of SIP accounts: sip::AccountConfig::instance_id
  std::optional<h323::TerminalConfig> h323;  ///< nothing: calls are made and taken over SIP only
};

/// A signalling message as it was on the wire; only where CallCoreConfig asks for a trace.
struct TracedMessage {
  enum class Kind : std::uint8_t { kSip, kCallSignalling, kH245, kRas };
  Kind kind = Kind::kSip;
  TransportKind transport = TransportKind::kUdp;
  bool outgoing = false;
  Endpoint local;
  Endpoint remote;
  Bytes content;  ///< of call signalling and H.245: what a TPKT carried
};

/// What the core wants done, or has to tell, in order.
using CoreOutput = std::variant<TransportOutput, DnsQuery, MediaCommand, StoreCommand, Event, TracedMessage>;

class CallCore {
 public:
  CallCore(Environment& environment, CallCoreConfig config);

  void add_socket(const LocalSocket& socket) { user_agent_.add_socket(socket); }
  /// TCP for call signalling, or UDP for RAS. Sockets of SIP and H.323 must have different ports.
  void add_h323_socket(const LocalSocket& socket);
  /// TCP, for H.245 connections.
  void add_h245_socket(const LocalSocket& socket);
  void handle(Timestamp now, const TransportInput& input);
  void handle(Timestamp now, const DnsAnswer& answer);
  void handle(Timestamp now, const MediaInput& input);
  void handle(Timestamp now, const StoreInput& input);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<CoreOutput> poll();

  Expected<AccountId> add_account(Timestamp now, const AccountSettings& settings);
  Expected<void> register_account(Timestamp now, AccountId account);
  Expected<void> unregister_account(Timestamp now, AccountId account);

  Expected<CallId> dial(Timestamp now, const CallRequest& request);
  Expected<void> ring(Timestamp now, CallId call);
  Expected<void> answer(Timestamp now, CallId call, const MediaOptions& media);
  Expected<void> reject(Timestamp now, CallId call, EndReason reason);
  Expected<void> redirect(Timestamp now, CallId call, const std::string& target);
  Expected<void> transfer(Timestamp now, CallId call, const std::string& target);
  Expected<void> transfer(Timestamp now, CallId call, CallId to);
  Expected<void> accept_transfer(Timestamp now, CallId call);
  Expected<void> refuse_transfer(Timestamp now, CallId call);
  Expected<void> hang_up(Timestamp now, CallId call);
  Expected<void> set_held(Timestamp now, CallId call, bool held);
  Expected<void> set_muted(Timestamp now, CallId call, MediaKind kind, bool muted);
  Expected<void> send_dtmf(Timestamp now, CallId call, const std::string& digits, DtmfMethod method);
  Expected<void> switch_port(Timestamp now, CallId call, MediaKind kind, bool is_source, const std::string& port);

  // call_core_messages.cpp
  Expected<MessageId> send_message(Timestamp now, const MessageRequest& request);
  Expected<void> mark_displayed(Timestamp now, MessageId message);
  Expected<void> set_typing(Timestamp now, const std::string& target, bool typing, std::optional<AccountId> account);
  Expected<MessageId> ping(Timestamp now, const std::string& target, std::optional<AccountId> account);
  /// Messages were stored in earlier runs: those that wait are delivered.
  void open_store(Timestamp now);

  // call_core_events.cpp
  Expected<WatchId> watch(Timestamp now, const std::string& target, WatchKind kind, std::optional<AccountId> account);
  Expected<void> unwatch(Timestamp now, WatchId watch);
  Expected<void> set_presence(Timestamp now, const Presence& presence);
  Expected<void> admit_watcher(Timestamp now, WatcherId watcher);
  Expected<void> dismiss_watcher(Timestamp now, WatcherId watcher);

  [[nodiscard]] Expected<CallInfo> info(CallId call) const;
  [[nodiscard]] Expected<CallStatistics> statistics(CallId call) const;
  [[nodiscard]] std::vector<CallId> calls() const;
  /// Ends every call and registration. Done when idle() is true, or when the owner stops waiting.
  void shut_down(Timestamp now);
  [[nodiscard]] bool idle() const;
  [[nodiscard]] const sip::UserAgentCounters& sip_counters() const { return user_agent_.counters(); }
  [[nodiscard]] sip::UserAgent::Load sip_load() const { return user_agent_.load(); }

 private:
  struct Account {
    AccountSettings settings;
    std::string domain;
    std::variant<sip::AccountId, h323::GatekeeperId> identity;
    RegistrationState state = RegistrationState::kUnregistered;

    [[nodiscard]] const sip::AccountId* sip() const { return std::get_if<sip::AccountId>(&identity); }
    [[nodiscard]] const h323::GatekeeperId* h323() const { return std::get_if<h323::GatekeeperId>(&identity); }
  };

  /// A wish of the other side of a call that the user has yet to answer, or that was followed.
  struct TransferRequest {
    std::variant<sip::SessionId, h323::CallId> wanted_in;
    std::string target;
    std::string replaces;
    std::string referred_by;  ///< as the header field's value
    Timestamp give_up{};
    std::optional<CallId> new_call;

    [[nodiscard]] bool is_sip() const { return std::holds_alternative<sip::SessionId>(wanted_in); }
    /// What is told as the code of the new call; H.323 has none of SIP's.
    [[nodiscard]] int code(int sip_status) const { return is_sip() ? sip_status : 0; }
  };

  void drain(Timestamp now);
  bool drain_user_agent(Timestamp now);
  bool drain_calls(Timestamp now);
  void take(Timestamp now, const sip::Event& event);
  void take(Timestamp now, const sip::IncomingSession& event);
  void take(Timestamp now, const sip::RegistrationChanged& event);
  void take(const sip::MessageTrace& event);

  // call_core_messages.cpp
  void take(Timestamp now, const sip::MessageReceived& event);
  void take(Timestamp now, const sip::RequestCompleted& event);
  bool drain_messaging();
  /// Somebody to whom a request without a call goes, and who we are to them.
  struct Addressee {
    std::string uri;
    Messaging::Own own;
  };
  Expected<Addressee> addressee(const std::string& target, std::optional<AccountId> wanted) const;
  [[nodiscard]] Messaging::Own own_side(AccountId account) const;

  // call_core_transfer.cpp
  void take(Timestamp now, const sip::ReferReceived& event);
  void take(Timestamp now, const h323::TransferRequested& event);
  Expected<void> follow_transfer(Timestamp now, CallId call);
  /// Tells who sent us here what becomes of the new call.
  void report_transfer(Timestamp now, const Event& event);
  void end_stale_requests(Timestamp now);
  /// Asks the user, or does what the rule says.
  void consider(Timestamp now, CallId call, TransferRequest request, const TransferRequestedEvent& told);
  void refuse(Timestamp now, const TransferRequest& request);
  /// Tells who sent us here that no call could be made, or how it gets on; over H.323 the terminal does that itself.
  void tell_progress(Timestamp now, const TransferRequest& request, int code);
  Expected<CallId> dial_transferred(Timestamp now, const TransferRequest& request, const Call& from);
  /// The call in whose place an incoming one wants to be.
  [[nodiscard]] std::optional<CallId> replaced_by(const sip::IncomingSession& event) const;
  [[nodiscard]] std::optional<CallId> replaced_by(const h323::IncomingCall& event) const;
  void answer_replacement(Timestamp now, CallId call, CallId replaced);

  // call_core_events.cpp
  void take(Timestamp now, const sip::NotifyReceived& event);
  void take(Timestamp now, const sip::SubscriptionRequested& event);
  bool drain_notifications(Timestamp now);
  /// Our calls, as those see them who watch them.
  [[nodiscard]] std::vector<events::DialogEntry> dialogs() const;

  // call_core_h323.cpp
  bool drain_terminal(Timestamp now);
  void take(Timestamp now, const h323::Event& event);
  void take(Timestamp now, const h323::IncomingCall& event);
  void take(const h323::RegistrationChanged& event);
  void take(const h323::MessageTrace& event);
  void take(const h323::MessagesWait& event);
  /// Whom a call was meant for, as an address: what the caller named, else our own.
  [[nodiscard]] std::string called_uri(const h323::IncomingCall& event, std::optional<AccountId> account) const;
  Expected<Account> make_gatekeeper_account(const AccountSettings& settings);
  Expected<std::unique_ptr<CallLeg>> make_h323_leg(const CallRequest& request, std::optional<AccountId> account,
                                                   CallParties& parties);

  [[nodiscard]] Call* find(CallId id) const;
  /// A leg is known by its protocol's id, which it has only once it was dialled.
  void note_leg(Call& call);
  void forget_legs(CallId call);
  void schedule(const Call& call);
  /// The call, or the error that there is none.
  Expected<Call*> require(CallId id) const;
  /// Runs a command on a call and then all that follows from it.
  template <class Command>
  Expected<void> with_call(Timestamp now, CallId id, Command command);
  template <class Id>
  [[nodiscard]] std::optional<AccountId> account_of(Id id) const {
    for (const auto& [account, known] : accounts_) {
      const auto* own = std::get_if<Id>(&known.identity);
      if (own != nullptr && *own == id) return account;
    }
    return std::nullopt;
  }
  Expected<std::vector<DialRoute>> plan(const std::string& target, const DialWish& wish) const;
  void unregister(Timestamp now, Account& account);
  Expected<Account> make_sip_account(const AccountSettings& settings);
  Expected<std::unique_ptr<CallLeg>> make_sip_leg(Timestamp now, const CallRequest& request,
                                                  std::optional<AccountId> account, CallParties& parties);
  [[nodiscard]] EncryptionPolicy encryption_of(std::optional<AccountId> account) const;
  /// Notes on which rung of the ladder the two sides met.
  void remember_encryption(Timestamp now, Call& call);
  Expected<std::unique_ptr<CallLeg>> make_leg(Timestamp now, const CallRequest& request, const DialRoute& route,
                                              CallParties& parties);
  /// dial() but for draining.
  Expected<CallId> place(Timestamp now, const CallRequest& request);
  /// The call that the other side of one over H.323 has asked for.
  Expected<CallId> place_transferred(Timestamp now, const CallRequest& request, h323::CallId transfer_of);
  Expected<void> allow_another(const MediaOptions& media) const;
  CallId begin(Timestamp now, std::unique_ptr<Call> call);

  Environment& environment_;
  CallCoreConfig config_;
  sip::UserAgent user_agent_;
  Notifications notifications_;
  Messaging messaging_;
  std::unique_ptr<h323::Terminal> terminal_;
  std::vector<Endpoint> call_signal_addresses_;  ///< where H.323 calls are taken, for gatekeepers
  std::map<AccountId, Account> accounts_;
  std::map<CallId, std::unique_ptr<Call>> calls_;
  std::map<sip::SessionId, CallId> sessions_;
  std::map<h323::CallId, CallId> terminal_calls_;
  std::map<sip::RequestId, MessageId> pings_;
  std::map<CallId, TransferRequest> transfer_requests_;
  std::vector<CallId> touched_;  ///< calls that may have something to tell
  std::set<std::pair<Timestamp, CallId>> deadlines_;
  std::map<CallId, Timestamp> scheduled_;
  EncryptionMemory encryption_memory_;
  std::uint32_t last_account_ = 0;
  std::uint32_t last_call_ = 0;
  bool shutting_down_ = false;
  std::deque<CoreOutput> outputs_;
};

}  // namespace mtavip::call
