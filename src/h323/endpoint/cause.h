// Why calls end: Q.850 causes and H.225.0's ReleaseCompleteReason, written for what we mean and read for what the peer
// did (H.225.0 table 5 relates the two).
#pragma once

#include <optional>
#include <string>

#include "h323/endpoint/terminal.h"
#include "h323/messages/h225_call_signalling.h"
#include "h323/wire/q931_names.h"

namespace mtavip::h323 {

struct Release {
  wire::CauseValue cause = wire::CauseValue::kNormalCallClearing;
  h225::ReleaseCompleteReason::Kind reason = h225::ReleaseCompleteReason::kUndefinedReason;
};
[[nodiscard]] Release release_for(ReleaseWith why);
/// To who is not who it has to be.
inline constexpr Release kNotAuthentic{wire::CauseValue::kBearerCapabilityNotAuthorized,
                                       h225::ReleaseCompleteReason::kSecurityDenied};

/// `cause` and `reason` as Release Complete had them; `answered`: the call stood.
[[nodiscard]] EndCause end_cause_of(std::optional<wire::CauseValue> cause,
                                    const asn1::Optional<h225::ReleaseCompleteReason>& reason, bool answered);

/// An end that we found ourselves, without a word of the peer.
[[nodiscard]] EndCause local_end(FailureCategory category, std::string text, int q931_cause = 0);

}  // namespace mtavip::h323
