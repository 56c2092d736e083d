// Calls over H.323 between two whole clients: the same calls as over SIP, in every way of beginning them.
#include <string>

#include <gtest/gtest.h>

#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

/// A codec that costs little: there are many calls here.
MediaOptions audio() {
  MediaOptions media;
  media.audio.codecs = {"PCMA"};
  return media;
}

MediaOptions audio_and_video() {
  MediaOptions media = audio();
  media.video.enabled = true;
  return media;
}

bool established(const ScenarioClient& client, CallId call) {
  return client.state(call) == CallState::kEstablished;
}

h323::TerminalConfig terminal(const std::string& name, h323::StartOptions start = {}) {
  h323::TerminalConfig config;
  config.display_name = name;
  config.aliases = {name};
  config.incoming = start;
  return config;
}

Terminals both(h323::StartOptions alice = {}, h323::StartOptions bob = {}) {
  return {terminal("alice", alice), terminal("bob", bob)};
}

/// A call from alice to bob that both see as established, with sound heard.
struct Established {
  explicit Established(Scenario& s, const MediaOptions& media = audio()) {
    s.bob.answer_media = media;
    alice = s.alice.dial(s.bob.h323_uri(), media);
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

std::string text_of(const h323::StartOptions& start) {
  return std::string(start.fast_connect ? "fast " : "") + (start.tunnelling ? "tunnelled " : "") +
         (start.h245_in_setup ? "in-setup " : "") + (start.early_h245 ? "early" : "");
}

h323::StartOptions start_of(unsigned bits) {
  return {(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0, (bits & 8U) != 0};
}

TEST(H323Call, SoundBothWaysHoweverEachSideBegins) {
  for (unsigned alice = 0; alice < 16; ++alice) {
    for (unsigned bob = 0; bob < 16; ++bob) {
      SCOPED_TRACE(text_of(start_of(alice)) + " | " + text_of(start_of(bob)));
      Scenario s(both(start_of(alice), start_of(bob)));
      const Established call(s);
      EXPECT_TRUE(s.both_hear(call.alice, call.bob));
      ASSERT_TRUE(s.alice.run(hang_up(call.alice)));
      ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
      EXPECT_EQ(s.alice.ended(call.alice)->reason, EndReason::kNormal);
      EXPECT_EQ(s.bob.ended(call.bob)->reason, EndReason::kNormal);
      EXPECT_TRUE(s.bob.ended(call.bob)->by_remote);
    }
  }
}

TEST(H323Call, PicturesAreOpenedWhereBothWantThem) {
  for (unsigned start = 0; start < 16; ++start) {
    SCOPED_TRACE(text_of(start_of(start)));
    Scenario s(both(start_of(start), start_of(start)));
    const Established call(s, audio_and_video());
    const auto media = s.alice.events<CallMediaEvent>();
    ASSERT_FALSE(media.empty());
    ASSERT_EQ(media.back().streams.size(), 2U);
    ASSERT_TRUE(media.back().streams[1].send_codec);
    EXPECT_EQ(media.back().streams[1].send_codec->name, "H264");
    EXPECT_EQ(media.back().streams[1].direction, MediaDirection::kSendReceive);
  }
}

TEST(H323Call, TellsWhoCalls) {
  Scenario s(both());
  const Established call(s);
  const auto incoming = s.bob.events<IncomingCallEvent>();
  ASSERT_EQ(incoming.size(), 1U);
  EXPECT_EQ(incoming.front().protocol, Protocol::kH323);
  EXPECT_EQ(incoming.front().from_name, "alice");
  EXPECT_EQ(incoming.front().from, "h323:alice@10.0.0.1");
  EXPECT_EQ(incoming.front().to, "h323:10.0.0.2") << "nobody was named";
  const auto info = s.alice.core().info(call.alice);
  ASSERT_TRUE(info);
  EXPECT_EQ(info->protocol, Protocol::kH323);
  EXPECT_NE(info->remote_agent.find("MTAVIPClient"), std::string::npos);
}

struct Refusal {
  OnIncoming behaviour;
  EndReason reason;
  int cause;
};

TEST(H323Call, Refused) {
  for (const Refusal& refusal :
       {Refusal{OnIncoming::kBusy, EndReason::kBusy, 17}, Refusal{OnIncoming::kDecline, EndReason::kDeclined, 21}}) {
    Scenario s(both());
    s.bob.on_incoming = refusal.behaviour;
    const CallId call = s.alice.dial(s.bob.h323_uri());
    ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
    EXPECT_EQ(s.alice.ended(call)->reason, refusal.reason);
    EXPECT_EQ(s.alice.ended(call)->code, refusal.cause);
    EXPECT_TRUE(s.alice.ended(call)->by_remote);
  }
}

TEST(H323Call, IsNeitherMadeNorTakenWhereEncryptionIsRequired) {
  EncryptionPolicy required;
  required.encryption = MediaEncryption::kRequired;
  Scenario s(both(), 1, {{}, required});
  const CallId call = s.alice.dial(s.bob.h323_uri());
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kForbidden);
  EXPECT_FALSE(s.bob.incoming());
  const auto made = s.bob.run([&](call::CallCore& core, Timestamp now) {
    CallRequest request;
    request.target = s.alice.h323_uri();
    return core.dial(now, request);
  });
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kInvalidArgument);
}

TEST(H323Call, RingsAndIsCancelled) {
  Scenario s(both());
  s.bob.on_incoming = OnIncoming::kRing;
  const CallId call = s.alice.dial(s.bob.h323_uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.state(call) == CallState::kAlerting; }));
  ASSERT_TRUE(s.alice.run(hang_up(call)));
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kCancelled);
  EXPECT_EQ(s.bob.ended(*s.bob.incoming())->reason, EndReason::kCancelled);
}

