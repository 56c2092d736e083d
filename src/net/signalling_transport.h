// Fulfils base/transport.h with real sockets: UDP, TCP and TLS over IPv4 and IPv6 for the SIP and H.323 cores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "base/transport.h"
#include "net/error.h"
#include "net/event_loop.h"
#include "net/server_trust.h"
#include "net/tls_config.h"

namespace mtavip::net {

/// What peers may cost us.
struct TransportLimits {
  std::size_t connections = 1024;                  ///< open at once, both directions; more are closed when accepted
  std::size_t connections_per_address = 128;       ///< accepted from one address
  std::size_t unsent_bytes = 1024 * 1024;          ///< queued on one connection before its peer counts as not reading
  std::size_t queued_datagrams = 1024;             ///< waiting on one UDP socket whose buffer is full
  int receive_buffer = 2 * 1024 * 1024;            ///< of a UDP socket; the system may allow less
  Duration connect = std::chrono::seconds(10);     ///< until TCP is connected
  Duration handshake = std::chrono::seconds(10);   ///< until TLS is established after that
  Duration first_data = std::chrono::seconds(30);  ///< an accepted connection that has never sent anything
  Duration stalled = std::chrono::seconds(30);     ///< data wait and the peer takes none
  Duration close = std::chrono::seconds(2);        ///< for unsent data after CloseConnection
};

struct TransportConfig {
  TlsConfig tls;
  TransportLimits limits;
  std::uint8_t dscp = 24;  ///< CS3, signalling (RFC 4594)
  /// From the loop, before the connection's end is told: a server was not believed. Must not call the transport.
  std::function<void(const ShownCertificate&)> on_untrusted = {};
};

struct TransportCounters {
  std::uint64_t datagrams_received = 0;
  std::uint64_t datagrams_sent = 0;
  std::uint64_t datagrams_dropped = 0;    ///< ours, because queue or socket were full
  std::uint64_t connections_refused = 0;  ///< accepted beyond a limit and closed
  std::uint64_t tls_sessions_resumed = 0;
  std::uint64_t tls_handshakes_failed = 0;  ///< both directions
};

/// Belongs to the loop's thread. Inputs reach the handler from the loop, never from within a call to this object, so a
/// core may be driven from the handler. The handler must not destroy the transport (post that).
///
/// After CloseConnection has been applied, nothing more is delivered for that connection; what was sent on it before
/// still goes out, for as long as limits.close.
class SignallingTransport {
 public:
  using Handler = std::function<void(TransportInput)>;

  SignallingTransport(EventLoop& loop, TransportConfig config, Handler handler);
  /// Closes everything at once; sends what was queued on UDP.
  ~SignallingTransport();
  SignallingTransport(const SignallingTransport&) = delete;
  SignallingTransport& operator=(const SignallingTransport&) = delete;

  /// Binds a UDP socket. Port 0 lets the system choose; the returned address says what it chose. An IPv6 socket takes
  /// no IPv4.
  Result<LocalSocket, NetFailure> bind_udp(const Endpoint& address);
  /// Listens for TCP or TLS connections (kTls needs a certificate in the configuration).
  Result<LocalSocket, NetFailure> listen(TransportKind kind, const Endpoint& address);
  /// Closes a UDP socket or listener; accepted connections live on.
  void close(SocketId socket);

  /// Whose keys are believed; connections that are open stay.
  ServerTrust& change_trust();

  /// Carries out one output of a core. Datagrams leave in batches at the end of the loop's turn, or with flush().
  void apply(TransportOutput output);
  void flush();

  [[nodiscard]] const TransportCounters& counters() const;
  [[nodiscard]] std::size_t connection_count() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mtavip::net
