// Makers of the codecs that map samples one by one: G.711 and L16.
#pragma once

#include <memory>

#include "media/codec.h"

namespace mtavip::media {

[[nodiscard]] Result<std::unique_ptr<AudioEncoder>, CodecError> make_mu_law_encoder(const AudioCodecSettings& settings);
[[nodiscard]] Result<std::unique_ptr<AudioDecoder>, CodecError> make_mu_law_decoder(const AudioCodecSettings& settings);
[[nodiscard]] Result<std::unique_ptr<AudioEncoder>, CodecError> make_a_law_encoder(const AudioCodecSettings& settings);
[[nodiscard]] Result<std::unique_ptr<AudioDecoder>, CodecError> make_a_law_decoder(const AudioCodecSettings& settings);
[[nodiscard]] Result<std::unique_ptr<AudioEncoder>, CodecError> make_l16_encoder(const AudioCodecSettings& settings);
[[nodiscard]] Result<std::unique_ptr<AudioDecoder>, CodecError> make_l16_decoder(const AudioCodecSettings& settings);

}  // namespace mtavip::media
