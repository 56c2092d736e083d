#include "sip/parse_error.h"

namespace mtavip::sip {

std::string_view describe(ParseError error) {
  switch (error) {
    case ParseError::kEmpty:
      return "Empty message";
    case ParseError::kTruncated:
      return "Message ends before the end of its header";
    case ParseError::kTooLarge:
      return "Message too large";
    case ParseError::kTooMany:
      return "Too many header fields, values or parameters";
    case ParseError::kBadStartLine:
      return "Bad start line";
    case ParseError::kBadVersion:
      return "Version not supported";
    case ParseError::kBadMethod:
      return "Bad method";
    case ParseError::kBadRequestUri:
      return "Bad Request-URI";
    case ParseError::kBadStatusCode:
      return "Bad status code";
    case ParseError::kBadHeaderLine:
      return "Bad header field";
    case ParseError::kControlCharacter:
      return "Control character in header";
    case ParseError::kMissingVia:
      return "Missing Via";
    case ParseError::kMissingFrom:
      return "Missing From";
    case ParseError::kMissingTo:
      return "Missing To";
    case ParseError::kMissingCallId:
      return "Missing Call-ID";
    case ParseError::kMissingCseq:
      return "Missing CSeq";
    case ParseError::kDuplicateHeader:
      return "Header field stands twice";
    case ParseError::kBadVia:
      return "Bad Via";
    case ParseError::kBadFrom:
      return "Bad From";
    case ParseError::kBadTo:
      return "Bad To";
    case ParseError::kBadCallId:
      return "Bad Call-ID";
    case ParseError::kBadCseq:
      return "Bad CSeq";
    case ParseError::kCseqMethodMismatch:
      return "CSeq method differs from request method";
    case ParseError::kBadMaxForwards:
      return "Bad Max-Forwards";
    case ParseError::kBadContentLength:
      return "Bad Content-Length";
    case ParseError::kBodyTooShort:
      return "Body shorter than Content-Length";
    case ParseError::kMissingContentLength:
      return "Missing Content-Length";
    case ParseError::kBadUri:
      return "Bad URI";
    case ParseError::kBadHost:
      return "Bad host";
    case ParseError::kBadPort:
      return "Bad port";
    case ParseError::kBadEscape:
      return "Bad escape";
    case ParseError::kBadNameAddr:
      return "Bad address";
    case ParseError::kUnbalancedQuotes:
      return "Unbalanced quotes";
    case ParseError::kBadParameter:
      return "Bad parameter";
    case ParseError::kBadNumber:
      return "Bad number";
    case ParseError::kBadToken:
      return "Bad token";
    case ParseError::kBadDate:
      return "Bad date";
    case ParseError::kBadAuthentication:
      return "Bad authentication header field";
    case ParseError::kBadMediaType:
      return "Bad media type";
    case ParseError::kBadMultipart:
      return "Bad multipart body";
    case ParseError::kMissing:
      return "Missing header field";
  }
  return "Bad message";
}

int status_for(ParseError error) {
  switch (error) {
    case ParseError::kTooLarge:
      return 513;
    case ParseError::kBadVersion:
      return 505;
    default:
      return 400;
  }
}

}  // namespace mtavip::sip
