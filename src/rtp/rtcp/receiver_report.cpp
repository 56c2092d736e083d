#include "rtp/rtcp/receiver_report.h"

#include <algorithm>

namespace mtavip::rtp::rtcp {

Result<ReceiverReport, ParseError> ReceiverReport::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  ReceiverReport report;
  report.ssrc = reader.u32();
  report.blocks = read_report_blocks(reader, packet.count);
  if (reader.failed()) return fail(ParseError::kTruncated);
  return report;
}

void ReceiverReport::write(Bytes& out) const {
  const std::size_t count = std::min(blocks.size(), kMaxReportBlocks);
  const PacketScope scope(out, kReceiverReport, count);
  ByteWriter writer(out);
  writer.u32(ssrc);
  for (std::size_t i = 0; i < count; ++i) write_report_block(writer, blocks[i]);
}

}  // namespace mtavip::rtp::rtcp
