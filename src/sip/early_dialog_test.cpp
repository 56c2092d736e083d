// Reliable provisional responses (RFC 3262) and UPDATE (RFC 3311): two user agents, and one against a scripted peer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/headers.h"
#include "sip/scripted_peer.h"
#include "sip/test_network.h"
#include "sip/user_agent.h"

namespace mtavip::sip {
namespace {

using test::Fate;
using test::ScriptedPeer;
using test::TestAgent;
using test::TestNetwork;

constexpr const char* kOffer =
    "v=0\r\no=a 1 1 IN IP4 10.0.0.1\r\ns=-\r\nc=IN IP4 10.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";
constexpr const char* kAnswer =
    "v=0\r\no=b 1 1 IN IP4 10.0.0.2\r\ns=-\r\nc=IN IP4 10.0.0.2\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0\r\n";
constexpr const char* kSecondOffer =
    "v=0\r\no=b 1 2 IN IP4 10.0.0.2\r\ns=-\r\nc=IN IP4 10.0.0.2\r\nt=0 0\r\nm=audio 5002 RTP/AVP 0\r\n";

UserAgentConfig with(Reliable reliable) {
  UserAgentConfig config;
  config.reliable_provisionals = reliable;
  return config;
}

/// Two agents, of which bob gives early media, changes them by UPDATE, and accepts a second later.
struct Pair {
  explicit Pair(Reliable for_alice = Reliable::kSupported, Reliable for_bob = Reliable::kSupported)
      : alice(network.add("10.0.0.1", with(for_alice))), bob(network.add("10.0.0.2", with(for_bob))) {
    alice.react = [this](const Event& event) {
      if (const auto* offer = std::get_if<SessionOffer>(&event)) {
        EXPECT_TRUE(alice.ua.answer(network.now, offer->session, kAnswer));
      }
    };
  }

  TestNetwork network;
  TestAgent& alice;
  TestAgent& bob;
  SessionId at_alice{};

  SessionId at_bob() const { return bob.last<IncomingSession>() ? bob.last<IncomingSession>()->session : SessionId{}; }
  void call(std::optional<std::string> sdp = kOffer) {
    InviteRequest request;
    request.target = "sip:bob@10.0.0.2";
    request.sdp = std::move(sdp);
    at_alice = *alice.ua.invite(network.now, request);
  }
  bool sent(std::string_view start) const {
    return std::any_of(network.wire.begin(), network.wire.end(),
                       [start](const std::string& text) { return text.starts_with(start); });
  }
  void expect_empty() {
    network.run(400s);
    for (TestAgent* agent : {&alice, &bob}) {
      EXPECT_EQ(agent->ua.load().transactions, 0U);
      EXPECT_EQ(agent->ua.load().sessions, 0U);
      EXPECT_EQ(agent->ua.deadline(), std::nullopt);
    }
  }
};

/// INVITE with an offer, a reliable answer, another offer by UPDATE, 200; under a network that treats one datagram
/// badly.
void early_media_with(const std::function<Fate(std::size_t, const std::string&)>& fate) {
  Pair pair;
  pair.network.fate = fate;
  pair.call();
  pair.network.run(4s);
  ASSERT_TRUE(pair.bob.ua.ring(pair.network.now, pair.at_bob(), 183, kAnswer));
  pair.network.run(4s);
  ASSERT_EQ(pair.alice.count<SessionProgress>(), 1U);
  ASSERT_EQ(pair.alice.last<SessionProgress>()->sdp, kAnswer);
  ASSERT_TRUE(pair.bob.ua.offer(pair.network.now, pair.at_bob(), kSecondOffer));
  pair.network.run(4s);
  ASSERT_EQ(pair.alice.count<SessionOffer>(), 1U);
  ASSERT_EQ(pair.alice.last<SessionOffer>()->dialog, 1U);
  ASSERT_EQ(pair.bob.count<SessionAnswer>(), 1U);
  ASSERT_TRUE(pair.bob.ua.accept(pair.network.now, pair.at_bob()));
  pair.network.run(4s);
  ASSERT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  ASSERT_EQ(pair.alice.last<SessionEstablished>()->dialog, 1U);
  // The 200 brings no third description.
  ASSERT_EQ(pair.alice.count<SessionAnswer>(), 0U);
  ASSERT_TRUE(pair.bob.last<SessionEstablished>()->acknowledged);
  // The CSeq goes on from the early dialog.
  ASSERT_TRUE(pair.alice.ua.offer(pair.network.now, pair.at_alice, kOffer));
  pair.bob.react = [&](const Event& event) {
    if (const auto* offer = std::get_if<SessionOffer>(&event)) {
      EXPECT_TRUE(pair.bob.ua.answer(pair.network.now, offer->session, kAnswer));
    }
  };
  pair.network.run(4s);
  ASSERT_EQ(pair.alice.count<SessionAnswer>(), 1U);
  ASSERT_TRUE(pair.alice.ua.end(pair.network.now, pair.at_alice));
  pair.network.run(4s);
  ASSERT_EQ(pair.bob.count<SessionEnded>(), 1U);
  pair.expect_empty();
}

TEST(ReliableProvisional, EarlyMediaAreChangedByUpdate) {
  early_media_with({});
}

TEST(ReliableProvisional, EveryMessageLostOnce) {
  test::with_each_lost([](auto fate) { early_media_with(fate); });
}

TEST(ReliableProvisional, EveryMessageDoubled) {
  test::with_each_doubled([](auto fate) { early_media_with(fate); });
}

TEST(ReliableProvisional, EveryMessageLate) {
  test::with_each_late([](auto fate) { early_media_with(fate); });
}

TEST(ReliableProvisional, OfferInTheResponseIsAnsweredInPrack) {
  Pair pair;
  pair.call(std::nullopt);
  pair.network.run(300ms);
  ASSERT_TRUE(pair.bob.ua.ring(pair.network.now, pair.at_bob(), 183, kOffer));
  pair.network.run(1s);
  ASSERT_EQ(pair.alice.count<SessionOffer>(), 1U);
  EXPECT_EQ(pair.bob.last<SessionAnswer>()->sdp, kAnswer);
  ASSERT_TRUE(pair.bob.ua.accept(pair.network.now, pair.at_bob()));
  pair.network.run(1s);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  EXPECT_TRUE(pair.bob.last<SessionEstablished>()->acknowledged);
  EXPECT_EQ(pair.alice.count<SessionOffer>(), 1U);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, pair.at_alice));
  pair.expect_empty();
}

