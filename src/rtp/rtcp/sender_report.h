// SR: what a sender says of its stream, and of those it receives (RFC 3550 section 6.4.1).
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "rtp/rtcp/header.h"
#include "rtp/rtcp/report_block.h"

namespace mtavip::rtp::rtcp {

struct SenderReport {
  std::uint32_t ssrc = 0;
  NtpTime ntp;
  std::uint32_t rtp_timestamp = 0;
  std::uint32_t packet_count = 0;
  std::uint32_t octet_count = 0;
  std::vector<ReportBlock> blocks;  ///< at most kMaxReportBlocks; more are not written

  static Result<SenderReport, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const SenderReport&, const SenderReport&) = default;
};

}  // namespace mtavip::rtp::rtcp
