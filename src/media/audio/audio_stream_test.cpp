#include "media/audio/audio_stream.h"

#include <cmath>
#include <deque>
#include <functional>
#include <numbers>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/audio/mix.h"
#include "media/codec/builtin.h"
#include "media/jitter/stream_simulation.h"

namespace mtavip::media {
namespace {

constexpr AudioFormat k48{48000, 1};
const Endpoint kLeft = *Endpoint::parse("192.0.2.1:4000");
const Endpoint kRight = *Endpoint::parse("192.0.2.2:5000");

AudioPayload payload(std::uint8_t type, std::string name, int clock, int channels = 1,
                     CodecParameters parameters = {}) {
  return {type, {std::move(name), clock, channels, std::move(parameters), std::nullopt}};
}
const AudioPayload kPcmu = payload(0, "PCMU", 8000);
const AudioPayload kPcma = payload(8, "PCMA", 8000);
const AudioPayload kOpus = payload(96, "opus", 48000, 2);
const AudioPayload kEvent8 = payload(101, "telephone-event", 8000);
const AudioPayload kEvent48 = payload(102, "telephone-event", 48000);

/// Two streams with a network of 5 ms between them, ticking every 10 ms.
class AudioStreamTest : public ::testing::Test {
 protected:
  AudioStreamTest() { register_builtin_codecs(registry_); }

  std::unique_ptr<AudioStream> make(const Endpoint& remote, const std::string& cname) {
    rtp::SessionConfig session;
    session.cname = cname;
    session.remote.rtp = remote;
    session.rtcp_mux = true;
    return std::make_unique<AudioStream>(environment_, registry_, std::move(session));
  }
  static AudioStreamConfig config(const AudioPayload& codec, const AudioPayload& event = kEvent8) {
    AudioStreamConfig result;
    result.send = codec;
    result.send_dtmf = event;
    result.receive = {kPcmu, kPcma, kOpus, kEvent8, kEvent48};
    return result;
  }

  struct InFlight {
    Timestamp at;
    AudioStream* to;
    Endpoint from;
    rtp::Channel channel;
    Bytes data;
  };
  void carry(AudioStream& from, AudioStream& to, const Endpoint& source) {
    while (auto transmit = from.poll_transmit()) {
      const bool media = rtp::classify(transmit->bytes) == rtp::DatagramKind::kRtp;
      if (media) ++packets_;
      if (media && lose_ && lose_()) continue;
      wire_.push_back({now_ + 5ms, &to, source, transmit->channel, to_bytes(transmit->bytes)});
    }
  }

  /// `sound` is what the left says at a time in seconds; returns what the right hears, at 48000.
  std::vector<std::int16_t> run(Duration length) {
    std::vector<std::int16_t> heard;
    std::vector<std::int16_t> block(480);
    for (const Timestamp end = now_ + length; now_ < end; now_ += kAudioBlock) {
      while (!wire_.empty() && wire_.front().at <= now_) {
        InFlight packet = std::move(wire_.front());
        wire_.pop_front();
        packet.to->handle_packet(now_, packet.channel, packet.at, packet.from, packet.data);
      }
      for (std::size_t i = 0; i < block.size(); ++i) {
        block[i] = static_cast<std::int16_t>(std::lround(sound_(sample_++ / 48000.0)));
      }
      left_->push_audio(now_, k48, block);
      std::vector<std::int16_t> silence(480);
      right_->push_audio(now_, k48, silence);
      right_->pull_audio(now_, k48, block);
      heard.insert(heard.end(), block.begin(), block.end());
      left_->pull_audio(now_, k48, silence);
      for (auto* stream : {left_.get(), right_.get()}) {
        if (const auto due = stream->deadline(); due && *due <= now_) stream->handle_timeout(now_);
      }
      carry(*left_, *right_, kLeft);
      carry(*right_, *left_, kRight);
      while (auto event = right_->poll_event()) events_.push_back(std::move(*event));
      while (left_->poll_event()) {
      }
    }
    return heard;
  }
  template <class T>
  std::vector<T> told() const {
    std::vector<T> result;
    for (const auto& event : events_) {
      if (const T* match = std::get_if<T>(&event)) result.push_back(*match);
    }
    return result;
  }

