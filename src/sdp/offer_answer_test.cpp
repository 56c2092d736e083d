#include "sdp/offer_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdp/test_offer_answer.h"

namespace mtavip::sdp {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

TEST(OfferAnswer, WritesAnOffer) {
  Party a(1);
  auto streams = both();
  streams[0].packet_time = 20ms;
  streams[0].ssrc = 42;
  streams[0].cname = "cname";
  streams[1].mid = "v";
  streams[1].content = "main";
  streams[1].label = "2";
  streams[1].frame_rate = 30;
  streams[1].profile = Profile::kAvpf;
  const auto offer = a.session.make_offer(streams);
  ASSERT_TRUE(offer);
  const auto s = parse(*offer);
  ASSERT_TRUE(s);
  ASSERT_EQ(s->media.size(), 2U);
  EXPECT_EQ(s->connection->address, "192.0.2.1");
  EXPECT_TRUE(s->media[0].connections.empty());
  EXPECT_EQ(s->media[0].protocol, "RTP/AVP");
  EXPECT_EQ(s->media[0].formats, (std::vector<std::string>{"96", "9", "0", "8", "101", "97"}));
  EXPECT_THAT(*offer, HasSubstr("a=rtpmap:96 opus/48000/2\r\na=fmtp:96 useinbandfec=1\r\n"));
  EXPECT_THAT(*offer, HasSubstr("telephone-event/48000\r\na=fmtp:"));
  EXPECT_THAT(*offer, HasSubstr("a=ptime:20\r\n"));
  EXPECT_THAT(*offer, HasSubstr("a=ssrc:42 cname:cname\r\n"));
  EXPECT_EQ(s->media[1].protocol, "RTP/AVPF");
  EXPECT_THAT(*offer, HasSubstr("b=AS:768\r\nb=TIAS:768000\r\n"));
  EXPECT_THAT(*offer, HasSubstr("a=rtcp-fb:* nack pli\r\n"));
  EXPECT_THAT(*offer, HasSubstr("a=rtcp-mux\r\na=rtcp-rsize\r\na=mid:v\r\na=content:main\r\na=label:2\r\n"));
  EXPECT_THAT(*offer, HasSubstr("a=framerate:30\r\n"));
  EXPECT_EQ(a.session.state(), OfferAnswer::State::kLocalOffer);
}

TEST(OfferAnswer, RtcpAddressIsWrittenWhereUnusual) {
  for (const auto& [rtcp, expected] : std::vector<std::pair<Endpoint, std::string>>{
           {{}, ""},
           {*Endpoint::parse("192.0.2.1:4001"), ""},
           {*Endpoint::parse("192.0.2.1:5000"), "a=rtcp:5000\r\n"},
           {*Endpoint::parse("192.0.2.9:5000"), "a=rtcp:5000 IN IP4 192.0.2.9\r\n"},
       }) {
    Party a(1);
    auto stream = sound();
    stream.rtcp = rtcp;
    const auto offer = a.session.make_offer({stream});
    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->find("a=rtcp:") == std::string::npos, expected.empty());
    EXPECT_THAT(*offer, HasSubstr(expected));
  }
}

TEST(OfferAnswer, TwoOfUsAgreeOnEverything) {
  Party a(1);
  Party b(2);
  const auto x = exchange(a, both("192.0.2.1"), b, both("2001:db8::2"));
  for (const auto* n : {&x.offerer, &x.answer.negotiation}) {
    ASSERT_EQ(n->streams.size(), 2U);
    for (const auto& stream : n->streams) {
      EXPECT_EQ(stream.state, StreamState::kAccepted);
      EXPECT_EQ(stream.direction, Direction::kSendReceive);
      EXPECT_TRUE(stream.rtcp_mux);
      EXPECT_FALSE(stream.held_by_remote);
      EXPECT_EQ(stream.remote_rtcp, stream.remote_rtp);
    }
    EXPECT_EQ(n->streams[0].codecs[0].format.name, "opus");
    EXPECT_EQ(n->streams[0].events.size(), 2U);
    EXPECT_EQ(n->streams[1].codecs.size(), 4U);
    EXPECT_EQ(n->streams[1].feedback.size(), 3U);
    EXPECT_EQ(n->streams[1].send_limit, DataRate::kilobits_per_second(768));
  }
  EXPECT_EQ(x.offerer.streams[0].remote_rtp.to_string(), "[2001:db8::2]:4000");
  EXPECT_EQ(x.answer.negotiation.streams[1].remote_rtp.to_string(), "192.0.2.1:4002");
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& ours = x.offerer.streams[1].codecs[i];
    const auto& theirs = x.answer.negotiation.streams[1].codecs[i];
    EXPECT_EQ(ours.send_payload_type, theirs.receive_payload_type);
    EXPECT_EQ(ours.receive_payload_type, theirs.send_payload_type);
    EXPECT_EQ(ours.send_parameters, theirs.receive_parameters);
  }
}

