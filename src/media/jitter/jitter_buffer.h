// The adaptive jitter buffer of sound: packets go in as they come, 10 ms of sound come out at the pace of the listener.
// Built of parts that can be replaced alone: delay estimator (how late packets come), decision (what to do), packet
// buffer, sample buffer, time stretch, concealment, comfort noise.
//
// Time here is the delay against the fastest packet of the recent past: each packet is to be played when `target` has
// gone by since the fastest would have brought it. That holds whatever the packets' length, gaps and silence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"
#include "media/codec.h"
#include "media/frame.h"
#include "media/jitter/comfort_noise.h"
#include "media/jitter/concealment.h"
#include "media/jitter/decision.h"
#include "media/jitter/delay_estimator.h"
#include "media/jitter/packet_buffer.h"
#include "media/jitter/sample_buffer.h"
#include "media/jitter/statistics.h"
#include "media/jitter/time_stretch.h"

namespace mtavip::media {

/// What a payload type means. The decoder is borrowed and must stay until set_payloads() is called without it.
struct JitterPayload {
  enum class Kind : std::uint8_t { kSound, kComfortNoise };
  std::uint8_t type = 0;
  Kind kind = Kind::kSound;
  int clock_rate = 8000;
  AudioDecoder* decoder = nullptr;
};

struct JitterSettings {
  PacketBufferLimits limits;
  DelayEstimatorSettings estimator;
  Duration minimum_delay = Duration::zero();
  Duration maximum_delay = std::chrono::milliseconds(1000);
  /// On top of what the estimator says: sound is taken in blocks of this.
  Duration margin = kAudioBlock;
};

struct JitterPacket {
  std::uint8_t type = 0;
  std::int64_t sequence = 0;   ///< unwrapped, as the RTP session gives it
  std::int64_t timestamp = 0;  ///< unwrapped, RTP clock
  Timestamp arrival{};
  ByteView payload;
};

class JitterBuffer {
 public:
  explicit JitterBuffer(JitterSettings settings = {});

  void set_payloads(std::span<const JitterPayload> payloads);
  void set_bounds(Duration minimum, Duration maximum);
  /// On top of the target, for lip synchronisation.
  void set_extra_delay(Duration extra);

  void insert_packet(const JitterPacket& packet);
  /// This sequence number was used by something else than sound (a DTMF event): it is not lost.
  void note_other(std::int64_t sequence);
  /// Another source, or unrelated numbers: what is left is played no more; the model of arrivals stays.
  void restart();

  /// The next 10 ms into the front of `out`, which has room for 10 ms of 48000 Hz in two channels; returns what they
  /// are.
  AudioFormat get_audio(Timestamp now, std::span<std::int16_t> out);
  static constexpr std::size_t kMaxBlock = 960;

  [[nodiscard]] JitterStatistics statistics() const;
  [[nodiscard]] Duration target() const;
  /// RTP timestamp of the sample that comes next out of get_audio(); nothing before the first packet was decoded.
  [[nodiscard]] std::optional<std::int64_t> playing() const;

 private:
  [[nodiscard]] const JitterPayload* payload_of(std::uint8_t type) const;
  [[nodiscard]] Duration media_time(std::int64_t timestamp) const;
  [[nodiscard]] std::int64_t to_timestamp(std::size_t frames) const;
  [[nodiscard]] std::size_t to_frames(Duration duration) const;
  [[nodiscard]] Duration to_duration(std::size_t frames) const;
  [[nodiscard]] std::size_t block() const { return to_frames(kAudioBlock); }
  [[nodiscard]] Duration duration_of(const BufferedPacket& packet) const;
  [[nodiscard]] bool only_others_between(std::int64_t after, std::int64_t before) const;
  [[nodiscard]] Duration delay_of(Timestamp now, std::int64_t timestamp) const;
  [[nodiscard]] FillInput describe(Timestamp now) const;

  bool believable(const JitterPacket& packet);
  void drop_late_front();
  void skip_ahead(Timestamp now);
  void fill(Timestamp now);
  void decode_front();
  void adopt(AudioDecoder& decoder);
  void recover(Duration missing);
  void conceal(Duration most, bool takes_time);
  void wait();
  void generate_filler(std::span<std::int16_t> out);
  void blend_with_filler(std::size_t frames);
  void stretch(Timestamp now);
  void measure(Timestamp now);

  JitterSettings settings_;
  Duration extra_{};
  std::vector<JitterPayload> payloads_;
  int clock_rate_ = 8000;
  DelayEstimator estimator_;
  PacketBuffer packets_;
  SampleBuffer samples_;
  TimeStretch time_stretch_;
  Concealment concealment_;
  ComfortNoise comfort_noise_;

  // Where we are in the stream. next_timestamp_ follows the last sample in samples_.
  std::int64_t next_timestamp_ = 0;
  std::optional<std::int64_t> last_sequence_;  // of the last packet decoded
  bool started_ = false;                       // a packet was decoded since the last restart
  bool waiting_ = true;
  bool silence_announced_ = false;
  bool noise_described_ = false;  // by a CN packet
  bool concealing_ = false;       // the last sound was made up for a loss
  bool codec_conceals_ = false;   // and by the codec, which goes on from it smoothly
  AudioDecoder* decoder_ = nullptr;
  Duration stalled_{};

  std::optional<Timestamp> last_arrival_;
  std::int64_t newest_sequence_ = 0;
  unsigned outliers_ = 0;
  std::array<std::int64_t, 64> others_{};
  std::size_t next_other_ = 0;

  // The level: the lowest delay of the last and the present 100 ms.
  std::optional<Duration> lowest_before_;
  std::optional<Duration> lowest_;
  unsigned measured_ = 0;
  Duration since_stretch_{};
  Duration second_sum_{};
  unsigned second_blocks_ = 0;
  JitterStatistics statistics_;
  std::vector<std::int16_t> scratch_;
};

}  // namespace mtavip::media
