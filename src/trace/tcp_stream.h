// Puts the segments of one direction of a TCP connection, as they were seen on the wire, into order: segments that come
// twice, overlap, or come before their time (RFC 9293 section 3.4).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "base/bytes.h"

namespace mtavip::trace {

struct TcpStreamLimits {
  /// Of segments that wait for one before them; beyond it the missing octets are given up.
  std::size_t waiting_bytes = 1 << 20;
  std::size_t waiting_segments = 1024;
};

class TcpStream {
 public:
  /// Octets of the stream in their order.
  struct Piece {
    std::uint64_t lost = 0;  ///< octets before it that the capture does not have
    Bytes data;
  };

  explicit TcpStream(TcpStreamLimits limits = {}) : limits_(limits) {}

  /// A segment, and what can be read in order now. Of a stream whose beginning was not recorded, the first segment seen
  /// is the beginning.
  [[nodiscard]] std::vector<Piece> add(std::uint32_t sequence, bool syn, ByteView payload);
  /// What still waits: nobody will bring what is missing before it.
  [[nodiscard]] std::vector<Piece> finish();
  /// Whether this SYN begins another connection than the one that was followed so far.
  [[nodiscard]] bool begins_anew(std::uint32_t sequence) const;

 private:
  /// Gives pieces as long as they follow on each other; `forced` skips over the first gap.
  void release(std::vector<Piece>& out, bool forced);

  TcpStreamLimits limits_;
  std::optional<std::uint32_t> next_sequence_;  ///< of the octet at next_
  std::uint64_t next_ = 0;                      ///< how far the stream was given
  std::map<std::uint64_t, Bytes> waiting_;      ///< by place in the stream
  std::size_t waiting_bytes_ = 0;
};

}  // namespace mtavip::trace
