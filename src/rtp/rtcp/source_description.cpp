#include "rtp/rtcp/source_description.h"

#include <algorithm>

namespace mtavip::rtp::rtcp {
namespace {

constexpr std::size_t kMaxChunks = 31;
constexpr std::size_t kMaxText = 255;

}  // namespace

std::optional<std::string_view> SdesChunk::find(SdesType type) const {
  for (const SdesItem& item : items) {
    if (item.type == type) return item.text;
  }
  return std::nullopt;
}

Result<SourceDescription, ParseError> SourceDescription::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  SourceDescription description;
  for (std::size_t i = 0; i < packet.count; ++i) {
    SdesChunk chunk;
    chunk.ssrc = reader.u32();
    for (;;) {
      const std::uint8_t type = reader.u8();
      if (reader.failed()) return fail(ParseError::kTruncated);
      if (type == 0) break;
      const std::size_t size = reader.u8();
      const ByteView text = reader.view(size);
      if (reader.failed()) return fail(ParseError::kTruncated);
      chunk.items.push_back({static_cast<SdesType>(type), std::string(text_of(text))});
    }
    // The list ends with one or more zero octets, up to the next 32-bit boundary.
    while (reader.offset() % 4 != 0) {
      if (reader.u8() != 0) return fail(ParseError::kBadValue);
      if (reader.failed()) return fail(ParseError::kTruncated);
    }
    description.chunks.push_back(std::move(chunk));
  }
  return description;
}

void SourceDescription::write(Bytes& out) const {
  const std::size_t count = std::min(chunks.size(), kMaxChunks);
  const PacketScope scope(out, kSourceDescription, count);
  ByteWriter writer(out);
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < count; ++i) {
    writer.u32(chunks[i].ssrc);
    for (const SdesItem& item : chunks[i].items) {
      const std::string_view text = std::string_view(item.text).substr(0, kMaxText);
      writer.u8(static_cast<std::uint8_t>(item.type));
      writer.u8(static_cast<std::uint8_t>(text.size()));
      writer.text(text);
    }
    do {
      writer.u8(0);
    } while ((out.size() - start) % 4 != 0);
  }
}

}  // namespace mtavip::rtp::rtcp
