// Messages to somebody who is not there, in virtual time: kept on a simulated disk, sent again in order, never read
// twice.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What a disk would have.
struct Disk {
  std::vector<std::pair<call::OutgoingMessage, std::optional<bool>>> outgoing;  ///< and whether it was sent
  std::vector<call::IncomingMessage> incoming;
  Duration time = 5ms;  ///< that each command takes
  bool full = false;

  std::optional<call::StoreInput> carry_out(const call::StoreCommand& command) {
    if (const auto* out = std::get_if<call::KeepOutgoing>(&command)) {
      if (full) return call::Kept{out->ticket, "disk full", false, true};
      outgoing.emplace_back(out->message, std::nullopt);
      return call::Kept{out->ticket, {}, false, true};
    }
    if (const auto* in = std::get_if<call::KeepIncoming>(&command)) {
      if (full) return call::Kept{in->ticket, "disk full", false, true};
      const bool again = std::any_of(incoming.begin(), incoming.end(), [in](const call::IncomingMessage& known) {
        return known.reference == in->message.reference && known.person == in->message.person;
      });
      if (!again) incoming.push_back(in->message);
      return call::Kept{in->ticket, {}, again, true};
    }
    if (const auto* outcome = std::get_if<call::NoteOutcome>(&command)) {
      for (auto& [message, sent] : outgoing) {
        if (message.reference == outcome->reference) sent = outcome->sent;
      }
    } else if (std::holds_alternative<call::ClaimOutbox>(command)) {
      call::OutboxClaimed told;
      for (const auto& [message, sent] : outgoing) {
        if (!sent) told.waiting.push_back(message);
      }
      return told;
    }
    return std::nullopt;
  }
};

Cores cores_of(std::vector<std::string> bob_takes) {
  Cores cores;
  cores.alice.sip.user = "alice";
  cores.bob.sip.user = "bob";
  cores.bob.sip.message_types = std::move(bob_takes);
  for (auto* core : {&cores.alice, &cores.bob}) {
    core->messaging.has_store = true;
    core->messaging.keep = std::chrono::hours(2);
  }
  return cores;
}

struct Absence : Scenario {
  /// `bob_takes`: the types of content that he does not refuse; empty: all.
  explicit Absence(std::vector<std::string> bob_takes = {}) : Scenario(cores_of(std::move(bob_takes))) {
    attach(alice, alice_disk);
    attach(bob, bob_disk);
  }
  void attach(ScenarioClient& client, Disk& disk) {
    client.store = [this, &client, &disk](const call::StoreCommand& command) {
      scheduler.after(disk.time, [&client, &disk, command](Timestamp) {
        const auto told = disk.carry_out(command);
        if (!told) return;
        client.run([&told](call::CallCore& core, Timestamp now) {
          core.handle(now, *told);
          return 0;
        });
      });
    };
  }
  MessageId write(const std::string& text) {
    const auto id = alice.run([&](call::CallCore& core, Timestamp now) {
      return core.send_message(now, {bob.uri(), text, {}, ReceiptWish::kNone, true});
    });
    EXPECT_TRUE(id.has_value());
    return id.value_or(MessageId{});
  }
  void bob_is(testkit::HostState state) { network.set_state(bob.host(), state); }
  [[nodiscard]] std::vector<std::string> read() const {
    std::vector<std::string> texts;
    for (const auto& event : bob.events<MessageEvent>()) texts.push_back(event.body);
    return texts;
  }
  [[nodiscard]] std::vector<MessageResultEvent> results(MessageId id) const {
    std::vector<MessageResultEvent> told;
    for (const auto& event : alice.events<MessageResultEvent>()) {
      if (event.message == id) told.push_back(event);
    }
    return told;
  }
  [[nodiscard]] std::size_t waiting() const {
    return static_cast<std::size_t>(std::count_if(alice_disk.outgoing.begin(), alice_disk.outgoing.end(),
                                                  [](const auto& entry) { return !entry.second; }));
  }

  Disk alice_disk;
  Disk bob_disk;
};

TEST(OutboxScenario, WaitsUntilTheOtherSideIsThereAndKeepsTheOrder) {
  Absence s;
  s.bob_is(testkit::HostState::kSilent);
  const MessageId first = s.write("one");
  s.write("two");
  s.run_for(1s);
  ASSERT_EQ(s.alice.events<MessageKeptEvent>().size(), 2U);
  EXPECT_TRUE(s.alice.events<MessageKeptEvent>().front().ours);
  EXPECT_EQ(s.waiting(), 2U);
  s.run_for(40s);
  ASSERT_EQ(s.results(first).size(), 1U);
  EXPECT_TRUE(s.results(first).front().kept);
  EXPECT_FALSE(s.results(first).front().delivered);
  s.run_for(20min);
  s.write("three");
  s.bob_is(testkit::HostState::kUp);
  s.run_for(30min);
  EXPECT_THAT(s.read(), ElementsAre("one", "two", "three"));
  ASSERT_EQ(s.results(first).size(), 2U);  // it was not told again and again that it waits
  EXPECT_TRUE(s.results(first).back().delivered);
  EXPECT_EQ(s.waiting(), 0U);
  EXPECT_EQ(s.bob_disk.incoming.size(), 3U);
}

