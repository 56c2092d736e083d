// Takes one request of the user agent to its end: finds servers (RFC 3263), tries them in turn, changes to TCP when the
// request is too large for a datagram (RFC 3261 section 18.1.1), answers challenges (section 22), follows redirects
// (section 8.1.3.4), cancels. What it reports is the answer that counts.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "sip/authenticator.h"
#include "sip/server_locator.h"
#include "sip/transaction_layer.h"
#include "sip/user_agent.h"

namespace mtavip::sip {

enum class OutgoingId : std::uint64_t {};

/// Whose request it is.
enum class OwnerKind : std::uint8_t { kSession, kRegistration, kStandalone, kEvent };
struct Owner {
  OwnerKind kind{};
  std::uint64_t id = 0;
  friend bool operator==(const Owner&, const Owner&) = default;
};

struct OutgoingRequest {
  Message request;  ///< complete but for Via and Contact
  Uri next_hop;     ///< whose server it is sent to
  Owner owner;
  std::optional<AccountId> account;
  /// Where a Contact is to be written: its user part, and what follows the URI in the header field (";expires=3600").
  bool with_contact = false;
  std::string contact_user;
  std::string contact_parameters;
  bool from_here = false;  ///< the host of From is the address that the request leaves by
  bool follow_redirects = false;
  std::optional<TransportKind> transport;  ///< where neither URI nor DNS names one
  bool trusted = false;  ///< within a dialog that goes by the account's own servers: its credentials may be used
};

/// What the registrar has made of an account's Contact.
struct RegisteredContact {
  std::string gruu;       ///< URI that reaches this instance from anywhere (RFC 5627); empty: none
  bool outbound = false;  ///< requests come back by the registration's flow (RFC 5626): the Contact says "ob"
};

/// The part of the user agent that a RequestSender asks and tells.
class RequestUser {
 public:
  virtual ~RequestUser() = default;
  struct Authentication {
    Authenticator* authenticator = nullptr;
    bool preemptive = false;  ///< credentials may be sent before this request was challenged
  };
  /// `next_hop` decides whether the account's credentials may go there.
  virtual Authentication authentication(const OutgoingRequest& request, const Uri& next_hop) = 0;
  /// Null: the account is not registered.
  virtual const RegisteredContact* registered(AccountId account) const = 0;
  /// The WebSocket server by which everything of the account goes; null: servers are found by the requests.
  virtual const websocket::Url* edge(AccountId account) const = 0;
  /// The CSeq for sending this request once more.
  virtual std::uint32_t next_cseq(const OutgoingRequest& request) = 0;
  /// A 422 (RFC 4028 section 7.3): changes the request so that it can be sent again, or says that it cannot.
  virtual bool amend(OutgoingRequest& request, const Message& response) = 0;
  /// A provisional response, or the final one; of an INVITE every 2xx. `sent` is the request as it was sent.
  virtual void on_response(Timestamp now, OutgoingId id, const Owner& owner, const Message& sent,
                           const Message& response, const Flow& flow) = 0;
  /// There is no final response: `cause` has 408 or 503, or 487 if it was cancelled before it was sent.
  virtual void on_failure(Timestamp now, OutgoingId id, const Owner& owner, const EndCause& cause) = 0;
};

class RequestSender {
 public:
  RequestSender(Environment& environment, TransportSelector& transports, TransactionLayer& transactions,
                ServerLocator& locator, const UserAgentConfig& config, RequestUser& user);

  OutgoingId send(Timestamp now, OutgoingRequest request);
  /// An ACK of a 2xx is sent by send() too; it lives until forget(), so that it can be repeated for every copy of the
  /// 2xx.
  void resend_ack(Timestamp now, OutgoingId id);
  /// An ACK that is not repeated.
  void send_ack_once(Timestamp now, OutgoingRequest request);
  /// Of an INVITE: CANCEL as soon as it is allowed. on_response or on_failure still follows.
  void cancel(Timestamp now, OutgoingId id, std::string reason);
  /// Nobody wants to hear of it any more. An INVITE without an answer is to be cancelled instead.
  void forget(OutgoingId id);

