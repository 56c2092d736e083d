#include "net/signalling_transport.h"

#include <algorithm>
#include <cerrno>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <sys/socket.h>

#include "base/check.h"
#include "net/interfaces.h"
#include "net/socket.h"
#include "net/stream_connection.h"
#include "net/tls_context.h"
#include "net/udp_socket.h"

namespace mtavip::net {
namespace {

constexpr std::size_t kReadBuffer = 64 * 1024;
constexpr int kAcceptsPerTurn = 16;
/// How long a listener rests when no descriptor is left for the connection that waits.
constexpr Duration kListenerRest = std::chrono::milliseconds(500);

/// What counts as one peer: an IPv4 address, or the /64 network that one IPv6 host may fill as it likes.
IpAddress peer_of(const IpAddress& address) {
  if (!address.is_v6()) return address;
  auto octets = address.octets();
  std::fill(octets.begin() + 8, octets.end(), std::uint8_t{0});
  return IpAddress::v6(octets);
}

const char* use_of(TransportKind kind) {
  switch (kind) {
    case TransportKind::kUdp:
      return "Signalling over UDP";
    case TransportKind::kTls:
      return "Signalling over TLS";
    default:
      return "Signalling over TCP";
  }
}

}  // namespace

class SignallingTransport::Impl final : public StreamConnection::Owner {
 public:
  Impl(EventLoop& loop, TransportConfig config, Handler handler)
      : loop_(loop),
        config_(std::move(config)),
        handler_(std::move(handler)),
        tls_(config_.tls),
        turn_end_(loop, [this] { finish_turn(); }) {}

  ~Impl() override {
    for (const auto& socket : udp_) socket->close();
    ending_ = true;
    for (const auto& [id, connection] : connections_) connection->abort();
  }

  Result<LocalSocket, NetFailure> bind_udp(const Endpoint& address) {
    auto fd = bind_socket(SOCK_DGRAM, address, use_of(TransportKind::kUdp));
    if (!fd) return fail(std::move(fd.error()));
    set_socket_dscp(fd->get(), address.address.is_v6(), config_.dscp);
    const LocalSocket socket = describe(TransportKind::kUdp, fd->get());
    if (!datagrams_) datagrams_.emplace();
    udp_.push_back(std::make_unique<UdpSocket>(
        loop_, socket.id, std::move(*fd), config_.limits, counters_, *datagrams_,
        [this](DatagramReceived input) { handler_(std::move(input)); },
        [this](DatagramFailed input) { enqueue(std::move(input)); }));
    return socket;
  }

  Result<LocalSocket, NetFailure> listen(TransportKind kind, const Endpoint& address) {
    if (kind != TransportKind::kTcp && kind != TransportKind::kTls) {
      return fail(NetFailure{NetError::kUnsupported, "Only TCP and TLS can be listened on."});
    }
    if (kind == TransportKind::kTls) {
      if (auto context = tls_.server(); !context) return fail(std::move(context.error()));
    }
    auto fd = bind_socket(SOCK_STREAM, address, use_of(kind));
    if (!fd) return fail(std::move(fd.error()));
    if (::listen(fd->get(), SOMAXCONN) != 0) {
      const int error_number = errno;
      return fail(NetFailure{
          to_net_error(error_number),
          std::string(use_of(kind)) + " cannot use " + address.to_string() + ": " + error_text(error_number) + "."});
    }
    const LocalSocket socket = describe(kind, fd->get());
    listeners_.push_back(std::make_unique<Listener>(*this, socket.id, kind, std::move(*fd)));
    return socket;
  }

  void close(SocketId id) {
    if (const auto socket = find_socket(id); socket != udp_.end()) {
      (*socket)->close();
      closed_sockets_.push_back(std::move(*socket));
      udp_.erase(socket);
      finish_soon();
    }
    std::erase_if(listeners_, [&](const auto& listener) { return listener->id == id; });
  }