TEST(OutboxScenario, WhatWasTakenUnheardIsReadOnce) {
  Absence s;
  // Nothing of Bob's gets through: he has it, and Alice does not know.
  testkit::LinkConditions lost;
  lost.loss = 1;
  s.network.set_conditions(s.bob.host(), s.alice.host(), lost);
  const MessageId id = s.write("one");
  s.run_for(40s);
  EXPECT_THAT(s.read(), ElementsAre("one"));
  EXPECT_TRUE(s.results(id).front().kept);
  testkit::LinkConditions good;
  s.network.set_conditions(s.bob.host(), s.alice.host(), good);
  s.run_for(5min);
  EXPECT_THAT(s.read(), ElementsAre("one"));
  EXPECT_TRUE(s.results(id).back().delivered);
  EXPECT_EQ(s.bob_disk.incoming.size(), 1U);
}

TEST(OutboxScenario, TheSenderHearsNothingBeforeItIsStored) {
  Absence s;
  s.bob_disk.time = 3s;
  const MessageId id = s.write("one");
  s.run_for(2s);
  EXPECT_THAT(s.results(id), IsEmpty());
  EXPECT_THAT(s.read(), IsEmpty());
  s.run_for(3s);
  EXPECT_TRUE(s.results(id).front().delivered);
  EXPECT_THAT(s.read(), ElementsAre("one"));
}

TEST(OutboxScenario, AFullDiskIsToldAndNothingIsLost) {
  Absence s;
  s.bob_disk.full = true;
  const MessageId id = s.write("one");
  s.run_for(10s);
  EXPECT_EQ(s.results(id).front().code, 500);
  EXPECT_TRUE(s.results(id).front().kept);
  EXPECT_THAT(s.read(), IsEmpty());
  s.bob_disk.full = false;
  s.run_for(5min);
  EXPECT_THAT(s.read(), ElementsAre("one"));
  s.alice_disk.full = true;
  const MessageId other = s.write("two");
  s.run_for(1s);
  ASSERT_EQ(s.results(other).size(), 1U);
  EXPECT_EQ(s.results(other).front().failure, EndReason::kLocalFailure);
  EXPECT_FALSE(s.results(other).front().kept);
}

TEST(OutboxScenario, IsGivenUpWhenItsTimeIsOver) {
  Absence s;
  s.bob_is(testkit::HostState::kUnreachable);
  const MessageId id = s.write("one");
  s.run_for(119min);
  EXPECT_EQ(s.results(id).size(), 1U);
  s.run_for(2min);
  ASSERT_EQ(s.results(id).size(), 2U);
  EXPECT_EQ(s.results(id).back().failure, EndReason::kTimedOut);
  EXPECT_FALSE(s.results(id).back().kept);
  EXPECT_EQ(s.alice_disk.outgoing.front().second, false);
  s.bob_is(testkit::HostState::kUp);
  s.run_for(60min);
  EXPECT_THAT(s.read(), IsEmpty());
}

TEST(OutboxScenario, WhatIsRefusedIsNotSentAgain) {
  Absence s({"text/html"});
  const MessageId id = s.write("one");
  s.run_for(60min);
  ASSERT_EQ(s.results(id).size(), 1U);
  EXPECT_FALSE(s.results(id).front().kept);
  EXPECT_EQ(s.results(id).front().code, 415);
  EXPECT_EQ(s.bob.core().sip_counters().messages_out, 2U);
  EXPECT_EQ(s.waiting(), 0U);
}

TEST(OutboxScenario, ThoseOfAnEarlierRunGoFirst) {
  Absence s;
  call::OutgoingMessage earlier;
  earlier.reference = "from-the-run-before";
  earlier.own_uri = s.alice.uri();
  earlier.target = s.bob.uri();
  earlier.person = call::person_of(s.bob.uri());
  earlier.text = "one";
  earlier.written = WallTime{std::chrono::seconds(1'767'225'500)};  // before this run
  s.alice_disk.outgoing.emplace_back(earlier, std::nullopt);
  s.write("two");
  s.run_for(5s);
  ASSERT_THAT(s.read(), ElementsAre("one", "two"));
  EXPECT_EQ(s.bob.events<MessageEvent>().front().reference, "from-the-run-before");
  EXPECT_EQ(s.bob.events<MessageEvent>().front().written, "2025-12-31T23:58:20Z");
  EXPECT_EQ(s.waiting(), 0U);
}

TEST(OutboxScenario, GoesAtOnceWhenTheOtherSideIsHeardOf) {
  Absence s;
  s.bob_is(testkit::HostState::kUnreachable);
  s.write("one");
  s.run_for(60min);
  s.bob_is(testkit::HostState::kUp);
  s.run_for(1s);
  EXPECT_THAT(s.read(), IsEmpty());
  EXPECT_TRUE(s.bob.run([&](call::CallCore& core, Timestamp now) {
    return core.send_message(now, {s.alice.uri(), "I am back", {}, ReceiptWish::kNone, false});
  }));
  s.run_for(1s);
  EXPECT_THAT(s.read(), ElementsAre("one"));
}

TEST(OutboxScenario, NothingIsSentOnceTheClientEnds) {
  Absence s;
  s.bob_is(testkit::HostState::kUnreachable);
  s.write("one");
  s.run_for(10s);
  s.alice.core().shut_down(s.alice.now());
  s.bob_is(testkit::HostState::kUp);
  s.run_for(60min);
  EXPECT_THAT(s.read(), IsEmpty());
  EXPECT_EQ(s.waiting(), 1U);
  EXPECT_TRUE(s.alice.core().idle());
}

}  // namespace
}  // namespace mtavip::scenario
