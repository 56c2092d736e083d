#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "media/audio/make_codec.h"
#include "media/registry.h"

extern "C" void mtavip_register_module(mtavip::media::Registry& registry);

namespace mtavip::media {
namespace {

const AudioCodecSettings kSettings{"G722", 8000, 1, {}, {}};

TEST(G722, SamplesAt16000UnderAClockOf8000AndKeepsTheSound) {
  Registry registry;
  mtavip_register_module(registry);
  auto encoder = make_audio_encoder(registry, kSettings);
  auto decoder = make_audio_decoder(registry, kSettings);
  ASSERT_TRUE(encoder && decoder);
  EXPECT_EQ((*encoder)->format(), (AudioFormat{16000, 1}));

  std::vector<std::int16_t> sent;
  std::vector<std::int16_t> received;
  for (int packet = 0; packet < 100; ++packet) {
    std::vector<std::int16_t> pcm(320);
    for (std::size_t i = 0; i < pcm.size(); ++i) {
      const double t = (packet * 320.0 + static_cast<double>(i)) / 16000;
      pcm[i] = static_cast<std::int16_t>(8000 * std::sin(2 * std::numbers::pi * 1000 * t));
    }
    Bytes payload;
    ASSERT_TRUE((*encoder)->encode(pcm, payload));
    ASSERT_EQ(payload.size(), 160U);  // 64 kbit/s
    ASSERT_EQ((*decoder)->samples_in(payload), 320U);
    std::vector<std::int16_t> out(320);
    const auto count = (*decoder)->decode(payload, out);
    ASSERT_TRUE(count);
    ASSERT_EQ(*count, 320U);
    sent.insert(sent.end(), pcm.begin(), pcm.end());
    received.insert(received.end(), out.begin(), out.end());
  }
  // The filter banks delay by 22 samples; the best of the lags around is taken.
  double best = -100;
  for (std::size_t lag = 15; lag < 30; ++lag) {
    double signal = 0;
    double noise = 0;
    for (std::size_t i = 3200; i + lag < sent.size(); ++i) {
      const double difference = received[i + lag] - sent[i];
      signal += static_cast<double>(sent[i]) * sent[i];
      noise += difference * difference;
    }
    best = std::max(best, 10 * std::log10(signal / noise));
  }
  EXPECT_GT(best, 20);
}

TEST(G722, RefusesWhatDoesNotFit) {
  Registry registry;
  mtavip_register_module(registry);
  auto decoder = make_audio_decoder(registry, kSettings);
  ASSERT_TRUE(decoder);
  std::vector<std::int16_t> out(100);
  EXPECT_FALSE((*decoder)->decode(Bytes(51), out));
  EXPECT_FALSE((*decoder)->decode(Bytes(), out));
  EXPECT_FALSE(make_audio_decoder(registry, {"G722", 8000, 2, {}, {}}));
}

}  // namespace
}  // namespace mtavip::media
