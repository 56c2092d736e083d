// One TCP or TLS connection of the signalling transport, from the connect or accept to the last byte.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/transport.h"
#include "net/event_loop.h"
#include "net/file_descriptor.h"
#include "net/signalling_transport.h"
#include "net/tls_engine.h"

namespace mtavip::net {

class StreamConnection {
 public:
  /// What it tells its owner, who must not destroy it from there.
  class Owner {
   public:
    virtual ~Owner() = default;
    /// From the loop only.
    virtual void on_connection_input(TransportInput input) = 0;
    /// It is gone: its last call. `report` is false if the core closed it itself. May come from within any call to it.
    virtual void on_connection_gone(StreamConnection& connection, ConnectionClosed closed, bool report) = 0;
    /// Memory for one read, shared by all connections.
    virtual std::span<std::byte> read_buffer() = 0;
    virtual TransportCounters& mutable_counters() = 0;
    /// A server was not believed; it is gone next.
    virtual void on_untrusted(const ShownCertificate& shown) = 0;
  };

  /// Begins to connect. Failures come through on_connection_gone, possibly at once.
  StreamConnection(EventLoop& loop, Owner& owner, const TransportLimits& limits, std::uint8_t dscp);
  void connect(const OpenConnection& order, TlsContext& tls);
  /// Takes over an accepted socket.
  void adopt(ConnectionId id, TransportKind kind, FileDescriptor fd, const Endpoint& remote, TlsContext& tls);

  /// Before the connection is open, data wait.
  void send(Bytes data);
  /// Ends in an orderly way once everything has been sent; reports nothing more.
  void close();
  /// At once.
  void abort();

  [[nodiscard]] ConnectionId id() const { return id_; }
  [[nodiscard]] const Endpoint& remote() const { return remote_; }
  [[nodiscard]] bool incoming() const { return incoming_; }

 private:
  enum class State : std::uint8_t { kConnecting, kHandshaking, kOpen, kDraining, kLingering, kGone };

  void on_ready(Readiness ready);
  void on_connected();
  void on_open();
  void on_timeout();
  void read();
  void take_from_tls();
  void queue(Bytes data);
  void write();
  void drain();
  void update_watch();
  void update_deadline();
  void end(TransportError error, std::string detail);

  EventLoop& loop_;
  Owner& owner_;
  const TransportLimits& limits_;
  std::uint8_t dscp_;

  ConnectionId id_{};
  TransportKind kind_ = TransportKind::kTcp;
  bool incoming_ = false;
  bool heard_ = false;  // the peer has sent something
  State state_ = State::kConnecting;
  Endpoint remote_;
  Endpoint local_;
  FileDescriptor fd_;
  std::unique_ptr<TlsEngine> tls_;

  std::deque<Bytes> early_;       // plain, until the connection is open
  std::deque<Bytes> unsent_;      // as it goes to the socket
  std::size_t first_offset_ = 0;  // of unsent_.front(): sent already
  std::size_t unsent_bytes_ = 0;  // of both
  bool blocked_ = false;

  Timestamp phase_deadline_{};  // of connecting, handshaking, first data, draining
  std::optional<Timestamp> stall_deadline_;
  Timer timer_;
  std::optional<Watch> watch_;
};

}  // namespace mtavip::net
