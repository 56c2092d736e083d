#include "rtp/rtcp/remb.h"

#include <algorithm>
#include <limits>

namespace mtavip::rtp::rtcp {
namespace {

constexpr std::uint32_t kIdentifier = 0x52454d42;  // "REMB"
constexpr std::uint64_t kMaxMantissa = 0x3ffff;
constexpr std::size_t kMaxSources = 255;

}  // namespace

bool ReceiverEstimate::recognise(const RawPacket& packet) {
  ByteReader reader(packet.body);
  static_cast<void>(read_feedback_header(reader));
  return reader.u32() == kIdentifier && !reader.failed();
}

Result<ReceiverEstimate, ParseError> ReceiverEstimate::parse(const RawPacket& packet) {
  ByteReader reader(packet.body);
  ReceiverEstimate estimate;
  estimate.header = read_feedback_header(reader);
  const std::uint32_t identifier = reader.u32();
  const std::size_t count = reader.u8();
  const std::uint32_t word = reader.u24();
  if (reader.failed()) return fail(ParseError::kTruncated);
  if (identifier != kIdentifier) return fail(ParseError::kBadValue);
  const unsigned exponent = word >> 18;
  const std::uint64_t mantissa = word & kMaxMantissa;
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  const bool fits = mantissa <= kMost >> exponent;
  estimate.rate = DataRate::bits_per_second(static_cast<std::int64_t>(fits ? mantissa << exponent : kMost));
  for (std::size_t i = 0; i < count && !reader.failed(); ++i) estimate.ssrcs.push_back(reader.u32());
  if (reader.failed()) return fail(ParseError::kTruncated);
  return estimate;
}

void ReceiverEstimate::write(Bytes& out) const {
  const std::size_t count = std::min(ssrcs.size(), kMaxSources);
  const PacketScope scope(out, kPayloadFeedback, kFormatApplication);
  ByteWriter writer(out);
  write_feedback_header(writer, header);
  writer.u32(kIdentifier);
  auto mantissa = static_cast<std::uint64_t>(std::max<std::int64_t>(rate.bps(), 0));
  std::uint32_t exponent = 0;
  while (mantissa > kMaxMantissa) {
    mantissa /= 2;
    ++exponent;
  }
  writer.u8(static_cast<std::uint8_t>(count));
  writer.u24(exponent << 18 | static_cast<std::uint32_t>(mantissa));
  for (std::size_t i = 0; i < count; ++i) writer.u32(ssrcs[i]);
}

}  // namespace mtavip::rtp::rtcp
