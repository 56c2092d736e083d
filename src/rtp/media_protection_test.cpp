#include "rtp/media_protection.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"
#include "crypto/test_time_of_day.h"

namespace mtavip::rtp {
namespace {

using crypto::test::time_of_day;

const Endpoint kAlice{IpAddress::v4({192, 0, 2, 1}), 5000};
const Endpoint kBob{IpAddress::v4({192, 0, 2, 2}), 6000};
const Endpoint kMallory{IpAddress::v4({192, 0, 2, 66}), 7000};
constexpr WallTime kToday{std::chrono::seconds(1'800'000'000)};

Endpoint at(const Endpoint& rtp, Channel channel) {
  return {rtp.address, static_cast<std::uint16_t>(rtp.port + (channel == Channel::kRtcp ? 1 : 0))};
}

struct Party {
  Party(std::uint64_t seed, const Endpoint& own) : random(seed), address(own) {}
  void agree(const Party& other, bool active, bool mux, std::optional<crypto::Fingerprint> expected = {}) {
    DtlsAgreement agreement;
    agreement.active = active;
    agreement.fingerprints = {expected.value_or(other.certificate->fingerprint())};
    RemoteAddresses remote;
    remote.rtp = other.address;
    protection.configure(time_of_day, agreement, remote, mux);
    take();
  }
  void take() {
    while (auto next = protection.poll_transform()) transform = std::move(*next);
    while (auto event = protection.poll_event()) {
      if (const auto* done = std::get_if<SessionSecured>(&*event)) secured = done->suite;
      if (const auto* failed = std::get_if<SessionNotSecured>(&*event)) failure = failed->text;
    }
  }
  SeededRandom random;
  NullLog log;
  Environment environment{random, log, kToday};
  Endpoint address;
  std::unique_ptr<crypto::DtlsCertificate> certificate = crypto::DtlsCertificate::make(kToday);
  MediaProtection protection{environment, certificate.get()};
  std::unique_ptr<Transform> transform;
  std::optional<crypto::SrtpSuite> secured;
  std::optional<std::string> failure;
};

class MediaProtectionTest : public testing::Test {
 protected:
  /// Carries what the parties send to each other until all is quiet or `limit` has passed.
  void run(std::vector<Party*> parties, Duration limit = 60s) {
    const Timestamp end = time_of_day + limit;
    while (true) {
      bool any = false;
      for (Party* from : parties) {
        while (auto out = from->protection.poll_transmit()) {
          any = true;
          ++datagrams;
          for (Party* to : parties) {
            for (const auto channel : {Channel::kRtp, Channel::kRtcp}) {
              if (out->destination != at(to->address, channel) || lost(*from)) continue;
              EXPECT_TRUE(to->protection.handle(time_of_day, channel, at(from->address, out->channel), out->bytes));
            }
          }
        }
        from->take();
      }
      if (any) continue;
      std::optional<Timestamp> next;
      for (Party* party : parties) {
        const auto due = party->protection.deadline();
        if (due && (!next || *due < *next)) next = due;
      }
      if (!next || *next > end) return;
      time_of_day = std::max(time_of_day, *next);
      for (Party* party : parties) {
        party->protection.handle_timeout(time_of_day);
        party->take();
      }
    }
  }
  bool lost(const Party& from) const { return silent == &from; }
  static Bytes media() {
    Bytes packet(172);
    packet[0] = std::byte{0x80};
    packet.resize(172 + 64);
    return packet;
  }
  static bool passes(Party& from, Party& to, bool report = false) {
    Bytes packet = media();
    const auto sealed = report ? from.transform->protect_rtcp(packet, 172) : from.transform->protect_rtp(packet, 172);
    if (!sealed) return false;
    const auto arrived = std::span(packet).first(*sealed);
    return (report ? to.transform->unprotect_rtcp(arrived) : to.transform->unprotect_rtp(arrived)).has_value();
  }

  Party alice{1, kAlice};
  Party bob{2, kBob};
  const Party* silent = nullptr;
  std::size_t datagrams = 0;
};

TEST_F(MediaProtectionTest, NothingPassesUntilTheHandshakeHasGivenKeys) {
  bob.agree(alice, false, true);
  EXPECT_FALSE(passes(bob, bob));
  alice.agree(bob, true, true);
  run({&alice, &bob});
  ASSERT_TRUE(alice.secured && bob.secured);
  EXPECT_EQ(alice.secured, crypto::SrtpSuite::kAeadAes256Gcm);
  EXPECT_TRUE(passes(alice, bob));
  EXPECT_TRUE(passes(bob, alice));
  EXPECT_TRUE(passes(alice, bob, true));
}

TEST_F(MediaProtectionTest, TheSameAgreementAgainChangesNothing) {
  bob.agree(alice, false, true);
  alice.agree(bob, true, true);
  run({&alice, &bob});
  const auto* before = alice.transform.get();
  alice.agree(bob, true, true);
  bob.agree(alice, false, true);
  const std::size_t sent = datagrams;
  run({&alice, &bob});
  EXPECT_EQ(alice.transform.get(), before);
  EXPECT_EQ(datagrams, sent);
  EXPECT_TRUE(passes(alice, bob));
}

TEST_F(MediaProtectionTest, AnotherAssociationMakesOtherKeys) {
  bob.agree(alice, false, true);
  alice.agree(bob, true, true);
  run({&alice, &bob});
  // The roles change: that is another association.
  bob.agree(alice, true, true);
  alice.agree(bob, false, true);
  EXPECT_FALSE(passes(alice, bob));
  run({&alice, &bob});
  EXPECT_TRUE(passes(alice, bob));
  EXPECT_TRUE(passes(bob, alice));
}

TEST_F(MediaProtectionTest, EachPortHasItsHandshakeWithoutMultiplexing) {
  bob.agree(alice, false, false);
  alice.agree(bob, true, false);
  run({&alice, &bob});
  ASSERT_TRUE(alice.secured && bob.secured);
  EXPECT_TRUE(passes(alice, bob));
  EXPECT_TRUE(passes(alice, bob, true));
  // Keys of their own: what RTCP's would let pass, RTP's do not.
  EXPECT_TRUE(passes(bob, alice, true));
}

TEST_F(MediaProtectionTest, MediaGoOnWhereOnlyTheRtpPortIsAnswered) {
  // Bob multiplexes and does not know that alice does not.
  bob.agree(alice, false, true);
  alice.agree(bob, true, false);
  run({&alice, &bob});
  ASSERT_TRUE(alice.secured && bob.secured);
  EXPECT_TRUE(passes(alice, bob));
  EXPECT_FALSE(passes(alice, bob, true));
}

TEST_F(MediaProtectionTest, AWrongCertificateIsTold) {
  Party mallory(3, kMallory);
  bob.agree(alice, false, true);
  alice.agree(bob, true, true, mallory.certificate->fingerprint());
  run({&alice, &bob});
  EXPECT_FALSE(alice.secured);
  ASSERT_TRUE(alice.failure);
  EXPECT_NE(alice.failure->find("fingerprint"), std::string::npos);
  EXPECT_FALSE(passes(alice, alice));
}

TEST_F(MediaProtectionTest, WhoIsFasterDoesNotKeepTheOtherSideOut) {
  Party mallory(3, kMallory);
  bob.agree(alice, false, true);
  // With a certificate of her own, before alice has said anything.
  mallory.agree(bob, true, true);
  run({&mallory, &bob}, 5s);
  EXPECT_FALSE(bob.secured);
  EXPECT_FALSE(bob.failure);
  alice.agree(bob, true, true);
  run({&alice, &bob, &mallory});
  EXPECT_TRUE(alice.secured && bob.secured);
  EXPECT_TRUE(passes(alice, bob));
}

TEST_F(MediaProtectionTest, StrangersAreNotAnsweredAtLength) {
  bob.agree(alice, false, true);
  Party mallory(3, kMallory);
  mallory.agree(bob, true, true);
  auto hello = mallory.protection.poll_transmit();
  ASSERT_TRUE(hello);
  // The same greeting from many addresses that cannot answer.
  std::size_t answered = 0;
  for (std::uint16_t port = 1; port <= 1000; ++port) {
    bob.protection.handle(time_of_day, Channel::kRtp, {kMallory.address, port}, hello->bytes);
    while (auto answer = bob.protection.poll_transmit()) answered += answer->bytes.size();
  }
  EXPECT_LT(answered, 1000 * hello->bytes.size());
  alice.agree(bob, true, true);
  run({&alice, &bob});
  EXPECT_TRUE(bob.secured);
}

TEST_F(MediaProtectionTest, GivesUpInTheEnd) {
  const Timestamp began = time_of_day;
  bob.agree(alice, false, true);
  run({&bob});
  ASSERT_TRUE(bob.failure);
  EXPECT_EQ(time_of_day - began, ProtectionLimits{}.time);
  silent = &bob;
  bob.agree(alice, true, true);
  run({&alice, &bob});
  EXPECT_FALSE(bob.secured);
  ASSERT_TRUE(bob.failure);
}

TEST_F(MediaProtectionTest, OnlyDtlsIsTaken) {
  const Bytes dtls(20, std::byte{22});
  EXPECT_FALSE(alice.protection.handle(time_of_day, Channel::kRtp, kBob, dtls));
  alice.agree(bob, false, true);
  EXPECT_TRUE(alice.protection.handle(time_of_day, Channel::kRtp, kBob, dtls));
  for (const unsigned first : {0U, 3U, 19U, 64U, 128U, 191U}) {
    const Bytes other(20, static_cast<std::byte>(first));
    EXPECT_FALSE(alice.protection.handle(time_of_day, Channel::kRtp, kBob, other)) << first;
  }
  EXPECT_FALSE(alice.protection.handle(time_of_day, Channel::kRtp, kBob, {}));
}

TEST_F(MediaProtectionTest, KeysFromTheSignallingNeedNoHandshake) {
  SeededRandom random(9);
  Bytes master(30);
  random.fill(master);
  const crypto::SrtpKey key{crypto::SrtpSuite::kAesCm128HmacSha1_80, crypto::Secret(master)};
  alice.protection.configure(time_of_day, SrtpKeys{key, key}, {}, true);
  alice.take();
  EXPECT_TRUE(passes(alice, alice));
  alice.protection.configure(time_of_day, {}, {}, true);
  alice.take();
  EXPECT_EQ(alice.transform, nullptr);
}

TEST(MediaProtection, WithoutACertificateNothingIsSecured) {
  SeededRandom random(1);
  NullLog log;
  Environment environment(random, log, kToday);
  MediaProtection protection(environment, nullptr);
  protection.configure(time_of_day, DtlsAgreement{}, {}, true);
  const auto event = protection.poll_event();
  ASSERT_TRUE(event && std::holds_alternative<SessionNotSecured>(*event));
}

}  // namespace
}  // namespace mtavip::rtp
