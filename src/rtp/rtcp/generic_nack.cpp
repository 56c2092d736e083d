#include "rtp/rtcp/generic_nack.h"

namespace mtavip::rtp::rtcp {

Result<GenericNack, ParseError> GenericNack::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  GenericNack nack;
  nack.header = read_feedback_header(reader);
  if (reader.failed() || reader.at_end()) return fail(ParseError::kTruncated);
  while (!reader.at_end()) {
    const std::uint16_t first = reader.u16();
    std::uint16_t mask = reader.u16();
    nack.sequence_numbers.push_back(first);
    for (std::uint16_t i = 1; mask != 0; ++i, mask = static_cast<std::uint16_t>(mask >> 1)) {
      if ((mask & 1U) != 0) nack.sequence_numbers.push_back(static_cast<std::uint16_t>(first + i));
    }
  }
  if (reader.failed()) return fail(ParseError::kTruncated);
  return nack;
}

void GenericNack::write(Bytes& out) const {
  const PacketScope scope(out, kTransportFeedback, kFormatNack);
  ByteWriter writer(out);
  write_feedback_header(writer, header);
  for (std::size_t i = 0; i < sequence_numbers.size();) {
    const std::uint16_t first = sequence_numbers[i++];
    std::uint32_t mask = 0;
    for (unsigned last = 0; i < sequence_numbers.size(); ++i) {
      const auto distance = static_cast<std::uint16_t>(sequence_numbers[i] - first);
      if (distance <= last || distance > 16) break;
      mask |= 1U << (distance - 1);
      last = distance;
    }
    writer.u16(first);
    writer.u16(static_cast<std::uint16_t>(mask));
  }
}

}  // namespace mtavip::rtp::rtcp
