// The words and categories of user_agent.h.
#include <algorithm>

#include "sip/headers.h"
#include "sip/request_sender.h"
#include "sip/user_agent.h"

namespace mtavip::sip {

const char* to_string(RequestError error) {
  switch (error) {
    case RequestError::kUnknownId:
      return "no such account, session or request";
    case RequestError::kBadUri:
      return "not a SIP address";
    case RequestError::kNoTransport:
      return "no local socket of a usable kind";
    case RequestError::kWrongState:
      return "not possible in this state";
    case RequestError::kTooMany:
      return "too many at once";
  }
  return "";
}

const char* to_string(FailureCategory category) {
  switch (category) {
    case FailureCategory::kNone:
      return "none";
    case FailureCategory::kRefused:
      return "refused";
    case FailureCategory::kBusy:
      return "busy";
    case FailureCategory::kNoAnswer:
      return "no answer";
    case FailureCategory::kNotFound:
      return "not found";
    case FailureCategory::kAuthenticationFailed:
      return "authentication failed";
    case FailureCategory::kNotAcceptable:
      return "not acceptable";
    case FailureCategory::kTimedOut:
      return "timed out";
    case FailureCategory::kNotReachable:
      return "not reachable";
    case FailureCategory::kTlsUntrusted:
      return "certificate not trusted";
    case FailureCategory::kServerError:
      return "server error";
    case FailureCategory::kProtocol:
      return "protocol error";
    case FailureCategory::kRedirected:
      return "redirected";
  }
  return "";
}

FailureCategory category_of(int code) {
  switch (code) {
    case 401:
    case 407:
      return FailureCategory::kAuthenticationFailed;
    case 404:
    case 410:
    case 414:
    case 416:
    case 484:
    case 485:
    case 604:
      return FailureCategory::kNotFound;
    case 408:
    case 504:
      return FailureCategory::kTimedOut;
    case 415:
    case 488:
    case 606:
      return FailureCategory::kNotAcceptable;
    case 480:
    case 487:
      return FailureCategory::kNoAnswer;
    case 486:
    case 600:
      return FailureCategory::kBusy;
    case 502:
    case 503:
      return FailureCategory::kNotReachable;
    default:
      break;
  }
  if (code < 300) return FailureCategory::kNone;
  if (code < 400) return FailureCategory::kRedirected;
  if (code >= 500 && code < 600) return FailureCategory::kServerError;
  return FailureCategory::kRefused;
}

EndCause cause_of(TransportError error, const std::string& detail) {
  EndCause cause;
  cause.code = 503;
  cause.by = EndedBy::kNetwork;
  cause.category = FailureCategory::kNotReachable;
  switch (error) {
    case TransportError::kClosed:
      cause.reason = "the connection was closed";
      break;
    case TransportError::kRefused:
      cause.reason = "connection refused";
      break;
    case TransportError::kUnreachable:
      cause.reason = "network unreachable";
      break;
    case TransportError::kTimedOut:
      cause.code = 408;
      cause.reason = "no answer";
      cause.by = EndedBy::kTimeout;
      cause.category = FailureCategory::kTimedOut;
      break;
    case TransportError::kReset:
      cause.reason = "the connection was cut off";
      break;
    case TransportError::kTlsUntrusted:
      cause.reason = "the server's certificate is not trusted";
      cause.category = FailureCategory::kTlsUntrusted;
      break;
    case TransportError::kTlsNameMismatch:
      cause.reason = "the server's certificate is for another name";
      cause.category = FailureCategory::kTlsUntrusted;
      break;
    case TransportError::kTlsFailed:
      cause.reason = "the TLS handshake failed";
      break;
    case TransportError::kUpgradeRefused:
      cause.reason = "no WebSocket";
      break;
    case TransportError::kTooLarge:
      cause.code = 513;
      cause.reason = "message too large";
      break;
    case TransportError::kLocal:
      cause.reason = "no local socket for this";
      break;
  }
  if (!detail.empty()) cause.reason += ": " + detail;
  return cause;
}

EndCause cause_of(const Message& response) {
  EndCause cause;
  cause.code = response.status();
  cause.reason = response.reason();
  cause.by = EndedBy::kRemote;
  cause.category = category_of(cause.code);
  if (const auto reason = response.header(HeaderName::kReason)) cause.reason_header = *reason;
  if (const auto retry = parse_first<RetryAfter>(response, HeaderName::kRetryAfter)) {
    cause.retry_after = std::chrono::seconds(std::min<std::uint32_t>(retry->seconds, 86'400));
  }
  if (cause.code >= 300 && cause.code < 400) {
    for (const auto value : response.values(HeaderName::kContact, {.values = 16})) {
      if (const auto contact = Contact::parse(value); contact && !contact->star) {
        cause.contacts.push_back(contact->address.uri.to_string());
      }
    }
  }
  return cause;
}

}  // namespace mtavip::sip
