// Two user agents call each other over a network in virtual time.
#include "sip/user_agent.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/test_network.h"

namespace mtavip::sip {
namespace {

using test::Fate;
using test::RawPeer;
using test::TestAgent;
using test::TestNetwork;

constexpr const char* kOffer =
    "v=0\r\no=a 1 1 IN IP4 10.0.0.1\r\ns=-\r\nc=IN IP4 10.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";
constexpr const char* kAnswer =
    "v=0\r\no=b 1 1 IN IP4 10.0.0.2\r\ns=-\r\nc=IN IP4 10.0.0.2\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0\r\n";

InviteRequest invite_to(std::string target, std::optional<std::string> sdp = kOffer) {
  InviteRequest request;
  request.target = std::move(target);
  request.sdp = std::move(sdp);
  return request;
}

/// Answers calls with 180 and 200, offers with an answer.
void be_polite(TestNetwork& network, TestAgent& agent, bool ring = true) {
  agent.react = [&network, &agent, ring](const Event& event) {
    if (const auto* call = std::get_if<IncomingSession>(&event)) {
      if (ring) {
        EXPECT_TRUE(agent.ua.ring(network.now, call->session, 180));
      }
      EXPECT_TRUE(agent.ua.accept(network.now, call->session, kAnswer));
    } else if (const auto* offer = std::get_if<SessionOffer>(&event)) {
      EXPECT_TRUE(agent.ua.answer(network.now, offer->session, kAnswer));
    } else if (const auto* wanted = std::get_if<OfferWanted>(&event)) {
      EXPECT_TRUE(agent.ua.offer(network.now, wanted->session, kOffer));
    } else if (const auto* message = std::get_if<MessageReceived>(&event)) {
      EXPECT_TRUE(agent.ua.answer_message(network.now, message->message, 200));
    }
  };
}

struct Pair {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1");
  TestAgent& bob = network.add("10.0.0.2");

  SessionId call(std::optional<std::string> sdp = kOffer) {
    const auto session = alice.ua.invite(network.now, invite_to("sip:bob@10.0.0.2", std::move(sdp)));
    EXPECT_TRUE(session);
    return session.value_or(SessionId{});
  }
  void expect_empty() {
    network.run(400s);
    for (TestAgent* agent : {&alice, &bob}) {
      EXPECT_EQ(agent->ua.load().transactions, 0U);
      EXPECT_EQ(agent->ua.load().sessions, 0U);
      EXPECT_EQ(agent->ua.load().connections, 0U);
      EXPECT_EQ(agent->ua.deadline(), std::nullopt);
    }
  }
};

TEST(UserAgent, PlainCall) {
  Pair pair;
  be_polite(pair.network, pair.bob);
  const SessionId session = pair.call();
  pair.network.run(1s);
  ASSERT_EQ(pair.bob.count<IncomingSession>(), 1U);
  EXPECT_EQ(pair.bob.last<IncomingSession>()->offer, kOffer);
  EXPECT_EQ(pair.alice.last<SessionProgress>()->code, 180);
  EXPECT_EQ(pair.alice.last<SessionAnswer>()->sdp, kAnswer);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  ASSERT_EQ(pair.bob.count<SessionEstablished>(), 2U);
  EXPECT_TRUE(pair.bob.last<SessionEstablished>()->acknowledged);
  EXPECT_EQ(pair.alice.last<SessionEstablished>()->local_tag, pair.bob.last<SessionEstablished>()->remote_tag);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session, {16, "bye", "Q.850;cause=16"}));
  pair.network.run(1s);
  ASSERT_TRUE(pair.bob.last<SessionEnded>());
  EXPECT_EQ(pair.bob.last<SessionEnded>()->cause.reason_header, "Q.850;cause=16");
  EXPECT_EQ(pair.bob.last<SessionEnded>()->cause.by, EndedBy::kRemote);
  EXPECT_EQ(pair.alice.count<SessionEnded>(), 1U);
  // INVITE, 180, 200, ACK, BYE, 200: nothing is sent twice, and no 100 where the answer is quick.
  EXPECT_EQ(pair.network.datagrams, 6U);
  pair.expect_empty();
}

