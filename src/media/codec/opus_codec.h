// Opus (RFC 6716) with the parameters of RFC 7587, over libopus.
#pragma once

#include <memory>

#include "media/codec.h"

namespace mtavip::media {

/// Obeys the peer's stereo, maxaveragebitrate, maxplaybackrate, useinbandfec, usedtx and cbr.
[[nodiscard]] Result<std::unique_ptr<AudioEncoder>, CodecError> make_opus_encoder(const AudioCodecSettings& settings);
/// Decodes two channels only where our own parameters say stereo=1; libopus mixes down otherwise.
[[nodiscard]] Result<std::unique_ptr<AudioDecoder>, CodecError> make_opus_decoder(const AudioCodecSettings& settings);

/// Whether the packet carries a low bit rate copy of the frame before it (RFC 6716 section 4.2.4).
[[nodiscard]] bool opus_has_redundancy(ByteView packet);

}  // namespace mtavip::media
