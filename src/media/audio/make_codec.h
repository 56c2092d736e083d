// Finds a sound codec in the registry by its encoding name.
#pragma once

#include <memory>

#include "media/registry.h"

namespace mtavip::media {

/// Names are compared without case. The latest addition of a name is tried first, earlier ones where it is
/// kUnavailable.
[[nodiscard]] Result<std::unique_ptr<AudioEncoder>, CodecError> make_audio_encoder(const Registry& registry,
                                                                                   const AudioCodecSettings& settings);
[[nodiscard]] Result<std::unique_ptr<AudioDecoder>, CodecError> make_audio_decoder(const Registry& registry,
                                                                                   const AudioCodecSettings& settings);

}  // namespace mtavip::media
