// Calls between two whole clients: how they begin, change and end.
#include <gtest/gtest.h>

#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

MediaOptions audio_and_video() {
  MediaOptions media;
  media.video.enabled = true;
  return media;
}

bool established(const ScenarioClient& client, CallId call) {
  return client.state(call) == CallState::kEstablished;
}

/// A call from alice to bob that both see as established, with sound heard.
struct Established {
  explicit Established(Scenario& s) {
    alice = s.alice.dial(s.bob.uri());
    EXPECT_TRUE(s.run_until(
        [&] { return established(s.alice, alice) && s.bob.incoming() && established(s.bob, *s.bob.incoming()); }));
    bob = s.bob.incoming().value_or(CallId{});
    s.run_for(2s);
  }
  CallId alice{};
  CallId bob{};
};

auto hang_up(CallId call) {
  return [call](call::CallCore& core, Timestamp now) { return core.hang_up(now, call); };
}
auto set_held(CallId call, bool held) {
  return [call, held](call::CallCore& core, Timestamp now) { return core.set_held(now, call, held); };
}

TEST(Call, SoundBothWaysAndAnOrderlyEnd) {
  Scenario s;
  const Established call(s);
  EXPECT_TRUE(s.both_hear(call.alice, call.bob));
  ASSERT_TRUE(s.alice.run(hang_up(call.alice)));
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  EXPECT_EQ(s.alice.ended(call.alice)->reason, EndReason::kNormal);
  EXPECT_FALSE(s.alice.ended(call.alice)->by_remote);
  EXPECT_EQ(s.bob.ended(call.bob)->reason, EndReason::kNormal);
  EXPECT_TRUE(s.bob.ended(call.bob)->by_remote);
  const auto numbers = s.alice.events<CallEndedEvent>().front().statistics;
  EXPECT_GT(numbers.audio->transport.packets_received, 90U);
  EXPECT_TRUE(numbers.setup_ms.has_value());
}

TEST(Call, SetUpTakesOneRoundTrip) {
  Scenario s;
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, call); }));
  s.run_for(1s);
  static_cast<void>(s.alice.run(hang_up(call)));
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  const auto ended = s.alice.events<CallEndedEvent>().front();
  EXPECT_LT(*ended.statistics.setup_ms, 21);  // two times the 10 ms of the link
  // Half a round trip for the callee to be called, one packet time, half a round trip back; counted from the answer.
  EXPECT_LT(*ended.statistics.first_sound_ms, 40);
}

TEST(Call, PicturesAreNegotiatedWhereBothWantThem) {
  Scenario s;
  s.bob.answer_media = audio_and_video();
  const CallId call = s.alice.dial(s.bob.uri(), audio_and_video());
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, call); }));
  const auto media = s.alice.events<CallMediaEvent>();
  ASSERT_EQ(media.back().streams.size(), 2U);
  EXPECT_EQ(media.back().streams[1].send_codec->name, "H264");
  EXPECT_TRUE(s.bob.events<IncomingCallEvent>().front().has_video);
}

TEST(Call, PicturesAreLeftOutWhereTheCalleeDoesNotWantThem) {
  Scenario s;
  const CallId call = s.alice.dial(s.bob.uri(), audio_and_video());
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, call); }));
  EXPECT_EQ(s.alice.events<CallMediaEvent>().back().streams.size(), 1U);
  s.run_for(2s);
  EXPECT_TRUE(s.both_hear(call, *s.bob.incoming()));
}

TEST(Call, OfferInTheAnswer) {
  Scenario s;
  CallRequest request;
  request.target = s.bob.uri();
  request.offer_in_invite = false;
  const auto call = s.alice.run([&](call::CallCore& core, Timestamp now) { return core.dial(now, request); });
  ASSERT_TRUE(call);
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, *call) && established(s.bob, *s.bob.incoming()); }));
  s.run_for(2s);
  EXPECT_TRUE(s.both_hear(*call, *s.bob.incoming()));
}

struct Refusal {
  OnIncoming behaviour;
  EndReason reason;
  int code;
};

TEST(Call, Refused) {
  for (const Refusal& refusal :
       {Refusal{OnIncoming::kBusy, EndReason::kBusy, 486}, Refusal{OnIncoming::kDecline, EndReason::kDeclined, 603}}) {
    Scenario s;
    s.bob.on_incoming = refusal.behaviour;
    const CallId call = s.alice.dial(s.bob.uri());
    ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
    EXPECT_EQ(s.alice.ended(call)->reason, refusal.reason);
    EXPECT_EQ(s.alice.ended(call)->code, refusal.code);
    EXPECT_TRUE(s.alice.ended(call)->by_remote);
    EXPECT_EQ(s.bob.events<CallEndedEvent>().size(), 1U);
  }
}

