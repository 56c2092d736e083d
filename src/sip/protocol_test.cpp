// One user agent against a peer that says exactly what the test wants: forks, late answers, old peers, wrong requests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/headers.h"
#include "sip/scripted_peer.h"
#include "sip/test_network.h"
#include "sip/user_agent.h"

namespace mtavip::sip {
namespace {

using test::RawPeer;
using test::TestAgent;
using test::TestNetwork;

constexpr const char* kSdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

using Fixture = test::ScriptedPeer;

TEST(Protocol, SecondForkIsAcknowledgedAndEnded) {
  Fixture f;
  f.call();
  f.network.run(20ms);
  const Message invite = f.received(Method::kInvite).at(0);
  f.reply(invite, 180, "one");
  f.reply(invite, 183, "two", kSdp);
  f.network.run(20ms);
  const auto progress = f.alice.all<SessionProgress>();
  ASSERT_EQ(progress.size(), 2U);
  EXPECT_NE(progress[0].dialog, progress[1].dialog);
  f.reply(invite, 200, "one", kSdp);
  f.reply(invite, 200, "two", kSdp);
  f.network.run(100ms);
  const auto acks = f.received(Method::kAck);
  ASSERT_EQ(acks.size(), 2U);
  EXPECT_EQ(acks[0].to_tag(), "one");
  EXPECT_EQ(acks[1].to_tag(), "two");
  EXPECT_EQ(acks[1].request_uri_text(), "sip:two@10.0.0.9");
  const auto byes = f.received(Method::kBye);
  ASSERT_EQ(byes.size(), 1U);
  EXPECT_EQ(byes[0].to_tag(), "two");
  EXPECT_EQ(f.alice.count<SessionEstablished>(), 1U);
  // The 200 again: its ACK again, and nothing else.
  f.reply(invite, 200, "one", kSdp);
  f.network.run(100ms);
  EXPECT_EQ(f.received(Method::kAck).size(), 3U);
  EXPECT_EQ(f.alice.count<SessionAnswer>(), 1U);
}

TEST(Protocol, RouteSetLooseAndStrict) {
  for (const bool loose : {true, false}) {
    Fixture f;
    const SessionId session = f.call();
    f.network.run(20ms);
    const std::string first = loose ? "<sip:10.0.0.9;lr>" : "<sip:strict@10.0.0.9>";
    f.reply(f.received(Method::kInvite).at(0), 200, "t", kSdp, {{"Record-Route", "<sip:far@10.9.9.9;lr>, " + first}});
    f.network.run(20ms);
    ASSERT_TRUE(f.alice.ua.end(f.network.now, session));
    f.network.run(20ms);
    const Message bye = f.received(Method::kBye).at(0);
    if (loose) {
      EXPECT_EQ(bye.request_uri_text(), "sip:t@10.0.0.9");
      EXPECT_THAT(bye.values(HeaderName::kRoute), testing::ElementsAre("<sip:10.0.0.9;lr>", "<sip:far@10.9.9.9;lr>"));
    } else {
      EXPECT_EQ(bye.request_uri_text(), "sip:strict@10.0.0.9");
      EXPECT_THAT(bye.values(HeaderName::kRoute), testing::ElementsAre("<sip:far@10.9.9.9;lr>", "<sip:t@10.0.0.9>"));
    }
  }
}

TEST(Protocol, FailureIsAcknowledgedWithTheSameBranch) {
  Fixture f;
  f.call();
  f.network.run(20ms);
  const Message invite = f.received(Method::kInvite).at(0);
  f.reply(invite, 486, "x", {}, {{"Retry-After", "60"}, {"Reason", "Q.850;cause=17"}});
  f.network.run(20ms);
  const Message ack = f.received(Method::kAck).at(0);
  EXPECT_EQ(ack.branch(), invite.branch());
  EXPECT_EQ(ack.to_tag(), "x");
  const auto ended = f.alice.last<SessionEnded>();
  EXPECT_EQ(ended->cause.retry_after, Duration(60s));
  EXPECT_EQ(ended->cause.reason_header, "Q.850;cause=17");
}

TEST(Protocol, CancelMatchesItsInvite) {
  Fixture f;
  const SessionId session = f.call();
  f.network.run(20ms);
  const Message invite = f.received(Method::kInvite).at(0);
  f.reply(invite, 180, "t");
  f.network.run(20ms);
  ASSERT_TRUE(f.alice.ua.end(f.network.now, session, {0, {}, "SIP;cause=200;text=\"Call completed elsewhere\""}));
  f.network.run(20ms);
  const Message cancel = f.received(Method::kCancel).at(0);
  EXPECT_EQ(cancel.branch(), invite.branch());
  EXPECT_EQ(cancel.request_uri_text(), invite.request_uri_text());
  EXPECT_EQ(cancel.cseq()->number, invite.cseq()->number);
  EXPECT_EQ(cancel.to_tag(), "");
  EXPECT_TRUE(cancel.has(HeaderName::kReason));
  EXPECT_EQ(f.alice.count<SessionEnded>(), 1U);
}

TEST(Protocol, GivingUpDoesNotSayThatSomebodyElseHasAnswered) {
  Fixture f;
  const SessionId session = f.call();
  f.network.run(20ms);
  f.reply(f.received(Method::kInvite).at(0), 180, "t");
  f.network.run(20ms);
  ASSERT_TRUE(f.alice.ua.end(f.network.now, session, {0, "no answer", {}}));
  f.network.run(20ms);
  EXPECT_EQ(f.received(Method::kCancel).at(0).header(HeaderName::kReason), "SIP ;text=\"no answer\"");
}

TEST(Protocol, RedirectIsFollowedOnceEach) {
  Fixture f;
  RawPeer& other = f.network.add_raw("10.0.0.10:5060");
  f.call();
  f.network.run(20ms);
  const Message invite = f.received(Method::kInvite).at(0);
  f.reply(invite, 302, "r", {}, {{"Contact", "<sip:bob@10.0.0.9>;q=0.9, <sip:bob@10.0.0.10>;q=0.5"}});
  f.network.run(50ms);
  ASSERT_EQ(other.received.size(), 1U);  // the first contact was tried already
  EXPECT_EQ(other.received[0].request_uri_text(), "sip:bob@10.0.0.10");
  EXPECT_GT(other.received[0].cseq()->number, invite.cseq()->number);
  EXPECT_EQ(other.received[0].call_id(), invite.call_id());
  Message again = Message::response_to(other.received[0], 302, {}, "s");
  again.add(HeaderName::kContact, "<sip:bob@10.0.0.9>");
  f.network.send_raw(other, f.agent, again.to_string());
  f.network.run(50ms);
  EXPECT_EQ(f.alice.last<SessionEnded>()->cause.category, FailureCategory::kRedirected);
  EXPECT_THAT(f.alice.last<SessionEnded>()->cause.contacts, testing::ElementsAre("sip:bob@10.0.0.9"));
}

TEST(Protocol, WrongRequestsGetTheirAnswers) {
  struct Case {
    std::string method;
    std::string extra;
    std::string body;
    std::string to;
    int expected;
    HeaderName tells;
  };
  const std::vector<Case> cases = {
      {"PUBLISH", "", "", "<sip:alice@10.0.0.1>", 405, HeaderName::kAllow},
      {"SUBSCRIBE", "", "", "<sip:alice@10.0.0.1>", 400, HeaderName::kVia},
      {"SUBSCRIBE", "Event: foo\r\n", "", "<sip:alice@10.0.0.1>", 489, HeaderName::kAllowEvents},
      {"FOO", "", "", "<sip:alice@10.0.0.1>", 405, HeaderName::kAllow},
      {"INVITE", "Require: 100rel, nothing\r\n", "", "<sip:alice@10.0.0.1>", 420, HeaderName::kUnsupported},
      {"INVITE", "Content-Type: text/html\r\n", "<p>", "<sip:alice@10.0.0.1>", 415, HeaderName::kAccept},
      {"INVITE", "Content-Type: application/sdp\r\nContent-Encoding: gzip\r\n", "x", "<sip:alice@10.0.0.1>", 415,
       HeaderName::kAcceptEncoding},
      {"BYE", "", "", "<sip:alice@10.0.0.1>;tag=none", 481, HeaderName::kVia},
      {"INFO", "", "", "<sip:alice@10.0.0.1>", 481, HeaderName::kVia},
      {"CANCEL", "", "", "<sip:alice@10.0.0.1>", 481, HeaderName::kVia},
      {"OPTIONS", "", "", "<sip:alice@10.0.0.1>", 200, HeaderName::kAllow},
      {"INVITE", "", "", "<sip:alice@10.0.0.1>;tag=none", 481, HeaderName::kVia},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.method + " " + c.extra);
    Fixture f;
    f.send(f.request(c.method, "z9hG4bKw", c.extra, c.body, c.to));
    ASSERT_EQ(f.statuses(), std::vector<int>{c.expected});
    EXPECT_TRUE(f.peer.received[0].has(c.tells));
    EXPECT_NE(f.peer.received[0].to_tag(), "");
    EXPECT_EQ(f.alice.events.size(), 0U);
  }
}

TEST(Protocol, MalformedRequestIsAnsweredAndCounted) {
  Fixture f;
  std::string text = f.request("INVITE", "z9hG4bKm");
  text.replace(text.find("Max-Forwards: 70"), 16, "Max-Forwards: -1");
  f.send(text);
  EXPECT_EQ(f.alice.ua.counters().malformed, 1U);
  EXPECT_EQ(f.statuses(), std::vector<int>{400});
  f.send("\r\n\r\n");
  f.send("garbage");
  EXPECT_EQ(f.alice.ua.counters().malformed, 2U);
  EXPECT_EQ(f.peer.received.size(), 1U);
}

TEST(Protocol, MergedRequestIs482) {
  Fixture f;
  f.send(f.request("INVITE", "z9hG4bK1"));
  f.send(f.request("INVITE", "z9hG4bK2"));
  EXPECT_EQ(f.statuses(), std::vector<int>{482});
  EXPECT_EQ(f.alice.count<IncomingSession>(), 1U);
}

TEST(Protocol, RetransmissionsReachNobody) {
  Fixture f;
  f.send(f.request("INVITE", "z9hG4bK1"));
  f.send(f.request("INVITE", "z9hG4bK1"));
  EXPECT_EQ(f.alice.count<IncomingSession>(), 1U);
  EXPECT_EQ(f.statuses(), std::vector<int>{100});
  EXPECT_EQ(f.alice.ua.counters().retransmissions_in, 1U);
}

TEST(Protocol, OldPeerWithoutMagicCookie) {
  Fixture f;
  f.send(f.request("INVITE", "1"));
  f.send(f.request("INVITE", "1"));
  ASSERT_EQ(f.alice.count<IncomingSession>(), 1U);
  f.send(f.request("CANCEL", "1"));
  EXPECT_THAT(f.statuses(), testing::UnorderedElementsAre(100, 200, 487));
  std::string to;
  for (const Message& message : f.peer.received) {
    if (message.status() == 487) to = *message.header(HeaderName::kTo);
  }
  f.send(f.request("ACK", "1", {}, {}, to));
  const std::size_t before = f.peer.received.size();
  f.network.run(10s);
  EXPECT_EQ(f.peer.received.size(), before);  // the ACK was matched: the 487 is not sent again
}

TEST(Protocol, OverlappingReinvitesGet500And491) {
  Fixture f;
  f.send(f.request("INVITE", "z9hG4bK1", "Content-Type: application/sdp\r\n", kSdp));
  const SessionId session = f.alice.last<IncomingSession>()->session;
  ASSERT_TRUE(f.alice.ua.accept(f.network.now, session, kSdp));
  f.network.run(50ms);
  const std::string to(*f.peer.received.back().header(HeaderName::kTo));
  f.send(f.request("ACK", "z9hG4bK2", {}, {}, to));
  f.send(f.request("INVITE", "z9hG4bK3", "Content-Type: application/sdp\r\n", kSdp, to, 2));
  ASSERT_EQ(f.alice.count<SessionOffer>(), 1U);
  f.send(f.request("INVITE", "z9hG4bK4", "Content-Type: application/sdp\r\n", kSdp, to, 3));
  EXPECT_EQ(f.statuses().back(), 500);
  EXPECT_TRUE(f.peer.received.back().has(HeaderName::kRetryAfter));
  ASSERT_TRUE(f.alice.ua.answer(f.network.now, session, kSdp));
  f.network.run(20ms);
  f.send(f.request("ACK", "z9hG4bK5", {}, {}, to, 2));
  ASSERT_TRUE(f.alice.ua.offer(f.network.now, session, kSdp));
  f.network.run(20ms);
  f.send(f.request("INVITE", "z9hG4bK6", "Content-Type: application/sdp\r\n", kSdp, to, 4));
  EXPECT_TRUE(testing::Matches(testing::Contains(491))(f.statuses()));
  // Out of order CSeq.
  f.send(f.request("INFO", "z9hG4bK7", {}, {}, to, 2));
  EXPECT_EQ(f.statuses().back(), 500);
}

TEST(Protocol, ResponsesGoWhereTheyShould) {
  Fixture f;
  // rport: to the source, whatever sent-by says (RFC 3581).
  RawPeer& nat = f.network.add_raw("10.0.0.77:33333");
  std::string text = f.request("OPTIONS", "z9hG4bKr;rport");
  f.network.send_raw(nat, f.agent, text);
  f.network.run(50ms);
  ASSERT_EQ(nat.received.size(), 1U);
  const auto via = parse_first<Via>(nat.received[0], HeaderName::kVia);
  EXPECT_EQ(via->received(), "10.0.0.77");
  EXPECT_EQ(via->rport(), 33333);
  // Without: to the source address and the port of sent-by.
  RawPeer& listener = f.network.add_raw("10.0.0.77:5060");
  f.network.send_raw(nat, f.agent, f.request("OPTIONS", "z9hG4bKs"));
  f.network.run(50ms);
  EXPECT_EQ(nat.received.size(), 1U);
  EXPECT_EQ(listener.received.size(), 1U);
}

TEST(Protocol, StrayResponsesAreCounted) {
  Fixture f;
  f.send(
      "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKnone\r\nFrom: <sip:a@b>;tag=1\r\nTo: "
      "<sip:c@d>;tag=2\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(f.alice.ua.counters().stray_responses, 1U);
  EXPECT_EQ(f.peer.received.size(), 0U);
}

TEST(Protocol, TransactionAndSessionLimits) {
  TestNetwork network;
  UserAgentConfig config;
  config.calls_at_once = 3;
  config.limits.transactions = 5;
  TestAgent& alice = network.add("10.0.0.1", config);
  RawPeer& peer = network.add_raw("10.0.0.9:5060");
  const auto invite = [&](int n) {
    const std::string id = std::to_string(n);
    network.send_raw(peer, *Endpoint::parse("10.0.0.1:5060"),
                     "INVITE sip:alice@10.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK" + id +
                         "\r\nFrom: <sip:b@c>;tag=1\r\nTo: <sip:alice@10.0.0.1>\r\nCall-ID: " + id +
                         "\r\nCSeq: 1 INVITE\r\nContact: <sip:b@10.0.0.9>\r\nContent-Length: 0\r\n\r\n");
    network.run(20ms);
  };
  for (int n = 0; n < 8; ++n) invite(n);
  EXPECT_EQ(alice.count<IncomingSession>(), 3U);
  std::vector<int> refused;
  for (const Message& message : peer.received) {
    if (message.status() >= 300) refused.push_back(message.status());
  }
  EXPECT_THAT(refused, testing::ElementsAre(486, 486, 503, 503, 503));
  EXPECT_EQ(alice.ua.counters().dropped, 3U);
}

}  // namespace
}  // namespace mtavip::sip
