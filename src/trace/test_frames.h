// Frames and capture files for tests, built octet by octet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ip_address.h"

namespace mtavip::trace::test {

inline Bytes hex(std::string_view digits) {
  Bytes out;
  std::string pair;
  for (const char c : digits) {
    if (c == ' ') continue;
    pair += c;
    if (pair.size() < 2) continue;
    out.push_back(static_cast<std::byte>(std::stoi(pair, nullptr, 16)));
    pair.clear();
  }
  return out;
}

inline Bytes operator+(Bytes a, const Bytes& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

inline Endpoint endpoint(std::string_view text) {
  return Endpoint::parse(text).value();
}

inline Bytes udp(const Endpoint& from, const Endpoint& to, ByteView payload) {
  Bytes out;
  ByteWriter writer(out);
  writer.u16(from.port);
  writer.u16(to.port);
  writer.u16(static_cast<std::uint16_t>(8 + payload.size()));
  writer.u16(0);
  writer.bytes(payload);
  return out;
}

enum TcpFlags : std::uint8_t { kFin = 1, kSyn = 2, kRst = 4, kAck = 16 };

inline Bytes tcp(const Endpoint& from, const Endpoint& to, std::uint32_t sequence, std::uint8_t flags,
                 ByteView payload) {
  Bytes out;
  ByteWriter writer(out);
  writer.u16(from.port);
  writer.u16(to.port);
  writer.u32(sequence);
  writer.u32(0);
  writer.u8(6 << 4);  // with four octets of options
  writer.u8(flags);
  writer.zeros(6);
  writer.u32(0x01010101);
  writer.bytes(payload);
  return out;
}

struct Fragment {
  std::uint16_t id = 0;
  std::uint16_t offset = 0;  ///< in octets
  bool more = false;
};

inline Bytes ipv4(const IpAddress& from, const IpAddress& to, std::uint8_t protocol, ByteView payload,
                  Fragment fragment = {}) {
  Bytes out;
  ByteWriter writer(out);
  writer.u8(0x46);  // with four octets of options
  writer.u8(0);
  writer.u16(static_cast<std::uint16_t>(24 + payload.size()));
  writer.u16(fragment.id);
  writer.u16(static_cast<std::uint16_t>((fragment.more ? 0x2000 : 0) | fragment.offset / 8));
  writer.u8(64);
  writer.u8(protocol);
  writer.u16(0);
  for (const auto* address : {&from, &to}) {
    for (std::size_t i = 0; i < 4; ++i) writer.u8(address->octets()[i]);
  }
  writer.u32(0x01010101);
  writer.bytes(payload);
  return out;
}

inline Bytes ipv6(const IpAddress& from, const IpAddress& to, std::uint8_t next_header, ByteView payload) {
  Bytes out;
  ByteWriter writer(out);
  writer.u32(0x60000000);
  writer.u16(static_cast<std::uint16_t>(payload.size()));
  writer.u8(next_header);
  writer.u8(64);
  for (const auto* address : {&from, &to}) {
    for (const auto octet : address->octets()) writer.u8(octet);
  }
  writer.bytes(payload);
  return out;
}

inline Bytes ethernet(ByteView packet, std::string_view ether_type = "0800") {
  return hex("020000000001 020000000002") + hex(ether_type) + to_bytes(packet);
}

/// A frame with a UDP datagram.
inline Bytes udp_frame(std::string_view from, std::string_view to, ByteView payload) {
  const Endpoint source = endpoint(from);
  const Endpoint destination = endpoint(to);
  return ethernet(ipv4(source.address, destination.address, 17, udp(source, destination, payload)));
}

/// A frame with a TCP segment.
inline Bytes tcp_frame(std::string_view from, std::string_view to, std::uint32_t sequence, std::uint8_t flags,
                       ByteView payload) {
  const Endpoint source = endpoint(from);
  const Endpoint destination = endpoint(to);
  return ethernet(ipv4(source.address, destination.address, 6, tcp(source, destination, sequence, flags, payload)));
}

/// A pcap file, big endian, with microseconds; the frames are a second apart and begin at second 1.
inline Bytes pcap(const std::vector<Bytes>& frames, std::uint32_t link_type = 1) {
  Bytes out = hex("a1b2c3d4 0002 0004 00000000 00000000 00040000");
  ByteWriter writer(out);
  writer.u32(link_type);
  std::uint32_t second = 0;
  for (const auto& frame : frames) {
    writer.u32(++second);
    writer.u32(0);
    writer.u32(static_cast<std::uint32_t>(frame.size()));
    writer.u32(static_cast<std::uint32_t>(frame.size()));
    writer.bytes(frame);
  }
  return out;
}

}  // namespace mtavip::trace::test
