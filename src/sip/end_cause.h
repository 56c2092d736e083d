// How a request, a session or a subscription ended, and what that stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace mtavip::sip {

enum class FailureCategory : std::uint8_t {
  kNone,                  ///< an ordinary end
  kRefused,               ///< 603, 403 and other final answers of a person or a policy
  kBusy,                  ///< 486, 600
  kNoAnswer,              ///< 480, 487 by the far side, Timer C
  kNotFound,              ///< 404, 410, 484, 604
  kAuthenticationFailed,  ///< 401/407 that we cannot answer, or again after our answer
  kNotAcceptable,         ///< 488, 606, 415
  kTimedOut,              ///< nothing answered in time, 408
  kNotReachable,          ///< no address, refused connection, network error, 503
  kTlsUntrusted,          ///< certificate chain or name not accepted
  kServerError,           ///< other 5xx
  kProtocol,              ///< the peer broke the protocol: no answer to our offer, no usable dialog
  kRedirected,            ///< 3xx that was not followed
};
[[nodiscard]] const char* to_string(FailureCategory category);
/// The category that a final status code stands for.
[[nodiscard]] FailureCategory category_of(int status_code);

enum class EndedBy : std::uint8_t { kLocal, kRemote, kNetwork, kTimeout };

/// How a request or a session ended.
struct EndCause {
  int code = 0;               ///< the final status code; 408 and 503 also stand for our own timers and network; 0: BYE
  std::string reason;         ///< the reason phrase, or what the network said
  std::string reason_header;  ///< Reason header of the peer's BYE, CANCEL or response
  EndedBy by = EndedBy::kLocal;
  FailureCategory category = FailureCategory::kNone;
  std::vector<std::string> contacts;  ///< of a 3xx that was not followed
  std::optional<Duration> retry_after;
};

}  // namespace mtavip::sip
