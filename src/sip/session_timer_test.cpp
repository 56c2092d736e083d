// Session timers (RFC 4028): the agreement as a table, and calls whose peer is gone.
#include "sip/session_timer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/scripted_peer.h"
#include "sip/test_network.h"
#include "sip/user_agent.h"

namespace mtavip::sip {
namespace {

using test::Fate;
using test::ScriptedPeer;
using test::TestAgent;
using test::TestNetwork;

constexpr const char* kSdp =
    "v=0\r\no=a 1 1 IN IP4 10.0.0.1\r\ns=-\r\nc=IN IP4 10.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

UserAgentConfig with(Duration interval, Duration minimum = 90s) {
  UserAgentConfig config;
  config.session_timer = {interval, minimum};
  return config;
}

Message request_with(const std::string& supported, const std::string& expires, const std::string& minimum = {}) {
  Message request = Message::request("INVITE", "sip:a@b");
  if (!supported.empty()) request.add(HeaderName::kSupported, supported);
  if (!expires.empty()) request.add(HeaderName::kSessionExpires, expires);
  if (!minimum.empty()) request.add(HeaderName::kMinSe, minimum);
  return request;
}

TEST(SessionTimer, AnswersByTheTable) {
  struct Case {
    std::string supported, expires, minimum;
    std::string answer;  ///< Session-Expires of the 2xx
    bool require;
    Duration first;  ///< refresh, or BYE where the peer refreshes; zero: none
  };
  for (const Case& c : {
           Case{"timer", "600", "", "600;refresher=uac", true, 568s},
           Case{"timer", "600;refresher=uas", "", "600;refresher=uas", true, 300s},
           Case{"timer", "600;refresher=uac", "", "600;refresher=uac", true, 568s},
           Case{"timer", "5000", "", "1800;refresher=uac", true, 1768s},
           Case{"timer", "5000", "4000", "4000;refresher=uac", true, 3968s},
           Case{"timer", "", "", "1800;refresher=uas", true, 900s},
           // A proxy asks for a caller that does not know.
           Case{"", "600", "", "600;refresher=uas", false, 300s},
           Case{"", "60", "", "90;refresher=uas", false, 45s},
           Case{"", "", "", "", false, {}},
           Case{"timer", "nonsense", "", "1800;refresher=uas", true, 900s},
       }) {
    SCOPED_TRACE(c.supported + " " + c.expires + " " + c.minimum);
    SessionTimer timer({});
    Message response = Message::response(200);
    timer.stamp_response(Timestamp{}, request_with(c.supported, c.expires, c.minimum), response);
    EXPECT_EQ(response.header(HeaderName::kSessionExpires).value_or(""), c.answer);
    EXPECT_EQ(response.lists(HeaderName::kRequire, "timer"), c.require);
    if (c.first == Duration{}) {
      EXPECT_EQ(timer.deadline(), std::nullopt);
    } else {
      EXPECT_EQ(timer.deadline(), Timestamp{} + c.first);
    }
  }
}

TEST(SessionTimer, TooShortIsSaidToThoseWhoCanAskAgain) {
  const SessionTimer timer({1800s, 120s});
  EXPECT_TRUE(timer.too_short(request_with("timer", "119")));
  EXPECT_FALSE(timer.too_short(request_with("timer", "120")));
  EXPECT_FALSE(timer.too_short(request_with("", "60")));
  EXPECT_FALSE(timer.too_short(request_with("timer", "")));
  Message response = Message::response(422);
  timer.refuse(response);
  EXPECT_EQ(response.header(HeaderName::kMinSe), "120");
}

TEST(SessionTimer, TinyIntervalsMakeNoFlood) {
  SessionTimer timer({});
  Message response = Message::response(200);
  response.add(HeaderName::kSessionExpires, "0;refresher=uac");
  timer.accepted(Timestamp{}, response);
  EXPECT_EQ(timer.deadline(), Timestamp{} + 10s);
}

TEST(SessionTimer, LongestIntervalIsNoOverflow) {
  SessionTimer timer({});
  Message response = Message::response(200);
  response.add(HeaderName::kSessionExpires, "4294967295;refresher=uac");
  timer.accepted(Timestamp{}, response);
  EXPECT_EQ(timer.deadline(), Timestamp{} + Duration(std::chrono::seconds(4294967295)) / 2);
}

struct Pair {
  explicit Pair(Duration interval, Duration least = 90s)
      : alice(network.add("10.0.0.1", with(interval))), bob(network.add("10.0.0.2", with(interval, least))) {
    for (TestAgent* agent : {&alice, &bob}) {
      agent->react = [this, agent](const Event& event) {
        if (const auto* call = std::get_if<IncomingSession>(&event)) {
          EXPECT_TRUE(agent->ua.accept(network.now, call->session, kSdp));
        }
      };
    }
  }
  TestNetwork network;
  TestAgent& alice;
  TestAgent& bob;
  SessionId call() {
    InviteRequest request;
    request.target = "sip:bob@10.0.0.2";
    request.sdp = kSdp;
    return *alice.ua.invite(network.now, request);
  }
  std::size_t sent(std::string_view start) const {
    return static_cast<std::size_t>(
        std::count_if(network.wire.begin(), network.wire.end(),
                      [start](const std::string& text) { return text.starts_with(start); }));
  }
};

TEST(SessionTimerCall, IsRefreshedByUpdateAndGoesOn) {
  Pair pair(200s);
  const SessionId session = pair.call();
  pair.network.run(1000s);
  EXPECT_EQ(pair.alice.count<SessionEnded>() + pair.bob.count<SessionEnded>(), 0U);
  EXPECT_EQ(pair.sent("UPDATE"), 9U);  // every 100 s
  EXPECT_EQ(pair.sent("INVITE"), 1U);
  // Nobody above hears of it.
  EXPECT_EQ(pair.bob.count<SessionOffer>() + pair.alice.count<OfferDue>(), 0U);
  ASSERT_TRUE(pair.alice.ua.end(pair.network.now, session));
  pair.network.run(400s);
  EXPECT_EQ(pair.alice.ua.deadline(), std::nullopt);
  EXPECT_EQ(pair.bob.ua.deadline(), std::nullopt);
}

TEST(SessionTimerCall, EveryMessageLostOnce) {
  for (std::size_t n = 0; n < 10; ++n) {
    SCOPED_TRACE(n);
    Pair pair(200s);
    pair.network.fate = [n](std::size_t number, const std::string&) { return Fate{number == n, 1, {}}; };
    pair.call();
    pair.network.run(1000s);
    EXPECT_EQ(pair.alice.count<SessionEnded>() + pair.bob.count<SessionEnded>(), 0U);
  }
}

TEST(SessionTimerCall, EndsOnBothSidesWhenTheNetworkIsGone) {
  Pair pair(200s);
  pair.call();
  pair.network.run(10s);
  pair.network.fate = [](std::size_t, const std::string&) { return Fate{true, 1, {}}; };
  pair.network.run(200s);
  for (TestAgent* agent : {&pair.alice, &pair.bob}) {
    ASSERT_EQ(agent->count<SessionEnded>(), 1U);
    const EndCause cause = agent->last<SessionEnded>()->cause;
    EXPECT_EQ(cause.category, FailureCategory::kTimedOut);
    EXPECT_EQ(cause.code, 408);
  }
  EXPECT_EQ(pair.bob.last<SessionEnded>()->cause.reason, "the other side no longer refreshed the session");
  EXPECT_GT(pair.sent("BYE"), 1U);
  pair.network.run(100s);
  EXPECT_EQ(pair.alice.ua.load().sessions + pair.bob.ua.load().sessions, 0U);
}

TEST(SessionTimerCall, AsksAgainForALongerInterval) {
  Pair pair(200s, 300s);
  pair.call();
  pair.network.run(1s);
  EXPECT_EQ(pair.sent("SIP/2.0 422"), 1U);
  EXPECT_EQ(pair.sent("INVITE"), 2U);
  ASSERT_EQ(pair.bob.count<IncomingSession>(), 1U);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  pair.network.run(148s);
  EXPECT_EQ(pair.sent("UPDATE"), 0U);
  pair.network.run(2s);
  EXPECT_EQ(pair.sent("UPDATE"), 1U);
}

TEST(SessionTimerCall, A422WithoutReasonIsTheEnd) {
  ScriptedPeer f;
  f.call();
  f.network.run(20ms);
  f.reply(f.received(Method::kInvite).at(0), 422, "one", {}, {{"Min-SE", "5"}});
  f.network.run(50ms);
  ASSERT_EQ(f.alice.all<SessionEnded>().size(), 1U);
  EXPECT_EQ(f.alice.all<SessionEnded>()[0].cause.code, 422);
  EXPECT_EQ(f.received(Method::kInvite).size(), 1U);
}

TEST(SessionTimerCall, IsRefreshedByReinviteWhereUpdateIsUnknown) {
  ScriptedPeer f(with(200s));
  f.alice.react = [&](const Event& event) {
    if (const auto* due = std::get_if<OfferDue>(&event)) {
      EXPECT_TRUE(f.alice.ua.offer(f.network.now, due->session, kSdp));
    }
  };
  f.peer.on_message = [&](const Message& message, Endpoint) {
    if (message.is_request() && message.method() == Method::kInvite) {
      f.reply(message, 200, message.to_tag().empty() ? "one" : "", kSdp,
              {{"Session-Expires", "200;refresher=uac"}, {"Allow", "INVITE, ACK, BYE"}});
    }
  };
  f.call();
  f.network.run(250s);
  const auto invites = f.received(Method::kInvite);
  ASSERT_EQ(invites.size(), 3U);
  EXPECT_EQ(invites[0].header(HeaderName::kSessionExpires), "200");
  EXPECT_EQ(invites[1].header(HeaderName::kSessionExpires), "200;refresher=uac");
  EXPECT_TRUE(f.received(Method::kUpdate).empty());
  EXPECT_EQ(f.alice.count<SessionEnded>(), 0U);
}

TEST(SessionTimerCall, FallsBackToReinviteWhenUpdateIsRefused) {
  ScriptedPeer f(with(200s));
  f.alice.react = [&](const Event& event) {
    if (const auto* due = std::get_if<OfferDue>(&event)) {
      EXPECT_TRUE(f.alice.ua.offer(f.network.now, due->session, kSdp));
    }
  };
  f.peer.on_message = [&](const Message& message, Endpoint) {
    if (!message.is_request()) return;
    if (message.method() == Method::kInvite) {
      f.reply(message, 200, message.to_tag().empty() ? "one" : "", kSdp,
              {{"Session-Expires", "200;refresher=uac"}, {"Allow", "INVITE, ACK, BYE, UPDATE"}});
    } else if (message.method() == Method::kUpdate) {
      f.reply(message, 501, "");
    }
  };
  f.call();
  f.network.run(150s);
  EXPECT_EQ(f.received(Method::kUpdate).size(), 1U);
  EXPECT_EQ(f.received(Method::kInvite).size(), 2U);
}

TEST(SessionTimerCall, OursIsTheRefreshIfThePeerSaysSo) {
  ScriptedPeer f(with(0s));
  f.send(ScriptedPeer::request("INVITE", "z9hG4bK1",
                               "Supported: timer\r\nAllow: UPDATE\r\nSession-Expires: 100;refresher=uas\r\n"
                               "Content-Type: application/sdp\r\n",
                               kSdp));
  ASSERT_TRUE(f.alice.ua.accept(f.network.now, f.alice.all<IncomingSession>().at(0).session, kSdp));
  f.network.run(50ms);
  const std::string to = "<sip:alice@10.0.0.1>;tag=" + std::string(f.peer.received.back().to_tag());
  f.send(ScriptedPeer::request("ACK", "z9hG4bK2", {}, {}, to));
  f.network.run(49s);
  EXPECT_TRUE(f.received(Method::kUpdate).empty());
  f.network.run(2s);
  ASSERT_FALSE(f.received(Method::kUpdate).empty());
  EXPECT_EQ(f.received(Method::kUpdate)[0].header(HeaderName::kSessionExpires), "100;refresher=uac");
  EXPECT_FALSE(f.received(Method::kUpdate)[0].has_body());
}

TEST(SessionTimerCall, TooShortIs422) {
  ScriptedPeer f;
  f.send(ScriptedPeer::request("INVITE", "z9hG4bK1",
                               "Supported: timer\r\nSession-Expires: 60\r\nContent-Type: application/sdp\r\n", kSdp));
  ASSERT_THAT(f.statuses(Method::kInvite), testing::ElementsAre(422));
  EXPECT_EQ(f.peer.received.back().header(HeaderName::kMinSe), "90");
  EXPECT_EQ(f.alice.count<IncomingSession>(), 0U);
}

}  // namespace
}  // namespace mtavip::sip