TEST(Call, NobodyAnswers) {
  Scenario s;
  s.bob.on_incoming = OnIncoming::kRing;
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(call) == CallState::kAlerting; }));
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }, 200s));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kNoAnswer);
  EXPECT_EQ(s.bob.events<CallEndedEvent>().size(), 1U);
}

TEST(Call, IsNotIdleBeforeTheOtherSideKnows) {
  Scenario s;
  s.bob.on_incoming = OnIncoming::kRing;
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(call).has_value(); }, 200s));
  EXPECT_FALSE(s.alice.core().idle());
  ASSERT_TRUE(s.run_until([&] { return s.alice.core().idle(); }));
  ASSERT_TRUE(s.run_until([&] { return s.bob.core().idle(); }, 200ms));
  EXPECT_EQ(s.bob.core().sip_counters().retransmissions_out, 0U);
}

TEST(Call, CancelledWhileItRings) {
  Scenario s;
  s.bob.on_incoming = OnIncoming::kRing;
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(call) == CallState::kAlerting; }));
  ASSERT_TRUE(s.alice.run(hang_up(call)));
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kCancelled);
  EXPECT_EQ(s.bob.ended(*s.bob.incoming())->reason, EndReason::kCancelled);
}

TEST(Call, MutedBeforeItIsAnsweredStaysMuted) {
  Scenario s;
  s.bob.on_incoming = OnIncoming::kRing;
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.bob.incoming().has_value(); }));
  const CallId at_bob = *s.bob.incoming();
  ASSERT_TRUE(
      s.bob.run([&](auto& core, Timestamp now) { return core.set_muted(now, at_bob, MediaKind::kAudio, true); }));
  ASSERT_TRUE(s.bob.run([&](auto& core, Timestamp now) { return core.answer(now, at_bob, MediaOptions{}); }));
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, call); }));
  s.run_for(2s);
  EXPECT_TRUE(Scenario::hears(s.bob, at_bob, kAliceTone));
  EXPECT_FALSE(Scenario::hears(s.alice, call, kBobTone));
  ASSERT_TRUE(
      s.bob.run([&](auto& core, Timestamp now) { return core.set_muted(now, at_bob, MediaKind::kAudio, false); }));
  s.run_for(2s);
  EXPECT_TRUE(Scenario::hears(s.alice, call, kBobTone));
}

TEST(Call, CancelledBeforeAnythingIsHeard) {
  Scenario s;
  s.network.set_state(s.bob.host(), testkit::HostState::kSilent);
  const CallId call = s.alice.dial(s.bob.uri());
  s.run_for(1s);
  ASSERT_TRUE(s.alice.run(hang_up(call)));
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(call).has_value(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kCancelled);
}

TEST(Call, CancelCrossesTheAnswer) {
  // Bob answers while alice's CANCEL is on its way, at every moment of it.
  for (int ms = 0; ms <= 40; ms += 2) {
    Scenario s;
    s.bob.on_incoming = OnIncoming::kRingThenAnswer;
    s.bob.answer_after = 100ms;
    const CallId call = s.alice.dial(s.bob.uri());
    s.run_for(90ms + std::chrono::milliseconds(ms));
    static_cast<void>(s.alice.run(hang_up(call)));
    ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); })) << ms;
    EXPECT_TRUE(s.alice.ended(call).has_value()) << ms;
    EXPECT_TRUE(s.bob.ended(*s.bob.incoming()).has_value()) << ms;
  }
}

TEST(Call, BothHangUpAtOnce) {
  Scenario s;
  const Established call(s);
  ASSERT_TRUE(s.alice.run(hang_up(call.alice)));
  ASSERT_TRUE(s.bob.run(hang_up(call.bob)));
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  EXPECT_EQ(s.alice.ended(call.alice)->reason, EndReason::kNormal);
  EXPECT_EQ(s.bob.ended(call.bob)->reason, EndReason::kNormal);
}

TEST(Call, HoldAndResumeFromEitherSide) {
  Scenario s;
  const Established call(s);
  ASSERT_TRUE(s.alice.run(set_held(call.alice, true)));
  s.run_for(3s);
  EXPECT_TRUE(s.alice.core().info(call.alice)->held_by_us);
  EXPECT_TRUE(s.bob.core().info(call.bob)->held_by_remote);
  EXPECT_FALSE(Scenario::hears(s.alice, call.alice, kBobTone));
  EXPECT_FALSE(Scenario::hears(s.bob, call.bob, kAliceTone));

  ASSERT_TRUE(s.bob.run(set_held(call.bob, true)));
  s.run_for(3s);
  EXPECT_TRUE(s.alice.core().info(call.alice)->held_by_remote);

  ASSERT_TRUE(s.alice.run(set_held(call.alice, false)));
  s.run_for(3s);
  EXPECT_FALSE(Scenario::hears(s.alice, call.alice, kBobTone));
  ASSERT_TRUE(s.bob.run(set_held(call.bob, false)));
  s.run_for(3s);
  EXPECT_TRUE(s.both_hear(call.alice, call.bob));
  EXPECT_FALSE(s.alice.core().info(call.alice)->held_by_remote);
  EXPECT_FALSE(s.bob.core().info(call.bob)->held_by_remote);
}