  void apply(SendDatagram&& order) {
    const auto socket = find_socket(order.socket);
    if (socket == udp_.end()) return enqueue(DatagramFailed{order.socket, order.remote, TransportError::kLocal});
    (*socket)->send(order.remote, std::move(order.data));
    finish_soon();
  }
  void apply(OpenConnection&& order) {
    MTAVIP_CHECK(!connections_.contains(order.connection));
    if (connections_.size() >= config_.limits.connections) {
      return enqueue(ConnectionClosed{order.connection, TransportError::kLocal, "too many connections are open"});
    }
    add_connection(order.connection).connect(order, tls_);
  }
  void apply(SendStream&& order) {
    if (const auto found = connections_.find(order.connection); found != connections_.end()) {
      found->second->send(std::move(order.data));
    }
  }
  void apply(CloseConnection&& order) {
    std::erase_if(pending_, [&](const TransportInput& input) {
      const auto* const closed = std::get_if<ConnectionClosed>(&input);
      return closed != nullptr && closed->connection == order.connection;
    });
    if (const auto found = connections_.find(order.connection); found != connections_.end()) found->second->close();
  }

  void flush() {
    for (const auto& socket : udp_) socket->flush();
  }

  [[nodiscard]] const TransportCounters& counters() const { return counters_; }
  [[nodiscard]] std::size_t connection_count() const { return connections_.size(); }

  void on_connection_input(TransportInput input) override { handler_(std::move(input)); }
  void on_connection_gone(StreamConnection& connection, ConnectionClosed closed, bool report) override {
    if (ending_) return;
    if (connection.incoming()) {
      const auto peer = accepted_from_.find(peer_of(connection.remote().address));
      if (--peer->second == 0) accepted_from_.erase(peer);
    }
    const auto found = connections_.find(closed.connection);
    gone_connections_.push_back(std::move(found->second));
    connections_.erase(found);
    finish_soon();
    if (report) enqueue(std::move(closed));
  }
  std::span<std::byte> read_buffer() override {
    if (!read_buffer_) read_buffer_ = std::make_unique_for_overwrite<std::byte[]>(kReadBuffer);
    return {read_buffer_.get(), kReadBuffer};
  }
  TransportCounters& mutable_counters() override { return counters_; }
  void on_untrusted(const ShownCertificate& shown) override {
    if (config_.on_untrusted && !ending_) config_.on_untrusted(shown);
  }
  ServerTrust& change_trust() { return tls_.change_trust(); }

 private:
  struct Listener {
    Listener(Impl& owner, SocketId socket_id, TransportKind transport, FileDescriptor socket)
        : id(socket_id),
          kind(transport),
          fd(std::move(socket)),
          rest(owner.loop_, [this] { watch.want(true, false); }),
          watch(owner.loop_, fd.get(), [this, &owner](Readiness) { owner.accept(*this); }) {}

    SocketId id;
    TransportKind kind;
    FileDescriptor fd;
    Timer rest;
    Watch watch;
  };

  LocalSocket describe(TransportKind kind, int fd) {
    LocalSocket socket;
    socket.id = static_cast<SocketId>(++last_socket_);
    socket.kind = kind;
    socket.address = local_endpoint(fd);
    socket.advertised = socket.address;
    if (socket.address.address.is_unspecified()) {
      socket.advertised.address = default_local_address(socket.address.address.is_v6());
    }
    return socket;
  }

  std::vector<std::unique_ptr<UdpSocket>>::iterator find_socket(SocketId id) {
    return std::find_if(udp_.begin(), udp_.end(), [&](const auto& socket) { return socket->id() == id; });
  }

  StreamConnection& add_connection(ConnectionId id) {
    auto& place = connections_[id];
    place = std::make_unique<StreamConnection>(loop_, *this, config_.limits, config_.dscp);
    return *place;
  }

