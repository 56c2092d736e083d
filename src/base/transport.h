// The contract between signalling cores and the network: what goes in and what comes out, as values. net/ fulfils it
// with sockets, testkit/ with a simulated network. SIP and H.323 use the same one.
//
// Local sockets are opened by the owner of the core and announced to it; connections are opened on the core's demand or
// accepted. Whoever starts a connection chooses its id: accepted ones have the top bit set (kAcceptedConnection).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/ip_address.h"

namespace mtavip {

enum class TransportKind : std::uint8_t { kUdp, kTcp, kTls, kWs, kWss };

constexpr bool is_stream(TransportKind kind) {
  return kind != TransportKind::kUdp;
}
constexpr bool is_secure(TransportKind kind) {
  return kind == TransportKind::kTls || kind == TransportKind::kWss;
}
/// The core speaks the WebSocket protocol over it: to the network kWs is TCP and kWss is TLS.
constexpr bool is_websocket(TransportKind kind) {
  return kind == TransportKind::kWs || kind == TransportKind::kWss;
}

enum class SocketId : std::uint32_t {};
enum class ConnectionId : std::uint64_t {};
inline constexpr std::uint64_t kAcceptedConnection = std::uint64_t{1} << 63;

/// A bound UDP socket, or a listening stream socket.
struct LocalSocket {
  SocketId id{};
  TransportKind kind = TransportKind::kUdp;
  Endpoint address;  ///< as bound: the address may be unspecified
  /// The address to write into messages (Via, Contact, SDP): as bound, or the interface's address towards a peer.
  Endpoint advertised;
};

/// Which address of this machine a peer at `remote` would see; nothing where there is no route. Sends nothing.
using AddressFinder = std::function<std::optional<IpAddress>(const IpAddress& remote)>;

enum class TransportError : std::uint8_t {
  kClosed,           ///< the peer closed in an orderly way
  kRefused,          ///< nothing listens there
  kUnreachable,      ///< no route, or ICMP unreachable
  kTimedOut,         ///< no answer to the connect, the handshake, or the keep-alive
  kReset,            ///< cut off
  kTlsUntrusted,     ///< certificate chain not trusted
  kTlsNameMismatch,  ///< certificate is for another name
  kTlsFailed,        ///< any other handshake failure
  kUpgradeRefused,   ///< the server did not let a WebSocket begin
  kTooLarge,         ///< a datagram larger than the path takes
  kLocal,            ///< our side: out of descriptors, address not available
};

// --- Inputs to a core

struct DatagramReceived {
  SocketId socket{};
  Endpoint remote;
  Bytes data;
};
/// A datagram that was sent came back as an ICMP error, or could not be sent.
struct DatagramFailed {
  SocketId socket{};
  Endpoint remote;
  TransportError error{};
};
struct ConnectionOpened {
  ConnectionId connection{};
  TransportKind kind{};
  Endpoint local;
  Endpoint remote;
  bool incoming = false;
};
struct ConnectionData {
  ConnectionId connection{};
  Bytes data;
};
/// The connection is gone, or never came about. The id is not used again.
struct ConnectionClosed {
  ConnectionId connection{};
  TransportError error{};
  std::string detail;  ///< for people: "certificate has expired"
};
using TransportInput =
    std::variant<DatagramReceived, DatagramFailed, ConnectionOpened, ConnectionData, ConnectionClosed>;

// --- Outputs of a core

struct SendDatagram {
  SocketId socket{};
  Endpoint remote;
  Bytes data;
};
struct OpenConnection {
  ConnectionId connection{};
  TransportKind kind{};
  Endpoint remote;
  IpAddress local;          ///< bind to this address if it is specified
  std::string server_name;  ///< TLS and WSS: sent as SNI and required in the certificate
};
struct SendStream {
  ConnectionId connection{};
  Bytes data;
};
struct CloseConnection {
  ConnectionId connection{};
};
using TransportOutput = std::variant<SendDatagram, OpenConnection, SendStream, CloseConnection>;

}  // namespace mtavip
