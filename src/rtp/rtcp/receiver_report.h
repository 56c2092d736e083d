// RR: what a receiver says of the streams it receives (RFC 3550 section 6.4.2).
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "rtp/rtcp/header.h"
#include "rtp/rtcp/report_block.h"

namespace mtavip::rtp::rtcp {

struct ReceiverReport {
  std::uint32_t ssrc = 0;
  std::vector<ReportBlock> blocks;  ///< at most kMaxReportBlocks; more are not written

  static Result<ReceiverReport, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const ReceiverReport&, const ReceiverReport&) = default;
};

}  // namespace mtavip::rtp::rtcp