TEST(OfferAnswer, AnswerKeepsTheOrderAndNumbersOfTheOffer) {
  Party b(2);
  const auto offer = peer(
      "m=video 6000 RTP/AVP 99 98\r\na=rtpmap:98 H264/90000\r\na=fmtp:98 "
      "profile-level-id=42801e;packetization-mode=1\r\n"
      "a=rtpmap:99 VP8/90000\r\n"
      "m=audio 6002 RTP/AVP 8 0 111 110\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:110 telephone-event/8000\r\n");
  const auto answer = answer_to(b, offer, both());
  const auto s = parse(answer.text);
  ASSERT_TRUE(s);
  ASSERT_EQ(s->media.size(), 2U);
  EXPECT_EQ(s->media[0].media, "video");
  EXPECT_EQ(s->media[0].formats, (std::vector<std::string>{"99", "98"}));
  EXPECT_EQ(s->media[1].formats, (std::vector<std::string>{"8", "0", "111", "110"}));
  const auto& result = answer.negotiation;
  EXPECT_EQ(result.streams[0].media_line, 1U);
  EXPECT_EQ(result.streams[1].media_line, 0U);
  EXPECT_EQ(result.streams[0].codecs[0].format.name, "PCMA");
  EXPECT_EQ(result.streams[0].events[0].send_payload_type, 110);
  EXPECT_EQ(find_parameter(result.streams[1].codecs[1].send_parameters, "profile-level-id"), "42801e");
  EXPECT_EQ(result.streams[0].remote_rtcp.port, 6003);
  EXPECT_FALSE(result.streams[0].rtcp_mux);
  EXPECT_THAT(answer.text, Not(HasSubstr("rtcp-mux")));
}

TEST(OfferAnswer, AnswerOrderAndLengthAreAPolicy) {
  OfferAnswerConfig config;
  config.answer_order = OfferAnswerConfig::AnswerOrder::kLocal;
  config.single_codec_answer = true;
  Party b(2, config);
  const auto answer = answer_to(
      b, peer("m=audio 6002 RTP/AVP 0 8 111 101\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:101 telephone-event/8000\r\n"),
      both());
  EXPECT_EQ(parse(answer.text)->media[0].formats, (std::vector<std::string>{"111", "101"}));
  EXPECT_EQ(answer.negotiation.streams[0].codecs.size(), 1U);
}

TEST(OfferAnswer, PayloadTypesMayDifferInTheTwoDirections) {
  Party a(1);
  ASSERT_TRUE(a.session.make_offer({sound()}));
  const auto n =
      a.session.read_answer(peer("m=audio 6000 RTP/AVP 120 99\r\na=rtpmap:120 opus/48000/2\r\na=rtpmap:99 "
                                 "telephone-event/48000\r\na=fmtp:99 0-11\r\n"));
  ASSERT_TRUE(n) << n.error().detail;
  const auto& stream = n->streams[0];
  ASSERT_EQ(stream.codecs.size(), 1U);
  EXPECT_EQ(stream.codecs[0].send_payload_type, 120);
  EXPECT_EQ(stream.codecs[0].receive_payload_type, 96);
  ASSERT_EQ(stream.events.size(), 1U);
  EXPECT_EQ(stream.events[0].send_payload_type, 99);
  EXPECT_EQ(stream.events[0].events, "0-11");
}

