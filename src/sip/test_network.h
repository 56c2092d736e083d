// For the tests of this folder: user agents and scripted peers on a network in virtual time, where every message can be
// lost, doubled or delayed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/environment.h"
#include "sip/message.h"
#include "sip/parser.h"
#include "sip/user_agent.h"

namespace mtavip::sip::test {

struct Fate {
  bool lost = false;
  unsigned copies = 1;
  Duration extra{};
};

class TestNetwork;

/// A user agent with the application's part played by the test.
class TestAgent {
 public:
  TestAgent(TestNetwork& network, std::string address, UserAgentConfig config, std::uint64_t seed);

  template <class T>
  [[nodiscard]] std::vector<T> all() const {
    std::vector<T> found;
    for (const Event& event : events) {
      if (const T* match = std::get_if<T>(&event)) found.push_back(*match);
    }
    return found;
  }
  template <class T>
  [[nodiscard]] std::optional<T> last() const {
    const auto found = all<T>();
    if (found.empty()) return std::nullopt;
    return found.back();
  }
  template <class T>
  [[nodiscard]] std::size_t count() const {
    return all<T>().size();
  }
  void listen(TransportKind kind, std::uint16_t port);
  /// The sockets of this kind are found at another port, and nobody was told.
  void move(TransportKind kind, std::uint16_t port) {
    for (auto& [id, socket] : sockets_) {
      if (socket.kind == kind) socket.advertised.port = port;
    }
  }
  void drain();

  SeededRandom random;
  NullLog log;
  Environment environment;
  UserAgent ua;
  IpAddress address;
  std::vector<Event> events;
  /// Called for each event as it comes out.
  std::function<void(const Event&)> react;
  std::map<std::uint64_t, std::pair<TestAgent*, ConnectionId>> peers;

 private:
  friend class TestNetwork;
  TestNetwork* network_;
  std::map<SocketId, LocalSocket> sockets_;
  std::uint32_t last_socket_ = 0;
};

/// Speaks SIP as the test says.
struct RawPeer {
  Endpoint endpoint;
  std::vector<Message> received;
  std::function<void(const Message&, Endpoint from)> on_message;
};

class TestNetwork {
 public:
  Timestamp now{};
  Duration latency = 10ms;
  /// Asked about every datagram, numbered from 0.
  std::function<Fate(std::size_t number, const std::string& text)> fate;
  std::size_t datagrams = 0;
  std::map<std::pair<DnsType, std::string>, std::vector<DnsRecord>> zone;
  std::vector<DnsQuery> queries;
  std::vector<std::string> wire;
  /// Every connection of the agent ends at once, on both sides.
  void cut(TestAgent& agent);
  /// What is written into the connections that are open now is lost from now on, and nobody is told.
  void freeze_connections();

  TestAgent& add(std::string address, UserAgentConfig config = {}, std::uint16_t udp_port = 5060) {
    agents_.push_back(std::make_unique<TestAgent>(*this, std::move(address), std::move(config), agents_.size() + 1));
    if (udp_port != 0) agents_.back()->listen(TransportKind::kUdp, udp_port);
    return *agents_.back();
  }
  RawPeer& add_raw(const std::string& endpoint) {
    raw_.push_back(std::make_unique<RawPeer>());
    raw_.back()->endpoint = *Endpoint::parse(endpoint);
    return *raw_.back();
  }
  void send_raw(const RawPeer& peer, Endpoint to, const std::string& text) {
    datagram(peer.endpoint, to, to_bytes(text));
  }

  void at(Timestamp when, std::function<void()> action) { agenda_.emplace(when, std::move(action)); }

  void datagram(Endpoint from, Endpoint to, Bytes data) {
    const std::string text(text_of(data));
    wire.push_back(text);
    const Fate what = fate ? fate(datagrams, text) : Fate{};
    ++datagrams;
    if (what.lost) return;
    for (unsigned i = 0; i < what.copies; ++i) {
      at(now + latency + what.extra, [this, from, to, data] { deliver(from, to, data); });
    }
  }

