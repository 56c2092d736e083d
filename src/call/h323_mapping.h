// Between the neutral media of a call and those of an H.323 terminal.
#pragma once

#include "call/media_description.h"
#include "h323/endpoint/terminal.h"

namespace mtavip::call {

/// Codecs that H.323 has no capability for are left out.
[[nodiscard]] h323::LocalMedia to_h323(const LocalMedia& media);
[[nodiscard]] MediaAgreement from_h323(const h323::MediaChanged& change);

}  // namespace mtavip::call
