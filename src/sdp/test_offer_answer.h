// For the tests of the offer/answer exchange (RFC 3264): parties with streams as ours have them, and exchanges between
// two.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "sdp/attributes.h"
#include "sdp/offer_answer.h"
#include "sdp/parser.h"

namespace mtavip::sdp::test {

struct Party {
  explicit Party(std::uint64_t seed, OfferAnswerConfig config = {})
      : random(seed), environment(random, log, WallTime{}), session(environment, std::move(config)) {}
  SeededRandom random;
  NullLog log;
  Environment environment;
  OfferAnswer session;
};

inline CodecFormat codec(std::string name, int clock_rate = 8000, int channels = 1, std::string_view parameters = {}) {
  CodecFormat f;
  f.name = std::move(name);
  f.clock_rate = clock_rate;
  f.channels = channels;
  f.parameters = parse_parameters(parameters);
  return f;
}
inline CodecFormat h264(int mode, std::string_view level = "42e01f") {
  return codec("H264", 90000, 1,
               "profile-level-id=" + std::string(level) + ";packetization-mode=" + std::to_string(mode) +
                   ";level-asymmetry-allowed=1");
}

inline LocalStream sound(std::string_view host = "192.0.2.1", std::uint16_t port = 4000) {
  LocalStream s;
  s.rtp = {*IpAddress::parse(host), port};
  s.codecs = {codec("opus", 48000, 2, "useinbandfec=1"), codec("G722"), codec("PCMU"), codec("PCMA")};
  return s;
}
inline LocalStream picture(std::string_view host = "192.0.2.1", std::uint16_t port = 4002) {
  LocalStream s;
  s.kind = MediaKind::kVideo;
  s.rtp = {*IpAddress::parse(host), port};
  s.codecs = {h264(1), h264(0), codec("VP8", 90000), codec("H263-1998", 90000, 1, "CIF=1;QCIF=1")};
  s.feedback = {{"nack", ""}, {"nack", "pli"}, {"ccm", "fir"}};
  s.bandwidth = DataRate::kilobits_per_second(768);
  return s;
}
inline std::vector<LocalStream> both(std::string_view host = "192.0.2.1") {
  return {sound(host), picture(host)};
}
inline std::string peer(std::string_view media, std::string_view session_lines = "") {
  return "v=0\r\no=peer 1 1 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\n" +
         std::string(session_lines) + std::string(media);
}
inline Answer answer_to(Party& party, std::string_view offer, const std::vector<LocalStream>& streams) {
  const auto read = party.session.read_offer(offer);
  EXPECT_TRUE(read) << read.error().detail;
  auto answer = party.session.make_answer(streams);
  EXPECT_TRUE(answer) << answer.error().detail;
  return answer ? *answer : Answer{};
}
inline std::string version_of(std::string_view text) {
  return parse(text)->origin.version;
}

// Offers from `a` to `b` and gives what each side has then.
struct Exchange {
  std::string offer;
  Answer answer;
  Negotiation offerer;
};
inline Exchange exchange(Party& a, const std::vector<LocalStream>& a_streams, Party& b,
                         const std::vector<LocalStream>& b_streams) {
  Exchange x;
  const auto offer = a.session.make_offer(a_streams);
  EXPECT_TRUE(offer) << offer.error().detail;
  x.offer = *offer;
  x.answer = answer_to(b, x.offer, b_streams);
  const auto result = a.session.read_answer(x.answer.text);
  EXPECT_TRUE(result) << result.error().detail;
  x.offerer = *result;
  return x;
}

}  // namespace mtavip::sdp::test
