#include "rtp/rtcp/bye.h"

#include <algorithm>
#include <string_view>

namespace mtavip::rtp::rtcp {
namespace {

constexpr std::size_t kMaxSources = 31;
constexpr std::size_t kMaxReason = 255;

}  // namespace

Result<Bye, ParseError> Bye::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  Bye bye;
  for (std::size_t i = 0; i < packet.count && !reader.failed(); ++i) bye.ssrcs.push_back(reader.u32());
  if (reader.failed()) return fail(ParseError::kTruncated);
  if (!reader.at_end()) {
    const std::size_t size = reader.u8();
    const ByteView text = reader.view(size);
    if (reader.failed()) return fail(ParseError::kTruncated);
    bye.reason = text_of(text);
  }
  return bye;
}

void Bye::write(Bytes& out) const {
  const std::size_t count = std::min(ssrcs.size(), kMaxSources);
  const PacketScope scope(out, kBye, count);
  ByteWriter writer(out);
  for (std::size_t i = 0; i < count; ++i) writer.u32(ssrcs[i]);
  if (reason.empty()) return;
  const std::string_view text = std::string_view(reason).substr(0, kMaxReason);
  writer.u8(static_cast<std::uint8_t>(text.size()));
  writer.text(text);
}

}  // namespace mtavip::rtp::rtcp
