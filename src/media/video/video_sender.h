// The sending half of a VideoStream: pictures of the encoder become packets, paced within the frame interval; requests
// for key frames become orders to the encoder.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "base/time.h"
#include "media/packetize/packetizer.h"
#include "media/video/key_frame_policy.h"
#include "media/video/rate_meter.h"
#include "media/video/video_stream.h"
#include "rtp/session.h"

namespace mtavip::media {

class VideoSender {
 public:
  struct Counters {
    std::uint64_t frames = 0;
    std::uint64_t key_frames = 0;
    std::uint64_t refused = 0;
    std::uint64_t key_frames_granted = 0;
  };

  /// Nothing: stop sending. The packetizer is kept where encoding and parameters stay.
  void set_format(const std::optional<VideoFormat>& format, const PayloadLimits& limits);
  void set_frame_rate(double frames_per_second);

  bool push(Timestamp now, const EncodedFrame& frame, Timestamp captured, rtp::Session& session);
  /// Sends what the pace allows by now.
  void send_due(Timestamp now, rtp::Session& session);
  void forget_queue() { payloads_.clear(), next_ = 0; }

  void key_frame_requested(Timestamp now) { granter_.requested(now); }
  bool key_frame_due(Timestamp now);

  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] const Counters& counters() const { return counters_; }
  [[nodiscard]] const RateMeter& meter() const { return meter_; }
  [[nodiscard]] Duration pacing_delay(Timestamp now) const;

 private:
  void send_one(Timestamp now, rtp::Session& session);

  std::optional<VideoFormat> format_;
  std::unique_ptr<Packetizer> packetizer_;
  Duration frame_interval_ = std::chrono::microseconds(33'333);

  PayloadList payloads_;  // of the picture being sent
  PayloadList fresh_;     // of the one pushed
  std::size_t next_ = 0;
  std::uint32_t timestamp_ = 0;
  Timestamp captured_{};
  Timestamp pushed_{};
  Timestamp next_send_{};
  Duration spacing_{};
  bool any_sent_ = false;

  KeyFrameGranter granter_;
  Counters counters_;
  RateMeter meter_;
  Duration longest_wait_{};
  Timestamp longest_wait_at_{};
};

}  // namespace mtavip::media
