#include "call/sip_cause.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "sip/headers.h"
#include "sip/message.h"

namespace mtavip::call {
namespace {

/// The values of a Reason field (RFC 3326).
std::vector<sip::Reason> reasons_of(const std::string& field) {
  sip::Message message = sip::Message::request("BYE", "sip:invalid");
  if (!field.empty()) message.add(sip::HeaderName::kReason, field);
  std::vector<sip::Reason> list;
  for (const auto value : message.values(sip::HeaderName::kReason, {.values = 8})) {
    if (auto reason = sip::Reason::parse(value)) list.push_back(std::move(*reason));
  }
  return list;
}

bool is_sip_ok(const sip::Reason& reason) {
  return equals_ignoring_case(reason.protocol, "SIP") && reason.cause == 200;
}

/// In the peer's own words; without those, the protocol and its number.
std::string words_of(const std::vector<sip::Reason>& reasons) {
  for (const auto& reason : reasons) {
    if (!reason.text.empty()) return reason.text;
  }
  for (const auto& reason : reasons) {
    if (reason.cause) return reason.protocol + " cause " + std::to_string(*reason.cause);
  }
  return {};
}

}  // namespace

EndReason to_end_reason(sip::FailureCategory category) {
  using enum sip::FailureCategory;
  switch (category) {
    case kNone:
      return EndReason::kNormal;
    case kRefused:
      return EndReason::kDeclined;
    case kBusy:
      return EndReason::kBusy;
    case kNoAnswer:
      return EndReason::kNoAnswer;
    case kNotFound:
      return EndReason::kNotFound;
    case kAuthenticationFailed:
      return EndReason::kAuthenticationFailed;
    case kNotAcceptable:
      return EndReason::kNoCommonCodec;
    case kTimedOut:
      return EndReason::kTimedOut;
    case kNotReachable:
      return EndReason::kNotReachable;
    case kTlsUntrusted:
      return EndReason::kNotTrusted;
    case kServerError:
    case kProtocol:
      return EndReason::kServerFailure;
    case kRedirected:
      return EndReason::kNotFound;
  }
  return EndReason::kServerFailure;
}

EndCause to_end_cause(const sip::EndCause& cause, bool incoming, bool established) {
  EndCause result;
  result.code = cause.code;
  result.text = cause.reason;
  result.by_remote = cause.by == sip::EndedBy::kRemote;
  result.reason = to_end_reason(cause.category);
  if (cause.code == 403) result.reason = EndReason::kForbidden;
  if (!established && cause.code == 487) result.reason = EndReason::kCancelled;
  // A BYE has no status; an incoming call that ends unanswered with none was cancelled by its caller.
  if (!established && incoming && cause.category == sip::FailureCategory::kNone) result.reason = EndReason::kCancelled;
  const auto reasons = reasons_of(cause.reason_header);
  if (result.reason == EndReason::kCancelled && incoming && std::any_of(reasons.begin(), reasons.end(), is_sip_ok)) {
    result.reason = EndReason::kAnsweredElsewhere;
  }
  if (result.text.empty()) result.text = words_of(reasons);
  if (result.text.empty() && result.reason == EndReason::kNormal) {
    result.text = result.by_remote ? "the other side hung up" : "hung up";
  }
  return result;
}

SipRejection to_rejection(EndReason reason) {
  switch (reason) {
    case EndReason::kBusy:
      return {486, "Busy Here"};
    case EndReason::kNotFound:
      return {404, "Not Found"};
    case EndReason::kForbidden:
      return {403, "Forbidden"};
    case EndReason::kNoCommonCodec:
    case EndReason::kNotEncrypted:
      return {488, "Not Acceptable Here"};
    case EndReason::kNoAnswer:
    case EndReason::kNotReachable:
    case EndReason::kTimedOut:
      return {480, "Temporarily Unavailable"};
    case EndReason::kLocalFailure:
    case EndReason::kServerFailure:
      return {500, "Server Internal Error"};
    default:
      return {603, "Decline"};
  }
}

}  // namespace mtavip::call
