// APP: packets of an application's own (RFC 3550 section 6.7).
#pragma once

#include <array>
#include <cstdint>

#include "base/result.h"
#include "rtp/rtcp/header.h"

namespace mtavip::rtp::rtcp {

struct App {
  std::uint8_t subtype = 0;  ///< 0 to 31
  std::uint32_t ssrc = 0;
  std::array<char, 4> name{};
  Bytes data;  ///< a multiple of four octets; filled up with zeros when written

  static Result<App, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const App&, const App&) = default;
};

}  // namespace mtavip::rtp::rtcp
