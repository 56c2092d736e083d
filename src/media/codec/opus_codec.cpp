#include "media/codec/opus_codec.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opus.h>

#include "base/text.h"

namespace mtavip::media {
namespace {

constexpr int kRate = 48000;
constexpr std::size_t kMaxPacket = 1275 * 3;  // three frames of the largest size; 120 ms at sane rates is far below
constexpr std::int64_t kLowestRate = 6000;
constexpr std::int64_t kHighestRate = 510000;

struct EncoderDeleter {
  void operator()(OpusEncoder* encoder) const { opus_encoder_destroy(encoder); }
};
struct DecoderDeleter {
  void operator()(OpusDecoder* decoder) const { opus_decoder_destroy(decoder); }
};

bool flag(const CodecParameters& parameters, std::string_view name) {
  return find_parameter(parameters, name) == "1";
}

std::optional<std::int64_t> number(const CodecParameters& parameters, std::string_view name) {
  const auto text = find_parameter(parameters, name);
  return text ? parse_number<std::int64_t>(*text) : std::nullopt;
}

int bandwidth_for(std::int64_t playback_rate) {
  if (playback_rate <= 8000) return OPUS_BANDWIDTH_NARROWBAND;
  if (playback_rate <= 12000) return OPUS_BANDWIDTH_MEDIUMBAND;
  if (playback_rate <= 16000) return OPUS_BANDWIDTH_WIDEBAND;
  if (playback_rate <= 24000) return OPUS_BANDWIDTH_SUPERWIDEBAND;
  return OPUS_BANDWIDTH_FULLBAND;
}

const unsigned char* raw(ByteView view) {
  return reinterpret_cast<const unsigned char*>(view.data());
}

class Encoder final : public AudioEncoder {
 public:
  Encoder(OpusEncoder* encoder, int channels, std::int64_t ceiling)
      : encoder_(encoder), channels_(channels), ceiling_(ceiling) {}

  [[nodiscard]] AudioFormat format() const override { return {kRate, channels_}; }

  Result<void, CodecError> encode(std::span<const std::int16_t> samples, Bytes& out) override {
    const auto frames = static_cast<int>(samples.size()) / channels_;
    const std::size_t start = out.size();
    out.resize(start + kMaxPacket);
    const auto size = opus_encode(encoder_.get(), samples.data(), frames,
                                  reinterpret_cast<unsigned char*>(out.data() + start), static_cast<int>(kMaxPacket));
    out.resize(start + static_cast<std::size_t>(std::max(size, 0)));
    if (size == OPUS_BAD_ARG) return fail(CodecError::kBadInput);
    if (size < 0) return fail(CodecError::kInternal);
    return {};
  }

  void set_rate(DataRate rate) override {
    const auto bps = std::clamp(rate.bps(), kLowestRate, std::max(ceiling_, kLowestRate));
    opus_encoder_ctl(encoder_.get(), OPUS_SET_BITRATE(static_cast<opus_int32>(bps)));
  }

  void set_expected_loss(double loss) override {
    const auto percent = static_cast<opus_int32>(std::lround(std::clamp(loss, 0.0, 1.0) * 100));
    opus_encoder_ctl(encoder_.get(), OPUS_SET_PACKET_LOSS_PERC(percent));
  }

 private:
  std::unique_ptr<OpusEncoder, EncoderDeleter> encoder_;
  int channels_;
  std::int64_t ceiling_;
};

class Decoder final : public AudioDecoder {
 public:
  Decoder(OpusDecoder* decoder, int channels) : decoder_(decoder), channels_(channels) {}

  [[nodiscard]] AudioFormat format() const override { return {kRate, channels_}; }

  [[nodiscard]] std::size_t samples_in(ByteView payload) const override {
    if (payload.empty()) return 0;
    const int samples = opus_packet_get_nb_samples(raw(payload), static_cast<opus_int32>(payload.size()), kRate);
    return samples > 0 ? static_cast<std::size_t>(samples) : 0;
  }

  Result<std::size_t, CodecError> decode(ByteView payload, std::span<std::int16_t> out) override {
    if (payload.empty()) return fail(CodecError::kBadInput);  // libopus would take it for a loss
    const int frames = opus_decode(decoder_.get(), raw(payload), static_cast<opus_int32>(payload.size()), out.data(),
                                   static_cast<int>(out.size()) / channels_, 0);
    if (frames < 0) return fail(CodecError::kBadInput);
    return static_cast<std::size_t>(frames) * static_cast<std::size_t>(channels_);
  }

