// REMB: a receiver's estimate of the rate the path can take (draft-alvestrand-rmcat-remb-03).
#pragma once

#include <cstdint>
#include <vector>

#include "base/data_rate.h"
#include "base/result.h"
#include "rtp/rtcp/feedback.h"

namespace mtavip::rtp::rtcp {

struct ReceiverEstimate {
  FeedbackHeader header;             ///< the media SSRC is 0
  DataRate rate;                     ///< rounded down to what 18 bits and an exponent can say when written
  std::vector<std::uint32_t> ssrcs;  ///< whom it is about, at most 255

  /// Whether an application layer feedback message is one.
  [[nodiscard]] static bool recognise(const RawPacket& packet);
  static Result<ReceiverEstimate, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const ReceiverEstimate&, const ReceiverEstimate&) = default;
};

}  // namespace mtavip::rtp::rtcp
