// The syntax of H.263 pictures (version 1, ITU-T H.263 section 5) down to the macroblock: as much as is needed to cut
// them between macroblocks. Nothing is decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "media/packetize/bit_fragments.h"
#include "media/packetize/packetizer.h"

namespace mtavip::media {

inline constexpr unsigned kH263PictureStartBits = 22;
inline constexpr std::uint32_t kH263PictureStart = 0x20;  ///< PSC, section 5.1.1
inline constexpr unsigned kH263GroupStartBits = 17;
inline constexpr std::uint32_t kH263GroupStart = 1;  ///< GBSC, section 5.2.2, with which PSC begins as well

/// The fixed part of the picture layer, section 5.1. Of PLUSPTYPE (version 2) nothing is read.
struct H263Picture {
  std::uint8_t temporal_reference = 0;
  std::uint8_t source_format = 0;  ///< 1 sub-QCIF, 2 QCIF, 3 CIF, 4 4CIF, 5 16CIF
  bool inter = false;
  bool unrestricted_motion = false;  ///< annex D
  bool arithmetic_coding = false;    ///< annex E
  bool advanced_prediction = false;  ///< annex F
  bool pb_frame = false;             ///< annex G
};
[[nodiscard]] std::optional<H263Picture> parse_h263_picture(ByteView data);

/// Replaces `cuts` by the points where a picture without the optional modes of version 1 (annexes D to G) and without
/// continuous presence may be cut, from its first bit to the end of its last macroblock. kUnsupported: it uses one of
/// these. kBadFrame: not a picture, or damaged. Time is linear.
Result<H263Picture, PayloadError> find_h263_cuts(ByteView data, std::vector<CutPoint>& cuts);

}  // namespace mtavip::media
