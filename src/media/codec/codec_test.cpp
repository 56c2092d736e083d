#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/audio/make_codec.h"
#include "media/codec/builtin.h"
#include "media/codec/g711.h"
#include "media/codec/opus_codec.h"

namespace mtavip::media {
namespace {

TEST(G711, EveryCodeSurvivesDecodingAndEncoding) {
  for (int code = 0; code < 256; ++code) {
    const auto octet = static_cast<std::uint8_t>(code);
    EXPECT_EQ(encode_a_law(decode_a_law(octet)), octet);
    // µ-law has two zeros; the encoder uses the positive one.
    EXPECT_EQ(encode_mu_law(decode_mu_law(octet)), octet == 0x7f ? 0xff : octet);
  }
}

TEST(G711, MatchesPointsOfTheStandard) {
  EXPECT_EQ(decode_mu_law(0x00), -32124);
  EXPECT_EQ(decode_mu_law(0x80), 32124);
  EXPECT_EQ(decode_mu_law(0xff), 0);
  EXPECT_EQ(decode_a_law(0x2a), -32256);
  EXPECT_EQ(decode_a_law(0xaa), 32256);
  EXPECT_EQ(decode_a_law(0xd5), 8);
  EXPECT_EQ(decode_a_law(0x55), -8);
  EXPECT_EQ(encode_mu_law(32767), 0x80);
  EXPECT_EQ(encode_mu_law(-32768), 0x00);
  EXPECT_EQ(encode_a_law(32767), 0xaa);
  EXPECT_EQ(encode_a_law(-32768), 0x2a);
}

TEST(G711, IsMonotonousAndNearEverySample) {
  for (int sample = -32768; sample <= 32767; ++sample) {
    const auto value = static_cast<std::int16_t>(sample);
    const int limit = std::max(std::abs(sample) / 16, 16);
    if (std::abs(sample) < 32200) {
      ASSERT_LE(std::abs(decode_mu_law(encode_mu_law(value)) - sample), limit) << sample;
      ASSERT_LE(std::abs(decode_a_law(encode_a_law(value)) - sample), limit) << sample;
    }
    if (sample > -32768) {
      const auto before = static_cast<std::int16_t>(sample - 1);
      ASSERT_GE(decode_mu_law(encode_mu_law(value)), decode_mu_law(encode_mu_law(before)));
      ASSERT_GE(decode_a_law(encode_a_law(value)), decode_a_law(encode_a_law(before)));
    }
  }
}

struct Case {
  const char* name;
  int clock;
  int channels;
  CodecParameters parameters;
  double least_snr;
};

class RoundTrip : public ::testing::TestWithParam<Case> {};

TEST_P(RoundTrip, KeepsTheSound) {
  const Case& c = GetParam();
  Registry registry;
  register_builtin_codecs(registry);
  const AudioCodecSettings settings{c.name, c.clock, c.channels, c.parameters, DataRate::kilobits_per_second(64)};
  auto encoder = make_audio_encoder(registry, settings);
  auto decoder = make_audio_decoder(registry, settings);
  ASSERT_TRUE(encoder && decoder);
  const AudioFormat format = (*encoder)->format();
  ASSERT_EQ(format, (*decoder)->format());
  const auto channels = static_cast<std::size_t>(format.channels);
  const std::size_t frames = static_cast<std::size_t>(format.sample_rate) / 50;
  std::vector<std::int16_t> sent;
  std::vector<std::int16_t> received;
  for (std::size_t packet = 0; packet < 100; ++packet) {
    std::vector<std::int16_t> pcm(frames * channels);
    for (std::size_t i = 0; i < frames; ++i) {
      const double t = static_cast<double>(packet * frames + i) / format.sample_rate;
      for (std::size_t ch = 0; ch < channels; ++ch) {
        pcm[i * channels + ch] = static_cast<std::int16_t>(
            6000 * std::sin(2 * std::numbers::pi * 300 * t) +
            3000 * std::sin(2 * std::numbers::pi * (700 + 400 * static_cast<double>(ch)) * t));
      }
    }
    Bytes payload;
    ASSERT_TRUE((*encoder)->encode(pcm, payload));
    ASSERT_EQ((*decoder)->samples_in(payload), frames);
    std::vector<std::int16_t> out(frames * channels);
    const auto count = (*decoder)->decode(payload, out);
    ASSERT_TRUE(count);
    ASSERT_EQ(*count, out.size());
    sent.insert(sent.end(), pcm.begin(), pcm.end());
    received.insert(received.end(), out.begin(), out.end());
  }
  double best = -100;
  for (std::size_t lag = 0; lag < 700 * channels; lag += channels) {
    double signal = 0;
    double noise = 0;
    for (std::size_t i = sent.size() / 2; i < sent.size(); ++i) {
      const double difference = received[i] - sent[i - lag];
      signal += static_cast<double>(sent[i - lag]) * sent[i - lag];
      noise += difference * difference;
    }
    best = std::max(best, 10 * std::log10(signal / std::max(noise, 1.0)));
  }
  EXPECT_GT(best, c.least_snr);
}

INSTANTIATE_TEST_SUITE_P(Codecs, RoundTrip,
                         ::testing::Values(Case{"PCMU", 8000, 1, {}, 34}, Case{"PCMA", 8000, 1, {}, 34},
                                           Case{"pcmu", 8000, 2, {}, 34}, Case{"L16", 44100, 2, {}, 90},
                                           Case{"L16", 8000, 1, {}, 90}, Case{"opus", 48000, 2, {}, 12},
                                           Case{"opus", 48000, 2, {{"stereo", "1"}}, 12}));

TEST(Codecs, RefuseWhatTheyCannotDo) {
  Registry registry;
  register_builtin_codecs(registry);
  EXPECT_EQ(make_audio_encoder(registry, {"G729", 8000, 1, {}, {}}).error(), CodecError::kUnknown);
  EXPECT_EQ(make_audio_decoder(registry, {"L16", 0, 1, {}, {}}).error(), CodecError::kBadParameter);
  EXPECT_EQ(make_audio_decoder(registry, {"L16", 8000, 6, {}, {}}).error(), CodecError::kBadParameter);
  auto decoder = make_audio_decoder(registry, {"L16", 8000, 2, {}, {}});
  std::vector<std::int16_t> out(10);
  EXPECT_FALSE((*decoder)->decode(Bytes(3), out));
  EXPECT_FALSE((*decoder)->decode(Bytes(100), out));
}

TEST(Codecs, UnavailableFallsBackToTheEarlierOne) {
  Registry registry;
  register_builtin_codecs(registry);
  registry.audio_encoders.emplace("PCMU",
                                  [](const AudioCodecSettings&) -> Result<std::unique_ptr<AudioEncoder>, CodecError> {
                                    return fail(CodecError::kUnavailable);
                                  });
  EXPECT_TRUE(make_audio_encoder(registry, {"PCMU", 8000, 1, {}, {}}));
}

std::size_t opus_bytes(const CodecParameters& parameters, std::optional<DataRate> rate, bool silence, double loss = 0,
                       std::size_t* redundant = nullptr) {
  auto encoder = make_opus_encoder({"opus", 48000, 2, parameters, rate});
  (*encoder)->set_expected_loss(loss);
  std::size_t bytes = 0;
  SeededRandom random(1);
  const auto channels = static_cast<std::size_t>((*encoder)->format().channels);
  for (int packet = 0; packet < 100; ++packet) {
    std::vector<std::int16_t> pcm(960 * channels);
    for (std::size_t i = 0; i < pcm.size() && !silence; ++i) {
      const double t = (packet * 960.0 + static_cast<double>(i / channels)) / 48000;
      double sum = 0;
      for (int h = 1; h < 10; ++h) sum += std::sin(2 * std::numbers::pi * 150 * h * t) / h;
      pcm[i] = static_cast<std::int16_t>(4000 * sum * (0.6 + 0.4 * std::sin(20 * t)) + 200 * random.unit());
    }
    Bytes payload;
    EXPECT_TRUE((*encoder)->encode(pcm, payload));
    bytes += payload.size();
    if (redundant != nullptr && opus_has_redundancy(payload)) ++*redundant;
  }
  return bytes;
}

TEST(Opus, ObeysThePeersParameters) {
  const std::size_t normal = opus_bytes({}, DataRate::kilobits_per_second(64), false);
  EXPECT_LT(opus_bytes({{"maxaveragebitrate", "16000"}}, DataRate::kilobits_per_second(64), false), normal / 2);
  EXPECT_LT(opus_bytes({{"usedtx", "1"}}, {}, true), opus_bytes({}, {}, true));
  std::size_t redundant = 0;
  opus_bytes({{"useinbandfec", "1"}}, DataRate::kilobits_per_second(32), false, 0.2, &redundant);
  EXPECT_GT(redundant, 50U);
  redundant = 0;
  opus_bytes({}, DataRate::kilobits_per_second(32), false, 0.2, &redundant);
  EXPECT_EQ(redundant, 0U);
}

TEST(Opus, SurvivesAnyPayload) {
  auto decoder = make_opus_decoder({"opus", 48000, 2, {}, {}});
  SeededRandom random(9);
  std::vector<std::int16_t> out(5760);
  for (int i = 0; i < 5000; ++i) {
    Bytes payload(random.below(80));
    random.fill(payload);
    static_cast<void>((*decoder)->samples_in(payload));
    static_cast<void>(opus_has_redundancy(payload));
    static_cast<void>((*decoder)->decode(payload, out));
    static_cast<void>((*decoder)->recover(payload, std::span(out).first(960)));
  }
}

TEST(Opus, RefusesSamplesThatAreNoPacketTime) {
  auto encoder = make_opus_encoder({"opus", 48000, 2, {}, {}});
  Bytes out{std::byte{1}};
  EXPECT_FALSE((*encoder)->encode(std::vector<std::int16_t>(1440), out));  // 30 ms
  EXPECT_EQ(out.size(), 1U);
}

}  // namespace
}  // namespace mtavip::media
