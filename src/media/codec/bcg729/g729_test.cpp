#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

extern "C" {
#include <bcg729/encoder.h>
}

#include "base/random.h"
#include "media/audio/make_codec.h"
#include "media/registry.h"

extern "C" void mtavip_register_module(mtavip::media::Registry& registry);

namespace mtavip::media {
namespace {

const AudioCodecSettings kSettings{"G729", 8000, 1, {}, {}};
constexpr std::size_t kFrame = 80;

class G729 : public testing::Test {
 protected:
  G729() {
    mtavip_register_module(registry_);
    encoder_ = std::move(*make_audio_encoder(registry_, kSettings));
    decoder_ = std::move(*make_audio_decoder(registry_, kSettings));
  }

  /// A vowel: harmonics of 220 Hz that fade with their number. (Lower ones are cut by the coder.)
  static std::vector<std::int16_t> voice(std::size_t from, std::size_t count) {
    std::vector<std::int16_t> pcm(count);
    for (std::size_t i = 0; i < count; ++i) {
      double sum = 0;
      for (int harmonic = 1; harmonic < 20; ++harmonic) {
        const double angle = 2 * std::numbers::pi * 220 * harmonic * static_cast<double>(from + i) / 8000;
        sum += std::sin(angle) / (harmonic * harmonic);
      }
      pcm[i] = static_cast<std::int16_t>(8000 * sum);
    }
    return pcm;
  }
  static double level(std::span<const std::int16_t> pcm) {
    double sum = 0;
    for (const double sample : pcm) sum += sample * sample;
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(pcm.size(), 1)));
  }

  Registry registry_;
  std::unique_ptr<AudioEncoder> encoder_;
  std::unique_ptr<AudioDecoder> decoder_;
};

TEST_F(G729, CarriesVoiceAtEightKilobits) {
  EXPECT_EQ(encoder_->format(), (AudioFormat{8000, 1}));
  std::vector<std::int16_t> sent;
  std::vector<std::int16_t> received;
  for (std::size_t packet = 0; packet < 100; ++packet) {
    const auto pcm = voice(packet * 2 * kFrame, 2 * kFrame);
    Bytes payload;
    ASSERT_TRUE(encoder_->encode(pcm, payload));
    ASSERT_EQ(payload.size(), 20U);
    ASSERT_EQ(decoder_->samples_in(payload), 2 * kFrame);
    EXPECT_FALSE(decoder_->announces_silence(payload));
    std::vector<std::int16_t> out(2 * kFrame);
    ASSERT_EQ(*decoder_->decode(payload, out), 2 * kFrame);
    sent.insert(sent.end(), pcm.begin(), pcm.end());
    received.insert(received.end(), out.begin(), out.end());
  }
  // Not the same samples, but the same voice: as loud, and alike at some delay.
  EXPECT_NEAR(level(received), level(sent), level(sent) * 0.3);
  double best = 0;
  for (std::size_t lag = 0; lag < 200; ++lag) {
    double product = 0;
    double a = 0;
    double b = 0;
    for (std::size_t i = 4000; i + lag < sent.size(); ++i) {
      product += static_cast<double>(sent[i]) * received[i + lag];
      a += static_cast<double>(sent[i]) * sent[i];
      b += static_cast<double>(received[i + lag]) * received[i + lag];
    }
    best = std::max(best, product / std::sqrt(a * b));
  }
  EXPECT_GT(best, 0.85);
}

TEST_F(G729, MakesNoiseOfSilenceDescriptions) {
  // A sender with voice activity detection: voice, then faint noise.
  auto* sender = initBcg729EncoderChannel(1);
  SeededRandom random(5);
  std::size_t descriptions = 0;
  std::size_t left_out = 0;
  std::vector<std::int16_t> heard;
  for (std::size_t frame = 0; frame < 300; ++frame) {
    auto pcm = voice(frame * kFrame, kFrame);
    if (frame >= 50) {
      for (auto& sample : pcm) sample = static_cast<std::int16_t>(static_cast<int>(random.below(200)) - 100);
    }
    std::uint8_t coded[10];
    std::uint8_t size = 0;
    bcg729Encoder(sender, pcm.data(), coded, &size);
    std::vector<std::int16_t> out(kFrame);
    const ByteView payload = std::as_bytes(std::span(coded)).first(size);
    if (size == 0) {
      ++left_out;
      EXPECT_TRUE(decoder_->conceal(out));
    } else {
      descriptions += size == 2 ? 1 : 0;
      EXPECT_EQ(decoder_->samples_in(payload), kFrame);
      EXPECT_EQ(decoder_->announces_silence(payload), size == 2);
      ASSERT_TRUE(decoder_->decode(payload, out));
    }
    if (frame >= 200) heard.insert(heard.end(), out.begin(), out.end());
  }
  closeBcg729EncoderChannel(sender);
  EXPECT_GT(descriptions, 0U);
  EXPECT_GT(left_out, 100U);
  EXPECT_GT(level(heard), 30);  // of 58
  EXPECT_LT(level(heard), 120);
}

TEST_F(G729, ReadsASilenceDescriptionBehindFrames) {
  Bytes payload;
  ASSERT_TRUE(encoder_->encode(voice(0, kFrame), payload));
  payload.insert(payload.end(), 2, std::byte{0x11});
  EXPECT_EQ(decoder_->samples_in(payload), 2 * kFrame);
  EXPECT_TRUE(decoder_->announces_silence(payload));
  std::vector<std::int16_t> out(2 * kFrame);
  EXPECT_EQ(*decoder_->decode(payload, out), 2 * kFrame);
}

TEST_F(G729, FadesOutWhatIsMissingInPiecesOfAnySize) {
  for (std::size_t packet = 0; packet < 20; ++packet) {
    Bytes payload;
    std::vector<std::int16_t> out(kFrame);
    ASSERT_TRUE(encoder_->encode(voice(packet * kFrame, kFrame), payload));
    ASSERT_TRUE(decoder_->decode(payload, out));
  }
  std::vector<std::int16_t> first(33);
  ASSERT_TRUE(decoder_->conceal(first));
  EXPECT_GT(level(first), 1000);
  std::vector<std::int16_t> later(4000);
  for (std::size_t at = 0; at < later.size(); at += 50) {
    ASSERT_TRUE(decoder_->conceal(std::span(later).subspan(at, 50)));
  }
  EXPECT_LT(level(std::span(later).last(1000)), 500);
}

TEST_F(G729, RefusesWhatDoesNotFit) {
  std::vector<std::int16_t> out(160);
  for (const std::size_t size : {0U, 1U, 3U, 9U, 11U, 13U, 30U}) {
    EXPECT_FALSE(decoder_->decode(Bytes(size), out)) << size;
  }
  EXPECT_EQ(decoder_->samples_in(Bytes(11)), 0U);
  Bytes payload;
  EXPECT_FALSE(encoder_->encode(std::vector<std::int16_t>(100), payload));
  EXPECT_FALSE(make_audio_decoder(registry_, {"G729", 8000, 2, {}, {}}));
  SeededRandom random(9);
  for (int round = 0; round < 500; ++round) {
    Bytes noise(random.below(2) == 0 ? 10 : 12);
    random.fill(noise);
    EXPECT_TRUE(decoder_->decode(noise, out));
  }
  decoder_->reset();
  EXPECT_TRUE(decoder_->decode(Bytes(10), out));
}

}  // namespace
}  // namespace mtavip::media
