#include "exit_code.h"

namespace mtavip::cli {

ExitCode exit_code_of(EndReason reason) {
  switch (reason) {
    case EndReason::kNormal:
      return ExitCode::kDone;
    case EndReason::kBusy:
    case EndReason::kDeclined:
    case EndReason::kNotFound:
    case EndReason::kForbidden:
    case EndReason::kNotEncrypted:
    case EndReason::kServerFailure:
      return ExitCode::kRefused;
    case EndReason::kNotReachable:
    case EndReason::kNotTrusted:
      return ExitCode::kNotReachable;
    case EndReason::kNoAnswer:
    case EndReason::kTimedOut:
      return ExitCode::kTimedOut;
    case EndReason::kAuthenticationFailed:
      return ExitCode::kAuthenticationFailed;
    case EndReason::kNoCommonCodec:
      return ExitCode::kNoCommonCodec;
    case EndReason::kNoMedia:
      return ExitCode::kNoMedia;
    case EndReason::kBadAddress:
      return ExitCode::kUsage;
    case EndReason::kLocalFailure:
      return ExitCode::kLocalFailure;
    case EndReason::kCancelled:
    case EndReason::kAnsweredElsewhere:
      return ExitCode::kOther;
  }
  return ExitCode::kOther;
}

ExitCode exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return ExitCode::kUsage;
    case ErrorCode::kNotFound:
    case ErrorCode::kUnavailable:
      return ExitCode::kLocalFailure;
    case ErrorCode::kAuthentication:
      return ExitCode::kAuthenticationFailed;
    case ErrorCode::kRefused:
      return ExitCode::kRefused;
    case ErrorCode::kConfiguration:
      return ExitCode::kConfiguration;
    case ErrorCode::kWrongState:
    case ErrorCode::kLimit:
    case ErrorCode::kInternal:
      return ExitCode::kOther;
  }
  return ExitCode::kOther;
}

}  // namespace mtavip::cli
