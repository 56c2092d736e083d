#include "media/video/video_receiver.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace mtavip::media {
namespace {

/// More than this, or older than this, is replaced by a key frame sooner than repaired. A receiver that follows RFC
/// 3550 appendix A.1 takes packets more than 100 behind the newest for a sender that started again.
constexpr std::size_t kMostRepairs = 64;
constexpr std::int64_t kRepairWindow = 90;
constexpr std::size_t kMaxSpareFrames = 4;
constexpr Duration kSilence = std::chrono::seconds(3);
/// With retransmission it pays to wait for two attempts, but a picture this late is of no use.
constexpr Duration kLongestRepairWait = std::chrono::milliseconds(400);

bool same_formats(const std::vector<VideoFormat>& a, const std::vector<VideoFormat>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const VideoFormat& x, const VideoFormat& y) {
    return x.payload_type == y.payload_type && equals_ignoring_case(x.encoding, y.encoding);
  });
}

}  // namespace

VideoReceiver::VideoReceiver(const VideoStreamConfig& config)
    : config_(config),
      buffer_({.packets = config.buffer_packets, .bytes = config.buffer_bytes}),
      timing_({.minimum = config.minimum_delay, .maximum = config.maximum_delay}) {
  for (const VideoFormat& format : config.receive) formats_.push_back({format, nullptr});
}

void VideoReceiver::reconfigure(const VideoStreamConfig& config) {
  const bool same = same_formats(config.receive, config_.receive);
  config_ = config;
  timing_.set_limits({.minimum = config.minimum_delay, .maximum = config.maximum_delay});
  last_shown_.reset();  // a pause that was negotiated is no freeze
  if (same) return;
  current_ = nullptr;
  formats_.clear();
  for (const VideoFormat& format : config.receive) formats_.push_back({format, nullptr});
  buffer_.clear();
  nacks_.clear();
  requester_.satisfied();
}

VideoReceiver::Format* VideoReceiver::find_format(std::uint8_t payload_type) {
  if (current_ != nullptr && current_->format.payload_type == payload_type) return current_;
  for (Format& format : formats_) {
    if (format.format.payload_type == payload_type) return &format;
  }
  return nullptr;
}

void VideoReceiver::begin_stream(Format& format) {
  if (!format.depacketizer) {
    format.depacketizer = make_depacketizer(format.format.encoding, format.format.parameters, config_.payload);
  }
  current_ = &format;
  buffer_.clear();
  nacks_.clear();
  repairable_ = true;
  timing_.reset();
  new_stream_ = waiting_ = true;
  waiting_since_.reset();
  shown_.reset();
}

void VideoReceiver::insert(const rtp::ReceivedPacket& packet) {
  Format* format = find_format(packet.packet.payload_type());
  if (format == nullptr) {
    ++counters_.packets_refused;
    return;
  }
  if (packet.new_source || format != current_) begin_stream(*format);
  if (!format->depacketizer) {
    ++counters_.packets_refused;
    return;
  }
  const ByteView payload = packet.packet.payload();
  meter_.add(packet.arrival, payload.size());
  last_packet_ = packet.arrival;
  const PayloadTraits traits = format->depacketizer->inspect(payload);
  if (!traits.usable && !payload.empty()) {
    // Left out, it is a missing packet like others.
    ++counters_.packets_refused;
    return;
  }
  const bool recovered = nacks_.arrived(packet.sequence);
  const auto inserted = buffer_.insert({.sequence = packet.sequence,
                                        .timestamp = packet.timestamp,
                                        .marker = packet.packet.marker(),
                                        .arrival = packet.arrival,
                                        .payload = payload,
                                        .traits = traits});
  switch (inserted) {
    case FrameBuffer::Inserted::kNew:
      if (recovered) ++counters_.packets_recovered;
      break;
    case FrameBuffer::Inserted::kLate:
      ++counters_.packets_late;
      break;
    case FrameBuffer::Inserted::kOverflow:
      ++counters_.packets_refused;
      nacks_.clear();
      break;
    case FrameBuffer::Inserted::kDuplicate:
      break;
  }
  nack_sweep_due_ = config_.nack;
}

Duration VideoReceiver::wait() const {
  if (!config_.nack || !repairable_) return config_.reorder_wait;
  return std::clamp<Duration>(round_trip_ * 5 / 2 + std::chrono::milliseconds(20), config_.reorder_wait,
                              kLongestRepairWait);
}

std::optional<ReceivedFrame> VideoReceiver::next(Timestamp now, bool can_ask) {
  if (current_ == nullptr) return std::nullopt;
  while (const auto buffered = buffer_.next(now, wait())) {
    if (auto frame = finish(now, *buffered, can_ask)) return frame;
  }
  return std::nullopt;
}

