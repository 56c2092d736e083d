// TMMBR and TMMBN: a limit on what a sender may send, and the sender's word on which limit binds it (RFC 5104
// section 4.2).
#pragma once

#include <cstdint>
#include <vector>

#include "base/data_rate.h"
#include "base/result.h"
#include "rtp/rtcp/feedback.h"

namespace mtavip::rtp::rtcp {

struct RateLimit {
  std::uint32_t ssrc = 0;      ///< TMMBR: whom it limits; TMMBN: who asked for it
  DataRate rate;               ///< rounded up to what 17 bits and an exponent can say when written
  std::uint16_t overhead = 0;  ///< bytes of headers per packet that the rate includes, at most 511
  friend bool operator==(const RateLimit&, const RateLimit&) = default;
};

struct TemporaryRate {
  bool notification = false;  ///< TMMBN
  FeedbackHeader header;      ///< the media SSRC is 0 and ignored
  std::vector<RateLimit> limits;

  static Result<TemporaryRate, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const TemporaryRate&, const TemporaryRate&) = default;
};

}  // namespace mtavip::rtp::rtcp
