// Neutral media descriptions to SDP's and back.
#pragma once

#include "call/media_description.h"
#include "sdp/offer_answer.h"

namespace mtavip::call {

[[nodiscard]] sdp::Direction to_sdp(MediaDirection direction);
[[nodiscard]] MediaDirection from_sdp(sdp::Direction direction);
[[nodiscard]] std::vector<sdp::LocalStream> to_sdp(const LocalMedia& media);
[[nodiscard]] MediaAgreement from_sdp(const sdp::Negotiation& negotiation);

}  // namespace mtavip::call