TEST(UserAgent, OfferIn2xxIsAnsweredInAck) {
  Pair pair;
  be_polite(pair.network, pair.bob);
  pair.bob.react = [&](const Event& event) {
    if (const auto* call = std::get_if<IncomingSession>(&event)) {
      EXPECT_FALSE(call->offer);
      EXPECT_TRUE(pair.bob.ua.accept(pair.network.now, call->session, kOffer));
    }
  };
  const SessionId session = pair.call(std::nullopt);
  pair.network.run(3s);
  ASSERT_EQ(pair.alice.count<SessionOffer>(), 1U);
  // The application takes its time: the 2xx is sent again, and the offer not reported again.
  EXPECT_TRUE(pair.alice.ua.answer(pair.network.now, session, kAnswer));
  pair.network.run(1s);
  EXPECT_EQ(pair.bob.last<SessionAnswer>()->sdp, kAnswer);
  EXPECT_TRUE(pair.bob.last<SessionEstablished>()->acknowledged);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session));
  pair.expect_empty();
}

TEST(UserAgent, RejectBusy) {
  Pair pair;
  pair.bob.react = [&](const Event& event) {
    if (const auto* call = std::get_if<IncomingSession>(&event)) {
      EXPECT_TRUE(pair.bob.ua.reject(pair.network.now, call->session, 486));
    }
  };
  pair.call();
  pair.network.run(1s);
  ASSERT_TRUE(pair.alice.last<SessionEnded>());
  EXPECT_EQ(pair.alice.last<SessionEnded>()->cause.code, 486);
  EXPECT_EQ(pair.alice.last<SessionEnded>()->cause.category, FailureCategory::kBusy);
  pair.expect_empty();
}

TEST(UserAgent, CancelWhileRinging) {
  Pair pair;
  pair.bob.react = [&](const Event& event) {
    if (const auto* call = std::get_if<IncomingSession>(&event)) {
      EXPECT_TRUE(pair.bob.ua.ring(pair.network.now, call->session, 180));
    }
  };
  const SessionId session = pair.call();
  pair.network.run(2s);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session));
  pair.network.run(2s);
  ASSERT_TRUE(pair.bob.last<SessionEnded>());
  EXPECT_EQ(pair.bob.last<SessionEnded>()->cause.code, 487);
  EXPECT_EQ(pair.alice.count<SessionEnded>(), 1U);
  pair.expect_empty();
}

TEST(UserAgent, CancelBeforeAnyAnswerWaitsForAProvisional) {
  Pair pair;
  const SessionId session = pair.call();
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session));
  pair.network.run(5s);
  // Bob's 100 comes after 200 ms, and only then may the CANCEL go.
  EXPECT_EQ(pair.bob.last<SessionEnded>()->cause.code, 487);
  pair.expect_empty();
}

TEST(UserAgent, CancelCrosses200) {
  Pair pair;
  const SessionId session = pair.call();
  pair.network.run(300ms);
  const SessionId at_bob = pair.bob.last<IncomingSession>()->session;
  EXPECT_TRUE(pair.bob.ua.accept(pair.network.now, at_bob, kAnswer));
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session));
  pair.network.run(2s);
  // The 200 is acknowledged and the dialog ended by BYE.
  ASSERT_TRUE(pair.bob.last<SessionEnded>());
  EXPECT_EQ(pair.bob.last<SessionEnded>()->cause.by, EndedBy::kRemote);
  EXPECT_EQ(pair.alice.count<SessionEstablished>(), 0U);
  pair.expect_empty();
}

TEST(UserAgent, CrossingBye) {
  Pair pair;
  be_polite(pair.network, pair.bob);
  const SessionId session = pair.call();
  pair.network.run(1s);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session));
  EXPECT_TRUE(pair.bob.ua.end(pair.network.now, pair.bob.last<IncomingSession>()->session));
  pair.network.run(1s);
  EXPECT_EQ(pair.alice.count<SessionEnded>(), 1U);
  EXPECT_EQ(pair.bob.count<SessionEnded>(), 1U);
  pair.expect_empty();
}

TEST(UserAgent, ReinviteBothWaysAndHold) {
  Pair pair;
  be_polite(pair.network, pair.bob);
  const SessionId session = pair.call();
  pair.network.run(1s);
  EXPECT_TRUE(pair.alice.ua.offer(pair.network.now, session, kOffer));
  EXPECT_FALSE(pair.alice.ua.offer(pair.network.now, session, kOffer));
  pair.network.run(1s);
  EXPECT_EQ(pair.alice.count<SessionAnswer>(), 2U);
  be_polite(pair.network, pair.alice);
  EXPECT_TRUE(pair.bob.ua.offer(pair.network.now, pair.bob.last<IncomingSession>()->session, kOffer));
  pair.network.run(1s);
  EXPECT_EQ(pair.bob.count<SessionAnswer>(), 1U);
  EXPECT_TRUE(pair.bob.ua.end(pair.network.now, pair.bob.last<IncomingSession>()->session));
  pair.expect_empty();
}

