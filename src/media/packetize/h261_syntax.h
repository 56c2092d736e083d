// The syntax of H.261 pictures down to the macroblock (ITU-T H.261 section 4.2): as much as is needed to cut them
// between macroblocks and to tell whether one stands for itself. Nothing is decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "media/packetize/bit_fragments.h"
#include "media/packetize/packetizer.h"

namespace mtavip::media {

inline constexpr unsigned kH261PictureStartBits = 20;
inline constexpr std::uint32_t kH261PictureStart = 0x10;  ///< PSC, section 4.2.1.1
inline constexpr unsigned kH261GroupStartBits = 16;
inline constexpr std::uint32_t kH261GroupStart = 1;  ///< GBSC, section 4.2.2.1, with which PSC begins as well

struct H261Picture {
  std::uint8_t temporal_reference = 0;
  bool cif = false;      ///< else QCIF
  bool intra = false;    ///< every macroblock is there and coded without reference to another picture
  std::size_t bits = 0;  ///< up to the end of the last macroblock
};

/// Reads one picture from its start code on. `cuts`, if given, is replaced by the points where it may be cut, from the
/// first bit of the picture to its end. kBadFrame: not a picture, or damaged. Time is linear.
[[nodiscard]] Result<H261Picture, PayloadError> read_h261_picture(ByteView data, std::vector<CutPoint>* cuts = nullptr);

}  // namespace mtavip::media
