// The transaction layer (RFC 3261 section 17, RFC 6026, RFC 3581): parses what the transports bring, matches it with
// transactions (with those of RFC 2543 peers too), runs the four machines, and hands requests and responses to the
// transaction user as values.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/environment.h"
#include "base/source_limiter.h"
#include "sip/client_invite_transaction.h"
#include "sip/client_transaction.h"
#include "sip/deadline_queue.h"
#include "sip/message.h"
#include "sip/server_invite_transaction.h"
#include "sip/server_transaction.h"
#include "sip/transport_selector.h"

namespace mtavip::sip {

enum class ClientTransactionId : std::uint64_t {};
enum class ServerTransactionId : std::uint64_t {};

// --- What the transaction user is told
// ---------------------------------------------------------------------------------------

/// A new request, but for ACK. Of a CANCEL: `cancels` is the INVITE that it names, if there is one. It wants respond().
struct RequestArrived {
  ServerTransactionId transaction{};
  Message request;
  Flow flow;
  std::optional<ServerTransactionId> cancels;
};
/// The ACK of a 2xx.
struct AckArrived {
  Message request;
  Flow flow;
};
struct ResponseArrived {
  ClientTransactionId transaction{};
  Message response;
  Flow flow;
};
/// The client transaction ended without a final response.
struct RequestFailed {
  ClientTransactionId transaction{};
  TransactionFailure failure{};
  TransportError error{};  ///< of kTransport
  std::string detail;
};
/// The client transaction is over: no more responses come, not even further 2xx.
struct ClientTransactionEnded {
  ClientTransactionId transaction{};
};
/// The ACK of a final response never came (Timer H), or the response could not be sent.
struct ResponseFailed {
  ServerTransactionId transaction{};
  TransactionFailure failure{};
};
/// A flow is gone, whoever used it.
struct FlowLost {
  Flow flow;
};
struct WireTrace {
  bool outgoing = false;
  Flow flow;
  Endpoint local;
  std::string text;
};
using TransactionEvent = std::variant<RequestArrived, AckArrived, ResponseArrived, RequestFailed,
                                      ClientTransactionEnded, ResponseFailed, FlowLost, WireTrace>;

struct TransactionCounters {
  std::uint64_t messages_in = 0;
  std::uint64_t messages_out = 0;
  std::uint64_t malformed = 0;
  std::uint64_t stray_responses = 0;
  std::uint64_t dropped = 0;
  std::uint64_t limited = 0;
  std::uint64_t retransmissions_in = 0;
  std::uint64_t retransmissions_out = 0;
};

class TransactionLayer {
 public:
  TransactionLayer(Environment& environment, TransportSelector& transports, const SipTimers& timers,
                   const SipLimits& limits, bool trace);

  /// Which requests SipLimits::requests_per_source does not hold for.
  using Known = std::function<bool(const Message& request, const Flow& flow)>;
  void set_known(Known known) { known_ = std::move(known); }

  /// Sends a request that is complete but for its Via. Nothing if a limit is reached or there is no way to the target.
  std::optional<ClientTransactionId> send(Timestamp now, Message request, const Target& target);
  /// CANCEL for an INVITE that has had a provisional response (RFC 3261 section 9.1).
  std::optional<ClientTransactionId> cancel(Timestamp now, ClientTransactionId invite, std::string_view reason);
  /// Answers. A response after the final one, or to a transaction that is gone, is not sent; for a 2xx to an INVITE
  /// sent again it is.
  bool respond(Timestamp now, ServerTransactionId transaction, const Message& response);
  /// The ACK of a 2xx: no transaction. What was sent may be sent again by send_again().
  struct Sent {
    Flow flow;
    Bytes data;
  };
  std::optional<Sent> send_ack(Timestamp now, Message ack, const Target& target);
  void send_again(Timestamp now, const Sent& sent);