TEST(UserAgent, GlareIsResolved) {
  Pair pair;
  be_polite(pair.network, pair.bob);
  const SessionId session = pair.call();
  pair.network.run(1s);
  for (auto* side : {&pair.alice, &pair.bob}) {
    be_polite(pair.network, *side);
    side->react = [&network = pair.network, side, polite = side->react](const Event& event) {
      if (const auto* due = std::get_if<OfferDue>(&event)) {
        EXPECT_TRUE(side->ua.offer(network.now, due->session, kOffer));
      }
      polite(event);
    };
  }
  EXPECT_TRUE(pair.alice.ua.offer(pair.network.now, session, kOffer));
  EXPECT_TRUE(pair.bob.ua.offer(pair.network.now, pair.bob.last<IncomingSession>()->session, kOffer));
  pair.network.run(20s);
  EXPECT_EQ(pair.alice.count<SessionAnswer>(), 2U);
  EXPECT_EQ(pair.bob.count<SessionAnswer>(), 1U);
  EXPECT_EQ(pair.alice.count<OfferFailed>() + pair.bob.count<OfferFailed>(), 0U);
  EXPECT_TRUE(std::any_of(pair.network.wire.begin(), pair.network.wire.end(),
                          [](const std::string& text) { return text.starts_with("SIP/2.0 491"); }));
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session));
  pair.expect_empty();
}

TEST(UserAgent, RefusedOfferLeavesTheSession) {
  Pair pair;
  be_polite(pair.network, pair.bob);
  const SessionId session = pair.call();
  pair.network.run(1s);
  pair.bob.react = [&](const Event& event) {
    if (const auto* offer = std::get_if<SessionOffer>(&event)) {
      EXPECT_TRUE(pair.bob.ua.refuse_offer(pair.network.now, offer->session, 488));
    }
  };
  EXPECT_TRUE(pair.alice.ua.offer(pair.network.now, session, kOffer));
  pair.network.run(1s);
  EXPECT_EQ(pair.alice.last<OfferFailed>()->code, 488);
  EXPECT_EQ(pair.alice.count<SessionEnded>(), 0U);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session));
  pair.expect_empty();
}

TEST(UserAgent, EarlyMedia) {
  Pair pair;
  const SessionId session = pair.call();
  pair.network.run(300ms);
  const SessionId at_bob = pair.bob.last<IncomingSession>()->session;
  EXPECT_TRUE(pair.bob.ua.ring(pair.network.now, at_bob, 183, kAnswer));
  pair.network.run(1s);
  EXPECT_EQ(pair.alice.last<SessionProgress>()->sdp, kAnswer);
  EXPECT_EQ(pair.alice.last<SessionProgress>()->dialog, 1U);
  EXPECT_TRUE(pair.bob.ua.accept(pair.network.now, at_bob));
  pair.network.run(1s);
  EXPECT_EQ(pair.alice.last<SessionAnswer>()->sdp, kAnswer);
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session));
  pair.expect_empty();
}

TEST(UserAgent, InfoMessageAndOptions) {
  Pair pair;
  be_polite(pair.network, pair.bob);
  const SessionId session = pair.call();
  pair.network.run(1s);
  ASSERT_TRUE(
      pair.alice.ua.info(pair.network.now, {session, "application/dtmf-relay", "Signal=5\r\nDuration=100\r\n", {}}));
  ASSERT_TRUE(pair.alice.ua.info(pair.network.now, {session, "application/unknown", "x", {}}));
  MessageRequest message;
  message.target = "sip:bob@10.0.0.2";
  message.body = "hello";
  ASSERT_TRUE(pair.alice.ua.message(pair.network.now, message));
  message.session = session;
  message.body = "within";
  ASSERT_TRUE(pair.alice.ua.message(pair.network.now, message));
  OptionsRequest options;
  options.target = "sip:10.0.0.2";
  ASSERT_TRUE(pair.alice.ua.options(pair.network.now, options));
  pair.network.run(2s);
  ASSERT_EQ(pair.bob.count<InfoReceived>(), 1U);
  EXPECT_EQ(pair.bob.last<InfoReceived>()->body, "Signal=5\r\nDuration=100\r\n");
  EXPECT_EQ(pair.bob.count<MessageReceived>(), 2U);
  const auto done = pair.alice.all<RequestCompleted>();
  ASSERT_EQ(done.size(), 5U);
  std::vector<int> codes;
  for (const auto& request : done) codes.push_back(request.code);
  EXPECT_THAT(codes, testing::UnorderedElementsAre(200, 415, 200, 200, 200));
  EXPECT_TRUE(pair.alice.ua.end(pair.network.now, session));
  pair.expect_empty();
}