  /// Runs until nothing more is due before `until`.
  void run(Duration span) {
    const Timestamp until = now + span;
    for (;;) {
      for (const auto& agent : agents_) agent->drain();
      Timestamp next = until + 1us;
      if (!agenda_.empty()) next = std::min(next, agenda_.begin()->first);
      for (const auto& agent : agents_) {
        if (const auto deadline = agent->ua.deadline()) next = std::min(next, std::max(*deadline, now));
      }
      if (next > until) break;
      now = std::max(now, next);
      if (!agenda_.empty() && agenda_.begin()->first <= now) {
        const auto action = std::move(agenda_.begin()->second);
        agenda_.erase(agenda_.begin());
        action();
        continue;
      }
      for (const auto& agent : agents_) {
        if (const auto deadline = agent->ua.deadline(); deadline && *deadline <= now) agent->ua.handle_timeout(now);
      }
    }
    now = until;
  }

  void transmit(TestAgent& from, const TransportOutput& output);
  void resolve(TestAgent& from, const DnsQuery& query) {
    queries.push_back(query);
    DnsAnswer answer{query.id, DnsStatus::kNotFound, {}, 0s};
    if (const auto found = zone.find({query.type, query.name}); found != zone.end()) {
      answer.status = DnsStatus::kOk;
      answer.records = found->second;
    }
    at(now + 1ms, [this, &from, answer] { from.ua.handle(now, answer); });
  }

 private:
  void deliver(const Endpoint& from, const Endpoint& to, const Bytes& data) {
    for (const auto& agent : agents_) {
      for (const auto& [id, socket] : agent->sockets_) {
        if (socket.kind == TransportKind::kUdp && socket.advertised == to) {
          agent->ua.handle(now, DatagramReceived{id, from, data});
          return;
        }
      }
    }
    for (const auto& peer : raw_) {
      if (!(peer->endpoint == to)) continue;
      auto parsed = parse_message(ByteView(data));
      if (!parsed) return;
      peer->received.push_back(*parsed);
      if (peer->on_message) peer->on_message(*parsed, from);
      return;
    }
  }

