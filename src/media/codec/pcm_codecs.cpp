#include "media/codec/pcm_codecs.h"

#include "media/codec/g711.h"

namespace mtavip::media {
namespace {

bool usable(const AudioFormat& format) {
  return format.sample_rate >= 8000 && format.sample_rate <= 48000 && format.sample_rate % 100 == 0 &&
         (format.channels == 1 || format.channels == 2);
}

AudioFormat format_of(const AudioCodecSettings& settings) {
  return {settings.clock_rate, settings.channels};
}

struct MuLaw {
  static constexpr std::size_t kBytes = 1;
  static void put(std::int16_t sample, std::byte* out) { *out = static_cast<std::byte>(encode_mu_law(sample)); }
  static std::int16_t get(const std::byte* in) { return decode_mu_law(static_cast<std::uint8_t>(*in)); }
};
struct ALaw {
  static constexpr std::size_t kBytes = 1;
  static void put(std::int16_t sample, std::byte* out) { *out = static_cast<std::byte>(encode_a_law(sample)); }
  static std::int16_t get(const std::byte* in) { return decode_a_law(static_cast<std::uint8_t>(*in)); }
};
struct Linear16 {
  static constexpr std::size_t kBytes = 2;
  static void put(std::int16_t sample, std::byte* out) {
    const auto bits = static_cast<std::uint16_t>(sample);
    out[0] = static_cast<std::byte>(bits >> 8);
    out[1] = static_cast<std::byte>(bits & 0xff);
  }
  static std::int16_t get(const std::byte* in) {
    return static_cast<std::int16_t>(static_cast<unsigned>(in[0]) << 8 | static_cast<unsigned>(in[1]));
  }
};

template <class Law>
class PcmEncoder final : public AudioEncoder {
 public:
  explicit PcmEncoder(AudioFormat format) : format_(format) {}
  [[nodiscard]] AudioFormat format() const override { return format_; }
  Result<void, CodecError> encode(std::span<const std::int16_t> samples, Bytes& out) override {
    const std::size_t start = out.size();
    out.resize(start + samples.size() * Law::kBytes);
    std::byte* to = out.data() + start;
    for (const auto sample : samples) {
      Law::put(sample, to);
      to += Law::kBytes;
    }
    return {};
  }

 private:
  AudioFormat format_;
};

template <class Law>
class PcmDecoder final : public AudioDecoder {
 public:
  explicit PcmDecoder(AudioFormat format)
      : format_(format), frame_bytes_(Law::kBytes * static_cast<std::size_t>(format.channels)) {}
  [[nodiscard]] AudioFormat format() const override { return format_; }
  [[nodiscard]] std::size_t samples_in(ByteView payload) const override { return payload.size() / frame_bytes_; }
  Result<std::size_t, CodecError> decode(ByteView payload, std::span<std::int16_t> out) override {
    const std::size_t frames = payload.size() / frame_bytes_;
    const std::size_t count = frames * static_cast<std::size_t>(format_.channels);
    if (count == 0 || count > out.size()) return fail(CodecError::kBadInput);
    for (std::size_t i = 0; i < count; ++i) out[i] = Law::get(payload.data() + i * Law::kBytes);
    return count;
  }

 private:
  AudioFormat format_;
  std::size_t frame_bytes_;
};

template <class Law>
Result<std::unique_ptr<AudioEncoder>, CodecError> make_encoder(const AudioCodecSettings& settings) {
  if (!usable(format_of(settings))) return fail(CodecError::kBadParameter);
  return std::make_unique<PcmEncoder<Law>>(format_of(settings));
}
template <class Law>
Result<std::unique_ptr<AudioDecoder>, CodecError> make_decoder(const AudioCodecSettings& settings) {
  if (!usable(format_of(settings))) return fail(CodecError::kBadParameter);
  return std::make_unique<PcmDecoder<Law>>(format_of(settings));
}

}  // namespace

Result<std::unique_ptr<AudioEncoder>, CodecError> make_mu_law_encoder(const AudioCodecSettings& settings) {
  return make_encoder<MuLaw>(settings);
}
Result<std::unique_ptr<AudioDecoder>, CodecError> make_mu_law_decoder(const AudioCodecSettings& settings) {
  return make_decoder<MuLaw>(settings);
}
Result<std::unique_ptr<AudioEncoder>, CodecError> make_a_law_encoder(const AudioCodecSettings& settings) {
  return make_encoder<ALaw>(settings);
}
Result<std::unique_ptr<AudioDecoder>, CodecError> make_a_law_decoder(const AudioCodecSettings& settings) {
  return make_decoder<ALaw>(settings);
}
Result<std::unique_ptr<AudioEncoder>, CodecError> make_l16_encoder(const AudioCodecSettings& settings) {
  return make_encoder<Linear16>(settings);
}
Result<std::unique_ptr<AudioDecoder>, CodecError> make_l16_decoder(const AudioCodecSettings& settings) {
  return make_decoder<Linear16>(settings);
}

}  // namespace mtavip::media
