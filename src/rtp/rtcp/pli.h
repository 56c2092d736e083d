// PLI: a decoder lost a picture (RFC 4585 section 6.3.1), and its ancestor, the full intra request of RFC 2032
// section 5.2.1 that old H.261 rooms still send.
#pragma once

#include "base/result.h"
#include "rtp/rtcp/feedback.h"

namespace mtavip::rtp::rtcp {

struct PictureLoss {
  FeedbackHeader header;

  static Result<PictureLoss, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const PictureLoss&, const PictureLoss&) = default;
};

struct LegacyFullIntra {
  std::uint32_t ssrc = 0;  ///< of whom the picture is wanted, or of who asks: senders differ

  static Result<LegacyFullIntra, ParseError> parse(const RawPacket& packet);
  friend bool operator==(const LegacyFullIntra&, const LegacyFullIntra&) = default;
};

}  // namespace mtavip::rtp::rtcp