  void accept(Listener& listener) {
    const SocketId id = listener.id;
    for (int i = 0; i < kAcceptsPerTurn; ++i) {
      SocketAddress address;
      FileDescriptor fd(::accept4(listener.fd.get(), address.data(), address.prepare(), SOCK_NONBLOCK | SOCK_CLOEXEC));
      if (!fd) {
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
          // The connection stays in the queue and the listener readable: without a rest the loop would spin.
          listener.watch.want(false, false);
          listener.rest.set(EventLoop::now() + kListenerRest);
        }
        return;
      }
      const Endpoint remote = address.endpoint();
      const IpAddress peer = peer_of(remote.address);
      const auto from_peer = accepted_from_.find(peer);
      if (connections_.size() >= config_.limits.connections ||
          (from_peer != accepted_from_.end() && from_peer->second >= config_.limits.connections_per_address)) {
        ++counters_.connections_refused;
        continue;
      }
      ++accepted_from_[peer];
      const auto connection = static_cast<ConnectionId>(kAcceptedConnection | ++last_accepted_);
      add_connection(connection).adopt(connection, listener.kind, std::move(fd), remote, tls_);
      // The handler may have closed the listener.
      const auto alive = [&](const auto& other) { return other->id == id; };
      if (std::none_of(listeners_.begin(), listeners_.end(), alive)) return;
    }
  }

  void enqueue(TransportInput input) {
    if (ending_) return;
    pending_.push_back(std::move(input));
    finish_soon();
  }
  void finish_soon() {
    if (!turn_end_.expiry()) turn_end_.set(EventLoop::now());
  }
  void finish_turn() {
    flush();
    closed_sockets_.clear();
    gone_connections_.clear();
    // What the handler provokes waits for the next turn, so that a core which tries again at once cannot hold the loop.
    for (std::size_t left = pending_.size(); left > 0 && !pending_.empty(); --left) {
      TransportInput input = std::move(pending_.front());
      pending_.pop_front();
      handler_(std::move(input));
    }
    flush();
  }

  EventLoop& loop_;
  TransportConfig config_;
  Handler handler_;
  TransportCounters counters_;
  TlsContext tls_;
  std::uint32_t last_socket_ = 0;
  std::uint64_t last_accepted_ = 0;
  bool ending_ = false;

  std::optional<DatagramBatch> datagrams_;
  std::unique_ptr<std::byte[]> read_buffer_;
  std::vector<std::unique_ptr<UdpSocket>> udp_;
  std::vector<std::unique_ptr<Listener>> listeners_;
  std::unordered_map<ConnectionId, std::unique_ptr<StreamConnection>> connections_;
  std::unordered_map<IpAddress, std::size_t> accepted_from_;
  // Kept until the end of the turn, because they may be in the middle of a call.
  std::vector<std::unique_ptr<UdpSocket>> closed_sockets_;
  std::vector<std::unique_ptr<StreamConnection>> gone_connections_;
  std::deque<TransportInput> pending_;
  Timer turn_end_;
};

SignallingTransport::SignallingTransport(EventLoop& loop, TransportConfig config, Handler handler)
    : impl_(std::make_unique<Impl>(loop, std::move(config), std::move(handler))) {}
SignallingTransport::~SignallingTransport() = default;

Result<LocalSocket, NetFailure> SignallingTransport::bind_udp(const Endpoint& address) {
  return impl_->bind_udp(address);
}
Result<LocalSocket, NetFailure> SignallingTransport::listen(TransportKind kind, const Endpoint& address) {
  return impl_->listen(kind, address);
}
void SignallingTransport::close(SocketId socket) {
  impl_->close(socket);
}
ServerTrust& SignallingTransport::change_trust() {
  return impl_->change_trust();
}
void SignallingTransport::apply(TransportOutput output) {
  std::visit([this](auto&& order) { impl_->apply(std::move(order)); }, std::move(output));
}
void SignallingTransport::flush() {
  impl_->flush();
}
const TransportCounters& SignallingTransport::counters() const {
  return impl_->counters();
}
std::size_t SignallingTransport::connection_count() const {
  return impl_->connection_count();
}

}  // namespace mtavip::net
