// Why a SIP message, URI or header value was refused (RFC 3261 section 21.4.1 wants the reason told to the sender).
#pragma once

#include <cstdint>
#include <string_view>

namespace mtavip::sip {

enum class ParseError : std::uint8_t {
  kEmpty,         ///< nothing but line ends (a keep-alive)
  kTruncated,     ///< ends before the empty line after the header fields
  kTooLarge,      ///< more bytes than Limits allow
  kTooMany,       ///< more header fields, list elements or parameters than Limits allow
  kBadStartLine,  ///< neither a Request-Line nor a Status-Line
  kBadVersion,    ///< a request of another SIP version: 505
  kBadMethod,     ///< the method is not a token
  kBadRequestUri,
  kBadStatusCode,     ///< not three digits from 100 to 699
  kBadHeaderLine,     ///< no colon, or the name is not a token
  kControlCharacter,  ///< NUL, a bare CR, or another control character in the start line or a header field
  kMissingVia,
  kMissingFrom,
  kMissingTo,
  kMissingCallId,
  kMissingCseq,
  kDuplicateHeader,  ///< a header field that may stand only once stands twice with different values
  kBadVia,
  kBadFrom,
  kBadTo,
  kBadCallId,
  kBadCseq,
  kCseqMethodMismatch,  ///< RFC 3261 section 8.1.1.5
  kBadMaxForwards,
  kBadContentLength,      ///< not a number, two different ones, or too large for a number
  kBodyTooShort,          ///< a datagram with fewer bytes than its Content-Length says
  kMissingContentLength,  ///< on a stream, RFC 3261 section 18.3
  kBadUri,
  kBadHost,
  kBadPort,
  kBadEscape,  ///< % without two hexadecimal digits
  kBadNameAddr,
  kUnbalancedQuotes,
  kBadParameter,
  kBadNumber,  ///< not a decimal number, or out of its range
  kBadToken,
  kBadDate,
  kBadAuthentication,  ///< a challenge, credentials or Authentication-Info
  kBadMediaType,
  kBadMultipart,
  kMissing,  ///< the header field that was asked for is not there
};

/// A short English text, without secrets: fit for a reason phrase and for a log.
[[nodiscard]] std::string_view describe(ParseError error);

/// The final response to a request refused for this: 400, 505 or 513 (RFC 3261 sections 21.4.1, 21.5.6, 21.5.7).
[[nodiscard]] int status_for(ParseError error);

}  // namespace mtavip::sip
