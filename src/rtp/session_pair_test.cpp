// Two sessions against each other over a network with delay, loss, doubling and reordering, in virtual time.
#include <algorithm>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "rtp/test_link.h"

namespace mtavip::rtp {
namespace {

using test::endpoint;
using test::Link;
using test::Party;

const Endpoint kA = endpoint("192.0.2.1:5000");
const Endpoint kB = endpoint("[2001:db8::2]:6000");

SessionConfig config_towards(const Endpoint& remote) {
  SessionConfig config;
  config.cname = remote == kA ? "b@example" : "a@example";
  config.payload_formats = {{0, 8000}, {96, 90000}};
  config.remote.rtp = remote;
  return config;
}

SessionConfig video_config(const Endpoint& remote) {
  SessionConfig config = config_towards(remote);
  config.feedback.avpf = true;
  config.feedback.nack = true;
  config.feedback.pli = true;
  config.feedback.fir = true;
  config.feedback.tmmbr = true;
  config.rtcp.session_bandwidth = DataRate::kilobits_per_second(1000);
  config.retransmission_history = 512;
  return config;
}

struct Pair {
  explicit Pair(SessionConfig (*make)(const Endpoint&) = config_towards, std::uint64_t seed = 1)
      : a(seed, make(kB)),
        b(seed + 1000, make(kA), WallTime(std::chrono::seconds(1'700'000'000))),
        link(a, b, kA, kB),
        dice(seed) {
    a.session.start(link.now);
    b.session.start(link.now);
  }

  /// 20 ms packets from a to b, and from b to a where wanted.
  void talk(Duration how_long, bool both = true, std::uint8_t payload_type = 0) {
    const Timestamp end = link.now + how_long;
    while (link.now < end) {
      send(a, payload_type);
      if (both) send(b, payload_type);
      link.run(link.now + 20ms);
    }
    link.run(link.now + 200ms);
  }
  void send(Party& party, std::uint8_t payload_type) {
    OutgoingPacket packet;
    packet.payload_type = payload_type;
    const std::int64_t clock = payload_type == 0 ? 8000 : 90000;
    packet.timestamp = static_cast<std::uint32_t>(link.now.time_since_epoch().count() * clock / 1'000'000);
    packet.captured = link.now;
    packet.payload = sound;
    ASSERT_TRUE(party.session.send(link.now, packet));
  }
  /// Media, but not reports, is lost with this chance.
  void lose(double chance) {
    link.fate = [this, chance](Link::Datagram& datagram) -> std::vector<Duration> {
      if (classify(datagram.bytes) == DatagramKind::kRtp && dice.unit() < chance) return {};
      return {link.delay};
    };
  }

  Party a;
  Party b;
  Link link;
  SeededRandom dice;
  const Bytes sound = Bytes(160);
};

TEST(SessionPair, ACleanCallAgreesOnEverything) {
  Pair pair;
  pair.link.delay = 35ms;
  pair.talk(30s);
  for (const Party* party : {&pair.a, &pair.b}) {
    const Statistics s = party->session.statistics();
    EXPECT_EQ(s.sent.packets, 1500U);
    EXPECT_EQ(s.sent.bytes, 1500U * 160);
    EXPECT_EQ(s.received.packets, 1500U);
    EXPECT_EQ(s.received.bytes, 1500U * 160);
    EXPECT_EQ(s.received.lost, 0);
    EXPECT_EQ(s.received.jitter, Duration::zero());
    EXPECT_EQ(party->media.size(), 1500U);
    ASSERT_TRUE(s.round_trip);
    EXPECT_NEAR(to_milliseconds(*s.round_trip), 70, 0.1);
    ASSERT_TRUE(s.remote);
    EXPECT_EQ(s.remote->lost, 0);
    EXPECT_EQ(s.total.malformed_rtcp + s.total.malformed_rtp + s.total.other, 0U);
  }
  EXPECT_EQ(pair.a.session.remote_cname(), "b@example");
  EXPECT_EQ(pair.b.session.remote_cname(), "a@example");
}

TEST(SessionPair, ReportsTellTheSenderOfLoss) {
  Pair pair;
  pair.lose(0.1);
  pair.talk(120s);
  const Statistics heard = pair.b.session.statistics();
  const Statistics told = pair.a.session.statistics();
  EXPECT_NEAR(static_cast<double>(heard.received.lost), 600, 90);
  ASSERT_TRUE(told.remote);
  EXPECT_NEAR(told.remote->lost, static_cast<double>(heard.received.lost), 60);
  EXPECT_NEAR(told.remote->fraction_lost, 0.1, 0.08);
  EXPECT_EQ(pair.b.media.size(), heard.received.packets);
  EXPECT_FALSE(pair.a.all<ReportReceived>().empty());
}

TEST(SessionPair, JitterIsMeasuredAndReported) {
  Pair pair;
  pair.link.fate = [&](Link::Datagram&) {
    return std::vector<Duration>{10ms + Duration(static_cast<std::int64_t>(pair.dice.below(10'000)))};
  };
  pair.talk(60s);
  // Differences of two uniform delays over 10 ms are 3.33 ms on average.
  EXPECT_NEAR(to_milliseconds(pair.b.session.statistics().received.jitter), 3.33, 1.5);
  EXPECT_NEAR(to_milliseconds(pair.a.session.statistics().remote->jitter), 3.33, 1.5);
}

TEST(SessionPair, DoublingAndReorderingDisturbNothing) {
  Pair pair;
  pair.link.fate = [&](Link::Datagram&) {
    std::vector<Duration> delays;
    for (std::uint64_t i = 0; i <= pair.dice.below(2); ++i) {
      delays.push_back(Duration(static_cast<std::int64_t>(pair.dice.below(100'000))));
    }
    return delays;
  };
  pair.talk(30s);
  std::vector<std::int64_t> numbers;
  for (const auto& m : pair.b.media) numbers.push_back(m.sequence);
  EXPECT_FALSE(std::is_sorted(numbers.begin(), numbers.end()));
  std::sort(numbers.begin(), numbers.end());
  EXPECT_EQ(std::adjacent_find(numbers.begin(), numbers.end()), numbers.end());
  EXPECT_EQ(numbers.size(), 1500U);
  EXPECT_EQ(pair.b.session.statistics().received.duplicates, pair.b.session.statistics().received.packets - 1500);
}

TEST(SessionPair, TheSendersClockIsLearnt) {
  Pair pair;
  pair.talk(10s);
  EXPECT_FALSE(pair.b.all<ClockUpdated>().empty());
  // The packet that a captures now, as b relates it to a's wall clock.
  const Timestamp captured = pair.link.now;
  const auto timestamp = static_cast<std::uint32_t>(captured.time_since_epoch().count() * 8 / 1000);
  const auto told = pair.b.session.sender_time(timestamp + pair.a.session.timestamp_offset());
  ASSERT_TRUE(told);
  const double error = to_milliseconds(*told - pair.a.environment.wall(captured));
  EXPECT_NEAR(error, 0, 0.2);
}

TEST(SessionPair, RtcpStaysWithinItsShare) {
  Pair pair;
  pair.talk(600s);
  const std::size_t bytes = std::accumulate(pair.link.rtcp_sizes.begin(), pair.link.rtcp_sizes.end(), std::size_t{0});
  // 5 % of 80 kbit/s, both together, and no more than one report in 4.5 s each on average.
  EXPECT_LE(static_cast<double>(bytes) / 600, 80'000 * 0.05 / 8);
  EXPECT_GE(pair.link.rtcp_sizes.size(), 2 * 600 / 6U);
  EXPECT_LE(pair.link.rtcp_sizes.size(), 2 * 600 / 3U);
}

TEST(SessionPair, AByeIsHeard) {
  Pair pair;
  pair.talk(1s);
  pair.a.session.stop(pair.link.now, "hung up");
  pair.link.run(pair.link.now + 1s);
  const auto left = pair.b.all<SourceLeft>();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].reason, "hung up");
  EXPECT_FALSE(left[0].timed_out);
}

TEST(SessionPair, APictureIsAskedForAndTheQuestionArrivesAtOnce) {
  Pair pair(video_config);
  pair.talk(1s, false, 96);
  ASSERT_TRUE(pair.b.session.request_key_frame(pair.link.now));
  ASSERT_TRUE(pair.b.session.request_key_frame(pair.link.now)) << "the same request again";
  pair.link.run(pair.link.now + 11ms);
  auto asked = pair.a.all<KeyFrameRequested>();
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].how, KeyFrameRequested::How::kPli);
  EXPECT_EQ(pair.b.session.statistics().sent.key_frame_requests, 1U);
  EXPECT_EQ(pair.a.session.statistics().total.key_frame_requests, 1U);
}

TEST(SessionPair, FullIntraRequestsAreCountedOnceEach) {
  Pair pair(+[](const Endpoint& remote) {
    SessionConfig config = video_config(remote);
    config.feedback.pli = false;
    return config;
  });
  // Every report is doubled by the network: a repetition is no new request.
  pair.link.fate = [&](Link::Datagram& d) {
    return classify(d.bytes) == DatagramKind::kRtcp ? std::vector<Duration>{10ms, 12ms} : std::vector<Duration>{10ms};
  };
  pair.talk(1s, false, 96);
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(pair.b.session.request_key_frame(pair.link.now));
    pair.link.run(pair.link.now + 1s);
  }
  const auto asked = pair.a.all<KeyFrameRequested>();
  ASSERT_EQ(asked.size(), 3U);
  EXPECT_EQ(asked[0].how, KeyFrameRequested::How::kFir);
}

TEST(SessionPair, WithoutFeedbackTheCallerMustAskOtherwise) {
  Pair pair;
  pair.talk(1s, false);
  EXPECT_FALSE(pair.b.session.request_key_frame(pair.link.now));
  const std::vector<std::uint16_t> missing = {1};
  EXPECT_FALSE(pair.b.session.nack(pair.link.now, missing));
  EXPECT_FALSE(pair.b.session.limit_rate(pair.link.now, DataRate::kilobits_per_second(100)));
}

TEST(SessionPair, LostPacketsAreSentAgain) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Pair pair(video_config, seed);
    pair.link.delay = 25ms;
    pair.lose(0.05);
    std::int64_t highest = -1;
    std::size_t seen = 0;
    for (int i = 0; i < 1000; ++i) {
      pair.send(pair.a, 96);
      pair.link.run(pair.link.now + 10ms);
      for (; seen < pair.b.media.size(); ++seen) {
        const std::int64_t sequence = pair.b.media[seen].sequence;
        std::vector<std::uint16_t> missing;
        for (std::int64_t s = highest + 1; highest >= 0 && s < sequence; ++s) {
          missing.push_back(static_cast<std::uint16_t>(s));
        }
        highest = std::max(highest, sequence);
        if (!missing.empty()) {
          EXPECT_TRUE(pair.b.session.nack(pair.link.now, missing));
        }
      }
    }
    pair.link.run(pair.link.now + 1s);
    const Statistics sender = pair.a.session.statistics();
    EXPECT_GT(sender.sent.retransmitted, 20U);
    // What was lost twice stays lost here: 5 % of 5 %.
    EXPECT_GE(pair.b.media.size(), 990U) << "seed " << seed;
    EXPECT_EQ(pair.b.session.statistics().sent.nacked_packets, sender.total.nacked_packets);
    EXPECT_FALSE(pair.a.all<PacketsMissed>().empty());
  }
}

TEST(SessionPair, AskingOftenDoesNotMakeItSendOften) {
  Pair pair(video_config);
  pair.talk(1s, false, 96);
  const auto number = static_cast<std::uint16_t>(pair.a.session.next_sequence_number() - 1);
  std::vector<std::uint16_t> same(200, number);
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(pair.b.session.nack(pair.link.now, same));
    pair.link.run(pair.link.now + 1ms);
  }
  pair.link.run(pair.link.now + 1s);
  EXPECT_GE(pair.a.session.statistics().sent.retransmitted, 1U);
  // In the second that this took, once a round trip at the most.
  EXPECT_LE(pair.a.session.statistics().sent.retransmitted, 55U);
}

TEST(SessionPair, MoreMissingThanOneReportHoldsGoesInSeveral) {
  Pair pair(video_config);
  pair.talk(1s, false, 96);
  std::vector<std::uint16_t> scattered;
  for (std::uint16_t i = 0; i < 200; ++i) scattered.push_back(static_cast<std::uint16_t>(i * 40));
  ASSERT_TRUE(pair.b.session.nack(pair.link.now, scattered));
  pair.link.run(pair.link.now + 5s);
  std::vector<std::uint16_t> heard;
  for (const auto& missed : pair.a.all<PacketsMissed>()) {
    heard.insert(heard.end(), missed.sequence_numbers.begin(), missed.sequence_numbers.end());
  }
  EXPECT_EQ(heard, scattered);
  for (const std::size_t size : pair.link.rtcp_sizes) EXPECT_LE(size, 1472U);
}

TEST(SessionPair, ALimitOnTheRateIsHeardAndConfirmed) {
  Pair pair(video_config);
  pair.talk(1s, true, 96);
  ASSERT_TRUE(pair.b.session.limit_rate(pair.link.now, DataRate::kilobits_per_second(300)));
  pair.link.run(pair.link.now + 2s);
  const auto limited = pair.a.all<RateLimited>();
  ASSERT_EQ(limited.size(), 1U);
  EXPECT_FALSE(limited[0].estimate);
  EXPECT_NEAR(limited[0].rate.kbps(), 300, 0.1);
}

TEST(SessionPair, ReducedSizeFeedbackIsSmall) {
  Pair pair(+[](const Endpoint& remote) {
    SessionConfig config = video_config(remote);
    config.feedback.reduced_size = true;
    return config;
  });
  pair.talk(1s, false, 96);
  pair.link.rtcp_sizes.clear();
  ASSERT_TRUE(pair.b.session.request_key_frame(pair.link.now));
  pair.link.run(pair.link.now + 1ms);
  ASSERT_EQ(pair.link.rtcp_sizes.size(), 1U);
  EXPECT_EQ(pair.link.rtcp_sizes[0], 12U);
  pair.link.run(pair.link.now + 20ms);
  EXPECT_EQ(pair.a.all<KeyFrameRequested>().size(), 1U);
}

TEST(SessionPair, DamagedDatagramsEndNothing) {
  Pair pair(video_config);
  pair.link.fate = [&](Link::Datagram& datagram) -> std::vector<Duration> {
    if (pair.dice.below(3) == 0 && !datagram.bytes.empty()) {
      for (std::uint64_t i = pair.dice.below(4); i > 0; --i) {
        datagram.bytes[pair.dice.below(datagram.bytes.size())] ^= static_cast<std::byte>(1U << pair.dice.below(8));
      }
      if (pair.dice.below(4) == 0) datagram.bytes.resize(pair.dice.below(datagram.bytes.size() + 1));
    }
    return {pair.link.delay};
  };
  pair.talk(120s, true, 96);
  EXPECT_GT(pair.b.media.size(), 3000U);
  EXPECT_GT(pair.b.session.statistics().total.malformed_rtp, 0U);
}

TEST(SessionPair, TheSameSeedGivesTheSameRun) {
  const auto run = [] {
    Pair pair(video_config, 42);
    pair.lose(0.2);
    pair.talk(20s, true, 96);
    return std::pair(pair.link.rtcp_sizes, pair.b.media.size());
  };
  EXPECT_EQ(run(), run());
}

}  // namespace
}  // namespace mtavip::rtp
