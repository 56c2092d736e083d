// A session: what one INVITE makes, from either side, until its BYE is answered (RFC 3261 sections 9, 13, 14, 15). It
// keeps the early dialogs of every fork, the confirmed dialog, and the state of offer and answer (RFC 3264, RFC 6337).
// The application hears of its end at once; the object lives on until the last transaction is over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sip/core_context.h"
#include "sip/dialog.h"

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
  Done offer(Timestamp now, std::string sdp);
  Done answer(Timestamp now, const std::string& sdp);
  Done refuse_offer(Timestamp now, int code);
  Done end(Timestamp now, const EndReason& reason);
  /// A request of the confirmed dialog, for INFO, MESSAGE and OPTIONS.
  Result<OutgoingRequest, RequestError> make_request(std::string_view method);

  /// A request within one of the session's dialogs, but for ACK and CANCEL.
  void on_request(Timestamp now, const RequestArrived& arrived);
  void on_ack(Timestamp now, const Message& ack);
  void on_cancel(Timestamp now, ServerTransactionId invite, const Message& cancel);
  void on_response_failed(Timestamp now, ServerTransactionId transaction);
  /// Some request within the dialog got 481, or 408: there is no dialog any more.
  void on_dialog_gone(Timestamp now, const EndCause& cause);
  void on_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] bool finished() const;

  [[nodiscard]] SessionId id() const { return identity_.id; }
  [[nodiscard]] std::uint32_t next_cseq();
  [[nodiscard]] std::optional<ServerTransactionId> pending_invite() const { return invite_transaction_; }

 private:
  enum class State : std::uint8_t { kCalling, kIncoming, kConfirmed, kOver };
  /// Who has made an offer that is not answered yet.
  enum class Negotiation : std::uint8_t { kNone, kLocalOffer, kRemoteOffer, kOfferWanted };
  struct EarlyDialog {
    Dialog dialog;
    std::string answer;
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
  struct SentAck {
    std::uint32_t cseq = 0;
    OutgoingId id{};
  };

  void on_provisional(Timestamp now, const Message& sent, const Message& response);
  void on_success(Timestamp now, const Message& sent, const Message& response, const Flow& flow);
  void on_reinvite_response(Timestamp now, const Message& sent, const Message& response);
  void acknowledge(Timestamp now, const Message& sent, const std::optional<std::string>& sdp);
  void on_reinvite(Timestamp now, const RequestArrived& arrived);
  void on_bye(Timestamp now, const RequestArrived& arrived);
  void on_info(Timestamp now, const RequestArrived& arrived);
  [[nodiscard]] Message respond_to(const Message& request, int code, std::string_view reason = {}) const;
  void accept_with(Timestamp now, const std::string& sdp, bool is_offer, bool initial);
  void send_offer(Timestamp now, const std::string& sdp);
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

  const CoreContext* context_;
  SessionIdentity identity_;
  State state_ = State::kCalling;
  Negotiation negotiation_ = Negotiation::kNone;
  bool we_called_ = false;
  std::string local_tag_;
  std::optional<Dialog> dialog_;
  std::optional<Flow> flow_;
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
  std::vector<Unacknowledged> unacknowledged_;

  std::optional<OutgoingId> reinvite_;
  unsigned glares_ = 0;
  std::optional<Timestamp> glare_retry_;
  bool offer_postponed_ = false;  ///< OfferDue follows when the way is clear

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
