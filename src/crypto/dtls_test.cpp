#include "crypto/dtls.h"

#include <algorithm>
#include <functional>
#include <memory>

#include <gtest/gtest.h>

#include "crypto/test_time_of_day.h"

namespace mtavip::crypto {
namespace {

Timestamp& virtual_now = test::time_of_day;
constexpr WallTime kToday{std::chrono::seconds(1'800'000'000)};

struct Side {
  explicit Side(bool as_client) : client(as_client) {}
  void begin(const std::vector<Fingerprint>& expected, Bytes cookie = {}) {
    DtlsAssociationConfig config;
    config.client = client;
    config.fingerprints = expected;
    config.cookie = std::move(cookie);
    association = std::make_unique<DtlsAssociation>(*certificate, std::move(config));
  }
  bool client;
  std::unique_ptr<DtlsCertificate> certificate = DtlsCertificate::make(kToday);
  std::unique_ptr<DtlsAssociation> association;
};

/// What becomes of the n-th datagram: how many times it arrives.
using Fate = std::function<int(std::size_t)>;

class Dtls : public testing::Test {
 protected:
  void begin(Bytes cookie = {}) {
    alice.begin({bob.certificate->fingerprint()});
    bob.begin({alice.certificate->fingerprint()}, std::move(cookie));
    alice.association->start(virtual_now);
  }
  /// Carries datagrams both ways until nobody has anything to say or to wait for.
  void run(
      const Fate& fate = [](std::size_t) { return 1; }, bool swapped = false) {
    const Timestamp end = virtual_now + 60s;
    while (virtual_now < end) {
      bool any = carry(alice, bob, fate, swapped);
      any = carry(bob, alice, fate, swapped) || any;
      if (any) continue;
      const auto a = alice.association->deadline();
      const auto b = bob.association->deadline();
      if (!a && !b) return;
      virtual_now = std::max(virtual_now, a && b ? std::min(*a, *b) : a.value_or(b.value_or(virtual_now)));
      alice.association->handle_timeout(virtual_now);
      bob.association->handle_timeout(virtual_now);
    }
  }
  bool carry(Side& from, Side& to, const Fate& fate, bool swapped) {
    std::vector<Bytes> flight;
    while (auto datagram = from.association->poll()) flight.push_back(std::move(*datagram));
    if (swapped) std::reverse(flight.begin(), flight.end());
    for (const auto& datagram : flight) {
      EXPECT_LE(datagram.size(), 1200U);
      for (int copies = fate(count++); copies > 0; --copies) to.association->handle(virtual_now, datagram);
    }
    return !flight.empty();
  }
  void expect_secured() {
    ASSERT_EQ(alice.association->state(), DtlsAssociation::State::kSecured) << alice.association->failure();
    ASSERT_EQ(bob.association->state(), DtlsAssociation::State::kSecured) << bob.association->failure();
    EXPECT_EQ(alice.association->keys()->local, bob.association->keys()->remote);
    EXPECT_EQ(alice.association->keys()->remote, bob.association->keys()->local);
    EXPECT_FALSE(alice.association->keys()->local == alice.association->keys()->remote);
    EXPECT_EQ(alice.association->keys()->local.suite, SrtpSuite::kAeadAes256Gcm);
  }

  Side alice{true};
  Side bob{false};
  std::size_t count = 0;
};

TEST_F(Dtls, GivesBothSidesTheSameKeys) {
  begin();
  run();
  expect_secured();
  EXPECT_EQ(alice.certificate->fingerprint().digest.size(), 32U);
}

TEST_F(Dtls, AClientProvesItsAddressFirst) {
  begin(Bytes(32, std::byte{1}));
  const auto hello = alice.association->poll();
  ASSERT_TRUE(hello);
  bob.association->handle(virtual_now, *hello);
  const auto answer = bob.association->poll();
  ASSERT_TRUE(answer);
  EXPECT_LT(answer->size(), hello->size());
  EXPECT_FALSE(bob.association->poll());
  alice.association->handle(virtual_now, *answer);
  run();
  expect_secured();
}

TEST_F(Dtls, SurvivesTheLossOfEveryDatagram) {
  for (std::size_t lost = 0; lost < 12; ++lost) {
    SCOPED_TRACE(lost);
    count = 0;
    begin();
    const Timestamp began = virtual_now;
    run([lost](std::size_t i) { return i == lost ? 0 : 1; });
    expect_secured();
    EXPECT_LT(virtual_now - began, 5s);
  }
}

TEST_F(Dtls, SurvivesDoubledAndReorderedDatagrams) {
  begin();
  run([](std::size_t) { return 2; });
  expect_secured();
  begin();
  run([](std::size_t) { return 1; }, true);
  expect_secured();
}

TEST_F(Dtls, ACertificateWithAnotherFingerprintIsRefused) {
  const auto stranger = DtlsCertificate::make(kToday);
  ASSERT_TRUE(stranger);
  for (const bool at_client : {true, false}) {
    begin();
    (at_client ? alice : bob).begin({stranger->fingerprint()});
    if (at_client) alice.association->start(virtual_now);
    run();
    const DtlsAssociation& strict = *(at_client ? alice : bob).association;
    EXPECT_EQ(strict.state(), DtlsAssociation::State::kFailed);
    EXPECT_TRUE(strict.wrong_certificate());
    EXPECT_FALSE(strict.keys());
  }
}

TEST_F(Dtls, NobodyAnswering) {
  begin();
  run([](std::size_t) { return 0; });
  EXPECT_NE(alice.association->state(), DtlsAssociation::State::kSecured);
  EXPECT_GT(count, 4U);
  EXPECT_LT(count, 30U);
}

TEST_F(Dtls, GarbageIsIgnored) {
  begin();
  for (std::size_t size : {1U, 12U, 13U, 14U, 100U, 2000U}) {
    for (const unsigned first : {20U, 21U, 22U, 23U, 63U}) {
      Bytes garbage(size, std::byte{0xfe});
      garbage[0] = static_cast<std::byte>(first);
      bob.association->handle(virtual_now, garbage);
    }
  }
  run();
  expect_secured();
}

TEST_F(Dtls, EveryCertificateIsAnother) {
  EXPECT_FALSE(alice.certificate->fingerprint() == bob.certificate->fingerprint());
}

}  // namespace
}  // namespace mtavip::crypto