TEST(ReliableProvisional, TheAnswerWaitsForThePrackOfWhatHadSdp) {
  Pair pair;
  pair.network.fate = [&](std::size_t, const std::string& text) {
    return Fate{text.starts_with("PRACK") && pair.network.now < Timestamp{} + 2s, 1, {}};
  };
  pair.call();
  pair.network.run(300ms);
  ASSERT_TRUE(pair.bob.ua.ring(pair.network.now, pair.at_bob(), 183, kAnswer));
  ASSERT_TRUE(pair.bob.ua.accept(pair.network.now, pair.at_bob()));
  pair.network.run(1s);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 0U);
  EXPECT_FALSE(pair.bob.ua.accept(pair.network.now, pair.at_bob()));
  pair.network.run(3s);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, pair.at_alice));
  pair.expect_empty();
}

TEST(ReliableProvisional, WithoutPrackTheCallIsRefused) {
  Pair pair;
  pair.network.fate = [](std::size_t, const std::string& text) { return Fate{text.starts_with("PRACK"), 1, {}}; };
  pair.call();
  pair.network.run(300ms);
  ASSERT_TRUE(pair.bob.ua.ring(pair.network.now, pair.at_bob(), 183, kAnswer));
  pair.network.run(33s);
  ASSERT_TRUE(pair.alice.last<SessionEnded>());
  EXPECT_EQ(pair.alice.last<SessionEnded>()->cause.code, 504);
  EXPECT_EQ(pair.bob.last<SessionEnded>()->cause.by, EndedBy::kTimeout);
  pair.expect_empty();
}

