#include "sip/source_limiter.h"

#include <array>
#include <chrono>

#include <gtest/gtest.h>

#include "sip/scripted_peer.h"

namespace mtavip::sip {
namespace {

constexpr IpAddress kOne = IpAddress::v4({192, 0, 2, 1});
constexpr IpAddress kOther = IpAddress::v4({192, 0, 2, 2});

int allowed(SourceLimiter& limiter, Timestamp now, const IpAddress& source, int asked) {
  int count = 0;
  for (int i = 0; i < asked; ++i) count += limiter.allow(now, source) ? 1 : 0;
  return count;
}

TEST(SourceLimiter, EachSourceHasItsShare) {
  SourceLimiter limiter(10);
  Timestamp now{};
  EXPECT_EQ(allowed(limiter, now, kOne, 100), 20);
  EXPECT_EQ(allowed(limiter, now, kOther, 5), 5);
  now += 1s;
  EXPECT_EQ(allowed(limiter, now, kOne, 100), 10);
  now += 3600s;
  EXPECT_EQ(allowed(limiter, now, kOne, 100), 20);
}

TEST(SourceLimiter, NoLimitIsNone) {
  SourceLimiter limiter(0);
  EXPECT_EQ(allowed(limiter, {}, kOne, 1000), 1000);
}

TEST(SourceLimiter, AnIpv6NetworkIsOneSource) {
  SourceLimiter limiter(10);
  int count = 0;
  for (std::uint8_t host = 0; host < 100; ++host) {
    const auto source = IpAddress::v6({0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 1, 9, 9, 9, 9, 9, 9, 9, host});
    count += limiter.allow({}, source) ? 1 : 0;
  }
  EXPECT_EQ(count, 20);
  EXPECT_TRUE(limiter.allow({}, IpAddress::v6({0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 2})));
}

TEST(SourceLimiter, InventedSourcesKeepNobodyOut) {
  SourceLimiter limiter(10);
  Timestamp now{};
  for (std::uint32_t i = 0; i < 3 * SourceLimiter::kSources; ++i) {
    const auto octet = [i](unsigned shift) { return static_cast<std::uint8_t>(i >> shift); };
    EXPECT_TRUE(limiter.allow(now, IpAddress::v4({10, octet(16), octet(8), octet(0)})));
    now += 1us;
  }
  EXPECT_EQ(allowed(limiter, now, kOne, 100), 20);
}

TEST(SourceLimiter, AFloodIsNotAnsweredAndOthersAre) {
  UserAgentConfig config;
  config.limits.requests_per_source = 10;
  test::ScriptedPeer scene(config);
  for (int i = 0; i < 200; ++i) {
    scene.network.send_raw(
        scene.peer, scene.agent,
        "OPTIONS sip:alice@10.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK" + std::to_string(i) +
            "\r\nFrom: <sip:x@10.0.0.9>;tag=x\r\nTo: <sip:alice@10.0.0.1>\r\nCall-ID: " + std::to_string(i) +
            "\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
  }
  scene.network.run(25ms);
  EXPECT_EQ(scene.statuses().size(), 20U);
  auto& other = scene.network.add_raw("10.0.0.8:5060");
  scene.network.send_raw(other, scene.agent,
                         "OPTIONS sip:alice@10.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.8:5060;branch=z9hG4bKo\r\n"
                         "From: <sip:x@10.0.0.8>;tag=x\r\nTo: <sip:alice@10.0.0.1>\r\nCall-ID: other\r\n"
                         "CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
  scene.network.run(100ms);
  EXPECT_EQ(other.received.size(), 1U);
  EXPECT_EQ(scene.alice.ua.counters().limited, 180U);
}

TEST(SourceLimiter, ACallGoesOnWhateverComesFromItsSource) {
  UserAgentConfig config;
  config.limits.requests_per_source = 1;
  test::ScriptedPeer scene(config);
  scene.call();
  scene.network.run(20ms);
  const auto invite = scene.received(Method::kInvite).at(0);
  scene.reply(invite, 200, "bob", test::ScriptedPeer::kSdp);
  scene.network.run(100ms);
  for (int i = 1; i <= 20; ++i) {
    scene.send(test::ScriptedPeer::request_in_call("OPTIONS", invite, "bob", i));
    scene.network.run(30ms);
  }
  const auto answers = scene.statuses(Method::kOptions);
  EXPECT_EQ(std::count(answers.begin(), answers.end(), 200), 20);
}

}  // namespace
}  // namespace mtavip::sip
