#include "sdp/attributes.h"

#include <gtest/gtest.h>

#include "sdp/parser.h"

namespace mtavip::sdp {
namespace {

SessionDescription read(std::string_view media) {
  const auto s =
      parse("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n" + std::string(media));
  EXPECT_TRUE(s);
  return s ? *s : SessionDescription{};
}

// print(parse(x)) == x for well-formed values in their usual spelling.
template <class Parse>
void round_trip(Parse parse_value, const std::vector<std::string>& values) {
  for (const auto& value : values) {
    const auto parsed = parse_value(value);
    ASSERT_TRUE(parsed) << value;
    EXPECT_EQ(print(*parsed), value);
  }
}
template <class Parse>
void refused(Parse parse_value, const std::vector<std::string>& values) {
  for (const auto& value : values) EXPECT_FALSE(parse_value(value)) << value;
}

TEST(Attributes, RtpMap) {
  round_trip(parse_rtpmap, {"0 PCMU/8000", "96 opus/48000/2", "97 H264/90000"});
  refused(parse_rtpmap,
          {"", "0", "0 PCMU", "128 X/8000", "-1 X/8000", "96 X/0", "96 X/-1", "96 /8000", "96 X/99999999999"});
  const auto odd = parse_rtpmap(" 101  telephone-event/8000/x ");
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->channels, 1);
}

TEST(Attributes, Fmtp) {
  const auto f =
      parse_fmtp("97 profile-level-id=42e01f; packetization-mode=1;;sprop-parameter-sets=Z0IACpZTBYmI,aMljiA==;");
  ASSERT_TRUE(f);
  EXPECT_EQ(f->format, "97");
  ASSERT_EQ(f->parameters.size(), 3U);
  EXPECT_EQ(find_parameter(f->parameters, "SPROP-Parameter-Sets"), "Z0IACpZTBYmI,aMljiA==");
  EXPECT_EQ(parse_fmtp("101 0-15,66")->text, "0-15,66");
  EXPECT_EQ(print_parameters(parse_fmtp("101 0-15,66")->parameters), "0-15,66");
  refused(parse_fmtp, {"", "97", "97 "});
}

TEST(Attributes, Rtcp) {
  round_trip(parse_rtcp, {"53020", "53020 IN IP4 126.16.64.4", "53020 IN IP6 2001:db8::1"});
  refused(parse_rtcp, {"", "70000", "x", "53020 IN IP4"});
}

TEST(Attributes, RtcpFeedback) {
  round_trip(parse_rtcp_feedback, {"* nack", "* nack pli", "98 ccm fir", "100 ccm tmmbr smaxpr=120", "96 trr-int 100"});
  refused(parse_rtcp_feedback, {"", "*", "300 nack", "x nack"});
}

TEST(Attributes, Ssrc) {
  round_trip(parse_ssrc, {"3735928559 cname:user@example.com", "1 msid:a b", "1 flag"});
  refused(parse_ssrc, {"", "x cname:y", "4294967296 cname:y"});
}

TEST(Attributes, Group) {
  round_trip(parse_group, {"BUNDLE a v", "LS 1 2", "FID"});
  refused(parse_group, {""});
}

TEST(Attributes, Candidate) {
  round_trip(parse_candidate, {"1 1 UDP 2130706431 203.0.113.141 8998 typ host",
                               "2 1 UDP 1694498815 192.0.2.3 45664 typ srflx raddr 203.0.113.141 rport 8998",
                               "3 2 TCP 1 2001:db8::1 9 typ host tcptype active generation 0"});
  refused(parse_candidate,
          {"", "1 1 UDP 1 192.0.2.1 1", "1 0 UDP 1 192.0.2.1 1 typ host", "1 1 UDP x 192.0.2.1 1 typ host",
           "1 1 UDP 1 192.0.2.1 99999 typ host", "1 1 UDP 1 192.0.2.1 1 type host"});
}

TEST(Attributes, FingerprintAndSetup) {
  round_trip(parse_fingerprint, {"sha-256 12:DF:3E:5D", "sha-1 4A:AD"});
  refused(parse_fingerprint, {"", "sha-256", "sha-256 12:D", "sha-256 12:GG", "sha-256 12:"});
  for (const auto setup : {Setup::kActive, Setup::kPassive, Setup::kActPass, Setup::kHoldConnection}) {
    EXPECT_EQ(parse_setup(to_string(setup)), setup);
  }
  refused(parse_setup, {"", "both"});
}

TEST(Attributes, Crypto) {
  round_trip(parse_crypto, {"1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20|1:32",
                            "2 AES_CM_128_HMAC_SHA1_32 inline:AAAA;inline:BBBB KDR=1 UNENCRYPTED_SRTCP"});
  refused(parse_crypto, {"", "1 AES", "x AES inline:A", "1 AES ;"});
}

TEST(Attributes, ExtmapAndMsid) {
  round_trip(parse_extmap, {"1 urn:ietf:params:rtp-hdrext:toffset", "2/sendonly http://example.com/x short long"});
  refused(parse_extmap, {"", "1", "x uri", "1/both uri"});
  round_trip(parse_msid, {"stream track", "-"});
  refused(parse_msid, {""});
}

TEST(Attributes, ImageAttributes) {
  const auto a =
      parse_image_attributes("97 send [x=[480:16:800],y=[320:16:640],par=[1.2-1.3],q=0.6] [x=176,y=144] recv *");
  ASSERT_TRUE(a);
  EXPECT_EQ(a->payload_type, 97);
  ASSERT_EQ(a->send.size(), 2U);
  EXPECT_EQ(a->send[0], (ImageSize{480, 800, 320, 640, 0.6}));
  EXPECT_EQ(a->send[1], (ImageSize{176, 176, 144, 144, 0.5}));
  EXPECT_TRUE(a->receive.empty());
  const auto all = parse_image_attributes("* recv [x=[320,640],y=360]");
  ASSERT_TRUE(all);
  EXPECT_FALSE(all->payload_type);
  EXPECT_EQ(all->receive[0], (ImageSize{320, 640, 360, 360, 0.5}));
  refused(parse_image_attributes, {"", "97", "97 send [x=1", "97 [x=1,y=1]", "200 send *", "97 send [x=0,y=1]",
                                   "97 send [y=1]", "97 send [x=[2:1],y=1]", "97 up *", "97 send [x=1,y=1,q]"});
}

TEST(Attributes, CodecsOfALine) {
  const auto s = read(
      "m=audio 4000 RTP/AVP 96 0 8 101 77 200 0 9\r\n"
      "a=fmtp:96 useinbandfec=1\r\na=rtpmap:96 opus/48000/2\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 "
      "0-16\r\n");
  const auto codecs = codecs_of(s.media[0]);
  ASSERT_EQ(codecs.size(), 5U);
  EXPECT_EQ(codecs[0].name, "opus");
  EXPECT_EQ(codecs[0].channels, 2);
  EXPECT_EQ(find_parameter(codecs[0].parameters, "useinbandfec"), "1");
  EXPECT_EQ(codecs[1].name, "PCMU");
  EXPECT_EQ(codecs[3].name, "telephone-event");
  EXPECT_EQ(codecs[4].payload_type, 9);
}

TEST(Attributes, DirectionAndHold) {
  struct Case {
    std::string media;
    Direction direction;
  };
  const std::vector<Case> cases{
      {"m=audio 1 RTP/AVP 0\r\n", Direction::kSendReceive},
      {"a=inactive\r\nm=audio 1 RTP/AVP 0\r\n", Direction::kInactive},
      {"a=inactive\r\nm=audio 1 RTP/AVP 0\r\na=sendonly\r\n", Direction::kSendOnly},
      {"m=audio 1 RTP/AVP 0\r\na=recvonly\r\n", Direction::kReceiveOnly},
      {"m=audio 1 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\n", Direction::kSendOnly},
      {"m=audio 1 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\na=recvonly\r\n", Direction::kInactive},
      {"m=audio 1 RTP/AVP 0\r\nc=IN IP6 ::\r\na=sendrecv\r\n", Direction::kSendOnly},
      {"m=audio 9 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:abcd\r\n", Direction::kSendReceive},
  };
  for (const auto& c : cases) {
    const auto s = read(c.media);
    EXPECT_EQ(direction_of(s, s.media[0]), c.direction) << c.media;
  }
}

TEST(Attributes, PacketTimeAndFrameRate) {
  const auto packet_time = [](const std::string& value) {
    return packet_time_of(read("m=audio 1 RTP/AVP 0\r\na=ptime:" + value + "\r\n").media[0], "ptime");
  };
  EXPECT_EQ(packet_time("20"), 20ms);
  EXPECT_EQ(packet_time(" 30 "), 30ms);
  EXPECT_EQ(packet_time("2.5"), Duration(2500));
  for (const auto* bad : {"", "0", "-20", "1001", "1000.5", "x", "20x", "1e3", "99999999999999999999"}) {
    EXPECT_FALSE(packet_time(bad)) << bad;
  }
  const auto frame_rate = [](const std::string& value) {
    return frame_rate_of(read("m=video 1 RTP/AVP 96\r\na=framerate:" + value + "\r\n").media[0]);
  };
  EXPECT_EQ(frame_rate("15"), 15.0);
  EXPECT_EQ(frame_rate("29.97"), 29.97);
  for (const auto* bad : {"", "0", "-1", "nan", "inf", "5000", "x"}) EXPECT_FALSE(frame_rate(bad)) << bad;
}

TEST(Formats, DirectionAlgebra) {
  EXPECT_EQ(reversed(Direction::kSendOnly), Direction::kReceiveOnly);
  EXPECT_EQ(reversed(Direction::kSendReceive), Direction::kSendReceive);
  EXPECT_EQ(common(Direction::kSendOnly, Direction::kReceiveOnly), Direction::kInactive);
  for (const auto d : {Direction::kInactive, Direction::kSendOnly, Direction::kReceiveOnly, Direction::kSendReceive}) {
    EXPECT_EQ(reversed(reversed(d)), d);
    EXPECT_EQ(parse_direction(to_string(d)), d);
  }
}

TEST(Formats, Profiles) {
  for (const auto p :
       {Profile::kAvp, Profile::kAvpf, Profile::kSavp, Profile::kSavpf, Profile::kUdpTlsSavp, Profile::kUdpTlsSavpf}) {
    EXPECT_EQ(parse_profile(to_string(p)), p);
  }
  EXPECT_EQ(parse_profile("TCP/MSRP"), Profile::kOther);
  EXPECT_TRUE(has_feedback(Profile::kAvpf));
  EXPECT_TRUE(is_secure(Profile::kSavp));
}

}  // namespace
}  // namespace mtavip::sdp