TEST(ReliableProvisional, AreSentWhereWantedOnly) {
  struct Case {
    Reliable alice;
    Reliable bob;
    bool sdp;
    bool reliable;
  };
  for (const Case& c : {Case{Reliable::kSupported, Reliable::kSupported, false, false},
                        Case{Reliable::kSupported, Reliable::kSupported, true, true},
                        Case{Reliable::kRequired, Reliable::kSupported, false, true},
                        Case{Reliable::kOff, Reliable::kSupported, true, false},
                        Case{Reliable::kSupported, Reliable::kOff, true, false}}) {
    Pair pair(c.alice, c.bob);
    pair.call();
    pair.network.run(300ms);
    ASSERT_TRUE(pair.bob.ua.ring(pair.network.now, pair.at_bob(), 180,
                                 c.sdp ? std::optional<std::string>(kAnswer) : std::nullopt));
    pair.network.run(1s);
    EXPECT_EQ(pair.alice.count<SessionProgress>(), 1U);
    EXPECT_EQ(pair.sent("PRACK"), c.reliable);
    EXPECT_TRUE(pair.alice.ua.end(pair.network.now, pair.at_alice));
    pair.expect_empty();
  }
}

TEST(ReliableProvisional, RequiredButNotKnownIs420) {
  Pair pair(Reliable::kRequired, Reliable::kOff);
  pair.call();
  pair.network.run(1s);
  ASSERT_TRUE(pair.alice.last<SessionEnded>());
  EXPECT_EQ(pair.alice.last<SessionEnded>()->cause.code, 420);
  pair.expect_empty();
}

TEST(ReliableProvisional, CancelWhileAPrackIsMissing) {
  Pair pair;
  pair.network.fate = [](std::size_t, const std::string& text) { return Fate{text.starts_with("PRACK"), 1, {}}; };
  pair.call();
  pair.network.run(300ms);
  ASSERT_TRUE(pair.bob.ua.ring(pair.network.now, pair.at_bob(), 183, kAnswer));
  pair.network.run(300ms);
  ASSERT_TRUE(pair.alice.ua.end(pair.network.now, pair.at_alice));
  pair.network.run(1s);
  EXPECT_EQ(pair.bob.last<SessionEnded>()->cause.code, 487);
  pair.expect_empty();
}

// --- Against a peer that says what the test wants

constexpr const char* kPeerSdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

using Headers = std::vector<std::pair<std::string, std::string>>;

Headers reliable(int rseq) {
  return {{"Require", "100rel"}, {"RSeq", std::to_string(rseq)}};
}

TEST(ReliableProvisional, RepeatedAndEarlyOnesGetNoPrackOfTheirOwn) {
  ScriptedPeer f;
  f.call();
  f.network.run(20ms);
  const Message invite = f.received(Method::kInvite).at(0);
  f.reply(invite, 183, "one", kPeerSdp, reliable(5));
  f.reply(invite, 183, "one", kPeerSdp, reliable(5));
  f.reply(invite, 180, "one", {}, reliable(7));
  f.network.run(100ms);
  ASSERT_EQ(f.received(Method::kPrack).size(), 1U);
  EXPECT_EQ(f.received(Method::kPrack)[0].header(HeaderName::kRack), "5 1 INVITE");
  EXPECT_EQ(f.alice.all<SessionProgress>().size(), 1U);
  f.reply(f.received(Method::kPrack)[0], 200, {});
  f.reply(invite, 180, "one", {}, reliable(6));
  f.reply(invite, 180, "one", {}, reliable(7));
  f.network.run(100ms);
  EXPECT_EQ(f.received(Method::kPrack).size(), 3U);
}

TEST(ReliableProvisional, EveryForkHasItsOwnNumbersAndItsOwnOffer) {
  ScriptedPeer f;
  f.alice.react = [&](const Event& event) {
    if (const auto* offer = std::get_if<SessionOffer>(&event)) {
      EXPECT_TRUE(f.alice.ua.answer(f.network.now, offer->session, kOffer));
    }
  };
  f.call(std::nullopt);
  f.network.run(20ms);
  const Message invite = f.received(Method::kInvite).at(0);
  f.reply(invite, 183, "one", kPeerSdp, reliable(100));
  f.reply(invite, 183, "two", kPeerSdp, reliable(9));
  f.network.run(100ms);
  const auto pracks = f.received(Method::kPrack);
  ASSERT_EQ(pracks.size(), 2U);
  EXPECT_EQ(pracks[0].to_tag(), "one");
  EXPECT_EQ(pracks[0].header(HeaderName::kRack), "100 1 INVITE");
  EXPECT_EQ(pracks[0].body(), kOffer);
  EXPECT_EQ(pracks[1].to_tag(), "two");
  EXPECT_EQ(pracks[1].header(HeaderName::kRack), "9 1 INVITE");
  f.reply(pracks[0], 200, {});
  f.reply(pracks[1], 200, {});
  f.reply(invite, 200, "two");
  f.network.run(100ms);
  ASSERT_EQ(f.alice.all<SessionEstablished>().size(), 1U);
  EXPECT_EQ(f.alice.all<SessionEstablished>()[0].dialog, 2U);
  EXPECT_EQ(f.received(Method::kAck).size(), 1U);
}

