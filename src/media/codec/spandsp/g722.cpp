// The loadable module of G.722 (ITU-T G.722, RFC 3551 section 4.5.2) over libspandsp. The RTP clock of G.722 is 8000 by
// an old mistake; it samples at 16000.
#include <memory>

#include <spandsp.h>

#include "media/registry.h"

namespace mtavip::media {
namespace {

constexpr AudioFormat kFormat{16000, 1};
constexpr int kBitRate = 64000;
constexpr std::size_t kMaxSamples = 16000;  // a second: no packet is near it

struct EncodeDeleter {
  void operator()(g722_encode_state_t* state) const { g722_encode_free(state); }
};
struct DecodeDeleter {
  void operator()(g722_decode_state_t* state) const { g722_decode_free(state); }
};

class Encoder final : public AudioEncoder {
 public:
  explicit Encoder(g722_encode_state_t* state) : state_(state) {}
  [[nodiscard]] AudioFormat format() const override { return kFormat; }
  Result<void, CodecError> encode(std::span<const std::int16_t> samples, Bytes& out) override {
    if (samples.size() % 2 != 0 || samples.size() > kMaxSamples) return fail(CodecError::kBadInput);
    const std::size_t start = out.size();
    out.resize(start + samples.size() / 2);
    const int size = g722_encode(state_.get(), reinterpret_cast<std::uint8_t*>(out.data() + start), samples.data(),
                                 static_cast<int>(samples.size()));
    out.resize(start + static_cast<std::size_t>(std::max(size, 0)));
    return {};
  }

 private:
  std::unique_ptr<g722_encode_state_t, EncodeDeleter> state_;
};

class Decoder final : public AudioDecoder {
 public:
  explicit Decoder(g722_decode_state_t* state) : state_(state) {}
  [[nodiscard]] AudioFormat format() const override { return kFormat; }
  [[nodiscard]] std::size_t samples_in(ByteView payload) const override { return payload.size() * 2; }
  Result<std::size_t, CodecError> decode(ByteView payload, std::span<std::int16_t> out) override {
    if (payload.empty() || payload.size() * 2 > out.size() || payload.size() * 2 > kMaxSamples) {
      return fail(CodecError::kBadInput);
    }
    const int count = g722_decode(state_.get(), out.data(), reinterpret_cast<const std::uint8_t*>(payload.data()),
                                  static_cast<int>(payload.size()));
    if (count < 0) return fail(CodecError::kBadInput);
    return static_cast<std::size_t>(count);
  }
  void reset() override { g722_decode_init(state_.get(), kBitRate, 0); }

 private:
  std::unique_ptr<g722_decode_state_t, DecodeDeleter> state_;
};

Result<std::unique_ptr<AudioEncoder>, CodecError> make_encoder(const AudioCodecSettings& settings) {
  if (settings.channels != 1) return fail(CodecError::kBadParameter);
  g722_encode_state_t* state = g722_encode_init(nullptr, kBitRate, 0);
  if (state == nullptr) return fail(CodecError::kInternal);
  return std::make_unique<Encoder>(state);
}

Result<std::unique_ptr<AudioDecoder>, CodecError> make_decoder(const AudioCodecSettings& settings) {
  if (settings.channels != 1) return fail(CodecError::kBadParameter);
  g722_decode_state_t* state = g722_decode_init(nullptr, kBitRate, 0);
  if (state == nullptr) return fail(CodecError::kInternal);
  return std::make_unique<Decoder>(state);
}

}  // namespace
}  // namespace mtavip::media

extern "C" __attribute__((visibility("default"))) void mtavip_register_module(mtavip::media::Registry& registry) {
  registry.audio_encoders.emplace("G722", mtavip::media::make_encoder);
  registry.audio_decoders.emplace("G722", mtavip::media::make_decoder);
}
