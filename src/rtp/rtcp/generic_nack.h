// Generic NACK: packets that are missing (RFC 4585 section 6.2.1).
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "rtp/rtcp/feedback.h"

namespace mtavip::rtp::rtcp {

struct GenericNack {
  FeedbackHeader header;
  /// In the order of the message. Written as pairs of a packet id and a mask of the sixteen after it, so neighbours
  /// that follow each other upwards share a pair.
  std::vector<std::uint16_t> sequence_numbers;

  static Result<GenericNack, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const GenericNack&, const GenericNack&) = default;
};

}  // namespace mtavip::rtp::rtcp
