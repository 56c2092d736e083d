#include "rtp/srtp_transform.h"

#include <memory>

#include <gtest/gtest.h>

#include "rtp/test_session.h"

namespace mtavip::rtp {
namespace {

using namespace test;

SrtpKeys keys(std::uint64_t seed) {
  SeededRandom random(seed);
  const auto make = [&random] {
    Bytes master(30);
    random.fill(master);
    return crypto::SrtpKey{crypto::SrtpSuite::kAesCm128HmacSha1_80, crypto::Secret(master)};
  };
  return {make(), make()};
}
SrtpKeys reversed(const SrtpKeys& keys) {
  return {keys.remote, keys.local};
}

class SrtpSession : public testing::Test {
 protected:
  Bytes send() {
    OutgoingPacket packet;
    const Bytes payload(160);
    packet.payload = payload;
    EXPECT_TRUE(alice.session.send(now, packet));
    const auto sent = alice.session.poll_transmit();
    return sent ? to_bytes(sent->bytes) : Bytes{};
  }
  Party alice{1, audio_config()};
  Party bob{2, audio_config()};
  Timestamp now{1s};
};

TEST_F(SrtpSession, MediaAndReportsPassWithTheRightKeys) {
  alice.session.set_transform(std::make_unique<SrtpTransform>(keys(1)));
  bob.session.set_transform(std::make_unique<SrtpTransform>(reversed(keys(1))));
  alice.session.start(now);
  const Bytes sent = send();
  EXPECT_EQ(sent.size(), 12U + 160U + 10U);
  Link::hand(bob, now, Channel::kRtp, kPeer, sent);
  ASSERT_EQ(bob.media.size(), 1U);
  EXPECT_EQ(bob.media[0].payload, Bytes(160));
  now = *alice.session.deadline();
  alice.session.handle_timeout(now);
  Link::hand(bob, now, Channel::kRtcp, kPeerRtcp, to_bytes(alice.session.poll_transmit()->bytes));
  EXPECT_EQ(bob.session.statistics().total.rtcp_packets, 1U);

  Link::hand(bob, now, Channel::kRtp, kPeer, sent);
  EXPECT_EQ(bob.media.size(), 1U);
  EXPECT_EQ(bob.session.statistics().total.replayed, 1U);
  EXPECT_EQ(bob.session.statistics().total.not_authentic, 0U);
}

TEST_F(SrtpSession, PlainPacketsAndWrongKeysAreRefused) {
  bob.session.set_transform(std::make_unique<SrtpTransform>(reversed(keys(1))));
  Link::hand(bob, now, Channel::kRtp, kPeer, send());
  alice.session.set_transform(std::make_unique<SrtpTransform>(keys(2)));
  Link::hand(bob, now, Channel::kRtp, kPeer, send());
  EXPECT_TRUE(bob.media.empty());
  EXPECT_EQ(bob.session.statistics().total.not_authentic, 2U);
}

TEST_F(SrtpSession, RtcpMayHaveKeysOfItsOwn) {
  alice.session.set_transform(std::make_unique<SrtpTransform>(keys(1), keys(2)));
  bob.session.set_transform(std::make_unique<SrtpTransform>(reversed(keys(1)), reversed(keys(2))));
  alice.session.start(now);
  Link::hand(bob, now, Channel::kRtp, kPeer, send());
  EXPECT_EQ(bob.media.size(), 1U);
  now = *alice.session.deadline();
  alice.session.handle_timeout(now);
  Link::hand(bob, now, Channel::kRtcp, kPeerRtcp, to_bytes(alice.session.poll_transmit()->bytes));
  EXPECT_EQ(bob.session.statistics().total.rtcp_packets, 1U);
}

TEST_F(SrtpSession, NothingPassesBeforeThereAreKeys) {
  bob.session.set_transform(std::make_unique<ClosedTransform>());
  Link::hand(bob, now, Channel::kRtp, kPeer, send());
  EXPECT_TRUE(bob.media.empty());
  alice.session.set_transform(std::make_unique<ClosedTransform>());
  EXPECT_TRUE(send().empty());
  alice.session.start(now);
  now = *alice.session.deadline();
  alice.session.handle_timeout(now);
  EXPECT_FALSE(alice.session.poll_transmit());
}

}  // namespace
}  // namespace mtavip::rtp
