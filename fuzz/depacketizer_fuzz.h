// What the fuzz targets of the video payload formats share: the input as a list of payloads, each behind a flag and a
// length.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/check.h"
#include "media/packetize/packetizer.h"

namespace mtavip::media {

inline void fuzz_depacketizer(Depacketizer& depacketizer, const PayloadLimits& limits, ByteView input) {
  ByteReader reader(input);
  std::vector<PayloadPart> parts;
  EncodedFrame out;
  while (!reader.at_end()) {
    const unsigned flags = reader.u8();
    const std::size_t size = std::min<std::size_t>(reader.u16(), reader.remaining());
    const ByteView payload = reader.view(size);
    const PayloadTraits traits = depacketizer.inspect(payload);
    MTAVIP_CHECK(traits.usable || (!traits.may_start && !traits.starts_frame));
    parts.push_back({payload, (flags & 1) != 0});
    if ((flags & 2) == 0) continue;
    static_cast<void>(depacketizer.assemble(parts, out));
    parts.clear();
  }
  const auto assembled = depacketizer.assemble(parts, out);
  MTAVIP_CHECK(out.data.size() <= limits.max_frame + 8192);  // parameter sets of signalling come on top
  MTAVIP_CHECK(assembled.has_value() != out.data.empty());
}

}  // namespace mtavip::media
