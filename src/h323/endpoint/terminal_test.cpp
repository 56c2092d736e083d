#include "h323/endpoint/terminal.h"

#include <gtest/gtest.h>

#include "h323/endpoint/test_terminals.h"

namespace mtavip::h323 {
namespace {

using test::audio;
using test::audio_and_video;
using test::TwoTerminals;

TEST(Terminal, FastConnectWithTunnelling) {
  TwoTerminals t;
  const CallId call = t.alice.dial("10.0.0.2");
  ASSERT_TRUE(t.run_until([&] { return t.alice.both_ways() && t.bob.both_ways(); }));
  ASSERT_EQ(t.alice.count<CallAnswered>(), 1U);
  ASSERT_EQ(t.bob.count<IncomingCall>(), 1U);
  const auto incoming = t.bob.events<IncomingCall>().front();
  EXPECT_EQ(incoming.from.display_name, "alice");
  EXPECT_EQ(incoming.source.address, test::kAlice);
  const auto media = t.alice.media().streams.at(0);
  EXPECT_EQ(media.send->format.codec, Codec::kG711ALaw);
  EXPECT_EQ(media.send->rtp, (Endpoint{test::kBob, 5000}));
  EXPECT_EQ(media.send->rtcp, (Endpoint{test::kBob, 5001}));
  EXPECT_EQ(media.receive->remote_rtcp, (Endpoint{test::kBob, 5001}));
  t.run_for(5s);
  EXPECT_EQ(t.alice.media().streams.at(0).send->dtmf_payload_type, 101) << "H.245 has run beside";
  EXPECT_TRUE(t.alice.end(call));
  ASSERT_TRUE(t.run_until([&] { return t.quiet(); }));
  EXPECT_EQ(t.alice.events<CallEnded>().at(0).cause.by_remote, false);
  const auto cause = t.bob.events<CallEnded>().at(0).cause;
  EXPECT_EQ(cause.category, FailureCategory::kNone);
  EXPECT_EQ(cause.q931_cause, 16);
  EXPECT_TRUE(cause.by_remote);
}

}  // namespace
}  // namespace mtavip::h323
