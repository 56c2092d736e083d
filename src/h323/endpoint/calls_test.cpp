// What happens in and around calls between two terminals.
#include <gtest/gtest.h>

#include "asn1/codec.h"
#include "h323/endpoint/test_terminals.h"

namespace mtavip::h323 {
namespace {

using test::audio;
using test::audio_and_video;
using test::format;
using test::start;
using test::TwoTerminals;

/// Two terminals with a call that stands, H.245 included.
struct Standing : TwoTerminals {
  explicit Standing(const LocalMedia& media = audio(), StartOptions options = {}, LocalMedia answer = {},
                    TerminalConfig bob_config = {})
      : TwoTerminals({}, with(std::move(bob_config), options)) {
    bob.answer = answer.empty() ? media : std::move(answer);
    call = alice.dial("10.0.0.2", media, options);
    EXPECT_TRUE(run_until([&] {
      return alice.both_ways() && bob.both_ways() && alice.media().streams.at(0).send->dtmf_payload_type &&
             bob.media().streams.at(0).send->dtmf_payload_type;
    }));
    run_for(1s);
    answered = bob.incoming();
  }
  static TerminalConfig with(TerminalConfig config, const StartOptions& options) {
    config.incoming = options;
    return config;
  }
  CallId call{};
  CallId answered{};
};

const StartOptions kModes[] = {start(true, true), start(false, true), start(true, false), start(false, false)};

// --- Ends

TEST(Calls, EveryReasonToRefuse) {
  struct Row {
    ReleaseWith why;
    FailureCategory category;
    int cause;
  };
  for (const auto& row : {Row{ReleaseWith::kBusy, FailureCategory::kBusy, 17},
                          Row{ReleaseWith::kDeclined, FailureCategory::kDeclined, 21},
                          Row{ReleaseWith::kNoAnswer, FailureCategory::kNoAnswer, 19},
                          Row{ReleaseWith::kNotFound, FailureCategory::kNotFound, 1},
                          Row{ReleaseWith::kNoCommonFormat, FailureCategory::kNotAcceptable, 65},
                          Row{ReleaseWith::kNotReachable, FailureCategory::kNotReachable, 3},
                          Row{ReleaseWith::kResources, FailureCategory::kRemoteFailure, 47},
                          Row{ReleaseWith::kForbidden, FailureCategory::kForbidden, 57},
                          Row{ReleaseWith::kNormal, FailureCategory::kNone, 16}}) {
    TwoTerminals t;
    t.bob.on_incoming = [&](const IncomingCall& call) {
      EXPECT_TRUE(t.bob.run([&](Terminal& bob, Timestamp now) { return bob.reject(now, call.call, row.why); }));
    };
    t.alice.dial("10.0.0.2");
    ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
    const auto cause = t.alice.events<CallEnded>().at(0).cause;
    EXPECT_EQ(cause.category, row.category) << row.cause;
    EXPECT_EQ(cause.q931_cause, row.cause);
    EXPECT_TRUE(cause.by_remote);
    EXPECT_EQ(t.alice.count<CallAnswered>(), 0U);
  }
}

TEST(Calls, NobodyListens) {
  TwoTerminals t;
  t.alice.dial("10.0.0.2:1721");
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
  const auto cause = t.alice.events<CallEnded>().at(0).cause;
  EXPECT_EQ(cause.category, FailureCategory::kNotReachable);
  EXPECT_NE(cause.text.find("10.0.0.2:1721"), std::string::npos);
}

TEST(Calls, NobodyAnswersTheConnect) {
  TwoTerminals t;
  t.network.set_state(t.bob.host(), testkit::HostState::kSilent);
  t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.category, FailureCategory::kTimedOut);
}

TEST(Calls, SecondAddressIsTried) {
  TwoTerminals t;
  t.network.dns().add_srv("_h323cs._tcp.example.com", {1, 0, 1721, "dead.example.com"});
  t.network.dns().add_srv("_h323cs._tcp.example.com", {2, 0, 1720, "live.example.com"});
  t.network.dns().add_address("dead.example.com", test::kBob);
  t.network.dns().add_address("live.example.com", test::kBob);
  t.alice.dial("bob@example.com");
  ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways(); }));
  const auto incoming = t.bob.events<IncomingCall>().at(0);
  EXPECT_EQ(incoming.to.aliases.at(0), "bob");
}

