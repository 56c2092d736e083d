// Two whole clients that write to each other: what is told about messages, to whom, and what old peers make of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Cores cores_of(ReceiptPolicy policy, std::vector<std::string> bob_takes) {
  Cores cores;
  cores.alice.sip.user = "alice";
  cores.bob.sip.user = "bob";
  cores.bob.sip.message_types = std::move(bob_takes);
  cores.alice.messaging.receipts = cores.bob.messaging.receipts = policy;
  return cores;
}

struct Correspondence : Scenario {
  /// `bob_takes`: the types of content that he does not refuse; empty: all.
  explicit Correspondence(ReceiptPolicy policy = ReceiptPolicy::kCorrespondents,
                          std::vector<std::string> bob_takes = {})
      : Scenario(cores_of(policy, std::move(bob_takes))) {}

  MessageId write(ScenarioClient& from, ScenarioClient& to, const std::string& text,
                  ReceiptWish wish = ReceiptWish::kNone, bool keep = false) {
    const auto id = from.run([&](call::CallCore& core, Timestamp now) {
      return core.send_message(now, {to.uri(), text, {}, wish, keep});
    });
    EXPECT_TRUE(id.has_value());
    return id.value_or(MessageId{});
  }
  void type(bool typing = true) {
    EXPECT_TRUE(
        alice.run([&](call::CallCore& core, Timestamp now) { return core.set_typing(now, bob.uri(), typing, {}); }));
  }
  void displayed(ScenarioClient& by) {
    const MessageId id = by.events<MessageEvent>().back().message;
    EXPECT_TRUE(by.run([id](call::CallCore& core, Timestamp now) { return core.mark_displayed(now, id); }));
  }
  static std::vector<Receipt> receipts(const ScenarioClient& who, MessageId message) {
    std::vector<Receipt> told;
    for (const auto& event : who.events<MessageReceiptEvent>()) {
      if (event.message == message) told.push_back(event.receipt);
    }
    return told;
  }
  static std::vector<std::string> bodies(const ScenarioClient& who) {
    std::vector<std::string> texts;
    for (const auto& event : who.events<MessageEvent>()) texts.push_back(event.body);
    return texts;
  }
  static std::vector<bool> typing(const ScenarioClient& who) {
    std::vector<bool> told;
    for (const auto& event : who.events<TypingEvent>()) told.push_back(event.typing);
    return told;
  }
};

TEST(MessageScenario, IsToldAsDeliveredAndThenAsSeen) {
  Correspondence s;
  s.write(s.bob, s.alice, "Hello");  // so that Alice is no stranger
  s.run_for(1s);
  const MessageId id = s.write(s.alice, s.bob, "Grüße\n\nzweite Zeile", ReceiptWish::kDisplayed);
  s.run_for(1s);
  ASSERT_THAT(s.bodies(s.bob), ElementsAre("Grüße\n\nzweite Zeile"));
  const MessageEvent message = s.bob.events<MessageEvent>().front();
  EXPECT_EQ(message.content_type, "text/plain;charset=UTF-8");
  EXPECT_TRUE(message.wants_display);
  EXPECT_EQ(message.written, "2026-01-01T00:16:41Z");
  ASSERT_EQ(s.alice.events<MessageResultEvent>().size(), 1U);
  EXPECT_TRUE(s.alice.events<MessageResultEvent>().front().receipts);
  EXPECT_EQ(s.alice.events<MessageResultEvent>().front().reference, message.reference);
  EXPECT_THAT(s.receipts(s.alice, id), ElementsAre(Receipt::kDelivered));
  s.displayed(s.bob);
  s.displayed(s.bob);
  s.run_for(1s);
  EXPECT_THAT(s.receipts(s.alice, id), ElementsAre(Receipt::kDelivered, Receipt::kDisplayed));
  EXPECT_EQ(s.alice.events<MessageReceiptEvent>().back().reference, message.reference);
  // No notification is a message, and none is answered by another.
  EXPECT_THAT(s.bodies(s.alice), ElementsAre("Hello"));
  EXPECT_THAT(s.bob.events<MessageReceiptEvent>(), IsEmpty());
}

TEST(MessageScenario, OnlyWhatWasAskedForIsTold) {
  Correspondence s(ReceiptPolicy::kEverybody);
  const MessageId plain = s.write(s.alice, s.bob, "one");
  s.run_for(1s);
  s.displayed(s.bob);
  const MessageId delivered = s.write(s.alice, s.bob, "two", ReceiptWish::kDelivered);
  s.run_for(1s);
  s.displayed(s.bob);
  s.run_for(1s);
  EXPECT_THAT(s.receipts(s.alice, plain), IsEmpty());
  EXPECT_THAT(s.receipts(s.alice, delivered), ElementsAre(Receipt::kDelivered));
  EXPECT_FALSE(s.alice.events<MessageResultEvent>().front().receipts);
}

TEST(MessageScenario, AStrangerLearnsNothing) {
  for (const auto policy : {ReceiptPolicy::kNobody, ReceiptPolicy::kCorrespondents}) {
    Correspondence s(policy);
    const MessageId id = s.write(s.alice, s.bob, "Who are you?", ReceiptWish::kDisplayed);
    s.run_for(1s);
    s.displayed(s.bob);
    s.run_for(1s);
    EXPECT_EQ(s.bodies(s.bob).size(), 1U);
    EXPECT_THAT(s.receipts(s.alice, id), IsEmpty());
    EXPECT_EQ(s.bob.core().sip_counters().messages_out, 1U);  // the 200
  }
}

