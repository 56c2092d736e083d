#include "media/video/video_sender.h"

#include <algorithm>

#include "base/sequence_number.h"
#include "base/text.h"

namespace mtavip::media {
namespace {

/// Packets that leave together: a usual picture of a call has no more, and so waits for nothing.
constexpr std::size_t kBurst = 4;
/// A picture that is not out when the next one comes has had its time; beyond this many packets the new one is refused
/// instead.
constexpr std::size_t kLargestFlush = 256;
constexpr Duration kWaitMemory = std::chrono::seconds(2);

bool same_format(const VideoFormat& a, const VideoFormat& b) {
  return equals_ignoring_case(a.encoding, b.encoding) &&
         std::equal(a.parameters.begin(), a.parameters.end(), b.parameters.begin(), b.parameters.end(),
                    [](const CodecParameter& x, const CodecParameter& y) {
                      return equals_ignoring_case(x.name, y.name) && x.value == y.value;
                    });
}

std::uint32_t media_time(Timestamp captured) {
  return static_cast<std::uint32_t>(captured.time_since_epoch().count() * 9 / 100);
}

}  // namespace

void VideoSender::set_format(const std::optional<VideoFormat>& format, const PayloadLimits& limits) {
  if (!format) {
    forget_queue();
    packetizer_.reset();
  } else if (!packetizer_ || !format_ || !same_format(*format, *format_)) {
    forget_queue();
    packetizer_ = make_packetizer(format->encoding, format->parameters, limits);
  }
  format_ = format;
}

void VideoSender::set_frame_rate(double frames_per_second) {
  const double rate = std::clamp(frames_per_second, 1.0, 240.0);
  frame_interval_ = Duration(static_cast<std::int64_t>(1e6 / rate));
}

bool VideoSender::push(Timestamp now, const EncodedFrame& frame, Timestamp captured, rtp::Session& session) {
  const bool congested = payloads_.size() - next_ > kLargestFlush;
  if (!packetizer_ || congested || !packetizer_->packetize(frame, fresh_)) {
    ++counters_.refused;
    return false;
  }
  while (next_ < payloads_.size()) send_one(now, session);
  std::swap(payloads_, fresh_);
  next_ = 0;
  const std::uint32_t timestamp = media_time(captured);
  timestamp_ = any_sent_ && !is_newer(timestamp, timestamp_) ? timestamp_ + 1 : timestamp;
  any_sent_ = true;
  captured_ = captured;
  pushed_ = now;
  const std::size_t paced = payloads_.size() > kBurst ? payloads_.size() - kBurst : 0;
  spacing_ = paced == 0 ? Duration::zero() : frame_interval_ / 2 / static_cast<int>(paced);
  next_send_ = now + spacing_;
  ++counters_.frames;
  if (frame.key_frame) {
    ++counters_.key_frames;
    granter_.sent(now);
  }
  meter_.add(now, payloads_.total_bytes());
  send_due(now, session);
  return true;
}

void VideoSender::send_due(Timestamp now, rtp::Session& session) {
  while (next_ < payloads_.size() && (next_ < kBurst || now >= next_send_)) {
    if (next_ >= kBurst) next_send_ += spacing_;
    send_one(now, session);
  }
}

void VideoSender::send_one(Timestamp now, rtp::Session& session) {
  rtp::OutgoingPacket packet;
  packet.payload_type = format_->payload_type;
  packet.timestamp = timestamp_;
  packet.captured = captured_;
  packet.marker = next_ + 1 == payloads_.size();
  packet.payload = payloads_[next_];
  ++next_;
  // What cannot be sent is counted by the session; the receiver sees a gap and asks.
  static_cast<void>(session.send(now, packet));
  if (now - pushed_ >= longest_wait_ || now - longest_wait_at_ > kWaitMemory) {
    longest_wait_ = now - pushed_;
    longest_wait_at_ = now;
  }
}

bool VideoSender::key_frame_due(Timestamp now) {
  if (!packetizer_ || !granter_.due(now)) return false;
  ++counters_.key_frames_granted;
  return true;
}

std::optional<Timestamp> VideoSender::deadline() const {
  std::optional<Timestamp> at = packetizer_ ? granter_.deadline() : std::nullopt;
  if (next_ < payloads_.size()) at = at ? std::min(*at, next_send_) : next_send_;
  return at;
}

Duration VideoSender::pacing_delay(Timestamp now) const {
  return now - longest_wait_at_ > kWaitMemory ? Duration::zero() : longest_wait_;
}

}  // namespace mtavip::media