TEST(Calls, NameDoesNotResolve) {
  TwoTerminals t;
  t.alice.dial("nowhere.example");
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.text, "there is no host nowhere.example");
}

TEST(Calls, CallerGivesUp) {
  for (const bool ring : {false, true}) {
    TwoTerminals t;
    t.bob.on_incoming = [&](const IncomingCall& call) {
      if (ring) t.bob.run([&](Terminal& bob, Timestamp now) { return bob.ring(now, call.call); });
    };
    const CallId call = t.alice.dial("10.0.0.2");
    t.run_for(1s);
    EXPECT_TRUE(t.alice.end(call));
    ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
    EXPECT_EQ(t.bob.events<CallEnded>().at(0).cause.category, FailureCategory::kNone);
    EXPECT_TRUE(t.bob.events<CallEnded>().at(0).cause.by_remote);
  }
}

TEST(Calls, NobodyAnswersTheRinging) {
  TerminalConfig config;
  config.timers.t301 = 30s;
  TwoTerminals t(config);
  t.bob.on_incoming = [&](const IncomingCall& call) {
    t.bob.run([&](Terminal& bob, Timestamp now) { return bob.ring(now, call.call); });
  };
  t.alice.dial("10.0.0.2");
  t.run_for(29s);
  EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.category, FailureCategory::kNoAnswer);
}

TEST(Calls, PeerThatSaysNothing) {
  TwoTerminals t;
  // A listener of H.245 is no place for a Setup: the connection is closed at once, or stays silent.
  auto silent = t.network.add_host("silent", {test::kCarol});
  const auto socket = t.network.listen(silent, TransportKind::kTcp, {test::kCarol, 1720},
                                       testkit::SimulatedNetwork::TransportHandler([](Timestamp, const auto&) {}));
  ASSERT_TRUE(socket);
  t.alice.dial("10.0.0.3");
  ASSERT_TRUE(t.run_until([&] { return t.alice.quiet(); }));
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.category, FailureCategory::kTimedOut);
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.q931_cause, 102);
}

TEST(Calls, ConnectionIsCutAtEveryMoment) {
  for (const auto& mode : kModes) {
    for (int step = 0; step < 40; ++step) {
      TerminalConfig config;
      config.incoming = mode;
      TwoTerminals t({}, config);
      t.alice.dial("10.0.0.2", audio(), mode);
      t.run_for(step * 500us);
      t.network.reset_connections(t.alice.host(), t.bob.host());
      ASSERT_TRUE(t.run_until([&] { return t.alice.terminal().load().calls == 0; }, 40s)) << step;
      ASSERT_TRUE(t.run_until([&] { return t.quiet(); }, 40s)) << step;
      EXPECT_EQ(t.alice.count<CallEnded>(), 1U);
      EXPECT_EQ(t.bob.count<CallEnded>(), t.bob.count<IncomingCall>());
    }
  }
}

TEST(Calls, BothHangUpAtOnce) {
  for (const auto& mode : kModes) {
    Standing t(audio(), mode);
    EXPECT_TRUE(t.alice.end(t.call));
    EXPECT_TRUE(t.bob.end(t.answered));
    ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
    EXPECT_EQ(t.alice.count<CallEnded>(), 1U);
    EXPECT_EQ(t.bob.count<CallEnded>(), 1U);
    EXPECT_FALSE(t.alice.end(t.call)) << "the id is unknown by now";
  }
}

TEST(Calls, BothCallEachOtherAtOnce) {
  TwoTerminals t;
  const CallId there = t.alice.dial("10.0.0.2");
  const CallId back = t.bob.dial("10.0.0.1");
  ASSERT_TRUE(t.run_until([&] { return t.alice.count<CallAnswered>() == 1 && t.bob.count<CallAnswered>() == 1; }));
  EXPECT_EQ(t.alice.terminal().load().calls, 2U);
  EXPECT_TRUE(t.alice.end(there));
  EXPECT_TRUE(t.bob.end(back));
  EXPECT_TRUE(t.run_until([&] { return t.quiet(); }));
}

