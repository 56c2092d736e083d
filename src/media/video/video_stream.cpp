#include "media/video/video_stream.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "media/video/video_receiver.h"
#include "media/video/video_sender.h"

namespace mtavip::media {
namespace {

constexpr std::size_t kMaxPendingEvents = 256;

std::vector<rtp::PayloadFormat> payload_formats(const VideoStreamConfig& config) {
  std::vector<rtp::PayloadFormat> formats;
  for (const VideoFormat& format : config.receive) {
    formats.push_back({.payload_type = format.payload_type, .clock_rate = kVideoClockRate, .repair = false});
  }
  return formats;
}

rtp::SessionConfig session_config(const VideoStreamConfig& config) {
  rtp::SessionConfig session = config.session;
  session.payload_formats = payload_formats(config);
  return session;
}

void earlier(std::optional<Timestamp>& first, const std::optional<Timestamp>& other) {
  if (other) first = first ? std::min(*first, *other) : *other;
}

}  // namespace

class VideoStream::Impl {
 public:
  Impl(Environment& environment, VideoStreamConfig config)
      : config_(std::move(config)), session_(environment, session_config(config_)), receiver_(config_) {
    sender_.set_format(config_.send, config_.payload);
  }

  void emit(VideoEvent event) {
    if (events_.size() < kMaxPendingEvents) events_.push_back(std::move(event));
  }

  [[nodiscard]] bool can_ask() const {
    const auto& feedback = config_.session.feedback;
    return (feedback.avpf && (feedback.pli || feedback.fir)) || config_.key_frames_by_signalling;
  }

  /// Everything that follows from an input or from time: sends, asks, and turns what the session says into events.
  void update(Timestamp now) {
    while (const auto event = session_.poll_event()) handle(now, *event);
    sender_.send_due(now, session_);
    if (sender_.key_frame_due(now)) emit(KeyFrameWanted{KeyFrameWanted::Why::kPeer});
    const bool by_rtcp =
        config_.session.feedback.avpf && (config_.session.feedback.pli || config_.session.feedback.fir);
    if (receiver_.key_frame_due(now, !by_rtcp)) ask_for_key_frame(now);
    if (const auto missing = receiver_.packets_to_ask_for(now); !missing.empty()) {
      static_cast<void>(session_.nack(now, missing));
    }
  }

  void ask_for_key_frame(Timestamp now) {
    ++key_frames_asked_;
    if (session_.request_key_frame(now)) return;
    if (config_.key_frames_by_signalling) emit(AskForKeyFrame{});
  }

  void handle(Timestamp now, const rtp::Event& event) {
    if (std::holds_alternative<rtp::KeyFrameRequested>(event)) {
      sender_.key_frame_requested(now);
      return;
    }
    if (const auto* limit = std::get_if<rtp::RateLimited>(&event)) {
      emit(VideoRateLimit{limit->rate});
      return;
    }
    if (const auto* report = std::get_if<rtp::ReportReceived>(&event); report != nullptr && report->round_trip) {
      receiver_.set_round_trip(*report->round_trip);
    }
    emit(VideoEvent(event));
  }

