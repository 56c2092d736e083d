#include "rtp/address_latch.h"

#include <initializer_list>
#include <optional>

#include <gtest/gtest.h>

#include "rtp/session.h"

namespace mtavip::rtp {
namespace {

using Verdict = AddressLatch::Verdict;

Endpoint endpoint(const char* text) {
  return *Endpoint::parse(text);
}

struct AddressLatchTest : testing::Test {
  Verdict see(const Endpoint& from, Timestamp now, std::uint16_t sequence, std::uint32_t ssrc = 1) {
    AddressLatch::Sighting sighting;
    sighting.from = from;
    sighting.ssrc = ssrc;
    sighting.sequence = sequence;
    sighting.needed = policy.consecutive_packets;
    return latch.on_packet(now, sighting, policy);
  }

  LatchingPolicy policy;
  AddressLatch latch{4};
  const Endpoint announced = endpoint("10.0.0.1:4000");
  const Endpoint natted = endpoint("192.0.2.1:5000");
  const Endpoint other = endpoint("198.51.100.1:6000");
};

TEST_F(AddressLatchTest, TheAnnouncedAddressIsBelievedAtOnce) {
  latch.set_signalled(announced);
  EXPECT_EQ(see(announced, Timestamp{}, 1), Verdict::kBelieved);
  EXPECT_EQ(latch.current(), announced);
}

TEST_F(AddressLatchTest, AnotherMustProveItself) {
  latch.set_signalled(announced);
  EXPECT_EQ(see(natted, Timestamp{}, 1), Verdict::kRefused);
  EXPECT_EQ(see(natted, Timestamp{}, 2), Verdict::kRefused);
  EXPECT_EQ(see(natted, Timestamp{}, 3), Verdict::kLatched);
  EXPECT_EQ(see(natted, Timestamp{}, 4), Verdict::kBelieved);
  EXPECT_TRUE(latch.believes(natted));
}

TEST_F(AddressLatchTest, ProofIsInSequenceAndOfOneSource) {
  latch.set_signalled(announced);
  for (const std::uint16_t sequence : std::initializer_list<std::uint16_t>{1, 2, 4, 5, 7, 7, 8}) {
    EXPECT_EQ(see(natted, Timestamp{}, sequence), Verdict::kRefused) << sequence;
  }
  EXPECT_EQ(see(natted, Timestamp{}, 9, 2), Verdict::kRefused);
  EXPECT_EQ(see(natted, Timestamp{}, 10, 2), Verdict::kRefused);
  EXPECT_EQ(see(natted, Timestamp{}, 11, 2), Verdict::kLatched);
}

TEST_F(AddressLatchTest, AnAddressInUseIsNotTakenAway) {
  latch.set_signalled(announced);
  Timestamp now{};
  std::uint16_t sequence = 0;
  see(announced, now, 0);
  for (; now < Timestamp(5s); now += 20ms) {
    EXPECT_EQ(see(announced, now, sequence), Verdict::kBelieved);
    EXPECT_EQ(see(other, now, sequence, 9), Verdict::kRefused);
    ++sequence;
  }
  // It falls silent, and is replaced only after the time of grace.
  for (; now < Timestamp(5s) + policy.silence - 40ms; now += 20ms) {
    EXPECT_EQ(see(other, now, sequence++, 9), Verdict::kRefused);
  }
  now = Timestamp(5s) + policy.silence;
  EXPECT_EQ(see(other, now, sequence, 9), Verdict::kLatched);
}

TEST_F(AddressLatchTest, TheAnnouncedOneMayComeBack) {
  latch.set_signalled(announced);
  for (std::uint16_t i = 1; i <= 3; ++i) see(natted, Timestamp{}, i);
  EXPECT_EQ(see(announced, Timestamp(10ms), 100, 2), Verdict::kRefused);
  EXPECT_EQ(see(announced, Timestamp(10ms), 101, 2), Verdict::kRefused);
  EXPECT_EQ(see(announced, Timestamp(10ms), 102, 2), Verdict::kLatched);
}

TEST_F(AddressLatchTest, ChangesAreFew) {
  policy.max_changes = 2;
  latch.set_signalled(announced);
  Timestamp now{};
  see(announced, now, 0);
  const Endpoint places[] = {natted, other, natted};
  for (int round = 0; round < 3; ++round) {
    now += policy.silence;
    Verdict verdict{};
    for (std::uint16_t i = 0; i < 3; ++i) verdict = see(places[round], now, i);
    EXPECT_EQ(verdict, round < 2 ? Verdict::kLatched : Verdict::kRefused) << round;
  }
  // New signalling gives new credit; the address that is in use stays if it is the announced one.
  latch.set_signalled(other);
  EXPECT_EQ(latch.current(), other);
  latch.set_signalled(natted);
  EXPECT_FALSE(latch.current());
  EXPECT_EQ(see(natted, now, 50), Verdict::kBelieved);
}

TEST_F(AddressLatchTest, HoldAndTheSameAddressAgainChangeNothing) {
  latch.set_signalled(announced);
  for (std::uint16_t i = 1; i <= 3; ++i) see(natted, Timestamp{}, i);
  latch.set_signalled(announced);
  EXPECT_EQ(latch.current(), natted);
  latch.set_signalled(std::nullopt);
  EXPECT_EQ(latch.current(), natted);
  EXPECT_FALSE(latch.signalled());
  latch.set_signalled(announced);
  EXPECT_EQ(latch.current(), natted);
  EXPECT_EQ(latch.signalled(), announced);
}

TEST_F(AddressLatchTest, CandidatesAreBounded) {
  latch.set_signalled(announced);
  // A flood from many addresses never proves anything, and the true one still can.
  for (std::uint16_t port = 1; port < 2000; ++port) {
    EXPECT_EQ(see({other.address, port}, Timestamp(Duration(port)), port), Verdict::kRefused);
  }
  EXPECT_EQ(see(natted, Timestamp(1s), 1), Verdict::kRefused);
  EXPECT_EQ(see(natted, Timestamp(1s), 2), Verdict::kRefused);
  EXPECT_EQ(see(natted, Timestamp(1s), 3), Verdict::kLatched);

  AddressLatch none(0);
  none.set_signalled(announced);
  AddressLatch::Sighting sighting;
  sighting.from = natted;
  EXPECT_EQ(none.on_packet(Timestamp{}, sighting, policy), Verdict::kRefused);
}

TEST_F(AddressLatchTest, AuthenticPacketsNeedNoSilence) {
  latch.set_signalled(announced);
  see(announced, Timestamp{}, 0);
  AddressLatch::Sighting sighting;
  sighting.from = natted;
  sighting.sequence = 1;
  sighting.needed = 2;
  sighting.authentic = true;
  EXPECT_EQ(latch.on_packet(Timestamp(1ms), sighting, policy), Verdict::kRefused);
  sighting.sequence = 2;
  EXPECT_EQ(latch.on_packet(Timestamp(2ms), sighting, policy), Verdict::kLatched);
}

TEST_F(AddressLatchTest, ReportsCountWithoutSequence) {
  latch.set_signalled(announced);
  AddressLatch::Sighting sighting;
  sighting.from = natted;
  sighting.ssrc = 7;
  sighting.needed = 2;
  EXPECT_EQ(latch.on_packet(Timestamp{}, sighting, policy), Verdict::kRefused);
  EXPECT_EQ(latch.on_packet(Timestamp{}, sighting, policy), Verdict::kLatched);
}

}  // namespace
}  // namespace mtavip::rtp
