// How much of a SIP message is believed. Every parser of this folder takes one of these; what goes beyond is refused
// with ParseError::kTooLarge or kTooMany and never costs memory in proportion to what a peer merely claims.
#pragma once

#include <cstddef>

namespace mtavip::sip {

struct Limits {
  std::size_t message_bytes = 256 * 1024;  ///< start line, header fields and body
  std::size_t header_bytes = 64 * 1024;    ///< start line and header fields with the empty line
  std::size_t header_fields = 256;
};

/// Of one header field's value.
struct ValueLimits {
  std::size_t values = 128;     ///< elements of all comma separated lists of one name
  std::size_t parameters = 64;  ///< of one element, or of one URI
  std::size_t uri_bytes = 8192;
};

}  // namespace mtavip::sip
