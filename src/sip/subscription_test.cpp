// Subscriptions of ours (RFC 6665 section 4.1) on the wire, with a notifier that says what the test wants.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/headers.h"
#include "sip/scripted_peer.h"
#include "sip/user_agent.h"

namespace mtavip::sip {
namespace {

using test::Fate;
using test::ScriptedPeer;
using testing::ElementsAre;
using testing::IsEmpty;

SubscribeRequest to_bob() {
  SubscribeRequest request;
  request.target = "sip:bob@10.0.0.9";
  request.event = "presence";
  request.accept = {"application/pidf+xml"};
  return request;
}

/// A notifier that grants everything, and says what it is told to.
struct Watching : ScriptedPeer {
  explicit Watching(const SubscribeRequest& request = to_bob()) {
    peer.on_message = [this](const Message& message, Endpoint) {
      if (!message.is_request() || message.method() != Method::kSubscribe) return;
      subscribe = message;
      if (status == 0) return;
      auto headers = extra;
      if (status < 300) headers.emplace_back("Expires", granted);
      reply(message, status, "n", {}, headers);
    };
    wish = request;
  }
  void begin() {
    id = *alice.ua.subscribe(network.now, wish);
    network.run(50ms);
  }
  void notify(const std::string& state, const std::string& body = {}, const std::string& event = "presence",
              const std::string& tag = "n") {
    std::string extra_fields = "Event: " + event + "\r\n" + required;
    if (!state.empty()) extra_fields += "Subscription-State: " + state + "\r\n";
    if (!body.empty()) extra_fields += "Content-Type: " + type + "\r\n";
    send(request_in_call("NOTIFY", subscribe, tag, ++cseq, extra_fields, body));
  }
  std::vector<std::string> bodies() const {
    std::vector<std::string> list;
    for (const auto& event : alice.all<NotifyReceived>()) list.push_back(event.body);
    return list;
  }
  std::vector<SubscriptionPhase> phases() const {
    std::vector<SubscriptionPhase> list;
    for (const auto& event : alice.all<SubscriptionChanged>()) list.push_back(event.phase);
    return list;
  }
  std::string expires_asked() const { return std::string(subscribe.header(HeaderName::kExpires).value_or("")); }

