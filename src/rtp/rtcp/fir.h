// FIR: a picture that stands alone is wanted (RFC 5104 section 4.3.1).
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "rtp/rtcp/feedback.h"

namespace mtavip::rtp::rtcp {

struct FullIntraRequest {
  struct Entry {
    std::uint32_t ssrc = 0;     ///< of whom it is wanted
    std::uint8_t sequence = 0;  ///< grows with each new request; the same one again is a repetition
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  FeedbackHeader header;  ///< the media SSRC is 0 and ignored
  std::vector<Entry> entries;

  static Result<FullIntraRequest, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const FullIntraRequest&, const FullIntraRequest&) = default;
};

}  // namespace mtavip::rtp::rtcp
