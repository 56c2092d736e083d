#include "sdp/codec_match.h"

#include <gtest/gtest.h>

namespace mtavip::sdp {
namespace {

CodecFormat format(std::string name, int clock_rate, std::string_view parameters = {}, int channels = 1) {
  CodecFormat f;
  f.name = std::move(name);
  f.clock_rate = clock_rate;
  f.channels = channels;
  f.parameters = parse_parameters(parameters);
  return f;
}
CodecFormat h264(std::string_view parameters) {
  return format("H264", 90000, parameters);
}
std::string_view level(const FormatParameters& parameters) {
  return find_parameter(parameters, "profile-level-id").value_or("none");
}

TEST(CodecMatch, StaticTableBothWays) {
  for (int type = 0; type < 128; ++type) {
    const auto f = static_format(static_cast<std::uint8_t>(type));
    EXPECT_TRUE(!f || static_payload_type(*f) == type) << type;
  }
  EXPECT_EQ(static_format(9)->name, "G722");
  EXPECT_FALSE(static_format(2));
  EXPECT_FALSE(static_format(96));
}

TEST(CodecMatch, SameEncoding) {
  EXPECT_TRUE(same_encoding(format("pcmu", 8000), format("PCMU", 8000)));
  EXPECT_FALSE(same_encoding(format("PCMU", 8000), format("PCMA", 8000)));
  EXPECT_FALSE(same_encoding(format("PCMU", 8000), format("PCMU", 16000)));
  EXPECT_FALSE(same_encoding(format("L16", 44100, "", 1), format("L16", 44100, "", 2)));
  EXPECT_TRUE(same_encoding(format("G722", 8000), format("G722", 16000)));
  EXPECT_TRUE(same_encoding(format("opus", 48000, "", 2), format("opus", 48000)));
}

TEST(H264, ProfileLevelId) {
  struct Case {
    std::string_view text;
    H264Profile profile;
    int level;
    bool level_1b;
  };
  const std::vector<Case> cases{
      {"42e01f", H264Profile::kBaseline, 31, false}, {"42801e", H264Profile::kBaseline, 30, false},
      {"42001f", H264Profile::kBaseline, 31, false}, {"42f00b", H264Profile::kBaseline, 10, true},
      {"42e00b", H264Profile::kBaseline, 11, false}, {"4d001f", H264Profile::kMain, 31, false},
      {"4d801f", H264Profile::kBaseline, 31, false}, {"588014", H264Profile::kBaseline, 20, false},
      {"584014", H264Profile::kMain, 20, false},     {"580014", H264Profile::kExtended, 20, false},
      {"640028", H264Profile::kHigh, 40, false},     {"640c1f", H264Profile::kHigh, 31, false},
      {"640009", H264Profile::kHigh, 10, true},      {"64100b", H264Profile::kHigh, 11, false},
      {"6e0028", H264Profile::kHigh10, 40, false},   {"7a0028", H264Profile::kHigh422, 40, false},
      {"f40028", H264Profile::kHigh444, 40, false},  {"2c1028", H264Profile::kHigh444, 40, false},
  };
  for (const auto& c : cases) {
    const auto p = H264ProfileLevel::parse(c.text);
    ASSERT_TRUE(p) << c.text;
    EXPECT_EQ(p->profile, c.profile) << c.text;
    EXPECT_EQ(p->level, c.level) << c.text;
    EXPECT_EQ(p->level_1b, c.level_1b) << c.text;
    EXPECT_EQ(p->to_string(), c.text);
  }
  EXPECT_EQ(H264ProfileLevel::parse("42E01F")->to_string(), "42e01f");
  for (const auto* bad : {"", "42e0", "42e01f00", "42e0zz", "000000", "ffffff", "42e000", "+2e01f"}) {
    EXPECT_FALSE(H264ProfileLevel::parse(bad)) << bad;
  }
}

TEST(H264, LevelOrder) {
  const auto parse = [](std::string_view text) { return *H264ProfileLevel::parse(text); };
  EXPECT_TRUE(parse("42e00a").level_below(parse("42f00b")));
  EXPECT_TRUE(parse("42f00b").level_below(parse("42e00b")));
  EXPECT_TRUE(parse("42e01e").level_below(parse("42e01f")));
  EXPECT_FALSE(parse("42e01f").level_below(parse("42e01f")));
  EXPECT_EQ(parse("42e01f").with_level_of(parse("42f00b")).to_string(), "42f00b");
  EXPECT_EQ(parse("42f00b").with_level_of(parse("42e00b")).to_string(), "42e00b");
}

TEST(H264, AnswerTakesTheLowerLevelAndTheOfferedProfileBytes) {
  const auto m = match_offer(h264("profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1"),
                             h264("profile-level-id=428014; packetization-mode=1; max-mbps=11880"));
  ASSERT_TRUE(m);
  EXPECT_EQ(level(m->send), "428014");
  EXPECT_EQ(level(m->receive), "428014");
  EXPECT_EQ(find_parameter(m->send, "max-mbps"), "11880");
  EXPECT_FALSE(find_parameter(m->receive, "level-asymmetry-allowed"));

  const auto ours_lower = match_offer(h264("profile-level-id=42e014;packetization-mode=1"),
                                      h264("profile-level-id=42801f;packetization-mode=1"));
  ASSERT_TRUE(ours_lower);
  EXPECT_EQ(level(ours_lower->receive), "428014");
  EXPECT_EQ(level(ours_lower->send), "428014");
}

TEST(H264, AsymmetricLevels) {
  const std::string asymmetric = ";packetization-mode=1;level-asymmetry-allowed=1";
  const auto m =
      match_offer(h264("profile-level-id=42e01f" + asymmetric), h264("profile-level-id=42e014" + asymmetric));
  ASSERT_TRUE(m);
  EXPECT_EQ(level(m->send), "42e014");
  EXPECT_EQ(level(m->receive), "42e01f");
  EXPECT_EQ(find_parameter(m->receive, "level-asymmetry-allowed"), "1");
  const auto answer =
      match_answer(h264("profile-level-id=42e014" + asymmetric), h264("profile-level-id=42e01f" + asymmetric));
  ASSERT_TRUE(answer);
  EXPECT_EQ(level(answer->send), "42e01f");
  EXPECT_EQ(level(answer->receive), "42e014");
}

TEST(H264, ModesAndProfilesAreFormatsOfTheirOwn) {
  const auto mode0 = h264("profile-level-id=42e01f");
  const auto mode1 = h264("profile-level-id=42e01f;packetization-mode=1");
  EXPECT_TRUE(match_offer(mode0, mode0));
  EXPECT_TRUE(match_offer(mode0, h264("profile-level-id=42e01f;packetization-mode=0")));
  EXPECT_FALSE(match_offer(mode0, mode1));
  EXPECT_FALSE(match_offer(mode1, mode0));
  EXPECT_FALSE(match_offer(mode1, h264("profile-level-id=64001f;packetization-mode=1")));
  EXPECT_FALSE(match_offer(mode1, h264("profile-level-id=bad;packetization-mode=1")));
  EXPECT_FALSE(same_configuration(mode0, mode1));
  EXPECT_TRUE(same_configuration(mode1, h264("profile-level-id=428014;packetization-mode=1")));
  // Nothing said: Baseline at level 1.
  const auto m = match_offer(mode0, h264(""));
  ASSERT_TRUE(m);
  EXPECT_EQ(level(m->send), "42000a");
}

TEST(H264, AnswersThatLeaveOutOrFallBack) {
  const auto ours = h264("profile-level-id=42e01f;packetization-mode=1");
  const auto silent = match_answer(ours, h264(""));
  ASSERT_TRUE(silent);
  EXPECT_EQ(level(silent->send), "42e01f");
  EXPECT_EQ(find_parameter(silent->send, "packetization-mode"), "1");
  const auto fallen = match_answer(ours, h264("profile-level-id=42e01f;packetization-mode=0"));
  ASSERT_TRUE(fallen);
  EXPECT_EQ(find_parameter(fallen->send, "packetization-mode"), "0");
  EXPECT_FALSE(match_answer(h264("profile-level-id=42e01f"), h264("profile-level-id=42e01f;packetization-mode=1")));
}

TEST(CodecMatch, H263) {
  const auto ours = format("H263-1998", 90000, "CIF=1;QCIF=1");
  const auto m = match_offer(ours, format("H263-1998", 90000, "CIF4=2;CIF=1"));
  ASSERT_TRUE(m);
  EXPECT_EQ(find_parameter(m->send, "CIF4"), "2");
  EXPECT_EQ(print_parameters(m->receive), "CIF=1;QCIF=1");
  EXPECT_EQ(find_parameter(match_offer(ours, format("H263-1998", 90000))->send, "QCIF"), "1");
  EXPECT_FALSE(match_offer(ours, format("H263-2000", 90000)));
}

TEST(CodecMatch, OpusParametersAreTheReceiversWish) {
  const auto m = match_offer(format("opus", 48000, "useinbandfec=1", 2),
                             format("opus", 48000, "maxaveragebitrate=20000;stereo=0;useinbandfec=1", 2));
  ASSERT_TRUE(m);
  EXPECT_EQ(find_parameter(m->send, "maxaveragebitrate"), "20000");
  EXPECT_EQ(print_parameters(m->receive), "useinbandfec=1");
}

TEST(CodecMatch, ParametersThatMustAgree) {
  const auto agrees = [](std::string_view ours, std::string_view theirs, const std::string& name) {
    return match_offer(format(name, 8000, ours), format(name, 8000, theirs)).has_value();
  };
  EXPECT_TRUE(agrees("", "octet-align=0", "AMR"));
  EXPECT_FALSE(agrees("octet-align=1", "", "AMR"));
  EXPECT_TRUE(agrees("octet-align=1", "octet-align=1;mode-set=0", "AMR"));
  EXPECT_FALSE(agrees("bitrate=32000", "bitrate=24000", "G7221"));
  EXPECT_FALSE(agrees("profile-id=2", "", "VP9"));
  EXPECT_TRUE(agrees("max-fr=30", "max-fs=3600", "VP8"));
}

TEST(CodecMatch, IlbcAndG729) {
  const auto ilbc = match_offer(format("iLBC", 8000, "mode=20"), format("iLBC", 8000, "mode=20"));
  EXPECT_EQ(find_parameter(ilbc->send, "mode"), "20");
  const auto longer = match_offer(format("iLBC", 8000, "mode=20"), format("iLBC", 8000));
  EXPECT_EQ(find_parameter(longer->send, "mode"), "30");
  EXPECT_EQ(find_parameter(longer->receive, "mode"), "30");
  const auto g729 = match_offer(format("G729", 8000), format("G729", 8000, "annexb=no"));
  EXPECT_EQ(find_parameter(g729->receive, "annexb"), "no");
}

}  // namespace
}  // namespace mtavip::sdp