  SubscribeRequest wish;
  SubscriptionId id{};
  Message subscribe;
  int status = 200;
  std::string granted = "3600";
  std::vector<std::pair<std::string, std::string>> extra;
  std::string type = "application/pidf+xml";
  std::string required;
  int cseq = 0;
};

TEST(Subscription, IsMadeToldAndRefreshed) {
  Watching f;
  f.begin();
  EXPECT_EQ(f.subscribe.header(HeaderName::kEvent), "presence");
  EXPECT_EQ(f.subscribe.header(HeaderName::kAccept), "application/pidf+xml");
  EXPECT_TRUE(f.subscribe.has(HeaderName::kContact));
  f.notify("pending;expires=3600");
  f.notify("active;expires=600", "one");
  f.notify("active;expires=600", "two");
  EXPECT_THAT(f.statuses(Method::kNotify), ElementsAre(200, 200, 200));
  EXPECT_THAT(f.bodies(), ElementsAre("", "one", "two"));
  EXPECT_THAT(f.phases(), ElementsAre(SubscriptionPhase::kPending, SubscriptionPhase::kActive));
  // The notifier's word counts: 600 s, refreshed before they are over, within the dialog that the NOTIFY has made.
  f.network.run(530s);
  ASSERT_EQ(f.received(Method::kSubscribe).size(), 2U);
  EXPECT_EQ(f.subscribe.to_tag(), "n");
  EXPECT_EQ(f.subscribe.request_uri_text(), "sip:bob@10.0.0.9");
  EXPECT_EQ(f.subscribe.cseq()->number, 2U);
  EXPECT_THAT(f.phases(), ElementsAre(SubscriptionPhase::kPending, SubscriptionPhase::kActive));
}

TEST(Subscription, OfAListIsToldAsSuch) {
  SubscribeRequest request = to_bob();
  request.lists = true;
  Watching f(request);
  f.begin();
  EXPECT_TRUE(f.subscribe.lists(HeaderName::kSupported, "eventlist"));
  // RFC 4662 section 4.5: every NOTIFY of a list requires it.
  f.required = "Require: eventlist\r\n";
  f.notify("active;expires=600", "one");
  f.required = "Require: eventlist, something\r\n";
  f.notify("active;expires=600", "two");
  EXPECT_THAT(f.statuses(Method::kNotify), ElementsAre(200, 420));
  EXPECT_THAT(f.bodies(), ElementsAre("one"));
}

TEST(Subscription, ANotifyMayOvertakeTheAnswer) {
  Watching f;
  f.status = 0;
  f.begin();
  f.notify("active;expires=100", "early");
  f.status = 200;
  f.reply(f.subscribe, 200, "n", {}, {{"Expires", "3600"}});
  f.network.run(95s);
  EXPECT_THAT(f.bodies(), ElementsAre("early"));
  EXPECT_EQ(f.received(Method::kSubscribe).size(), 2U);
}

TEST(Subscription, IsRefreshedInTheLastSecond) {
  Watching f;
  f.granted = "10";
  f.begin();
  // As long as it has left, when the state changes shortly before the refresh is due.
  f.notify("active;expires=1", "one");
  f.network.run(3s);
  EXPECT_EQ(f.received(Method::kSubscribe).size(), 2U);
  EXPECT_THAT(f.phases(), ElementsAre(SubscriptionPhase::kActive));
}

TEST(Subscription, ItsWholeStateIsNotAskedForAgainAndAgain) {
  Watching f;
  f.begin();
  f.notify("active;expires=3600", "one");
  // A notifier whose every state is one that cannot be used.
  for (int i = 0; i < 100; ++i) {
    EXPECT_TRUE(f.alice.ua.refresh(f.network.now, f.id));
    f.notify("active;expires=3600", "no use");
    f.network.run(100ms);
  }
  const auto asked = f.received(Method::kSubscribe).size();
  EXPECT_GE(asked, 3U);
  EXPECT_LE(asked, 5U);
}

TEST(Subscription, WithoutNotifyItIsLostAndTakenUpAgain) {
  Watching f;
  f.begin();
  f.network.run(33s);
  EXPECT_THAT(f.phases(), ElementsAre(SubscriptionPhase::kLost));
  const auto lost = f.alice.last<SubscriptionChanged>();
  EXPECT_EQ(lost->cause.code, 408);
  EXPECT_GE(lost->retry_in, 15s);
  f.network.run(31s);
  EXPECT_EQ(f.received(Method::kSubscribe).size(), 2U);
  EXPECT_EQ(f.subscribe.to_tag(), "");
}

TEST(Subscription, RefreshWithoutNotifyIsLostToo) {
  Watching f;
  f.begin();
  f.notify("active;expires=100", "one");
  f.network.run(86s);
  ASSERT_EQ(f.received(Method::kSubscribe).size(), 2U);
  f.network.run(33s);
  EXPECT_EQ(f.phases().back(), SubscriptionPhase::kLost);
}

TEST(Subscription, AnswersDecideWhetherItIsTriedAgain) {
  struct Case {
    int status;
    bool again;
    std::vector<std::pair<std::string, std::string>> headers = {};
  };
  for (const Case& c :
       {Case{403, false}, Case{405, false}, Case{489, false}, Case{501, false}, Case{603, false}, Case{404, true},
        Case{480, true}, Case{503, true}, Case{500, true, {{"Retry-After", "200"}}}, Case{401, false}}) {
    SCOPED_TRACE(c.status);
    Watching f;
    f.status = c.status;
    f.extra = c.headers;
    f.begin();
    ASSERT_EQ(f.alice.count<SubscriptionChanged>(), 1U);
    const auto told = *f.alice.last<SubscriptionChanged>();
    EXPECT_EQ(told.phase, c.again ? SubscriptionPhase::kLost : SubscriptionPhase::kEnded);
    EXPECT_GE(told.retry_in, c.headers.empty() ? 0s : 200s);
    EXPECT_EQ(f.alice.ua.load().events, c.again ? 1U : 0U);
    f.network.run(300s);
    EXPECT_EQ(f.received(Method::kSubscribe).size() > 1, c.again);
  }
}

TEST(Subscription, TheNotifiersReasonDecidesWhetherItIsTakenUpAgain) {
  struct Case {
    std::string state;
    SubscriptionPhase phase;
    Duration least;
    Duration most;
  };
  for (const Case& c : {Case{"terminated;reason=deactivated", SubscriptionPhase::kLost, 0s, 0s},
                        Case{"terminated;reason=timeout", SubscriptionPhase::kLost, 0s, 0s},
                        Case{"terminated;reason=probation;retry-after=120", SubscriptionPhase::kLost, 120s, 200s},
                        Case{"terminated;reason=giveup", SubscriptionPhase::kLost, 15s, 40s},
                        Case{"terminated", SubscriptionPhase::kLost, 15s, 40s},
                        Case{"terminated;reason=rejected", SubscriptionPhase::kEnded, 0s, 0s},
                        Case{"terminated;reason=noresource", SubscriptionPhase::kEnded, 0s, 0s},
                        Case{"terminated;reason=invariant", SubscriptionPhase::kEnded, 0s, 0s}}) {
    SCOPED_TRACE(c.state);
    Watching f;
    f.begin();
    f.notify("active", "one");
    f.network.run(60s);
    f.notify(c.state, "last");
    EXPECT_THAT(f.bodies(), ElementsAre("one", "last"));
    const auto told = *f.alice.last<SubscriptionChanged>();
    EXPECT_EQ(told.phase, c.phase);
    EXPECT_GE(told.retry_in, c.least);
    EXPECT_LE(told.retry_in, c.most);
    f.network.run(210s);
    EXPECT_EQ(f.received(Method::kSubscribe).size() > 1, c.phase == SubscriptionPhase::kLost);
  }
}

TEST(Subscription, WhoeverEndsItAtOnceEachTimeIsNotAskedAgainAndAgain) {
  Watching f;
  f.begin();
  f.notify("terminated;reason=deactivated");
  EXPECT_GE(f.alice.last<SubscriptionChanged>()->retry_in, 15s);
}

TEST(Subscription, TooBriefAsksForLonger) {
  Watching f;
  f.wish.expires = 60s;
  f.status = 423;
  f.extra = {{"Min-Expires", "1800"}};
  f.begin();
  f.status = 200;
  f.network.run(50ms);
  EXPECT_EQ(f.expires_asked(), "1800");
  // A server that always wants more than it said is given up.
  Watching g;
  g.status = 423;
  g.extra = {{"Min-Expires", "10"}};
  g.begin();
  EXPECT_THAT(g.phases(), ElementsAre(SubscriptionPhase::kEnded));
}

TEST(Subscription, IsMadeAnewWhenItsDialogIsGone) {
  Watching f;
  f.begin();
  f.notify("active;expires=100", "one");
  const std::string call_id(f.subscribe.call_id());
  f.status = 481;
  f.network.run(86s);
  EXPECT_EQ(f.phases().back(), SubscriptionPhase::kLost);
  f.status = 200;
  f.network.run(10ms);
  f.network.run(1s);
  EXPECT_NE(f.subscribe.call_id(), call_id);
  EXPECT_EQ(f.subscribe.to_tag(), "");
}

TEST(Subscription, OutlivesARefusedRefreshUntilItRunsOut) {
  Watching f;
  f.begin();
  f.notify("active;expires=200", "one");
  f.status = 500;
  f.network.run(180s);
  f.notify("active;expires=20", "still");
  EXPECT_THAT(f.bodies(), ElementsAre("one", "still"));
  EXPECT_EQ(f.phases().back(), SubscriptionPhase::kActive);
  f.network.run(100s);
  EXPECT_EQ(f.phases().back(), SubscriptionPhase::kLost);
}

TEST(Subscription, FetchesOnce) {
  Watching f;
  f.wish.expires = 0s;
  f.granted = "0";
  f.begin();
  EXPECT_EQ(f.expires_asked(), "0");
  f.notify("terminated;reason=timeout", "now");
  EXPECT_THAT(f.bodies(), ElementsAre("now"));
  EXPECT_THAT(f.phases(), ElementsAre(SubscriptionPhase::kEnded));
  EXPECT_EQ(f.alice.ua.load().events, 0U);
}

TEST(Subscription, IsGivenUpAndNothingMoreIsTold) {
  Watching f;
  f.begin();
  f.notify("active", "one");
  ASSERT_TRUE(f.alice.ua.unsubscribe(f.network.now, f.id));
  f.granted = "0";
  f.network.run(50ms);
  EXPECT_EQ(f.expires_asked(), "0");
  f.notify("terminated;reason=timeout", "last");
  EXPECT_EQ(f.statuses(Method::kNotify).back(), 200);
  EXPECT_THAT(f.bodies(), ElementsAre("one"));
  EXPECT_EQ(f.alice.ua.load().events, 0U);
  EXPECT_FALSE(f.alice.ua.unsubscribe(f.network.now, f.id));
}

TEST(Subscription, GivenUpBeforeItWasAnsweredItsNotifyIsRefused) {
  Watching f;
  f.status = 0;
  f.begin();
  ASSERT_TRUE(f.alice.ua.unsubscribe(f.network.now, f.id));
  EXPECT_EQ(f.alice.ua.load().events, 0U);
  f.notify("active", "one");
  EXPECT_THAT(f.statuses(Method::kNotify), ElementsAre(481));
  EXPECT_THAT(f.bodies(), IsEmpty());
}

TEST(Subscription, EndsWhenTheLastNotifyNeverComes) {
  Watching f;
  f.begin();
  f.notify("active", "one");
  ASSERT_TRUE(f.alice.ua.unsubscribe(f.network.now, f.id));
  f.network.run(70s);
  EXPECT_EQ(f.alice.ua.load().events, 0U);
  EXPECT_EQ(f.alice.ua.load().transactions, 0U);
}

TEST(Subscription, OddNotifiesAreRefused) {
  Watching f;
  f.begin();
  f.notify("active", "x", "dialog");
  f.notify("active", "x", "presence;id=7");
  f.notify("", "no state is taken as active");
  f.type = "text/html";
  f.notify("active", "x");
  f.type = "application/pidf+xml";
  std::string late = ScriptedPeer::request_in_call("NOTIFY", f.subscribe, "n", 1,
                                                   "Event: presence\r\nSubscription-State: active\r\n", "out of order");
  late.replace(late.find("branch=z9hG4bK"), 14, "branch=z9hG4bKlate");
  f.send(late);
  f.notify("active", "other branch", "presence", "m");
  f.send(ScriptedPeer::request("NOTIFY", "z9hG4bKn", "Event: presence\r\nSubscription-State: active\r\n"));
  f.send(ScriptedPeer::request_in_call("NOTIFY", f.subscribe, "n", 90, "Subscription-State: active\r\n"));
  f.send(ScriptedPeer::request_in_call("BYE", f.subscribe, "n", 91));
  EXPECT_THAT(f.statuses(Method::kNotify), ElementsAre(489, 481, 200, 415, 500, 481, 481, 489));
  EXPECT_THAT(f.statuses(Method::kBye), ElementsAre(481));
  EXPECT_THAT(f.bodies(), ElementsAre("no state is taken as active"));
}

TEST(Subscription, EveryBranchOfAForkIsKeptWhereThePackageAllowsIt) {
  SubscribeRequest request = to_bob();
  request.forks = true;
  Watching f(request);
  f.begin();
  f.notify("active;expires=200", "one", "presence", "n");
  f.notify("active;expires=200", "two", "presence", "m");
  f.notify("terminated;reason=noresource", "", "presence", "n");
  const auto told = f.alice.all<NotifyReceived>();
  ASSERT_EQ(told.size(), 3U);
  EXPECT_NE(told[0].dialog, told[1].dialog);
  EXPECT_EQ(told[2].dialog, told[0].dialog);
  EXPECT_TRUE(told[2].last);
  EXPECT_THAT(f.phases(), ElementsAre(SubscriptionPhase::kActive));
  f.network.run(175s);
  EXPECT_EQ(f.subscribe.to_tag(), "m");
}

TEST(Subscription, BranchesAreLimited) {
  SubscribeRequest request = to_bob();
  request.forks = true;
  Watching f(request);
  f.begin();
  for (int i = 0; i < 17; ++i) f.notify("active", "x", "presence", "t" + std::to_string(i));
  const auto statuses = f.statuses(Method::kNotify);
  EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 200), 16);
  EXPECT_EQ(statuses.back(), 481);
}

