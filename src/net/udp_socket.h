// A UDP socket of the signalling transport: datagrams of any size, in batches, with the ICMP errors that they provoke
// (ip(7), IP_RECVERR).
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/transport.h"
#include "net/error.h"
#include "net/event_loop.h"
#include "net/file_descriptor.h"
#include "net/signalling_transport.h"

namespace mtavip::net {

/// Memory for a batch of the largest datagrams, shared by the sockets of a transport. Pages that no datagram reached
/// cost nothing.
class DatagramBatch {
 public:
  static constexpr std::size_t kCount = 16;
  static constexpr std::size_t kSize = 64 * 1024;

  DatagramBatch() : bytes_(std::make_unique_for_overwrite<std::byte[]>(kCount * kSize)) {}
  [[nodiscard]] std::byte* at(std::size_t index) { return bytes_.get() + index * kSize; }

 private:
  std::unique_ptr<std::byte[]> bytes_;
};

class UdpSocket {
 public:
  /// Called from the loop with what was received; the handler may close() the socket, not destroy it.
  using Received = std::function<void(DatagramReceived)>;
  /// May be called from within send() and flush().
  using Failed = std::function<void(DatagramFailed)>;

  UdpSocket(EventLoop& loop, SocketId id, FileDescriptor fd, const TransportLimits& limits, TransportCounters& counters,
            DatagramBatch& batch, Received received, Failed failed);

  /// Queues until flush().
  void send(const Endpoint& remote, Bytes data);
  void flush();
  /// Sends what it can and receives nothing more.
  void close();
  [[nodiscard]] SocketId id() const { return id_; }

 private:
  struct Outgoing {
    Endpoint remote;
    Bytes data;
  };

  void on_ready(Readiness ready);
  void receive();
  void read_errors();
  void want_writing(bool wanted);

  SocketId id_;
  FileDescriptor fd_;
  const TransportLimits& limits_;
  TransportCounters& counters_;
  DatagramBatch& batch_;
  Received received_;
  Failed failed_;
  std::vector<Outgoing> queue_;
  std::size_t next_ = 0;  // in queue_: what was before has been sent
  bool blocked_ = false;
  std::optional<Watch> watch_;
};

}  // namespace mtavip::net
