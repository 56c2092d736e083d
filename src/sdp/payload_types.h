// Which payload types of ours mean what, in one media line through the life of a call: RFC 3264 section 8.3.2 forbids a
// second meaning for a number that was used.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sdp/format.h"

namespace mtavip::sdp {

class PayloadTypes {
 public:
  /// Begins a new description: the numbers may be handed out again, to the same formats.
  void begin() { taken_.reset(); }
  /// The number for a format: as wished, static, as before, or a free one. Nothing if there is none left, or if the
  /// format has its number in this description already.
  [[nodiscard]] std::optional<std::uint8_t> assign(const CodecFormat& format, std::optional<std::uint8_t> wish);

 private:
  struct Mapping {
    std::uint8_t payload_type;
    CodecFormat format;
  };
  [[nodiscard]] const CodecFormat* meaning(std::uint8_t payload_type) const;
  std::uint8_t take(std::uint8_t payload_type, const CodecFormat& format);

  std::vector<Mapping> used_;
  std::bitset<128> taken_;
};

/// One "m=" line through the life of a call.
struct MediaLine {
  std::string media;                  ///< as written: "audio"
  std::string protocol;               ///< "RTP/AVP"
  std::optional<std::size_t> stream;  ///< index of the local stream that it is bound to
  PayloadTypes payload_types;
  std::string mid;
};

}  // namespace mtavip::sdp
