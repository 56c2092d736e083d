// The receiving half of a VideoStream: packets become pictures with a time to be shown at; loss becomes requests for
// packets or for key frames, and pictures that nobody wants to see are held back.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/time.h"
#include "media/packetize/packetizer.h"
#include "media/video/frame_buffer.h"
#include "media/video/key_frame_policy.h"
#include "media/video/nack_list.h"
#include "media/video/playout_timing.h"
#include "media/video/rate_meter.h"
#include "media/video/video_stream.h"
#include "rtp/session.h"

namespace mtavip::media {

class VideoReceiver {
 public:
  struct Counters {
    std::uint64_t frames = 0;
    std::uint64_t key_frames = 0;
    std::uint64_t incomplete = 0;
    std::uint64_t skipped = 0;
    std::uint64_t damaged = 0;
    std::uint64_t packets_late = 0;
    std::uint64_t packets_refused = 0;
    std::uint64_t packets_recovered = 0;
    std::uint64_t freezes = 0;
    Duration freeze_time{};
  };

  explicit VideoReceiver(const VideoStreamConfig& config);
  /// Buffers and decoding state go on where the formats stay.
  void reconfigure(const VideoStreamConfig& config);

  void insert(const rtp::ReceivedPacket& packet);
  /// `can_ask`: somebody can be asked for a key frame.
  std::optional<ReceivedFrame> next(Timestamp now, bool can_ask);
  void recycle(EncodedFrame frame);
  void decoder_failed(Timestamp now) { wait_for_key_frame(now); }

  void set_round_trip(Duration round_trip) { round_trip_ = round_trip; }
  void set_extra_delay(Duration delay) { extra_delay_ = delay; }

  /// Whether a key frame is to be asked for now.
  bool key_frame_due(Timestamp now, bool slow);
  /// The packets to ask for now; valid until the next call.
  std::span<const std::uint16_t> packets_to_ask_for(Timestamp now);
  /// A freeze that ended since the last call.
  std::optional<Duration> take_freeze() { return std::exchange(ended_freeze_, std::nullopt); }

  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] const Counters& counters() const { return counters_; }
  /// Of packets: bytes of payload.
  [[nodiscard]] const RateMeter& meter() const { return meter_; }
  [[nodiscard]] double frames_per_second(Timestamp now) const { return frame_meter_.events_per_second(now); }
  [[nodiscard]] Duration jitter() const { return timing_.jitter(); }
  [[nodiscard]] Duration delay() const { return delay_; }
  struct Shown {
    std::uint32_t rtp_timestamp = 0;
    Timestamp at{};
  };
  /// The latest picture, without the extra delay.
  [[nodiscard]] std::optional<Shown> shown() const { return shown_; }

 private:
  struct Format {
    VideoFormat format;
    std::unique_ptr<Depacketizer> depacketizer;
  };

  Format* find_format(std::uint8_t payload_type);
  [[nodiscard]] Duration wait() const;
  void begin_stream(Format& format);
  void wait_for_key_frame(Timestamp now);
  std::optional<ReceivedFrame> finish(Timestamp now, const BufferedFrame& buffered, bool can_ask);
  void measure_freeze(Timestamp shown);

  VideoStreamConfig config_;
  std::vector<Format> formats_;
  Format* current_ = nullptr;  // into formats_
  FrameBuffer buffer_;
  NackList nacks_;
  PlayoutTiming timing_;
  KeyFrameRequester requester_;
  RateMeter meter_;
  RateMeter frame_meter_;
  Counters counters_;
  std::vector<EncodedFrame> spare_;
  std::vector<std::int64_t> missing_;
  std::vector<std::uint16_t> to_ask_;

  Timestamp last_packet_{};
  bool new_stream_ = true;
  bool waiting_ = true;  // for a key frame
  std::optional<Timestamp> waiting_since_;
  bool nack_sweep_due_ = false;
  bool repairable_ = true;  // what is missing is little enough to be asked for
  std::int64_t timestamp_given_up_ = -1;
  Duration round_trip_ = std::chrono::milliseconds(100);
  Duration extra_delay_{};
  Duration delay_{};
  std::optional<Shown> shown_;

  std::optional<Timestamp> last_shown_;
  Duration mean_interval_{};
  std::uint32_t intervals_ = 0;
  std::optional<Duration> ended_freeze_;
};

}  // namespace mtavip::media
