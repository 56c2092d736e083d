// UDP for RTP and RTCP (RFC 3550 section 11): ports in pairs or alone, batches of packets with their arrival times, and
// no allocation per packet.
//
// Ports are bound by whoever writes them into an SDP (any thread), and handed as a value to the media thread, which
// makes MediaSockets of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "base/bytes.h"
#include "base/ip_address.h"
#include "base/random.h"
#include "base/time.h"
#include "net/error.h"
#include "net/event_loop.h"
#include "net/file_descriptor.h"

namespace mtavip::net {

/// Differentiated services code points of RFC 4594.
inline constexpr std::uint8_t kDscpAudio = 46;  // EF
inline constexpr std::uint8_t kDscpVideo = 34;  // AF41

struct MediaBindOptions {
  IpAddress address;             ///< may be unspecified
  std::uint16_t first_port = 0;  ///< of the range, both ends included; 0: the system chooses
  std::uint16_t last_port = 0;
  bool with_rtcp = true;  ///< RTP on an even port and RTCP on the next; false: one port, for rtcp-mux
  std::uint8_t dscp = 0;
  int receive_buffer = 256 * 1024;  ///< bytes asked of the system for each socket
};

/// Bound and not yet read from.
struct MediaPorts {
  FileDescriptor rtp;
  FileDescriptor rtcp;  ///< none without with_rtcp
  Endpoint rtp_address;
  Endpoint rtcp_address;
};

/// Any thread. Ports of a range are tried from a random start, so that a port is not reused at once.
Result<MediaPorts, NetFailure> bind_media_ports(const MediaBindOptions& options, Random& random);

/// Whether nothing has come to them since they were bound. Any thread that they belong to.
bool untouched(const MediaPorts& ports);

struct MediaSocketCounters {
  std::uint64_t packets_received = 0;
  std::uint64_t bytes_received = 0;
  std::uint64_t packets_truncated = 0;  ///< larger than kMaxPacket, dropped
  std::uint64_t packets_sent = 0;
  std::uint64_t bytes_sent = 0;
  std::uint64_t send_failures = 0;  ///< the system refused them: buffer full, unreachable, too large
};

/// One UDP socket of the media thread. Everything is called in the loop's thread.
class MediaSocket {
 public:
  /// Largest packet that is received or sent.
  static constexpr std::size_t kMaxPacket = 16 * 1024;
  /// `packet` is valid during the call. `arrival` is when the kernel received it. The handler may send, and may destroy
  /// the socket.
  using Handler = std::function<void(ByteView packet, const Endpoint& from, Timestamp arrival)>;

  MediaSocket(EventLoop& loop, FileDescriptor socket, Handler handler);
  ~MediaSocket();
  MediaSocket(const MediaSocket&) = delete;
  MediaSocket& operator=(const MediaSocket&) = delete;

  /// Queues a copy of `packet`; the batch leaves with flush(), at the end of a batch of received packets, or when it is
  /// full. A packet that the system does not take is lost, as on the network.
  void send(ByteView packet, const Endpoint& to);
  void flush();

  /// Throws away what has arrived and was not read yet.
  void discard_received();
  void set_dscp(std::uint8_t dscp);
  [[nodiscard]] Endpoint local_address() const;
  [[nodiscard]] const MediaSocketCounters& counters() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mtavip::net
