#include "media/packetize/packetizer.h"

#include "base/text.h"
#include "media/packetize/h261.h"
#include "media/packetize/h263.h"
#include "media/packetize/h263p.h"
#include "media/packetize/h264.h"
#include "media/packetize/vp8.h"

namespace mtavip::media {
namespace {

bool is_h263p(std::string_view encoding) {
  return equals_ignoring_case(encoding, "H263-1998") || equals_ignoring_case(encoding, "H263-2000");
}

}  // namespace

std::unique_ptr<Packetizer> make_packetizer(std::string_view encoding, const CodecParameters& parameters,
                                            const PayloadLimits& limits) {
  if (equals_ignoring_case(encoding, "H264")) {
    const auto mode = find_parameter(parameters, "packetization-mode");
    return std::make_unique<H264Packetizer>(
        mode && *mode == "1" ? H264PacketizationMode::kNonInterleaved : H264PacketizationMode::kSingleNal, limits);
  }
  if (equals_ignoring_case(encoding, "H261")) return std::make_unique<H261Packetizer>(limits);
  if (equals_ignoring_case(encoding, "H263")) return std::make_unique<H263Packetizer>(limits);
  if (is_h263p(encoding)) return std::make_unique<H263pPacketizer>(limits);
  if (equals_ignoring_case(encoding, "VP8")) return std::make_unique<Vp8Packetizer>(limits);
  return nullptr;
}

std::unique_ptr<Depacketizer> make_depacketizer(std::string_view encoding, const CodecParameters& parameters,
                                                const PayloadLimits& limits) {
  if (equals_ignoring_case(encoding, "H264")) {
    auto depacketizer = std::make_unique<H264Depacketizer>(limits);
    if (const auto sets = find_parameter(parameters, "sprop-parameter-sets")) depacketizer->set_parameter_sets(*sets);
    return depacketizer;
  }
  if (equals_ignoring_case(encoding, "H261")) return std::make_unique<H261Depacketizer>(limits);
  if (equals_ignoring_case(encoding, "H263")) return std::make_unique<H263Depacketizer>(limits);
  if (is_h263p(encoding)) return std::make_unique<H263pDepacketizer>(limits);
  if (equals_ignoring_case(encoding, "VP8")) return std::make_unique<Vp8Depacketizer>(limits);
  return nullptr;
}

}  // namespace mtavip::media
