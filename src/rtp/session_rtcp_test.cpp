// Reports, leaving, and collisions of one session; two against each other: session_pair_test.cpp.
#include <vector>

#include <gtest/gtest.h>

#include "rtp/session.h"
#include "rtp/test_session.h"

namespace mtavip::rtp {
namespace {

using namespace test;

// --- Reports ---

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

TEST_F(SessionTest, TheReportsClockIsThatOfWhatIsSent) {
  struct Case {
    const char* what;
    std::uint8_t payload_type;
    std::uint32_t clock_rate;
    std::int64_t expected;  // units a second
  };
  for (const Case& c : std::vector<Case>{
           {"known", 96, 0, 48000}, {"told", 96, 16000, 16000}, {"unknown: the first known one", 120, 0, 8000}}) {
    Party sender(3, audio_config());
    sender.session.start(now);
    OutgoingPacket packet;
    packet.payload_type = c.payload_type;
    packet.clock_rate = c.clock_rate;
    packet.captured = now;
    ASSERT_TRUE(sender.session.send(now, packet));
    while (sender.session.poll_transmit()) continue;
    const Timestamp due = *sender.session.deadline();
    sender.session.handle_timeout(due);
    const auto packets = rtcp::parse_compound(sender.session.poll_transmit()->bytes, rtcp::Form::kCompound);
    ASSERT_TRUE(packets);
    const auto* sr = std::get_if<rtcp::SenderReport>(&packets->front());
    ASSERT_NE(sr, nullptr) << c.what;
    EXPECT_EQ(sr->rtp_timestamp - sender.session.timestamp_offset(), (due - now).count() * c.expected / 1'000'000)
        << c.what;
  }
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

// --- Leaving ---

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

// --- Collisions and loops ---

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

}  // namespace
}  // namespace mtavip::rtp
