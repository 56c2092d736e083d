#include "net/stream_connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "net/socket.h"

namespace mtavip::net {
namespace {

constexpr std::size_t kWriteVectors = 16;
constexpr int kKeepAliveIdleSeconds = 60;
constexpr int kKeepAliveIntervalSeconds = 15;
constexpr int kKeepAliveProbes = 4;

void set_stream_options(int fd, bool v6, std::uint8_t dscp, Duration stalled) {
  set_option(fd, IPPROTO_TCP, TCP_NODELAY, 1);
  // Finds peers that vanished without a word; unacknowledged data count as stalled data do.
  set_option(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
  set_option(fd, IPPROTO_TCP, TCP_KEEPIDLE, kKeepAliveIdleSeconds);
  set_option(fd, IPPROTO_TCP, TCP_KEEPINTVL, kKeepAliveIntervalSeconds);
  set_option(fd, IPPROTO_TCP, TCP_KEEPCNT, kKeepAliveProbes);
  set_option(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, static_cast<int>(to_milliseconds(stalled)));
  set_socket_dscp(fd, v6, dscp);
}

}  // namespace

StreamConnection::StreamConnection(EventLoop& loop, Owner& owner, const TransportLimits& limits, std::uint8_t dscp)
    : loop_(loop), owner_(owner), limits_(limits), dscp_(dscp), timer_(loop, [this] { on_timeout(); }) {}

void StreamConnection::connect(const OpenConnection& order, TlsContext& tls) {
  id_ = order.connection;
  kind_ = order.kind;
  remote_ = order.remote;
  if (is_secure(kind_)) {
    auto engine = TlsEngine::connect(tls, order.server_name, remote_);
    if (!engine) return end(TransportError::kLocal, engine.error().detail);
    tls_ = std::move(*engine);
  }
  auto fd = open_socket(SOCK_STREAM, remote_.address.is_v6());
  if (!fd) return end(TransportError::kLocal, fd.error().detail);
  fd_ = std::move(*fd);
  set_stream_options(fd_.get(), remote_.address.is_v6(), dscp_, limits_.stalled);
  if (!order.local.is_unspecified() && order.local.is_v6() == remote_.address.is_v6()) {
    // The port is chosen at the connect, where it need only differ per peer.
    set_option(fd_.get(), IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
    const SocketAddress local(Endpoint{order.local, 0});
    if (::bind(fd_.get(), local.data(), local.size()) != 0) {
      const int error_number = errno;
      return end(TransportError::kLocal,
                 "cannot send from " + order.local.to_string() + ": " + error_text(error_number));
    }
  }
  const SocketAddress address(remote_);
  if (::connect(fd_.get(), address.data(), address.size()) != 0 && errno != EINPROGRESS && errno != EINTR) {
    const int error_number = errno;
    return end(to_transport_error(error_number), remote_.to_string() + ": " + error_text(error_number));
  }
  // Also where it is connected already: the socket is then writable, and opens in the next turn.
  phase_deadline_ = EventLoop::now() + limits_.connect;
  watch_.emplace(loop_, fd_.get(), [this](Readiness ready) { on_ready(ready); });
  update_watch();
  update_deadline();
}

void StreamConnection::adopt(ConnectionId id, TransportKind kind, FileDescriptor fd, const Endpoint& remote,
                             TlsContext& tls) {
  id_ = id;
  kind_ = kind;
  incoming_ = true;
  remote_ = remote;
  fd_ = std::move(fd);
  local_ = local_endpoint(fd_.get());
  set_stream_options(fd_.get(), remote_.address.is_v6(), dscp_, limits_.stalled);
  watch_.emplace(loop_, fd_.get(), [this](Readiness ready) { on_ready(ready); });
  if (is_secure(kind_)) {
    auto engine = TlsEngine::accept(tls);
    if (!engine) return end(TransportError::kLocal, engine.error().detail);
    tls_ = std::move(*engine);
    state_ = State::kHandshaking;
    phase_deadline_ = EventLoop::now() + limits_.handshake;
    update_deadline();
  } else {
    on_open();
  }
}

void StreamConnection::on_connected() {
  int error_number = 0;
  socklen_t size = sizeof error_number;
  if (::getsockopt(fd_.get(), SOL_SOCKET, SO_ERROR, &error_number, &size) != 0) error_number = errno;
  if (error_number != 0)
    return end(to_transport_error(error_number), remote_.to_string() + ": " + error_text(error_number));
  local_ = local_endpoint(fd_.get());
  if (tls_) {
    state_ = State::kHandshaking;
    phase_deadline_ = EventLoop::now() + limits_.handshake;
    queue(tls_->take_ciphertext());
    write();
  } else {
    on_open();
  }
}

void StreamConnection::on_open() {
  state_ = State::kOpen;
  phase_deadline_ = EventLoop::now() + limits_.first_data;
  if (tls_ && tls_->resumed()) ++owner_.mutable_counters().tls_sessions_resumed;
  update_deadline();
  owner_.on_connection_input(ConnectionOpened{id_, kind_, local_, remote_, incoming_});
  while (!early_.empty() && state_ == State::kOpen) {
    Bytes data = std::move(early_.front());
    early_.pop_front();
    unsent_bytes_ -= data.size();
    if (tls_) {
      tls_->send(data);
      queue(tls_->take_ciphertext());
    } else {
      queue(std::move(data));
    }
  }
  if (state_ == State::kOpen) write();
}

void StreamConnection::send(Bytes data) {
  if (data.empty()) return;
  if (state_ == State::kConnecting || state_ == State::kHandshaking) {
    unsent_bytes_ += data.size();
    early_.push_back(std::move(data));
  } else if (state_ == State::kOpen) {
    if (tls_) {
      tls_->send(data);
      data = tls_->take_ciphertext();
    }
    queue(std::move(data));
    write();
  }
  if (state_ != State::kGone && unsent_bytes_ > limits_.unsent_bytes) {
    end(TransportError::kReset, remote_.to_string() + " does not read what is sent to it");
  }
}

void StreamConnection::queue(Bytes data) {
  if (data.empty()) return;
  unsent_bytes_ += data.size();
  unsent_.push_back(std::move(data));
}

void StreamConnection::write() {
  while (!unsent_.empty() && !blocked_ && state_ != State::kGone) {
    std::array<iovec, kWriteVectors> vectors;
    const std::size_t count = std::min(kWriteVectors, unsent_.size());
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t skip = i == 0 ? first_offset_ : 0;
      vectors[i] = {unsent_[i].data() + skip, unsent_[i].size() - skip};
    }
    msghdr header{};
    header.msg_iov = vectors.data();
    header.msg_iovlen = count;
    const ssize_t result = ::sendmsg(fd_.get(), &header, MSG_NOSIGNAL);
    if (result < 0) {
      const int error_number = errno;
      if (error_number == EINTR) continue;
      if (error_number != EAGAIN) return end(to_transport_error(error_number), error_text(error_number));
      blocked_ = true;
      break;
    }
    auto sent = static_cast<std::size_t>(result);
    unsent_bytes_ -= sent;
    stall_deadline_.reset();
    while (sent > 0) {
      const std::size_t left = unsent_.front().size() - first_offset_;
      const std::size_t step = std::min(left, sent);
      sent -= step;
      first_offset_ += step;
      if (step == left) {
        unsent_.pop_front();
        first_offset_ = 0;
      }
    }
  }
  if (state_ == State::kGone) return;
  if (unsent_.empty()) {
    stall_deadline_.reset();
    if (state_ == State::kDraining) return drain();
  } else if (!stall_deadline_) {
    stall_deadline_ = EventLoop::now() + limits_.stalled;
  }
  update_watch();
  update_deadline();
}

void StreamConnection::close() {
  if (state_ == State::kGone || state_ == State::kDraining || state_ == State::kLingering) return;
  if (state_ == State::kConnecting || state_ == State::kHandshaking) {
    state_ = State::kDraining;
    return end(TransportError::kClosed, {});
  }
  state_ = State::kDraining;
  phase_deadline_ = EventLoop::now() + limits_.close;
  if (tls_) {
    tls_->close();
    queue(tls_->take_ciphertext());
  }
  write();
}

/// Everything has been handed to the system. Closing at once would reset the connection if something of the peer is
/// unread, and the reset would overtake our last bytes; so the peer is heard out.
void StreamConnection::drain() {
  state_ = State::kLingering;
  static_cast<void>(::shutdown(fd_.get(), SHUT_WR));
  update_watch();
  update_deadline();
}

void StreamConnection::abort() {
  if (state_ == State::kGone) return;
  state_ = State::kDraining;
  end(TransportError::kClosed, {});
}

void StreamConnection::on_ready(Readiness ready) {
  if (state_ == State::kConnecting) {
    if (ready.writable || ready.error) on_connected();
    return;
  }
  if (ready.writable && blocked_) {
    blocked_ = false;
    write();
  }
  if (ready.readable && state_ != State::kGone) read();
}

void StreamConnection::read() {
  const std::span<std::byte> buffer = owner_.read_buffer();
  const ssize_t result = ::recv(fd_.get(), buffer.data(), buffer.size(), 0);
  if (result < 0) {
    const int error_number = errno;
    if (error_number == EAGAIN || error_number == EINTR) return;
    return end(to_transport_error(error_number), error_text(error_number));
  }
  if (result == 0) {
    if (state_ == State::kHandshaking)
      return end(TransportError::kTlsFailed, "the peer closed during the TLS handshake");
    return end(TransportError::kClosed, "closed by the peer");
  }
  if (state_ == State::kDraining || state_ == State::kLingering) return;  // nobody listens any more
  const ByteView data(buffer.data(), static_cast<std::size_t>(result));
  if (tls_) {
    tls_->receive(data);
    return take_from_tls();
  }
  if (!std::exchange(heard_, true)) update_deadline();
  owner_.on_connection_input(ConnectionData{id_, to_bytes(data)});
}

void StreamConnection::take_from_tls() {
  // Handshake messages, alerts and key updates answer by themselves.
  queue(tls_->take_ciphertext());
  write();
  if (state_ == State::kGone) return;
  Bytes plaintext = tls_->take_plaintext();
  const TlsEngine::State tls_state = tls_->state();
  if (state_ == State::kHandshaking && (tls_state == TlsEngine::State::kOpen || !plaintext.empty())) on_open();
  // The owner may have closed it while it heard of the opening.
  if (state_ != State::kOpen && state_ != State::kHandshaking) return;
  if (!plaintext.empty()) {
    if (!std::exchange(heard_, true)) update_deadline();
    owner_.on_connection_input(ConnectionData{id_, std::move(plaintext)});
    if (state_ != State::kOpen) return;
  }
  if (tls_state == TlsEngine::State::kFailed) {
    std::string detail = tls_->failure().detail;
    if (const auto& refused = tls_->refused()) {
      detail += "; its key is " + refused->fingerprint.text;
      owner_.on_untrusted(*refused);
    }
    return end(tls_->failure().error, std::move(detail));
  }
  if (tls_state == TlsEngine::State::kClosed) end(TransportError::kClosed, "closed by the peer");
}

void StreamConnection::on_timeout() {
  const Timestamp now = EventLoop::now();
  const std::string peer = remote_.to_string();
  if (stall_deadline_ && *stall_deadline_ <= now) {
    return end(TransportError::kTimedOut, peer + " does not read what is sent to it");
  }
  if (phase_deadline_ <= now) {
    switch (state_) {
      case State::kConnecting:
        return end(TransportError::kTimedOut, peer + " does not answer");
      case State::kHandshaking:
        return end(TransportError::kTimedOut, peer + " does not complete the TLS handshake");
      case State::kOpen:
        if (incoming_ && !heard_) return end(TransportError::kTimedOut, peer + " connected and sent nothing");
        break;
      case State::kDraining:
      case State::kLingering:
        return end(TransportError::kClosed, {});
      case State::kGone:
        return;
    }
  }
  update_deadline();
}

void StreamConnection::update_deadline() {
  std::optional<Timestamp> next = stall_deadline_;
  const bool phase_counts = state_ != State::kOpen || (incoming_ && !heard_);
  if (phase_counts && (!next || phase_deadline_ < *next)) next = phase_deadline_;
  timer_.set(next);
}

void StreamConnection::update_watch() {
  if (watch_) watch_->want(state_ != State::kConnecting, state_ == State::kConnecting || blocked_);
}

void StreamConnection::end(TransportError error, std::string detail) {
  if (state_ == State::kGone) return;
  // Nobody above knows of an accepted connection that never opened.
  const bool unknown = incoming_ && (state_ == State::kConnecting || state_ == State::kHandshaking);
  const bool report = !unknown && state_ != State::kDraining && state_ != State::kLingering;
  if (state_ == State::kHandshaking) ++owner_.mutable_counters().tls_handshakes_failed;
  state_ = State::kGone;
  timer_.cancel();
  watch_.reset();
  fd_.reset();
  early_.clear();
  unsent_.clear();
  owner_.on_connection_gone(*this, ConnectionClosed{id_, error, std::move(detail)}, report);
}

}  // namespace mtavip::net
