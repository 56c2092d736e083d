#include "sip/transport_selector.h"

#include <algorithm>
#include <utility>

#include "websocket/url.h"

namespace mtavip::sip {
namespace {

constexpr std::string_view kPing = "\r\n\r\n";
constexpr std::string_view kPong = "\r\n";
constexpr std::string_view kSubprotocol = "sip";

}  // namespace

TransportSelector::TransportSelector(Environment& environment, const SipTimers& timers, const SipLimits& limits)
    : random_(&environment.random()), timers_(&timers), limits_(&limits), log_(&environment.log()) {}

void TransportSelector::remove_socket(SocketId socket) {
  std::erase_if(sockets_, [socket](const LocalSocket& s) { return s.id == socket; });
}

const LocalSocket* TransportSelector::socket_for(TransportKind kind, const IpAddress& remote) const {
  const LocalSocket* chosen = nullptr;
  for (const LocalSocket& socket : sockets_) {
    if (socket.kind != kind || socket.advertised.address.is_v6() != remote.is_v6()) continue;
    // What is bound to the loopback reaches nothing else, and what is not should not be named to a peer there.
    if (socket.advertised.address.is_loopback() == remote.is_loopback()) return &socket;
    if (chosen == nullptr) chosen = &socket;
  }
  return chosen;
}

bool TransportSelector::usable(TransportKind kind, bool v6) const {
  return std::any_of(sockets_.begin(), sockets_.end(), [kind, v6](const LocalSocket& socket) {
    return socket.kind == kind && socket.advertised.address.is_v6() == v6;
  });
}

std::optional<ConnectionId> TransportSelector::connection_to(const Target& target) const {
  if (const auto known = by_target_.find(target); known != by_target_.end()) return known->second;
  // A server names itself by its address in Record-Route and Contact, while its certificate, which was checked when the
  // connection was made, is for its name.
  if (is_secure(target.kind) && !is_websocket(target.kind) && IpAddress::parse(target.server_name)) {
    const auto known = by_remote_.find({target.kind, target.remote, {}});
    if (known != by_remote_.end()) return known->second;
  }
  return std::nullopt;
}

Result<Flow, TransportError> TransportSelector::flow_to(Timestamp now, const Target& target) {
  const LocalSocket* socket = socket_for(target.kind, target.remote.address);
  if (socket == nullptr) return fail(TransportError::kLocal);
  if (!is_stream(target.kind)) return Flow{target.kind, socket->id, {}, target.remote};

  if (const auto known = connection_to(target)) return Flow{target.kind, {}, *known, target.remote};
  if (connections_.size() >= limits_->connections) return fail(TransportError::kLocal);
  const auto id = ConnectionId{++last_connection_};
  Connection& connection = connections_[id];
  connection.kind = target.kind;
  connection.remote = target.remote;
  connection.server_name = target.server_name;
  connection.path = target.path;
  connection.framer.expect_pongs();
  if (is_websocket(target.kind)) {
    const std::string& name = target.server_name;
    const websocket::Url url{is_secure(target.kind), name.empty() ? target.remote.address.to_string() : name,
                             target.remote.port, target.path.empty() ? "/" : target.path};
    connection.websocket = std::make_unique<websocket::Client>(
        *random_, websocket::Offer{url.authority(), url.target, std::string(kSubprotocol)});
    if (invalid_name_.empty()) invalid_name_ = random_->hex(6) + ".invalid";
  }
  connection.last_used = now;
  // Not all at once after a server's restart.
  connection.interval = Duration(
      static_cast<Duration::rep>(static_cast<double>(timers_->keep_alive.count()) * (0.9 + 0.1 * random_->unit())));
  connection.idle = idle_.set(now + timers_->connection_idle, id);
  by_target_[target] = id;
  by_remote_.try_emplace({target.kind, target.remote, {}}, id);
  // An advertised address is not always one that can be bound: only the one that the owner bound is.
  outputs_.push_back(OpenConnection{id, target.kind, target.remote, socket->address.address, target.server_name});
  return Flow{target.kind, {}, id, target.remote};
}

Endpoint TransportSelector::as_seen_from(const LocalSocket& socket, const IpAddress& remote) const {
  if (socket.address.address.is_unspecified() && find_address_) {
    if (const auto address = find_address_(remote)) return {*address, socket.advertised.port};
  }
  return socket.advertised;
}

Endpoint TransportSelector::local_address(const Flow& flow) const {
  if (!is_stream(flow.kind)) {
    for (const LocalSocket& socket : sockets_) {
      if (socket.id == flow.socket && socket.kind == flow.kind) return as_seen_from(socket, flow.remote.address);
    }
  }
  if (const LocalSocket* socket = socket_for(flow.kind, flow.remote.address)) {
    if (socket->address.port != 0) return as_seen_from(*socket, flow.remote.address);
    // Nobody listens: the peer can only answer by this connection, and its own end is the honest address.
    const auto connection = connections_.find(flow.connection);
    if (connection != connections_.end() && connection->second.open) return connection->second.local;
    return socket->advertised;
  }
  const auto connection = connections_.find(flow.connection);
  if (connection != connections_.end()) return connection->second.local;
  return sockets_.empty() ? Endpoint{} : sockets_.front().advertised;
}

HostPort TransportSelector::local_name(const Flow& flow) const {
  if (is_websocket(flow.kind)) return {invalid_name_, 0};
  const Endpoint local = local_address(flow);
  return {local.address.to_string(), local.port};
}

bool TransportSelector::is_open(const Flow& flow) const {
  if (!is_stream(flow.kind)) {
    return std::any_of(sockets_.begin(), sockets_.end(), [&flow](const LocalSocket& s) { return s.id == flow.socket; });
  }
  const auto it = connections_.find(flow.connection);
  return it != connections_.end() && it->second.open;
}

bool TransportSelector::send(Timestamp now, const Flow& flow, Bytes data) {
  if (!is_stream(flow.kind)) {
    if (!is_open(flow)) return false;
    outputs_.push_back(SendDatagram{flow.socket, flow.remote, std::move(data)});
    return true;
  }
  const auto it = connections_.find(flow.connection);
  if (it == connections_.end()) return false;
  Connection& connection = it->second;
  connection.last_used = now;
  if (connection.open) {
    write(flow.connection, connection, std::move(data));
    return true;
  }
  if (data.size() > limits_->queued_stream - std::min(connection.queued, limits_->queued_stream)) return false;
  connection.queued += data.size();
  connection.queue.push_back(std::move(data));
  return true;
}

void TransportSelector::hold(const Flow& flow) {
  if (!is_stream(flow.kind)) return;
  const auto it = connections_.find(flow.connection);
  if (it == connections_.end()) return;
  Connection& connection = it->second;
  if (++connection.holders == 1 && !connection.incoming && !connection.pong_due && !connection.upgrade_due) {
    look_again(connection.last_used + connection.interval, flow.connection, connection);
  }
}

void TransportSelector::release(Timestamp now, const Flow& flow) {
  if (!is_stream(flow.kind)) return;
  const auto it = connections_.find(flow.connection);
  if (it == connections_.end() || it->second.holders == 0) return;
  --it->second.holders;
  it->second.last_used = std::max(it->second.last_used, now);
}

void TransportSelector::handle(Timestamp now, TransportInput input) {
  std::visit([this, now](const auto& value) { receive(now, value); }, input);
}

void TransportSelector::receive(Timestamp, const DatagramReceived& input) {
  events_.push_back(WireMessage{{TransportKind::kUdp, input.socket, {}, input.remote}, input.data});
}

void TransportSelector::receive(Timestamp, const DatagramFailed& input) {
  events_.push_back(FlowFailed{{TransportKind::kUdp, input.socket, {}, input.remote}, input.error, {}});
}

void TransportSelector::receive(Timestamp now, const ConnectionOpened& input) {
  const auto it = connections_.find(input.connection);
  if (it != connections_.end()) {
    Connection& connection = it->second;
    if (connection.open || connection.upgrade_due) return;
    connection.local = input.local;
    if (connection.websocket) {
      flush(input.connection, connection);
      connection.upgrade_due = now + timers_->upgrade;
      look_again(*connection.upgrade_due, input.connection, connection);
    } else {
      opened(now, input.connection, connection);
    }
    return;
  }
  // WebSocket servers are asked, never played.
  const bool usable_kind = is_stream(input.kind) && !is_websocket(input.kind);
  if (!input.incoming || !usable_kind || connections_.size() >= limits_->connections) {
    // Also a connection that was given up while it was being opened.
    if (input.incoming) ++refused_connections_;
    outputs_.push_back(CloseConnection{input.connection});
    return;
  }
  Connection& connection = connections_[input.connection];
  connection.kind = input.kind;
  connection.remote = input.remote;
  connection.local = input.local;
  connection.open = true;
  connection.incoming = true;
  connection.last_used = now;
  // A peer behind a NAT, or one that does not listen, can only be called back by the connection that it opened.
  connection.server_name = is_secure(input.kind) ? input.remote.address.to_string() : std::string();
  by_target_.try_emplace({input.kind, input.remote, connection.server_name}, input.connection);
  connection.idle = idle_.set(now + timers_->connection_idle, input.connection);
}

void TransportSelector::receive(Timestamp now, const ConnectionData& input) {
  const auto it = connections_.find(input.connection);
  if (it == connections_.end()) return;
  it->second.pong_due.reset();  // whatever it says, it is there
  if (it->second.websocket) {
    receive_websocket(now, input.connection, it->second, input.data);
  } else {
    receive_stream(now, input.connection, it->second, input.data);
  }
}

void TransportSelector::receive_stream(Timestamp now, ConnectionId id, Connection& connection, ByteView data) {
  const Flow flow = flow_of(id, connection);
  connection.framer.feed(data);
  while (auto item = connection.framer.next()) {
    if (const auto* slice = std::get_if<StreamFramer::MessageSlice>(&*item)) {
      connection.last_used = now;
      events_.push_back(WireMessage{flow, to_bytes(slice->data)});
    } else if (std::holds_alternative<StreamFramer::Ping>(*item)) {
      connection.last_used = now;
      outputs_.push_back(SendStream{id, to_bytes(kPong)});
    } else if (std::holds_alternative<StreamFramer::Pong>(*item)) {
      connection.answers = connection.answers || connection.pinged;
    } else if (const auto* broken = std::get_if<StreamFramer::Broken>(&*item)) {
      log_->write(
          LogLevel::kInfo, "sip",
          "closing the connection from " + flow.remote.to_string() + ": " + std::string(describe(broken->error)));
      forget(id);
      outputs_.push_back(CloseConnection{id});
      events_.push_back(FlowBroken{flow});
      return;
    }
  }
}

void TransportSelector::receive_websocket(Timestamp now, ConnectionId id, Connection& connection, ByteView data) {
  websocket::Client& websocket = *connection.websocket;
  websocket.receive(data);
  while (auto event = websocket.next()) {
    if (std::holds_alternative<websocket::Client::Opened>(*event)) {
      opened(now, id, connection);
    } else if (auto* message = std::get_if<websocket::Client::Message>(&*event)) {
      connection.last_used = now;
      // Keep-alives may come as messages, too (RFC 7118 section 6).
      const std::string_view text = text_of(message->data);
      if (text == kPing) {
        websocket.send(bytes_of(kPong));
      } else if (text != kPong) {
        events_.push_back(WireMessage{flow_of(id, connection), std::move(message->data)});
      }
    } else if (const auto* closed = std::get_if<websocket::Client::Closed>(&*event)) {
      flush(id, connection);
      outputs_.push_back(CloseConnection{id});
      lose(id,
           closed->refused   ? TransportError::kUpgradeRefused
           : closed->orderly ? TransportError::kClosed
                             : TransportError::kReset,
           closed->detail);
      return;
    }
  }
  flush(id, connection);
}

void TransportSelector::opened(Timestamp now, ConnectionId id, Connection& connection) {
  connection.open = true;
  connection.last_used = now;
  for (Bytes& data : std::exchange(connection.queue, {})) write(id, connection, std::move(data));
  connection.queued = 0;
  if (!connection.upgrade_due) return;
  connection.upgrade_due.reset();
  look_again(now + (connection.holders > 0 ? connection.interval : timers_->connection_idle), id, connection);
}

void TransportSelector::write(ConnectionId id, Connection& connection, Bytes message) {
  if (connection.websocket) {
    connection.websocket->send(message);
    flush(id, connection);
  } else {
    outputs_.push_back(SendStream{id, std::move(message)});
  }
}

void TransportSelector::flush(ConnectionId id, Connection& connection) {
  Bytes data = connection.websocket->take_output();
  if (!data.empty()) outputs_.push_back(SendStream{id, std::move(data)});
}

void TransportSelector::receive(Timestamp, const ConnectionClosed& input) {
  if (connections_.contains(input.connection)) lose(input.connection, input.error, input.detail);
}

void TransportSelector::lose(ConnectionId id, TransportError error, std::string detail) {
  const Flow flow = flow_of(id, connections_.at(id));
  forget(id);
  events_.push_back(FlowFailed{flow, error, std::move(detail)});
}

void TransportSelector::forget(ConnectionId id) {
  const auto it = connections_.find(id);
  if (it == connections_.end()) return;
  const auto target = by_target_.find({it->second.kind, it->second.remote, it->second.server_name, it->second.path});
  if (target != by_target_.end() && target->second == id) by_target_.erase(target);
  const auto remote = by_remote_.find({it->second.kind, it->second.remote, {}});
  if (remote != by_remote_.end() && remote->second == id) by_remote_.erase(remote);
  idle_.cancel(it->second.idle);
  connections_.erase(it);
}

void TransportSelector::keep_alive(Timestamp now, const Flow& flow, Duration interval) {
  const auto it = connections_.find(flow.connection);
  if (!is_stream(flow.kind) || it == connections_.end()) return;
  Connection& connection = it->second;
  // Section 4.4: between 80 and 100 percent of what the server said.
  connection.interval =
      Duration(static_cast<Duration::rep>(static_cast<double>(interval.count()) * (0.8 + 0.2 * random_->unit())));
  connection.answers = true;
  connection.last_used = std::max(connection.last_used, now);
  look_again(connection.last_used + connection.interval, flow.connection, connection);
}

void TransportSelector::send_keep_alive(const Flow& flow) {
  if (!is_stream(flow.kind)) outputs_.push_back(SendDatagram{flow.socket, flow.remote, to_bytes(kPing)});
}

void TransportSelector::look_again(Timestamp when, ConnectionId id, Connection& connection) {
  idle_.cancel(connection.idle);
  connection.idle = idle_.set(when, id);
}

void TransportSelector::handle_timeout(Timestamp now) {
  while (const auto id = idle_.pop_due(now)) {
    const auto it = connections_.find(*id);
    if (it == connections_.end()) continue;
    Connection& connection = it->second;
    if (connection.pong_due && *connection.pong_due <= now) {
      outputs_.push_back(CloseConnection{*id});
      lose(*id, TransportError::kTimedOut, "the server no longer answers keep-alives");
    } else if (connection.upgrade_due) {
      outputs_.push_back(CloseConnection{*id});
      lose(*id, TransportError::kTimedOut, "the server does not answer the WebSocket handshake");
    } else if (connection.holders > 0 && !connection.incoming) {
      keep_alive_now(now, *id, connection);
    } else if (connection.holders > 0) {
      connection.idle = idle_.set(now + timers_->connection_idle, *id);
    } else if (connection.last_used + timers_->connection_idle > now) {
      connection.idle = idle_.set(connection.last_used + timers_->connection_idle, *id);
    } else {
      forget(*id);
      outputs_.push_back(CloseConnection{*id});
    }
  }
}

void TransportSelector::keep_alive_now(Timestamp now, ConnectionId id, Connection& connection) {
  Timestamp next = connection.last_used + connection.interval;
  if (next <= now) {
    if (connection.open) {
      if (connection.websocket) {
        // Every server has to answer it (RFC 6455 section 5.5.2).
        connection.websocket->ping();
        flush(id, connection);
      } else {
        outputs_.push_back(SendStream{id, to_bytes(kPing)});
      }
      connection.pinged = true;
      if (connection.answers || connection.websocket) connection.pong_due = now + timers_->pong;
    }
    connection.last_used = now;
    next = connection.pong_due.value_or(now + connection.interval);
  }
  connection.idle = idle_.set(next, id);
}

std::optional<FlowEvent> TransportSelector::next_event() {
  if (events_.empty()) return std::nullopt;
  FlowEvent event = std::move(events_.front());
  events_.pop_front();
  return event;
}

std::optional<TransportOutput> TransportSelector::next_output() {
  if (outputs_.empty()) return std::nullopt;
  TransportOutput output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

Flow TransportSelector::flow_of(ConnectionId id, const Connection& connection) {
  return {connection.kind, {}, id, connection.remote};
}

}  // namespace mtavip::sip
