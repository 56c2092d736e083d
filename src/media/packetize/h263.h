// RTP payload format for H.263 version 1, RFC 2190 ("H263", payload type 34): what H.323 endpoints use.
// Sent: mode A packets, which begin at picture or group of blocks start codes, and mode B packets, which begin at a
// macroblock, where a group does not fit. Received: these and mode C (macroblocks of PB-frames); after a gap the
// picture goes on at the next start code.
#pragma once

#include <cstdint>
#include <vector>

#include "media/packetize/bit_fragments.h"
#include "media/packetize/packetizer.h"

namespace mtavip::media {

/// The payload header, RFC 2190 section 5.
struct H263Header {
  enum class Mode : std::uint8_t { kA, kB, kC };
  Mode mode = Mode::kA;
  std::uint8_t skip_front = 0;     ///< SBIT: bits of the first octet that belong to the packet before
  std::uint8_t skip_back = 0;      ///< EBIT: bits of the last octet that belong to the packet behind
  std::uint8_t source_format = 0;  ///< SRC, as in the picture header
  bool inter = false;              ///< I
  bool unrestricted_motion = false;
  bool arithmetic_coding = false;
  bool advanced_prediction = false;
  // Modes B and C:
  std::uint8_t quantiser = 0;
  std::uint8_t group = 0;        ///< GOBN
  std::uint16_t address = 0;     ///< MBA, from 0 in the group
  std::int8_t motion_x[2] = {};  ///< HMV1, HMV2: predictors, in half picture elements
  std::int8_t motion_y[2] = {};  ///< VMV1, VMV2
  // Mode C, and mode A of PB-frames (P):
  bool pb_frame = false;
  std::uint8_t b_quantiser = 0;           ///< DBQ
  std::uint8_t b_temporal_reference = 0;  ///< TRB
  std::uint8_t temporal_reference = 0;    ///< TR, of the P picture
};

/// Reads the header and leaves `reader` at the coded data.
[[nodiscard]] Result<H263Header, PayloadError> parse_h263_header(ByteReader& reader);
/// Modes A and B.
void append_h263_header(const H263Header& header, PayloadList& out);

class H263Packetizer final : public Packetizer {
 public:
  explicit H263Packetizer(const PayloadLimits& limits) : limits_(limits) {}
  Result<void, PayloadError> packetize(const EncodedFrame& frame, PayloadList& out) override;

 private:
  PayloadLimits limits_;
  std::vector<CutPoint> cuts_;
};

class H263Depacketizer final : public Depacketizer {
 public:
  explicit H263Depacketizer(const PayloadLimits& limits) : limits_(limits) {}
  [[nodiscard]] PayloadTraits inspect(ByteView payload) const override;
  Result<void, PayloadError> assemble(std::span<const PayloadPart> parts, EncodedFrame& out) override;

 private:
  PayloadLimits limits_;
};

}  // namespace mtavip::media
