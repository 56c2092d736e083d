#include "rtp/rtcp/compound.h"

#include <type_traits>
#include <utility>

namespace mtavip::rtp::rtcp {
namespace {

constexpr std::size_t kHeaderSize = 4;

template <class T>
Result<Packet, ParseError> as_packet(Result<T, ParseError> parsed) {
  if (!parsed) return fail(parsed.error());
  return Packet(std::move(*parsed));
}

Result<Packet, ParseError> other(const RawPacket& raw) {
  return Packet(OtherPacket{raw.type, raw.count, to_bytes(raw.body)});
}

Result<Packet, ParseError> parse_packet(const RawPacket& raw) {
  switch (raw.type) {
    case kSenderReport:
      return as_packet(SenderReport::parse(raw));
    case kReceiverReport:
      return as_packet(ReceiverReport::parse(raw));
    case kSourceDescription:
      return as_packet(SourceDescription::parse(raw));
    case kBye:
      return as_packet(Bye::parse(raw));
    case kApp:
      return as_packet(App::parse(raw));
    case kLegacyFir:
      return as_packet(LegacyFullIntra::parse(raw));
    case kTransportFeedback:
      if (raw.count == kFormatNack) return as_packet(GenericNack::parse(raw));
      if (raw.count == kFormatTmmbr || raw.count == kFormatTmmbn) return as_packet(TemporaryRate::parse(raw));
      return other(raw);
    case kPayloadFeedback:
      if (raw.count == kFormatPli) return as_packet(PictureLoss::parse(raw));
      if (raw.count == kFormatFir) return as_packet(FullIntraRequest::parse(raw));
      if (raw.count == kFormatApplication && ReceiverEstimate::recognise(raw)) {
        return as_packet(ReceiverEstimate::parse(raw));
      }
      return other(raw);
    default:
      return other(raw);
  }
}

/// Takes one packet off the reader. Padding may stand in the last one only.
Result<RawPacket, ParseError> next_packet(ByteReader& reader) {
  if (reader.remaining() < kHeaderSize) return fail(ParseError::kTruncated);
  const std::uint8_t first = reader.u8();
  if (first >> 6 != 2) return fail(ParseError::kBadVersion);
  RawPacket raw;
  raw.count = first & 0x1fU;
  raw.type = reader.u8();
  const std::size_t size = std::size_t{4} * reader.u16();
  if (size > reader.remaining()) return fail(ParseError::kBadLength);
  raw.body = reader.view(size);
  if ((first & 0x20U) != 0) {
    if (!reader.at_end() || raw.body.empty()) return fail(ParseError::kBadPadding);
    const auto padding = static_cast<std::size_t>(raw.body.back());
    if (padding == 0 || padding % 4 != 0 || padding > raw.body.size()) return fail(ParseError::kBadPadding);
    raw.body = raw.body.first(raw.body.size() - padding);
  }
  return raw;
}

}  // namespace

Result<std::vector<Packet>, ParseError> parse_compound(ByteView datagram, Form form, const Limits& limits) {
  if (datagram.empty()) return fail(ParseError::kTruncated);
  std::vector<Packet> packets;
  std::size_t missing = 0;
  ByteReader reader(datagram);
  while (!reader.at_end()) {
    if (packets.size() == limits.packets) return fail(ParseError::kTooMany);
    const auto raw = next_packet(reader);
    if (!raw) return fail(raw.error());
    const bool report = raw->type == kSenderReport || raw->type == kReceiverReport;
    if (packets.empty() && !report && form == Form::kCompound) return fail(ParseError::kBadType);
    auto packet = parse_packet(*raw);
    if (!packet) return fail(packet.error());
    if (const auto* nack = std::get_if<GenericNack>(&*packet)) {
      missing += nack->sequence_numbers.size();
      if (missing > limits.missing_packets) return fail(ParseError::kTooMany);
    }
    packets.push_back(std::move(*packet));
  }
  return packets;
}

void write_packet(Bytes& out, const Packet& packet) {
  std::visit(
      [&out](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (!std::is_same_v<T, OtherPacket> && !std::is_same_v<T, LegacyFullIntra>) value.write(out);
      },
      packet);
}

}  // namespace mtavip::rtp::rtcp
