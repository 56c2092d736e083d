// Prints session descriptions in the line order of RFC 8866 section 5, with CRLF.
#pragma once

#include <string>

#include "sdp/session_description.h"

namespace mtavip::sdp {

/// parse(print(x)) == x for every x that a parser can give. CR, LF and NUL inside a field become spaces, so that no
/// value can add a line.
[[nodiscard]] std::string print(const SessionDescription& description);

/// The value of a c= line.
[[nodiscard]] std::string print(const Connection& connection);

}  // namespace mtavip::sdp
