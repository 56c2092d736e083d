#include "net/udp_socket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <linux/errqueue.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "net/socket.h"

namespace mtavip::net {
namespace {

constexpr std::size_t kSendBatch = 32;
constexpr int kBatchesPerTurn = 4;
constexpr int kErrorsPerTurn = 64;

/// The error that an IP_RECVERR control message reports, if it came from the network.
std::optional<int> network_error(msghdr& header) {
  for (cmsghdr* control = CMSG_FIRSTHDR(&header); control != nullptr; control = CMSG_NXTHDR(&header, control)) {
    const bool v4 = control->cmsg_level == IPPROTO_IP && control->cmsg_type == IP_RECVERR;
    const bool v6 = control->cmsg_level == IPPROTO_IPV6 && control->cmsg_type == IPV6_RECVERR;
    if (!v4 && !v6) continue;
    sock_extended_err error{};
    std::memcpy(&error, CMSG_DATA(control), sizeof error);
    // Errors of our own side were already returned by the send.
    if (error.ee_origin != SO_EE_ORIGIN_LOCAL) return static_cast<int>(error.ee_errno);
  }
  return std::nullopt;
}

}  // namespace

UdpSocket::UdpSocket(EventLoop& loop, SocketId id, FileDescriptor fd, const TransportLimits& limits,
                     TransportCounters& counters, DatagramBatch& batch, Received received, Failed failed)
    : id_(id),
      fd_(std::move(fd)),
      limits_(limits),
      counters_(counters),
      batch_(batch),
      received_(std::move(received)),
      failed_(std::move(failed)) {
  const bool v6 = local_endpoint(fd_.get()).address.is_v6();
  set_option(fd_.get(), v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_RECVERR : IP_RECVERR, 1);
  set_option(fd_.get(), SOL_SOCKET, SO_RCVBUF, limits.receive_buffer);
  watch_.emplace(loop, fd_.get(), [this](Readiness ready) { on_ready(ready); });
}

void UdpSocket::send(const Endpoint& remote, Bytes data) {
  if (queue_.size() - next_ >= limits_.queued_datagrams) {
    ++counters_.datagrams_dropped;
    failed_({id_, remote, TransportError::kLocal});
    return;
  }
  queue_.push_back({remote, std::move(data)});
}

void UdpSocket::flush() {
  if (!fd_ || blocked_) return;
  bool retried = false;
  while (next_ < queue_.size()) {
    std::array<mmsghdr, kSendBatch> headers{};
    std::array<iovec, kSendBatch> vectors;
    std::array<SocketAddress, kSendBatch> addresses;
    const std::size_t count = std::min(kSendBatch, queue_.size() - next_);
    for (std::size_t i = 0; i < count; ++i) {
      Outgoing& outgoing = queue_[next_ + i];
      addresses[i] = SocketAddress(outgoing.remote);
      vectors[i] = {outgoing.data.data(), outgoing.data.size()};
      headers[i].msg_hdr.msg_name = addresses[i].data();
      headers[i].msg_hdr.msg_namelen = addresses[i].size();
      headers[i].msg_hdr.msg_iov = &vectors[i];
      headers[i].msg_hdr.msg_iovlen = 1;
    }
    const int sent = ::sendmmsg(fd_.get(), headers.data(), static_cast<unsigned>(count), 0);
    if (sent > 0) {
      next_ += static_cast<std::size_t>(sent);
      counters_.datagrams_sent += static_cast<std::uint64_t>(sent);
      retried = false;
      continue;
    }
    const int error_number = errno;
    if (error_number == EINTR) continue;
    if (error_number == EAGAIN) {
      want_writing(true);
      queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(next_));
      next_ = 0;
      return;
    }
    // The error may be that of an earlier datagram to somebody else, which an ICMP message has just reported.
    if (!retried) {
      retried = true;
      read_errors();
      continue;
    }
    retried = false;
    ++counters_.datagrams_dropped;
    failed_({id_, queue_[next_].remote, to_transport_error(error_number)});
    ++next_;
  }
  queue_.clear();
  next_ = 0;
}

void UdpSocket::close() {
  blocked_ = false;
  flush();
  queue_.clear();
  next_ = 0;
  watch_.reset();
  fd_.reset();
}

void UdpSocket::want_writing(bool wanted) {
  blocked_ = wanted;
  if (watch_) watch_->want(true, wanted);
}

void UdpSocket::on_ready(Readiness ready) {
  if (ready.error) read_errors();
  if (ready.writable && blocked_) {
    want_writing(false);
    flush();
  }
  if (ready.readable) receive();
}

void UdpSocket::receive() {
  for (int turn = 0; turn < kBatchesPerTurn && fd_; ++turn) {
    constexpr std::size_t kCount = DatagramBatch::kCount;
    std::array<mmsghdr, kCount> headers{};
    std::array<iovec, kCount> vectors;
    std::array<SocketAddress, kCount> addresses;
    for (std::size_t i = 0; i < kCount; ++i) {
      vectors[i] = {batch_.at(i), DatagramBatch::kSize};
      headers[i].msg_hdr.msg_name = addresses[i].data();
      headers[i].msg_hdr.msg_namelen = *addresses[i].prepare();
      headers[i].msg_hdr.msg_iov = &vectors[i];
      headers[i].msg_hdr.msg_iovlen = 1;
    }
    const int count = ::recvmmsg(fd_.get(), headers.data(), kCount, 0, nullptr);
    // An error here is an ICMP message's, whose details wait in the error queue: epoll reports that.
    if (count <= 0) return;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count) && fd_; ++i) {
      ++counters_.datagrams_received;
      received_({id_, addresses[i].endpoint(), Bytes(batch_.at(i), batch_.at(i) + headers[i].msg_len)});
    }
    if (count < static_cast<int>(kCount)) return;
  }
}

void UdpSocket::read_errors() {
  for (int i = 0; i < kErrorsPerTurn; ++i) {
    SocketAddress destination;
    alignas(cmsghdr) std::array<std::byte, 512> control;
    std::byte nothing{};
    iovec vector{&nothing, 1};
    msghdr header{};
    header.msg_name = destination.data();
    header.msg_namelen = *destination.prepare();
    header.msg_iov = &vector;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    if (::recvmsg(fd_.get(), &header, MSG_ERRQUEUE) < 0) {
      if (errno == EINTR) continue;
      break;
    }
    if (const auto error = network_error(header)) failed_({id_, destination.endpoint(), to_transport_error(*error)});
  }
  // Clears the error that the next send or receive would otherwise return for somebody else.
  int pending = 0;
  socklen_t size = sizeof pending;
  static_cast<void>(::getsockopt(fd_.get(), SOL_SOCKET, SO_ERROR, &pending, &size));
}

}  // namespace mtavip::net