TEST(Subscription, NumbersAreLimited) {
  UserAgentConfig config;
  config.limits.subscriptions = 2;
  ScriptedPeer f(config);
  EXPECT_TRUE(f.alice.ua.subscribe(f.network.now, to_bob()));
  EXPECT_TRUE(f.alice.ua.subscribe(f.network.now, to_bob()));
  EXPECT_EQ(f.alice.ua.subscribe(f.network.now, to_bob()).error(), RequestError::kTooMany);
}

TEST(Subscription, UnsolicitedNotifiesAreTakenFromTheAccountsServerOnly) {
  struct Case {
    std::vector<std::string> allowed;
    bool registered;
    int status;
  };
  for (const Case& c :
       {Case{{"message-summary"}, true, 200}, Case{{}, true, 481}, Case{{"message-summary"}, false, 481}}) {
    ScriptedPeer f;
    f.peer.on_message = [&f](const Message& message, Endpoint) {
      if (message.is_request()) f.reply(message, 200, "r", {}, {{"Expires", "600"}});
    };
    AccountConfig config;
    config.address = "sip:alice@10.0.0.9";
    config.unsolicited = c.allowed;
    const auto account = f.alice.ua.add_account(config);
    ASSERT_TRUE(account);
    if (c.registered) f.alice.ua.register_account(f.network.now, *account);
    f.network.run(100ms);
    f.send(ScriptedPeer::request("NOTIFY", "z9hG4bKn",
                                 "Event: message-summary\r\nContent-Type: application/simple-message-summary\r\n",
                                 "Messages-Waiting: yes\r\n"));
    EXPECT_THAT(f.statuses(Method::kNotify), ElementsAre(c.status));
    ASSERT_EQ(f.alice.count<NotifyReceived>(), c.status == 200 ? 1U : 0U);
    if (c.status == 200) {
      EXPECT_EQ(f.alice.last<NotifyReceived>()->account, *account);
      EXPECT_FALSE(f.alice.last<NotifyReceived>()->subscription);
    }
  }
}

