// The TCP connections of a terminal, call signalling and H.245 alike: opened on demand or accepted, cut into TPKTs, and
// bounded: who connects and says nothing, or begins a message and does not end it, is not waited for.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/transport.h"
#include "h323/endpoint/timers.h"
#include "h323/wire/tpkt.h"

namespace mtavip::h323 {

class Connections {
 public:
  struct Opened {
    ConnectionId connection{};
    Endpoint local;
    Endpoint remote;
    bool incoming = false;
  };
  /// The content of one TPKT.
  struct Message {
    ConnectionId connection{};
    Bytes content;
  };
  /// The connection is gone, or never came about.
  struct Closed {
    ConnectionId connection{};
    TransportError error{};
    std::string detail;
  };
  using Happening = std::variant<Opened, Message, Closed>;

  Connections(const Timers& timers, const Limits& limits, std::uint64_t first_id)
      : timers_(timers), limits_(limits), last_id_(first_id) {}

  /// Nothing where there are too many. What is sent before it stands is kept.
  std::optional<ConnectionId> open(Timestamp now, const Endpoint& remote, const IpAddress& local);
  /// Puts one TPKT into the stream. False where the connection is gone, or cannot keep so much.
  bool send(ConnectionId connection, ByteView content);
  /// At once; what was sent before still goes out. No Closed follows.
  void close(ConnectionId connection);
  /// When the other side has closed, or after `wait`. What still comes on it is dropped.
  void close_later(Timestamp now, ConnectionId connection, Duration wait);

  /// As long as nobody says keep() again: no longer than `wait`. What comes on it is still handed up.
  void linger(Timestamp now, ConnectionId connection, Duration wait);
  /// Nothing is waited for on it: neither its first message nor its end.
  void keep(ConnectionId connection);

  void handle(Timestamp now, const ConnectionOpened& input);
  /// Closes one that came in, without having taken it.
  void turn_away(const ConnectionOpened& input) { commands_.emplace_back(CloseConnection{input.connection}); }
  void handle(Timestamp now, const ConnectionData& input);
  void handle(Timestamp now, const ConnectionClosed& input);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<Happening> poll();
  /// What has to be done on the network for all that was sent and closed so far.
  void flush(std::vector<TransportOutput>& out);

  [[nodiscard]] bool has(ConnectionId connection) const { return table_.count(connection) != 0; }
  [[nodiscard]] bool is_open(ConnectionId connection) const;
  [[nodiscard]] std::optional<Endpoint> local(ConnectionId connection) const;
  [[nodiscard]] std::optional<Endpoint> remote(ConnectionId connection) const;
  [[nodiscard]] std::size_t size() const { return table_.size(); }
  /// Messages that were put into streams so far.
  [[nodiscard]] std::uint64_t sent() const { return sent_; }

 private:
  struct Connection {
    Endpoint local;
    Endpoint remote;
    bool incoming = false;
    bool open = false;
    bool waiting = false;  ///< accepted, and no whole message yet
    bool leaving = false;  ///< only waits to be closed
    Bytes unsent;
    wire::TpktFramer framer;
    Timestamp opened{};
    std::optional<Timestamp> give_up;  ///< connect, first message, or leaving
    std::optional<Timestamp> scheduled;
  };
  using Table = std::unordered_map<ConnectionId, Connection>;

  void rearm(ConnectionId id, Connection& connection);
  void remove(Table::iterator it);
  void drop(Table::iterator it, TransportError error, std::string detail);
  void no_longer_waiting(ConnectionId id, Connection& connection);

  const Timers& timers_;
  const Limits& limits_;
  std::uint64_t last_id_;
  Table table_;
  std::set<std::pair<Timestamp, ConnectionId>> deadlines_;
  std::set<std::pair<Timestamp, ConnectionId>> waiting_;  ///< by when they came
  std::map<IpAddress, std::size_t> waiting_from_;         ///< how many of them, by source
  std::vector<ConnectionId> dirty_;
  std::vector<TransportOutput> commands_;
  std::deque<Happening> happenings_;
  std::uint64_t sent_ = 0;
};

}  // namespace mtavip::h323