TEST(Calls, MoreThanAllowedAreBusy) {
  TerminalConfig config;
  config.calls_at_once = 3;
  TwoTerminals t({}, config);
  for (int i = 0; i < 4; ++i) t.alice.dial("10.0.0.2");
  t.run_for(5s);
  EXPECT_EQ(t.alice.count<CallAnswered>(), 3U);
  ASSERT_EQ(t.alice.count<CallEnded>(), 1U);
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.category, FailureCategory::kBusy);
}

TEST(Calls, ManyAtOnceWithSeparateH245) {
  TerminalConfig config;
  config.incoming = start(false, false);
  TwoTerminals t({}, config);
  for (int i = 0; i < 12; ++i) {
    t.alice.dial("10.0.0.2", audio(), start(false, false));
    t.run_for(20ms);
  }
  t.run_for(10s);
  EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
  EXPECT_EQ(t.alice.terminal().load().calls, 12U);
}

TEST(Calls, NoCodecInCommonIsCleared) {
  for (const auto& mode : kModes) {
    TerminalConfig config;
    config.incoming = mode;
    TwoTerminals t({}, config);
    t.bob.answer = audio({Codec::kG711MuLaw});
    t.alice.dial("10.0.0.2", audio({Codec::kG722}), mode);
    ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
    const auto ours = t.alice.events<CallEnded>().at(0).cause;
    const auto theirs = t.bob.events<CallEnded>().at(0).cause;
    EXPECT_EQ(ours.category, FailureCategory::kNotAcceptable);
    EXPECT_EQ(theirs.category, FailureCategory::kNotAcceptable);
    EXPECT_EQ(ours.q931_cause, 65);
  }
}

TEST(Calls, IpV6) {
  testkit::Scheduler scheduler;
  testkit::SimulatedNetwork network(scheduler, 1);
  test::TestTerminal alice(network, "alice", *IpAddress::parse("2001:db8::1"));
  test::TestTerminal bob(network, "bob", *IpAddress::parse("2001:db8::2"));
  for (const auto& mode : kModes) {
    alice.forget_events();
    const CallId call = alice.dial("[2001:db8::2]", audio(), mode);
    scheduler.run_until(scheduler.now() + 5s);
    ASSERT_TRUE(alice.both_ways());
    EXPECT_EQ(alice.media().streams.at(0).send->rtp, *Endpoint::parse("[2001:db8::2]:5000"));
    EXPECT_TRUE(alice.end(call));
    scheduler.run_until(scheduler.now() + 5s);
    EXPECT_TRUE(alice.quiet() && bob.quiet());
  }
}

// --- Media

TEST(Calls, SoundAndPictures) {
  for (const auto& mode : kModes) {
    for (const auto codec : {Codec::kH264, Codec::kH263Plus, Codec::kH263, Codec::kH261}) {
      Standing t(audio_and_video({codec}), mode);
      ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways(1) && t.bob.both_ways(1); })) << name_of(codec);
      const auto video = t.alice.media().streams.at(1);
      EXPECT_EQ(video.send->format.codec, codec);
      EXPECT_EQ(video.receive->format.codec, codec);
      EXPECT_EQ(video.send->rtp.port, 5002);
      EXPECT_EQ(t.alice.media().streams.at(0).send->format.codec, Codec::kG722);
      EXPECT_EQ(video.send->payload_type, t.bob.media().streams.at(1).receive->payload_type);
    }
  }
}

TEST(Calls, CalledSideHasNoPictures) {
  for (const auto& mode : kModes) {
    Standing t(audio_and_video(), mode, audio({Codec::kG711ALaw}));
    t.run_for(20s);
    EXPECT_EQ(t.alice.media().streams.at(0).send->format.codec, Codec::kG711ALaw);
    EXPECT_FALSE(t.alice.sends(1) || t.alice.receives(1));
    EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
  }
}

