#include "net/media_socket.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <poll.h>

#include "net/allocation_count_test.h"
#include "net/socket.h"

namespace mtavip::net {
namespace {

constexpr Duration kPatience = std::chrono::seconds(10);

class MediaSocketTest : public testing::TestWithParam<const char*> {
 protected:
  MediaPorts bind(bool with_rtcp = true) {
    MediaBindOptions options;
    options.address = *IpAddress::parse(GetParam());
    options.with_rtcp = with_rtcp;
    options.dscp = kDscpAudio;
    auto ports = bind_media_ports(options, random_);
    EXPECT_TRUE(ports) << ports.error().detail;
    return std::move(*ports);
  }
  Timestamp soon() { return EventLoop::now() + kPatience; }

  SystemRandom random_;
  EventLoop loop_;
};

TEST_P(MediaSocketTest, PairsHaveAnEvenPortAndTheNext) {
  for (int i = 0; i < 20; ++i) {
    const MediaPorts ports = bind();
    EXPECT_EQ(ports.rtp_address.port % 2, 0);
    EXPECT_EQ(ports.rtcp_address.port, ports.rtp_address.port + 1);
    EXPECT_EQ(ports.rtp_address.address, ports.rtcp_address.address);
  }
  const MediaPorts single = bind(false);
  EXPECT_TRUE(single.rtp);
  EXPECT_FALSE(single.rtcp);
}

TEST_P(MediaSocketTest, KnowsWhetherSomethingHasCome) {
  MediaPorts sender = bind();
  for (const bool to_rtcp : {false, true}) {
    const MediaPorts ports = bind();
    EXPECT_TRUE(untouched(ports));
    MediaSocket socket(loop_, std::move(to_rtcp ? sender.rtcp : sender.rtp),
                       [](ByteView, const Endpoint&, Timestamp) {});
    socket.send(bytes_of("x"), to_rtcp ? ports.rtcp_address : ports.rtp_address);
    socket.flush();
    pollfd wait{(to_rtcp ? ports.rtcp : ports.rtp).get(), POLLIN, 0};
    ASSERT_EQ(::poll(&wait, 1, 10'000), 1);
    EXPECT_FALSE(untouched(ports));
  }
}

TEST_P(MediaSocketTest, CarriesPacketsWithAddressAndArrival) {
  MediaPorts a_ports = bind();
  MediaPorts b_ports = bind();
  std::vector<std::string> heard;
  Endpoint from;
  Timestamp arrival{};
  MediaSocket a(loop_, std::move(a_ports.rtp), [](ByteView, const Endpoint&, Timestamp) {});
  MediaSocket b(loop_, std::move(b_ports.rtp), [&](ByteView packet, const Endpoint& remote, Timestamp time) {
    heard.emplace_back(text_of(packet));
    from = remote;
    arrival = time;
  });
  const Timestamp sent = EventLoop::now();
  a.send(bytes_of("one"), b_ports.rtp_address);
  a.send({}, b_ports.rtp_address);
  a.send(bytes_of("three"), b_ports.rtp_address);
  EXPECT_EQ(a.counters().packets_sent, 0U);
  a.flush();
  EXPECT_EQ(a.counters().packets_sent, 3U);
  ASSERT_TRUE(loop_.run_until([&] { return heard.size() == 3; }, soon()));
  EXPECT_EQ(heard, (std::vector<std::string>{"one", "", "three"}));
  EXPECT_EQ(from, a.local_address());
  EXPECT_GE(arrival, sent - std::chrono::milliseconds(1));
  EXPECT_LE(arrival, EventLoop::now());
  EXPECT_EQ(b.counters().bytes_received, 8U);
}

TEST_P(MediaSocketTest, ArrivalIsTheKernelsTimeNotTheReaders) {
  MediaPorts a_ports = bind(false);
  MediaPorts b_ports = bind(false);
  MediaSocket a(loop_, std::move(a_ports.rtp), [](ByteView, const Endpoint&, Timestamp) {});
  const int readable = b_ports.rtp.get();
  Timestamp arrival{};
  MediaSocket b(loop_, std::move(b_ports.rtp), [&](ByteView, const Endpoint&, Timestamp time) { arrival = time; });
  // The kernel begins to stamp some time after the first socket of the machine has asked for it.
  const Timestamp deadline = soon();
  do {
    a.send(bytes_of("x"), b_ports.rtp_address);
    a.flush();
    pollfd poll_entry{readable, POLLIN, 0};
    ASSERT_EQ(::poll(&poll_entry, 1, 5000), 1);
    const Timestamp there = EventLoop::now();
    while (EventLoop::now() < there + std::chrono::milliseconds(5)) {
    }
    arrival = Timestamp{};
    ASSERT_TRUE(loop_.run_until([&] { return arrival != Timestamp{}; }, deadline));
    if (arrival < there + std::chrono::milliseconds(1)) return;
  } while (EventLoop::now() < deadline);
  ADD_FAILURE() << "packets have the time at which they were read";
}

TEST_P(MediaSocketTest, TenThousandPacketsWithoutAnAllocation) {
  constexpr std::size_t kPackets = 10'000;
  MediaPorts a_ports = bind();
  MediaPorts b_ports = bind();
  std::size_t echoed = 0;
  std::size_t received = 0;
  const Endpoint to = b_ports.rtp_address;
  MediaSocket a(loop_, std::move(a_ports.rtp), [&](ByteView, const Endpoint&, Timestamp) { ++received; });
  MediaSocket b(loop_, std::move(b_ports.rtp), [&](ByteView packet, const Endpoint& from, Timestamp) {
    ++echoed;
    b.send(packet, from);
  });
  const Bytes packet(172, std::byte{0x55});
  std::size_t sent = 0;
  const std::function<bool()> arrived = [&] { return received == sent; };
  const auto exchange = [&](std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) a.send(packet, to);
    a.flush();
    sent += count;
    return loop_.run_until(arrived, EventLoop::now() + kPatience);
  };
  ASSERT_TRUE(exchange(50));  // what grows once
  const std::size_t before = allocation_count();
  while (sent < kPackets) ASSERT_TRUE(exchange(50));
  EXPECT_EQ(allocation_count(), before);
  EXPECT_EQ(echoed, kPackets);
  EXPECT_EQ(received, kPackets);
  EXPECT_EQ(a.counters().send_failures, 0U);
}

TEST_P(MediaSocketTest, TakesTheLargestPacketAndCountsLargerOnes) {
  MediaPorts a_ports = bind(false);
  MediaPorts b_ports = bind(false);
  std::size_t size = 0;
  MediaSocket a(loop_, std::move(a_ports.rtp), [](ByteView, const Endpoint&, Timestamp) {});
  MediaSocket b(loop_, std::move(b_ports.rtp),
                [&](ByteView packet, const Endpoint&, Timestamp) { size = packet.size(); });
  const Bytes largest(MediaSocket::kMaxPacket, std::byte{1});
  const Bytes larger(MediaSocket::kMaxPacket + 1, std::byte{1});
  a.send(larger, b_ports.rtp_address);
  EXPECT_EQ(a.counters().send_failures, 1U);
  a.send(largest, b_ports.rtp_address);
  a.flush();
  ASSERT_TRUE(loop_.run_until([&] { return size != 0; }, soon()));
  EXPECT_EQ(size, MediaSocket::kMaxPacket);

  const auto stranger = open_socket(SOCK_DGRAM, b_ports.rtp_address.address.is_v6());
  ASSERT_TRUE(stranger);
  const SocketAddress to(b_ports.rtp_address);
  ASSERT_EQ(::sendto(stranger->get(), larger.data(), larger.size(), 0, to.data(), to.size()),
            static_cast<ssize_t>(larger.size()));
  EXPECT_TRUE(loop_.run_until([&] { return b.counters().packets_truncated == 1; }, soon()));
}

TEST_P(MediaSocketTest, MayBeDestroyedByItsHandler) {
  MediaPorts a_ports = bind(false);
  MediaPorts b_ports = bind(false);
  MediaSocket a(loop_, std::move(a_ports.rtp), [](ByteView, const Endpoint&, Timestamp) {});
  int heard = 0;
  std::unique_ptr<MediaSocket> b;
  b = std::make_unique<MediaSocket>(loop_, std::move(b_ports.rtp), [&](ByteView, const Endpoint&, Timestamp) {
    ++heard;
    b.reset();
  });
  for (int i = 0; i < 3; ++i) a.send(bytes_of("x"), b_ports.rtp_address);
  a.flush();
  ASSERT_TRUE(loop_.run_until([&] { return heard != 0; }, soon()));
  EXPECT_EQ(heard, 1);
}

TEST_P(MediaSocketTest, DiscardsWhatHasArrived) {
  MediaPorts a_ports = bind(false);
  MediaPorts b_ports = bind(false);
  std::vector<std::string> heard;
  MediaSocket a(loop_, std::move(a_ports.rtp), [](ByteView, const Endpoint&, Timestamp) {});
  MediaSocket b(loop_, std::move(b_ports.rtp),
                [&](ByteView packet, const Endpoint&, Timestamp) { heard.emplace_back(text_of(packet)); });
  a.send(bytes_of("old"), b_ports.rtp_address);
  a.flush();
  b.discard_received();
  a.send(bytes_of("new"), b_ports.rtp_address);
  a.flush();
  ASSERT_TRUE(loop_.run_until([&] { return !heard.empty(); }, soon()));
  EXPECT_EQ(heard, (std::vector<std::string>{"new"}));
}

TEST_P(MediaSocketTest, SendingToNobodyHarmsNothing) {
  MediaPorts ports = bind(false);
  const Endpoint nobody = bind(false).rtp_address;
  MediaSocket socket(loop_, std::move(ports.rtp), [](ByteView, const Endpoint&, Timestamp) {});
  for (int i = 0; i < 10; ++i) {
    socket.send(bytes_of("x"), nobody);
    socket.flush();
    loop_.run_once(EventLoop::now());
  }
  EXPECT_EQ(socket.counters().packets_sent, 10U);
}

INSTANTIATE_TEST_SUITE_P(Families, MediaSocketTest, testing::Values("127.0.0.1", "::1"));

TEST(BindMediaPorts, KeepsToItsRangeAndSaysWhenItIsFull) {
  SeededRandom random(3);
  MediaBindOptions options;
  options.address = IpAddress::v4({127, 0, 0, 1});
  // A range that is free just now, to be filled by ourselves.
  auto probe = bind_media_ports(options, random);
  ASSERT_TRUE(probe);
  options.first_port = static_cast<std::uint16_t>(probe->rtp_address.port - 1);
  options.last_port = static_cast<std::uint16_t>(probe->rtp_address.port + 1);
  auto taken = bind_media_ports(options, random);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().code, NetError::kNoFreePort);
  EXPECT_NE(taken.error().detail.find(std::to_string(options.first_port)), std::string::npos);
  probe = MediaPorts{};
  auto free = bind_media_ports(options, random);
  ASSERT_TRUE(free);
  EXPECT_EQ(free->rtp_address.port, options.first_port + 1);
}

TEST(BindMediaPorts, AcceptsOddAndEmptyRanges) {
  SeededRandom random(3);
  MediaBindOptions options;
  options.address = IpAddress::v4({127, 0, 0, 1});
  options.first_port = 65535;
  options.last_port = 65535;
  EXPECT_EQ(bind_media_ports(options, random).error().code, NetError::kNoFreePort);
  options.first_port = 40001;
  options.last_port = 40000;
  EXPECT_EQ(bind_media_ports(options, random).error().code, NetError::kNoFreePort);
  options.with_rtcp = false;
  EXPECT_EQ(bind_media_ports(options, random).error().code, NetError::kNoFreePort);
  options.address = *IpAddress::parse("192.0.2.77");
  options.first_port = 40000;
  EXPECT_EQ(bind_media_ports(options, random).error().code, NetError::kAddressNotAvailable);
}

}  // namespace
}  // namespace mtavip::net
