// Offers and answers that are refused, wrong, or have nothing in common with what is here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdp/test_offer_answer.h"

namespace mtavip::sdp {
namespace {

using namespace test;
using testing::HasSubstr;

TEST(OfferAnswer, RefusalLeavesTheAgreement) {
  Party a(1);
  Party b(2);
  auto ours = both();
  exchange(a, ours, b, both("192.0.2.2"));
  const auto before = *a.session.local();
  ours[0].direction = Direction::kInactive;
  const auto offer = a.session.make_offer(ours);
  ASSERT_TRUE(offer);
  EXPECT_EQ(a.session.make_offer(ours).error().error, NegotiationError::kWrongState);
  EXPECT_EQ(a.session.read_offer(*offer).error().error, NegotiationError::kWrongState);
  a.session.cancel_offer();
  EXPECT_EQ(a.session.state(), OfferAnswer::State::kAgreed);
  EXPECT_EQ(*a.session.local(), before);
  ours[0].direction = Direction::kReceiveOnly;
  const auto next = a.session.make_offer(ours);
  ASSERT_TRUE(next);
  EXPECT_EQ(version_of(*offer), "2");
  EXPECT_EQ(version_of(*next), "3");

  ASSERT_TRUE(b.session.read_offer(*offer));
  b.session.refuse_offer();
  EXPECT_EQ(b.session.state(), OfferAnswer::State::kAgreed);
  EXPECT_EQ(b.session.make_answer(both()).error().error, NegotiationError::kWrongState);
  Party c(3);
  ASSERT_TRUE(c.session.make_offer(ours));
  c.session.cancel_offer();
  EXPECT_EQ(c.session.state(), OfferAnswer::State::kIdle);
}

TEST(OfferAnswer, WrongAnswers) {
  struct Case {
    std::string text;
    NegotiationError error;
  };
  const std::vector<Case> cases{
      {"", NegotiationError::kSyntax},
      {"v=0\r\nrubbish\r\n", NegotiationError::kSyntax},
      {peer("m=video 1 RTP/AVP 96\r\nm=audio 1 RTP/AVP 0\r\n"), NegotiationError::kLinesChanged},
      {peer("m=audio 1 RTP/AVP 0\r\nm=video 0 RTP/AVP 0\r\nm=audio 1 RTP/AVP 0\r\n"), NegotiationError::kLinesChanged},
      {peer("m=text 1 RTP/AVP 98\r\n"), NegotiationError::kLinesChanged},
  };
  for (const auto& c : cases) {
    Party a(1);
    ASSERT_TRUE(a.session.make_offer(both()));
    const auto n = a.session.read_answer(c.text);
    ASSERT_FALSE(n) << c.text;
    EXPECT_EQ(n.error().error, c.error) << c.text;
    EXPECT_EQ(a.session.state(), OfferAnswer::State::kLocalOffer);
    EXPECT_TRUE(a.session.read_answer(peer("m=audio 6000 RTP/AVP 0\r\nm=video 0 RTP/AVP 96\r\n")));
  }
}

TEST(OfferAnswer, ShortenedAnswersRefuseWhatIsMissing) {
  Party a(1);
  ASSERT_TRUE(a.session.make_offer(both()));
  const auto n = a.session.read_answer(peer("m=video 6000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"));
  ASSERT_TRUE(n) << n.error().detail;
  EXPECT_EQ(n->streams[0].state, StreamState::kRefusedByRemote);
  EXPECT_EQ(n->streams[1].state, StreamState::kAccepted);
  EXPECT_EQ(find_parameter(n->streams[1].codecs[0].send_parameters, "packetization-mode"), "1");
}

TEST(OfferAnswer, NothingInCommon) {
  struct Case {
    std::string media;
    NegotiationError error;
    std::string detail;
  };
  const std::vector<Case> cases{
      {"m=audio 6000 RTP/AVP 18 4\r\n", NegotiationError::kNoCommonCodec, "G729"},
      {"m=audio 6000 RTP/AVP 13 101\r\na=rtpmap:101 telephone-event/8000\r\n", NegotiationError::kNoCommonCodec,
       "audio"},
      {"m=audio 6000 RTP/SAVP 0\r\n", NegotiationError::kNotSecure, "encryption"},
      {"m=audio 6000 TCP/RTP/AVP 0\r\n", NegotiationError::kNothingInCommon, "TCP/RTP/AVP"},
      {"m=message 6000 TCP/MSRP *\r\n", NegotiationError::kNothingInCommon, "kind of media"},
  };
  for (const auto& c : cases) {
    Party b(2);
    ASSERT_TRUE(b.session.read_offer(peer(c.media)));
    const auto answer = b.session.make_answer(both());
    ASSERT_FALSE(answer) << c.media;
    EXPECT_EQ(answer.error().error, c.error) << c.media;
    EXPECT_THAT(answer.error().detail, HasSubstr(c.detail));
    EXPECT_EQ(b.session.state(), OfferAnswer::State::kRemoteOffer);
    b.session.refuse_offer();
    EXPECT_EQ(b.session.state(), OfferAnswer::State::kIdle);
  }
}

TEST(OfferAnswer, EmptyAndAllRejectedOffersAreAnswered) {
  Party b(2);
  const auto answer = answer_to(b, peer("m=audio 0 RTP/AVP 0\r\n"), both());
  EXPECT_FALSE(answer.negotiation.any_accepted());
  EXPECT_EQ(parse(answer.text)->media[0].port, 0);
  Party c(3);
  EXPECT_TRUE(parse(answer_to(c, peer(""), both()).text)->media.empty());
}

TEST(OfferAnswer, OneStreamOfTwoSuits) {
  Party b(2);
  const auto answer = answer_to(b,
                                peer("m=audio 6000 RTP/SAVP 0\r\nm=audio 6002 RTP/AVP 0\r\nm=video 6004 RTP/AVP 31\r\n"
                                     "m=application 6006 UDP/BFCP *\r\n"),
                                both());
  const auto s = parse(answer.text);
  ASSERT_EQ(s->media.size(), 4U);
  EXPECT_EQ(s->media[0].port, 0);
  EXPECT_EQ(s->media[0].protocol, "RTP/SAVP");
  EXPECT_EQ(s->media[1].port, 4000);
  EXPECT_EQ(s->media[2].port, 0);
  EXPECT_EQ(s->media[3].port, 0);
  EXPECT_EQ(s->media[3].formats, std::vector<std::string>{"*"});
  EXPECT_EQ(answer.negotiation.streams[0].state, StreamState::kAccepted);
  EXPECT_EQ(answer.negotiation.streams[1].state, StreamState::kNoCommonCodec);
}

}  // namespace
}  // namespace mtavip::sdp