TEST(Calls, PicturesAreAddedAndTakenAway) {
  for (const auto& mode : kModes) {
    Standing t(audio({Codec::kG722, Codec::kG711ALaw}), mode);
    EXPECT_TRUE(t.alice.update(t.call, audio_and_video()));
    EXPECT_TRUE(t.bob.update(t.answered, audio_and_video()));
    ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways(1) && t.bob.both_ways(1); }));
    LocalMedia without = audio_and_video();
    without[1].enabled = false;
    EXPECT_TRUE(t.alice.update(t.call, without));
    ASSERT_TRUE(t.run_until([&] { return !t.alice.sends(1) && !t.alice.receives(1) && !t.bob.sends(1); }));
    EXPECT_TRUE(t.alice.both_ways(0));
    EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
  }
}

TEST(Calls, HoldAndResume) {
  for (const auto& mode : kModes) {
    Standing t(audio_and_video(), mode);
    ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways(1); }));
    for (int round = 0; round < 2; ++round) {
      LocalMedia held = audio_and_video();
      for (auto& stream : held) stream.direction = Direction::kInactive;
      EXPECT_TRUE(t.alice.update(t.call, held));
      ASSERT_TRUE(t.run_until([&] { return t.bob.media().held_by_remote && !t.bob.sends() && !t.bob.receives(); }));
      t.run_for(60s);
      EXPECT_FALSE(t.alice.sends() || t.alice.receives());
      EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
      EXPECT_TRUE(t.alice.update(t.call, audio_and_video()));
      ASSERT_TRUE(t.run_until([&] {
        return !t.bob.media().held_by_remote && t.bob.both_ways() && t.bob.both_ways(1) && t.alice.both_ways(1);
      }));
    }
  }
}

TEST(Calls, HoldWithMusic) {
  Standing t;
  LocalMedia held = audio();
  held[0].direction = Direction::kSendOnly;
  EXPECT_TRUE(t.alice.update(t.call, held));
  ASSERT_TRUE(t.run_until([&] { return t.bob.media().held_by_remote; }));
  t.run_for(1s);
  EXPECT_TRUE(t.alice.sends() && t.bob.receives());
  EXPECT_FALSE(t.bob.sends() || t.alice.receives());
}

TEST(Calls, BothHold) {
  Standing t;
  LocalMedia held = audio();
  held[0].direction = Direction::kInactive;
  EXPECT_TRUE(t.alice.update(t.call, held));
  EXPECT_TRUE(t.bob.update(t.answered, held));
  t.run_for(5s);
  EXPECT_FALSE(t.alice.sends() || t.alice.receives() || t.bob.sends() || t.bob.receives());
  EXPECT_TRUE(t.alice.update(t.call, audio()));
  t.run_for(5s);
  EXPECT_FALSE(t.alice.sends());
  EXPECT_TRUE(t.bob.update(t.answered, audio()));
  ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && t.bob.both_ways(); }));
}

TEST(Calls, OtherCodecsInMidCall) {
  Standing t(audio({Codec::kG711ALaw, Codec::kG722}), start(false, true));
  EXPECT_EQ(t.alice.media().streams.at(0).receive->format.codec, Codec::kG711ALaw);
  EXPECT_TRUE(t.alice.update(t.call, audio({Codec::kG722})));
  ASSERT_TRUE(t.run_until([&] {
    const auto media = t.alice.media().streams.at(0);
    return media.receive && media.receive->format.codec == Codec::kG722;
  }));
}

// --- In the call

TEST(Calls, Digits) {
  for (const auto method :
       {DtmfMethod::kAutomatic, DtmfMethod::kSignal, DtmfMethod::kAlphanumeric, DtmfMethod::kKeypad}) {
    Standing t;
    const std::string digits = "159*0#D";
    for (const char digit : digits) {
      EXPECT_TRUE(
          t.alice.run([&](Terminal& a, Timestamp now) { return a.send_dtmf(now, t.call, digit, 80ms, method); }));
      EXPECT_TRUE(
          t.bob.run([&](Terminal& b, Timestamp now) { return b.send_dtmf(now, t.answered, digit, 80ms, method); }));
    }
    t.run_for(1s);
    for (auto* side : {&t.alice, &t.bob}) {
      std::string heard;
      for (const auto& event : side->events<DtmfReceived>()) heard += event.digit;
      EXPECT_EQ(heard, digits);
    }
  }
}