TEST(H323Call, NobodyAnswers) {
  Scenario s(both());
  s.bob.on_incoming = OnIncoming::kRing;
  const CallId call = s.alice.dial(s.bob.h323_uri());
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }, 200s));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kNoAnswer);
}

TEST(H323Call, HeldAndResumed) {
  Scenario s(both());
  const Established call(s);
  ASSERT_TRUE(s.alice.run(set_held(call.alice, true)));
  s.run_for(2s);
  EXPECT_TRUE(s.bob.events<CallMediaEvent>().back().held_by_remote);
  EXPECT_FALSE(s.both_hear(call.alice, call.bob));
  ASSERT_TRUE(s.alice.run(set_held(call.alice, false)));
  s.run_for(2s);
  EXPECT_FALSE(s.bob.events<CallMediaEvent>().back().held_by_remote);
  EXPECT_TRUE(s.both_hear(call.alice, call.bob));
}

TEST(H323Call, DigitsBySignalling) {
  for (unsigned start = 0; start < 16; ++start) {
    SCOPED_TRACE(text_of(start_of(start)));
    Scenario s(both(start_of(start), start_of(start)));
    const Established call(s);
    ASSERT_TRUE(s.alice.run([&](call::CallCore& core, Timestamp now) {
      return core.send_dtmf(now, call.alice, "1*#", DtmfMethod::kInfo);
    }));
    s.run_for(2s);
    std::string digits;
    for (const auto& event : s.bob.events<DtmfEvent>()) digits += event.digit;
    EXPECT_EQ(digits, "1*#");
  }
}

TEST(H323Call, DigitsAsRtpEventsWaitForTheChannel) {
  const h323::StartOptions slow = start_of(0);
  Scenario s(both(slow, slow));
  s.bob.answer_media = audio();
  const CallId call = s.alice.dial(s.bob.h323_uri(), audio());
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, call); }));
  ASSERT_TRUE(s.alice.events<CallMediaEvent>().empty());
  ASSERT_TRUE(s.alice.run(
      [&](call::CallCore& core, Timestamp now) { return core.send_dtmf(now, call, "159", DtmfMethod::kRtpEvent); }));
  s.run_for(2s);
  std::string digits;
  for (const auto& event : s.bob.events<DtmfEvent>()) {
    EXPECT_EQ(event.method, DtmfMethod::kRtpEvent);
    digits += event.digit;
  }
  EXPECT_EQ(digits, "159");
}

