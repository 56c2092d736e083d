#include "rtp/rtcp/sender_report.h"

#include <algorithm>

namespace mtavip::rtp::rtcp {

Result<SenderReport, ParseError> SenderReport::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  SenderReport report;
  report.ssrc = reader.u32();
  report.ntp = NtpTime{reader.u64()};
  report.rtp_timestamp = reader.u32();
  report.packet_count = reader.u32();
  report.octet_count = reader.u32();
  report.blocks = read_report_blocks(reader, packet.count);
  if (reader.failed()) return fail(ParseError::kTruncated);
  return report;  // what follows is a profile's extension, section 6.4.3
}

void SenderReport::write(Bytes& out) const {
  const std::size_t count = std::min(blocks.size(), kMaxReportBlocks);
  const PacketScope scope(out, kSenderReport, count);
  ByteWriter writer(out);
  writer.u32(ssrc);
  writer.u64(ntp.value);
  writer.u32(rtp_timestamp);
  writer.u32(packet_count);
  writer.u32(octet_count);
  for (std::size_t i = 0; i < count; ++i) write_report_block(writer, blocks[i]);
}

}  // namespace mtavip::rtp::rtcp