  SeededRandom random_{11};
  NullLog log_;
  Environment environment_{random_, log_, WallTime(std::chrono::seconds(1'700'000'000))};
  Registry registry_;
  std::unique_ptr<AudioStream> left_ = make(kRight, "left");
  std::unique_ptr<AudioStream> right_ = make(kLeft, "right");
  std::function<double(double)> sound_ = [](double t) { return 8000 * std::sin(2 * std::numbers::pi * 440 * t); };
  std::function<bool()> lose_;
  double sample_ = 0;
  Timestamp now_{1s};
  std::deque<InFlight> wire_;
  std::vector<AudioEvent> events_;
  std::size_t packets_ = 0;
};

double tone_share(std::span<const std::int16_t> samples, double hertz) {
  double re = 0;
  double im = 0;
  double energy = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / 48000;
    re += samples[i] * std::cos(angle);
    im += samples[i] * std::sin(angle);
    energy += static_cast<double>(samples[i]) * samples[i];
  }
  return energy == 0 ? 0 : (re * re + im * im) * 2 / (energy * static_cast<double>(samples.size()));
}

TEST_F(AudioStreamTest, SoundArrivesThroughEveryCodecAtLowDelay) {
  for (const auto& codec : {kPcmu, kPcma, kOpus}) {
    left_ = make(kRight, "left");
    right_ = make(kLeft, "right");
    events_.clear();
    ASSERT_TRUE(left_->configure(now_, config(codec)));
    ASSERT_TRUE(right_->configure(now_, config(codec)));
    const auto heard = run(4s);
    EXPECT_GT(tone_share(std::span(heard).subspan(96000), 440), 0.99) << codec.codec.name;
    EXPECT_NEAR(level_dbfs(std::span(heard).subspan(96000)), 20 * std::log10(8000 / 32768.0) - 3, 1)
        << codec.codec.name;
    const auto statistics = right_->statistics(now_);
    EXPECT_LE(statistics.jitter.current_delay, Duration(25ms)) << codec.codec.name;
    EXPECT_EQ(statistics.jitter.concealed, Duration::zero()) << codec.codec.name;
    EXPECT_EQ(statistics.receive_codec, codec.codec.name);
    EXPECT_EQ(told<FirstSound>().size(), 1U);
    EXPECT_EQ(told<ReceiveCodecChanged>().size(), 1U);
    EXPECT_EQ(left_->statistics(now_).rtp.sent.packets, 199U + 1) << codec.codec.name;
    // First sound within one packet time of its arrival.
    const auto first = std::find_if(heard.begin(), heard.end(), [](auto s) { return s != 0; }) - heard.begin();
    EXPECT_LE(first, 48 * (10 + 5 + 20 + 20));
    EXPECT_TRUE(right_->playout(now_));
    EXPECT_TRUE(right_->playout(now_)->captured) << "the sender report has not told the time";
    now_ += 10s;
    wire_.clear();
  }
}

TEST_F(AudioStreamTest, PlayoutTellsWhenTheSoundWasTaken) {
  ASSERT_TRUE(left_->configure(now_, config(kOpus)));
  ASSERT_TRUE(right_->configure(now_, config(kOpus)));
  run(8s);
  const auto playout = right_->playout(now_);
  ASSERT_TRUE(playout && playout->captured);
  const Duration age = environment_.wall(now_) - *playout->captured;
  EXPECT_GT(age, Duration(20ms));
  EXPECT_LT(age, Duration(60ms));
}

TEST_F(AudioStreamTest, MutesWithoutAClickAndKeepsSending) {
  ASSERT_TRUE(left_->configure(now_, config(kOpus)));
  ASSERT_TRUE(right_->configure(now_, config(kOpus)));
  auto heard = run(2s);
  const std::size_t before = packets_;
  left_->set_muted(true);
  const auto silent = run(2s);
  EXPECT_GT(packets_, before + 90);
  EXPECT_LT(level_dbfs(std::span(silent).subspan(48000)), -70);
  left_->set_muted(false);
  const auto again = run(1s);
  heard.insert(heard.end(), silent.begin(), silent.end());
  heard.insert(heard.end(), again.begin(), again.end());
  EXPECT_LT(largest_step(heard), 8000 * 2 * std::numbers::pi * 440 / 48000 * 1.8);
}

TEST_F(AudioStreamTest, DigitsAreToldOnceEvenWithLoss) {
  ASSERT_TRUE(left_->configure(now_, config(kPcmu)));
  ASSERT_TRUE(right_->configure(now_, config(kPcmu)));
  run(1s);
  SeededRandom dice(5);
  lose_ = [&dice] { return dice.below(100) < 20; };
  const std::string digits = "0123456789*#ABCD";
  for (const char digit : digits) ASSERT_TRUE(left_->send_dtmf(digit, 100ms, DtmfTransport::kEvent));
  EXPECT_FALSE(left_->send_dtmf('x', 100ms, DtmfTransport::kEvent));
  run(5s);
  std::string told_digits;
  for (const auto& event : told<DtmfReceived>()) told_digits.push_back(event.digit);
  EXPECT_EQ(told_digits, digits);
  ASSERT_EQ(told<DtmfEnded>().size(), digits.size());
  for (const auto& event : told<DtmfEnded>()) EXPECT_NEAR(to_milliseconds(event.duration), 100, 41);
  EXPECT_EQ(right_->statistics(now_).dtmf_received, digits.size());
  EXPECT_EQ(left_->statistics(now_).dtmf_sent, digits.size());
}

TEST_F(AudioStreamTest, EventsUseTheClockOfTheCodec) {
  ASSERT_TRUE(left_->configure(now_, config(kOpus, kEvent48)));
  ASSERT_TRUE(right_->configure(now_, config(kOpus, kEvent48)));
  run(500ms);
  ASSERT_TRUE(left_->send_dtmf('7', 160ms, DtmfTransport::kEvent));
  run(1s);
  ASSERT_EQ(told<DtmfEnded>().size(), 1U);
  EXPECT_EQ(told<DtmfEnded>()[0].duration, Duration(160ms));
  // An event in place of sound is not loss.
  EXPECT_LE(right_->statistics(now_).jitter.concealed, Duration(20ms));
}

TEST_F(AudioStreamTest, InBandDigitsPassG711) {
  auto receive = config(kPcmu);
  receive.detect_in_band_dtmf = true;
  ASSERT_TRUE(left_->configure(now_, config(kPcmu)));
  ASSERT_TRUE(right_->configure(now_, receive));
  run(500ms);
  for (const char digit : std::string("159D")) ASSERT_TRUE(left_->send_dtmf(digit, 80ms, DtmfTransport::kInBand));
  run(2s);
  std::string digits;
  for (const auto& event : told<DtmfReceived>()) {
    EXPECT_EQ(event.transport, DtmfTransport::kInBand);
    digits.push_back(event.digit);
  }
  EXPECT_EQ(digits, "159D");
}

TEST_F(AudioStreamTest, HoldStopsSendingAndResumeGoesOnInTime) {
  ASSERT_TRUE(left_->configure(now_, config(kPcmu)));
  ASSERT_TRUE(right_->configure(now_, config(kPcmu)));
  run(1s);
  auto held = config(kPcmu);
  held.sending = false;
  ASSERT_TRUE(left_->configure(now_, held));
  const auto ssrc = left_->session().ssrc();
  EXPECT_FALSE(left_->send_dtmf('1', 100ms, DtmfTransport::kEvent));
  run(100ms);
  const auto sent = left_->statistics(now_).rtp.sent.packets;
  const auto quiet = run(2s);
  EXPECT_EQ(left_->statistics(now_).rtp.sent.packets, sent);
  EXPECT_LT(level_dbfs(std::span(quiet).subspan(48000)), -40);
  ASSERT_TRUE(left_->configure(now_, config(kPcmu)));
  const auto again = run(2s);
  EXPECT_GT(tone_share(std::span(again).subspan(24000), 440), 0.99);
  EXPECT_EQ(left_->session().ssrc(), ssrc);
  EXPECT_LE(right_->statistics(now_).jitter.current_delay, Duration(30ms));
  EXPECT_EQ(right_->statistics(now_).jitter.packets_late, 0U);
}

TEST_F(AudioStreamTest, CodecChangesInTheMiddle) {
  ASSERT_TRUE(left_->configure(now_, config(kPcmu)));
  ASSERT_TRUE(right_->configure(now_, config(kPcmu)));
  run(1s);
  ASSERT_TRUE(left_->configure(now_, config(kOpus, kEvent48)));
  const auto opus = run(3s);
  EXPECT_GT(tone_share(std::span(opus).subspan(48000 * 2), 440), 0.99);
  ASSERT_TRUE(left_->configure(now_, config(kPcma)));
  const auto pcma = run(3s);
  EXPECT_GT(tone_share(std::span(pcma).subspan(48000 * 2), 440), 0.99);
  const auto changes = told<ReceiveCodecChanged>();
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[1].codec, "opus");
  EXPECT_EQ(changes[2].codec, "PCMA");
}

TEST_F(AudioStreamTest, ANewSourceIsHeard) {
  ASSERT_TRUE(left_->configure(now_, config(kPcmu)));
  ASSERT_TRUE(right_->configure(now_, config(kPcmu)));
  run(2s);
  left_ = make(kRight, "another");
  wire_.clear();
  ASSERT_TRUE(left_->configure(now_, config(kPcmu)));
  const auto heard = run(4s);
  EXPECT_GT(tone_share(std::span(heard).subspan(48000 * 3), 440), 0.99);
  EXPECT_GE(told<rtp::ActiveSourceChanged>().size(), 2U);
}

TEST_F(AudioStreamTest, RefusesWhatCannotBe) {
  auto bad = config(kPcmu);
  bad.packet_time = 5ms;
  EXPECT_EQ(left_->configure(now_, bad).error(), AudioStreamError::kBadPacketTime);
  bad = config(payload(9, "G729", 8000));
  EXPECT_EQ(left_->configure(now_, bad).error(), AudioStreamError::kNoEncoder);
  bad = config(kPcmu);
  bad.receive = {payload(9, "G729", 8000)};
  EXPECT_EQ(left_->configure(now_, bad).error(), AudioStreamError::kNoDecoder);
}

TEST_F(AudioStreamTest, PacketTimesAreObeyed) {
  for (const auto& [wanted, codec, packets] :
       {std::tuple{Duration(10ms), kPcmu, 100U}, std::tuple{Duration(30ms), kPcmu, 33U},
        std::tuple{Duration(60ms), kOpus, 16U}, std::tuple{Duration(30ms), kOpus, 50U}}) {
    left_ = make(kRight, "left");
    auto settings = config(codec);
    settings.packet_time = wanted;
    ASSERT_TRUE(left_->configure(now_, settings));
    ASSERT_TRUE(right_->configure(now_, settings));
    run(1s);
    EXPECT_EQ(left_->statistics(now_).rtp.sent.packets, packets);
    wire_.clear();
    now_ += 5s;
  }
}

TEST_F(AudioStreamTest, ByeEndsIt) {
  ASSERT_TRUE(left_->configure(now_, config(kPcmu)));
  ASSERT_TRUE(right_->configure(now_, config(kPcmu)));
  run(1s);
  left_->close(now_);
  const auto sent = left_->statistics(now_).rtp.sent.packets;
  run(1s);
  EXPECT_EQ(left_->statistics(now_).rtp.sent.packets, sent);
  EXPECT_EQ(told<rtp::SourceLeft>().size(), 1U);
}

}  // namespace
}  // namespace mtavip::media