  void handle(Timestamp now, const ResponseArrived& event);
  void handle(Timestamp now, const RequestFailed& event);
  void handle(Timestamp now, const ClientTransactionEnded& event);
  void lookup_ready(Timestamp now, LookupId lookup);
  void handle_timeout(Timestamp now);
  /// Failures are told from here and never from within send() or cancel().
  bool report_next(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const { return attempts_.next(); }
  [[nodiscard]] std::size_t size() const { return outgoing_.size(); }

  /// The URI of a Contact by this flow in a dialog: "sip:user@host:port;transport=tcp", or the account's GRUU.
  [[nodiscard]] std::string contact_uri(const std::optional<AccountId>& account, std::string_view user,
                                        const Flow& flow, bool secure) const;
  [[nodiscard]] UsableTransports usable() const;

 private:
  struct Outgoing {
    OutgoingRequest spec;
    LookupId lookup{};
    std::optional<ClientTransactionId> current;
    std::vector<ClientTransactionId> open;  ///< the current one and those that were given up but may still answer
    Message sent;
    std::optional<TransactionLayer::Sent> ack;  ///< an ACK, once it was sent
    bool once = false;                          ///< an ACK that is not kept
    Target target;
    std::optional<Target> datagram_target;  ///< the UDP target for which TCP is being tried
    bool provisional = false;
    bool done = false;  ///< the final response was reported
    bool cancelled = false;
    bool cancel_sent = false;
    bool challenged = false;
    std::string cancel_reason;
    unsigned challenges = 0;
    std::size_t redirects = 0;
    std::vector<std::string> visited;
    std::deque<Uri> alternatives;  ///< Contacts of a 3xx still to be tried
    EndCause last_failure;
    DeadlineQueue<OutgoingId>::Handle attempt = 0;
  };

  [[nodiscard]] Uri own_uri(std::string_view user, const Flow& flow, bool secure) const;
  void start_lookup(Timestamp now, OutgoingId id, Outgoing& outgoing);
  void try_next(Timestamp now, OutgoingId id);
  /// Says whether the request is on its way.
  bool attempt(Timestamp now, OutgoingId id, Outgoing& outgoing, const Target& target);
  void resend(Timestamp now, OutgoingId id, Outgoing& outgoing);
  bool redirect(Timestamp now, OutgoingId id, Outgoing& outgoing, const Message& response);
  bool try_alternative(Timestamp now, OutgoingId id, Outgoing& outgoing);
  bool amend(Timestamp now, OutgoingId id, Outgoing& outgoing, const Message& response);
  bool answer_challenge(Timestamp now, OutgoingId id, Outgoing& outgoing, const Message& response);
  void report_failure(OutgoingId id, EndCause cause);
  void finish(OutgoingId id);
  void give_up_current(Outgoing& outgoing);

  Environment* environment_;
  TransportSelector* transports_;
  TransactionLayer* transactions_;
  ServerLocator* locator_;
  const UserAgentConfig* config_;
  RequestUser* user_;
  std::unordered_map<OutgoingId, std::unique_ptr<Outgoing>> outgoing_;
  std::unordered_map<ClientTransactionId, OutgoingId> by_transaction_;
  std::unordered_map<LookupId, OutgoingId> by_lookup_;
  DeadlineQueue<OutgoingId> attempts_;
  struct Report {
    OutgoingId id{};
    Owner owner;
    EndCause cause;
  };
  std::deque<Report> reports_;
  std::uint64_t last_id_ = 0;
};

[[nodiscard]] EndCause cause_of(TransportError error, const std::string& detail);
[[nodiscard]] EndCause cause_of(const Message& response);

}  // namespace mtavip::sip
