// RTP parser: whatever is accepted must lie inside the input, and survive being written again.
#include <cstdint>
#include <vector>

#include "base/check.h"
#include "rtp/packet.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mtavip;
  using namespace mtavip::rtp;
  const ByteView bytes = std::as_bytes(std::span(data, size));
  static_cast<void>(classify(bytes));
  const auto packet = RtpPacketView::parse(bytes);
  if (!packet) return 0;
  MTAVIP_CHECK(packet->header_size() + packet->payload().size() + packet->padding_size() == size);

  std::vector<std::uint32_t> csrcs;
  for (std::size_t i = 0; i < packet->csrc_count(); ++i) csrcs.push_back(packet->csrc(i));
  std::vector<HeaderExtension> extensions;
  for (unsigned id = 1; id < 256; ++id) {
    if (const auto element = packet->extension(static_cast<std::uint8_t>(id))) {
      extensions.push_back({static_cast<std::uint8_t>(id), *element});
    }
  }
  RtpHeader header;
  header.marker = packet->marker();
  header.payload_type = packet->payload_type();
  header.sequence_number = packet->sequence_number();
  header.timestamp = packet->timestamp();
  header.ssrc = packet->ssrc();
  header.csrcs = csrcs;
  header.extensions = extensions;
  Bytes buffer(2 * size + 2048);
  RtpPacketWriter writer(buffer);
  MTAVIP_CHECK(writer.header(header));
  MTAVIP_CHECK(writer.payload(packet->payload()));
  const auto again = RtpPacketView::parse(writer.bytes());
  MTAVIP_CHECK(again);
  MTAVIP_CHECK(again->sequence_number() == packet->sequence_number() && again->ssrc() == packet->ssrc());
  MTAVIP_CHECK(to_bytes(again->payload()) == to_bytes(packet->payload()));
  for (const HeaderExtension& extension : extensions) {
    const auto element = again->extension(extension.id);
    MTAVIP_CHECK(element && to_bytes(*element) == to_bytes(extension.data));
  }
  return 0;
}