TEST(Calls, KeyFramesRatesAndMuting) {
  Standing t(audio_and_video({Codec::kH261}));
  ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways(1) && t.bob.both_ways(1); }));
  EXPECT_TRUE(t.alice.run([&](Terminal& a, Timestamp now) { return a.request_key_frame(now, t.call, 1); }));
  t.run_for(1s);
  ASSERT_EQ(t.bob.count<KeyFrameRequested>(), 1U);
  EXPECT_EQ(t.bob.events<KeyFrameRequested>().at(0).stream, 1U);

  const auto limit = [&](DataRate rate) {
    EXPECT_TRUE(t.alice.run([&](Terminal& a, Timestamp now) { return a.limit_rate(now, t.call, 1, rate); }));
    t.run_for(1s);
    return t.bob.media().streams.at(1).send->limit;
  };
  const auto before = t.bob.media().streams.at(1).send->limit;
  EXPECT_EQ(limit(DataRate::kilobits_per_second(100)), DataRate::kilobits_per_second(100));
  EXPECT_EQ(limit(DataRate{}), before);

  for (const bool muted : {true, false}) {
    EXPECT_TRUE(t.alice.run([&](Terminal& a, Timestamp now) { return a.tell_muted(now, t.call, 0, muted); }));
    t.run_for(1s);
    EXPECT_EQ(t.bob.media().streams.at(0).remote_muted, muted);
  }
}

TEST(Calls, MutingIsToldWhenTheChannelIsOpen) {
  for (const auto& mode : kModes) {
    TerminalConfig config;
    config.incoming = mode;
    TwoTerminals t({}, config);
    const CallId call = t.alice.dial("10.0.0.2", audio(), mode);
    EXPECT_TRUE(t.alice.run([&](Terminal& a, Timestamp now) { return a.tell_muted(now, call, 0, true); }));
    EXPECT_FALSE(t.alice.run([&](Terminal& a, Timestamp now) { return a.tell_muted(now, call, 1, true); }));
    ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && t.bob.both_ways(); }));
    EXPECT_TRUE(t.alice.run([&](Terminal& a, Timestamp now) { return a.exchange_capabilities(now, call); }));
    ASSERT_TRUE(t.run_until([&] { return t.bob.media().streams.at(0).remote_muted; }));
    EXPECT_TRUE(t.alice.run([&](Terminal& a, Timestamp now) { return a.tell_muted(now, call, 0, false); }));
    ASSERT_TRUE(t.run_until([&] { return !t.bob.media().streams.at(0).remote_muted; }));
  }
}

TEST(Calls, RoundTripDelay) {
  TwoTerminals t;
  testkit::LinkConditions link;
  link.delay = 40ms;
  t.network.set_default_conditions(link);
  const CallId call = t.alice.dial("10.0.0.2");
  t.run_for(5s);
  EXPECT_TRUE(t.alice.run([&](Terminal& a, Timestamp now) { return a.measure_round_trip(now, call); }));
  t.run_for(1s);
  ASSERT_EQ(t.alice.count<RoundTripMeasured>(), 1U);
  EXPECT_NEAR(to_milliseconds(t.alice.events<RoundTripMeasured>().at(0).round_trip), 80, 2);
}

TEST(Calls, CommandsInTheWrongState) {
  TwoTerminals t;
  t.bob.on_incoming = nullptr;
  const CallId call = t.alice.dial("10.0.0.2");
  t.run_for(1s);
  const auto wrong = [](const Result<void, RequestError>& result) { return result ? RequestError{} : result.error(); };
  Terminal& alice = t.alice.terminal();
  EXPECT_EQ(wrong(alice.ring(t.alice.now(), call)), RequestError::kWrongState);
  EXPECT_EQ(wrong(alice.accept(t.alice.now(), call, audio())), RequestError::kWrongState);
  EXPECT_EQ(wrong(alice.reject(t.alice.now(), call, ReleaseWith::kBusy)), RequestError::kWrongState);
  EXPECT_EQ(wrong(alice.redirect(t.alice.now(), call, "carol")), RequestError::kWrongState);
  EXPECT_EQ(wrong(alice.request_key_frame(t.alice.now(), call, 1)), RequestError::kNotPossible);
  EXPECT_EQ(wrong(alice.end(t.alice.now(), CallId{99}, ReleaseWith::kBusy)), RequestError::kUnknownId);
  EXPECT_EQ(alice.dial(t.alice.now(), DialRequest{}).error(), RequestError::kBadTarget);
}

