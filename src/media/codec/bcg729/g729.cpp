// The loadable module of G.729 (ITU-T G.729 Annex A, RFC 3551 section 4.5.6) over libbcg729: frames of 10 ms in 10
// octets. Silence descriptions (Annex B, 2 octets, last in their packet) are received and turned into noise; none are
// sent.
#include <algorithm>
#include <array>
#include <memory>

extern "C" {
#include <bcg729/decoder.h>
#include <bcg729/encoder.h>
}

#include "media/registry.h"

namespace mtavip::media {
namespace {

constexpr AudioFormat kFormat{8000, 1};
constexpr std::size_t kFrameSamples = 80;
constexpr std::size_t kFrameBytes = 10;
constexpr std::size_t kSilenceBytes = 2;
constexpr std::size_t kMaxFrames = 100;  // a second: no packet is near it

struct EncoderDeleter {
  void operator()(bcg729EncoderChannelContextStruct* state) const { closeBcg729EncoderChannel(state); }
};
struct DecoderDeleter {
  void operator()(bcg729DecoderChannelContextStruct* state) const { closeBcg729DecoderChannel(state); }
};

class Encoder final : public AudioEncoder {
 public:
  explicit Encoder(bcg729EncoderChannelContextStruct* state) : state_(state) {}
  [[nodiscard]] AudioFormat format() const override { return kFormat; }

  Result<void, CodecError> encode(std::span<const std::int16_t> samples, Bytes& out) override {
    if (samples.size() % kFrameSamples != 0 || samples.size() > kMaxFrames * kFrameSamples) {
      return fail(CodecError::kBadInput);
    }
    for (; !samples.empty(); samples = samples.subspan(kFrameSamples)) {
      std::array<std::uint8_t, kFrameBytes> frame{};
      std::uint8_t size = 0;
      bcg729Encoder(state_.get(), samples.data(), frame.data(), &size);
      const ByteView coded = std::as_bytes(std::span(frame)).first(std::min<std::size_t>(size, frame.size()));
      out.insert(out.end(), coded.begin(), coded.end());
    }
    return {};
  }

 private:
  std::unique_ptr<bcg729EncoderChannelContextStruct, EncoderDeleter> state_;
};

class Decoder final : public AudioDecoder {
 public:
  explicit Decoder(bcg729DecoderChannelContextStruct* state) : state_(state) {}
  [[nodiscard]] AudioFormat format() const override { return kFormat; }

  /// Whole frames, and a silence description behind them; anything else is no payload of G.729.
  [[nodiscard]] std::size_t samples_in(ByteView payload) const override {
    const std::size_t rest = payload.size() % kFrameBytes;
    if (rest != 0 && rest != kSilenceBytes) return 0;
    return (payload.size() / kFrameBytes + (rest == kSilenceBytes ? 1 : 0)) * kFrameSamples;
  }

  [[nodiscard]] bool announces_silence(ByteView payload) const override {
    return payload.size() % kFrameBytes == kSilenceBytes;
  }

  Result<std::size_t, CodecError> decode(ByteView payload, std::span<std::int16_t> out) override {
    const std::size_t count = samples_in(payload);
    if (count == 0 || count > out.size() || count > kMaxFrames * kFrameSamples) return fail(CodecError::kBadInput);
    made_up_ = kFrameSamples;
    for (std::size_t at = 0; at < count; at += kFrameSamples) {
      const std::size_t size = std::min(payload.size(), kFrameBytes);
      decode_frame(payload.first(size), out.subspan(at, kFrameSamples));
      payload = payload.subspan(size);
    }
    return count;
  }

  /// After a silence description this is the noise that it described.
  bool conceal(std::span<std::int16_t> out) override {
    while (!out.empty()) {
      if (made_up_ == kFrameSamples) {
        decode_frame({}, frame_);
        made_up_ = 0;
      }
      const std::size_t count = std::min(out.size(), kFrameSamples - made_up_);
      std::copy_n(frame_.begin() + static_cast<std::ptrdiff_t>(made_up_), count, out.begin());
      made_up_ += count;
      out = out.subspan(count);
    }
    return true;
  }

  void reset() override {
    made_up_ = kFrameSamples;
    if (auto* state = initBcg729DecoderChannel()) state_.reset(state);
  }

 private:
  /// No octets: a frame that was lost, or left out in silence.
  void decode_frame(ByteView coded, std::span<std::int16_t> out) {
    const auto* octets = coded.empty() ? nullptr : reinterpret_cast<const std::uint8_t*>(coded.data());
    bcg729Decoder(state_.get(), octets, static_cast<std::uint8_t>(coded.size()), coded.empty() ? 1 : 0,
                  coded.size() == kSilenceBytes ? 1 : 0, 0, out.data());
  }

  std::unique_ptr<bcg729DecoderChannelContextStruct, DecoderDeleter> state_;
  std::array<std::int16_t, kFrameSamples> frame_{};  // made up, of which the first made_up_ samples were given out
  std::size_t made_up_ = kFrameSamples;
};

Result<std::unique_ptr<AudioEncoder>, CodecError> make_encoder(const AudioCodecSettings& settings) {
  if (settings.channels != 1) return fail(CodecError::kBadParameter);
  auto* state = initBcg729EncoderChannel(0);
  if (state == nullptr) return fail(CodecError::kInternal);
  return std::make_unique<Encoder>(state);
}

Result<std::unique_ptr<AudioDecoder>, CodecError> make_decoder(const AudioCodecSettings& settings) {
  if (settings.channels != 1) return fail(CodecError::kBadParameter);
  auto* state = initBcg729DecoderChannel();
  if (state == nullptr) return fail(CodecError::kInternal);
  return std::make_unique<Decoder>(state);
}

}  // namespace
}  // namespace mtavip::media

extern "C" __attribute__((visibility("default"))) void mtavip_register_module(mtavip::media::Registry& registry) {
  registry.audio_encoders.emplace("G729", mtavip::media::make_encoder);
  registry.audio_decoders.emplace("G729", mtavip::media::make_decoder);
}
