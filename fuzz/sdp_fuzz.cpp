// SDP parser, printer and typed attributes: no input may fail a round trip, whatever it is.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "sdp/attributes.h"
#include "sdp/parser.h"
#include "sdp/printer.h"

using namespace mtavip::sdp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto session = parse({reinterpret_cast<const char*>(data), size});
  if (!session) {
    MTAVIP_CHECK(!session.error().to_string().empty());
    return 0;
  }
  Limits wide;
  wide.bytes *= 4;
  wide.line_bytes *= 4;
  const auto text = print(*session);
  const auto again = parse(text, wide);
  MTAVIP_CHECK(again && print(*again) == text);
  for (const auto& media : session->media) {
    static_cast<void>(codecs_of(media));
    static_cast<void>(direction_of(*session, media));
    static_cast<void>(packet_time_of(media, "ptime"));
    static_cast<void>(frame_rate_of(media));
    for (const auto& attribute : media.attributes) {
      if (!attribute.value) continue;
      const std::string_view value = *attribute.value;
      if (const auto x = parse_rtpmap(value)) MTAVIP_CHECK(parse_rtpmap(print(*x)) == x);
      if (const auto x = parse_rtcp(value)) MTAVIP_CHECK(parse_rtcp(print(*x)) == x);
      if (const auto x = parse_rtcp_feedback(value)) MTAVIP_CHECK(parse_rtcp_feedback(print(*x)) == x);
      if (const auto x = parse_group(value)) MTAVIP_CHECK(parse_group(print(*x)) == x);
      if (const auto x = parse_fingerprint(value)) MTAVIP_CHECK(parse_fingerprint(print(*x)) == x);
      if (const auto x = parse_crypto(value)) MTAVIP_CHECK(parse_crypto(print(*x)) == x);
      if (const auto x = parse_extmap(value)) MTAVIP_CHECK(parse_extmap(print(*x)) == x);
      static_cast<void>(parse_candidate(value));
      static_cast<void>(parse_ssrc(value));
      static_cast<void>(parse_msid(value));
      static_cast<void>(parse_image_attributes(value));
    }
  }
  return 0;
}