TEST(MessageScenario, WhoWasCalledIsNoStranger) {
  Correspondence s;
  s.alice.on_incoming = OnIncoming::kDecline;
  s.bob.dial(s.alice.uri());
  s.run_for(1s);
  const MessageId id = s.write(s.alice, s.bob, "I cannot talk now", ReceiptWish::kDelivered);
  s.run_for(1s);
  EXPECT_THAT(s.receipts(s.alice, id), ElementsAre(Receipt::kDelivered));
}

TEST(MessageScenario, WhatComesTwiceIsReadOnce) {
  Correspondence s(ReceiptPolicy::kEverybody);
  // The answers are lost until the sender has given up; a resend has the same id.
  const std::string body =
      "From: <sip:eve@10.0.0.9>\r\nTo: <sip:bob@10.0.0.2>\r\nNS: imdn <urn:ietf:params:imdn>\r\nimdn.Message-ID: ";
  const auto eve = s.network.add_host("eve", {IpAddress::v4({10, 0, 0, 9})});
  const auto socket =
      s.network.bind_udp(eve, *Endpoint::parse("10.0.0.9:5060"), [](Timestamp, const testkit::Datagram&) {});
  ASSERT_TRUE(socket.has_value());
  int number = 0;
  const auto send = [&](const std::string& id, const std::string& from = "eve") {
    const std::string text = body + id + "\r\n\r\nContent-Type: text/plain\r\n\r\nagain";
    const std::string count = std::to_string(++number);
    const std::string request =
        "MESSAGE sip:bob@10.0.0.2 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK" + count +
        "\r\nFrom: <sip:" + from + "@10.0.0.9>;tag=" + count + "\r\nTo: <sip:bob@10.0.0.2>\r\nCall-ID: c" + count +
        "\r\nCSeq: 1 MESSAGE\r\nContent-Type: message/cpim\r\nContent-Length: " + std::to_string(text.size()) +
        "\r\n\r\n" + text;
    s.network.send(socket->id, *Endpoint::parse("10.0.0.2:5060"), bytes_of(request));
    s.run_for(1s);
  };
  send("first");
  send("first");
  send("second");
  send("first", "somebody-else");
  send("first");
  EXPECT_EQ(s.bodies(s.bob).size(), 3U);
}

TEST(MessageScenario, ThoseWhoKnowNoCpimAreWrittenToWithoutItAndRemembered) {
  Correspondence s(ReceiptPolicy::kEverybody, {"text/plain"});
  const MessageId id = s.write(s.alice, s.bob, "one", ReceiptWish::kDelivered);
  s.run_for(1s);
  ASSERT_EQ(s.alice.events<MessageResultEvent>().size(), 1U);
  const MessageResultEvent result = s.alice.events<MessageResultEvent>().front();
  EXPECT_EQ(result.message, id);
  EXPECT_TRUE(result.delivered);
  EXPECT_FALSE(result.receipts);
  EXPECT_EQ(s.bob.core().sip_counters().messages_out, 2U);  // 415 and 200
  s.write(s.alice, s.bob, "two", ReceiptWish::kDelivered);
  s.run_for(1s);
  EXPECT_EQ(s.bob.core().sip_counters().messages_out, 3U);
  EXPECT_THAT(s.bodies(s.bob), ElementsAre("one", "two"));
  // A day later it is asked again.
  s.run_for(25h);
  s.write(s.alice, s.bob, "three", ReceiptWish::kDelivered);
  s.run_for(1s);
  EXPECT_EQ(s.bob.core().sip_counters().messages_out, 5U);
  // Writing is told once, and no more where it is not understood.
  s.type();
  s.run_for(20s);
  s.type();
  s.run_for(20s);
  EXPECT_EQ(s.bob.core().sip_counters().messages_out, 6U);
}

TEST(MessageScenario, WhoRefusesEverythingIsNotTriedOverAndOver) {
  Correspondence s(ReceiptPolicy::kEverybody, {"text/html"});
  s.write(s.alice, s.bob, "one", ReceiptWish::kDelivered);
  s.run_for(10s);
  ASSERT_EQ(s.alice.events<MessageResultEvent>().size(), 1U);
  EXPECT_EQ(s.alice.events<MessageResultEvent>().front().code, 415);
  EXPECT_EQ(s.bob.core().sip_counters().messages_out, 2U);
}

TEST(MessageScenario, WritingIsToldAndEndsByItself) {
  Correspondence s;
  s.type();
  s.run_for(10s);
  s.type();
  s.run_for(14s);
  EXPECT_THAT(s.typing(s.bob), ElementsAre(true));
  EXPECT_EQ(s.bob.events<TypingEvent>().front().from, s.alice.uri());
  s.run_for(2s);
  EXPECT_THAT(s.typing(s.bob), ElementsAre(true, false));
  s.type();
  s.run_for(1s);
  s.type(false);
  s.run_for(1s);
  EXPECT_THAT(s.typing(s.bob), ElementsAre(true, false, true, false));
  s.type();
  s.run_for(1s);
  s.write(s.alice, s.bob, "done");
  s.run_for(60s);
  EXPECT_THAT(s.typing(s.bob), ElementsAre(true, false, true, false, true, false));
  EXPECT_THAT(s.bodies(s.bob), ElementsAre("done"));
}

TEST(MessageScenario, WritingEndsWhereNothingMoreIsHeard) {
  Correspondence s;
  s.type();
  s.run_for(1s);
  s.network.set_state(s.bob.host(), testkit::HostState::kSilent);
  s.run_for(80s);
  EXPECT_THAT(s.typing(s.bob), ElementsAre(true));
  s.run_for(15s);
  EXPECT_THAT(s.typing(s.bob), ElementsAre(true, false));
}

}  // namespace
}  // namespace mtavip::scenario
