#include "testkit/network.h"

#include <algorithm>

#include "base/check.h"
#include "testkit/network_state.h"

namespace mtavip::testkit {
namespace {

constexpr std::size_t kIpAndUdpHeaders = 28;

LinkConditions loopback() {
  LinkConditions conditions;
  conditions.delay = 20us;
  return conditions;
}

bool same_family(const IpAddress& a, const IpAddress& b) {
  return a.is_v6() == b.is_v6();
}

// A rule that acts once, on the n-th match.
Rule on_nth(std::uint64_t n, Predicate matches, Verdict verdict) {
  return [n, matches = std::move(matches), verdict, seen = std::uint64_t{0}](const Datagram& datagram) mutable {
    return matches(datagram) && seen++ == n ? verdict : Verdict::pass();
  };
}

}  // namespace

bool SimulatedNetwork::Host::has(const IpAddress& address) const {
  return address.is_loopback() || std::find(addresses.begin(), addresses.end(), address) != addresses.end();
}

SimulatedNetwork::SimulatedNetwork(Scheduler& scheduler, std::uint64_t seed) : scheduler_(scheduler), random_(seed) {}

SimulatedNetwork::~SimulatedNetwork() = default;

SimulatedNetwork::Host& SimulatedNetwork::host(HostId id) const {
  const auto index = static_cast<std::size_t>(id);
  MTAVIP_CHECK(index < hosts_.size());
  return *hosts_[index];
}

HostId SimulatedNetwork::add_host(std::string name, std::vector<IpAddress> addresses) {
  MTAVIP_CHECK(!addresses.empty());
  hosts_.push_back(std::make_unique<Host>(Host{std::move(name), std::move(addresses)}));
  return static_cast<HostId>(hosts_.size() - 1);
}

void SimulatedNetwork::set_state(HostId id, HostState state) {
  host(id).state = state;
}

const std::vector<IpAddress>& SimulatedNetwork::addresses(HostId id) const {
  return host(id).addresses;
}

IpAddress SimulatedNetwork::address_towards(HostId id, const IpAddress& remote) const {
  if (remote.is_loopback()) return remote;
  const auto& list = host(id).addresses;
  const auto found = std::find_if(list.begin(), list.end(), [&](const IpAddress& a) { return same_family(a, remote); });
  return found == list.end() ? list.front() : *found;
}

void SimulatedNetwork::set_default_conditions(const LinkConditions& conditions) {
  default_conditions_ = conditions;
}

void SimulatedNetwork::set_conditions(HostId from, HostId to, const LinkConditions& conditions) {
  link(from, to).set_conditions(conditions);
}

void SimulatedNetwork::set_conditions_both_ways(HostId a, HostId b, const LinkConditions& conditions) {
  set_conditions(a, b, conditions);
  set_conditions(b, a, conditions);
}

Link& SimulatedNetwork::link(HostId from, HostId to) {
  const auto found = links_.find({from, to});
  if (found != links_.end()) return found->second;
  const LinkConditions conditions = from == to ? loopback() : default_conditions_;
  return links_.emplace(std::pair(from, to), Link(conditions, random_.u64())).first->second;
}

std::optional<HostId> SimulatedNetwork::host_with(const IpAddress& address, HostId sender) const {
  if (address.is_loopback()) return sender;
  for (std::size_t i = 0; i < hosts_.size(); ++i) {
    if (hosts_[i]->has(address)) return static_cast<HostId>(i);
  }
  return std::nullopt;
}

// --- Rules
// ----------------------------------------------------------------------------------------------------------------

RuleId SimulatedNetwork::add_rule(Rule rule) {
  const auto id = static_cast<RuleId>(next_rule_++);
  rules_.emplace_back(id, std::move(rule));
  return id;
}

void SimulatedNetwork::remove_rule(RuleId id) {
  std::erase_if(rules_, [id](const auto& rule) { return rule.first == id; });
}

RuleId SimulatedNetwork::drop_nth(std::uint64_t n, Predicate matches) {
  return add_rule(on_nth(n, std::move(matches), Verdict::drop()));
}

RuleId SimulatedNetwork::duplicate_nth(std::uint64_t n, Predicate matches) {
  return add_rule(on_nth(n, std::move(matches), Verdict::duplicate()));
}

RuleId SimulatedNetwork::delay_nth(std::uint64_t n, Duration by, Predicate matches) {
  return add_rule(on_nth(n, std::move(matches), Verdict::delayed(by)));
}

Verdict SimulatedNetwork::judge(const Datagram& datagram) {
  for (auto& [id, rule] : rules_) {
    const Verdict verdict = rule(datagram);
    if (verdict.kind != Verdict::Kind::kPass) return verdict;
  }
  return Verdict::pass();
}

// --- Sockets
// --------------------------------------------------------------------------------------------------------------

SimulatedNetwork::Socket* SimulatedNetwork::socket_at(HostId id, bool stream, const Endpoint& address) {
  for (const auto& [socket_id, socket] : sockets_) {
    const Endpoint& bound = socket->local.address;
    if (socket->host != id || is_stream(socket->local.kind) != stream || bound.port != address.port) continue;
    if (!same_family(bound.address, address.address)) continue;
    if (bound.address == address.address || bound.address.is_unspecified() || address.address.is_unspecified()) {
      return socket.get();
    }
  }
  return nullptr;
}

std::uint16_t SimulatedNetwork::free_port(HostId id, bool stream, const IpAddress& address) {
  Host& owner = host(id);
  for (;;) {
    const std::uint16_t port = owner.next_port;
    owner.next_port = port == 65535 ? std::uint16_t{49152} : static_cast<std::uint16_t>(port + 1);
    if (socket_at(id, stream, {address, port}) == nullptr) return port;
  }
}

Result<LocalSocket, TransportError> SimulatedNetwork::add_socket(HostId id, TransportKind kind, const Endpoint& local,
                                                                 std::unique_ptr<Socket> socket) {
  Endpoint bound = local;
  if (!bound.address.is_unspecified() && !host(id).has(bound.address)) return mtavip::fail(TransportError::kLocal);
  if (bound.port == 0) bound.port = free_port(id, is_stream(kind), bound.address);
  if (socket_at(id, is_stream(kind), bound) != nullptr) return mtavip::fail(TransportError::kLocal);
  socket->host = id;
  socket->local.id = static_cast<SocketId>(next_socket_++);
  socket->local.kind = kind;
  socket->local.address = bound;
  socket->local.advertised = bound;
  if (bound.address.is_unspecified()) socket->local.advertised.address = address_towards(id, bound.address);
  const LocalSocket result = socket->local;
  sockets_.emplace(result.id, std::move(socket));
  return result;
}

Result<LocalSocket, TransportError> SimulatedNetwork::bind_udp(HostId id, const Endpoint& local,
                                                               DatagramHandler handler) {
  auto socket = std::make_unique<Socket>();
  socket->on_datagram = std::move(handler);
  return add_socket(id, TransportKind::kUdp, local, std::move(socket));
}

Result<LocalSocket, TransportError> SimulatedNetwork::bind_udp(HostId id, const Endpoint& local,
                                                               TransportHandler handler) {
  auto socket = std::make_unique<Socket>();
  socket->on_transport = std::move(handler);
  return add_socket(id, TransportKind::kUdp, local, std::move(socket));
}

void SimulatedNetwork::close(SocketId id) {
  sockets_.erase(id);
}

// --- Datagrams
// ------------------------------------------------------------------------------------------------------------

void SimulatedNetwork::send(SocketId id, const Endpoint& remote, ByteView data) {
  const auto found = sockets_.find(id);
  if (found == sockets_.end()) return;
  const Socket& socket = *found->second;
  const HostId from = socket.host;
  if (!same_family(socket.local.address.address, remote.address) || remote.port == 0) {
    report_failure(from, id, from, remote, TransportError::kLocal);
    return;
  }
  Datagram datagram;
  datagram.index = counters_.datagrams_sent++;
  datagram.sent = now();
  datagram.from = socket.local.address;
  if (datagram.from.address.is_unspecified()) datagram.from.address = address_towards(from, remote.address);
  datagram.to = remote;
  datagram.data = to_bytes(data);

  const Verdict verdict = judge(datagram);
  const auto to = host_with(remote.address, from);
  const HostState state = to ? host(*to).state : HostState::kSilent;
  std::vector<Timestamp> arrivals;
  if (to && state == HostState::kUp && host(from).state == HostState::kUp && verdict.kind != Verdict::Kind::kDrop) {
    arrivals = link(from, *to).send(now(), data.size() + kIpAndUdpHeaders);
    if (verdict.kind == Verdict::Kind::kDuplicate && !arrivals.empty()) arrivals.push_back(arrivals.back());
  }
  record(WireProtocol::kUdp, datagram.from, remote, data, arrivals.empty());
  if (arrivals.empty()) ++counters_.datagrams_lost;
  if (to && state == HostState::kUnreachable) report_failure(from, id, *to, remote, TransportError::kUnreachable);
  for (const Timestamp arrival : arrivals) {
    scheduler_.at(arrival + verdict.delay,
                  [this, from, id, to = *to, datagram](Timestamp when) { deliver(when, from, id, to, datagram); });
  }
}

void SimulatedNetwork::deliver(Timestamp when, HostId from, SocketId socket, HostId to, const Datagram& datagram) {
  if (host(to).state != HostState::kUp) return;
  const Socket* target = socket_at(to, false, datagram.to);
  if (target == nullptr) {
    report_failure(from, socket, to, datagram.to, TransportError::kRefused);
    return;
  }
  ++counters_.datagrams_delivered;
  // Copies: the handler may close its own socket.
  if (target->on_datagram) {
    const auto handler = target->on_datagram;
    handler(when, datagram);
  } else {
    const auto handler = target->on_transport;
    handler(when, DatagramReceived{target->local.id, datagram.from, datagram.data});
  }
}

void SimulatedNetwork::report_failure(HostId from, SocketId socket, HostId to, const Endpoint& remote,
                                      TransportError error) {
  const Duration back = from == to ? Duration::zero() : link(to, from).conditions().delay;
  scheduler_.after(back, [this, socket, remote, error](Timestamp when) {
    const auto found = sockets_.find(socket);
    if (found == sockets_.end() || !found->second->on_transport) return;
    const auto handler = found->second->on_transport;
    handler(when, DatagramFailed{socket, remote, error});
  });
}

void SimulatedNetwork::resolve(const DnsQuery& query, std::function<void(Timestamp, const DnsAnswer&)> handler) {
  scheduler_.after(dns_.latency(query),
                   [this, query, handler = std::move(handler)](Timestamp when) { handler(when, dns_.answer(query)); });
}

void SimulatedNetwork::record(WireProtocol protocol, const Endpoint& from, const Endpoint& to, ByteView data,
                              bool lost) {
  if (capture_on_) captured_.push_back({now(), protocol, from, to, to_bytes(data), lost});
}

Predicate contains(std::string text) {
  return [text = std::move(text)](const Datagram& datagram) {
    return datagram.text().find(text) != std::string_view::npos;
  };
}

Predicate starts_with(std::string text) {
  return [text = std::move(text)](const Datagram& datagram) { return datagram.text().starts_with(text); };
}

}  // namespace mtavip::testkit