TEST(OfferAnswer, DirectionsAndHolds) {
  struct Case {
    std::string lines;
    Direction ours;
    Direction result;
    bool held;
    std::string written;
  };
  const std::vector<Case> cases{
      {"a=sendrecv\r\n", Direction::kSendReceive, Direction::kSendReceive, false, "a=sendrecv"},
      {"a=sendonly\r\n", Direction::kSendReceive, Direction::kReceiveOnly, true, "a=recvonly"},
      {"a=recvonly\r\n", Direction::kSendReceive, Direction::kSendOnly, false, "a=sendonly"},
      {"a=inactive\r\n", Direction::kSendReceive, Direction::kInactive, true, "a=inactive"},
      {"c=IN IP4 0.0.0.0\r\n", Direction::kSendReceive, Direction::kReceiveOnly, true, "a=recvonly"},
      {"a=sendrecv\r\n", Direction::kSendOnly, Direction::kSendOnly, false, "a=sendonly"},
      {"a=sendonly\r\n", Direction::kSendOnly, Direction::kInactive, true, "a=inactive"},
      {"", Direction::kInactive, Direction::kInactive, false, "a=inactive"},
  };
  for (const auto& c : cases) {
    Party b(2);
    auto streams = std::vector<LocalStream>{sound()};
    streams[0].direction = c.ours;
    const auto answer = answer_to(b, peer("m=audio 6000 RTP/AVP 0\r\n" + c.lines), streams);
    EXPECT_EQ(answer.negotiation.streams[0].direction, c.result) << c.lines;
    EXPECT_EQ(answer.negotiation.held_by_remote(), c.held) << c.lines;
    EXPECT_THAT(answer.text, HasSubstr(c.written + "\r\n"));
  }
}

TEST(OfferAnswer, HoldAndResume) {
  Party a(1);
  Party b(2);
  auto ours = both();
  const auto first = exchange(a, ours, b, both("192.0.2.2"));
  for (auto& stream : ours) stream.direction = Direction::kSendOnly;
  const auto held = exchange(a, ours, b, both("192.0.2.2"));
  EXPECT_TRUE(held.answer.negotiation.held_by_remote());
  EXPECT_FALSE(held.offerer.held_by_remote());
  EXPECT_EQ(held.offerer.streams[0].direction, Direction::kSendOnly);
  for (auto& stream : ours) stream.direction = Direction::kSendReceive;
  const auto resumed = exchange(a, ours, b, both("192.0.2.2"));
  EXPECT_FALSE(resumed.answer.negotiation.held_by_remote());
  EXPECT_EQ(version_of(first.offer), "1");
  EXPECT_EQ(version_of(held.offer), "2");
  EXPECT_EQ(version_of(resumed.offer), "3");
  EXPECT_EQ(version_of(first.answer.text), "1");
  EXPECT_EQ(version_of(held.answer.text), "2");
  EXPECT_EQ(parse(first.offer)->origin.session_id, parse(resumed.offer)->origin.session_id);
}

TEST(OfferAnswer, UnchangedOfferKeepsItsVersion) {
  Party a(1);
  Party b(2);
  const auto first = exchange(a, both(), b, both("192.0.2.2"));
  const auto second = exchange(a, both(), b, both("192.0.2.2"));
  EXPECT_EQ(first.offer, second.offer);
  EXPECT_EQ(first.answer.text, second.answer.text);
}

TEST(OfferAnswer, LinesKeepTheirPlaceAndAreUsedAgain) {
  Party a(1);
  Party b(2);
  auto ours = both();
  auto theirs = both("192.0.2.2");
  exchange(a, ours, b, theirs);
  ours[0].enabled = false;
  auto x = exchange(a, ours, b, theirs);
  EXPECT_EQ(parse(x.offer)->media[0].port, 0);
  EXPECT_EQ(parse(x.answer.text)->media[0].port, 0);
  EXPECT_EQ(x.offerer.streams[0].state, StreamState::kDisabled);
  EXPECT_EQ(x.answer.negotiation.streams[0].state, StreamState::kRefusedByRemote);
  EXPECT_EQ(x.offerer.streams[1].state, StreamState::kAccepted);

  // A third stream takes the free line; the first comes back on a new one.
  auto slides = picture("192.0.2.1", 4010);
  slides.content = "slides";
  ours.push_back(slides);
  auto their_slides = picture("192.0.2.2", 4010);
  their_slides.content = "slides";
  theirs.push_back(their_slides);
  x = exchange(a, ours, b, theirs);
  auto s = parse(x.offer);
  ASSERT_EQ(s->media.size(), 2U);
  EXPECT_EQ(s->media[0].media, "video");
  EXPECT_EQ(x.offerer.streams[2].media_line, 0U);
  EXPECT_EQ(x.answer.negotiation.streams[2].state, StreamState::kAccepted);
  EXPECT_EQ(x.answer.negotiation.streams[2].content, "slides");

  ours[0].enabled = true;
  x = exchange(a, ours, b, theirs);
  s = parse(x.offer);
  ASSERT_EQ(s->media.size(), 3U);
  EXPECT_EQ(s->media[2].media, "audio");
  EXPECT_EQ(x.answer.negotiation.streams[0].media_line, 2U);
}

