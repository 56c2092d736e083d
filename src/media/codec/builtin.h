// The sound codecs that are part of the engine itself: PCMU, PCMA (ITU-T G.711, RFC 3551), L16 (RFC 3551
// section 4.5.11) and Opus (RFC 6716, 7587).
#pragma once

#include "media/registry.h"

namespace mtavip::media {

void register_builtin_codecs(Registry& registry);

}  // namespace mtavip::media
