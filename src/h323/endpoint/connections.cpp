#include "h323/endpoint/connections.h"

#include <algorithm>

#include "base/source_limiter.h"

namespace mtavip::h323 {

std::optional<ConnectionId> Connections::open(Timestamp now, const Endpoint& remote, const IpAddress& local) {
  if (table_.size() >= limits_.connections) return std::nullopt;
  const ConnectionId id{++last_id_};
  Connection& connection = table_[id];
  connection.remote = remote;
  connection.local.address = local;
  connection.framer = wire::TpktFramer({.packet_bytes = limits_.message_bytes + wire::kTpktHeaderBytes});
  connection.give_up = now + timers_.connect;
  rearm(id, connection);
  commands_.emplace_back(OpenConnection{id, TransportKind::kTcp, remote, local, {}});
  return id;
}

bool Connections::send(ConnectionId id, ByteView content) {
  const auto it = table_.find(id);
  if (it == table_.end() || it->second.leaving) return false;
  Connection& connection = it->second;
  if (content.size() > limits_.queued_bytes || connection.unsent.size() > limits_.queued_bytes - content.size()) {
    return false;
  }
  if (connection.unsent.empty()) dirty_.push_back(id);
  ++sent_;
  return wire::append_tpkt(connection.unsent, content);
}

void Connections::close(ConnectionId id) {
  const auto it = table_.find(id);
  if (it == table_.end()) return;
  if (it->second.open && !it->second.unsent.empty()) {
    commands_.emplace_back(SendStream{id, std::move(it->second.unsent)});
  }
  commands_.emplace_back(CloseConnection{id});
  remove(it);
}

void Connections::close_later(Timestamp now, ConnectionId id, Duration wait) {
  const auto it = table_.find(id);
  if (it == table_.end()) return;
  no_longer_waiting(it->first, it->second);
  it->second.leaving = true;
  it->second.give_up = it->second.open ? now + wait : std::max(*it->second.give_up, now + wait);
  rearm(id, it->second);
}

void Connections::linger(Timestamp now, ConnectionId id, Duration wait) {
  const auto it = table_.find(id);
  if (it == table_.end() || it->second.leaving) return;
  no_longer_waiting(it->first, it->second);
  it->second.give_up = now + wait;
  rearm(id, it->second);
}

void Connections::keep(ConnectionId id) {
  const auto it = table_.find(id);
  if (it == table_.end() || it->second.leaving || !it->second.open) return;
  no_longer_waiting(it->first, it->second);
  it->second.give_up.reset();
  rearm(id, it->second);
}

void Connections::handle(Timestamp now, const ConnectionOpened& input) {
  if (input.incoming) {
    if (table_.count(input.connection) != 0) return;
    const IpAddress source = source_of(input.remote.address);
    const auto from = waiting_from_.find(source);
    if (table_.size() >= limits_.connections ||
        (from != waiting_from_.end() && from->second >= limits_.waiting_connections_from_source)) {
      turn_away(input);
      return;
    }
    // Who has something to say says it at once: those that have waited longest are the least likely to.
    if (waiting_.size() >= limits_.waiting_connections) {
      drop(table_.find(waiting_.begin()->second), TransportError::kTimedOut, "others were waiting");
    }
    waiting_.emplace(now, input.connection);
    ++waiting_from_[source];
    Connection& connection = table_[input.connection];
    connection.framer = wire::TpktFramer({.packet_bytes = limits_.message_bytes + wire::kTpktHeaderBytes});
    connection.incoming = true;
    connection.waiting = true;
    connection.give_up = now + timers_.first_message;
  }
  const auto it = table_.find(input.connection);
  if (it == table_.end()) return;
  Connection& connection = it->second;
  connection.open = true;
  connection.opened = now;
  connection.local = input.local;
  connection.remote = input.remote;
  if (!input.incoming && !connection.leaving) connection.give_up.reset();
  rearm(input.connection, connection);
  if (!connection.unsent.empty()) dirty_.push_back(input.connection);
  if (!connection.leaving) {
    happenings_.emplace_back(Opened{input.connection, input.local, input.remote, input.incoming});
  }
}

void Connections::handle(Timestamp now, const ConnectionData& input) {
  const auto it = table_.find(input.connection);
  if (it == table_.end() || it->second.leaving) return;
  Connection& connection = it->second;
  connection.framer.feed(now, input.data);
  while (auto item = connection.framer.next()) {
    if (const auto* packet = std::get_if<wire::TpktFramer::Packet>(&*item)) {
      no_longer_waiting(input.connection, connection);
      happenings_.emplace_back(Message{input.connection, to_bytes(packet->content)});
    } else if (const auto* broken = std::get_if<wire::TpktFramer::Broken>(&*item)) {
      drop(it, TransportError::kReset, std::string(wire::describe(broken->error)));
      return;
    }
  }
  rearm(input.connection, connection);
}

void Connections::handle(Timestamp /*now*/, const ConnectionClosed& input) {
  const auto it = table_.find(input.connection);
  if (it == table_.end()) return;
  if (!it->second.leaving) happenings_.emplace_back(Closed{input.connection, input.error, input.detail});
  remove(it);
}

void Connections::handle_timeout(Timestamp now) {
  while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
    const auto it = table_.find(deadlines_.begin()->second);
    if (it->second.leaving) {
      close(it->first);
    } else if (!it->second.open) {
      drop(it, TransportError::kTimedOut, "the connection could not be opened in time");
    } else {
      drop(it, TransportError::kTimedOut, "no whole message came in time");
    }
  }
}

