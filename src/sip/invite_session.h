// A session: what one INVITE makes, from either side, until its BYE is answered (RFC 3261 sections 9, 13, 14, 15). It
// keeps the early dialogs of every fork, the confirmed dialog, and the state of offer and answer (RFC 3264, RFC 6337),
// which may also be exchanged by reliable provisional responses with PRACK (RFC 3262) and by UPDATE (RFC 3311).
// The application hears of its end at once; the object lives on until the last transaction is over.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sip/core_context.h"
#include "sip/dialog.h"
#include "sip/notifier.h"
#include "sip/reliable_responses.h"
#include "sip/session_timer.h"

namespace mtavip::sip {

/// What both sides of a session are told about themselves when it begins.
struct SessionIdentity {
  SessionId id{};
  std::optional<AccountId> account;
  std::string contact_user;
  std::optional<TransportKind> transport;
  bool trusted = false;  ///< its peers are the account's own servers: challenges are answered
};

class InviteSession {
 public:
  using Done = Result<void, RequestError>;

  InviteSession(const CoreContext& context, SessionIdentity identity);
  ~InviteSession();
  InviteSession(const InviteSession&) = delete;
  InviteSession& operator=(const InviteSession&) = delete;

  // --- As the caller ---
  void call(Timestamp now, OutgoingRequest invite, std::string local_tag, bool with_offer);
  void on_response(Timestamp now, OutgoingId id, const Message& sent, const Message& response, const Flow& flow);
  void on_failure(Timestamp now, OutgoingId id, const EndCause& cause);

  // --- As the callee ---
  /// False: the request made no dialog and has been refused.
  bool receive_call(Timestamp now, RequestArrived invite, std::optional<std::string> offer, IncomingSession event);
  Done ring(Timestamp now, int code, const std::optional<std::string>& sdp);
  Done accept(Timestamp now, const std::optional<std::string>& sdp);
  Done reject(Timestamp now, int code, const std::string& reason, const std::vector<ExtraHeader>& headers);

  // --- Both ---
  [[nodiscard]] std::optional<TransportKind> transport() const {
    return flow_ ? std::optional(flow_->kind) : std::nullopt;
  }
  Done offer(Timestamp now, const std::string& sdp);
  Done answer(Timestamp now, const std::string& sdp);
  Done refuse_offer(Timestamp now, int code);
  Done end(Timestamp now, const EndReason& reason);
  /// A request of the confirmed dialog, for INFO, MESSAGE and OPTIONS.
  Result<OutgoingRequest, RequestError> make_request(std::string_view method);

  // Transfers: session_refer.cpp
  Done refer(Timestamp now, const std::string& target);
  Done accept_refer(Timestamp now);
  Done refuse_refer(Timestamp now, int code);
  Done refer_progress(Timestamp now, int code, std::string_view reason);
  /// The Refer-To by which somebody takes our place in this session (RFC 3891); nothing: it is not established.
  [[nodiscard]] std::optional<std::string> replacement() const;
  /// What an INVITE that wants to replace this session gets (RFC 3891 section 3); 0: it may.
  [[nodiscard]] int refusal_of_replacement(const Replaces& replaces) const;
  [[nodiscard]] std::optional<SessionId> replaces() const { return replaces_; }

  /// A request within one of the session's dialogs, but for ACK and CANCEL.
  void on_request(Timestamp now, const RequestArrived& arrived);
  void on_ack(Timestamp now, const Message& ack);
  void on_cancel(Timestamp now, ServerTransactionId invite, const Message& cancel);
  void on_response_failed(Timestamp now, ServerTransactionId transaction);
  /// A 422 to a request of this session (RFC 4028 section 7.3): what to ask for instead. False: nothing.
  bool amend(const Message& response, Message& request) { return timer_.raise(response, request); }
  /// Some request within the dialog got 481, or 408: there is no dialog any more.
  void on_dialog_gone(Timestamp now, const EndCause& cause);
  /// `registration_follows`: of its account, by a new connection. False: it was not the one of this session.
  bool on_flow_lost(Timestamp now, const Flow& flow, bool registration_follows);
  /// The account is registered again.
  void on_way_open(Timestamp now);
  void on_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] bool finished() const;

  [[nodiscard]] SessionId id() const { return identity_.id; }
  [[nodiscard]] std::optional<AccountId> account() const { return identity_.account; }
  /// The CSeq for sending a request of one of the dialogs once more.
  [[nodiscard]] std::uint32_t next_cseq(const Message& request);
  [[nodiscard]] std::optional<ServerTransactionId> pending_invite() const { return invite_transaction_; }