TEST(OfferAnswer, StreamAddedByTheOtherSideBindsOnce) {
  Party a(1);
  Party b(2);
  auto ours = both();
  auto theirs = both("192.0.2.2");
  ours[1].enabled = false;
  auto x = exchange(a, ours, b, theirs);
  EXPECT_EQ(x.answer.negotiation.streams[1].state, StreamState::kNotOffered);
  ours[1].enabled = true;
  x = exchange(b, theirs, a, ours);
  EXPECT_EQ(parse(x.offer)->media.size(), 2U);
  EXPECT_EQ(x.offerer.streams[1].state, StreamState::kAccepted);
  // Roles may change at any time; the lines stay.
  x = exchange(a, ours, b, theirs);
  EXPECT_EQ(parse(x.offer)->media.size(), 2U);
  EXPECT_EQ(x.offerer.streams[1].media_line, 1U);
}

TEST(OfferAnswer, PayloadTypeNeverChangesItsMeaning) {
  Party a(1);
  auto streams = std::vector<LocalStream>{sound()};
  // The other side uses 96 for another codec than we would.
  answer_to(a, peer("m=audio 6000 RTP/AVP 96\r\na=rtpmap:96 L16/8000\r\n"), [&] {
    auto s = streams;
    s[0].codecs = {codec("L16"), codec("opus", 48000, 2)};
    return s;
  }());
  const auto offer = a.session.make_offer(streams);
  ASSERT_TRUE(offer);
  EXPECT_THAT(*offer, HasSubstr("a=rtpmap:97 opus/48000/2"));
  EXPECT_THAT(*offer, Not(HasSubstr("a=rtpmap:96")));
}

TEST(OfferAnswer, AnswerMayBeRepeatedAndChanged) {
  Party a(1);
  ASSERT_TRUE(a.session.make_offer({sound()}));
  const auto early = a.session.read_answer(peer("m=audio 6000 RTP/AVP 0\r\n"));
  ASSERT_TRUE(early);
  const auto final_answer = a.session.read_answer(peer("m=audio 7000 RTP/AVP 8\r\n"));
  ASSERT_TRUE(final_answer);
  EXPECT_EQ(final_answer->streams[0].codecs[0].format.name, "PCMA");
  EXPECT_EQ(final_answer->streams[0].remote_rtp.port, 7000);
  EXPECT_EQ(Party(1).session.read_answer("v=0").error().error, NegotiationError::kWrongState);
}

TEST(OfferAnswer, FeedbackAndProfileFollowTheOffer) {
  Party b(2);
  const auto avpf = answer_to(b,
                              peer("m=video 6000 RTP/AVPF 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 "
                                   "packetization-mode=1;profile-level-id=42e01f\r\n"
                                   "a=rtcp-fb:96 nack pli\r\na=rtcp-fb:* goog-remb\r\na=rtcp-rsize\r\n"),
                              both());
  EXPECT_THAT(avpf.text, HasSubstr("m=video 4002 RTP/AVPF 96\r\n"));
  EXPECT_THAT(avpf.text, HasSubstr("a=rtcp-fb:* nack pli\r\n"));
  EXPECT_THAT(avpf.text, Not(HasSubstr("ccm fir")));
  EXPECT_EQ(avpf.negotiation.streams[1].feedback, (std::vector<Feedback>{{"nack", "pli"}}));
  EXPECT_TRUE(avpf.negotiation.streams[1].rtcp_reduced_size);
  Party c(3);
  const auto avp = answer_to(
      c, peer("m=video 6000 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\na=rtcp-fb:* ccm fir\r\na=rtcp-rsize\r\n"), both());
  EXPECT_THAT(avp.text, HasSubstr("RTP/AVP 96"));
  EXPECT_EQ(avp.negotiation.streams[1].feedback, (std::vector<Feedback>{{"ccm", "fir"}}));
  EXPECT_FALSE(avp.negotiation.streams[1].rtcp_reduced_size);
}

