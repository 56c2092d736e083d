// Stream connections of SimulatedNetwork.
#include <algorithm>

#include "base/text.h"
#include "testkit/network.h"
#include "testkit/network_state.h"

namespace mtavip::testkit {
namespace {

constexpr std::size_t kHandshakeBytes = 60;
// How long a sender keeps trying towards a host that has fallen silent.
constexpr Duration kStalled = 30s;

}  // namespace

Result<LocalSocket, TransportError> SimulatedNetwork::listen(HostId id, TransportKind kind, const Endpoint& local,
                                                             TransportHandler handler, ServerCertificate certificate) {
  auto socket = std::make_unique<Socket>();
  socket->on_transport = std::move(handler);
  socket->certificate = std::move(certificate);
  return add_socket(id, kind, local, std::move(socket));
}

void SimulatedNetwork::open(HostId from, const OpenConnection& request, TransportHandler handler) {
  auto pipe = std::make_shared<Pipe>();
  pipe->kind = request.kind;
  pipe->server_name = request.server_name;
  auto& [client, server] = pipe->sides;
  const IpAddress source =
      request.local.is_unspecified() ? address_towards(from, request.remote.address) : request.local;
  client = {from, request.connection, {source, free_port(from, true, source)}, std::move(handler), true, now()};
  server.address = request.remote;
  pipes_[{from, request.connection}] = {pipe, 0};

  const auto to = host_with(request.remote.address, from);
  const HostState state = to ? host(*to).state : HostState::kSilent;
  if (state == HostState::kSilent || host(from).state != HostState::kUp) {
    refuse(pipe, now() + connect_timeout_, TransportError::kTimedOut, "no answer to the connection attempt");
    return;
  }
  server.host = *to;
  const Timestamp arrival = link(from, *to).send_reliably(now(), kHandshakeBytes);
  if (state == HostState::kUnreachable) {
    refuse(pipe, arrival, TransportError::kUnreachable, "no route to host");
    return;
  }
  scheduler_.at(arrival, [this, pipe](Timestamp when) { arrive_at_listener(pipe, when); });
}

void SimulatedNetwork::refuse(const std::shared_ptr<Pipe>& pipe, Timestamp when, TransportError error,
                              std::string detail) {
  scheduler_.at(when, [this, pipe, error, detail = std::move(detail)](Timestamp) { end_side(pipe, 0, error, detail); });
}

void SimulatedNetwork::arrive_at_listener(const std::shared_ptr<Pipe>& pipe, Timestamp when) {
  auto& [client, server] = pipe->sides;
  if (!client.open) return;
  Link& there = link(client.host, server.host);
  Link& back = link(server.host, client.host);
  const Timestamp answered = back.send_reliably(when, kHandshakeBytes);
  const Socket* listener = socket_at(server.host, true, server.address);
  if (listener == nullptr) {
    refuse(pipe, answered, TransportError::kRefused, "connection refused");
    return;
  }
  Timestamp server_ready = when;
  Timestamp client_ready = answered;
  if (is_secure(pipe->kind)) {
    // The TLS 1.3 handshake: one more round trip; a client that does not like the certificate leaves half-way.
    server_ready = there.send_reliably(answered, kHandshakeBytes);
    client_ready = back.send_reliably(server_ready, kHandshakeBytes);
    const ServerCertificate& certificate = listener->certificate;
    const auto fits = [&](const std::string& name) { return equals_ignoring_case(name, pipe->server_name); };
    if (listener->local.kind != pipe->kind) {
      refuse(pipe, client_ready, TransportError::kTlsFailed, "the other side does not speak TLS");
      return;
    }
    if (!certificate.trusted) {
      refuse(pipe, client_ready, TransportError::kTlsUntrusted, "certificate chain is not trusted");
      return;
    }
    if (!certificate.names.empty() && std::none_of(certificate.names.begin(), certificate.names.end(), fits)) {
      refuse(pipe, client_ready, TransportError::kTlsNameMismatch,
             "certificate is for " + certificate.names.front() + ", not for " + pipe->server_name);
      return;
    }
  } else if (listener->local.kind != pipe->kind) {
    refuse(pipe, answered, TransportError::kReset, "connection reset by peer");
    return;
  }

  const SocketId listener_id = listener->local.id;
  scheduler_.at(server_ready, [this, pipe, listener_id](Timestamp opened) {
    auto& [opener, acceptor] = pipe->sides;
    const auto found = sockets_.find(listener_id);
    if (!opener.open || found == sockets_.end()) {
      end_side(pipe, 0, TransportError::kReset, "connection reset by peer");
      return;
    }
    acceptor.id = static_cast<ConnectionId>(kAcceptedConnection | next_accepted_++);
    acceptor.handler = found->second->on_transport;
    acceptor.open = true;
    acceptor.last_arrival = opened;
    pipes_[{acceptor.host, acceptor.id}] = {pipe, 1};
    ++counters_.connections_opened;
    const auto handler = acceptor.handler;
    handler(opened, ConnectionOpened{acceptor.id, pipe->kind, acceptor.address, opener.address, true});
  });
  // Planned later than the acceptor's event, so that it comes later at equal times.
  scheduler_.at(client_ready, [this, pipe](Timestamp opened) {
    auto& [opener, acceptor] = pipe->sides;
    if (!opener.open) return;
    pipe->established = true;
    const auto handler = opener.handler;
    handler(opened, ConnectionOpened{opener.id, pipe->kind, opener.address, acceptor.address, false});
    if (!pipe->early.empty()) transmit(pipe, 0, std::exchange(pipe->early, {}));
  });
  client.last_arrival = client_ready;
}

void SimulatedNetwork::send(HostId from, ConnectionId connection, ByteView data) {
  const auto found = pipes_.find({from, connection});
  if (found == pipes_.end() || data.empty()) return;
  const auto [pipe, side] = found->second;
  if (!pipe->sides[side].open) return;
  if (side == 0 && !pipe->established) {
    pipe->early.insert(pipe->early.end(), data.begin(), data.end());
    return;
  }
  transmit(pipe, side, data);
}

void SimulatedNetwork::transmit(const std::shared_ptr<Pipe>& pipe, std::size_t side, ByteView data) {
  Pipe::Side& sender = pipe->sides[side];
  const Pipe::Side& receiver = pipe->sides[1 - side];
  if (host(receiver.host).state != HostState::kUp || host(sender.host).state != HostState::kUp) {
    scheduler_.after(kStalled, [this, pipe, side](Timestamp) {
      if (host(pipe->sides[1 - side].host).state != HostState::kUp) {
        end_side(pipe, side, TransportError::kTimedOut, "the other side no longer answers");
      }
    });
    return;
  }
  record(WireProtocol::kTcp, sender.address, receiver.address, data, false);
  while (!data.empty()) {
    std::size_t size = std::min(data.size(), std::max<std::size_t>(segmentation_.largest, 1));
    if (segmentation_.random) size = static_cast<std::size_t>(random_.below(size)) + 1;
    const Timestamp arrival = link(sender.host, receiver.host).send_reliably(now(), size + kHandshakeBytes);
    sender.last_arrival = std::max(sender.last_arrival, arrival);
    scheduler_.at(sender.last_arrival, [this, pipe, side, piece = to_bytes(data.first(size))](Timestamp when) {
      const Pipe::Side& target = pipe->sides[1 - side];
      if (!target.open || host(target.host).state != HostState::kUp) return;
      const auto handler = target.handler;
      handler(when, ConnectionData{target.id, piece});
    });
    data = data.subspan(size);
  }
}

void SimulatedNetwork::close(HostId from, ConnectionId connection) {
  const auto found = pipes_.find({from, connection});
  if (found == pipes_.end()) return;
  const auto [pipe, side] = found->second;
  pipes_.erase(found);
  Pipe::Side& closing = pipe->sides[side];
  closing.open = false;
  // The end arrives behind all data.
  const HostId to = pipe->sides[1 - side].host;
  if (pipe->established || side == 1) {
    closing.last_arrival = std::max(closing.last_arrival, link(from, to).send_reliably(now(), kHandshakeBytes));
  }
  scheduler_.at(closing.last_arrival, [this, pipe = pipe, other = 1 - side](Timestamp) {
    end_side(pipe, other, TransportError::kClosed, "closed by the other side");
  });
}

void SimulatedNetwork::reset_connections(HostId a, HostId b) {
  std::vector<std::pair<std::shared_ptr<Pipe>, std::size_t>> ends;
  for (const auto& [key, end] : pipes_) {
    const HostId here = key.first;
    const HostId there = end.first->sides[1 - end.second].host;
    const bool between = (here == a && there == b) || (here == b && there == a);
    if (between && host(here).state == HostState::kUp) ends.push_back(end);
  }
  for (const auto& [pipe, side] : ends) {
    scheduler_.after(Duration::zero(), [this, pipe = pipe, side = side](Timestamp) {
      end_side(pipe, side, TransportError::kReset, "connection reset by peer");
    });
  }
}

void SimulatedNetwork::end_side(const std::shared_ptr<Pipe>& pipe, std::size_t side, TransportError error,
                                std::string detail) {
  Pipe::Side& ending = pipe->sides[side];
  if (!ending.open || host(ending.host).state != HostState::kUp) return;
  ending.open = false;
  pipes_.erase({ending.host, ending.id});
  const auto handler = ending.handler;
  handler(now(), ConnectionClosed{ending.id, error, std::move(detail)});
}

}  // namespace mtavip::testkit
