#include "media/jitter/jitter_buffer.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/audio/mix.h"
#include "media/codec/opus_codec.h"
#include "media/codec/pcm_codecs.h"
#include "media/jitter/stream_simulation.h"

namespace mtavip::media {
namespace {

constexpr std::int64_t kMs = 1000;

struct Pcm {
  std::unique_ptr<AudioEncoder> encoder = *make_l16_encoder({"L16", 8000, 1, {}, {}});
  std::unique_ptr<AudioDecoder> decoder = *make_l16_decoder({"L16", 8000, 1, {}, {}});
  StreamSimulation simulation() {
    StreamSimulation result;
    result.encoder = encoder.get();
    result.decoder = decoder.get();
    return result;
  }
};

double mean_after(const std::vector<double>& values, std::size_t start) {
  double sum = 0;
  for (std::size_t i = start; i < values.size(); ++i) sum += values[i];
  return sum / static_cast<double>(values.size() - start);
}

TEST(JitterBuffer, GivesSilenceBeforeAnythingCame) {
  JitterBuffer buffer;
  std::vector<std::int16_t> out(JitterBuffer::kMaxBlock, 77);
  const AudioFormat format = buffer.get_audio(Timestamp{}, out);
  EXPECT_EQ(format, (AudioFormat{8000, 1}));
  EXPECT_TRUE(std::all_of(out.begin(), out.begin() + 80, [](auto s) { return s == 0; }));
  EXPECT_EQ(buffer.statistics().concealed, Duration::zero());
}

TEST(JitterBuffer, AddsLittleDelayOnAnUndisturbedNetworkAndChangesNothing) {
  Pcm pcm;
  auto simulation = pcm.simulation();
  const auto outcome = simulation.run(10s);
  EXPECT_EQ(outcome.statistics.concealed, Duration::zero());
  EXPECT_EQ(outcome.statistics.accelerated, Duration::zero());
  EXPECT_EQ(outcome.statistics.expanded, Duration::zero());
  EXPECT_EQ(outcome.statistics.packets_late, 0U);
  EXPECT_LE(mean_after(outcome.delay_ms, 100), 20);
  // What is played is what was sent, sample by sample.
  const auto& played = outcome.played;
  const auto start = static_cast<std::size_t>(
      std::find_if(played.begin(), played.end(), [](auto s) { return std::abs(s) > 3000; }) - played.begin());
  ASSERT_LT(start, 800U);
  std::vector<std::int16_t> period(played.begin() + 8000, played.begin() + 8040);
  for (std::size_t i = 8040; i < played.size(); ++i) ASSERT_EQ(played[i], period[(i - 8000) % 40]) << i;
}

TEST(JitterBuffer, FollowsJitterWithoutConcealingMuch) {
  Pcm pcm;
  auto simulation = pcm.simulation();
  SeededRandom random(7);
  simulation.network = [&random](std::int64_t) { return Duration(static_cast<std::int64_t>(random.below(40)) * kMs); };
  const auto outcome = simulation.run(60s);
  EXPECT_LT(to_seconds(outcome.statistics.concealed), 60 * 0.03);
  EXPECT_LT(mean_after(outcome.delay_ms, 500), 65);
  EXPECT_GT(mean_after(outcome.delay_ms, 500), 30);
  EXPECT_LE(largest_step(outcome.played), 2600);
}

TEST(JitterBuffer, ReturnsToLowDelayAfterJitterEnds) {
  Pcm pcm;
  auto simulation = pcm.simulation();
  SeededRandom random(8);
  simulation.network = [&random](std::int64_t n) {
    return Duration(n < 500 ? static_cast<std::int64_t>(random.below(100)) * kMs : 5 * kMs);
  };
  const auto outcome = simulation.run(40s);
  EXPECT_GT(*std::max_element(outcome.delay_ms.begin(), outcome.delay_ms.end()), 80);
  EXPECT_LT(outcome.delay_ms.back(), 30);
  EXPECT_GT(outcome.statistics.accelerated, Duration(40 * kMs));
}

TEST(JitterBuffer, ConcealsLossWithoutClicksAndWithoutDelay) {
  Pcm pcm;
  auto simulation = pcm.simulation();
  SeededRandom random(9);
  simulation.network = [&random](std::int64_t) -> std::optional<Duration> {
    if (random.below(100) < 10) return std::nullopt;
    return Duration(5 * kMs);
  };
  const auto outcome = simulation.run(30s);
  // A tenth is missing and a tenth is made up; no more.
  EXPECT_NEAR(to_seconds(outcome.statistics.concealed), 3.0, 0.9);
  EXPECT_LT(mean_after(outcome.delay_ms, 100), 30);
  EXPECT_LE(largest_step(outcome.played), 2600);  // the sine itself makes steps of 1250
  // A steady tone sounds on through single losses: no block is far softer than the tone.
  std::size_t soft = 0;
  for (std::size_t i = 8000; i + 80 <= outcome.played.size(); i += 80) {
    soft += level_dbfs(std::span(outcome.played).subspan(i, 80)) < -25 ? 1U : 0U;
  }
  EXPECT_LT(soft, 40U);
}

TEST(JitterBuffer, FadesOutWhenNothingComesAnyMore) {
  Pcm pcm;
  auto simulation = pcm.simulation();
  simulation.network = [](std::int64_t n) -> std::optional<Duration> {
    if (n >= 100) return std::nullopt;
    return Duration(5 * kMs);
  };
  const auto outcome = simulation.run(4s);
  EXPECT_LE(to_milliseconds(outcome.statistics.concealed), 210);
  EXPECT_LT(level_dbfs(std::span(outcome.played).subspan(8000 * 3)), -40);
  EXPECT_LE(largest_step(outcome.played), 1500);
}

TEST(JitterBuffer, GoesOnAfterAnOutage) {
  Pcm pcm;
  auto simulation = pcm.simulation();
  simulation.network = [](std::int64_t n) -> std::optional<Duration> {
    if (n >= 100 && n < 250) return std::nullopt;
    return Duration(5 * kMs);
  };
  const auto outcome = simulation.run(10s);
  EXPECT_GT(level_dbfs(std::span(outcome.played).subspan(8000 * 9)), -20);
  EXPECT_LT(outcome.delay_ms.back(), 25);
}

TEST(JitterBuffer, DelayStaysBoundedForTenMinutesOfDrift) {
  for (const double ppm : {200.0, -200.0}) {
    Pcm pcm;
    auto simulation = pcm.simulation();
    simulation.sender_ppm = ppm;
    const auto outcome = simulation.run(std::chrono::minutes(10));
    EXPECT_LE(*std::max_element(outcome.delay_ms.begin() + 100, outcome.delay_ms.end()), 45) << ppm;
    EXPECT_LE(outcome.delay_ms.back(), 30) << ppm;
    EXPECT_LT(to_milliseconds(outcome.statistics.concealed), 100) << ppm;
    EXPECT_LE(largest_step(outcome.played), 2600) << ppm;
  }
}

TEST(JitterBuffer, SurvivesARouteChange) {
  Pcm pcm;
  auto simulation = pcm.simulation();
  simulation.network = [](std::int64_t n) { return Duration((n >= 300 && n < 900 ? 155 : 5) * kMs); };
  const auto outcome = simulation.run(40s);
  EXPECT_LT(to_milliseconds(outcome.statistics.concealed), 400);
  EXPECT_LT(outcome.delay_ms.back(), 35);
}

TEST(JitterBuffer, DropsDuplicatesAndLatePacketsAndCountsThem) {
  const auto encoder = make_l16_encoder({"L16", 8000, 1, {}, {}});
  const auto decoder = make_l16_decoder({"L16", 8000, 1, {}, {}});
  JitterBuffer buffer;
  const JitterPayload payload{0, JitterPayload::Kind::kSound, 8000, decoder->get()};
  buffer.set_payloads({&payload, 1});
  const Bytes data(320);
  std::vector<std::int16_t> out(JitterBuffer::kMaxBlock);
  const auto insert = [&](std::int64_t n, Timestamp at) { buffer.insert_packet({0, n, n * 160, at, data}); };
  Timestamp now{};
  for (std::int64_t n = 0; n < 50; ++n) {
    if (n != 20) insert(n, now);
    if (n == 30) insert(30, now);  // doubled before it is played
    for (int i = 0; i < 2; ++i, now += kAudioBlock) buffer.get_audio(now, out);
  }
  insert(20, now);
  EXPECT_EQ(buffer.statistics().packets_duplicate, 1U);
  EXPECT_EQ(buffer.statistics().packets_late, 1U);
}

TEST(JitterBuffer, StaysBoundedWhenNobodyListens) {
  const auto decoder = make_l16_decoder({"L16", 8000, 1, {}, {}});
  JitterSettings settings;
  settings.limits.packets = 50;
  JitterBuffer buffer(settings);
  const JitterPayload payload{0, JitterPayload::Kind::kSound, 8000, decoder->get()};
  buffer.set_payloads({&payload, 1});
  const Bytes data(320);
  for (std::int64_t n = 0; n < 1000; ++n)
    buffer.insert_packet({0, n, n * 160, Timestamp(Duration(n * 20 * kMs)), data});
  EXPECT_EQ(buffer.statistics().packets_discarded, 950U);
  std::vector<std::int16_t> out(JitterBuffer::kMaxBlock);
  const Timestamp now(Duration(1000 * 20 * kMs + 2000 * kMs));
  buffer.get_audio(now, out);
  EXPECT_EQ(buffer.statistics().flushes, 1U);
}

TEST(JitterBuffer, BeginsAnewWhenTheSendersTimestampsJump) {
  for (const std::int64_t jump : {std::int64_t{-4'000'000}, std::int64_t{4'000'000}}) {
    const auto decoder = make_l16_decoder({"L16", 8000, 1, {}, {}});
    JitterBuffer buffer;
    const JitterPayload payload{0, JitterPayload::Kind::kSound, 8000, decoder->get()};
    buffer.set_payloads({&payload, 1});
    Bytes data(320, std::byte{0x10});
    std::vector<std::int16_t> out(JitterBuffer::kMaxBlock);
    Timestamp now{};
    for (std::int64_t n = 0; n < 200; ++n) {
      buffer.insert_packet({0, n, n * 160 + (n >= 100 ? jump : 0) + 8'000'000, now, data});
      for (int i = 0; i < 2; ++i, now += kAudioBlock) buffer.get_audio(now, out);
    }
    EXPECT_EQ(buffer.statistics().flushes, 1U);
    EXPECT_EQ(out[10], 0x1010);
    EXPECT_LE(buffer.statistics().current_delay, Duration(40 * kMs));
  }
}

TEST(JitterBuffer, SilenceSuppressionIsNotLoss) {
  Pcm pcm;
  auto simulation = pcm.simulation();
  // Sequence numbers go on where timestamps leave a gap: made by hand.
  const auto decoder = make_l16_decoder({"L16", 8000, 1, {}, {}});
  JitterBuffer buffer;
  const std::vector<JitterPayload> payloads{{0, JitterPayload::Kind::kSound, 8000, decoder->get()},
                                            {13, JitterPayload::Kind::kComfortNoise, 8000, nullptr}};
  buffer.set_payloads(payloads);
  const Bytes sound(320, std::byte{0x10});
  const Bytes noise{std::byte{40}};
  std::vector<std::int16_t> out(JitterBuffer::kMaxBlock);
  std::int64_t sequence = 0;
  Timestamp now{};
  double noise_level = 0;
  for (std::int64_t n = 0; n < 400; ++n) {
    const bool talking = n % 100 < 50;
    if (talking) buffer.insert_packet({0, sequence++, n * 160, now, sound});
    if (n % 100 == 50) buffer.insert_packet({13, sequence++, n * 160, now, noise});
    for (int i = 0; i < 2; ++i, now += kAudioBlock) buffer.get_audio(now, out);
    if (n == 90) noise_level = level_dbfs(std::span(out).first(80));
    if (n == 130) {
      EXPECT_EQ(out[5], 0x1010);
    }
  }
  EXPECT_NEAR(noise_level, -40, 4);
  EXPECT_LE(buffer.statistics().concealed, Duration(20 * kMs));
  EXPECT_GT(buffer.statistics().comfort_noise, Duration(3500 * kMs));
  EXPECT_EQ(buffer.statistics().packets_late, 0U);
}

TEST(JitterBuffer, EventsInPlaceOfSoundAreNotLoss) {
  const auto decoder = make_l16_decoder({"L16", 8000, 1, {}, {}});
  JitterBuffer buffer;
  const JitterPayload payload{0, JitterPayload::Kind::kSound, 8000, decoder->get()};
  buffer.set_payloads({&payload, 1});
  const Bytes sound(320, std::byte{0x10});
  std::vector<std::int16_t> out(JitterBuffer::kMaxBlock);
  Timestamp now{};
  for (std::int64_t n = 0; n < 200; ++n) {
    if (n >= 100 && n < 110) {
      buffer.note_other(n);
    } else {
      buffer.insert_packet({0, n, n * 160, now, sound});
    }
    for (int i = 0; i < 2; ++i, now += kAudioBlock) buffer.get_audio(now, out);
  }
  EXPECT_LE(buffer.statistics().concealed, Duration(10 * kMs));
  EXPECT_EQ(out[5], 0x1010);
}

TEST(JitterBuffer, OpusRecoversFromRedundancyWhenTheNextPacketIsThere) {
  AudioCodecSettings settings{"opus", 48000, 2, {{"useinbandfec", "1"}}, DataRate::kilobits_per_second(32)};
  const auto encoder = make_opus_encoder(settings);
  (*encoder)->set_expected_loss(0.2);
  const auto decoder = make_opus_decoder(settings);
  StreamSimulation simulation;
  simulation.encoder = encoder->get();
  simulation.decoder = decoder->get();
  simulation.clock_rate = 48000;
  simulation.settings.minimum_delay = Duration(60 * kMs);
  simulation.sound = [](double t) {
    // Voice-like: harmonics with a moving envelope, so that SILK is chosen.
    double sum = 0;
    for (int h = 1; h < 12; ++h) sum += std::sin(2 * std::numbers::pi * 140 * h * t) / h;
    return 4000 * sum * (0.6 + 0.4 * std::sin(2 * std::numbers::pi * 3 * t));
  };
  simulation.network = [](std::int64_t n) -> std::optional<Duration> {
    if (n % 10 == 9) return std::nullopt;
    return Duration(5 * kMs);
  };
  const auto outcome = simulation.run(10s);
  EXPECT_GE(outcome.statistics.packets_recovered, 25U);
  EXPECT_LT(to_milliseconds(outcome.statistics.concealed), 400);
}

TEST(JitterBuffer, TimeIsStretchedWithoutChangingPitch) {
  Pcm pcm;
  auto simulation = pcm.simulation();
  simulation.sender_ppm = 2000;
  const auto outcome = simulation.run(60s);
  EXPECT_GT(to_milliseconds(outcome.statistics.accelerated), 80);
  // A tone of 200 Hz still crosses zero upwards 200 times a second.
  std::size_t crossings = 0;
  for (std::size_t i = 8000; i < outcome.played.size(); ++i) {
    crossings += outcome.played[i - 1] < 0 && outcome.played[i] >= 0 ? 1U : 0U;
  }
  EXPECT_NEAR(static_cast<double>(crossings) / 59, 200, 0.7);
}

TEST(JitterBuffer, ExtraDelayIsReachedByStretching) {
  const auto decoder = make_l16_decoder({"L16", 8000, 1, {}, {}});
  JitterBuffer buffer;
  const JitterPayload payload{0, JitterPayload::Kind::kSound, 8000, decoder->get()};
  buffer.set_payloads({&payload, 1});
  std::vector<std::int16_t> out(JitterBuffer::kMaxBlock);
  const auto encoder = make_l16_encoder({"L16", 8000, 1, {}, {}});
  Timestamp now{};
  for (std::int64_t n = 0; n < 1000; ++n) {
    if (n == 200) buffer.set_extra_delay(Duration(80 * kMs));
    std::vector<std::int16_t> tone(160);
    for (std::size_t i = 0; i < 160; ++i) {
      tone[i] =
          static_cast<std::int16_t>(8000 * std::sin(2 * std::numbers::pi * 200 *
                                                    (static_cast<double>(n) * 0.02 + static_cast<double>(i) / 8000)));
    }
    Bytes data;
    static_cast<void>((*encoder)->encode(tone, data));
    buffer.insert_packet({0, n, n * 160, now, data});
    for (int i = 0; i < 2; ++i, now += kAudioBlock) buffer.get_audio(now, out);
  }
  EXPECT_GE(buffer.statistics().current_delay, Duration(80 * kMs));
  EXPECT_LE(buffer.statistics().current_delay, Duration(115 * kMs));
  EXPECT_LE(buffer.statistics().concealed, Duration(10 * kMs));
}

}  // namespace
}  // namespace mtavip::media
