// H.263 payloads, and the packetizer's round trip: what it takes apart between macroblocks is put together again, bit
// by bit.
#include "depacketizer_fuzz.h"
#include "media/packetize/h263.h"
#include "media/packetize/h263_syntax.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mtavip;
  using namespace mtavip::media;
  const PayloadLimits limits{.max_payload = 100, .max_frame = 3000, .max_packets = 64};
  H263Depacketizer depacketizer(limits);
  const ByteView input = std::as_bytes(std::span(data, size));
  fuzz_depacketizer(depacketizer, limits, input);

  H263Packetizer packetizer(limits);
  PayloadList payloads;
  const EncodedFrame picture{to_bytes(input), false};
  if (!packetizer.packetize(picture, payloads)) return 0;
  std::vector<CutPoint> cuts;
  MTAVIP_CHECK(find_h263_cuts(input, cuts).has_value());
  const std::size_t bits = cuts.back().bit;
  std::vector<PayloadPart> parts;
  for (std::size_t i = 0; i < payloads.size(); ++i) parts.push_back({payloads[i], false});
  EncodedFrame again;
  if (!depacketizer.assemble(parts, again)) return 0;
  Bytes whole;
  BitJoiner(whole).append(ByteView(picture.data).first(octets_between(0, bits)), 0,
                          static_cast<unsigned>((8 - bits % 8) % 8));
  MTAVIP_CHECK(again.data == whole);
  return 0;
}