 private:
  enum class State : std::uint8_t { kCalling, kIncoming, kConfirmed, kOver };
  /// Who has made an offer that is not answered yet.
  enum class Negotiation : std::uint8_t { kNone, kLocalOffer, kRemoteOffer, kOfferWanted };
  struct EarlyDialog {
    Dialog dialog;
    std::string answer;
    std::uint32_t rseq = 0;     ///< of the last reliable response; 0: there was none
    bool agreed = false;        ///< offer and answer were both sent reliably
    bool renegotiated = false;  ///< and anew by UPDATE: what the 2xx repeats is out of date
  };
  /// A remote offer in something else than an INVITE or its 2xx, which the application has yet to answer.
  struct AwaitedAnswer {
    std::uint32_t dialog = 0;  ///< the early dialog, from 1; 0: the one there is
    /// PRACK or UPDATE; none: a reliable provisional response, whose PRACK brings the answer.
    std::optional<ServerTransactionId> transaction;
    Message message;
    std::string rack;
  };
  /// A 2xx that we sent and that is to be repeated until its ACK comes (section 13.3.1.4).
  struct Unacknowledged {
    ServerTransactionId transaction{};
    Message response;
    std::uint32_t cseq = 0;
    Duration interval{};
    Timestamp next{};
    Timestamp give_up{};
    bool carries_offer = false;
    bool initial = false;
  };
  /// Kept as long as the 2xx may come again (section 13.2.2.4).
  struct SentAck {
    std::uint32_t cseq = 0;
    OutgoingId id{};
    Timestamp until{};
  };

  void on_provisional(Timestamp now, const Message& sent, const Message& response, const Flow& flow);
  void on_success(Timestamp now, const Message& sent, const Message& response, const Flow& flow);
  void on_reinvite_response(Timestamp now, const Message& sent, const Message& response, const Flow& flow);
  void acknowledge(Timestamp now, const Message& sent, const std::optional<std::string>& sdp);
  void on_reinvite(Timestamp now, const RequestArrived& arrived);
  /// A request within an early dialog of a call of ours.
  void on_early_request(Timestamp now, const RequestArrived& arrived);
  void on_options(Timestamp now, const RequestArrived& arrived);
  void on_message(Timestamp now, const RequestArrived& arrived);

  // Reliable provisional responses: session_prack.cpp
  enum class Reliability : std::uint8_t { kPlain, kReliable, kIgnore };
  Reliability reliability_of(const Message& response, EarlyDialog& early) const;
  void acknowledge_provisional(Timestamp now, EarlyDialog& early, const std::string& rack,
                               const std::optional<std::string>& sdp);
  void on_prack(Timestamp now, const RequestArrived& arrived);
  void send_reliably(Timestamp now, Message response, bool has_sdp);
  void repeat_reliable(Timestamp now);

  void on_refer(Timestamp now, const RequestArrived& arrived);
  void on_notify(Timestamp now, const RequestArrived& arrived);
  /// The peer refreshes the subscription that its REFER made, or leaves it (RFC 3515 section 2.4.4).
  void on_subscribe(Timestamp now, const RequestArrived& arrived);
  void on_refer_response(const Message& sent, const Message& response);
  void transfer_progress(int code, std::string reason, bool final);
  void notify(Timestamp now, int code, std::string_view reason);
  void send_notify(Timestamp now);
  void on_notify_done(Timestamp now, bool taken);
  [[nodiscard]] Timer transfer_deadline() const;
  void end_stale_transfers(Timestamp now);

  // UPDATE: session_update.cpp
  void on_update(Timestamp now, const RequestArrived& arrived, std::uint32_t early);
  void on_update_response(Timestamp now, const Message& response, const Flow& flow);
  void send_update(Timestamp now, Dialog& dialog, const std::optional<std::string>& sdp);
  Done offer_early(Timestamp now, const std::string& sdp);
  Done answer_awaited(Timestamp now, const std::string& sdp);
  Done refuse_awaited(Timestamp now, int code);
  void drop_awaited(Timestamp now, int code);
  /// Refuses a request whose session interval is too short (RFC 4028 section 8.2). False: it is not.
  bool refuse_short(Timestamp now, const RequestArrived& arrived);
  /// Refreshes the session when its time has come, or ends it.
  void keep_alive(Timestamp now);
  /// UPDATE or a re-INVITE that changes nothing, unless a request of that kind is on its way.
  void refresh(Timestamp now);
  void note_allowed(const Message& message);