TEST(ReliableProvisional, PrackOfNothingIs481) {
  ScriptedPeer f;
  f.send(f.request("INVITE", "z9hG4bK1", "Supported: 100rel\r\nContent-Type: application/sdp\r\n", kPeerSdp));
  const auto session = f.alice.all<IncomingSession>().at(0).session;
  ASSERT_TRUE(f.alice.ua.ring(f.network.now, session, 183, kAnswer));
  f.network.run(50ms);
  const Message& ringing = f.peer.received.back();
  const std::string to = "<sip:alice@10.0.0.1>;tag=" + std::string(ringing.to_tag());
  const std::string rseq(ringing.header(HeaderName::kRseq).value_or("0"));
  f.send(f.request("PRACK", "z9hG4bK2", "RAck: 77 1 INVITE\r\n", {}, to, 2));
  f.send(f.request("PRACK", "z9hG4bK3", "RAck: nonsense\r\n", {}, to, 3));
  f.send(f.request("PRACK", "z9hG4bK4", {}, {}, to, 4));
  f.send(f.request("PRACK", "z9hG4bK5", "RAck: " + rseq + " 1 INVITE\r\n", {}, to, 5));
  f.send(f.request("PRACK", "z9hG4bK6", "RAck: " + rseq + " 1 INVITE\r\n", {}, to, 6));
  f.send(f.request("PRACK", "z9hG4bK7", "RAck: " + rseq + " 1 INVITE\r\n"));
  EXPECT_THAT(f.statuses(Method::kPrack), testing::ElementsAre(481, 400, 400, 200, 481, 481));
}

TEST(ReliableProvisional, OfferInPrackIsAnsweredInIts200) {
  ScriptedPeer f;
  f.send(f.request("INVITE", "z9hG4bK1", "Supported: 100rel\r\nContent-Type: application/sdp\r\n", kPeerSdp));
  const auto session = f.alice.all<IncomingSession>().at(0).session;
  ASSERT_TRUE(f.alice.ua.ring(f.network.now, session, 183, kAnswer));
  f.network.run(50ms);
  const Message ringing = f.peer.received.back();
  const std::string to = "<sip:alice@10.0.0.1>;tag=" + std::string(ringing.to_tag());
  const std::string rack = "RAck: " + std::string(ringing.header(HeaderName::kRseq).value_or("0")) + " 1 INVITE\r\n";
  f.send(f.request("PRACK", "z9hG4bK2", rack + "Content-Type: application/sdp\r\n", kPeerSdp, to, 2));
  ASSERT_EQ(f.alice.all<SessionOffer>().size(), 1U);
  EXPECT_FALSE(f.alice.ua.accept(f.network.now, session));
  ASSERT_TRUE(f.alice.ua.answer(f.network.now, session, kSecondOffer));
  f.network.run(50ms);
  EXPECT_EQ(f.peer.received.back().status(), 200);
  EXPECT_EQ(f.peer.received.back().body(), kSecondOffer);
  ASSERT_TRUE(f.alice.ua.accept(f.network.now, session));
  f.network.run(50ms);
  EXPECT_EQ(f.peer.received.back().status(), 200);
  EXPECT_FALSE(f.peer.received.back().has_body());
}

TEST(ReliableProvisional, ACallerThatRequiresThemAndOffersNothingHearsNothingBeforeTheOffer) {
  ScriptedPeer f;
  f.send(f.request("INVITE", "z9hG4bK1", "Require: 100rel\r\n"));
  const auto session = f.alice.all<IncomingSession>().at(0).session;
  ASSERT_TRUE(f.alice.ua.ring(f.network.now, session, 180));
  f.network.run(1s);
  EXPECT_THAT(f.statuses(Method::kInvite), testing::ElementsAre(100));
  ASSERT_TRUE(f.alice.ua.accept(f.network.now, session, kAnswer));
  f.network.run(50ms);
  EXPECT_EQ(f.peer.received.back().status(), 200);
  EXPECT_EQ(f.peer.received.back().body(), kAnswer);
}

