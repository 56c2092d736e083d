// What a session believes and plays, and where that makes it send.
#include <vector>

#include <gtest/gtest.h>

#include "rtp/session.h"
#include "rtp/test_session.h"

namespace mtavip::rtp {
namespace {

using namespace test;

// --- Receiving ---

TEST_F(SessionTest, TheFirstPacketFromTheAnnouncedAddressIsPlayed) {
  receive(media(65535, 77, 0, 160));
  receive(media(0, 77, 0, 320));
  ASSERT_EQ(party.media.size(), 2U);
  EXPECT_TRUE(party.media[0].new_source);
  EXPECT_FALSE(party.media[1].new_source);
  EXPECT_EQ(party.media[1].sequence, party.media[0].sequence + 1);
  EXPECT_EQ(party.media[1].timestamp, party.media[0].timestamp + 160);
  EXPECT_EQ(party.media[0].payload, to_bytes("sound"));
  const auto changes = party.all<ActiveSourceChanged>();
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_TRUE(changes[0].first);
  EXPECT_EQ(party.session.active_source(), 77U);
  EXPECT_TRUE(party.all<AddressLatched>().empty());
  const Statistics statistics = party.session.statistics();
  EXPECT_EQ(statistics.received.packets, 2U);
  EXPECT_EQ(statistics.received.bytes, 10U);
  EXPECT_EQ(statistics.received.lost, 0);
}

TEST_F(SessionTest, DoubledPacketsAreNotPlayedTwice) {
  for (const std::uint16_t sequence : std::initializer_list<std::uint16_t>{1, 3, 2, 2, 3, 4}) receive(media(sequence));
  EXPECT_EQ(delivered(), (std::vector<std::uint16_t>{1, 3, 2, 4}));
  const Statistics statistics = party.session.statistics();
  EXPECT_EQ(statistics.received.duplicates, 2U);
  EXPECT_EQ(statistics.received.reordered, 1U);
  EXPECT_EQ(statistics.received.lost, -2);
}

TEST_F(SessionTest, GarbageIsCountedAndChangesNothing) {
  SeededRandom random(3);
  for (std::size_t size = 0; size <= 1500; ++size) {
    Bytes bytes(size);
    random.fill(bytes);
    receive(bytes, kStranger);
    if (size > 0) bytes[0] = std::byte{0x80};
    if (size > 1) bytes[1] = std::byte{0x60};
    receive(bytes, kStranger);
    if (size > 1) bytes[1] = std::byte{0xc8};
    receive(bytes, kStranger, Channel::kRtcp);
  }
  EXPECT_TRUE(party.media.empty());
  EXPECT_TRUE(party.all<AddressLatched>().empty());
  EXPECT_EQ(party.session.statistics().rtp_destination, kPeer);
  EXPECT_EQ(party.session.statistics().rtcp_destination, kPeerRtcp);
  const auto total = party.session.statistics().total;
  EXPECT_GT(total.malformed_rtp + total.malformed_rtcp + total.other + total.from_strangers, 3000U);
}

TEST_F(SessionTest, EveryPrefixAndFlippedBitOfMediaIsSurvived) {
  const Bytes whole = media(5);
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    receive(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
  }
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes flipped = whole;
    flipped[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    receive(flipped);
  }
}

TEST_F(SessionTest, UnknownPayloadTypesAreNotPlayedButNotLossEither) {
  receive(media(1));
  receive(media(2, 77, 50));
  receive(media(3));
  EXPECT_EQ(delivered(), (std::vector<std::uint16_t>{1, 3}));
  EXPECT_EQ(party.session.statistics().total.unknown_payload_type, 1U);
  EXPECT_EQ(party.session.statistics().received.lost, 0);
  // And one alone makes nobody a source.
  Party fresh(2, audio_config());
  Link::hand(fresh, now, Channel::kRtp, kPeer, media(1, 5, 50));
  EXPECT_FALSE(fresh.session.active_source());
}

TEST_F(SessionTest, EventsDoNotCountForJitter) {
  std::uint16_t sequence = 0;
  for (int i = 0; i < 50; ++i, now += 20ms) {
    const bool event = i % 10 >= 5;
    receive(media(sequence++, 77, event ? 101 : 0, static_cast<std::uint32_t>((event ? i / 10 * 10 + 5 : i) * 160)));
  }
  EXPECT_EQ(party.session.statistics().received.jitter, Duration::zero());
}

TEST_F(SessionTest, AChangeOfSourceIsPlayedAfterTwoPackets) {
  for (std::uint16_t i = 0; i < 5; ++i) receive(media(i));
  receive(media(1000, 88));
  EXPECT_EQ(party.media.size(), 5U);
  receive(media(1001, 88));
  ASSERT_EQ(party.media.size(), 6U);
  EXPECT_TRUE(party.media[5].new_source);
  EXPECT_EQ(party.media[5].ssrc, 88U);
  // The older one does not take turns with it.
  receive(media(5));
  receive(media(6));
  receive(media(7));
  EXPECT_EQ(party.media.size(), 6U);
  // Only when the newer one has fallen silent.
  now += 600ms;
  receive(media(8));
  ASSERT_EQ(party.media.size(), 7U);
  EXPECT_TRUE(party.media[6].new_source);
  EXPECT_EQ(party.session.statistics().total.source_changes, 2U);
}

TEST_F(SessionTest, ASilentStageIsFreeAtOnce) {
  receive(media(1));
  now += 600ms;
  receive(media(1000, 88));
  ASSERT_EQ(party.media.size(), 2U);
  EXPECT_TRUE(party.media[1].new_source);
}

TEST_F(SessionTest, RepairNeverTakesTheStage) {
  receive(media(1));
  receive(media(500, 99, 97));
  receive(media(2));
  ASSERT_EQ(party.media.size(), 3U);
  EXPECT_EQ(party.session.active_source(), 77U);
  EXPECT_FALSE(party.media[1].new_source);
  EXPECT_FALSE(party.media[2].new_source);
  EXPECT_EQ(party.all<ActiveSourceChanged>().size(), 1U);
}

TEST_F(SessionTest, ARestartIsANewBeginning) {
  receive(media(1, 77, 0, 1000));
  receive(media(2, 77, 0, 1160));
  receive(media(30000, 77, 0, 5));
  EXPECT_EQ(party.media.size(), 2U);
  receive(media(30001, 77, 0, 165));
  ASSERT_EQ(party.media.size(), 3U);
  EXPECT_TRUE(party.media[2].new_source);
  EXPECT_GT(party.media[2].sequence, party.media[1].sequence);
}

TEST_F(SessionTest, SourcesAreBounded) {
  receive(media(1));
  for (std::uint32_t ssrc = 1000; ssrc < 6000; ++ssrc) receive(media(1, ssrc));
  receive(media(2));
  EXPECT_EQ(party.media.back().ssrc, 77U);
  EXPECT_EQ(party.session.active_source(), 77U);
  EXPECT_EQ(party.session.statistics().received.packets, 2U);
}

// --- Where packets go ---

TEST_F(SessionTest, FollowsAPeerBehindANat) {
  for (std::uint16_t i = 0; i < 3; ++i) receive(media(i), kStranger);
  EXPECT_EQ(party.media.size(), 1U);
  const auto latched = party.all<AddressLatched>();
  ASSERT_EQ(latched.size(), 1U);
  EXPECT_EQ(latched[0].address, kStranger);
  send_one();
  EXPECT_EQ(party.session.poll_transmit()->destination, kStranger);
  EXPECT_EQ(party.session.statistics().received.lost, 0);
}

TEST_F(SessionTest, WithoutLatchingItHearsButDoesNotFollow) {
  party.session.set_latching(Latching::kOff);
  for (std::uint16_t i = 0; i < 4; ++i) receive(media(i), kStranger);
  EXPECT_EQ(party.media.size(), 2U);
  EXPECT_TRUE(party.all<AddressLatched>().empty());
  send_one();
  EXPECT_EQ(party.session.poll_transmit()->destination, kPeer);
}

TEST_F(SessionTest, AnIntruderDoesNotGetTheStream) {
  for (std::uint16_t i = 0; i < 100; ++i, now += 20ms) {
    receive(media(i));
    receive(media(static_cast<std::uint16_t>(i + 500), 77), kStranger);
    receive(media(i, 666), kStranger);
  }
  EXPECT_EQ(party.media.size(), 100U);
  EXPECT_TRUE(party.all<AddressLatched>().empty());
  EXPECT_EQ(party.session.statistics().rtp_destination, kPeer);
}

TEST_F(SessionTest, RtcpFollowsTheSourceItIsOf) {
  const Endpoint nat = endpoint("203.0.113.5:1024");
  const Endpoint nat_rtcp = endpoint("203.0.113.5:1025");
  for (std::uint16_t i = 0; i < 3; ++i) receive(media(i), nat);
  // Of the same host and source as the media: one report is enough.
  receive(compound({rtcp::ReceiverReport{77, {}}}), nat_rtcp, Channel::kRtcp);
  EXPECT_EQ(party.session.statistics().rtcp_destination, nat_rtcp);
  EXPECT_EQ(party.all<AddressLatched>().size(), 2U);
  // Somebody else's is refused while that one lives.
  for (int i = 0; i < 5; ++i) receive(compound({rtcp::ReceiverReport{77, {}}}), kStranger, Channel::kRtcp);
  EXPECT_EQ(party.session.statistics().rtcp_destination, nat_rtcp);
}

TEST_F(SessionTest, WithMuxEverythingHasOneAddress) {
  party.session.set_remote({kPeer, {}}, true);
  party.session.start(now);
  send_one();
  EXPECT_EQ(party.session.poll_transmit()->channel, Channel::kRtp);
  now = *party.session.deadline();
  party.session.handle_timeout(now);
  const auto transmit = party.session.poll_transmit();
  ASSERT_TRUE(transmit);
  EXPECT_EQ(classify(transmit->bytes), DatagramKind::kRtcp);
  EXPECT_EQ(transmit->channel, Channel::kRtp);
  EXPECT_EQ(transmit->destination, kPeer);
  receive(compound({rtcp::SenderReport{77, {}, 0, 0, 0, {}}}), kPeer);
  EXPECT_EQ(party.session.statistics().total.rtcp_packets, 1U);
}

TEST_F(SessionTest, PayloadTypesThatLookLikeRtcpAreMediaWithoutMux) {
  const std::vector<PayloadFormat> formats = {{72, 8000}};
  party.session.set_payload_formats(formats);
  Bytes bytes = media(1, 77, 72);
  bytes[1] |= std::byte{0x80};
  receive(bytes);
  EXPECT_EQ(party.media.size(), 1U);
}

}  // namespace
}  // namespace mtavip::rtp
