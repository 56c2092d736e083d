#include "media/audio/make_codec.h"

#include "base/text.h"

namespace mtavip::media {
namespace {

template <class Codec, class Makers>
Result<std::unique_ptr<Codec>, CodecError> make(const Makers& makers, const AudioCodecSettings& settings) {
  for (auto entry = makers.rbegin(); entry != makers.rend(); ++entry) {
    if (!equals_ignoring_case(entry->first, settings.name)) continue;
    auto codec = entry->second(settings);
    if (codec || codec.error() != CodecError::kUnavailable) return codec;
  }
  return fail(CodecError::kUnknown);
}

}  // namespace

Result<std::unique_ptr<AudioEncoder>, CodecError> make_audio_encoder(const Registry& registry,
                                                                     const AudioCodecSettings& settings) {
  return make<AudioEncoder>(registry.audio_encoders, settings);
}

Result<std::unique_ptr<AudioDecoder>, CodecError> make_audio_decoder(const Registry& registry,
                                                                     const AudioCodecSettings& settings) {
  return make<AudioDecoder>(registry.audio_decoders, settings);
}

}  // namespace mtavip::media
