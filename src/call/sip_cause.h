// SIP's ways to end a call, in the neutral terms and back.
#pragma once

#include <mtavip/types.h>

#include "sip/user_agent.h"

namespace mtavip::call {

/// `established`: whether the call had been answered before.
[[nodiscard]] EndCause to_end_cause(const sip::EndCause& cause, bool incoming, bool established);
[[nodiscard]] EndReason to_end_reason(sip::FailureCategory category);

struct SipRejection {
  int code = 0;
  const char* reason = "";
};
/// The final response that refuses a call for this reason.
[[nodiscard]] SipRejection to_rejection(EndReason reason);

}  // namespace mtavip::call