TEST(UserAgent, AMessageIsAnsweredByTheApplicationOnceItLikes) {
  Pair pair;
  MessageRequest message;
  message.target = "sip:bob@10.0.0.2";
  message.body = "hello";
  message.call_id = "the-same-every-time";
  ASSERT_TRUE(pair.alice.ua.message(pair.network.now, message));
  pair.network.run(5s);
  const auto received = pair.bob.all<MessageReceived>();
  ASSERT_EQ(received.size(), 1U);  // although it was repeated
  EXPECT_EQ(received[0].call_id, message.call_id);
  EXPECT_EQ(pair.alice.count<RequestCompleted>(), 0U);
  const auto answer = [&](int code, const std::vector<ExtraHeader>& headers = {}) {
    auto done = pair.bob.ua.answer_message(pair.network.now, received[0].message, code, headers);
    pair.bob.drain();
    return done;
  };
  EXPECT_EQ(answer(180).error(), RequestError::kWrongState);
  EXPECT_TRUE(answer(500, {{"Retry-After", "7"}}));
  EXPECT_EQ(answer(200).error(), RequestError::kUnknownId);
  pair.network.run(5s);
  ASSERT_EQ(pair.alice.count<RequestCompleted>(), 1U);
  EXPECT_EQ(pair.alice.last<RequestCompleted>()->code, 500);
  EXPECT_EQ(pair.alice.last<RequestCompleted>()->cause.retry_after, Duration(7s));
  pair.expect_empty();
}

TEST(UserAgent, MessagesThatWaitForAnAnswerAreLimited) {
  TestNetwork network;
  UserAgentConfig config;
  config.limits.unanswered_messages = 2;
  TestAgent& alice = network.add("10.0.0.1");
  TestAgent& bob = network.add("10.0.0.2", config);
  MessageRequest message;
  message.target = "sip:bob@10.0.0.2";
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(alice.ua.message(network.now, message));
  network.run(1s);
  EXPECT_EQ(bob.count<MessageReceived>(), 2U);
  ASSERT_EQ(alice.count<RequestCompleted>(), 1U);
  EXPECT_EQ(alice.last<RequestCompleted>()->code, 503);
  ASSERT_TRUE(bob.ua.answer_message(network.now, bob.all<MessageReceived>()[0].message, 200));
  ASSERT_TRUE(alice.ua.message(network.now, message));
  network.run(1s);
  EXPECT_EQ(bob.count<MessageReceived>(), 3U);
}

TEST(UserAgent, NoAnswerAtAllIsATimeout) {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1");
  ASSERT_TRUE(alice.ua.invite(network.now, invite_to("sip:nobody@10.0.0.9")));
  network.run(31s);
  EXPECT_EQ(alice.count<SessionEnded>(), 0U);
  network.run(2s);
  ASSERT_TRUE(alice.last<SessionEnded>());
  EXPECT_EQ(alice.last<SessionEnded>()->cause.code, 408);
  EXPECT_EQ(alice.last<SessionEnded>()->cause.category, FailureCategory::kTimedOut);
  EXPECT_EQ(network.datagrams, 7U);  // Timer A: at 0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5 s
}

TEST(UserAgent, UnknownNameIsNotReachable) {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1");
  ASSERT_TRUE(alice.ua.invite(network.now, invite_to("sip:bob@nowhere.invalid")));
  network.run(2s);
  ASSERT_TRUE(alice.last<SessionEnded>());
  EXPECT_EQ(alice.last<SessionEnded>()->cause.category, FailureCategory::kNotReachable);
  EXPECT_EQ(alice.ua.load().sessions, 0U);
}

TEST(UserAgent, BadRequests) {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1");
  EXPECT_EQ(alice.ua.invite(network.now, invite_to("http://x")).error(), RequestError::kBadUri);
  EXPECT_EQ(alice.ua.invite(network.now, invite_to("")).error(), RequestError::kBadUri);
  EXPECT_EQ(alice.ua.accept(network.now, SessionId{7}, kAnswer).error(), RequestError::kUnknownId);
  EXPECT_EQ(alice.ua.add_account({}).error(), RequestError::kBadUri);
  UserAgent bare(alice.environment, {});
  EXPECT_EQ(bare.invite(network.now, invite_to("sip:bob@10.0.0.2")).error(), RequestError::kNoTransport);
}

