// Which socket or connection a message goes by, and where a received message came from: RFC 3261 section 18, RFC 3581
// (replies to the source) and the connection reuse of RFC 5923 in its simple form (a connection is used again for the
// same kind, address and server name; replies go back by the connection of the request). WebSocket connections are
// spoken over here (RFC 7118), each message of them is one SIP message.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/environment.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "base/time.h"
#include "base/transport.h"
#include "sip/deadline_queue.h"
#include "sip/limits.h"
#include "sip/stream_framer.h"
#include "sip/timers.h"
#include "sip/uri.h"
#include "websocket/client.h"

namespace mtavip::sip {

/// A place that a request can be sent to.
struct Target {
  TransportKind kind = TransportKind::kUdp;
  Endpoint remote;
  std::string server_name;  ///< for TLS: the name that the certificate must have; for WebSocket: whom we ask for
  std::string path = {};    ///< of a WebSocket, where it is not "/"
  friend bool operator==(const Target&, const Target&) = default;
};

/// The way that a message came by, or goes by.
struct Flow {
  TransportKind kind = TransportKind::kUdp;
  SocketId socket{};          ///< of datagrams
  ConnectionId connection{};  ///< of streams
  Endpoint remote;
  friend bool operator==(const Flow&, const Flow&) = default;
};

struct FlowHash {
  std::size_t operator()(const Flow& flow) const noexcept {
    const auto id = is_stream(flow.kind) ? static_cast<std::uint64_t>(flow.connection)
                                         : static_cast<std::uint64_t>(flow.socket) ^ std::hash<Endpoint>{}(flow.remote);
    return std::hash<std::uint64_t>{}(id);
  }
};

/// What the selector hands to the transaction layer.
struct WireMessage {
  Flow flow;
  Bytes data;  ///< one message; may be malformed
};
/// A stream whose bytes cannot be told apart any more; it has been closed.
struct FlowBroken {
  Flow flow;
};
/// Whatever was sent by this flow and needs an answer will not get it.
struct FlowFailed {
  Flow flow;
  TransportError error{};
  std::string detail;
};
using FlowEvent = std::variant<WireMessage, FlowBroken, FlowFailed>;

class TransportSelector {
 public:
  TransportSelector(Environment& environment, const SipTimers& timers, const SipLimits& limits);

  /// For sockets bound to every address: which of them a peer sees. Without it they are known by their advertised one.
  void set_address_finder(AddressFinder finder) { find_address_ = std::move(finder); }
  void add_socket(const LocalSocket& socket) { sockets_.push_back(socket); }
  /// Connections that were opened with this socket's address go on.
  void remove_socket(SocketId socket);

  /// Whether there is a local socket of this kind and family.
  [[nodiscard]] bool usable(TransportKind kind, bool v6) const;
  [[nodiscard]] bool usable(TransportKind kind) const { return usable(kind, false) || usable(kind, true); }

  /// The flow towards a target: an existing connection, or a new one that is being opened.
  Result<Flow, TransportError> flow_to(Timestamp now, const Target& target);
  /// Our address as the peer is to see it in Via and Contact.
  [[nodiscard]] Endpoint local_address(const Flow& flow) const;
  /// The same as it is written there. A WebSocket client cannot be reached at any address, and says so by a name that
  /// does not exist (RFC 7118 section 5.2.1).
  [[nodiscard]] HostPort local_name(const Flow& flow) const;
  [[nodiscard]] bool is_open(const Flow& flow) const;
  /// Says whether the message could be handed to the network or is kept until the connection is open.
  bool send(Timestamp now, const Flow& flow, Bytes data);
  /// The connection is kept while something holds it: a transaction that waits for its answer.
  void hold(const Flow& flow);
  void release(Timestamp now, const Flow& flow);
  /// The server expects keep-alives in this interval and answers them (RFC 5626 section 4.4, Flow-Timer); otherwise
  /// SipTimers hold, and only who has answered once has to go on answering.
  void keep_alive(Timestamp now, const Flow& flow, Duration interval);
  /// A datagram that says nothing, so that the way back stays open in a NAT.
  void send_keep_alive(const Flow& flow);

