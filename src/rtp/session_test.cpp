// A session on its own: what it believes, delivers, counts and sends.
#include "rtp/session.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "rtp/rtcp/compound.h"
#include "rtp/test_link.h"

namespace mtavip::rtp {
namespace {

using test::endpoint;
using test::Link;
using test::Party;

const Endpoint kPeer = endpoint("192.0.2.1:5000");
const Endpoint kPeerRtcp = endpoint("192.0.2.1:5001");
const Endpoint kStranger = endpoint("198.51.100.9:7000");

SessionConfig audio_config() {
  SessionConfig config;
  config.cname = "someone@example";
  config.payload_formats = {{0, 8000}, {96, 48000}, {101, 8000, false, false}, {97, 90000, true}};
  config.remote.rtp = kPeer;
  return config;
}

Bytes media(std::uint16_t sequence, std::uint32_t ssrc = 77, std::uint8_t payload_type = 0,
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

// --- Receiving
// ----------------------------------------------------------------------------------------------------------------

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

// --- Where packets go
// ---------------------------------------------------------------------------------------------------------

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

// --- Sending
// ------------------------------------------------------------------------------------------------------------------

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

// --- Reports
// ------------------------------------------------------------------------------------------------------------------

TEST_F(SessionTest, ASendersReportRelatesItsClock) {
  party.session.start(now);
  send_one(1600);
  const Timestamp captured = now;
  const auto packets = report();
  const auto* sr = find<rtcp::SenderReport>(packets);
  ASSERT_NE(sr, nullptr);
  EXPECT_EQ(sr->ssrc, party.session.ssrc());
  EXPECT_EQ(sr->packet_count, 1U);
  EXPECT_EQ(sr->octet_count, 5U);
  EXPECT_EQ(sr->ntp, to_ntp(party.environment.wall(now)));
  const auto elapsed = static_cast<std::uint32_t>((now - captured).count() * 8 / 1000);
  EXPECT_EQ(sr->rtp_timestamp, party.session.timestamp_offset() + 1600 + elapsed);
  const auto* sdes = find<rtcp::SourceDescription>(packets);
  ASSERT_NE(sdes, nullptr);
  EXPECT_EQ(sdes->chunks.at(0).find(rtcp::SdesType::kCname), "someone@example");
}

TEST_F(SessionTest, WhoStopsSendingBecomesAReceiver) {
  party.session.start(now);
  send_one();
  const auto first = report();
  EXPECT_NE(find<rtcp::SenderReport>(first), nullptr);
  const auto sends_report = [this] {
    for (;;) {
      const auto packets = report();
      if (!packets.empty()) return find<rtcp::SenderReport>(packets) != nullptr;
    }
  };
  sends_report();
  sends_report();
  EXPECT_FALSE(sends_report()) << "nothing sent for two intervals";
}

TEST_F(SessionTest, AReceiversReportTellsOfLossAndOfTheLastSenderReport) {
  party.session.start(now);
  const NtpTime ntp{0x1234'5678'9abc'def0};
  for (std::uint16_t i = 0; i < 10; ++i) {
    if (i != 4) receive(media(i));
  }
  receive(compound({rtcp::SenderReport{77, ntp, 0, 0, 0, {}}}), kPeerRtcp, Channel::kRtcp);
  const Timestamp heard = now;
  const auto packets = report();
  const auto* rr = find<rtcp::ReceiverReport>(packets);
  ASSERT_NE(rr, nullptr);
  ASSERT_EQ(rr->blocks.size(), 1U);
  EXPECT_EQ(rr->blocks[0].ssrc, 77U);
  EXPECT_EQ(rr->blocks[0].cumulative_lost, 1);
  EXPECT_EQ(rr->blocks[0].fraction_lost, 25);
  EXPECT_EQ(rr->blocks[0].extended_highest_sequence, 9U);
  EXPECT_EQ(rr->blocks[0].last_sr, 0x5678'9abcU);
  EXPECT_EQ(rr->blocks[0].delay_since_sr, (now - heard).count() * 65536 / 1'000'000);
}

TEST_F(SessionTest, RtcpMayBeSwitchedOff) {
  RtcpOptions options;
  options.enabled = false;
  party.session.set_rtcp(options);
  party.session.start(now);
  send_one();
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(report().empty());
  EXPECT_FALSE(party.session.request_key_frame(now));
}

TEST_F(SessionTest, NothingIsReportedBeforeThereIsAnAddress) {
  party.session.set_remote({}, false);
  party.session.start(now);
  EXPECT_FALSE(party.session.deadline());
  party.session.set_remote({kPeer, {}}, false);
  ASSERT_TRUE(party.session.deadline());
  EXPECT_LE(*party.session.deadline(), now);
  party.session.handle_timeout(now);
  EXPECT_EQ(party.session.deadline(), now + kFirstReportDelay);
}

// --- Leaving
// ------------------------------------------------------------------------------------------------------------------

TEST_F(SessionTest, SaysByeOnceAndThenNothing) {
  party.session.start(now);
  send_one();
  drain_rtcp();
  party.session.stop(now, "done");
  const auto packets = drain_rtcp();
  const auto* bye = find<rtcp::Bye>(packets);
  ASSERT_NE(bye, nullptr);
  EXPECT_EQ(bye->ssrcs, std::vector<std::uint32_t>{party.session.ssrc()});
  EXPECT_EQ(bye->reason, "done");
  EXPECT_FALSE(party.session.deadline());
  party.session.stop(now);
  send_one();
  EXPECT_TRUE(drain_rtcp().empty());
  EXPECT_FALSE(party.session.poll_transmit());
}

TEST_F(SessionTest, WhoNeverSpokeSaysNoBye) {
  party.session.start(now);
  party.session.stop(now);
  EXPECT_TRUE(drain_rtcp().empty());
}

TEST_F(SessionTest, ByeOfALargeGroupWaits) {
  SessionConfig config = audio_config();
  config.limits.sources = 100;
  Party crowd(5, config);
  crowd.session.start(now);
  OutgoingPacket packet;
  ASSERT_TRUE(crowd.session.send(now, packet));
  while (crowd.session.poll_transmit()) continue;
  for (std::uint32_t i = 0; i < 60; ++i) {
    Link::hand(crowd, now, Channel::kRtcp, kPeerRtcp, compound({rtcp::ReceiverReport{1000 + i, {}}}));
  }
  crowd.session.stop(now, "enough");
  EXPECT_FALSE(crowd.session.poll_transmit());
  int rounds = 0;
  std::optional<Transmit> last;
  while (!last && crowd.session.deadline() && ++rounds < 100) {
    now = *crowd.session.deadline();
    crowd.session.handle_timeout(now);
    last = crowd.session.poll_transmit();
  }
  ASSERT_TRUE(last);
  EXPECT_GT(now, Timestamp(1500ms));
  EXPECT_FALSE(crowd.session.deadline());
}

TEST_F(SessionTest, AByeFreesTheStageButNotForStragglers) {
  receive(media(1));
  receive(compound({rtcp::ReceiverReport{77, {}}, rtcp::Bye{{77, 12345}, "bye\x01now"}}), kPeerRtcp, Channel::kRtcp);
  const auto left = party.all<SourceLeft>();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_FALSE(left[0].timed_out);
  EXPECT_EQ(left[0].reason, "bye?now");
  EXPECT_FALSE(party.session.active_source());
  EXPECT_EQ(party.session.statistics().received.packets, 1U) << "figures outlive the source";
  receive(media(2));
  EXPECT_EQ(party.media.size(), 1U);
  // Some say BYE and go on.
  now += 2s;
  receive(media(3));
  ASSERT_EQ(party.media.size(), 2U);
  EXPECT_EQ(party.session.active_source(), 77U);
}

TEST_F(SessionTest, AByeFromElsewhereIsNotBelieved) {
  receive(media(1));
  for (int i = 0; i < 5; ++i) receive(compound({rtcp::Bye{{77}, ""}}), kStranger, Channel::kRtcp);
  EXPECT_EQ(party.session.active_source(), 77U);
}

TEST_F(SessionTest, SilentSourcesTimeOut) {
  party.session.start(now);
  send_one();
  receive(media(1));
  const Timestamp heard = now;
  for (int i = 0; i < 40 && party.all<SourceLeft>().empty(); ++i) report();
  const auto left = party.all<SourceLeft>();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_TRUE(left[0].timed_out);
  EXPECT_EQ(left[0].ssrc, 77U);
  EXPECT_FALSE(party.session.active_source());
  EXPECT_GE(now - heard, 22s);
  EXPECT_LE(now - heard, 40s);
  EXPECT_EQ(party.session.statistics().received.packets, 1U);
}

// --- Collisions and loops
// -----------------------------------------------------------------------------------------------------

TEST_F(SessionTest, ACollisionChangesOurSsrcOnce) {
  party.session.start(now);
  receive(media(1));
  send_one();
  drain_rtcp();
  const std::uint32_t before = party.session.ssrc();
  receive(media(9, before));
  const auto changes = party.all<LocalSsrcChanged>();
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].before, before);
  EXPECT_EQ(changes[0].after, party.session.ssrc());
  EXPECT_NE(party.session.ssrc(), before);
  const auto packets = drain_rtcp();
  const auto* bye = find<rtcp::Bye>(packets);
  ASSERT_NE(bye, nullptr);
  EXPECT_EQ(bye->ssrcs.at(0), before);
  // The same address with our new SSRC: our own packets come back. Nothing changes any more.
  for (std::uint16_t i = 0; i < 100; ++i) receive(media(i, party.session.ssrc()));
  EXPECT_EQ(party.all<LocalSsrcChanged>().size(), 1U);
  EXPECT_EQ(party.session.statistics().total.looped, 100U);
  EXPECT_EQ(party.media.size(), 1U);
}

TEST_F(SessionTest, ACollisionInRtcpCountsToo) {
  receive(media(1));
  const std::uint32_t before = party.session.ssrc();
  receive(compound({rtcp::SenderReport{before, {}, 0, 0, 0, {}}}), kPeerRtcp, Channel::kRtcp);
  EXPECT_EQ(party.all<LocalSsrcChanged>().size(), 1U);
}

TEST_F(SessionTest, AStrangerCannotForceAChange) {
  receive(media(1));
  for (std::uint16_t i = 0; i < 10; ++i) receive(media(i, party.session.ssrc()), kStranger);
  EXPECT_TRUE(party.all<LocalSsrcChanged>().empty());
}

TEST_F(SessionTest, AMirrorIsHeardWhereThatIsWanted) {
  SessionConfig config = audio_config();
  config.accept_reflected = true;
  Party mirrored(6, config);
  for (std::uint32_t i = 0; i < 5; ++i) {
    OutgoingPacket packet;
    packet.timestamp = i * 160;
    packet.payload = bytes_of("echo");
    ASSERT_TRUE(mirrored.session.send(now, packet));
    Link::hand(mirrored, now, Channel::kRtp, kPeer, to_bytes(mirrored.session.poll_transmit()->bytes));
  }
  EXPECT_EQ(mirrored.media.size(), 5U);
  EXPECT_TRUE(mirrored.all<LocalSsrcChanged>().empty());
}

// --- Protection
// ---------------------------------------------------------------------------------------------------------------

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
