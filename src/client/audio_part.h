// The sound of one call on the media thread: sockets, stream, source and sink, voice processing, recording.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <mtavip/statistics.h>

#include "client/media_context.h"
#include "media/audio/audio_stream.h"
#include "media/audio/voice_processing.h"
#include "media/io.h"
#include "media/record/recorder.h"
#include "net/media_socket.h"
#include "rtp/media_protection.h"

namespace mtavip::client {

class AudioPart {
 public:
  /// `certificate`: null where DTLS was not offered.
  AudioPart(MediaContext& context, CallId call, net::MediaPorts ports, const std::string& cname, std::uint32_t ssrc,
            crypto::DtlsCertificate* certificate);
  ~AudioPart();
  AudioPart(const AudioPart&) = delete;
  AudioPart& operator=(const AudioPart&) = delete;

  /// The text of the error, or empty.
  std::string configure(Timestamp now, const call::AgreedStream& agreed, const MediaOptions& options, bool held_by_us);
  void set_source(std::unique_ptr<media::AudioSource> source) {
    source_ = std::move(source);
    source_end_told_ = false;
  }
  void set_sink(std::unique_ptr<media::AudioSink> sink) { sink_ = std::move(sink); }
  void set_voice_processor(std::unique_ptr<media::VoiceProcessor> processor) { processor_ = std::move(processor); }
  void set_recorder(media::Recorder* recorder) { recorder_ = recorder; }
  void set_muted(bool muted);
  bool send_dtmf(char digit, Duration duration, bool in_band);
  /// Ten milliseconds have passed.
  void tick(Timestamp now);
  void stop(Timestamp now);

  [[nodiscard]] AudioStatistics statistics(Timestamp now) const;
  [[nodiscard]] std::optional<Timestamp> last_arrival() const { return last_arrival_; }
  [[nodiscard]] media::AudioStream& stream() { return stream_; }
  /// Source, sink and processing, to be closed where waiting does not hurt.
  struct Ports {
    std::unique_ptr<media::AudioSource> source;
    std::unique_ptr<media::AudioSink> sink;
    std::unique_ptr<media::VoiceProcessor> processor;
  };
  [[nodiscard]] Ports release_ports() { return {std::move(source_), std::move(sink_), std::move(processor_)}; }
  /// What the sink adds after pull_audio().
  [[nodiscard]] Duration sink_delay() const { return sink_ ? sink_->buffered() : Duration::zero(); }
  [[nodiscard]] bool running() const { return running_; }

 private:
  void receive(rtp::Channel channel, ByteView packet, const Endpoint& from, Timestamp arrival);
  void capture(Timestamp now);
  void send_block(Timestamp now, const media::AudioFormat& format, std::span<std::int16_t> block);
  void play(Timestamp now);
  void play_block(Timestamp now, const media::AudioFormat& format);
  void drain(Timestamp now);
  void take(const media::AudioEvent& event);

  MediaContext& context_;
  CallId call_;
  net::MediaPorts ports_;
  std::unique_ptr<net::MediaSocket> rtp_;
  std::unique_ptr<net::MediaSocket> rtcp_;
  media::AudioStream stream_;
  std::unique_ptr<net::Timer> timer_;
  std::unique_ptr<media::AudioSource> source_;
  std::unique_ptr<media::AudioSink> sink_;
  std::unique_ptr<media::VoiceProcessor> processor_;
  media::Recorder* recorder_ = nullptr;
  rtp::MediaProtection protection_;
  bool running_ = false;
  bool arrived_told_ = false;
  bool source_end_told_ = false;
  bool sink_failure_told_ = false;
  bool user_muted_ = false;
  bool held_by_us_ = false;
  media::DtmfTransport last_dtmf_ = media::DtmfTransport::kEvent;
  std::optional<Timestamp> last_arrival_;
  std::optional<Timestamp> source_started_;  ///< the first block was read
  std::optional<Timestamp> sink_started_;    ///< the first block was written
  std::vector<std::int16_t> capture_block_;
  std::size_t captured_ = 0;  ///< samples of capture_block_ that a device has given so far
  std::vector<std::int16_t> play_block_;
};

[[nodiscard]] TransportStatistics to_public(const rtp::Statistics& from);

}  // namespace mtavip::client
