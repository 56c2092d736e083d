#include "net/media_socket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>
#include <time.h>

#include "net/socket.h"

namespace mtavip::net {
namespace {

constexpr std::size_t kReceiveBatch = 32;
constexpr std::size_t kSendBatch = 64;
constexpr std::size_t kSendBytes = 128 * 1024;
/// Batches read before other sockets of the loop get their turn.
constexpr int kBatchesPerTurn = 4;
constexpr int kEphemeralAttempts = 200;
/// A kernel time stamp older than this is a step of the system's clock, not a wait.
constexpr Duration kOldestArrival = std::chrono::seconds(2);

Result<FileDescriptor, NetFailure> bind_media_socket(const MediaBindOptions& options, std::uint16_t port) {
  auto fd = bind_socket(SOCK_DGRAM, Endpoint{options.address, port}, "RTP");
  if (!fd) return fd;
  set_option(fd->get(), SOL_SOCKET, SO_RCVBUF, options.receive_buffer);
  set_option(fd->get(), SOL_SOCKET, SO_TIMESTAMPNS, 1);
  if (options.dscp != 0) set_socket_dscp(fd->get(), options.address.is_v6(), options.dscp);
  return fd;
}

MediaPorts single(FileDescriptor fd) {
  MediaPorts ports;
  ports.rtp_address = local_endpoint(fd.get());
  ports.rtp = std::move(fd);
  return ports;
}

bool is_port_trouble(const NetFailure& failure) {
  return failure.code == NetError::kAddressInUse || failure.code == NetError::kPermission;
}

/// RTP at `port` (even) and RTCP above it.
Result<MediaPorts, NetFailure> bind_pair(const MediaBindOptions& options, std::uint16_t port) {
  auto rtp = bind_media_socket(options, port);
  if (!rtp) return fail(rtp.error());
  auto rtcp = bind_media_socket(options, static_cast<std::uint16_t>(port + 1));
  if (!rtcp) return fail(rtcp.error());
  MediaPorts ports = single(std::move(*rtp));
  ports.rtcp_address = local_endpoint(rtcp->get());
  ports.rtcp = std::move(*rtcp);
  return ports;
}

Result<MediaPorts, NetFailure> bind_ephemeral(const MediaBindOptions& options) {
  // Odd ports are kept while we look, so that the system does not offer them again.
  std::array<FileDescriptor, kEphemeralAttempts> unfit;
  for (FileDescriptor& place : unfit) {
    auto fd = bind_media_socket(options, 0);
    if (!fd) return fail(fd.error());
    if (!options.with_rtcp) return single(std::move(*fd));
    const std::uint16_t port = local_endpoint(fd->get()).port;
    if (port % 2 == 0) {
      auto rtcp = bind_media_socket(options, static_cast<std::uint16_t>(port + 1));
      if (rtcp) {
        MediaPorts ports = single(std::move(*fd));
        ports.rtcp_address = local_endpoint(rtcp->get());
        ports.rtcp = std::move(*rtcp);
        return ports;
      }
      if (!is_port_trouble(rtcp.error())) return fail(rtcp.error());
    }
    place = std::move(*fd);
  }
  return fail(NetFailure{NetError::kNoFreePort, "No two neighbouring UDP ports are free for RTP and RTCP on " +
                                                    options.address.to_string() + "."});
}

Result<MediaPorts, NetFailure> bind_in_range(const MediaBindOptions& options, Random& random) {
  const unsigned step = options.with_rtcp ? 2 : 1;
  const unsigned first = options.with_rtcp ? (options.first_port + 1U) / 2 * 2 : options.first_port;
  // Ports that can be a pair's first one: with its neighbour inside the range.
  const unsigned end = options.last_port + (options.with_rtcp ? 0U : 1U);
  const unsigned places = end > first ? (end - first + step - 1) / step : 0;
  const auto start = places == 0 ? 0U : static_cast<unsigned>(random.below(places));
  for (unsigned i = 0; i < places; ++i) {
    const auto port = static_cast<std::uint16_t>(first + (start + i) % places * step);
    auto ports = options.with_rtcp
                     ? bind_pair(options, port)
                     : bind_media_socket(options, port).map([](FileDescriptor&& fd) { return single(std::move(fd)); });
    if (ports || !is_port_trouble(ports.error())) return ports;
  }
  return fail(NetFailure{NetError::kNoFreePort, "No UDP port is free for RTP on " + options.address.to_string() +
                                                    " between " + std::to_string(options.first_port) + " and " +
                                                    std::to_string(options.last_port) + ". Choose a wider range."});
}

}  // namespace

Result<MediaPorts, NetFailure> bind_media_ports(const MediaBindOptions& options, Random& random) {
  return options.first_port == 0 ? bind_ephemeral(options) : bind_in_range(options, random);
}

bool untouched(const MediaPorts& ports) {
  const auto is_empty = [](const FileDescriptor& fd) {
    std::byte octet{};
    return !fd ||
           (::recv(fd.get(), &octet, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
  };
  return is_empty(ports.rtp) && is_empty(ports.rtcp);
}

class MediaSocket::Impl {
 public:
  Impl(EventLoop& loop, FileDescriptor socket, Handler handler)
      : socket_(std::move(socket)),
        local_(local_endpoint(socket_.get())),
        handler_(std::move(handler)),
        receive_bytes_(std::make_unique_for_overwrite<std::byte[]>(kReceiveBatch * kMaxPacket)),
        send_bytes_(std::make_unique_for_overwrite<std::byte[]>(kSendBytes)),
        watch_(loop, socket_.get(), [this](Readiness) { receive(); }) {
    for (std::size_t i = 0; i < kReceiveBatch; ++i) {
      receive_vectors_[i] = {receive_bytes_.get() + i * kMaxPacket, kMaxPacket};
      msghdr& header = receive_headers_[i].msg_hdr;
      header.msg_iov = &receive_vectors_[i];
      header.msg_iovlen = 1;
      header.msg_name = &receive_addresses_[i];
      header.msg_control = receive_controls_[i].bytes.data();
    }
  }
  ~Impl() {
    flush();
    if (destroyed_ != nullptr) *destroyed_ = true;
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void send(ByteView packet, const Endpoint& to) {
    if (packet.size() > kMaxPacket) {
      ++counters_.send_failures;
      return;
    }
    if (queued_ == kSendBatch || packet.size() > kSendBytes - queued_bytes_) flush();
    std::byte* const place = send_bytes_.get() + queued_bytes_;
    if (!packet.empty()) std::memcpy(place, packet.data(), packet.size());
    send_vectors_[queued_] = {place, packet.size()};
    // A stream sends to the same address all the time.
    if (!(send_endpoints_[queued_] == to) || send_addresses_[queued_].size() == 0) {
      send_endpoints_[queued_] = to;
      send_addresses_[queued_] = SocketAddress(to);
    }
    msghdr& header = send_headers_[queued_].msg_hdr;
    header.msg_iov = &send_vectors_[queued_];
    header.msg_iovlen = 1;
    header.msg_name = send_addresses_[queued_].data();
    header.msg_namelen = send_addresses_[queued_].size();
    queued_bytes_ += packet.size();
    ++queued_;
  }

  void flush() {
    std::size_t sent = 0;
    while (sent < queued_) {
      const int count = ::sendmmsg(socket_.get(), &send_headers_[sent], static_cast<unsigned>(queued_ - sent), 0);
      if (count < 0) {
        if (errno == EINTR) continue;
        ++counters_.send_failures;  // this one is lost, the others have their chance
        ++sent;
        continue;
      }
      for (int i = 0; i < count; ++i, ++sent) {
        ++counters_.packets_sent;
        counters_.bytes_sent += send_vectors_[sent].iov_len;
      }
    }
    queued_ = 0;
    queued_bytes_ = 0;
  }

  void discard_received() {
    std::byte nothing{};
    for (;;) {
      const ssize_t size = ::recv(socket_.get(), &nothing, 1, MSG_TRUNC);
      if (size < 0 && errno != EINTR && errno != ECONNREFUSED) return;
    }
  }

  void set_dscp(std::uint8_t dscp) { set_socket_dscp(socket_.get(), local_.address.is_v6(), dscp); }
  [[nodiscard]] const Endpoint& local() const { return local_; }
  [[nodiscard]] const MediaSocketCounters& counters() const { return counters_; }

 private:
  struct alignas(cmsghdr) Control {
    std::array<std::byte, CMSG_SPACE(sizeof(timespec))> bytes;
  };

  void receive() {
    bool destroyed = false;
    destroyed_ = &destroyed;
    // Held here while it runs, because it may destroy us.
    Handler handler = std::move(handler_);
    for (int batch = 0; batch < kBatchesPerTurn; ++batch) {
      const int count = receive_batch(handler, destroyed);
      if (destroyed) return;
      flush();
      if (count < static_cast<int>(kReceiveBatch)) break;
    }
    destroyed_ = nullptr;
    handler_ = std::move(handler);
  }

  int receive_batch(const Handler& handler, const bool& destroyed) {
    for (mmsghdr& entry : receive_headers_) {
      entry.msg_hdr.msg_namelen = sizeof(sockaddr_storage);
      entry.msg_hdr.msg_controllen = sizeof(Control);
    }
    int count = -1;
    do {
      count = ::recvmmsg(socket_.get(), receive_headers_.data(), kReceiveBatch, 0, nullptr);
    } while (count < 0 && errno == EINTR);
    if (count <= 0) return count;
    const Timestamp now = monotonic_now();
    // What turns the kernel's wall clock stamps into our scale; read once a batch, so that a step of the clock does not
    // last.
    const Duration wall = wall_origin().time_since_epoch();
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
      const mmsghdr& entry = receive_headers_[i];
      if ((entry.msg_hdr.msg_flags & MSG_TRUNC) != 0) {
        ++counters_.packets_truncated;
        continue;
      }
      ++counters_.packets_received;
      counters_.bytes_received += entry.msg_len;
      const ByteView packet(static_cast<const std::byte*>(receive_vectors_[i].iov_base), entry.msg_len);
      handler(packet, SocketAddress::to_endpoint(receive_addresses_[i]), arrival(entry.msg_hdr, wall, now));
      if (destroyed) return 0;
    }
    return count;
  }

  static Timestamp arrival(const msghdr& header, Duration wall, Timestamp now) {
    const cmsghdr* const control = CMSG_FIRSTHDR(&header);
    if (control == nullptr || control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_TIMESTAMPNS) return now;
    timespec stamp{};
    std::memcpy(&stamp, CMSG_DATA(control), sizeof stamp);
    const Timestamp time(Duration(stamp.tv_sec * 1'000'000 + stamp.tv_nsec / 1000) - wall);
    return time > now || now - time > kOldestArrival ? now : time;
  }

  FileDescriptor socket_;
  Endpoint local_;
  Handler handler_;
  MediaSocketCounters counters_;
  bool* destroyed_ = nullptr;  // tells receive() that the handler destroyed us

  // Pages of these that no packet ever reached cost no memory.
  std::unique_ptr<std::byte[]> receive_bytes_;
  std::unique_ptr<std::byte[]> send_bytes_;
  std::array<mmsghdr, kReceiveBatch> receive_headers_{};
  std::array<iovec, kReceiveBatch> receive_vectors_{};
  std::array<sockaddr_storage, kReceiveBatch> receive_addresses_{};
  std::array<Control, kReceiveBatch> receive_controls_{};

  std::array<mmsghdr, kSendBatch> send_headers_{};
  std::array<iovec, kSendBatch> send_vectors_{};
  std::array<SocketAddress, kSendBatch> send_addresses_{};
  std::array<Endpoint, kSendBatch> send_endpoints_{};
  std::size_t queued_ = 0;
  std::size_t queued_bytes_ = 0;

  Watch watch_;
};

MediaSocket::MediaSocket(EventLoop& loop, FileDescriptor socket, Handler handler)
    : impl_(std::make_unique<Impl>(loop, std::move(socket), std::move(handler))) {}
MediaSocket::~MediaSocket() = default;

void MediaSocket::send(ByteView packet, const Endpoint& to) {
  impl_->send(packet, to);
}
void MediaSocket::flush() {
  impl_->flush();
}
void MediaSocket::discard_received() {
  impl_->discard_received();
}
void MediaSocket::set_dscp(std::uint8_t dscp) {
  impl_->set_dscp(dscp);
}
Endpoint MediaSocket::local_address() const {
  return impl_->local();
}
const MediaSocketCounters& MediaSocket::counters() const {
  return impl_->counters();
}

}  // namespace mtavip::net
