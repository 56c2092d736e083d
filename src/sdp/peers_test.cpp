// Descriptions as the clients and devices that we meet write them, with what must come of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdp/offer_answer.h"
#include "sdp/parser.h"

namespace mtavip::sdp {
namespace {

using testing::ElementsAre;

CodecFormat codec(std::string name, int clock_rate, int channels, std::string_view parameters) {
  CodecFormat f;
  f.name = std::move(name);
  f.clock_rate = clock_rate;
  f.channels = channels;
  f.parameters = parse_parameters(parameters);
  return f;
}

std::vector<LocalStream> ours() {
  LocalStream audio;
  audio.rtp = {*IpAddress::parse("192.0.2.1"), 4000};
  audio.codecs = {codec("opus", 48000, 2, "useinbandfec=1"), codec("G722", 8000, 1, ""), codec("PCMU", 8000, 1, ""),
                  codec("PCMA", 8000, 1, "")};
  LocalStream video;
  video.kind = MediaKind::kVideo;
  video.rtp = {*IpAddress::parse("192.0.2.1"), 4002};
  video.codecs = {codec("H264", 90000, 1, "profile-level-id=42e01f;packetization-mode=1"),
                  codec("H264", 90000, 1, "profile-level-id=42e01f;packetization-mode=0"), codec("VP8", 90000, 1, ""),
                  codec("H263-1998", 90000, 1, "CIF=1;QCIF=1")};
  video.feedback = {{"nack", ""}, {"nack", "pli"}, {"ccm", "fir"}};
  return {audio, video};
}

struct Expected {
  std::vector<std::string> audio;  ///< codecs in the order of the answer
  std::vector<std::string> video;
  std::vector<std::uint8_t> events;  ///< payload types to send
  std::size_t feedback = 0;
  bool rtcp_mux = false;
};

struct Peer {
  std::string name;
  std::string offer;
  Expected expected;
};

const std::vector<Peer>& peers() {
  static const std::vector<Peer> kPeers{
      {"a lean client of the baresip kind",
       "v=0\r\n"
       "o=- 1375297234 2016212378 IN IP4 198.51.100.20\r\n"
       "s=-\r\n"
       "c=IN IP4 198.51.100.20\r\n"
       "t=0 0\r\n"
       "a=tool:example 1.0\r\n"
       "m=audio 11340 RTP/AVP 96 97 0 8 101\r\n"
       "b=AS:125\r\n"
       "a=rtpmap:96 opus/48000/2\r\n"
       "a=fmtp:96 stereo=1;sprop-stereo=1\r\n"
       "a=rtpmap:97 G722/16000\r\n"
       "a=rtpmap:0 PCMU/8000\r\n"
       "a=rtpmap:8 PCMA/8000\r\n"
       "a=rtpmap:101 telephone-event/8000\r\n"
       "a=fmtp:101 0-15\r\n"
       "a=rtcp:11341\r\n"
       "a=rtcp-mux\r\n"
       "a=sendrecv\r\n"
       "a=label:1\r\n"
       "a=rtcp-rsize\r\n"
       "a=ssrc:2870127041 cname:sip:a@198.51.100.20\r\n"
       "a=ptime:20\r\n"
       "m=video 22640 RTP/AVPF 99 100\r\n"
       "b=TIAS:512000\r\n"
       "a=rtpmap:99 H264/90000\r\n"
       "a=fmtp:99 packetization-mode=0;profile-level-id=42e01f\r\n"
       "a=rtpmap:100 H264/90000\r\n"
       "a=fmtp:100 packetization-mode=1;profile-level-id=42e01f\r\n"
       "a=rtcp:22641\r\n"
       "a=rtcp-mux\r\n"
       "a=sendrecv\r\n"
       "a=label:2\r\n"
       "a=content:main\r\n"
       "a=framerate:30.00\r\n"
       "a=rtcp-fb:* nack\r\n"
       "a=rtcp-fb:* nack pli\r\n"
       "a=rtcp-fb:* ccm fir\r\n",
       {{"opus", "G722", "PCMU", "PCMA"}, {"H264", "H264"}, {101}, 3, true}},
      {"a desktop client of the linphone kind",
       "v=0\r\n"
       "o=alice 3344 1203 IN IP4 198.51.100.21\r\n"
       "s=Talk\r\n"
       "c=IN IP4 198.51.100.21\r\n"
       "b=AS:1500\r\n"
       "t=0 0\r\n"
       "a=rtcp-xr:rcvr-rtt=all:10000 stat-summary=loss,dup,jitt,TTL voip-metrics\r\n"
       "a=record:off\r\n"
       "m=audio 7078 RTP/AVPF 96 97 98 0 8 18 101 99 100\r\n"
       "a=rtpmap:96 opus/48000/2\r\n"
       "a=fmtp:96 useinbandfec=1\r\n"
       "a=rtpmap:97 speex/16000\r\n"
       "a=fmtp:97 vbr=on\r\n"
       "a=rtpmap:98 speex/8000\r\n"
       "a=fmtp:18 annexb=yes\r\n"
       "a=rtpmap:101 telephone-event/48000\r\n"
       "a=rtpmap:99 telephone-event/16000\r\n"
       "a=rtpmap:100 telephone-event/8000\r\n"
       "a=rtcp-fb:* trr-int 5000\r\n"
       "a=rtcp-fb:* ccm tmmbr\r\n"
       "m=video 9078 RTP/AVPF 96 97 102\r\n"
       "a=rtpmap:96 VP8/90000\r\n"
       "a=rtpmap:97 H264/90000\r\n"
       "a=fmtp:97 profile-level-id=42801F\r\n"
       "a=rtpmap:102 AV1/90000\r\n"
       "a=rtcp-fb:* trr-int 5000\r\n"
       "a=rtcp-fb:* ccm tmmbr\r\n"
       "a=rtcp-fb:96 nack pli\r\n"
       "a=rtcp-fb:96 nack sli\r\n"
       "a=rtcp-fb:96 nack rpsi\r\n"
       "a=rtcp-fb:96 ccm fir\r\n"
       "a=rtcp-fb:97 nack pli\r\n"
       "a=rtcp-fb:97 ccm fir\r\n",
       {{"opus", "PCMU", "PCMA"}, {"VP8", "H264"}, {101, 100}, 2, false}},
      {"a telephone server of the Asterisk kind",
       "v=0\r\n"
       "o=root 986741 986741 IN IP4 198.51.100.22\r\n"
       "s=Server 18\r\n"
       "c=IN IP4 198.51.100.22\r\n"
       "t=0 0\r\n"
       "m=audio 14562 RTP/AVP 9 8 0 3 101\r\n"
       "a=rtpmap:9 G722/8000\r\n"
       "a=rtpmap:8 PCMA/8000\r\n"
       "a=rtpmap:0 PCMU/8000\r\n"
       "a=rtpmap:3 GSM/8000\r\n"
       "a=rtpmap:101 telephone-event/8000\r\n"
       "a=fmtp:101 0-16\r\n"
       "a=ptime:20\r\n"
       "a=maxptime:140\r\n"
       "a=sendrecv\r\n"
       "m=video 0 RTP/AVP 99\r\n",
       {{"G722", "PCMA", "PCMU"}, {}, {101}, 0, false}},
      {"a room system of the Polycom kind",
       "v=0\r\n"
       "o=Group 1716478205 0 IN IP4 198.51.100.23\r\n"
       "s=-\r\n"
       "c=IN IP4 198.51.100.23\r\n"
       "b=AS:1920\r\n"
       "t=0 0\r\n"
       "m=audio 49152 RTP/AVP 115 102 9 15 0 8 18 127\r\n"
       "a=rtpmap:115 G7221/32000\r\n"
       "a=fmtp:115 bitrate=48000\r\n"
       "a=rtpmap:102 G7221/16000\r\n"
       "a=fmtp:102 bitrate=32000\r\n"
       "a=rtpmap:9 G722/8000\r\n"
       "a=rtpmap:15 G728/8000\r\n"
       "a=rtpmap:0 PCMU/8000\r\n"
       "a=rtpmap:8 PCMA/8000\r\n"
       "a=rtpmap:18 G729/8000\r\n"
       "a=fmtp:18 annexb=no\r\n"
       "a=rtpmap:127 telephone-event/8000\r\n"
       "a=sendrecv\r\n"
       "m=video 49154 RTP/AVP 109 110 111 96 34 31\r\n"
       "b=TIAS:1920000\r\n"
       "a=rtpmap:109 H264/90000\r\n"
       "a=fmtp:109 profile-level-id=42801f; packetization-mode=1; max-mbps=216000; max-fs=3600; sar-supported=13; "
       "sar=13\r\n"
       "a=rtpmap:110 H264/90000\r\n"
       "a=fmtp:110 profile-level-id=42801f; max-mbps=216000; max-fs=3600\r\n"
       "a=rtpmap:111 H264/90000\r\n"
       "a=fmtp:111 profile-level-id=64001f; packetization-mode=1; max-mbps=216000\r\n"
       "a=rtpmap:96 H263-1998/90000\r\n"
       "a=fmtp:96 CIF4=1;CIF=1;QCIF=1;SQCIF=1;CUSTOM=352,240,1;CUSTOM=704,480,1\r\n"
       "a=rtpmap:34 H263/90000\r\n"
       "a=fmtp:34 CIF4=1;CIF=1;QCIF=1;SQCIF=1\r\n"
       "a=rtpmap:31 H261/90000\r\n"
       "a=fmtp:31 CIF=1;QCIF=1\r\n"
       "a=sendrecv\r\n"
       "a=rtcp-fb:* ccm fir\r\n"
       "a=rtcp-fb:* ccm tmmbr\r\n"
       "a=content:main\r\n"
       "m=application 49156 RTP/AVP 100\r\n"
       "a=rtpmap:100 H224/4800\r\n"
       "a=sendrecv\r\n"
       "m=application 60001 UDP/BFCP *\r\n"
       "a=floorctrl:c-s\r\n",
       {{"G722", "PCMU", "PCMA"}, {"H264", "H264", "H263-1998"}, {127}, 1, false}},
      {"a video telephone of the Cisco kind",
       "v=0\r\n"
       "o=Telephone 25521 0 IN IP4 198.51.100.24\r\n"
       "s=SIP Call\r\n"
       "b=AS:4064\r\n"
       "t=0 0\r\n"
       "m=audio 20480 RTP/AVP 108 9 0 8 116 101\r\n"
       "c=IN IP4 198.51.100.24\r\n"
       "b=TIAS:64000\r\n"
       "a=rtpmap:108 MP4A-LATM/90000\r\n"
       "a=fmtp:108 bitrate=64000;profile-level-id=24;object=23\r\n"
       "a=rtpmap:9 G722/8000\r\n"
       "a=rtpmap:0 PCMU/8000\r\n"
       "a=rtpmap:8 PCMA/8000\r\n"
       "a=rtpmap:116 iLBC/8000\r\n"
       "a=fmtp:116 mode=20\r\n"
       "a=rtpmap:101 telephone-event/8000\r\n"
       "a=fmtp:101 0-15\r\n"
       "a=trafficclass:conversational.audio.avconf.aq:admitted\r\n"
       "a=sendrecv\r\n"
       "m=video 20482 RTP/AVP 100 126 97\r\n"
       "c=IN IP4 198.51.100.24\r\n"
       "b=TIAS:4000000\r\n"
       "a=rtpmap:100 H264/90000\r\n"
       "a=fmtp:100 profile-level-id=640C16;packetization-mode=1;max-mbps=108000;level-asymmetry-allowed=1\r\n"
       "a=rtpmap:126 H264/90000\r\n"
       "a=fmtp:126 "
       "profile-level-id=428016;packetization-mode=1;max-mbps=108000;max-fs=3600;level-asymmetry-allowed=1\r\n"
       "a=rtpmap:97 H264/90000\r\n"
       "a=fmtp:97 profile-level-id=428016;packetization-mode=0;level-asymmetry-allowed=1\r\n"
       "a=imageattr:* recv [x=1280,y=720,q=1.00]\r\n"
       "a=rtcp-fb:* nack pli\r\n"
       "a=rtcp-fb:* ccm fir\r\n"
       "a=sendrecv\r\n",
       {{"G722", "PCMU", "PCMA"}, {"H264", "H264"}, {101}, 2, false}},
      {"a browser without security",
       "v=0\r\n"
       "o=- 4611731400430051336 2 IN IP4 127.0.0.1\r\n"
       "s=-\r\n"
       "t=0 0\r\n"
       "a=group:BUNDLE 0 1\r\n"
       "a=extmap-allow-mixed\r\n"
       "a=msid-semantic: WMS stream\r\n"
       "m=audio 54321 RTP/AVPF 111 63 9 0 8 13 110 126\r\n"
       "c=IN IP4 198.51.100.25\r\n"
       "a=rtcp:9 IN IP4 0.0.0.0\r\n"
       "a=candidate:1 1 udp 2122260223 198.51.100.25 54321 typ host generation 0\r\n"
       "a=ice-ufrag:aBcD\r\n"
       "a=mid:0\r\n"
       "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n"
       "a=sendrecv\r\n"
       "a=msid:stream track\r\n"
       "a=rtcp-mux\r\n"
       "a=rtpmap:111 opus/48000/2\r\n"
       "a=rtcp-fb:111 transport-cc\r\n"
       "a=fmtp:111 minptime=10;useinbandfec=1\r\n"
       "a=rtpmap:63 red/48000/2\r\n"
       "a=fmtp:63 111/111\r\n"
       "a=rtpmap:9 G722/8000\r\n"
       "a=rtpmap:0 PCMU/8000\r\n"
       "a=rtpmap:8 PCMA/8000\r\n"
       "a=rtpmap:13 CN/8000\r\n"
       "a=rtpmap:110 telephone-event/48000\r\n"
       "a=rtpmap:126 telephone-event/8000\r\n"
       "a=ssrc:1001 cname:abc\r\n"
       "a=ssrc:1001 msid:stream track\r\n"
       "m=video 54321 RTP/AVPF 96 97 102\r\n"
       "c=IN IP4 198.51.100.25\r\n"
       "a=mid:1\r\n"
       "a=rtcp-mux\r\n"
       "a=rtcp-rsize\r\n"
       "a=rtpmap:96 VP8/90000\r\n"
       "a=rtcp-fb:96 goog-remb\r\n"
       "a=rtcp-fb:96 ccm fir\r\n"
       "a=rtcp-fb:96 nack\r\n"
       "a=rtcp-fb:96 nack pli\r\n"
       "a=rtpmap:97 rtx/90000\r\n"
       "a=fmtp:97 apt=96\r\n"
       "a=rtpmap:102 H264/90000\r\n"
       "a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f\r\n",
       {{"opus", "G722", "PCMU", "PCMA"}, {"VP8", "H264"}, {110, 126}, 3, true}},
      {"an old gateway, RFC 2327",
       "v=0\n"
       "o=GW 1 1 IN IP4 198.51.100.26\n"
       "s=SIP Call\n"
       "c=IN IP4 198.51.100.26\n"
       "t=0 0\n"
       "m=audio 16500 RTP/AVP 8 100\n"
       "a=rtpmap:100 X-NSE/8000\n"
       "a=fmtp:100 192-194\n"
       "a=X-sqn:0\n"
       "a=X-cap: 1 audio RTP/AVP 100\n",
       {{"PCMA"}, {}, {}, 0, false}},
  };
  return kPeers;
}

std::vector<std::string> names(const NegotiatedStream& stream) {
  std::vector<std::string> list;
  for (const auto& c : stream.codecs) list.push_back(c.format.name);
  return list;
}

TEST(Peers, OffersAreAnswered) {
  for (const auto& peer : peers()) {
    SCOPED_TRACE(peer.name);
    SeededRandom random(1);
    NullLog log;
    Environment environment(random, log, WallTime{});
    OfferAnswer session(environment, {});
    const auto offer = session.read_offer(peer.offer);
    ASSERT_TRUE(offer) << offer.error().detail;
    const auto answer = session.make_answer(ours());
    ASSERT_TRUE(answer) << answer.error().detail;
    const auto& audio = answer->negotiation.streams[0];
    const auto& video = answer->negotiation.streams[1];
    EXPECT_EQ(names(audio), peer.expected.audio);
    EXPECT_EQ(names(video), peer.expected.video);
    std::vector<std::uint8_t> events;
    for (const auto& e : audio.events) events.push_back(e.send_payload_type);
    EXPECT_EQ(events, peer.expected.events);
    EXPECT_EQ(video.feedback.size(), peer.expected.feedback);
    EXPECT_EQ(audio.rtcp_mux, peer.expected.rtcp_mux);
    EXPECT_EQ(audio.direction, Direction::kSendReceive);
    EXPECT_FALSE(audio.remote_rtp.address.is_unspecified());
    const auto written = parse(answer->text);
    ASSERT_TRUE(written);
    const auto offered = parse(peer.offer);
    ASSERT_EQ(written->media.size(), offered->media.size());
    for (std::size_t i = 0; i < offered->media.size(); ++i) {
      EXPECT_EQ(written->media[i].media, offered->media[i].media);
      EXPECT_EQ(written->media[i].protocol, offered->media[i].protocol);
    }
    // The peer would understand it: as an answer to its offer, each format is one it has listed.
    for (const auto& format : written->media[0].formats) {
      EXPECT_THAT(offered->media[0].formats, testing::Contains(format));
    }
  }
}

TEST(Peers, VideoOfTheRoomSystemIsUnderstoodInDetail) {
  SeededRandom random(1);
  NullLog log;
  Environment environment(random, log, WallTime{});
  OfferAnswer session(environment, {});
  ASSERT_TRUE(session.read_offer(peers()[3].offer));
  const auto answer = session.make_answer(ours());
  ASSERT_TRUE(answer);
  const auto& video = answer->negotiation.streams[1];
  EXPECT_EQ(video.send_limit, DataRate::bits_per_second(1'920'000));
  EXPECT_EQ(video.content, "main");
  EXPECT_EQ(find_parameter(video.codecs[0].send_parameters, "max-fs"), "3600");
  EXPECT_EQ(find_parameter(video.codecs[0].send_parameters, "profile-level-id"), "42801f");
  EXPECT_EQ(find_parameter(video.codecs[1].send_parameters, "packetization-mode"), "0");
  EXPECT_EQ(video.codecs[1].send_payload_type, 110);
  EXPECT_EQ(find_parameter(video.codecs[2].send_parameters, "CIF4"), "1");
  EXPECT_EQ(print_parameters(video.codecs[2].receive_parameters), "CIF=1;QCIF=1");
}

}  // namespace
}  // namespace mtavip::sdp
