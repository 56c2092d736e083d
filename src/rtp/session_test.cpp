// What a session sends, and the protection that everything passes through.
#include "rtp/session.h"

#include <array>
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "rtp/test_session.h"

namespace mtavip::rtp {
namespace {

using namespace test;

// --- Sending ---

TEST_F(SessionTest, BuildsPackets) {
  const Bytes level = to_bytes(std::string_view("\x05", 1));
  const std::array<HeaderExtension, 1> extensions = {HeaderExtension{3, level}};
  OutgoingPacket packet;
  packet.payload_type = 96;
  packet.timestamp = 960;
  packet.marker = true;
  packet.prefix = bytes_of("ab");
  packet.payload = bytes_of("cde");
  packet.extensions = extensions;
  const std::uint16_t expected = party.session.next_sequence_number();
  const auto sent = party.session.send(now, packet);
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->sequence_number, expected);
  const auto transmit = party.session.poll_transmit();
  ASSERT_TRUE(transmit);
  EXPECT_EQ(transmit->bytes.size(), sent->size);
  const auto view = RtpPacketView::parse(transmit->bytes);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->payload_type(), 96);
  EXPECT_TRUE(view->marker());
  EXPECT_EQ(view->timestamp(), 960 + party.session.timestamp_offset());
  EXPECT_EQ(view->ssrc(), party.session.ssrc());
  EXPECT_EQ(to_bytes(view->payload()), to_bytes("abcde"));
  EXPECT_TRUE(view->extension(3));
  EXPECT_EQ(party.session.statistics().sent.bytes, 5U);
  EXPECT_EQ(party.session.statistics().sent.header_bytes, 20U);
}

TEST_F(SessionTest, RefusesOrDropsWhatCannotLeave) {
  OutgoingPacket packet;
  const Bytes large(1472 - 12 + 1);
  packet.payload = ByteView(large).first(large.size() - 1);
  EXPECT_TRUE(party.session.send(now, packet));
  packet.payload = large;
  EXPECT_EQ(party.session.send(now, packet).error(), WriteError::kTooLarge);
  packet.payload = {};
  packet.payload_type = 128;
  EXPECT_EQ(party.session.send(now, packet).error(), WriteError::kBadValue);
  packet.payload_type = 0;

  party.session.set_remote({}, false);
  const std::uint16_t before = party.session.next_sequence_number();
  const auto nowhere = party.session.send(now, packet);
  ASSERT_TRUE(nowhere);
  EXPECT_EQ(nowhere->size, 0U);
  EXPECT_EQ(party.session.next_sequence_number(), before);
  EXPECT_EQ(party.session.statistics().sent.dropped, 1U);
}

TEST_F(SessionTest, NobodyDrainingIsBounded) {
  SessionConfig config = audio_config();
  config.limits.pending_packets = 8;
  config.limits.pending_events = 4;
  Party small(9, config);
  OutgoingPacket packet;
  packet.payload = bytes_of("x");
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(small.session.send(now, packet));
  EXPECT_EQ(small.session.statistics().sent.packets, 8U);
  EXPECT_EQ(small.session.statistics().sent.dropped, 12U);
  std::size_t drained = 0;
  while (small.session.poll_transmit()) ++drained;
  EXPECT_EQ(drained, 8U);
  for (std::uint32_t i = 0; i < 20; ++i, now += 600ms) Link::hand(small, now, Channel::kRtp, kPeer, media(1, 100 + i));
  EXPECT_EQ(small.all<ActiveSourceChanged>().size(), 4U);
}

TEST_F(SessionTest, PolledBytesStayWhileThereIsNoOtherCall) {
  for (std::uint32_t i = 0; i < 3; ++i) send_one(i);
  std::vector<Transmit> taken;
  while (auto transmit = party.session.poll_transmit()) taken.push_back(*transmit);
  ASSERT_EQ(taken.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto view = RtpPacketView::parse(taken[i].bytes);
    ASSERT_TRUE(view);
    EXPECT_EQ(view->timestamp() - party.session.timestamp_offset(), i);
  }
}

TEST_F(SessionTest, KeepAliveIsAnEmptyPacket) {
  party.session.send_keep_alive(now, 20);
  const auto view = RtpPacketView::parse(party.session.poll_transmit()->bytes);
  ASSERT_TRUE(view);
  EXPECT_TRUE(view->payload().empty());
  EXPECT_EQ(view->payload_type(), 20);
}

// --- Protection ---

/// Adds one octet and scrambles the rest: enough to see that everything passes through.
class Scramble final : public Transform {
 public:
  std::size_t overhead() const override { return 1; }
  Result<std::size_t, TransformError> protect_rtp(std::span<std::byte> buffer, std::size_t size) override {
    if (size >= buffer.size()) return fail(TransformError::kNoRoom);
    for (std::size_t i = 12; i < size; ++i) buffer[i] ^= std::byte{0x5a};
    buffer[size] = std::byte{0xee};
    return size + 1;
  }
  Result<std::size_t, TransformError> protect_rtcp(std::span<std::byte> buffer, std::size_t size) override {
    if (size >= buffer.size()) return fail(TransformError::kNoRoom);
    buffer[size] = std::byte{0xee};
    return size + 1;
  }
  Result<std::size_t, TransformError> unprotect_rtp(std::span<std::byte> packet) override {
    if (packet.size() < 13 || packet.back() != std::byte{0xee}) return fail(TransformError::kAuthentication);
    for (std::size_t i = 12; i + 1 < packet.size(); ++i) packet[i] ^= std::byte{0x5a};
    return packet.size() - 1;
  }
  Result<std::size_t, TransformError> unprotect_rtcp(std::span<std::byte> packet) override {
    if (packet.empty() || packet.back() != std::byte{0xee}) return fail(TransformError::kAuthentication);
    return packet.size() - 1;
  }
};

TEST_F(SessionTest, EverythingPassesThroughTheTransform) {
  Party other(2, audio_config());
  party.session.set_transform(std::make_unique<Scramble>());
  other.session.set_transform(std::make_unique<Scramble>());
  party.session.start(now);
  OutgoingPacket packet;
  const Bytes full(1472 - 12 - 1);
  packet.payload = full;
  ASSERT_TRUE(party.session.send(now, packet));
  const Bytes sent = to_bytes(party.session.poll_transmit()->bytes);
  EXPECT_EQ(sent.size(), 1472U);
  // Authenticated, so believed at once from wherever it comes.
  Link::hand(other, now, Channel::kRtp, kStranger, sent);
  ASSERT_EQ(other.media.size(), 1U);
  EXPECT_EQ(other.media[0].payload, full);
  EXPECT_EQ(other.session.statistics().rtp_destination, kStranger);

  Link::hand(other, now, Channel::kRtp, kStranger, media(5));
  EXPECT_EQ(other.session.statistics().total.not_authentic, 1U);
  const Bytes too_large(1472 - 12);
  packet.payload = too_large;
  EXPECT_EQ(party.session.send(now, packet).error(), WriteError::kTooLarge);

  now = *party.session.deadline();
  party.session.handle_timeout(now);
  Link::hand(other, now, Channel::kRtcp, kPeerRtcp, to_bytes(party.session.poll_transmit()->bytes));
  EXPECT_EQ(other.session.statistics().total.rtcp_packets, 1U);
  EXPECT_EQ(other.session.statistics().total.malformed_rtcp, 0U);
}

}  // namespace
}  // namespace mtavip::rtp
