// RTCP compounds: what was accepted and is written again is read as the same.
#include <cstdint>

#include "base/check.h"
#include "rtp/rtcp/compound.h"

namespace {

using namespace mtavip;
using namespace mtavip::rtp::rtcp;

/// Whether writing keeps everything: some types are only received, and some rates and texts are coarser when written.
bool exact(const Packet& packet) {
  return std::holds_alternative<ReceiverReport>(packet) || std::holds_alternative<SenderReport>(packet) ||
         std::holds_alternative<SourceDescription>(packet) || std::holds_alternative<Bye>(packet) ||
         std::holds_alternative<App>(packet) || std::holds_alternative<GenericNack>(packet) ||
         std::holds_alternative<PictureLoss>(packet) || std::holds_alternative<FullIntraRequest>(packet);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes = std::as_bytes(std::span(data, size));
  static_cast<void>(parse_compound(bytes, Form::kCompound));
  const auto packets = parse_compound(bytes, Form::kReducedSize);
  if (!packets) return 0;
  for (const Packet& packet : *packets) {
    Bytes out;
    write_packet(out, packet);
    if (out.empty()) continue;
    const auto again = parse_compound(out, Form::kReducedSize);
    MTAVIP_CHECK(again && again->size() == 1);
    if (exact(packet)) MTAVIP_CHECK(again->front() == packet);
  }
  return 0;
}
