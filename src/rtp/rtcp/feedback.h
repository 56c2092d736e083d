// What feedback messages share (RFC 4585 section 6.1): who says it, and about whose media.
#pragma once

#include <cstdint>

#include "rtp/rtcp/header.h"

namespace mtavip::rtp::rtcp {

/// Feedback message types, the five bits of the header. Transport layer (205):
inline constexpr std::uint8_t kFormatNack = 1;
inline constexpr std::uint8_t kFormatTmmbr = 3;  ///< RFC 5104 section 4.2.1
inline constexpr std::uint8_t kFormatTmmbn = 4;  ///< RFC 5104 section 4.2.2
/// Payload specific (206):
inline constexpr std::uint8_t kFormatPli = 1;
inline constexpr std::uint8_t kFormatFir = 4;           ///< RFC 5104 section 4.3.1
inline constexpr std::uint8_t kFormatApplication = 15;  ///< REMB is one of these

struct FeedbackHeader {
  std::uint32_t sender_ssrc = 0;
  std::uint32_t media_ssrc = 0;  ///< 0 where the entries name their targets themselves
  friend bool operator==(const FeedbackHeader&, const FeedbackHeader&) = default;
};

[[nodiscard]] inline FeedbackHeader read_feedback_header(ByteReader& reader) {
  FeedbackHeader header;
  header.sender_ssrc = reader.u32();
  header.media_ssrc = reader.u32();
  return header;
}
inline void write_feedback_header(ByteWriter& writer, const FeedbackHeader& header) {
  writer.u32(header.sender_ssrc);
  writer.u32(header.media_ssrc);
}

}  // namespace mtavip::rtp::rtcp
