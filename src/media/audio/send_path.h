// The sending half of an audio stream: block -> codec's format -> mute -> tones -> packet -> RTP session.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "media/audio/audio_stream.h"
#include "media/audio/level.h"
#include "media/audio/resampler.h"
#include "media/dtmf/sender.h"
#include "media/dtmf/tones.h"

namespace mtavip::media {

class AudioSendPath {
 public:
  explicit AudioSendPath(const Registry& registry) : registry_(registry) {}

  /// The encoder is kept where the codec is the same. On failure nothing has changed.
  Result<void, AudioStreamError> configure(const AudioStreamConfig& config);
  void push(Timestamp now, const AudioFormat& format, std::span<const std::int16_t> block, rtp::Session& session);
  void set_muted(bool muted) { gain_.set(muted ? 0.0F : 1.0F); }
  bool send_dtmf(char digit, Duration duration, DtmfTransport transport);
  [[nodiscard]] bool can_send_events() const { return encoder_ && sending_ && dtmf_type_; }
  void set_rate(DataRate rate);
  void set_expected_loss(double loss);

  [[nodiscard]] const std::string& codec() const { return payload_.codec.name; }
  [[nodiscard]] double level_dbfs() const { return meter_.dbfs(); }
  [[nodiscard]] std::uint64_t dtmf_sent() const { return events_.sent() + tones_sent_; }

 private:
  void send_packet(Timestamp now, rtp::Session& session);
  bool send_event(Timestamp now, rtp::Session& session);

  const Registry& registry_;
  std::unique_ptr<AudioEncoder> encoder_;
  AudioPayload payload_;
  std::optional<std::uint8_t> dtmf_type_;
  bool sending_ = false;
  bool discontinuous_ = false;
  std::optional<DataRate> rate_;
  std::optional<double> expected_loss_;

  Resampler resampler_;
  Gain gain_;
  LevelMeter meter_;
  DtmfSender events_;
  DtmfToneGenerator tones_;
  std::uint64_t tones_sent_ = 0;

  std::size_t packet_samples_ = 0;
  std::uint32_t packet_units_ = 0;  // of the RTP clock
  std::uint32_t timestamp_ = 0;     // of the first sample in collected_
  std::uint32_t block_units_ = 80;
  std::vector<std::int16_t> collected_;
  bool spurt_begins_ = true;
  bool silent_packet_sent_ = false;
  Bytes encoded_;
};

}  // namespace mtavip::media