// --- Two user agents

struct Pair {
  Pair() {
    UserAgentConfig serving;
    serving.packages = {{"presence", "application/pidf+xml", 3600s, 60s}};
    bob = &network.add("10.0.0.2", serving);
    bob->react = [this](const Event& event) {
      if (const auto* wanted = std::get_if<SubscriptionRequested>(&event)) {
        served = wanted->subscription;
        ASSERT_TRUE(bob->ua.notify(network.now, served, {false, "application/pidf+xml", "first"}));
      } else if (std::get_if<StateWanted>(&event) != nullptr) {
        ASSERT_TRUE(bob->ua.notify(network.now, served, {false, "application/pidf+xml", "again"}));
      }
    };
  }
  test::TestNetwork network;
  test::TestAgent& alice = network.add("10.0.0.1");
  test::TestAgent* bob = nullptr;
  SubscriptionId served{};
};

TEST(Subscription, IsRefreshedByAnotherConnectionWhenItsOwnIsLost) {
  Pair f;
  f.alice.listen(TransportKind::kTcp, 5060);
  f.bob->listen(TransportKind::kTcp, 5060);
  SubscribeRequest request = to_bob();
  request.target = "sip:bob@10.0.0.2;transport=tcp";
  ASSERT_TRUE(f.alice.ua.subscribe(f.network.now, request));
  f.network.run(1s);
  ASSERT_EQ(f.alice.count<NotifyReceived>(), 1U);
  f.network.cut(f.alice);
  f.network.run(5s);
  EXPECT_EQ(f.alice.last<NotifyReceived>()->body, "again");
  EXPECT_EQ(f.bob->count<SubscriptionRequested>(), 1U);
}

