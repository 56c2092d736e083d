// H.263+ payloads, and the packetizer's round trip: what it takes apart is put together again.
#include "depacketizer_fuzz.h"
#include "media/packetize/h263p.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mtavip;
  using namespace mtavip::media;
  const PayloadLimits limits{.max_payload = 100, .max_frame = 3000, .max_packets = 64};
  H263pDepacketizer depacketizer(limits);
  const ByteView input = std::as_bytes(std::span(data, size));
  fuzz_depacketizer(depacketizer, limits, input);

  H263pPacketizer packetizer(limits);
  PayloadList payloads;
  const EncodedFrame picture{to_bytes(input), false};
  if (!packetizer.packetize(picture, payloads)) return 0;
  std::vector<PayloadPart> parts;
  for (std::size_t i = 0; i < payloads.size(); ++i) parts.push_back({payloads[i], false});
  EncodedFrame again;
  if (depacketizer.assemble(parts, again)) MTAVIP_CHECK(again.data == picture.data);
  return 0;
}