  void on_bye(Timestamp now, const RequestArrived& arrived);
  void on_info(Timestamp now, const RequestArrived& arrived);
  [[nodiscard]] Message respond_to(const Message& request, int code, std::string_view reason = {}) const;
  /// An answer that says when to come again (section 14.2, RFC 3311 section 5.2).
  [[nodiscard]] Message respond_later(const Message& request) const;
  void accept_with(Timestamp now, const std::string& sdp, bool is_offer, bool initial);
  void send_offer(Timestamp now, const std::string& sdp);
  /// Our offer got 491: it is made again a little later (section 14.1). False: it was too often.
  bool yield_to_glare(Timestamp now);
  /// An offer that waited for an INVITE of the peer to end: it follows a moment later.
  void postpone_offer();
  void release_postponed_offer(Timestamp now);
  /// Whether no INVITE of either side is in progress.
  [[nodiscard]] bool way_is_clear() const;
  void send_bye(Timestamp now, const std::string& reason);
  void announce_end(EndCause cause);
  void add_dialog(const Dialog& dialog);
  void drop_dialog(const Dialog& dialog);
  [[nodiscard]] OutgoingRequest outgoing(RoutedRequest routed) const;
  [[nodiscard]] SessionEstablished established(const Message& message) const;
  void use_flow(Timestamp now, const Flow& flow);

  // A lost connection: session_recovery.cpp
  void recover(Timestamp now);
  /// A request within the session could not be sent: the session goes on, and tries to be reached again.
  bool survives(Timestamp now, const EndCause& cause);

  const CoreContext* context_;
  SessionIdentity identity_;
  State state_ = State::kCalling;
  Negotiation negotiation_ = Negotiation::kNone;
  bool we_called_ = false;
  std::string local_tag_;
  std::optional<Dialog> dialog_;
  std::optional<Flow> flow_;
  Timer recovery_;  ///< set while the other side has to learn the way to us anew
  unsigned tries_ = 0;
  std::string remote_agent_;

  std::optional<OutgoingId> invite_;
  bool invite_open_ = false;  ///< our INVITE has no final response yet
  bool with_offer_ = false;   ///< the INVITE had an offer
  std::uint32_t invite_cseq_ = 1;
  std::vector<EarlyDialog> early_;
  std::optional<Message>
      ack_wanted_;  ///< our INVITE, whose 2xx brought an offer that the application has yet to answer
  std::vector<SentAck> acks_;
  std::optional<Timestamp> timer_c_;

  std::optional<ServerTransactionId> invite_transaction_;  ///< an INVITE or re-INVITE that waits for our final response
  Message pending_invite_;
  std::string early_answer_;
  std::unique_ptr<ReliableResponses> reliable_;
  bool early_agreed_ = false;   ///< offer and answer were exchanged before our 2xx
  bool accept_wanted_ = false;  ///< our 2xx waits for a PRACK (RFC 3262 section 3)
  std::vector<Unacknowledged> unacknowledged_;

  std::vector<AwaitedAnswer> awaited_;  ///< the first comes first
  std::optional<OutgoingId> update_;
  bool update_offers_ = false;
  bool peer_updates_ = false;  ///< the peer's Allow lists UPDATE

  std::optional<OutgoingId> reinvite_;
  unsigned glares_ = 0;
  std::optional<Timestamp> glare_retry_;
  bool offer_postponed_ = false;  ///< OfferDue follows when the way is clear

  SessionTimer timer_;
  /// Our REFER, until we know what became of it.
  struct Referring {
    std::optional<OutgoingId> request;
    std::uint32_t cseq = 0;
    Timestamp give_up{};
  };
  std::optional<Referring> referring_;
  /// The peer's REFER, until it knows.
  struct Referred {
    std::optional<ServerTransactionId> transaction;  ///< not answered yet
    Message request;
    bool silent = false;
    Notifier notifier;
  };
  std::optional<Referred> referred_;
  bool was_referred_ = false;
  std::optional<SessionId> replaces_;  ///< whose place this incoming call wants
  std::optional<OutgoingId> bye_;
  std::optional<std::string> bye_wanted_;  ///< its Reason; waits for the ACK of our 2xx (section 15)
  std::optional<Timestamp> linger_;
};

/// A 2xx that nobody wants: it is acknowledged, and its dialog ended (section 13.2.2.4).
void discard_success(const CoreContext& context, Timestamp now, const OutgoingRequest& like, const Message& sent,
                     const Message& response);
/// The SDP of a message, wherever in its body; nothing if there is none or the body cannot be read.
[[nodiscard]] std::optional<std::string> sdp_of(const Message& message);
[[nodiscard]] std::string reason_value(const EndReason& reason);

}  // namespace mtavip::sip
