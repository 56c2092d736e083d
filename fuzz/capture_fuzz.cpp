// Any bytes as a capture file: read, put together, decoded, encoded again, and written in both forms. With a first
// octet below 128 the rest is no file but the frames of one, a length octet before each, so that the layers above the
// file are reached soon.
#include <cstdint>

#include "base/check.h"
#include "trace/capture_decoder.h"

namespace {

using namespace mtavip;
using namespace mtavip::trace;

/// A pcap file of raw IP packets.
Bytes file_of(ByteView packets) {
  Bytes file;
  ByteWriter writer(file);
  writer.u32(0xa1b2c3d4);
  writer.u32(0x00020004);
  writer.zeros(12);
  writer.u32(static_cast<std::uint32_t>(LinkType::kRaw));
  ByteReader reader(packets);
  while (!reader.at_end()) {
    const std::size_t size = std::min<std::size_t>(reader.u8(), reader.remaining());
    writer.zeros(8);
    writer.u32(static_cast<std::uint32_t>(size));
    writer.u32(static_cast<std::uint32_t>(size));
    writer.bytes(reader.view(size));
  }
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView input = std::as_bytes(std::span(data, size)).subspan(1);
  const Bytes file = data[0] < 128 ? file_of(input) : to_bytes(input);
  CaptureDecoderOptions options;
  options.roundtrip = true;
  options.connections = 4;
  options.ip = {.incomplete_datagrams = 4, .fragments = 8};
  options.stream = {.waiting_bytes = 4096, .waiting_segments = 16};
  auto decoder = CaptureDecoder::open(file, options);
  if (!decoder) {
    MTAVIP_CHECK(decoder.error().offset <= file.size());
    return 0;
  }
  while (const auto message = decoder->next()) {
    const auto text = format_text(message->record, message->decoded);
    MTAVIP_CHECK(text.ends_with("\n\n"));
    const auto json = format_json(message->record, message->decoded);
    MTAVIP_CHECK(json.starts_with('{') && json.ends_with('}'));
    for (const char c : json) MTAVIP_CHECK(static_cast<unsigned char>(c) >= 0x20);
    if (message->content.empty()) continue;
    for (const auto& error : message->decoded.errors) MTAVIP_CHECK(error.offset <= message->content.size());
  }
  MTAVIP_CHECK(!decoder->failure() || decoder->failure()->offset <= file.size());
  return 0;
}