// --- Every message lost once, doubled, delayed
// ------------------------------------------------------------------------------

/// A call with a re-INVITE, an INFO and a BYE, under a network that treats one datagram badly.
void run_call_with(const std::function<Fate(std::size_t, const std::string&)>& fate) {
  Pair pair;
  pair.network.fate = fate;
  be_polite(pair.network, pair.bob);
  const SessionId session = pair.call();
  pair.network.run(5s);
  ASSERT_EQ(pair.alice.count<SessionEstablished>(), 1U);
  ASSERT_EQ(pair.alice.count<SessionAnswer>(), 1U);
  ASSERT_TRUE(pair.bob.last<SessionEstablished>()->acknowledged);
  ASSERT_TRUE(pair.alice.ua.offer(pair.network.now, session, kOffer));
  pair.network.run(5s);
  ASSERT_EQ(pair.alice.count<SessionAnswer>(), 2U);
  ASSERT_TRUE(pair.alice.ua.info(pair.network.now, {session, "application/dtmf-relay", "Signal=1\r\n", {}}));
  pair.network.run(5s);
  ASSERT_EQ(pair.bob.count<InfoReceived>(), 1U);
  ASSERT_EQ(pair.alice.last<RequestCompleted>()->code, 200);
  ASSERT_TRUE(pair.bob.ua.end(pair.network.now, pair.bob.last<IncomingSession>()->session));
  pair.network.run(5s);
  ASSERT_EQ(pair.alice.count<SessionEnded>(), 1U);
  ASSERT_EQ(pair.bob.count<SessionEnded>(), 1U);
  ASSERT_EQ(pair.bob.count<IncomingSession>(), 1U);
  pair.expect_empty();
}

TEST(UserAgentLoss, EveryMessageLostOnce) {
  test::with_each_lost([](auto fate) { run_call_with(fate); });
}

TEST(UserAgentLoss, EveryMessageDoubled) {
  test::with_each_doubled([](auto fate) { run_call_with(fate); });
}

TEST(UserAgentLoss, EveryMessageLate) {
  test::with_each_late([](auto fate) { run_call_with(fate); });
}

TEST(UserAgentLoss, NoAckEndsTheCallWithBye) {
  Pair pair;
  be_polite(pair.network, pair.bob);
  pair.network.fate = [](std::size_t, const std::string& text) { return Fate{text.starts_with("ACK"), 1, {}}; };
  pair.call();
  pair.network.run(31s);
  EXPECT_EQ(pair.bob.count<SessionEnded>(), 0U);
  pair.network.run(3s);
  ASSERT_TRUE(pair.bob.last<SessionEnded>());
  EXPECT_EQ(pair.bob.last<SessionEnded>()->cause.by, EndedBy::kTimeout);
  ASSERT_TRUE(pair.alice.last<SessionEnded>());
  EXPECT_EQ(pair.alice.last<SessionEnded>()->cause.by, EndedBy::kRemote);
  pair.expect_empty();
}

TEST(UserAgentLoss, CalleeWaitsForTheAckBeforeItsBye) {
  Pair pair;
  pair.bob.react = [&](const Event& event) {
    if (const auto* call = std::get_if<IncomingSession>(&event)) {
      EXPECT_TRUE(pair.bob.ua.accept(pair.network.now, call->session, kAnswer));
      EXPECT_TRUE(pair.bob.ua.end(pair.network.now, call->session, {480, "somebody else has taken the call", {}}));
    }
  };
  pair.call();
  pair.network.run(2s);
  EXPECT_EQ(pair.alice.last<SessionEnded>()->cause.reason_header,
            "SIP ;cause=480 ;text=\"somebody else has taken the call\"");
  std::size_t ack = 0;
  std::size_t bye = 0;
  for (std::size_t i = 0; i < pair.network.wire.size(); ++i) {
    if (pair.network.wire[i].starts_with("ACK") && ack == 0) ack = i;
    if (pair.network.wire[i].starts_with("BYE") && bye == 0) bye = i;
  }
  EXPECT_GT(bye, ack);
  EXPECT_GT(ack, 0U);
  EXPECT_EQ(pair.alice.count<SessionEnded>(), 1U);
  pair.expect_empty();
}

}  // namespace
}  // namespace mtavip::sip