TEST(Call, BothHoldAtTheSameMoment) {
  // Glare: the two re-INVITEs cross, both are answered with 491, and both sides get their way in the end.
  Scenario s;
  const Established call(s);
  ASSERT_TRUE(s.alice.run(set_held(call.alice, true)));
  ASSERT_TRUE(s.bob.run(set_held(call.bob, true)));
  s.run_for(10s);
  EXPECT_TRUE(s.alice.core().info(call.alice)->held_by_us);
  EXPECT_TRUE(s.alice.core().info(call.alice)->held_by_remote);
  EXPECT_TRUE(s.bob.core().info(call.bob)->held_by_us);
  EXPECT_TRUE(s.bob.core().info(call.bob)->held_by_remote);
  ASSERT_TRUE(s.alice.run(set_held(call.alice, false)));
  s.run_for(5s);
  ASSERT_TRUE(s.bob.run(set_held(call.bob, false)));
  s.run_for(5s);
  EXPECT_TRUE(s.both_hear(call.alice, call.bob));
}

TEST(Call, NoCommonCodec) {
  Scenario s;
  s.alice.media().audio_codecs = {"PCMA"};
  s.bob.media().audio_codecs = {"opus"};
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kNoCommonCodec);
  EXPECT_EQ(s.alice.ended(call)->code, 488);
  EXPECT_EQ(s.bob.ended(*s.bob.incoming())->reason, EndReason::kNoCommonCodec);
}

TEST(Call, DigitsByRtpEventsAndByInfo) {
  for (const auto method : {DtmfMethod::kRtpEvent, DtmfMethod::kInfo}) {
    Scenario s;
    const Established call(s);
    ASSERT_TRUE(s.alice.run(
        [&](call::CallCore& core, Timestamp now) { return core.send_dtmf(now, call.alice, "19*0#D", method); }));
    s.run_for(3s);
    std::string received;
    for (const auto& digit : s.bob.events<DtmfEvent>()) {
      received += digit.digit;
      EXPECT_EQ(digit.method, method);
    }
    EXPECT_EQ(received, "19*0#D");
  }
}

TEST(Call, TheCalleeCannotOpenItsMedia) {
  Scenario s;
  s.bob.media().allocation_failure = "no port is free";
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kServerFailure);
  EXPECT_EQ(s.bob.ended(*s.bob.incoming())->reason, EndReason::kLocalFailure);
  EXPECT_EQ(s.bob.ended(*s.bob.incoming())->text, "no port is free");
}

TEST(Call, NothingListensThere) {
  Scenario s;
  s.network.set_state(s.bob.host(), testkit::HostState::kUnreachable);
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(call).has_value(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kNotReachable);
}

TEST(Call, NobodyReplies) {
  Scenario s;
  s.network.set_state(s.bob.host(), testkit::HostState::kSilent);
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(call).has_value(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kTimedOut);
}

TEST(Call, OverTcp) {
  Scenario s;
  const CallId call = s.alice.dial(s.bob.uri() + ";transport=tcp");
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, call) && established(s.bob, *s.bob.incoming()); }));
  s.run_for(2s);
  EXPECT_TRUE(s.both_hear(call, *s.bob.incoming()));
  ASSERT_TRUE(s.bob.run(hang_up(*s.bob.incoming())));
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
}

TEST(Call, MessagesBothWays) {
  Scenario s;
  const auto sent = s.alice.run([&](call::CallCore& core, Timestamp now) {
    return core.send_message(now, {s.bob.uri(), "Grüße\nzweite Zeile", {}, {}, false});
  });
  ASSERT_TRUE(sent);
  ASSERT_TRUE(s.run_until([&] { return !s.alice.events<MessageResultEvent>().empty(); }));
  EXPECT_TRUE(s.alice.events<MessageResultEvent>().front().delivered);
  ASSERT_EQ(s.bob.events<MessageEvent>().size(), 1U);
  EXPECT_EQ(s.bob.events<MessageEvent>().front().body, "Grüße\nzweite Zeile");
}

TEST(Call, ShutDownEndsEverything) {
  Scenario s;
  const Established call(s);
  s.alice.run([](call::CallCore& core, Timestamp now) {
    core.shut_down(now);
    return true;
  });
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  EXPECT_TRUE(s.alice.core().idle());
  EXPECT_EQ(s.bob.ended(call.bob)->reason, EndReason::kNormal);
}

}  // namespace
}  // namespace mtavip::scenario
