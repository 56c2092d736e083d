#include "rtp/rtcp/pli.h"

namespace mtavip::rtp::rtcp {

Result<PictureLoss, ParseError> PictureLoss::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  PictureLoss loss;
  loss.header = read_feedback_header(reader);
  if (reader.failed()) return fail(ParseError::kTruncated);
  return loss;
}

void PictureLoss::write(Bytes& out) const {
  const PacketScope scope(out, kPayloadFeedback, kFormatPli);
  ByteWriter writer(out);
  write_feedback_header(writer, header);
}

Result<LegacyFullIntra, ParseError> LegacyFullIntra::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  LegacyFullIntra request;
  request.ssrc = reader.u32();
  if (reader.failed()) return fail(ParseError::kTruncated);
  return request;
}

}  // namespace mtavip::rtp::rtcp
