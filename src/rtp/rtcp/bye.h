// BYE: sources leave (RFC 3550 section 6.6).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "rtp/rtcp/header.h"

namespace mtavip::rtp::rtcp {

struct Bye {
  std::vector<std::uint32_t> ssrcs;  ///< at most 31; more are not written
  std::string reason;                ///< at most 255 bytes; what is longer is cut when written

  static Result<Bye, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const Bye&, const Bye&) = default;
};

}  // namespace mtavip::rtp::rtcp