void VideoReceiver::wait_for_key_frame(Timestamp now) {
  waiting_ = true;
  if (!waiting_since_) waiting_since_ = now;
  requester_.need(now);
}

std::optional<ReceivedFrame> VideoReceiver::finish(Timestamp now, const BufferedFrame& buffered, bool can_ask) {
  ReceivedFrame result;
  if (!spare_.empty()) {
    result.frame = std::move(spare_.back());
    spare_.pop_back();
  }
  const bool assembled = current_->depacketizer->assemble(buffered.parts, result.frame).has_value();
  const bool whole = assembled && buffered.complete;
  if (whole) {
    ++counters_.frames;
    frame_meter_.add(now, result.frame.data.size());
    if (result.frame.key_frame) ++counters_.key_frames;
  } else if (buffered.timestamp != timestamp_given_up_) {
    ++counters_.incomplete;
    timestamp_given_up_ = buffered.timestamp;
  }
  if (whole && result.frame.key_frame) {
    waiting_ = false;
    waiting_since_.reset();
    requester_.satisfied();
  } else if (!whole || buffered.after_loss || waiting_) {
    wait_for_key_frame(now);
  }
  // Half a picture, or one that refers to what never came, is worse than the picture before it; but not for ever.
  const bool patience = can_ask && now - waiting_since_.value_or(now) < config_.freeze_limit;
  if (!assembled || (waiting_ && patience)) {
    if (whole) ++counters_.skipped;
    recycle(std::move(result.frame));
    return std::nullopt;
  }
  if (waiting_) ++counters_.damaged;
  result.encoding = current_->format.encoding;
  result.damaged = waiting_;
  result.new_stream = std::exchange(new_stream_, false);
  result.arrived = buffered.last_arrival;
  result.rtp_timestamp = static_cast<std::uint32_t>(buffered.timestamp);
  const Timestamp show_at = timing_.show_at(buffered.timestamp, buffered.last_arrival);
  result.show_at = show_at + extra_delay_;
  delay_ = result.show_at - result.arrived;
  shown_ = Shown{result.rtp_timestamp, show_at};
  measure_freeze(result.show_at);
  return result;
}

void VideoReceiver::measure_freeze(Timestamp shown) {
  if (last_shown_) {
    const Duration interval = shown - *last_shown_;
    if (intervals_ >= 8 &&
        interval > std::max<Duration>(3 * mean_interval_, mean_interval_ + std::chrono::milliseconds(150))) {
      ++counters_.freezes;
      counters_.freeze_time += interval;
      ended_freeze_ = interval;
    }
    // The mean of the last thirty, as the definition of the statistic has it.
    intervals_ = std::min<std::uint32_t>(intervals_ + 1, 30);
    mean_interval_ += (interval - mean_interval_) / static_cast<int>(intervals_);
  }
  last_shown_ = shown;
}

void VideoReceiver::recycle(EncodedFrame frame) {
  if (spare_.size() < kMaxSpareFrames) spare_.push_back(std::move(frame));
}

bool VideoReceiver::key_frame_due(Timestamp now, bool slow) {
  // A sender that fell silent (on hold, gone) is not asked; its next picture starts the asking again.
  if (requester_.needed() && now - last_packet_ > kSilence) requester_.satisfied();
  return requester_.due(now, round_trip_, slow);
}

std::span<const std::uint16_t> VideoReceiver::packets_to_ask_for(Timestamp now) {
  to_ask_.clear();
  if (!config_.nack) return to_ask_;
  if (std::exchange(nack_sweep_due_, false)) {
    missing_.clear();
    buffer_.append_missing(missing_, kMostRepairs + 1);
    repairable_ = missing_.size() <= kMostRepairs &&
                  (missing_.empty() || buffer_.newest_sequence() - missing_.front() <= kRepairWindow);
    if (!repairable_) {
      missing_.clear();
      wait_for_key_frame(now);
    }
    nacks_.update(now, missing_);
  }
  nacks_.take_due(now, round_trip_, to_ask_);
  return to_ask_;
}

std::optional<Timestamp> VideoReceiver::deadline() const {
  std::optional<Timestamp> first = current_ == nullptr ? std::nullopt : buffer_.deadline(wait());
  for (const auto& at : {requester_.deadline(), config_.nack ? nacks_.deadline() : std::nullopt}) {
    if (at) first = first ? std::min(*first, *at) : *at;
  }
  return first;
}

}  // namespace mtavip::media
