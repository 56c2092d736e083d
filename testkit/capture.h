// What passed a simulated network, and its writing as a pcap file that tshark and Wireshark read: raw IP packets with
// made-up headers, correct in lengths, checksums and TCP sequence numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ip_address.h"
#include "base/time.h"

namespace mtavip::testkit {

enum class WireProtocol : std::uint8_t { kUdp, kTcp };

struct CapturedPacket {
  Timestamp time;  ///< when it was sent
  WireProtocol protocol = WireProtocol::kUdp;
  Endpoint from;
  Endpoint to;
  Bytes data;
  bool lost = false;  ///< never arrived; not written to files
};

/// The file's bytes. `origin` is the time of day at Timestamp{}.
[[nodiscard]] Bytes to_pcap(const std::vector<CapturedPacket>& packets, WallTime origin);
/// False if the file cannot be written.
[[nodiscard]] bool write_pcap(const std::string& path, const std::vector<CapturedPacket>& packets, WallTime origin);

}  // namespace mtavip::testkit
