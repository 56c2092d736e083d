#include "media/codec/builtin.h"

#include "media/codec/opus_codec.h"
#include "media/codec/pcm_codecs.h"

namespace mtavip::media {

void register_builtin_codecs(Registry& registry) {
  registry.audio_encoders.emplace("PCMU", make_mu_law_encoder);
  registry.audio_decoders.emplace("PCMU", make_mu_law_decoder);
  registry.audio_encoders.emplace("PCMA", make_a_law_encoder);
  registry.audio_decoders.emplace("PCMA", make_a_law_decoder);
  registry.audio_encoders.emplace("L16", make_l16_encoder);
  registry.audio_decoders.emplace("L16", make_l16_decoder);
  registry.audio_encoders.emplace("opus", make_opus_encoder);
  registry.audio_decoders.emplace("opus", make_opus_decoder);
}

}  // namespace mtavip::media