  void handle(Timestamp now, TransportInput input);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const { return idle_.next(); }
  std::optional<FlowEvent> next_event();
  std::optional<TransportOutput> next_output();
  [[nodiscard]] std::size_t connections() const { return connections_.size(); }
  [[nodiscard]] std::uint64_t refused_connections() const { return refused_connections_; }

 private:
  struct Connection {
    TransportKind kind{};
    Endpoint remote;
    Endpoint local;
    std::string server_name;
    std::string path;
    bool open = false;
    bool incoming = false;
    bool pinged = false;                   ///< a keep-alive was sent
    bool answers = false;                  ///< and they are answered
    std::optional<Timestamp> pong_due;     ///< a keep-alive waits for its answer
    std::optional<Timestamp> upgrade_due;  ///< a WebSocket handshake waits for its answer
    Duration interval{};                   ///< of keep-alives
    std::size_t holders = 0;
    Timestamp last_used{};
    std::vector<Bytes> queue;  ///< until it is open
    std::size_t queued = 0;
    StreamFramer framer;
    std::unique_ptr<websocket::Client> websocket;
    DeadlineQueue<ConnectionId>::Handle idle = 0;
  };
  struct TargetHash {
    std::size_t operator()(const Target& target) const noexcept {
      return std::hash<Endpoint>{}(target.remote) * 31 + static_cast<std::size_t>(target.kind) +
             std::hash<std::string>{}(target.server_name) + std::hash<std::string>{}(target.path);
    }
  };

  [[nodiscard]] const LocalSocket* socket_for(TransportKind kind, const IpAddress& remote) const;
  [[nodiscard]] std::optional<ConnectionId> connection_to(const Target& target) const;
  [[nodiscard]] Endpoint as_seen_from(const LocalSocket& socket, const IpAddress& remote) const;
  void receive(Timestamp now, const DatagramReceived& input);
  void receive(Timestamp now, const DatagramFailed& input);
  void receive(Timestamp now, const ConnectionOpened& input);
  void receive(Timestamp now, const ConnectionData& input);
  void receive(Timestamp now, const ConnectionClosed& input);
  void receive_stream(Timestamp now, ConnectionId id, Connection& connection, ByteView data);
  void receive_websocket(Timestamp now, ConnectionId id, Connection& connection, ByteView data);
  void opened(Timestamp now, ConnectionId id, Connection& connection);
  /// One message, on a connection that is open.
  void write(ConnectionId id, Connection& connection, Bytes message);
  void flush(ConnectionId id, Connection& connection);
  void forget(ConnectionId id);
  void lose(ConnectionId id, TransportError error, std::string detail);
  void look_again(Timestamp when, ConnectionId id, Connection& connection);
  /// Of a connection that is needed.
  void keep_alive_now(Timestamp now, ConnectionId id, Connection& connection);
  [[nodiscard]] static Flow flow_of(ConnectionId id, const Connection& connection);

  Random* random_;
  const SipTimers* timers_;
  const SipLimits* limits_;
  EventLog* log_;
  AddressFinder find_address_;
  std::vector<LocalSocket> sockets_;
  std::unordered_map<ConnectionId, Connection> connections_;
  std::unordered_map<Target, ConnectionId, TargetHash> by_target_;
  std::unordered_map<Target, ConnectionId, TargetHash> by_remote_;  ///< without server names
  DeadlineQueue<ConnectionId> idle_;
  std::deque<FlowEvent> events_;
  std::deque<TransportOutput> outputs_;
  std::string invalid_name_;  ///< ours, of WebSocket connections
  std::uint64_t last_connection_ = 0;
  std::uint64_t refused_connections_ = 0;
};

}  // namespace mtavip::sip
