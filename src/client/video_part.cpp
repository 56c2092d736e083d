#include "client/video_part.h"

#include <algorithm>

#include "client/audio_part.h"
#include "client/protection_output.h"

namespace mtavip::client {
namespace {

constexpr std::size_t kRetransmissionHistory = 512;
constexpr DataRate kDefaultRate = DataRate::kilobits_per_second(768);

media::VideoFormat format_of(const call::AgreedCodec& codec) {
  return {codec.payload_type, codec.name, codec.parameters};
}

}  // namespace

VideoPart::VideoPart(MediaContext& context, CallId call, net::MediaPorts ports, const std::string& cname,
                     std::uint32_t ssrc, crypto::DtlsCertificate* certificate)
    : context_(context), call_(call), ports_(std::move(ports)), protection_(context.environment, certificate) {
  config_.session.cname = cname;
  config_.session.ssrc = ssrc;
  config_.session.retransmission_history = kRetransmissionHistory;
  stream_ = std::make_unique<media::VideoStream>(context_.environment, config_);
}

VideoPart::~VideoPart() {
  *alive_ = false;
}

void VideoPart::configure(Timestamp now, const call::AgreedStream& agreed, const MediaOptions& options) {
  if (!agreed.accepted) {
    running_ = false;
    return;
  }
  using enum MediaDirection;
  sending_ = agreed.direction == kSendReceive || agreed.direction == kSendOnly;
  const bool receiving = agreed.direction == kSendReceive || agreed.direction == kReceiveOnly;
  config_.send.reset();
  if (agreed.send && sending_) config_.send = format_of(*agreed.send);
  config_.receive.clear();
  if (receiving) {
    for (const auto& codec : agreed.receive) config_.receive.push_back(format_of(codec));
  }
  if (!agreed.remote_rtp.address.is_unspecified() && agreed.remote_rtp.port != 0) {
    config_.session.remote = {agreed.remote_rtp, agreed.remote_rtcp};
  } else {
    config_.session.remote = {};
  }
  config_.session.rtcp_mux = agreed.rtcp_mux;
  config_.session.feedback.avpf = agreed.feedback_profile || agreed.feedback;
  config_.session.feedback.nack = agreed.feedback_nack;
  config_.session.feedback.pli = agreed.feedback_pli;
  config_.session.feedback.fir = agreed.feedback_fir;
  config_.session.feedback.reduced_size = agreed.reduced_size_rtcp;
  config_.nack = agreed.feedback_nack;

  DataRate rate = options.video.rate_kbps ? DataRate::kilobits_per_second(*options.video.rate_kbps) : kDefaultRate;
  if (agreed.send_limit) rate = std::min(rate, *agreed.send_limit);
  config_.session.rtcp.session_bandwidth = rate;
  protection_.configure(now, agreed.security, config_.session.remote, agreed.rtcp_mux);
  if (auto transform = protection_.poll_transform()) stream_->set_transform(std::move(*transform));
  stream_->reconfigure(now, config_);

  if (agreed.send) {
    VideoSenderSettings settings;
    settings.codec.name = agreed.send->name;
    settings.codec.parameters = agreed.send->parameters;
    settings.codec.width = options.video_width;
    settings.codec.height = options.video_height;
    settings.codec.frames_per_second = std::min(options.video_frames_per_second,
                                                agreed.max_frames_per_second.value_or(options.video_frames_per_second));
    settings.codec.rate = rate;
    const bool changed = send_codec_ != agreed.send->name;
    send_codec_ = agreed.send->name;
    sender_settings_ = settings;
    stream_->set_frame_rate(settings.codec.frames_per_second);
    if (sender_ && changed) {
      // Another codec in mid-call: the old thread is ended where waiting does not hurt.
      context_.worker.post([old = std::shared_ptr<VideoSender>(std::move(sender_))]() mutable { old.reset(); });
    }
    start_sender();
  }
  if (!rtp_) {
    rtp_ = std::make_unique<net::MediaSocket>(context_.loop, std::move(ports_.rtp),
                                              [this](ByteView packet, const Endpoint& from, Timestamp arrival) {
                                                receive(rtp::Channel::kRtp, packet, from, arrival);
                                              });
    if (ports_.rtcp) {
      rtcp_ = std::make_unique<net::MediaSocket>(context_.loop, std::move(ports_.rtcp),
                                                 [this](ByteView packet, const Endpoint& from, Timestamp arrival) {
                                                   receive(rtp::Channel::kRtcp, packet, from, arrival);
                                                 });
    }
    rtp_->set_dscp(net::kDscpVideo);
    timer_ = std::make_unique<net::Timer>(context_.loop, [this] {
      const Timestamp time = net::EventLoop::now();
      stream_->handle_timeout(time);
      protection_.handle_timeout(time);
      drain(time);
    });
    stream_->start(now);
  }
  running_ = true;
  drain(now);
}

void VideoPart::start_sender() {
  if (sender_ || !waiting_source_ || !sender_settings_) return;
  // The threads outlive this object by the moment that their end takes: they may use the loop, not `this`.
  auto on_frame = [this, &loop = context_.loop, alive = alive_](media::EncodedFrame frame, Timestamp captured) {
    loop.post([this, alive, coded = carry(std::move(frame)), captured] {
      if (!*alive || !running_ || !sending_) return;
      const Timestamp now = net::EventLoop::now();
      if (!stream_->push_frame(now, *coded, captured) && sender_) sender_->request_key_frame();
      stream_->recycle(std::move(*coded));
      drain(now);
    });
  };
  auto on_notice = [tell = context_.tell, call = call_](std::string text) {
    tell(call::MediaNotice{call, MediaKind::kVideo, std::move(text)});
  };
  sender_ = std::make_unique<VideoSender>(context_.factory, std::move(waiting_source_), *sender_settings_,
                                          std::move(on_frame), std::move(on_notice));
  sender_->set_muted(muted_);
}

void VideoPart::set_source(std::unique_ptr<media::VideoSource> source) {
  if (sender_) {
    sender_->set_source(std::move(source));
    return;
  }
  waiting_source_ = std::move(source);
  start_sender();
}

void VideoPart::set_sink(std::unique_ptr<media::VideoSink> sink, const std::string& still_path) {
  if (receiver_) {
    receiver_->set_sink(std::move(sink));
    receiver_->set_still_path(still_path);
    return;
  }
  auto on_failure = [this, &loop = context_.loop, alive = alive_] {
    loop.post([this, alive] {
      if (!*alive) return;
      const Timestamp now = net::EventLoop::now();
      stream_->decoder_failed(now);
      drain(now);
    });
  };
  auto on_notice = [tell = context_.tell, call = call_](std::string text) {
    tell(call::MediaNotice{call, MediaKind::kVideo, std::move(text)});
  };
  receiver_ =
      std::make_unique<VideoReceiver>(context_.factory, std::move(sink), std::move(on_failure), std::move(on_notice));
  receiver_->set_still_path(still_path);
}

void VideoPart::set_muted(bool muted) {
  muted_ = muted;
  if (sender_) sender_->set_muted(muted);
}

void VideoPart::send_key_frame(Timestamp now) {
  stream_->key_frame_requested(now);
  drain(now);
}

void VideoPart::receive(rtp::Channel channel, ByteView packet, const Endpoint& from, Timestamp arrival) {
  const Timestamp now = net::EventLoop::now();
  if (protection_.handle(now, channel, from, packet)) {
    drain(now);
    return;
  }
  last_arrival_ = arrival;
  // The socket's buffer is ours until the handler returns.
  const std::span<std::byte> writable(const_cast<std::byte*>(packet.data()), packet.size());
  stream_->handle_packet(now, channel, arrival, from, writable);
  drain(now);
}

void VideoPart::drain(Timestamp now) {
  if (auto transform = protection_.poll_transform()) {
    stream_->set_transform(std::move(*transform));
    // What was sent before there were keys is lost.
    if (sender_) sender_->request_key_frame();
  }
  forward(protection_, rtp_.get(), rtcp_.get(), context_, call_, MediaKind::kVideo);
  while (const auto transmit = stream_->poll_transmit()) {
    auto& socket = transmit->channel == rtp::Channel::kRtcp && rtcp_ ? rtcp_ : rtp_;
    if (socket) socket->send(transmit->bytes, transmit->destination);
  }
  if (rtp_) rtp_->flush();
  if (rtcp_) rtcp_->flush();
  while (const auto event = stream_->poll_event()) take(now, *event);
  while (auto received = stream_->next_frame(now)) {
    receive_codec_ = std::string(received->encoding);
    if (recorder_ != nullptr) recorder_->write_encoded_video(received->show_at, received->frame);
    if (receiver_) {
      receiver_->push({std::move(received->frame), receive_codec_, received->show_at, received->new_stream});
    } else {
      stream_->recycle(std::move(received->frame));
    }
  }
  if (timer_) timer_->set(earlier(stream_->deadline(), protection_.deadline()));
}

void VideoPart::take(Timestamp, const media::VideoEvent& event) {
  if (std::holds_alternative<media::KeyFrameWanted>(event)) {
    if (sender_) sender_->request_key_frame();
  } else if (std::holds_alternative<media::AskForKeyFrame>(event)) {
    context_.tell(call::KeyFrameWanted{call_});
  } else if (std::holds_alternative<media::FirstVideoPacket>(event)) {
    if (!arrived_told_) context_.tell(call::MediaArrived{call_, MediaKind::kVideo});
    arrived_told_ = true;
  } else if (const auto* limit = std::get_if<media::VideoRateLimit>(&event)) {
    if (sender_ && sender_settings_) {
      sender_->set_rate(limit->rate ? std::min(*limit->rate, sender_settings_->codec.rate)
                                    : sender_settings_->codec.rate);
    }
  }
}

void VideoPart::stop(Timestamp now) {
  stream_->stop(now);
  drain(now);
  running_ = false;
  timer_.reset();
}

VideoPart::Threads VideoPart::release_threads() {
  return {std::move(sender_), std::move(receiver_)};
}

VideoStatistics VideoPart::statistics(Timestamp now) const {
  const media::VideoStatistics from = stream_->statistics(now);
  VideoStatistics to;
  to.transport = to_public(from.rtp);
  to.transport.packets_late = from.packets_late;
  to.send_codec = send_codec_;
  to.receive_codec = receive_codec_;
  to.frames_sent = from.frames_sent;
  to.frames_received = from.frames_received;
  to.frames_dropped = from.frames_incomplete + from.frames_skipped;
  to.key_frames_sent = from.key_frames_sent;
  to.key_frames_received = from.key_frames_received;
  to.key_frame_requests_sent = from.key_frames_asked;
  to.key_frame_requests_received = from.key_frames_granted;
  to.freezes = from.freezes;
  to.freeze_ms = to_milliseconds(from.freeze_time);
  to.frames_per_second = from.frames_per_second_received;
  if (sender_) {
    const auto sender = sender_->statistics();
    to.encoder = sender.encoder;
    to.sent_width = sender.width;
    to.sent_height = sender.height;
  }
  if (receiver_) {
    const auto receiver = receiver_->statistics();
    to.decoder = receiver.decoder;
    to.received_width = receiver.width;
    to.received_height = receiver.height;
    to.frames_dropped += receiver.dropped;
    to.test_picture = receiver.test_picture;
  }
  return to;
}

}  // namespace mtavip::client
