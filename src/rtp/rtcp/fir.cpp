#include "rtp/rtcp/fir.h"

namespace mtavip::rtp::rtcp {

Result<FullIntraRequest, ParseError> FullIntraRequest::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  FullIntraRequest request;
  request.header = read_feedback_header(reader);
  if (reader.failed() || reader.at_end()) return fail(ParseError::kTruncated);
  while (!reader.at_end()) {
    Entry entry;
    entry.ssrc = reader.u32();
    entry.sequence = reader.u8();
    reader.skip(3);
    request.entries.push_back(entry);
  }
  if (reader.failed()) return fail(ParseError::kTruncated);
  return request;
}

void FullIntraRequest::write(Bytes& out) const {
  const PacketScope scope(out, kPayloadFeedback, kFormatFir);
  ByteWriter writer(out);
  write_feedback_header(writer, header);
  for (const Entry& entry : entries) {
    writer.u32(entry.ssrc);
    writer.u8(entry.sequence);
    writer.zeros(3);
  }
}

}  // namespace mtavip::rtp::rtcp
