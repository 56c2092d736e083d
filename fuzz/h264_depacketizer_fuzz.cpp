// H.264 payloads and sprop-parameter-sets: nothing beyond the limits comes out, and what comes out can be packetized
// again.
#include "depacketizer_fuzz.h"
#include "media/packetize/h264.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mtavip;
  using namespace mtavip::media;
  const PayloadLimits limits{.max_payload = 200, .max_frame = 3000, .max_packets = 64};
  H264Depacketizer depacketizer(limits);
  const ByteView input = std::as_bytes(std::span(data, size));
  if (size > 0 && data[0] % 4 == 0) depacketizer.set_parameter_sets(text_of(input.subspan(1)));
  fuzz_depacketizer(depacketizer, limits, input);

  for (const auto mode : {H264PacketizationMode::kSingleNal, H264PacketizationMode::kNonInterleaved}) {
    H264Packetizer packetizer(mode, limits);
    PayloadList payloads;
    if (!packetizer.packetize({to_bytes(input), false}, payloads)) continue;
    std::vector<PayloadPart> parts;
    for (std::size_t i = 0; i < payloads.size(); ++i) parts.push_back({payloads[i], false});
    EncodedFrame again;
    static_cast<void>(depacketizer.assemble(parts, again));
  }
  return 0;
}
