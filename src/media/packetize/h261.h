// RTP payload format for H.261, RFC 4587 (and RFC 2032, which it replaced without a change on the wire).
// Sent: packets begin at groups of blocks where these fit the packet size, else between macroblocks. Received: after a
// gap the picture goes on at the next group of blocks.
#pragma once

#include <cstdint>
#include <vector>

#include "media/packetize/bit_fragments.h"
#include "media/packetize/packetizer.h"

namespace mtavip::media {

/// The payload header, RFC 4587 section 4.1. All from `group` on is zero where a packet begins at a start code.
struct H261Header {
  std::uint8_t skip_front = 0;    ///< SBIT: bits of the first octet that belong to the packet before
  std::uint8_t skip_back = 0;     ///< EBIT: bits of the last octet that belong to the packet behind
  bool intra = false;             ///< I: no macroblock of the whole stream refers to another picture
  bool motion = false;            ///< V: motion vectors may be used
  std::uint8_t group = 0;         ///< GOBN
  std::uint8_t last_address = 0;  ///< MBAP: of the macroblock before the packet, less one
  std::uint8_t quantiser = 0;     ///< QUANT
  std::int8_t last_motion_x = 0;  ///< HMVD
  std::int8_t last_motion_y = 0;  ///< VMVD
};

/// Reads the header and leaves `reader` at the coded data.
[[nodiscard]] Result<H261Header, PayloadError> parse_h261_header(ByteReader& reader);
void append_h261_header(const H261Header& header, PayloadList& out);

class H261Packetizer final : public Packetizer {
 public:
  explicit H261Packetizer(const PayloadLimits& limits) : limits_(limits) {}
  Result<void, PayloadError> packetize(const EncodedFrame& frame, PayloadList& out) override;

 private:
  PayloadLimits limits_;
  std::vector<CutPoint> cuts_;
};

class H261Depacketizer final : public Depacketizer {
 public:
  explicit H261Depacketizer(const PayloadLimits& limits) : limits_(limits) {}
  [[nodiscard]] PayloadTraits inspect(ByteView payload) const override;
  /// A key frame is a picture of intra coded macroblocks only: H.261 has no other mark.
  Result<void, PayloadError> assemble(std::span<const PayloadPart> parts, EncodedFrame& out) override;

 private:
  PayloadLimits limits_;
};

}  // namespace mtavip::media