// --- Elsewhere

TEST(Calls, SentOnToAnother) {
  for (const auto& mode : kModes) {
    TerminalConfig config;
    config.incoming = mode;
    TwoTerminals t({}, config);
    test::TestTerminal carol(t.network, "carol", test::kCarol, config);
    t.bob.on_incoming = [&](const IncomingCall& call) {
      EXPECT_TRUE(
          t.bob.run([&](Terminal& bob, Timestamp now) { return bob.redirect(now, call.call, "carol@10.0.0.3"); }));
    };
    const CallId call = t.alice.dial("10.0.0.2", audio(), mode);
    ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && carol.both_ways(); }));
    EXPECT_EQ(t.alice.events<CallForwarded>().at(0).call, call);
    EXPECT_EQ(carol.events<IncomingCall>().at(0).to.aliases.at(0), "carol");
    EXPECT_EQ(t.alice.media().streams.at(0).send->rtp.address, test::kCarol);
    EXPECT_EQ(t.bob.count<CallEnded>(), 1U);
    EXPECT_TRUE(t.alice.end(call));
    ASSERT_TRUE(t.run_until([&] { return t.quiet() && carol.quiet(); }));
  }
}

TEST(Calls, SentOnInMidCall) {
  Standing t;
  test::TestTerminal carol(t.network, "carol", test::kCarol);
  EXPECT_TRUE(t.bob.run([&](Terminal& bob, Timestamp now) { return bob.transfer(now, t.answered, "10.0.0.3"); }));
  ASSERT_TRUE(t.run_until([&] { return carol.both_ways() && t.bob.quiet(); }));
  EXPECT_EQ(t.alice.media().streams.at(0).send->rtp.address, test::kCarol);
  EXPECT_EQ(t.alice.count<CallEnded>(), 1U) << "with bob";
}

TEST(Calls, SentInCircles) {
  TwoTerminals t;
  t.bob.on_incoming = [&](const IncomingCall& call) {
    t.bob.run([&](Terminal& bob, Timestamp now) { return bob.redirect(now, call.call, "10.0.0.2"); });
  };
  t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
  EXPECT_EQ(t.alice.count<CallForwarded>(), Limits{}.redirects);
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.q931_cause, 25);
}

TEST(Calls, AnyPiecesOfTcp) {
  for (const auto& mode : kModes) {
    TerminalConfig config;
    config.incoming = mode;
    TwoTerminals t({}, config);
    t.network.set_segmentation({.largest = 7, .random = true});
    const CallId call = t.alice.dial("10.0.0.2", audio(), mode);
    ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && t.bob.both_ways(); }));
    EXPECT_TRUE(t.alice.end(call));
    ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
  }
}

TEST(Calls, Trace) {
  TerminalConfig config;
  config.trace = true;
  TwoTerminals t(config, config);
  const CallId call = t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways(); }));
  EXPECT_TRUE(t.alice.end(call));
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
  // What one side sent is what the other received.
  std::vector<Bytes> sent;
  std::vector<Bytes> received;
  for (const auto& event : t.alice.events<MessageTrace>()) {
    if (event.outgoing) sent.push_back(event.data);
  }
  for (const auto& event : t.bob.events<MessageTrace>()) {
    if (!event.outgoing) received.push_back(event.data);
  }
  EXPECT_GE(sent.size(), 2U);
  EXPECT_EQ(sent, received);
}

TEST(Calls, HundredsAtOnce) {
  TwoTerminals t;
  for (int i = 0; i < 500; ++i) {
    t.alice.dial("10.0.0.2");
    t.run_for(100us);
  }
  ASSERT_TRUE(t.run_until([&] { return t.bob.count<CallConfirmed>() == 500; }));
  t.run_for(10s);
  EXPECT_EQ(t.alice.terminal().load().calls, 500U);
  EXPECT_EQ(t.alice.count<CallEnded>(), 0U);
}

}  // namespace
}  // namespace mtavip::h323