  std::multimap<Timestamp, std::function<void()>> agenda_;
  std::set<std::pair<const TestAgent*, std::uint64_t>> frozen_;
  std::vector<std::unique_ptr<TestAgent>> agents_;
  std::vector<std::unique_ptr<RawPeer>> raw_;
};

inline TestAgent::TestAgent(TestNetwork& network, std::string text, UserAgentConfig config, std::uint64_t seed)
    : random(seed),
      environment(random, log, WallTime{}),
      ua(environment, std::move(config)),
      address(*IpAddress::parse(text)),
      network_(&network) {}

inline void TestAgent::listen(TransportKind kind, std::uint16_t port) {
  LocalSocket socket;
  socket.id = SocketId{++last_socket_};
  socket.kind = kind;
  socket.address = {address, port};
  socket.advertised = {address, port};
  sockets_[socket.id] = socket;
  ua.add_socket(socket);
}

inline void TestAgent::drain() {
  while (auto output = ua.poll()) {
    if (auto* transport = std::get_if<TransportOutput>(&*output)) {
      network_->transmit(*this, *transport);
    } else if (auto* query = std::get_if<DnsQuery>(&*output)) {
      network_->resolve(*this, *query);
    } else {
      events.push_back(std::get<Event>(*output));
      const Event event = events.back();
      if (react) react(event);
    }
  }
}

inline void TestNetwork::transmit(TestAgent& from, const TransportOutput& output) {
  if (const auto* sent = std::get_if<SendDatagram>(&output)) {
    datagram(from.sockets_.at(sent->socket).advertised, sent->remote, sent->data);
  } else if (const auto* open = std::get_if<OpenConnection>(&output)) {
    TestAgent* peer = nullptr;
    for (const auto& agent : agents_) {
      for (const auto& [id, socket] : agent->sockets_) {
        if (socket.kind == open->kind && socket.advertised == open->remote && socket.address.port != 0)
          peer = agent.get();
      }
    }
    if (peer == nullptr) {
      at(now + latency, [this, &from, id = open->connection] {
        from.ua.handle(now, ConnectionClosed{id, TransportError::kRefused, {}});
      });
      return;
    }
    static std::uint64_t accepted = 0;
    const auto other = ConnectionId{kAcceptedConnection | ++accepted};
    const Endpoint local{from.address, static_cast<std::uint16_t>(40'000 + accepted % 20'000)};
    from.peers[static_cast<std::uint64_t>(open->connection)] = {peer, other};
    peer->peers[static_cast<std::uint64_t>(other)] = {&from, open->connection};
    at(now + latency, [this, &from, peer, other, local, o = *open] {
      from.ua.handle(now, ConnectionOpened{o.connection, o.kind, local, o.remote, false});
      peer->ua.handle(now, ConnectionOpened{other, o.kind, o.remote, local, true});
    });
  } else if (const auto* stream = std::get_if<SendStream>(&output)) {
    const auto peer = from.peers.find(static_cast<std::uint64_t>(stream->connection));
    if (peer == from.peers.end()) return;
    wire.emplace_back(text_of(stream->data));
    if (frozen_.contains({&from, peer->first})) return;
    at(now + latency, [this, to = peer->second, data = stream->data] {
      to.first->ua.handle(now, ConnectionData{to.second, data});
    });
  } else if (const auto* close = std::get_if<CloseConnection>(&output)) {
    const auto peer = from.peers.find(static_cast<std::uint64_t>(close->connection));
    if (peer == from.peers.end()) return;
    at(now + latency, [this, to = peer->second] {
      to.first->ua.handle(now, ConnectionClosed{to.second, TransportError::kClosed, {}});
    });
    from.peers.erase(peer);
  }
}

inline void TestNetwork::freeze_connections() {
  for (const auto& agent : agents_) {
    for (const auto& [id, other] : agent->peers) frozen_.insert({agent.get(), id});
  }
}

inline void TestNetwork::cut(TestAgent& agent) {
  for (const auto& [id, other] : std::exchange(agent.peers, {})) {
    agent.ua.handle(now, ConnectionClosed{ConnectionId{id}, TransportError::kReset, {}});
    other.first->peers.erase(static_cast<std::uint64_t>(other.second));
    other.first->ua.handle(now, ConnectionClosed{other.second, TransportError::kReset, {}});
  }
}

/// Runs a scenario with each message lost, in turn.
template <class Run>
void with_each_lost(Run run) {
  for (std::size_t n = 0; n < 16; ++n) {
    SCOPED_TRACE(n);
    run([n](std::size_t number, const std::string&) { return Fate{number == n, 1, {}}; });
  }
}
/// With each message doubled in turn, and all of them three times.
template <class Run>
void with_each_doubled(Run run) {
  for (std::size_t n = 0; n < 16; ++n) {
    SCOPED_TRACE(n);
    run([n](std::size_t number, const std::string&) { return Fate{false, number == n ? 2U : 1U, {}}; });
  }
  run([](std::size_t, const std::string&) { return Fate{false, 3, {}}; });
}
/// With each message late in turn, by less and by more than a retransmission takes.
template <class Run>
void with_each_late(Run run) {
  for (const Duration delay : {Duration(30ms), Duration(700ms), Duration(1600ms)}) {
    for (std::size_t n = 0; n < 16; ++n) {
      SCOPED_TRACE(n);
      run([n, delay](std::size_t number, const std::string&) {
        return Fate{false, 1, number == n ? delay : Duration{}};
      });
    }
  }
}

}  // namespace mtavip::sip::test