TEST(OfferAnswer, WhatTheOtherSideSaysForItself) {
  Party b(2);
  const auto n = answer_to(
      b,
      peer("m=audio 6000 RTP/AVP 0\r\nc=IN IP4 203.0.113.5\r\nb=AS:80\r\nb=RS:800\r\nb=RR:2400\r\na=ptime:30\r\n"
           "a=maxptime:60\r\na=rtcp:7001 IN IP4 203.0.113.6\r\na=ssrc:7 cname:x@y\r\na=mid:a1\r\na=label:9\r\n"
           "m=video 65535 RTP/AVP 96\r\nc=IN IP4 media.example.com\r\na=rtpmap:96 VP8/90000\r\na=framerate:15\r\n"
           "a=x-custom:kept\r\n",
           "b=TIAS:500000\r\n"),
      both());
  const auto& audio = n.negotiation.streams[0];
  EXPECT_EQ(audio.remote_rtp.to_string(), "203.0.113.5:6000");
  EXPECT_EQ(audio.remote_rtcp.to_string(), "203.0.113.6:7001");
  EXPECT_EQ(audio.packet_time, 30ms);
  EXPECT_EQ(audio.max_packet_time, 60ms);
  EXPECT_EQ(audio.send_limit, DataRate::kilobits_per_second(80));
  EXPECT_EQ(audio.rtcp_sender_bandwidth, DataRate::bits_per_second(800));
  EXPECT_EQ(audio.rtcp_receiver_bandwidth, DataRate::bits_per_second(2400));
  EXPECT_EQ(audio.remote_ssrc, 7U);
  EXPECT_EQ(audio.remote_cname, "x@y");
  EXPECT_EQ(audio.mid, "a1");
  EXPECT_THAT(n.text, HasSubstr("a=mid:a1\r\n"));
  EXPECT_EQ(audio.label, "9");
  const auto& video = n.negotiation.streams[1];
  EXPECT_TRUE(video.remote_rtp.address.is_unspecified());
  EXPECT_EQ(video.remote_host, "media.example.com");
  EXPECT_EQ(video.remote_rtcp.port, 0);
  EXPECT_EQ(video.frame_rate, 15.0);
  EXPECT_EQ(video.send_limit, DataRate::bits_per_second(500000));
  EXPECT_EQ(find_attribute(video.remote.attributes, "x-custom"), "kept");
}

TEST(OfferAnswer, ComfortNoiseWhereBothHaveIt) {
  Party b(2);
  auto streams = both();
  const std::string offer = peer("m=audio 6000 RTP/AVP 0 13\r\n");
  EXPECT_FALSE(answer_to(b, offer, streams).negotiation.streams[0].comfort_noise);
  streams[0].codecs.push_back(codec("CN"));
  Party c(3);
  const auto answer = answer_to(c, offer, streams);
  EXPECT_EQ(answer.negotiation.streams[0].comfort_noise, 13);
  EXPECT_THAT(answer.text, HasSubstr("RTP/AVP 0 13\r\n"));
  EXPECT_EQ(answer.negotiation.streams[0].codecs.size(), 1U);
}

TEST(OfferAnswer, ContentChoosesAmongStreams) {
  auto streams = both();
  streams.push_back(picture("192.0.2.1", 4010));
  streams[2].content = "slides";
  Party b(2);
  const std::string vp8 = "RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n";
  const auto answer = answer_to(b, peer("m=video 6000 " + vp8 + "a=content:slides\r\nm=video 6002 " + vp8), streams);
  EXPECT_EQ(answer.negotiation.streams[2].media_line, 0U);
  EXPECT_EQ(answer.negotiation.streams[1].media_line, 1U);
}

TEST(OfferAnswer, BadLocalStreams) {
  Party a(1);
  auto no_address = sound();
  no_address.rtp = {};
  auto no_codec = sound();
  no_codec.codecs.clear();
  auto no_kind = sound();
  no_kind.kind = MediaKind::kOther;
  for (const auto& stream : {no_address, no_codec, no_kind}) {
    EXPECT_EQ(a.session.make_offer({stream}).error().error, NegotiationError::kBadLocalStream);
  }
  no_codec.enabled = false;
  EXPECT_TRUE(a.session.make_offer({sound(), no_codec}));
}

