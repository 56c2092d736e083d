// Parses session descriptions (RFC 8866) from the wire, tolerant of the older dialects (RFC 4566, RFC 2327) and of what
// real peers send: LF line ends, missing s= and t=, lines out of order within their section, unknown line types
// (ignored), wrong b= and t= lines (ignored), no format on a rejected media line. Linear time; nothing is sized by what
// the text claims.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "sdp/session_description.h"

namespace mtavip::sdp {

enum class ParseError : std::uint8_t {
  kEmpty,
  kTooLarge,
  kTooManyLines,
  kLineTooLong,
  kTooManyMedia,
  kTooManyFormats,
  kBadLine,        ///< not "letter=..."
  kBadVersion,     ///< v= is missing at the start, doubled, or not 0
  kBadOrigin,      ///< o= is missing, doubled, or has not six fields
  kBadConnection,  ///< c= without network type, address type and address
  kBadMedia,       ///< m= without media, port and protocol
  kBadCharacter,   ///< NUL
};
[[nodiscard]] std::string_view to_string(ParseError error);

struct ParseFailure {
  ParseError error{};
  std::size_t line = 0;    ///< from 1; 0: the text as a whole
  std::size_t offset = 0;  ///< of the line's first byte
  /// "line 5: m= without media, port and protocol".
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const ParseFailure&, const ParseFailure&) = default;
};

[[nodiscard]] Result<SessionDescription, ParseFailure> parse(std::string_view text, const Limits& limits = {});

/// One c= value; nothing if it is malformed.
[[nodiscard]] std::optional<Connection> parse_connection(std::string_view value);

}  // namespace mtavip::sdp
