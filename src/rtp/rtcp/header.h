// What all RTCP packets share (RFC 3550 section 6.4.1): the four octets at the front, and how a packet is closed when
// written.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "rtp/packet.h"

namespace mtavip::rtp::rtcp {

/// Packet types as registered with IANA.
inline constexpr std::uint8_t kLegacyFir = 192;   ///< RFC 2032 section 5.2.1
inline constexpr std::uint8_t kLegacyNack = 193;  ///< RFC 2032 section 5.2.2
inline constexpr std::uint8_t kSenderReport = 200;
inline constexpr std::uint8_t kReceiverReport = 201;
inline constexpr std::uint8_t kSourceDescription = 202;
inline constexpr std::uint8_t kBye = 203;
inline constexpr std::uint8_t kApp = 204;
inline constexpr std::uint8_t kTransportFeedback = 205;  ///< RFC 4585 section 6.2
inline constexpr std::uint8_t kPayloadFeedback = 206;    ///< RFC 4585 section 6.3
inline constexpr std::uint8_t kExtendedReport = 207;     ///< RFC 3611

/// One packet of a compound, its length and padding already checked and taken off.
struct RawPacket {
  std::uint8_t type = 0;
  std::uint8_t count = 0;  ///< the five bits: reception report count, source count, subtype, or feedback message type
  ByteView body;           ///< after the first four octets
};

/// Appends one packet to a compound: writes the header at construction, and the length when it goes out of scope.
class PacketScope {
 public:
  PacketScope(Bytes& out, std::uint8_t type, std::size_t count) : out_(out), start_(out.size()) {
    ByteWriter writer(out);
    writer.u8(static_cast<std::uint8_t>(0x80U | (count & 0x1fU)));
    writer.u8(type);
    writer.u16(0);
  }
  ~PacketScope() {
    ByteWriter writer(out_);
    while ((out_.size() - start_) % 4 != 0) writer.u8(0);
    writer.patch_u16(start_ + 2, static_cast<std::uint16_t>((out_.size() - start_) / 4 - 1));
  }
  PacketScope(const PacketScope&) = delete;
  PacketScope& operator=(const PacketScope&) = delete;

 private:
  Bytes& out_;
  std::size_t start_;
};

}  // namespace mtavip::rtp::rtcp
