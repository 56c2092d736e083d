// Offer/answer fed with descriptions of a hostile peer: the input is a sequence of texts between 0x1e bytes, each taken
// as an offer or, where one of ours is pending, as its answer. What we write must always be readable and keep the media
// lines.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/text.h"
#include "sdp/offer_answer.h"
#include "sdp/parser.h"

using namespace mtavip;
using namespace mtavip::sdp;

namespace {

CodecFormat codec(std::string name, int clock_rate, int channels, std::string_view parameters) {
  CodecFormat format;
  format.name = std::move(name);
  format.clock_rate = clock_rate;
  format.channels = channels;
  format.parameters = parse_parameters(parameters);
  return format;
}

std::vector<LocalStream> local_streams() {
  LocalStream audio;
  audio.rtp = {*IpAddress::parse("192.0.2.1"), 4000};
  audio.codecs = {codec("opus", 48000, 2, "useinbandfec=1"), codec("G722", 8000, 1, ""), codec("PCMU", 8000, 1, ""),
                  codec("CN", 8000, 1, "")};
  LocalStream video;
  video.kind = MediaKind::kVideo;
  video.rtp = {*IpAddress::parse("192.0.2.1"), 4002};
  video.codecs = {codec("H264", 90000, 1, "profile-level-id=42e01f;packetization-mode=1"),
                  codec("H264", 90000, 1, "profile-level-id=42e01f"), codec("VP8", 90000, 1, ""),
                  codec("H263-1998", 90000, 1, "CIF=1")};
  video.feedback = {{"nack", ""}, {"nack", "pli"}, {"ccm", "fir"}};
  return {audio, video};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SeededRandom random(1);
  NullLog log;
  Environment environment(random, log, WallTime{});
  OfferAnswer session(environment, {});
  const auto streams = local_streams();
  bool ours = size % 2 == 1;
  for (const auto text : split({reinterpret_cast<const char*>(data), size}, '\x1e')) {
    if (ours) {
      const auto offer = session.make_offer(streams);
      if (offer) {
        MTAVIP_CHECK(parse(*offer).has_value());
        const auto result = session.read_answer(text);
        MTAVIP_CHECK(!result || result->streams.size() == streams.size());
        if (!result) session.cancel_offer();
      }
    } else if (session.read_offer(text)) {
      const auto answer = session.make_answer(streams);
      if (answer) {
        Limits wide;
        wide.bytes *= 4;
        wide.line_bytes *= 4;
        const auto written = parse(answer->text, wide);
        MTAVIP_CHECK(written && written->media.size() == parse(text)->media.size());
      } else {
        session.refuse_offer();
      }
    }
    ours = !ours;
  }
  return 0;
}
