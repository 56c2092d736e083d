#include "testkit/capture.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <utility>

namespace mtavip::testkit {
namespace {

constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kUdp = 17;
constexpr std::uint32_t kLinkTypeRawIp = 101;

// pcap files are in the byte order of their magic number; ours is big-endian, as ByteWriter is.
constexpr std::uint32_t kMagic = 0xa1b2c3d4;

std::uint32_t add_words(ByteView data, std::uint32_t sum) {
  for (std::size_t i = 0; i < data.size(); i += 2) {
    const auto high = static_cast<std::uint32_t>(data[i]) << 8;
    sum += high + (i + 1 < data.size() ? static_cast<std::uint32_t>(data[i + 1]) : 0);
  }
  return sum;
}

std::uint16_t folded(std::uint32_t sum) {
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<std::uint16_t>(~sum & 0xffff);
}

void write_address(ByteWriter& out, const IpAddress& address) {
  const std::size_t size = address.is_v6() ? 16 : 4;
  for (std::size_t i = 0; i < size; ++i) out.u8(address.octets()[i]);
}

struct Sequence {
  std::uint32_t sent = 1;
};
using Flows = std::map<std::pair<Endpoint, Endpoint>, Sequence>;

Bytes segment(const CapturedPacket& packet, Flows& flows) {
  Bytes out;
  ByteWriter writer(out);
  writer.u16(packet.from.port);
  writer.u16(packet.to.port);
  std::size_t checksum_at = 6;
  if (packet.protocol == WireProtocol::kUdp) {
    writer.u16(static_cast<std::uint16_t>(8 + packet.data.size()));
    writer.u16(0);
  } else {
    Sequence& ours = flows[{packet.from, packet.to}];
    writer.u32(ours.sent);
    writer.u32(flows[{packet.to, packet.from}].sent);
    writer.u16(5 << 12 | 0x18);  // 20 bytes of header; PSH, ACK
    writer.u16(0xffff);
    checksum_at = writer.size();
    writer.u16(0);
    writer.u16(0);
    ours.sent += static_cast<std::uint32_t>(packet.data.size());
  }
  writer.bytes(packet.data);

  Bytes pseudo;
  ByteWriter header(pseudo);
  write_address(header, packet.from.address);
  write_address(header, packet.to.address);
  header.u16(packet.protocol == WireProtocol::kUdp ? kUdp : kTcp);
  header.u16(static_cast<std::uint16_t>(out.size()));
  std::uint16_t checksum = folded(add_words(out, add_words(pseudo, 0)));
  if (checksum == 0) checksum = 0xffff;
  writer.patch_u16(checksum_at, checksum);
  return out;
}

Bytes ip_packet(const CapturedPacket& packet, Flows& flows) {
  const Bytes payload = segment(packet, flows);
  const std::uint8_t protocol = packet.protocol == WireProtocol::kUdp ? kUdp : kTcp;
  Bytes out;
  ByteWriter writer(out);
  if (packet.from.address.is_v6()) {
    writer.u32(6U << 28);
    writer.u16(static_cast<std::uint16_t>(payload.size()));
    writer.u8(protocol);
    writer.u8(64);
  } else {
    writer.u8(0x45);
    writer.u8(0);
    writer.u16(static_cast<std::uint16_t>(20 + payload.size()));
    writer.u32(0x4000);  // no identification; do not fragment
    writer.u8(64);
    writer.u8(protocol);
    writer.u16(0);
  }
  write_address(writer, packet.from.address);
  write_address(writer, packet.to.address);
  if (!packet.from.address.is_v6()) writer.patch_u16(10, folded(add_words(out, 0)));
  writer.bytes(payload);
  return out;
}

}  // namespace

Bytes to_pcap(const std::vector<CapturedPacket>& packets, WallTime origin) {
  Bytes out;
  ByteWriter writer(out);
  writer.u32(kMagic);
  writer.u16(2);
  writer.u16(4);
  writer.u32(0);
  writer.u32(0);
  writer.u32(0x40000);
  writer.u32(kLinkTypeRawIp);
  Flows flows;
  // An IPv4 packet takes no more than this behind its headers; larger writes to a stream become several packets.
  constexpr std::size_t kLargest = 65000;
  for (const auto& packet : packets) {
    if (packet.lost) continue;
    ByteView rest = packet.data;
    do {
      const auto piece = rest.first(std::min(rest.size(), kLargest));
      rest = rest.subspan(piece.size());
      const Bytes ip = ip_packet({packet.time, packet.protocol, packet.from, packet.to, to_bytes(piece), false}, flows);
      const std::int64_t micros = (origin + packet.time.time_since_epoch()).time_since_epoch().count();
      writer.u32(static_cast<std::uint32_t>(micros / 1'000'000));
      writer.u32(static_cast<std::uint32_t>(micros % 1'000'000));
      writer.u32(static_cast<std::uint32_t>(ip.size()));
      writer.u32(static_cast<std::uint32_t>(ip.size()));
      writer.bytes(ip);
    } while (!rest.empty());
  }
  return out;
}

bool write_pcap(const std::string& path, const std::vector<CapturedPacket>& packets, WallTime origin) {
  const Bytes bytes = to_pcap(packets, origin);
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  return static_cast<bool>(file.flush());
}

}  // namespace mtavip::testkit
