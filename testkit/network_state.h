// The parts of SimulatedNetwork that its two source files share.
#pragma once

#include <array>

#include "testkit/network.h"

namespace mtavip::testkit {

struct SimulatedNetwork::Host {
  std::string name;
  std::vector<IpAddress> addresses;
  HostState state = HostState::kUp;
  std::uint16_t next_port = 49152;

  [[nodiscard]] bool has(const IpAddress& address) const;
};

struct SimulatedNetwork::Socket {
  LocalSocket local;
  HostId host{};
  DatagramHandler on_datagram;    // a media socket
  TransportHandler on_transport;  // a core's socket or listener
  ServerCertificate certificate;
};

// A connection: side 0 opened it, side 1 accepted it.
struct SimulatedNetwork::Pipe {
  struct Side {
    HostId host{};
    ConnectionId id{};
    Endpoint address;
    TransportHandler handler;
    bool open = false;
    Timestamp last_arrival{};  // of what this side sent, at the other
  };
  TransportKind kind{};
  std::string server_name;
  std::array<Side, 2> sides;
  bool established = false;
  Bytes early;  // written by side 0 before it was established
};

}  // namespace mtavip::testkit
