// RTP payload format for H.263 version 2 (H.263-1998, H.263-2000), RFC 4629, which also reads what RFC 2429 wrote.
// Sent: packets begin at picture, GOB or slice start codes where these fit the packet size, else within them. Received:
// video redundancy coding (VRC) and extra picture headers are understood and skipped.
#pragma once

#include <cstdint>
#include <optional>

#include "media/packetize/packetizer.h"

namespace mtavip::media {

/// The payload header, RFC 4629 section 5.1.
struct H263pHeader {
  bool start_code =
      false;  ///< P: begins with a picture, GOB, slice, EOS or EOSBS start code, whose 16 zero bits are left out
  std::optional<std::uint8_t> redundancy;        ///< V: the VRC octet
  std::uint8_t picture_header_size = 0;          ///< PLEN: bytes of extra picture header
  std::uint8_t picture_header_ignored_bits = 0;  ///< PEBIT
};

/// Reads the header and the extra picture header, and leaves `reader` at the coded data.
[[nodiscard]] Result<H263pHeader, PayloadError> parse_h263p_header(ByteReader& reader);

/// Whether a picture (from its picture start code on) is coded without reference to others: PTYPE or PLUSPTYPE of ITU-T
/// H.263 sections 5.1.3 and 5.1.4.
[[nodiscard]] bool is_h263_intra_picture(ByteView picture);

class H263pPacketizer final : public Packetizer {
 public:
  explicit H263pPacketizer(const PayloadLimits& limits) : limits_(limits) {}
  Result<void, PayloadError> packetize(const EncodedFrame& frame, PayloadList& out) override;

 private:
  PayloadLimits limits_;
};

class H263pDepacketizer final : public Depacketizer {
 public:
  explicit H263pDepacketizer(const PayloadLimits& limits) : limits_(limits) {}
  [[nodiscard]] PayloadTraits inspect(ByteView payload) const override;
  /// After a gap everything up to the next start code is left out; without the picture start code nothing is left.
  Result<void, PayloadError> assemble(std::span<const PayloadPart> parts, EncodedFrame& out) override;

 private:
  PayloadLimits limits_;
};

}  // namespace mtavip::media
