#include "rtp/rtcp/app.h"

namespace mtavip::rtp::rtcp {

Result<App, ParseError> App::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  App app;
  app.subtype = packet.count;
  app.ssrc = reader.u32();
  for (char& c : app.name) c = static_cast<char>(reader.u8());
  if (reader.failed()) return fail(ParseError::kTruncated);
  app.data = to_bytes(reader.rest());
  return app;
}

void App::write(Bytes& out) const {
  const PacketScope scope(out, kApp, subtype);
  ByteWriter writer(out);
  writer.u32(ssrc);
  for (const char c : name) writer.u8(static_cast<std::uint8_t>(c));
  writer.bytes(data);
}

}  // namespace mtavip::rtp::rtcp
