// For tests: a sender, a network with delay and loss, and a listener around a jitter buffer, in virtual time.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <numbers>
#include <optional>
#include <vector>

#include "media/codec.h"
#include "media/jitter/jitter_buffer.h"

namespace mtavip::media {

struct StreamSimulation {
  AudioEncoder* encoder = nullptr;
  AudioDecoder* decoder = nullptr;
  int clock_rate = 8000;
  Duration packet_time = std::chrono::milliseconds(20);
  double sender_ppm = 0;  // the sender's clock against ours
  /// Network delay of packet n; nothing: it is lost.
  std::function<std::optional<Duration>(std::int64_t)> network = [](std::int64_t) { return Duration(5000); };
  /// Sound of the sender at a time in seconds.
  std::function<double(double)> sound = [](double t) { return 8000 * std::sin(2 * std::numbers::pi * 200 * t); };
  JitterSettings settings;

  struct Outcome {
    std::vector<std::int16_t> played;
    JitterStatistics statistics;
    std::vector<double> delay_ms;  // current_delay each 10 ms
    AudioFormat format;
  };

  Outcome run(Duration length) {
    JitterBuffer buffer(settings);
    const JitterPayload payload{0, JitterPayload::Kind::kSound, clock_rate, decoder};
    buffer.set_payloads({&payload, 1});
    const AudioFormat format = encoder->format();
    const std::size_t frames = format.samples_in(packet_time) / static_cast<std::size_t>(format.channels);
    const auto step = static_cast<std::int64_t>(packet_time.count() * clock_rate / 1'000'000);

    struct Sent {
      JitterPacket packet;
      Bytes payload;
    };
    std::multimap<Timestamp, Sent> wire;
    std::int64_t next = 0;
    Outcome outcome;
    std::vector<std::int16_t> pcm(frames * static_cast<std::size_t>(format.channels));
    std::vector<std::int16_t> out(JitterBuffer::kMaxBlock);
    for (Timestamp now{}; now < Timestamp(length); now += kAudioBlock) {
      // A packet leaves when its last sample was taken.
      for (;;) {
        const auto at = Duration(
            static_cast<std::int64_t>(static_cast<double>((next + 1) * packet_time.count()) / (1 + sender_ppm * 1e-6)));
        if (Timestamp(at) > now) break;
        for (std::size_t i = 0; i < frames; ++i) {
          const double t = static_cast<double>(next) * to_seconds(packet_time) +
                           static_cast<double>(i) / static_cast<double>(format.sample_rate);
          const auto value = static_cast<std::int16_t>(std::lround(sound(t)));
          for (int c = 0; c < format.channels; ++c) {
            pcm[i * static_cast<std::size_t>(format.channels) + static_cast<std::size_t>(c)] = value;
          }
        }
        Sent sent;
        static_cast<void>(encoder->encode(pcm, sent.payload));
        if (const auto delay = network(next)) {
          sent.packet.sequence = next + 1000;
          sent.packet.timestamp = next * step + 12345;
          sent.packet.arrival = Timestamp(at + *delay);
          wire.emplace(sent.packet.arrival, std::move(sent));
        }
        ++next;
      }
      while (!wire.empty() && wire.begin()->first <= now) {
        Sent& sent = wire.begin()->second;
        sent.packet.payload = sent.payload;
        buffer.insert_packet(sent.packet);
        wire.erase(wire.begin());
      }
      outcome.format = buffer.get_audio(now, out);
      const auto count = static_cast<std::ptrdiff_t>(outcome.format.samples_in(kAudioBlock));
      outcome.played.insert(outcome.played.end(), out.begin(), out.begin() + count);
      outcome.delay_ms.push_back(to_milliseconds(buffer.statistics().current_delay));
    }
    outcome.statistics = buffer.statistics();
    return outcome;
  }
};

/// The largest step from a sample to the next.
inline int largest_step(std::span<const std::int16_t> samples) {
  int largest = 0;
  for (std::size_t i = 1; i < samples.size(); ++i) {
    largest = std::max(largest, std::abs(int{samples[i]} - int{samples[i - 1]}));
  }
  return largest;
}

}  // namespace mtavip::media
