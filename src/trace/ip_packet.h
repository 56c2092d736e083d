// From a recorded frame to what UDP and TCP carry: link headers with VLAN tags, IPv4 and IPv6 with their options,
// extension headers and fragments. Frames that are none of this are passed over; nothing here is ever an error, because
// a capture holds whatever passed by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <tuple>

#include "base/bytes.h"
#include "base/ip_address.h"
#include "trace/capture_reader.h"

namespace mtavip::trace {

/// A UDP datagram or a TCP segment.
struct TransportPacket {
  WallTime time{};
  Endpoint source{};
  Endpoint destination{};
  bool tcp = false;
  // Of TCP only.
  std::uint32_t sequence = 0;
  bool syn = false;
  bool fin = false;
  bool rst = false;
  /// Lies in the frame, or in the IpReader until its next call.
  ByteView payload{};
};

struct IpLimits {
  std::size_t incomplete_datagrams = 256;  ///< fragments of more drive out the oldest
  std::size_t fragments = 256;             ///< of one datagram
};

/// Finds packets in frames, and puts fragmented datagrams together (RFC 791, RFC 8200 section 4.5).
class IpReader {
 public:
  explicit IpReader(IpLimits limits = {}) : limits_(limits) {}

  /// What the frame carries, or completes; nothing where it is no UDP and no TCP, or not complete.
  [[nodiscard]] std::optional<TransportPacket> read(const Frame& frame);

 private:
  struct IpPacket {
    IpAddress source{};
    IpAddress destination{};
    std::uint8_t protocol = 0;
    ByteView payload{};
    bool fragment = false;
    std::uint32_t id = 0;
    std::size_t fragment_offset = 0;
    bool more_fragments = false;
  };
  using DatagramKey = std::tuple<IpAddress, IpAddress, std::uint8_t, std::uint32_t>;
  struct Incomplete {
    std::map<std::size_t, Bytes> fragments;
    std::optional<std::size_t> size;  ///< known when the last fragment has come
  };

  [[nodiscard]] static std::optional<IpPacket> read_ip(ByteView data);
  [[nodiscard]] static std::optional<IpPacket> read_ipv4(ByteView data);
  [[nodiscard]] static std::optional<IpPacket> read_ipv6(ByteView data);
  [[nodiscard]] static std::optional<TransportPacket> read_transport(const IpPacket& packet);
  /// The whole payload, in `whole_`, where this fragment was the missing one.
  [[nodiscard]] bool complete(const IpPacket& packet);

  IpLimits limits_;
  std::map<DatagramKey, Incomplete> incomplete_;
  std::deque<DatagramKey> order_;  ///< of incomplete_, oldest first; may name some that are complete
  Bytes whole_;
};

}  // namespace mtavip::trace