std::optional<Timestamp> Connections::deadline() const {
  if (deadlines_.empty()) return std::nullopt;
  return deadlines_.begin()->first;
}

std::optional<Connections::Happening> Connections::poll() {
  if (happenings_.empty()) return std::nullopt;
  Happening first = std::move(happenings_.front());
  happenings_.pop_front();
  return first;
}

void Connections::flush(std::vector<TransportOutput>& out) {
  // Connections are opened before anything is said on them, and closed after.
  for (const auto id : dirty_) {
    const auto it = table_.find(id);
    if (it == table_.end() || !it->second.open || it->second.unsent.empty()) continue;
    out.emplace_back(SendStream{id, std::move(it->second.unsent)});
    it->second.unsent.clear();
  }
  dirty_.clear();
  std::move(commands_.begin(), commands_.end(), std::back_inserter(out));
  commands_.clear();
}

bool Connections::is_open(ConnectionId id) const {
  const auto it = table_.find(id);
  return it != table_.end() && it->second.open;
}

std::optional<Endpoint> Connections::local(ConnectionId id) const {
  const auto it = table_.find(id);
  if (it == table_.end()) return std::nullopt;
  return it->second.local;
}

std::optional<Endpoint> Connections::remote(ConnectionId id) const {
  const auto it = table_.find(id);
  if (it == table_.end()) return std::nullopt;
  return it->second.remote;
}

void Connections::rearm(ConnectionId id, Connection& connection) {
  std::optional<Timestamp> due = connection.give_up;
  if (const auto since = connection.framer.waiting_since(); since && !connection.leaving) {
    const Timestamp whole = *since + timers_.partial_message;
    due = due ? std::min(*due, whole) : whole;
  }
  if (due == connection.scheduled) return;
  if (connection.scheduled) deadlines_.erase({*connection.scheduled, id});
  connection.scheduled = due;
  if (due) deadlines_.emplace(*due, id);
}

void Connections::remove(Table::iterator it) {
  no_longer_waiting(it->first, it->second);
  if (it->second.scheduled) deadlines_.erase({*it->second.scheduled, it->first});
  table_.erase(it);
}

void Connections::drop(Table::iterator it, TransportError error, std::string detail) {
  const ConnectionId id = it->first;
  commands_.emplace_back(CloseConnection{id});
  remove(it);
  happenings_.emplace_back(Closed{id, error, std::move(detail)});
}

void Connections::no_longer_waiting(ConnectionId id, Connection& connection) {
  if (!connection.waiting) return;
  connection.waiting = false;
  connection.give_up.reset();
  waiting_.erase({connection.opened, id});
  const auto it = waiting_from_.find(source_of(connection.remote.address));
  if (--it->second == 0) waiting_from_.erase(it);
}

}  // namespace mtavip::h323
