// Floods of requests, and what they do not touch.
#include <algorithm>

#include <gtest/gtest.h>

#include "sip/scripted_peer.h"

namespace mtavip::sip {
namespace {

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
