// The exit codes of the program (docs/cli.md), and what leads to which.
#pragma once

#include <mtavip/error.h>
#include <mtavip/types.h>

namespace mtavip::cli {

enum class ExitCode : int {
  kDone = 0,
  kOther = 1,
  kUsage = 2,
  kRefused = 3,
  kNotReachable = 4,
  kTimedOut = 5,
  kAuthenticationFailed = 6,
  kNoCommonCodec = 7,
  kNoMedia = 8,
  kLocalFailure = 9,
  kConfiguration = 10,
};

[[nodiscard]] ExitCode exit_code_of(EndReason reason);
[[nodiscard]] ExitCode exit_code_of(ErrorCode code);

}  // namespace mtavip::cli
