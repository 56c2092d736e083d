// RTP payload format for H.264 video, RFC 6184. Sent: single NAL unit packets in packetization mode 0; single NAL unit
// packets, STAP-A and FU-A in mode 1. Received: these, and STAP-B, MTAP and FU-B with their decoding order numbers
// ignored, because interleaved mode is never negotiated and some senders use the types all the same.
#pragma once

#include <string_view>
#include <vector>

#include "media/packetize/packetizer.h"

namespace mtavip::media {

enum class H264NalType : std::uint8_t {
  kSlice = 1,
  kPartitionA = 2,
  kIdrSlice = 5,
  kSei = 6,
  kSps = 7,
  kPps = 8,
  kAccessUnitDelimiter = 9,
  kEndOfSequence = 10,
  kEndOfStream = 11,
  kFiller = 12,
};

/// The NAL units of an Annex B byte stream, without start codes and trailing zeros.
class AnnexBReader {
 public:
  explicit AnnexBReader(ByteView stream);
  /// The next NAL unit; empty at the end.
  ByteView next();

 private:
  ByteView rest_;  // begins behind a start code
};

enum class H264PacketizationMode : std::uint8_t { kSingleNal = 0, kNonInterleaved = 1 };

/// Parameter sets are remembered and sent again before every IDR picture that comes without. In mode 0 a NAL unit
/// larger than the limit is sent as it is, for IP to fragment: there is no other way, and encoders are asked to keep
/// slices small.
class H264Packetizer final : public Packetizer {
 public:
  H264Packetizer(H264PacketizationMode mode, const PayloadLimits& limits);
  Result<void, PayloadError> packetize(const EncodedFrame& frame, PayloadList& out) override;

 private:
  void collect(ByteView stream);
  void append_fragments(ByteView nal, PayloadList& out) const;
  std::size_t append_aggregate(std::size_t first, PayloadList& out) const;

  H264PacketizationMode mode_;
  PayloadLimits limits_;
  Bytes sps_;
  Bytes pps_;
  std::vector<ByteView> nals_;
};

class H264Depacketizer final : public Depacketizer {
 public:
  explicit H264Depacketizer(const PayloadLimits& limits);
  /// The value of sprop-parameter-sets (RFC 6184 section 8.1): given to the decoder with the first key frame that
  /// brings none.
  void set_parameter_sets(std::string_view sprop);

  [[nodiscard]] PayloadTraits inspect(ByteView payload) const override;
  Result<void, PayloadError> assemble(std::span<const PayloadPart> parts, EncodedFrame& out) override;

 private:
  Result<void, PayloadError> add(const PayloadPart& part, Bytes& out);
  Result<void, PayloadError> add_aggregate(ByteReader units, std::size_t offset_size, Bytes& out);
  Result<void, PayloadError> add_fragment(const PayloadPart& part, std::size_t header_size, Bytes& out);
  void begin_nal(std::uint8_t header, ByteView body, Bytes& out);
  void drop_open_fragment(Bytes& out);

  PayloadLimits limits_;
  Bytes parameter_sets_;           // Annex B, from signalling
  std::size_t open_fragment_ = 0;  // where in the output its start code begins
  bool fragment_open_ = false;
  bool has_idr_ = false;
  bool has_sps_ = false;
  bool has_intra_start_ = false;
};

}  // namespace mtavip::media