  /// The flow that a transaction uses, for addresses in Contact.
  [[nodiscard]] std::optional<Flow> flow_of(ClientTransactionId transaction) const;
  [[nodiscard]] bool exists(ServerTransactionId transaction) const { return servers_.contains(transaction); }

  /// Takes all that the transports have received.
  void pump(Timestamp now);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const { return deadlines_.next(); }
  std::optional<TransactionEvent> next_event();

  [[nodiscard]] std::size_t transactions() const { return clients_.size() + servers_.size(); }
  /// No request of ours waits for its final answer, and no refusal of an INVITE for its ACK.
  [[nodiscard]] bool settled() const;
  [[nodiscard]] const TransactionCounters& counters() const { return counters_; }

 private:
  struct DeadlineKey {
    bool client = false;
    std::uint64_t id = 0;
  };
  struct Client {
    std::variant<ClientTransaction, ClientInviteTransaction> machine;
    std::string key;
    Message request;
    Bytes wire;
    Bytes ack;
    Flow flow;
    bool awaits_answer = true;
    DeadlineQueue<DeadlineKey>::Handle deadline = 0;
  };
  struct Server {
    std::variant<ServerTransaction, ServerInviteTransaction> machine;
    std::string key;
    std::string merge_key;
    Bytes wire;  ///< the last response, or for an INVITE the 100 that is sent when nothing else was
    bool answered = false;
    Flow flow;
    std::uint16_t reply_port = 5060;  ///< where a stream is opened to if that of the request is gone
    DeadlineQueue<DeadlineKey>::Handle deadline = 0;
  };
  /// The client transactions that wait for an answer by one flow.
  struct FlowUsers {
    std::vector<ClientTransactionId> ids;
    std::size_t live = 0;
  };

  void receive(Timestamp now, WireMessage message);
  void receive_request(Timestamp now, Message request, const Flow& flow);
  void receive_response(Timestamp now, Message response, const Flow& flow);
  void flow_failed(Timestamp now, const FlowFailed& failure);
  void refuse(Timestamp now, const Message& request, const Flow& flow, int status, std::string_view reason = {});
  void obey(Timestamp now, ClientTransactionId id, const TransactionStep& step, Message* response, const Flow* flow);
  void obey(Timestamp now, ServerTransactionId id, const TransactionStep& step);
  bool transmit(Timestamp now, const Flow& flow, Bytes data);
  void transmit_response(Timestamp now, Server& server);
  void stop_waiting(Timestamp now, Client& client);
  std::optional<ClientTransactionId> start(Timestamp now, Message request, const Flow& flow, std::string key);
  [[nodiscard]] std::string stateless_tag(const Message& request) const;

  Environment* environment_;
  TransportSelector* transports_;
  const SipTimers* timers_;
  const SipLimits* limits_;
  SourceLimiter limiter_;
  Known known_;
  bool trace_;
  std::string tag_salt_;
  std::unordered_map<ClientTransactionId, std::unique_ptr<Client>> clients_;
  std::unordered_map<std::string, ClientTransactionId> client_keys_;
  std::unordered_map<ServerTransactionId, std::unique_ptr<Server>> servers_;
  std::unordered_map<std::string, ServerTransactionId> server_keys_;
  std::unordered_map<std::string, ServerTransactionId> merge_keys_;
  std::unordered_map<Flow, FlowUsers, FlowHash> flow_users_;
  DeadlineQueue<DeadlineKey> deadlines_;
  std::deque<TransactionEvent> events_;
  TransactionCounters counters_;
  std::uint64_t last_id_ = 0;
};

/// "UDP", "TCP", "TLS", "WS", "WSS" as in Via.
[[nodiscard]] std::string_view via_transport(TransportKind kind);
/// RFC 3261 section 17.1.1.3: the ACK of a final response other than 2xx.
[[nodiscard]] Message ack_for_failure(const Message& invite, const Message& response);

}  // namespace mtavip::sip