  VideoStreamConfig config_;
  rtp::Session session_;
  VideoSender sender_;
  VideoReceiver receiver_;
  std::deque<VideoEvent> events_;
  std::uint64_t key_frames_asked_ = 0;
  bool first_packet_seen_ = false;
};

VideoStream::VideoStream(Environment& environment, VideoStreamConfig config)
    : impl_(std::make_unique<Impl>(environment, std::move(config))) {}
VideoStream::~VideoStream() = default;

void VideoStream::start(Timestamp now) {
  impl_->session_.start(now);
  if (impl_->config_.send) impl_->emit(KeyFrameWanted{KeyFrameWanted::Why::kStart});
  impl_->update(now);
}

void VideoStream::reconfigure(Timestamp now, const VideoStreamConfig& config) {
  Impl& impl = *impl_;
  const bool starts_to_send = config.send && !impl.config_.send;
  const bool other_encoding = config.send && impl.config_.send && config.send->encoding != impl.config_.send->encoding;
  impl.config_ = config;
  impl.session_.set_remote(config.session.remote, config.session.rtcp_mux);
  impl.session_.set_latching(config.session.latching);
  impl.session_.set_payload_formats(payload_formats(config));
  impl.session_.set_feedback(config.session.feedback);
  impl.session_.set_rtcp(config.session.rtcp);
  impl.session_.set_extensions(config.session.extensions);
  impl.sender_.set_format(config.send, config.payload);
  impl.receiver_.reconfigure(config);
  if (starts_to_send || other_encoding) impl.emit(KeyFrameWanted{KeyFrameWanted::Why::kStart});
  impl.update(now);
}

void VideoStream::stop(Timestamp now) {
  impl_->sender_.forget_queue();
  impl_->session_.stop(now);
  impl_->update(now);
}

void VideoStream::set_transform(std::unique_ptr<rtp::Transform> transform) {
  impl_->session_.set_transform(std::move(transform));
}

bool VideoStream::push_frame(Timestamp now, const EncodedFrame& frame, Timestamp captured) {
  const bool pushed = impl_->sender_.push(now, frame, captured, impl_->session_);
  // Pictures after a refused one refer to it.
  if (!pushed && impl_->config_.send) impl_->emit(KeyFrameWanted{KeyFrameWanted::Why::kPacketsLost});
  impl_->update(now);
  return pushed;
}

void VideoStream::set_frame_rate(double frames_per_second) {
  impl_->sender_.set_frame_rate(frames_per_second);
}

void VideoStream::key_frame_requested(Timestamp now) {
  impl_->sender_.key_frame_requested(now);
  impl_->update(now);
}

void VideoStream::handle_packet(Timestamp now, rtp::Channel channel, Timestamp arrival, const Endpoint& from,
                                std::span<std::byte> datagram) {
  Impl& impl = *impl_;
  if (const auto packet = impl.session_.handle(now, channel, arrival, from, datagram); packet && !packet->repair) {
    if (!std::exchange(impl.first_packet_seen_, true)) impl.emit(FirstVideoPacket{});
    impl.receiver_.insert(*packet);
  }
  impl.update(now);
}

std::optional<ReceivedFrame> VideoStream::next_frame(Timestamp now) {
  auto frame = impl_->receiver_.next(now, impl_->can_ask());
  if (const auto freeze = impl_->receiver_.take_freeze()) impl_->emit(PictureFroze{*freeze});
  impl_->update(now);
  return frame;
}

void VideoStream::recycle(EncodedFrame frame) {
  impl_->receiver_.recycle(std::move(frame));
}

void VideoStream::decoder_failed(Timestamp now) {
  impl_->receiver_.decoder_failed(now);
  impl_->update(now);
}

void VideoStream::set_extra_delay(Duration delay) {
  impl_->receiver_.set_extra_delay(delay);
}

std::optional<VideoPlayout> VideoStream::playout() const {
  const auto shown = impl_->receiver_.shown();
  if (!shown) return std::nullopt;
  const auto captured = impl_->session_.sender_time(shown->rtp_timestamp);
  if (!captured) return std::nullopt;
  return VideoPlayout{*captured, shown->at};
}

void VideoStream::handle_timeout(Timestamp now) {
  impl_->session_.handle_timeout(now);
  impl_->update(now);
}

std::optional<Timestamp> VideoStream::deadline() const {
  std::optional<Timestamp> first = impl_->session_.deadline();
  earlier(first, impl_->sender_.deadline());
  earlier(first, impl_->receiver_.deadline());
  return first;
}

std::optional<rtp::Transmit> VideoStream::poll_transmit() {
  return impl_->session_.poll_transmit();
}

std::optional<VideoEvent> VideoStream::poll_event() {
  if (impl_->events_.empty()) return std::nullopt;
  VideoEvent event = std::move(impl_->events_.front());
  impl_->events_.pop_front();
  return event;
}

VideoStatistics VideoStream::statistics(Timestamp now) const {
  VideoStatistics s;
  s.rtp = impl_->session_.statistics();
  const auto& sent = impl_->sender_.counters();
  s.frames_sent = sent.frames;
  s.key_frames_sent = sent.key_frames;
  s.frames_refused = sent.refused;
  s.key_frames_granted = sent.key_frames_granted;
  s.frames_per_second_sent = impl_->sender_.meter().events_per_second(now);
  s.rate_sent = impl_->sender_.meter().rate(now);
  s.pacing_delay = impl_->sender_.pacing_delay(now);
  const auto& received = impl_->receiver_.counters();
  s.frames_received = received.frames;
  s.key_frames_received = received.key_frames;
  s.frames_incomplete = received.incomplete;
  s.frames_skipped = received.skipped;
  s.frames_damaged = received.damaged;
  s.packets_late = received.packets_late;
  s.packets_refused = received.packets_refused;
  s.packets_recovered = received.packets_recovered;
  s.freezes = received.freezes;
  s.freeze_time = received.freeze_time;
  s.key_frames_asked = impl_->key_frames_asked_;
  s.frames_per_second_received = impl_->receiver_.frames_per_second(now);
  s.rate_received = impl_->receiver_.meter().rate(now);
  s.frame_jitter = impl_->receiver_.jitter();
  s.delay = impl_->receiver_.delay();
  return s;
}

std::uint32_t VideoStream::ssrc() const {
  return impl_->session_.ssrc();
}

std::string_view VideoStream::remote_cname() const {
  return impl_->session_.remote_cname();
}

}  // namespace mtavip::media
