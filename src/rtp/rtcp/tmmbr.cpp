#include "rtp/rtcp/tmmbr.h"

#include <algorithm>
#include <limits>

namespace mtavip::rtp::rtcp {
namespace {

constexpr std::uint64_t kMaxMantissa = 0x1ffff;
constexpr std::uint32_t kMaxOverhead = 0x1ff;

}  // namespace

Result<TemporaryRate, ParseError> TemporaryRate::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  TemporaryRate message;
  message.notification = packet.count == kFormatTmmbn;
  message.header = read_feedback_header(reader);
  if (reader.failed()) return fail(ParseError::kTruncated);
  // An empty notification is a valid one: no limit binds.
  if (reader.at_end() && !message.notification) return fail(ParseError::kTruncated);
  while (!reader.at_end()) {
    RateLimit limit;
    limit.ssrc = reader.u32();
    const std::uint32_t word = reader.u32();
    const unsigned exponent = word >> 26;
    const std::uint64_t mantissa = word >> 9 & kMaxMantissa;
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const bool fits = mantissa <= kMost >> exponent;
    limit.rate = DataRate::bits_per_second(static_cast<std::int64_t>(fits ? mantissa << exponent : kMost));
    limit.overhead = static_cast<std::uint16_t>(word & kMaxOverhead);
    message.limits.push_back(limit);
  }
  if (reader.failed()) return fail(ParseError::kTruncated);
  return message;
}

void TemporaryRate::write(Bytes& out) const {
  const PacketScope scope(out, kTransportFeedback, notification ? kFormatTmmbn : kFormatTmmbr);
  ByteWriter writer(out);
  write_feedback_header(writer, header);
  for (const RateLimit& limit : limits) {
    auto mantissa = static_cast<std::uint64_t>(std::max<std::int64_t>(limit.rate.bps(), 0));
    std::uint32_t exponent = 0;
    while (mantissa > kMaxMantissa) {
      mantissa = (mantissa + 1) / 2;
      ++exponent;
    }
    writer.u32(limit.ssrc);
    writer.u32(exponent << 26 | static_cast<std::uint32_t>(mantissa) << 9 |
               std::min<std::uint32_t>(limit.overhead, kMaxOverhead));
  }
}

}  // namespace mtavip::rtp::rtcp