void subscribes_whatever_happens(const std::function<Fate(std::size_t, const std::string&)>& fate) {
  Pair f;
  f.network.fate = fate;
  SubscribeRequest request = to_bob();
  request.target = "sip:bob@10.0.0.2";
  request.expires = 120s;
  const auto id = f.alice.ua.subscribe(f.network.now, request);
  ASSERT_TRUE(id);
  f.network.run(20s);
  ASSERT_GE(f.alice.count<NotifyReceived>(), 1U);
  EXPECT_EQ(f.alice.last<NotifyReceived>()->body, "first");
  ASSERT_TRUE(f.bob->ua.notify(f.network.now, f.served, {false, "application/pidf+xml", "second"}));
  f.network.run(20s);
  EXPECT_EQ(f.alice.last<NotifyReceived>()->body, "second");
  f.network.run(90s);
  EXPECT_EQ(f.alice.last<NotifyReceived>()->body, "again");
  ASSERT_TRUE(f.alice.ua.unsubscribe(f.network.now, *id));
  f.network.run(80s);
  EXPECT_EQ(f.bob->count<SubscriberGone>(), 1U);
  EXPECT_EQ(f.alice.ua.load().events, 0U);
  EXPECT_EQ(f.bob->ua.load().events, 0U);
  EXPECT_EQ(f.bob->count<SubscriptionRequested>(), 1U);
}

TEST(SubscriptionLoss, EveryMessageLostOnce) {
  test::with_each_lost(subscribes_whatever_happens);
}
TEST(SubscriptionLoss, EveryMessageDoubled) {
  test::with_each_doubled(subscribes_whatever_happens);
}
TEST(SubscriptionLoss, EveryMessageLate) {
  test::with_each_late(subscribes_whatever_happens);
}

}  // namespace
}  // namespace mtavip::sip