  bool conceal(std::span<std::int16_t> out) override {
    const int frames = static_cast<int>(out.size()) / channels_;
    return opus_decode(decoder_.get(), nullptr, 0, out.data(), frames, 0) == frames;
  }

  bool recover(ByteView next, std::span<std::int16_t> out) override {
    if (!opus_has_redundancy(next)) return false;
    const int frames = static_cast<int>(out.size()) / channels_;
    return opus_decode(decoder_.get(), raw(next), static_cast<opus_int32>(next.size()), out.data(), frames, 1) ==
           frames;
  }

  void reset() override { opus_decoder_ctl(decoder_.get(), OPUS_RESET_STATE); }

 private:
  std::unique_ptr<OpusDecoder, DecoderDeleter> decoder_;
  int channels_;
};

}  // namespace

bool opus_has_redundancy(ByteView packet) {
  if (packet.empty()) return false;
  const auto toc = static_cast<unsigned>(packet[0]);
  if (toc >= 0x80) return false;  // CELT only
  std::array<const unsigned char*, 48> frames{};
  std::array<opus_int16, 48> sizes{};
  unsigned char toc_copy = 0;
  int offset = 0;
  const int count = opus_packet_parse(raw(packet), static_cast<opus_int32>(packet.size()), &toc_copy, frames.data(),
                                      sizes.data(), &offset);
  if (count < 1 || sizes[0] < 1) return false;
  // The first octet of a SILK frame: one voice activity bit for each 20 ms, then the redundancy bit; the same for the
  // side channel.
  const int samples = opus_packet_get_samples_per_frame(raw(packet), kRate);
  const unsigned activity_bits = samples > 960 ? static_cast<unsigned>(samples) / 960 : 1;
  const unsigned octet = *frames[0];
  if ((octet >> (7 - activity_bits) & 1) != 0) return true;
  const bool stereo = (toc & 4) != 0;
  return stereo && (octet >> (6 - 2 * activity_bits) & 1) != 0;
}

Result<std::unique_ptr<AudioEncoder>, CodecError> make_opus_encoder(const AudioCodecSettings& settings) {
  const int channels = flag(settings.parameters, "stereo") ? 2 : 1;
  int error = OPUS_OK;
  OpusEncoder* encoder = opus_encoder_create(kRate, channels, OPUS_APPLICATION_VOIP, &error);
  if (error != OPUS_OK || encoder == nullptr) return fail(CodecError::kInternal);
  const auto asked = number(settings.parameters, "maxaveragebitrate");
  const std::int64_t ceiling = std::clamp(asked.value_or(kHighestRate), kLowestRate, kHighestRate);
  auto result = std::make_unique<Encoder>(encoder, channels, ceiling);
  result->set_rate(settings.rate.value_or(DataRate::kilobits_per_second(channels == 2 ? 64 : 32)));
  if (const auto rate = number(settings.parameters, "maxplaybackrate")) {
    opus_encoder_ctl(encoder, OPUS_SET_MAX_BANDWIDTH(bandwidth_for(*rate)));
  }
  opus_encoder_ctl(encoder, OPUS_SET_INBAND_FEC(flag(settings.parameters, "useinbandfec") ? 1 : 0));
  opus_encoder_ctl(encoder, OPUS_SET_DTX(flag(settings.parameters, "usedtx") ? 1 : 0));
  opus_encoder_ctl(encoder, OPUS_SET_VBR(flag(settings.parameters, "cbr") ? 0 : 1));
  return result;
}

Result<std::unique_ptr<AudioDecoder>, CodecError> make_opus_decoder(const AudioCodecSettings& settings) {
  const int channels = flag(settings.parameters, "stereo") ? 2 : 1;
  int error = OPUS_OK;
  OpusDecoder* decoder = opus_decoder_create(kRate, channels, &error);
  if (error != OPUS_OK || decoder == nullptr) return fail(CodecError::kInternal);
  return std::make_unique<Decoder>(decoder, channels);
}

}  // namespace mtavip::media
