// H.323's ways to end a call (Q.931 causes, H.225.0 reasons), in the neutral terms and back.
#pragma once

#include <mtavip/types.h>

#include "h323/endpoint/terminal.h"

namespace mtavip::call {

/// `established`: whether the call had been answered before.
[[nodiscard]] EndCause to_end_cause(const h323::EndCause& cause, bool incoming, bool established);
[[nodiscard]] EndReason to_end_reason(h323::FailureCategory category);
[[nodiscard]] h323::ReleaseWith to_release(EndReason reason);

}  // namespace mtavip::call
