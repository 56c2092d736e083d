// Two whole clients that watch each other without a server: nothing is told that the user has not allowed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

using testing::ElementsAre;

struct Watched : Scenario {
  WatchId watch(WatchKind kind = WatchKind::kPresence) {
    const auto id =
        alice.run([&](call::CallCore& core, Timestamp now) { return core.watch(now, bob.uri(), kind, {}); });
    EXPECT_TRUE(id.has_value());
    return id.value_or(WatchId{});
  }
  void set_presence(Availability availability, const std::string& note = {}) {
    EXPECT_TRUE(bob.run([&](call::CallCore& core, Timestamp now) {
      return core.set_presence(now, {availability, note});
    }));
  }
  bool asked() {
    return run_until([&] {
      const auto watchers = bob.events<WatcherEvent>();
      return !watchers.empty() && watchers.back().state == WatchState::kPending;
    });
  }
  void decide(bool admitted) {
    const WatcherId id = bob.events<WatcherEvent>().back().watcher;
    EXPECT_TRUE(bob.run([&](call::CallCore& core, Timestamp now) {
      return admitted ? core.admit_watcher(now, id) : core.dismiss_watcher(now, id);
    }));
  }
  std::vector<Availability> seen() const {
    std::vector<Availability> list;
    for (const auto& event : alice.events<PresenceEvent>()) list.push_back(event.presence.availability);
    return list;
  }
  std::vector<WatchState> states() const {
    std::vector<WatchState> list;
    for (const auto& event : alice.events<WatchEvent>()) list.push_back(event.state);
    return list;
  }
};

TEST(PresenceScenario, IsToldAfterTheUserHasAllowedIt) {
  Watched s;
  const WatchId id = s.watch();
  ASSERT_TRUE(s.asked());
  EXPECT_EQ(s.bob.events<WatcherEvent>().back().kind, WatchKind::kPresence);
  s.set_presence(Availability::kAway, "lunch");
  s.run_for(5s);
  EXPECT_TRUE(s.seen().empty());
  EXPECT_THAT(s.states(), ElementsAre(WatchState::kPending));
  s.decide(true);
  s.run_for(1s);
  s.set_presence(Availability::kBusy);
  s.run_for(1s);
  s.set_presence(Availability::kClosed);
  s.run_for(1s);
  EXPECT_THAT(s.seen(), ElementsAre(Availability::kAway, Availability::kBusy, Availability::kClosed));
  EXPECT_EQ(s.alice.events<PresenceEvent>().front().presence.note, "lunch");
  EXPECT_THAT(s.states(), ElementsAre(WatchState::kPending, WatchState::kActive));
  // An hour later it has been refreshed.
  s.run_for(4000s);
  EXPECT_THAT(s.states(), ElementsAre(WatchState::kPending, WatchState::kActive));
  EXPECT_TRUE(s.alice.run([&](call::CallCore& core, Timestamp now) { return core.unwatch(now, id); }));
  s.run_for(70s);
  EXPECT_EQ(s.bob.events<WatcherEvent>().back().state, WatchState::kEnded);
  for (auto* client : {&s.alice, &s.bob}) {
    EXPECT_EQ(client->core().sip_load().events, 0U);
    EXPECT_EQ(client->core().sip_load().transactions, 0U);
  }
}

TEST(PresenceScenario, ADismissedWatcherIsTurnedAwayTheNextTimeToo) {
  Watched s;
  s.watch();
  ASSERT_TRUE(s.asked());
  s.decide(false);
  s.run_for(1s);
  EXPECT_THAT(s.states(), ElementsAre(WatchState::kPending, WatchState::kEnded));
  EXPECT_TRUE(s.seen().empty());
  const std::size_t told = s.bob.events<WatcherEvent>().size();
  s.watch();
  s.run_for(1s);
  EXPECT_EQ(s.bob.events<WatcherEvent>().size(), told);
  EXPECT_EQ(s.alice.events<WatchEvent>().back().failure, EndReason::kForbidden);
}

TEST(PresenceScenario, AnAdmittedWatcherIsNotAskedForAgain) {
  Watched s;
  const WatchId id = s.watch();
  ASSERT_TRUE(s.asked());
  s.decide(true);
  s.run_for(1s);
  EXPECT_TRUE(s.alice.run([&](call::CallCore& core, Timestamp now) { return core.unwatch(now, id); }));
  s.run_for(40s);
  s.watch();
  s.run_for(1s);
  EXPECT_EQ(s.bob.events<WatcherEvent>().back().state, WatchState::kActive);
  EXPECT_THAT(s.seen(), ElementsAre(Availability::kOpen, Availability::kOpen));
}

TEST(PresenceScenario, ABusyLampShowsTheCallsOfWhoIsWatched) {
  Watched s;
  s.bob.on_incoming = OnIncoming::kRingThenAnswer;
  s.watch(WatchKind::kDialogs);
  ASSERT_TRUE(s.asked());
  EXPECT_EQ(s.bob.events<WatcherEvent>().back().kind, WatchKind::kDialogs);
  s.decide(true);
  s.run_for(1s);
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(call) == CallState::kEstablished; }));
  s.run_for(2s);
  EXPECT_TRUE(s.alice.run([&](call::CallCore& core, Timestamp now) { return core.hang_up(now, call); }));
  s.run_for(2s);
  std::vector<std::string> lamps;
  for (const auto& event : s.alice.events<DialogsEvent>()) {
    lamps.push_back(event.dialogs.empty() ? "free" : event.dialogs.front().state);
    if (!event.dialogs.empty()) {
      EXPECT_EQ(event.dialogs.front().incoming, true);
      EXPECT_FALSE(event.dialogs.front().remote.empty());
    }
  }
  EXPECT_THAT(lamps, ElementsAre("free", "early", "confirmed", "free"));
}

TEST(PresenceScenario, WhoIsNotThereIsTriedAgain) {
  Watched s;
  const auto id = s.alice.run([&](call::CallCore& core, Timestamp now) {
    return core.watch(now, "sip:nobody@10.9.9.9", WatchKind::kPresence, {});
  });
  ASSERT_TRUE(id.has_value());
  s.run_for(40s);
  ASSERT_FALSE(s.states().empty());
  EXPECT_EQ(s.states().back(), WatchState::kWaiting);
  EXPECT_TRUE(s.alice.events<WatchEvent>().back().failure.has_value());
}

TEST(PresenceScenario, EverythingEndsWithTheClient) {
  Watched s;
  s.watch();
  ASSERT_TRUE(s.asked());
  s.decide(true);
  s.run_for(1s);
  s.bob.core().shut_down(s.bob.now());
  s.alice.core().shut_down(s.alice.now());
  s.run_for(80s);
  EXPECT_EQ(s.alice.core().sip_load().events, 0U);
  EXPECT_EQ(s.bob.core().sip_load().events, 0U);
}

}  // namespace
}  // namespace mtavip::scenario