TEST(OfferAnswer, LimitOfMediaLines) {
  OfferAnswerConfig config;
  config.limits.media = 2;
  Party a(1, config);
  EXPECT_EQ(a.session.make_offer({sound(), picture(), picture("192.0.2.1", 5000)}).error().error,
            NegotiationError::kTooManyStreams);
  EXPECT_TRUE(a.session.make_offer({sound(), picture()}));
}

TEST(OfferAnswer, MoreCodecsThanPayloadTypes) {
  Party a(1);
  auto stream = sound();
  stream.codecs.clear();
  for (int i = 0; i < 100; ++i) stream.codecs.push_back(codec("X" + std::to_string(i)));
  const auto offer = a.session.make_offer({stream});
  ASSERT_TRUE(offer);
  // 96-127 and 35-63, of which 101 is telephone-event's.
  EXPECT_EQ(parse(*offer)->media[0].formats.size(), 61U);
}

// Any two parties that agree, agree on the same thing, whatever the streams, directions and orders.
TEST(OfferAnswerProperty, BothSidesSeeTheSame) {
  SeededRandom random(77);
  const std::vector<CodecFormat> audio{codec("opus", 48000, 2), codec("PCMU"),       codec("PCMA"),
                                       codec("G722"),           codec("L16", 16000), codec("G729")};
  const std::vector<CodecFormat> video{h264(1), h264(0, "42e014"), codec("VP8", 90000), codec("H263-1998", 90000),
                                       h264(1, "64001f")};
  const auto make = [&](std::string_view host) {
    std::vector<LocalStream> streams{sound(host), picture(host)};
    for (auto& stream : streams) {
      const auto& pool = stream.kind == MediaKind::kAudio ? audio : video;
      stream.codecs.clear();
      for (const auto& c : pool) {
        if (random.below(2) == 0)
          stream.codecs.insert(
              stream.codecs.begin() + static_cast<std::ptrdiff_t>(random.below(stream.codecs.size() + 1)), c);
      }
      stream.enabled = !stream.codecs.empty() && random.below(5) != 0;
      stream.direction = static_cast<Direction>(random.below(4));
      stream.rtcp_mux = random.below(2) == 0;
      stream.telephone_event = random.below(2) == 0;
      stream.profile = random.below(2) == 0 ? Profile::kAvp : Profile::kAvpf;
    }
    return streams;
  };
  for (int i = 0; i < 500; ++i) {
    Party a(random.u64());
    Party b(random.u64());
    for (int round = 0; round < 4; ++round) {
      const auto offer = a.session.make_offer(make("192.0.2.1"));
      ASSERT_TRUE(offer);
      ASSERT_TRUE(b.session.read_offer(*offer));
      const auto answer = b.session.make_answer(make("192.0.2.2"));
      if (!answer) {
        a.session.cancel_offer();
        b.session.refuse_offer();
        continue;
      }
      ASSERT_EQ(parse(*offer)->media.size(), parse(answer->text)->media.size());
      const auto n = a.session.read_answer(answer->text);
      ASSERT_TRUE(n) << n.error().detail << '\n' << *offer << answer->text;
      for (std::size_t s = 0; s < 2; ++s) {
        const auto& x = n->streams[s];
        const auto& y = answer->negotiation.streams[s];
        ASSERT_EQ(x.state == StreamState::kAccepted, y.state == StreamState::kAccepted) << *offer << answer->text;
        if (x.state != StreamState::kAccepted) continue;
        EXPECT_EQ(x.direction, reversed(y.direction));
        EXPECT_EQ(x.rtcp_mux, y.rtcp_mux);
        EXPECT_EQ(x.media_line, y.media_line);
        EXPECT_EQ(x.feedback, y.feedback);
        ASSERT_EQ(x.codecs.size(), y.codecs.size());
        for (std::size_t c = 0; c < x.codecs.size(); ++c) {
          EXPECT_EQ(x.codecs[c].format.name, y.codecs[c].format.name);
          EXPECT_EQ(x.codecs[c].send_payload_type, y.codecs[c].receive_payload_type);
          EXPECT_EQ(x.codecs[c].receive_payload_type, y.codecs[c].send_payload_type);
        }
        ASSERT_EQ(x.events.size(), y.events.size());
      }
      if (random.below(2) == 0) std::swap(a.session, b.session);
    }
  }
}

}  // namespace
}  // namespace mtavip::sdp
