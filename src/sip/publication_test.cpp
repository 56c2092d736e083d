// Publications (RFC 3903) on the wire, with a server that says what the test wants.
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

/// A compositor that gives a new tag each time, and knows the last one only.
struct Publishing : ScriptedPeer {
  Publishing() {
    peer.on_message = [this](const Message& message, Endpoint) {
      if (!message.is_request()) return;
      if (message.method() == Method::kRegister) return reply(message, 200, "r", {}, {{"Expires", "600"}});
      const auto [known, fresh] = answers.try_emplace(std::string(message.branch()));
      if (fresh) known->second = answer(message);
      reply(message, known->second.first, "p", {}, known->second.second);
    };
    AccountConfig config;
    config.address = "sip:alice@10.0.0.9";
    account = *alice.ua.add_account(config);
  }
  using Answer = std::pair<int, std::vector<std::pair<std::string, std::string>>>;
  Answer answer(const Message& message) {
    if (status != 200) return {status, extra};
    const std::string match(message.header(HeaderName::kSipIfMatch).value_or(""));
    if (!match.empty() && match != tag) return {412, {}};
    tag = "e" + std::to_string(++tags);
    if (message.has_body()) state = message.body();
    if (message.header(HeaderName::kExpires) == "0") state.clear();
    return {200, {{"SIP-ETag", tag}, {"Expires", granted}}};
  }
  void publish(const std::string& body = "open") {
    PublishRequest request;
    request.account = account;
    request.event = "presence";
    request.content_type = "application/pidf+xml";
    request.body = body;
    request.expires = 600s;
    id = *alice.ua.publish(network.now, request);
    network.run(50ms);
  }
  void change(const std::string& body) {
    EXPECT_TRUE(alice.ua.republish(network.now, id, "application/pidf+xml", body));
  }
  std::vector<std::string> sent() const {
    std::vector<std::string> list;
    for (const Message& message : received(Method::kPublish)) {
      list.push_back(std::string(message.header(HeaderName::kSipIfMatch).value_or("-")) + " " +
                     std::string(message.body()));
    }
    return list;
  }
  AccountId account{};
  PublicationId id{};
  int status = 200;
  std::vector<std::pair<std::string, std::string>> extra;
  std::string granted = "600";
  std::string tag;
  std::string state;
  std::map<std::string, Answer> answers;  ///< by branch: a copy gets the same
  int tags = 0;
};

TEST(Publication, IsMadeRefreshedChangedAndRemovedByItsTags) {
  Publishing f;
  f.publish();
  const Message first = f.received(Method::kPublish).at(0);
  EXPECT_EQ(first.request_uri_text(), "sip:alice@10.0.0.9");
  EXPECT_EQ(first.header(HeaderName::kEvent), "presence");
  EXPECT_FALSE(first.has(HeaderName::kContact));
  f.network.run(530s);
  f.change("busy");
  f.network.run(50ms);
  EXPECT_EQ(f.state, "busy");
  ASSERT_TRUE(f.alice.ua.unpublish(f.network.now, f.id));
  f.network.run(50ms);
  EXPECT_THAT(f.sent(), ElementsAre("- open", "e1 ", "e2 busy", "e3 "));
  EXPECT_EQ(f.state, "");
  EXPECT_EQ(f.alice.ua.load().events, 0U);
  EXPECT_EQ(f.alice.count<PublicationChanged>(), 1U);
}

TEST(Publication, IsMadeAnewWhenTheServerHasForgottenIt) {
  Publishing f;
  f.publish();
  f.tag = "other";
  f.network.run(530s);
  EXPECT_THAT(f.sent(), ElementsAre("- open", "e1 ", "- open"));
  EXPECT_EQ(f.alice.count<PublicationChanged>(), 1U);
}

TEST(Publication, ChangesWaitForTheAnswerToTheOneBefore) {
  Publishing f;
  f.publish();
  f.change("one");
  f.change("two");
  f.change("three");
  f.network.run(100ms);
  EXPECT_THAT(f.sent(), ElementsAre("- open", "e1 one", "e2 three"));
}

TEST(Publication, IsRemovedEvenIfItWasJustBeingMade) {
  Publishing f;
  f.publish();
  f.change("one");
  ASSERT_TRUE(f.alice.ua.unpublish(f.network.now, f.id));
  f.network.run(100ms);
  EXPECT_THAT(f.sent(), ElementsAre("- open", "e1 one", "e2 "));
  EXPECT_EQ(f.alice.ua.load().events, 0U);
}

TEST(Publication, AnswersDecideWhetherItIsTriedAgain) {
  struct Case {
    int status;
    bool again;
    std::vector<std::pair<std::string, std::string>> headers = {};
  };
  for (const Case& c : {Case{403, false}, Case{404, false}, Case{405, false}, Case{489, false}, Case{415, false},
                        Case{500, true}, Case{503, true, {{"Retry-After", "100"}}}, Case{408, true}}) {
    SCOPED_TRACE(c.status);
    Publishing f;
    f.status = c.status;
    f.extra = c.headers;
    f.publish();
    const auto told = f.alice.last<PublicationChanged>();
    ASSERT_TRUE(told);
    EXPECT_EQ(told->phase, c.again ? PublicationPhase::kFailed : PublicationPhase::kEnded);
    EXPECT_EQ(f.alice.ua.load().events, c.again ? 1U : 0U);
    f.status = 200;
    f.network.run(130s);
    EXPECT_EQ(f.state, c.again ? "open" : "");
  }
}

TEST(Publication, TooBriefAsksForLonger) {
  Publishing f;
  f.status = 423;
  f.extra = {{"Min-Expires", "1200"}};
  f.publish();
  f.status = 200;
  f.network.run(200ms);
  ASSERT_GE(f.received(Method::kPublish).size(), 2U);
  EXPECT_EQ(f.received(Method::kPublish).back().header(HeaderName::kExpires), "1200");
}

TEST(Publication, EndsWithItsAccount) {
  Publishing f;
  f.publish();
  f.alice.ua.remove_account(f.network.now, f.account);
  f.network.run(40s);
  EXPECT_EQ(f.alice.ua.load().events, 0U);
}

void publishes_whatever_happens(const std::function<Fate(std::size_t, const std::string&)>& fate) {
  Publishing f;
  f.network.fate = fate;
  f.publish();
  f.network.run(10s);
  f.change("busy");
  f.network.run(10s);
  EXPECT_EQ(f.state, "busy");
  f.network.run(540s);
  EXPECT_EQ(f.state, "busy");
  ASSERT_TRUE(f.alice.ua.unpublish(f.network.now, f.id));
  f.network.run(40s);
  EXPECT_EQ(f.state, "");
  EXPECT_EQ(f.alice.ua.load().events, 0U);
}

TEST(PublicationLoss, EveryMessageLostOnce) {
  test::with_each_lost(publishes_whatever_happens);
}
TEST(PublicationLoss, EveryMessageDoubled) {
  test::with_each_doubled(publishes_whatever_happens);
}
TEST(PublicationLoss, EveryMessageLate) {
  test::with_each_late(publishes_whatever_happens);
}

}  // namespace
}  // namespace mtavip::sip