TEST(H323Call, SeveralOnOneConnectionEndEachForItself) {
  Terminals terminals = both();
  terminals.alice->share_connections = true;
  Scenario s(terminals);
  s.bob.answer_media = audio();
  std::vector<CallId> at_alice;
  std::vector<CallId> at_bob;
  for (std::size_t i = 0; i < 3; ++i) {
    at_alice.push_back(s.alice.dial(s.bob.h323_uri(), audio()));
    ASSERT_TRUE(s.run_until([&] {
      return established(s.alice, at_alice[i]) && s.bob.events<IncomingCallEvent>().size() == i + 1 &&
             established(s.bob, *s.bob.incoming());
    }));
    at_bob.push_back(*s.bob.incoming());
  }
  ASSERT_TRUE(s.alice.run(hang_up(at_alice[1])));
  s.run_for(5s);
  EXPECT_TRUE(s.bob.ended(at_bob[1]));
  EXPECT_TRUE(s.both_hear(at_alice[0], at_bob[0]));
  EXPECT_TRUE(s.both_hear(at_alice[2], at_bob[2]));
  ASSERT_TRUE(s.bob.run(hang_up(at_bob[0])));
  s.run_for(5s);
  EXPECT_TRUE(s.alice.ended(at_alice[0]));
  EXPECT_TRUE(s.both_hear(at_alice[2], at_bob[2]));
  ASSERT_TRUE(s.alice.run(hang_up(at_alice[2])));
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
}

TEST(H323Call, WhatWasMutedBeforeIsMutedInTheCall) {
  Scenario s(both());
  s.bob.answer_media = audio();
  const CallId call = s.alice.dial(s.bob.h323_uri(), audio());
  ASSERT_TRUE(s.alice.run(
      [&](call::CallCore& core, Timestamp now) { return core.set_muted(now, call, MediaKind::kAudio, true); }));
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, call) && s.bob.incoming(); }));
  s.run_for(2s);
  EXPECT_FALSE(Scenario::hears(s.bob, *s.bob.incoming(), kAliceTone));
  EXPECT_TRUE(Scenario::hears(s.alice, call, kBobTone));
}

TEST(H323Call, SaysHowToSwitchItOn) {
  Scenario s(Terminals{});
  CallRequest request;
  request.target = "h323:10.0.0.2";
  const auto call = s.alice.run([&](call::CallCore& core, Timestamp now) { return core.dial(now, request); });
  ASSERT_FALSE(call);
  EXPECT_NE(call.error().message.find("--no-h323"), std::string::npos);
}

TEST(H323Call, NobodyListens) {
  Scenario s(Terminals{terminal("alice"), {}});
  const CallId call = s.alice.dial(s.bob.h323_uri());
  ASSERT_TRUE(s.run_until([&] { return s.all_quiet(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kNotReachable);
}

TEST(H323Call, FallsBackFromOneProtocolToTheOther) {
  // Bob speaks both; nothing of SIP gets through.
  Scenario s(both());
  s.network.add_rule([](const testkit::Datagram& datagram) {
    return datagram.to.port == 5060 ? testkit::Verdict::drop() : testkit::Verdict::pass();
  });
  CallRequest request;
  request.target = "10.0.0.2";
  request.fall_back = true;
  const auto call = s.alice.run([&](call::CallCore& core, Timestamp now) { return core.dial(now, request); });
  ASSERT_TRUE(call);
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, *call); }));
  EXPECT_EQ(s.alice.core().info(*call)->protocol, Protocol::kH323);
  s.run_for(2s);
  EXPECT_TRUE(s.both_hear(*call, *s.bob.incoming()));
}

}  // namespace
}  // namespace mtavip::scenario
