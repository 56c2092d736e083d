#include "call/h323_cause.h"

namespace mtavip::call {

EndReason to_end_reason(h323::FailureCategory category) {
  using enum h323::FailureCategory;
  switch (category) {
    case kNone:
      return EndReason::kNormal;
    case kBusy:
      return EndReason::kBusy;
    case kDeclined:
      return EndReason::kDeclined;
    case kNoAnswer:
      return EndReason::kNoAnswer;
    case kNotFound:
      return EndReason::kNotFound;
    case kNotReachable:
      return EndReason::kNotReachable;
    case kTimedOut:
      return EndReason::kTimedOut;
    case kNotAcceptable:
      return EndReason::kNoCommonCodec;
    case kAuthenticationFailed:
      return EndReason::kAuthenticationFailed;
    case kForbidden:
      return EndReason::kForbidden;
    case kBadTarget:
      return EndReason::kBadAddress;
    case kLocal:
      return EndReason::kLocalFailure;
    case kGatekeeper:
    case kRemoteFailure:
    case kProtocol:
      break;
  }
  return EndReason::kServerFailure;
}

EndCause to_end_cause(const h323::EndCause& cause, bool incoming, bool established) {
  EndCause result;
  result.reason = to_end_reason(cause.category);
  result.code = cause.q931_cause;
  result.text = cause.text.empty() ? cause.h225_reason : cause.text;
  result.by_remote = cause.by_remote;
  // Normal clearing of a call that nobody had answered.
  if (!established && result.reason == EndReason::kNormal) {
    result.reason = incoming || !cause.by_remote ? EndReason::kCancelled : EndReason::kDeclined;
  }
  if (result.text.empty() && result.reason == EndReason::kNormal) {
    result.text = result.by_remote ? "the other side hung up" : "hung up";
  }
  return result;
}

h323::ReleaseWith to_release(EndReason reason) {
  switch (reason) {
    case EndReason::kBusy:
      return h323::ReleaseWith::kBusy;
    case EndReason::kDeclined:
      return h323::ReleaseWith::kDeclined;
    case EndReason::kNoAnswer:
    case EndReason::kTimedOut:
      return h323::ReleaseWith::kNoAnswer;
    case EndReason::kNotFound:
      return h323::ReleaseWith::kNotFound;
    case EndReason::kNotReachable:
      return h323::ReleaseWith::kNotReachable;
    case EndReason::kForbidden:
      return h323::ReleaseWith::kForbidden;
    case EndReason::kNoCommonCodec:
    case EndReason::kNotEncrypted:
      return h323::ReleaseWith::kNoCommonFormat;
    case EndReason::kLocalFailure:
    case EndReason::kServerFailure:
      return h323::ReleaseWith::kResources;
    default:
      return h323::ReleaseWith::kNormal;
  }
}

}  // namespace mtavip::call
