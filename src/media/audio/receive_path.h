// The receiving half of an audio stream: packet -> jitter buffer -> decoder -> DTMF detector -> the listener's format.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "media/audio/audio_stream.h"
#include "media/audio/level.h"
#include "media/audio/resampler.h"
#include "media/dtmf/receiver.h"
#include "media/dtmf/tones.h"
#include "media/jitter/jitter_buffer.h"

namespace mtavip::media {

class AudioReceivePath {
 public:
  explicit AudioReceivePath(const Registry& registry);

  /// Decoders of payload types that did not change are kept. On failure nothing has changed.
  Result<void, AudioStreamError> configure(const AudioStreamConfig& config);
  /// What is told to the owner is appended to `events`.
  void handle(const rtp::ReceivedPacket& packet, std::vector<AudioEvent>& events);
  void pull(Timestamp now, const AudioFormat& format, std::span<std::int16_t> out, std::vector<AudioEvent>& events);
  void set_extra_delay(Duration extra) { jitter_.set_extra_delay(extra); }
  [[nodiscard]] std::optional<Timestamp> deadline() const { return dtmf_.deadline(); }
  void handle_timeout(Timestamp now, std::vector<AudioEvent>& events);

  [[nodiscard]] const std::string& codec() const { return codec_; }
  [[nodiscard]] double level_dbfs() const { return meter_.dbfs(); }
  [[nodiscard]] std::uint64_t dtmf_received() const { return dtmf_.received() + tones_received_; }
  [[nodiscard]] const JitterBuffer& jitter() const { return jitter_; }

 private:
  struct Entry {
    AudioPayload payload;
    enum class Kind : std::uint8_t { kSound, kEvent, kComfortNoise } kind = Kind::kSound;
    std::unique_ptr<AudioDecoder> decoder;  // made when the first packet comes
    bool failed = false;
  };
  [[nodiscard]] Entry* find(std::uint8_t type);
  void announce();
  void detect_tones(const AudioFormat& format, std::span<const std::int16_t> block, std::vector<AudioEvent>& events);

  const Registry& registry_;
  JitterBuffer jitter_;
  std::vector<Entry> entries_;
  bool receiving_ = false;
  bool detect_tones_ = false;
  bool events_seen_ = false;
  bool sound_seen_ = false;
  std::optional<std::uint8_t> last_type_;
  std::string codec_;

  DtmfReceiver dtmf_;
  DtmfDetector detector_;
  std::vector<DtmfDetector::Found> found_;
  std::uint64_t tones_received_ = 0;
  Resampler resampler_;
  Resampler detector_resampler_;
  Gain gain_{0.0F};
  LevelMeter meter_;
  std::vector<std::int16_t> block_;
};

}  // namespace mtavip::media
