// For tests only: a session with a peer, fed by hand.
#pragma once

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "rtp/rtcp/compound.h"
#include "rtp/session.h"
#include "rtp/test_link.h"

namespace mtavip::rtp::test {

inline const Endpoint kPeer = endpoint("192.0.2.1:5000");
inline const Endpoint kPeerRtcp = endpoint("192.0.2.1:5001");
inline const Endpoint kStranger = endpoint("198.51.100.9:7000");

inline SessionConfig audio_config() {
  SessionConfig config;
  config.cname = "someone@example";
  config.payload_formats = {{0, 8000}, {96, 48000}, {101, 8000, false, false}, {97, 90000, true}};
  config.remote.rtp = kPeer;
  return config;
}

inline Bytes media(std::uint16_t sequence, std::uint32_t ssrc = 77, std::uint8_t payload_type = 0,
                   std::uint32_t timestamp = 0) {
  Bytes buffer(64);
  RtpPacketWriter writer(buffer);
  RtpHeader header;
  header.payload_type = payload_type;
  header.sequence_number = sequence;
  header.timestamp = timestamp;
  header.ssrc = ssrc;
  EXPECT_TRUE(writer.header(header));
  EXPECT_TRUE(writer.payload(bytes_of("sound")));
  return to_bytes(writer.bytes());
}

struct SessionTest : testing::Test {
  void receive(Bytes bytes, const Endpoint& from = kPeer, Channel channel = Channel::kRtp) {
    Link::hand(party, now, channel, from, std::move(bytes));
  }
  void send_one(std::uint32_t timestamp = 0) {
    OutgoingPacket packet;
    packet.timestamp = timestamp;
    packet.captured = now;
    packet.payload = bytes_of("sound");
    ASSERT_TRUE(party.session.send(now, packet));
  }
  std::vector<std::uint16_t> delivered() {
    std::vector<std::uint16_t> numbers;
    for (const auto& m : party.media) numbers.push_back(static_cast<std::uint16_t>(m.sequence));
    return numbers;
  }
  /// Every RTCP packet that waits to be sent.
  std::vector<rtcp::Packet> drain_rtcp() {
    std::vector<rtcp::Packet> all;
    while (auto transmit = party.session.poll_transmit()) {
      if (classify(transmit->bytes) != DatagramKind::kRtcp) continue;
      auto packets = rtcp::parse_compound(transmit->bytes, rtcp::Form::kReducedSize);
      EXPECT_TRUE(packets);
      if (packets) all.insert(all.end(), packets->begin(), packets->end());
    }
    return all;
  }
  template <class T>
  static const T* find(const std::vector<rtcp::Packet>& packets) {
    for (const auto& packet : packets) {
      if (const T* match = std::get_if<T>(&packet)) return match;
    }
    return nullptr;
  }
  std::vector<rtcp::Packet> report() {
    EXPECT_TRUE(party.session.deadline());
    now = std::max(now, *party.session.deadline());
    party.session.handle_timeout(now);
    return drain_rtcp();
  }
  static Bytes compound(const std::vector<rtcp::Packet>& packets) {
    Bytes out;
    for (const auto& packet : packets) rtcp::write_packet(out, packet);
    return out;
  }

  Timestamp now{1s};
  Party party{1, audio_config()};
};

}  // namespace mtavip::rtp::test
