// Connections that a call or a registration needs: kept alive (RFC 5626 section 4.4), and healed when they are lost.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "sip/test_network.h"
#include "sip/user_agent.h"

namespace mtavip::sip {
namespace {

using test::TestAgent;
using test::TestNetwork;

constexpr const char* kSdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

UserAgentConfig without_timer() {
  UserAgentConfig config;
  config.session_timer.interval = Duration{};
  return config;
}

/// A call by TCP, established.
struct CallByTcp {
  CallByTcp() {
    alice.listen(TransportKind::kTcp, 5060);
    bob.listen(TransportKind::kTcp, 5060);
    bob.react = [this](const Event& event) {
      if (const auto* call = std::get_if<IncomingSession>(&event)) {
        EXPECT_TRUE(bob.ua.accept(network.now, call->session, kSdp));
      }
    };
    InviteRequest request;
    request.target = "sip:bob@10.0.0.2;transport=tcp";
    request.sdp = kSdp;
    session = *alice.ua.invite(network.now, request);
    network.run(1s);
    EXPECT_EQ(alice.count<SessionEstablished>(), 1U);
  }
  [[nodiscard]] std::ptrdiff_t seen(std::string_view text) const {
    return std::ranges::count_if(network.wire, [text](const std::string& sent) { return sent.starts_with(text); });
  }
  [[nodiscard]] std::ptrdiff_t pings() const { return std::ranges::count(network.wire, "\r\n\r\n"); }
  [[nodiscard]] std::ptrdiff_t pongs() const { return std::ranges::count(network.wire, "\r\n"); }
  void expect_that_bob_can_hang_up() {
    EXPECT_TRUE(bob.ua.end(network.now, bob.last<IncomingSession>()->session));
    network.run(1s);
    EXPECT_EQ(alice.count<SessionEnded>(), 1U);
  }

  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1", without_timer());
  TestAgent& bob = network.add("10.0.0.2", without_timer());
  SessionId session{};
};

TEST(Flow, AQuietCallKeepsItsConnection) {
  CallByTcp call;
  call.network.run(1100s);
  EXPECT_GE(call.pings(), 9);
  EXPECT_LE(call.pings(), 12);
  // Whoever opened the connection asks, the other one answers.
  EXPECT_EQ(call.pongs(), call.pings());
  EXPECT_EQ(call.alice.ua.load().connections, 1U);
  EXPECT_EQ(call.seen("UPDATE"), 0);
  call.expect_that_bob_can_hang_up();
  // Nobody needs it any more.
  const auto before = call.pings();
  call.network.run(400s);
  EXPECT_EQ(call.pings(), before);
  EXPECT_EQ(call.alice.ua.load().connections, 0U);
}

TEST(Flow, SilenceWhereKeepAlivesWereAnsweredIsALostConnection) {
  CallByTcp call;
  call.network.run(120s);
  ASSERT_EQ(call.pongs(), 1);
  call.network.freeze_connections();
  call.network.run(80s);
  EXPECT_EQ(call.seen("UPDATE"), 0);
  call.network.run(60s);
  EXPECT_GE(call.seen("UPDATE"), 1);
  EXPECT_EQ(call.alice.count<SessionEnded>(), 0U);
  call.expect_that_bob_can_hang_up();
}

TEST(Flow, AServerThatNeverAnswersIsLeftInPeace) {
  CallByTcp call;
  call.network.freeze_connections();
  call.network.run(600s);
  EXPECT_GE(call.pings(), 5);
  EXPECT_EQ(call.seen("UPDATE"), 0);
  EXPECT_EQ(call.alice.ua.load().connections, 1U);
}

TEST(Flow, ACallOutlivesItsConnection) {
  CallByTcp call;
  call.network.cut(call.alice);
  EXPECT_EQ(call.alice.ua.load().connections, 0U);
  call.network.run(2s);
  EXPECT_GE(call.seen("UPDATE"), 1);
  EXPECT_GE(call.alice.ua.load().connections, 1U);
  call.network.run(60s);
  EXPECT_LE(call.seen("UPDATE"), 2);
  EXPECT_EQ(call.alice.count<SessionEnded>(), 0U);
  call.expect_that_bob_can_hang_up();
}

TEST(Flow, APeerThatCannotBeReachedForAWhileIsTriedAgain) {
  CallByTcp call;
  // Nobody listens any more where the other one thinks, and then somebody does.
  call.alice.move(TransportKind::kTcp, 5061);
  call.bob.move(TransportKind::kTcp, 5061);
  call.network.cut(call.alice);
  call.network.run(20s);
  EXPECT_EQ(call.alice.count<SessionEnded>(), 0U);
  EXPECT_EQ(call.seen("UPDATE"), 0);
  call.alice.move(TransportKind::kTcp, 5060);
  call.bob.move(TransportKind::kTcp, 5060);
  call.network.run(40s);
  EXPECT_GE(call.seen("UPDATE"), 1);
  EXPECT_EQ(call.alice.count<SessionEnded>(), 0U);
  call.expect_that_bob_can_hang_up();
}

TEST(Flow, ByDatagramsAPeerThatIsGoneEndsTheCall) {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1", without_timer());
  TestAgent& bob = network.add("10.0.0.2", without_timer());
  bob.react = [&](const Event& event) {
    if (const auto* call = std::get_if<IncomingSession>(&event)) {
      EXPECT_TRUE(bob.ua.accept(network.now, call->session, kSdp));
    }
  };
  InviteRequest request;
  request.target = "sip:bob@10.0.0.2";
  request.sdp = kSdp;
  const SessionId session = *alice.ua.invite(network.now, request);
  network.run(1s);
  ASSERT_EQ(alice.count<SessionEstablished>(), 1U);
  ASSERT_TRUE(alice.ua.offer(network.now, session, kSdp));
  // Nothing listens at its port any more.
  alice.ua.handle(network.now,
                  DatagramFailed{SocketId{1}, *Endpoint::parse("10.0.0.2:5060"), TransportError::kRefused});
  alice.drain();
  EXPECT_EQ(alice.count<SessionEnded>(), 1U);
}

}  // namespace
}  // namespace mtavip::sip
