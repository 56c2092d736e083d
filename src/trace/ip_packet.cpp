#include "trace/ip_packet.h"

#include <algorithm>
#include <array>

namespace mtavip::trace {
namespace {

constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kUdp = 17;
constexpr std::size_t kMostPayload = 65535;

IpAddress read_v4(ByteReader& reader) {
  std::array<std::uint8_t, 4> octets{};
  for (auto& octet : octets) octet = reader.u8();
  return IpAddress::v4(octets);
}

IpAddress read_v6(ByteReader& reader) {
  std::array<std::uint8_t, 16> octets{};
  for (auto& octet : octets) octet = reader.u8();
  return IpAddress::v6(octets);
}

bool is_ip(std::uint16_t ether_type) {
  return ether_type == 0x0800 || ether_type == 0x86dd;
}

bool is_vlan_tag(std::uint16_t ether_type) {
  return ether_type == 0x8100 || ether_type == 0x88a8 || ether_type == 0x9100;
}

/// The reader stands behind an EtherType: what follows where it is IP, past VLAN tags.
ByteView behind_tags(ByteReader& reader, std::uint16_t ether_type) {
  constexpr int kMostTags = 4;
  for (int i = 0; i < kMostTags && is_vlan_tag(ether_type); ++i) {
    reader.skip(2);
    ether_type = reader.u16();
  }
  return is_ip(ether_type) ? reader.rest() : ByteView{};
}

/// The IP packet in the frame; empty where there is none.
ByteView find_ip(const Frame& frame) {
  ByteReader reader(frame.data);
  switch (static_cast<LinkType>(frame.link_type)) {
    case LinkType::kEthernet:
      reader.skip(12);
      return behind_tags(reader, reader.u16());
    case LinkType::kLinuxCooked:
      reader.skip(14);
      return behind_tags(reader, reader.u16());
    case LinkType::kLinuxCooked2: {
      const std::uint16_t ether_type = reader.u16();
      reader.skip(18);
      return behind_tags(reader, ether_type);
    }
    case LinkType::kNull:
    case LinkType::kLoop:
      // The family's number for IPv6 differs from system to system; the version in the packet does not.
      reader.skip(4);
      return reader.rest();
    case LinkType::kRaw:
    case LinkType::kIpv4:
    case LinkType::kIpv6:
      return reader.rest();
  }
  return {};
}

}  // namespace

std::optional<TransportPacket> IpReader::read(const Frame& frame) {
  auto packet = read_ip(find_ip(frame));
  if (!packet) return std::nullopt;
  if (packet->fragment) {
    if (!complete(*packet)) return std::nullopt;
    packet->payload = whole_;
  }
  auto result = read_transport(*packet);
  if (result) result->time = frame.time;
  return result;
}

std::optional<IpReader::IpPacket> IpReader::read_ip(ByteView data) {
  if (data.empty()) return std::nullopt;
  switch (static_cast<std::uint8_t>(data[0]) >> 4) {
    case 4:
      return read_ipv4(data);
    case 6:
      return read_ipv6(data);
    default:
      return std::nullopt;
  }
}

std::optional<IpReader::IpPacket> IpReader::read_ipv4(ByteView data) {
  constexpr std::size_t kFixedHeader = 20;
  ByteReader reader(data);
  const std::size_t header = (reader.u8() & 0x0fU) * std::size_t{4};
  reader.skip(1);
  std::size_t total = reader.u16();
  const std::uint16_t id = reader.u16();
  const std::uint16_t fragmentation = reader.u16();
  reader.skip(1);
  IpPacket packet;
  packet.protocol = reader.u8();
  reader.skip(2);
  packet.source = read_v4(reader);
  packet.destination = read_v4(reader);
  if (reader.failed() || header < kFixedHeader) return std::nullopt;
  // Zero is what segmentation offload leaves in a segment of more than 64 kB; less than the header cannot be.
  if (total == 0) total = data.size();
  if (total < header || data.size() < header) return std::nullopt;

  packet.payload = data.subspan(header, std::min(total, data.size()) - header);
  packet.id = id;
  packet.fragment_offset = (fragmentation & 0x1fffU) * std::size_t{8};
  packet.more_fragments = (fragmentation & 0x2000U) != 0;
  packet.fragment = packet.more_fragments || packet.fragment_offset > 0;
  return packet;
}

std::optional<IpReader::IpPacket> IpReader::read_ipv6(ByteView data) {
  constexpr int kMostExtensions = 16;
  constexpr std::uint8_t kHopByHop = 0;
  constexpr std::uint8_t kRouting = 43;
  constexpr std::uint8_t kFragment = 44;
  constexpr std::uint8_t kAuthentication = 51;
  constexpr std::uint8_t kDestinationOptions = 60;
  constexpr std::uint8_t kMobility = 135;

  ByteReader head(data);
  head.skip(4);
  const std::size_t length = head.u16();
  IpPacket packet;
  packet.protocol = head.u8();
  head.skip(1);
  packet.source = read_v6(head);
  packet.destination = read_v6(head);
  if (head.failed()) return std::nullopt;
  const ByteView body = head.rest();
  ByteReader reader(length == 0 ? body : body.first(std::min(length, body.size())));

  for (int i = 0; i < kMostExtensions && !packet.fragment; ++i) {
    const std::uint8_t kind = packet.protocol;
    if (kind == kFragment) {
      packet.protocol = reader.u8();
      reader.skip(1);
      const std::uint16_t fragmentation = reader.u16();
      packet.id = reader.u32();
      packet.fragment_offset = fragmentation & 0xfff8U;
      packet.more_fragments = (fragmentation & 1U) != 0;
      // One with neither is a whole packet (RFC 6946), and its extension headers go on.
      packet.fragment = packet.more_fragments || packet.fragment_offset > 0;
    } else if (kind == kHopByHop || kind == kRouting || kind == kDestinationOptions || kind == kMobility) {
      packet.protocol = reader.u8();
      reader.skip(reader.u8() * std::size_t{8} + 6);
    } else if (kind == kAuthentication) {
      packet.protocol = reader.u8();
      reader.skip(reader.u8() * std::size_t{4} + 6);
    } else {
      break;
    }
  }
  packet.payload = reader.rest();
  if (reader.failed()) return std::nullopt;
  return packet;
}

std::optional<TransportPacket> IpReader::read_transport(const IpPacket& packet) {
  if (packet.protocol != kTcp && packet.protocol != kUdp) return std::nullopt;
  ByteReader reader(packet.payload);
  TransportPacket result;
  result.source = {packet.source, reader.u16()};
  result.destination = {packet.destination, reader.u16()};
  if (packet.protocol == kUdp) {
    constexpr std::size_t kHeader = 8;
    const std::size_t length = reader.u16();
    reader.skip(2);
    const ByteView rest = reader.rest();
    if (reader.failed()) return std::nullopt;
    result.payload = length < kHeader ? rest : rest.first(std::min(length - kHeader, rest.size()));
    return result;
  }
  constexpr std::size_t kFixedHeader = 20;
  result.tcp = true;
  result.sequence = reader.u32();
  reader.skip(4);
  const std::size_t header = (reader.u8() >> 4) * std::size_t{4};
  const std::uint8_t flags = reader.u8();
  if (reader.failed() || header < kFixedHeader || header > packet.payload.size()) return std::nullopt;
  result.fin = (flags & 0x01U) != 0;
  result.syn = (flags & 0x02U) != 0;
  result.rst = (flags & 0x04U) != 0;
  result.payload = packet.payload.subspan(header);
  return result;
}

bool IpReader::complete(const IpPacket& packet) {
  if (packet.fragment_offset + packet.payload.size() > kMostPayload) return false;
  const DatagramKey key{packet.source, packet.destination, packet.protocol, packet.id};
  auto found = incomplete_.find(key);
  if (found == incomplete_.end()) {
    while (incomplete_.size() >= limits_.incomplete_datagrams && !order_.empty()) {
      incomplete_.erase(order_.front());
      order_.pop_front();
    }
    found = incomplete_.try_emplace(key).first;
    order_.push_back(key);
  }
  auto& datagram = found->second;
  if (!packet.more_fragments) datagram.size = packet.fragment_offset + packet.payload.size();
  if (datagram.fragments.size() < limits_.fragments) {
    datagram.fragments.try_emplace(packet.fragment_offset, to_bytes(packet.payload));
  }
  if (!datagram.size) return false;

  std::size_t covered = 0;
  for (const auto& [offset, data] : datagram.fragments) {
    if (offset > covered) return false;
    covered = std::max(covered, offset + data.size());
  }
  if (covered < *datagram.size) return false;

  whole_.clear();
  for (const auto& [offset, data] : datagram.fragments) {
    const std::size_t known = whole_.size() - offset;
    if (known < data.size()) whole_.insert(whole_.end(), data.begin() + static_cast<std::ptrdiff_t>(known), data.end());
  }
  whole_.resize(*datagram.size);
  incomplete_.erase(found);
  std::erase(order_, key);
  return true;
}

}  // namespace mtavip::trace
