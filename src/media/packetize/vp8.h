// RTP payload format for VP8, RFC 7741. Sent with a 15-bit PictureID; received with every optional field.
#pragma once

#include <cstdint>
#include <optional>

#include "media/packetize/packetizer.h"

namespace mtavip::media {

/// The payload descriptor, RFC 7741 section 4.2.
struct Vp8Descriptor {
  bool non_reference = false;                    ///< N: may be lost without harm to later pictures
  bool starts_partition = false;                 ///< S
  std::uint8_t partition = 0;                    ///< PID, 0 to 7
  std::optional<std::uint16_t> picture_id;       ///< 7 or 15 bits
  bool long_picture_id = false;                  ///< M: picture_id has 15 bits
  std::optional<std::uint8_t> base_layer_index;  ///< TL0PICIDX
  std::optional<std::uint8_t> temporal_layer;    ///< TID, 0 to 3
  bool layer_sync = false;                       ///< Y
  std::optional<std::uint8_t> key_index;         ///< KEYIDX, 0 to 31

  [[nodiscard]] bool starts_frame() const { return starts_partition && partition == 0; }
};

/// Reads the descriptor and leaves `reader` at the VP8 data behind it.
[[nodiscard]] Result<Vp8Descriptor, PayloadError> parse_vp8_descriptor(ByteReader& reader);
/// Appends the descriptor. Fields that are not set are not written.
void write_vp8_descriptor(const Vp8Descriptor& descriptor, PayloadList& out);

class Vp8Packetizer final : public Packetizer {
 public:
  explicit Vp8Packetizer(const PayloadLimits& limits) : limits_(limits) {}
  Result<void, PayloadError> packetize(const EncodedFrame& frame, PayloadList& out) override;

 private:
  PayloadLimits limits_;
  std::uint16_t picture_id_ = 0;
};

class Vp8Depacketizer final : public Depacketizer {
 public:
  explicit Vp8Depacketizer(const PayloadLimits& limits) : limits_(limits) {}
  [[nodiscard]] PayloadTraits inspect(ByteView payload) const override;
  /// The first partition must be whole: a picture with a gap is kIncomplete.
  Result<void, PayloadError> assemble(std::span<const PayloadPart> parts, EncodedFrame& out) override;

 private:
  PayloadLimits limits_;
};

}  // namespace mtavip::media
