// Subscriptions of others to something of ours (RFC 6665 section 4.2) on the wire.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/headers.h"
#include "sip/scripted_peer.h"
#include "sip/user_agent.h"

namespace mtavip::sip {
namespace {

using test::ScriptedPeer;
using testing::ElementsAre;

UserAgentConfig serving() {
  UserAgentConfig config;
  config.packages = {{"presence", "application/pidf+xml", 3600s, 60s}};
  return config;
}

struct Served : ScriptedPeer {
  explicit Served(UserAgentConfig config = serving()) : ScriptedPeer(std::move(config)) {
    peer.on_message = [this](const Message& message, Endpoint) {
      if (message.is_request() && message.method() == Method::kNotify && notify_status != 0) {
        reply(message, notify_status, {}, {}, notify_headers);
      }
    };
  }
  void subscribe(const std::string& expires = "600", const std::string& extra_fields = "Event: presence\r\n",
                 const std::string& call_id = "c1") {
    std::string text = request("SUBSCRIBE", "z9hG4bKs" + std::to_string(++branch),
                               (expires.empty() ? "" : "Expires: " + expires + "\r\n") + extra_fields);
    text.replace(text.find("c1\r\n"), 2, call_id);
    send(text);
    if (const auto asked = alice.last<SubscriptionRequested>()) id = asked->subscription;
  }
  void refresh(const std::string& expires, int cseq, const std::string& event = "presence") {
    const auto to = tag();
    send(request("SUBSCRIBE", "z9hG4bKs" + std::to_string(++branch),
                 "Expires: " + expires + "\r\nEvent: " + event + "\r\n", {}, "<sip:alice@10.0.0.1>;tag=" + to, cseq));
  }
  std::string tag() const {
    for (const Message& message : peer.received) {
      if (message.is_response() && message.status() == 200) return std::string(message.to_tag());
    }
    return {};
  }
  void tell(const std::string& body, bool pending = false) {
    EXPECT_TRUE(alice.ua.notify(network.now, id, {pending, "application/pidf+xml", body}));
    network.run(50ms);
  }
  std::vector<std::string> told() const {
    std::vector<std::string> list;
    for (const Message& message : received(Method::kNotify)) {
      list.push_back(std::string(message.header(HeaderName::kSubscriptionState).value_or("")) + " " +
                     std::string(message.body()));
    }
    return list;
  }
  SubscriptionId id{};
  int branch = 0;
  int notify_status = 200;
  std::vector<std::pair<std::string, std::string>> notify_headers;
};

TEST(ServedSubscription, IsAskedForAcceptedAndTold) {
  Served f;
  f.subscribe();
  const auto asked = f.alice.last<SubscriptionRequested>();
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->event, "presence");
  EXPECT_EQ(asked->from_uri, "sip:bob@10.0.0.9");
  EXPECT_FALSE(asked->trusted);
  EXPECT_TRUE(f.statuses().empty());
  f.tell("", true);
  f.tell("state");
  EXPECT_THAT(f.statuses(Method::kSubscribe), ElementsAre(200));
  EXPECT_THAT(f.told(), ElementsAre("pending;expires=600 ", "active;expires=599 state"));
  const Message notify = f.received(Method::kNotify).at(0);
  EXPECT_EQ(notify.header(HeaderName::kEvent), "presence");
  EXPECT_EQ(notify.to_tag(), "b");
  EXPECT_TRUE(notify.has(HeaderName::kContact));
}

TEST(ServedSubscription, IsRefusedAsTheApplicationSays) {
  Served f;
  f.subscribe();
  EXPECT_FALSE(f.alice.ua.refuse_subscription(f.network.now, f.id, 200));
  ASSERT_TRUE(f.alice.ua.refuse_subscription(f.network.now, f.id, 403));
  f.network.run(50ms);
  EXPECT_THAT(f.statuses(Method::kSubscribe), ElementsAre(403));
  EXPECT_EQ(f.alice.ua.load().events, 0U);
}

TEST(ServedSubscription, WrongOnesAreRefusedWithoutAsking) {
  struct Case {
    std::string expires;
    std::string fields;
    int status;
  };
  for (const Case& c :
       {Case{"600", "", 400}, Case{"600", "Event: presence\r\nEvent: presence\r\n", 400},
        Case{"600", "Event: dialog\r\n", 489}, Case{"600", "Event: presence\r\nAccept: text/plain\r\n", 406},
        Case{"59", "Event: presence\r\n", 423}}) {
    SCOPED_TRACE(c.fields);
    Served f;
    f.subscribe(c.expires, c.fields);
    EXPECT_THAT(f.statuses(), ElementsAre(c.status));
    EXPECT_EQ(f.alice.count<SubscriptionRequested>(), 0U);
    EXPECT_EQ(f.alice.ua.load().events, 0U);
    const Message& answer = f.peer.received.back();
    EXPECT_EQ(answer.header(HeaderName::kAllowEvents).value_or(""), c.status == 489 ? "refer, presence" : "");
    EXPECT_EQ(answer.header(HeaderName::kMinExpires).value_or(""), c.status == 423 ? "60" : "");
  }
}

TEST(ServedSubscription, AnyAcceptThatFitsWillDo) {
  for (const std::string accept : {"application/pidf+xml", "text/plain, application/*", "*/*"}) {
    Served f;
    f.subscribe("600", "Event: presence\r\nAccept: " + accept + "\r\n");
    EXPECT_EQ(f.alice.count<SubscriptionRequested>(), 1U) << accept;
  }
}

TEST(ServedSubscription, TimeIsGrantedAsThePackageAllows) {
  struct Case {
    std::string wanted;
    std::string granted;
  };
  for (const Case& c : {Case{"60", "60"}, Case{"3600", "3600"}, Case{"3601", "3600"}, Case{"", "3600"},
                        Case{"99999999999", "3600"}, Case{"x", "3600"}}) {
    SCOPED_TRACE(c.wanted);
    Served f;
    f.subscribe(c.wanted);
    f.tell("state");
    EXPECT_EQ(f.peer.received.at(0).header(HeaderName::kExpires), c.granted);
  }
}

TEST(ServedSubscription, IsToldOnceWhereItIsFetched) {
  Served f;
  f.subscribe("0");
  EXPECT_TRUE(f.alice.last<SubscriptionRequested>()->once);
  f.tell("state");
  EXPECT_THAT(f.told(), ElementsAre("terminated;reason=timeout state"));
  EXPECT_EQ(f.alice.count<SubscriberGone>(), 1U);
  EXPECT_EQ(f.alice.ua.load().events, 0U);
}

TEST(ServedSubscription, IsRefreshedLeftAndRunsOut) {
  Served f;
  f.subscribe("100");
  f.tell("one");
  f.network.run(80s);
  f.refresh("100", 2);
  EXPECT_EQ(f.alice.count<StateWanted>(), 1U);
  f.tell("two");
  f.refresh("100", 2);
  f.refresh("100", 3, "presence;id=1");
  f.refresh("10", 4);
  f.refresh("0", 5);
  EXPECT_THAT(f.statuses(Method::kSubscribe), ElementsAre(200, 200, 500, 481, 423, 200));
  EXPECT_THAT(f.told(), ElementsAre("active;expires=100 one", "active;expires=99 two", "terminated;reason=timeout "));
  EXPECT_EQ(f.alice.count<SubscriberGone>(), 1U);
  f.refresh("100", 6);
  EXPECT_EQ(f.statuses(Method::kSubscribe).back(), 481);

  Served g;
  g.subscribe("100");
  g.tell("one");
  g.network.run(101s);
  EXPECT_THAT(g.told(), ElementsAre("active;expires=100 one", "terminated;reason=timeout "));
  EXPECT_EQ(g.alice.ua.load().events, 0U);
}

TEST(ServedSubscription, IsEndedFromHere) {
  Served f;
  f.subscribe();
  f.tell("one");
  ASSERT_TRUE(f.alice.ua.end_subscription(f.network.now, f.id, "rejected"));
  EXPECT_FALSE(f.alice.ua.end_subscription(f.network.now, f.id, "rejected"));
  EXPECT_FALSE(f.alice.ua.notify(f.network.now, f.id, {false, "a/b", "x"}));
  f.network.run(50ms);
  EXPECT_EQ(f.told().back(), "terminated;reason=rejected ");
  EXPECT_EQ(f.alice.ua.load().events, 0U);
}

TEST(ServedSubscription, EndsWithWhoeverTakesNoNotify) {
  for (const int status : {481, 500, 0}) {
    Served f;
    f.notify_status = status;
    f.subscribe();
    f.tell("one");
    f.network.run(40s);
    EXPECT_EQ(f.alice.count<SubscriberGone>(), 1U);
    EXPECT_EQ(f.alice.ua.load().events, 0U);
    EXPECT_FALSE(f.alice.ua.notify(f.network.now, f.id, {false, "a/b", "x"}));
  }
  Served f;
  f.notify_status = 503;
  f.notify_headers = {{"Retry-After", "5"}};
  f.subscribe();
  f.tell("one");
  EXPECT_EQ(f.alice.count<SubscriberGone>(), 0U);
}

TEST(ServedSubscription, OnlyTheLastStateWaitsForTheAnswerToTheOneBefore) {
  Served f;
  f.notify_status = 0;
  f.subscribe();
  f.tell("one");
  f.tell("two");
  f.tell("three");
  EXPECT_EQ(f.received(Method::kNotify).size(), 1U);
  f.notify_status = 200;
  f.network.run(1s);
  ASSERT_GE(f.told().size(), 2U);
  EXPECT_EQ(f.received(Method::kNotify).back().body(), "three");
  EXPECT_THAT(f.told(), testing::Not(testing::Contains(testing::HasSubstr("two"))));
}

TEST(ServedSubscription, StrangersAreLimited) {
  UserAgentConfig config = serving();
  config.limits.subscribers = 3;
  Served f(config);
  for (int i = 0; i < 4; ++i) f.subscribe("600", "Event: presence\r\n", "call" + std::to_string(i));
  EXPECT_EQ(f.alice.count<SubscriptionRequested>(), 3U);
  EXPECT_THAT(f.statuses(Method::kSubscribe), ElementsAre(480));
}

TEST(ServedSubscription, IsFoundByItsIdToo) {
  Served f;
  f.subscribe("600", "Event: presence;id=7\r\n");
  f.tell("one");
  EXPECT_EQ(f.received(Method::kNotify).at(0).header(HeaderName::kEvent), "presence;id=7");
  f.refresh("600", 2);
  f.refresh("600", 3, "presence;id=7");
  EXPECT_THAT(f.statuses(Method::kSubscribe), ElementsAre(200, 481, 200));
}

}  // namespace
}  // namespace mtavip::sip
