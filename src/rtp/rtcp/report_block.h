// The reception report block of sender and receiver reports (RFC 3550 section 6.4.1).
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.h"

namespace mtavip::rtp::rtcp {

inline constexpr std::size_t kMaxReportBlocks = 31;
inline constexpr std::size_t kReportBlockSize = 24;

struct ReportBlock {
  std::uint32_t ssrc = 0;            ///< whose stream this is about
  std::uint8_t fraction_lost = 0;    ///< in 1/256
  std::int32_t cumulative_lost = 0;  ///< signed, 24 bits; clamped when written
  std::uint32_t extended_highest_sequence = 0;
  std::uint32_t jitter = 0;          ///< in timestamp units
  std::uint32_t last_sr = 0;         ///< middle 32 bits of the last SR's NTP time; 0: none yet
  std::uint32_t delay_since_sr = 0;  ///< in 1/65536 s

  friend bool operator==(const ReportBlock&, const ReportBlock&) = default;
};

/// Reads `count` blocks; the reader fails where there are fewer.
[[nodiscard]] std::vector<ReportBlock> read_report_blocks(ByteReader& reader, std::size_t count);
void write_report_block(ByteWriter& writer, const ReportBlock& block);

}  // namespace mtavip::rtp::rtcp