TEST(Update, WithoutAnOfferIsAnsweredAtOnce) {
  ScriptedPeer f;
  f.call();
  f.network.run(20ms);
  const Message invite = f.received(Method::kInvite).at(0);
  f.reply(invite, 200, "one", kPeerSdp);
  f.network.run(50ms);
  f.send(f.request_in_call("UPDATE", invite, "one", 1));
  ASSERT_THAT(f.statuses(Method::kUpdate), testing::ElementsAre(200));
  EXPECT_TRUE(f.peer.received.back().has(HeaderName::kContact));
}

TEST(Update, OffersWaitForEachOther) {
  ScriptedPeer f;
  f.call();
  f.network.run(20ms);
  const Message invite = f.received(Method::kInvite).at(0);
  f.reply(invite, 183, "one", {}, {});
  f.network.run(20ms);
  const std::string type = "Content-Type: application/sdp\r\n";
  // Our own offer has no answer from this fork yet (RFC 3311 section 5.2).
  f.send(f.request_in_call("UPDATE", invite, "one", 1, type, kPeerSdp));
  f.reply(invite, 200, "one", kPeerSdp);
  f.network.run(50ms);
  f.send(f.request_in_call("UPDATE", invite, "one", 2, type, kPeerSdp));
  // Not answered by the application yet.
  f.send(f.request_in_call("UPDATE", invite, "one", 3, type, kPeerSdp));
  const Message later = f.peer.received.back();
  EXPECT_TRUE(later.has(HeaderName::kRetryAfter));
  const auto session = f.alice.all<SessionOffer>().at(0).session;
  EXPECT_FALSE(f.alice.ua.offer(f.network.now, session, kOffer));
  ASSERT_TRUE(f.alice.ua.refuse_offer(f.network.now, session, 488));
  f.network.run(50ms);
  EXPECT_THAT(f.statuses(Method::kUpdate), testing::ElementsAre(491, 500, 488));
  EXPECT_TRUE(f.alice.ua.offer(f.network.now, session, kOffer));
  f.network.run(20ms);
  f.send(f.request_in_call("UPDATE", invite, "one", 4, type, kPeerSdp));
  EXPECT_EQ(f.statuses(Method::kUpdate).back(), 491);
}

TEST(Update, UnansweredOffersEndWithTheCall) {
  ScriptedPeer f;
  f.call();
  f.network.run(20ms);
  const Message invite = f.received(Method::kInvite).at(0);
  f.reply(invite, 200, "one", kPeerSdp);
  f.network.run(50ms);
  f.send(f.request_in_call("UPDATE", invite, "one", 1, "Content-Type: application/sdp\r\n", kPeerSdp));
  f.send(f.request_in_call("BYE", invite, "one", 2));
  EXPECT_THAT(f.statuses(Method::kUpdate), testing::ElementsAre(481));
  EXPECT_EQ(f.alice.all<SessionEnded>().size(), 1U);
}

TEST(Preconditions, AreRefusedByName) {
  ScriptedPeer f;
  f.send(
      f.request("INVITE", "z9hG4bK1", "Require: precondition, 100rel\r\nContent-Type: application/sdp\r\n", kPeerSdp));
  ASSERT_THAT(f.statuses(Method::kInvite), testing::ElementsAre(420));
  EXPECT_EQ(f.peer.received.back().header(HeaderName::kUnsupported), "precondition");
}

TEST(Preconditions, APeerThatInsistsOnThemEndsTheCall) {
  // RFC 3312 section 8 (580), RFC 3261 section 21.4.16 (421).
  for (const int code : {580, 421}) {
    ScriptedPeer f;
    f.call();
    f.network.run(20ms);
    f.reply(f.received(Method::kInvite).at(0), code, "one", {}, {{"Require", "precondition"}});
    f.network.run(50ms);
    ASSERT_EQ(f.alice.all<SessionEnded>().size(), 1U);
    EXPECT_EQ(f.alice.all<SessionEnded>()[0].cause.code, code);
    EXPECT_EQ(f.received(Method::kAck).size(), 1U);
  }
}

}  // namespace
}  // namespace mtavip::sip
