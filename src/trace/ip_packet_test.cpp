#include "trace/ip_packet.h"

#include <string>

#include <gtest/gtest.h>

#include "trace/test_frames.h"

namespace mtavip::trace {
namespace {

using namespace test;

const Endpoint kFrom = endpoint("10.0.0.1:1000");
const Endpoint kTo = endpoint("10.0.0.2:2000");
const Endpoint kFrom6 = endpoint("[2001:db8::1]:1000");
const Endpoint kTo6 = endpoint("[2001:db8::2]:2000");

Frame frame_of(const Bytes& data, LinkType type = LinkType::kEthernet) {
  return {.time = WallTime(5s), .link_type = static_cast<std::uint16_t>(type), .data = data, .offset = 0};
}

/// "udp 10.0.0.1:1000>10.0.0.2:2000 payload"
std::string show(const std::optional<TransportPacket>& packet) {
  if (!packet) return "nothing";
  return std::string(packet->tcp ? "tcp " : "udp ") + packet->source.to_string() + ">" +
         packet->destination.to_string() + " " + std::string(text_of(packet->payload));
}

std::string read(const Bytes& data, LinkType type = LinkType::kEthernet) {
  IpReader reader;
  return show(reader.read(frame_of(data, type)));
}

Bytes udp4() {
  return ipv4(kFrom.address, kTo.address, 17, udp(kFrom, kTo, bytes_of("abc")));
}
Bytes udp6() {
  return ipv6(kFrom6.address, kTo6.address, 17, udp(kFrom6, kTo6, bytes_of("abc")));
}
constexpr std::string_view kSeen4 = "udp 10.0.0.1:1000>10.0.0.2:2000 abc";
constexpr std::string_view kSeen6 = "udp [2001:db8::1]:1000>[2001:db8::2]:2000 abc";

TEST(IpReader, FindsPacketsBehindEveryLinkHeader) {
  EXPECT_EQ(read(ethernet(udp4())), kSeen4);
  EXPECT_EQ(read(ethernet(udp6(), "86dd")), kSeen6);
  EXPECT_EQ(read(ethernet(hex("0064 0800") + udp4(), "8100")), kSeen4);
  EXPECT_EQ(read(ethernet(hex("0064 8100 0065 86dd") + udp6(), "88a8")), kSeen6);
  EXPECT_EQ(read(hex("0000 0001 0006 020000000001 0000 0800") + udp4(), LinkType::kLinuxCooked), kSeen4);
  EXPECT_EQ(read(hex("86dd 0000 00000002 0001 00 06 020000000001 0000") + udp6(), LinkType::kLinuxCooked2), kSeen6);
  EXPECT_EQ(read(hex("02000000") + udp4(), LinkType::kNull), kSeen4);
  EXPECT_EQ(read(hex("1e000000") + udp6(), LinkType::kNull), kSeen6);
  EXPECT_EQ(read(hex("00000002") + udp4(), LinkType::kLoop), kSeen4);
  EXPECT_EQ(read(udp4(), LinkType::kRaw), kSeen4);
  EXPECT_EQ(read(udp6(), LinkType::kRaw), kSeen6);
  EXPECT_EQ(read(udp4(), LinkType::kIpv4), kSeen4);
  EXPECT_EQ(read(udp6(), LinkType::kIpv6), kSeen6);
}

TEST(IpReader, PassesOverWhatItDoesNotKnow) {
  EXPECT_EQ(read(ethernet(udp4(), "0806")), "nothing") << "ARP";
  EXPECT_EQ(read(ethernet(hex("0064 8100 0065 8100 0066 8100 0067 8100 0068 0800") + udp4(), "8100")), "nothing")
      << "more tags than anybody nests";
  EXPECT_EQ(read(udp4(), static_cast<LinkType>(147)), "nothing");
  EXPECT_EQ(read(hex("50") + udp4(), LinkType::kRaw), "nothing") << "IP version 5";
  EXPECT_EQ(read(ipv4(kFrom.address, kTo.address, 1, hex("0800")), LinkType::kRaw), "nothing") << "ICMP";
}

TEST(IpReader, SurvivesEveryCut) {
  IpReader reader;
  for (const auto& whole :
       {ethernet(udp4()), ethernet(udp6(), "86dd"), tcp_frame("10.0.0.1:1", "10.0.0.2:2", 7, kSyn, bytes_of("abc"))}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
      const auto packet = reader.read(frame_of(cut));
      EXPECT_TRUE(!packet || packet->payload.size() < 3) << size;
    }
  }
}

TEST(IpReader, ReadsTcp) {
  IpReader reader;
  const Bytes data = tcp_frame("10.0.0.1:1000", "10.0.0.2:2000", 0xfffffffe, kSyn | kFin, bytes_of("abc"));
  const auto packet = reader.read(frame_of(data));
  EXPECT_EQ(show(packet), "tcp 10.0.0.1:1000>10.0.0.2:2000 abc");
  EXPECT_EQ(packet->sequence, 0xfffffffe);
  EXPECT_TRUE(packet->syn && packet->fin && !packet->rst);
  EXPECT_EQ(packet->time, WallTime(5s));
}

TEST(IpReader, LeavesPaddingAway) {
  EXPECT_EQ(read(ethernet(udp4()) + Bytes(12)), kSeen4);
  EXPECT_EQ(read(ethernet(udp6(), "86dd") + Bytes(12)), kSeen6);
}

TEST(IpReader, TakesALengthOfZeroAsSegmentationOffload) {
  Bytes packet = ipv4(kFrom.address, kTo.address, 6, tcp(kFrom, kTo, 1, kAck, bytes_of("abc")));
  packet[2] = packet[3] = std::byte{0};
  EXPECT_EQ(read(packet, LinkType::kRaw), "tcp 10.0.0.1:1000>10.0.0.2:2000 abc");
}

TEST(IpReader, SkipsExtensionHeaders) {
  const Bytes inner = udp(kFrom6, kTo6, bytes_of("abc"));
  const Bytes packet = ipv6(kFrom6.address, kTo6.address, 0,
                            hex("2b00 000000000000  3c01 00000000000000000000000000 00  3300 000000000000 "
                                "2c01 0000 00000001 00000002  1100 0000 00000007") +
                                inner);
  EXPECT_EQ(read(packet, LinkType::kRaw), kSeen6);
}

TEST(IpReader, BoundsExtensionHeaders) {
  Bytes headers;
  for (int i = 0; i < 20; ++i) headers = headers + hex("3c00 000000000000");
  EXPECT_EQ(read(ipv6(kFrom6.address, kTo6.address, 60, headers), LinkType::kRaw), "nothing");
}

TEST(IpReader, PutsFragmentsTogetherInAnyOrder) {
  const Bytes whole = udp(kFrom, kTo, bytes_of(std::string(40, 'x')));  // 48 octets
  const auto fragment = [&](std::uint16_t begin, std::uint16_t size, std::uint16_t id) {
    return ipv4(kFrom.address, kTo.address, 17, ByteView(whole).subspan(begin, size),
                {.id = id, .offset = begin, .more = begin + size < 48});
  };
  IpReader reader;
  const auto give = [&](const Bytes& packet) { return show(reader.read(frame_of(packet, LinkType::kRaw))); };
  const std::string seen = "udp 10.0.0.1:1000>10.0.0.2:2000 " + std::string(40, 'x');
  EXPECT_EQ(give(fragment(16, 16, 1)), "nothing");
  EXPECT_EQ(give(fragment(0, 16, 2)), "nothing") << "another datagram";
  EXPECT_EQ(give(fragment(32, 16, 1)), "nothing");
  EXPECT_EQ(give(fragment(0, 24, 1)), seen) << "overlapping";
  EXPECT_EQ(give(fragment(16, 32, 2)), seen);
  EXPECT_EQ(give(fragment(16, 32, 2)), "nothing") << "the same id anew";
}

TEST(IpReader, PutsIpv6FragmentsTogether) {
  const Bytes whole = udp(kFrom6, kTo6, bytes_of("0123456789abcdef"));
  const Bytes first = hex("1100 0001 00000007") + Bytes(whole.begin(), whole.begin() + 8);
  const Bytes second = hex("1100 0008 00000007") + Bytes(whole.begin() + 8, whole.end());
  IpReader reader;
  EXPECT_EQ(show(reader.read(frame_of(ipv6(kFrom6.address, kTo6.address, 44, first), LinkType::kRaw))), "nothing");
  EXPECT_EQ(show(reader.read(frame_of(ipv6(kFrom6.address, kTo6.address, 44, second), LinkType::kRaw))),
            "udp [2001:db8::1]:1000>[2001:db8::2]:2000 0123456789abcdef");
}

TEST(IpReader, HoldsItsLimitOfIncompleteDatagrams) {
  const Bytes whole = udp(kFrom, kTo, bytes_of("01234567"));
  const auto half = [&](std::uint16_t id, bool second) {
    return ipv4(kFrom.address, kTo.address, 17, ByteView(whole).subspan(second ? 8 : 0, 8),
                {.id = id, .offset = static_cast<std::uint16_t>(second ? 8 : 0), .more = !second});
  };
  IpReader reader({.incomplete_datagrams = 2, .fragments = 8});
  const auto give = [&](const Bytes& packet) { return reader.read(frame_of(packet, LinkType::kRaw)).has_value(); };
  for (std::uint16_t id = 1; id <= 3; ++id) EXPECT_FALSE(give(half(id, false)));
  EXPECT_TRUE(give(half(2, true)));
  EXPECT_TRUE(give(half(3, true)));
  EXPECT_FALSE(give(half(1, true))) << "the oldest was driven out";
}

TEST(IpReader, RefusesADatagramOfTooManyFragmentsAndTooManyOctets) {
  const Bytes piece(8);
  IpReader reader({.incomplete_datagrams = 2, .fragments = 2});
  for (std::uint16_t offset = 0; offset <= 16; offset += 8) {
    const Bytes packet = ipv4(kFrom.address, kTo.address, 17, piece, {.id = 1, .offset = offset, .more = offset < 16});
    EXPECT_FALSE(reader.read(frame_of(packet, LinkType::kRaw)));
  }
  const Bytes packet = ipv4(kFrom.address, kTo.address, 17, piece, {.id = 2, .offset = 65528, .more = false});
  EXPECT_FALSE(reader.read(frame_of(packet, LinkType::kRaw)));
}

}  // namespace
}  // namespace mtavip::trace
