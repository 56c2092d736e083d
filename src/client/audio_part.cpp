#include "client/audio_part.h"

#include <algorithm>

#include "client/protection_output.h"

namespace mtavip::client {
namespace {

constexpr media::AudioFormat kSilenceFormat{8000, 1};
// A device that delivers nothing for this many ticks is taken over by silence, so that the stream goes on.
constexpr std::size_t kMaxBlocksPerTick = 8;

media::AudioPayload payload_of(const call::AgreedCodec& codec, const std::optional<int>& rate_kbps) {
  media::AudioPayload payload;
  payload.type = codec.payload_type;
  payload.codec.name = codec.name;
  payload.codec.clock_rate = codec.clock_rate;
  payload.codec.channels = codec.channels;
  payload.codec.parameters = codec.parameters;
  if (rate_kbps) payload.codec.rate = DataRate::kilobits_per_second(*rate_kbps);
  return payload;
}

media::AudioPayload event_payload(std::uint8_t type, int clock_rate) {
  media::AudioPayload payload;
  payload.type = type;
  payload.codec.name = "telephone-event";
  payload.codec.clock_rate = clock_rate;
  return payload;
}

rtp::SessionConfig session_of(const std::string& cname, std::uint32_t ssrc) {
  rtp::SessionConfig session;
  session.cname = cname;
  session.ssrc = ssrc;
  return session;
}

}  // namespace

TransportStatistics to_public(const rtp::Statistics& from) {
  TransportStatistics to;
  to.packets_sent = from.sent.packets;
  to.bytes_sent = from.sent.bytes;
  to.packets_received = from.received.packets;
  to.bytes_received = from.received.bytes;
  to.packets_lost = from.received.lost;
  to.packets_invalid = from.total.malformed_rtp + from.total.malformed_rtcp + from.total.unknown_payload_type +
                       from.total.from_strangers + from.total.not_authentic + from.total.replayed + from.total.other;
  to.jitter_ms = to_milliseconds(from.received.jitter);
  if (from.round_trip) to.round_trip_ms = to_milliseconds(*from.round_trip);
  if (from.remote) {
    to.remote_loss = from.remote->fraction_lost;
    to.remote_jitter_ms = to_milliseconds(from.remote->jitter);
  }
  return to;
}

AudioPart::AudioPart(MediaContext& context, CallId call, net::MediaPorts ports, const std::string& cname,
                     std::uint32_t ssrc, crypto::DtlsCertificate* certificate)
    : context_(context),
      call_(call),
      ports_(std::move(ports)),
      stream_(context.environment, context.registry, session_of(cname, ssrc)),
      protection_(context.environment, certificate) {}

AudioPart::~AudioPart() = default;

std::string AudioPart::configure(Timestamp now, const call::AgreedStream& agreed, const MediaOptions& options,
                                 bool held_by_us) {
  held_by_us_ = held_by_us;
  if (!agreed.accepted) {
    running_ = false;
    return {};
  }
  media::AudioStreamConfig config;
  if (agreed.send) {
    config.send = payload_of(*agreed.send, options.audio.rate_kbps);
    if (agreed.send_dtmf) config.send_dtmf = event_payload(*agreed.send_dtmf, agreed.send->clock_rate);
  }
  for (const auto& codec : agreed.receive) config.receive.push_back(payload_of(codec, std::nullopt));
  for (const auto& [type, clock_rate] : agreed.receive_dtmf) config.receive.push_back(event_payload(type, clock_rate));
  if (agreed.comfort_noise) {
    media::AudioPayload noise;
    noise.type = *agreed.comfort_noise;
    noise.codec.name = "CN";
    config.receive.push_back(noise);
  }
  using enum MediaDirection;
  config.sending = agreed.direction == kSendReceive || agreed.direction == kSendOnly;
  config.receiving = agreed.direction == kSendReceive || agreed.direction == kReceiveOnly;
  config.packet_time = agreed.packet_time.value_or(std::chrono::duration_cast<Duration>(options.packet_time));

  rtp::RemoteAddresses remote;
  if (!agreed.remote_rtp.address.is_unspecified() && agreed.remote_rtp.port != 0) {
    remote.rtp = agreed.remote_rtp;
    remote.rtcp = agreed.remote_rtcp;
  }
  stream_.session().set_remote(remote, agreed.rtcp_mux);
  protection_.configure(now, agreed.security, remote, agreed.rtcp_mux);
  if (auto transform = protection_.poll_transform()) stream_.session().set_transform(std::move(*transform));
  rtp::FeedbackOptions feedback;
  feedback.avpf = agreed.feedback_profile;
  feedback.reduced_size = agreed.reduced_size_rtcp;
  stream_.session().set_feedback(feedback);
  if (const auto configured = stream_.configure(now, std::move(config)); !configured) {
    switch (configured.error()) {
      case media::AudioStreamError::kNoEncoder:
        return "the agreed codec " + (agreed.send ? agreed.send->name : std::string("?")) + " cannot be encoded here";
      case media::AudioStreamError::kNoDecoder:
        return "none of the agreed sound codecs can be decoded here";
      case media::AudioStreamError::kBadPacketTime:
        return "the agreed packet time is not between 10 and 120 ms";
    }
  }
  set_muted(user_muted_);
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
    timer_ = std::make_unique<net::Timer>(context_.loop, [this] {
      const Timestamp time = net::EventLoop::now();
      stream_.handle_timeout(time);
      protection_.handle_timeout(time);
      drain(time);
    });
    rtp_->set_dscp(net::kDscpAudio);
  }
  running_ = true;
  drain(now);
  return {};
}

void AudioPart::set_muted(bool muted) {
  user_muted_ = muted;
  stream_.set_muted(user_muted_ || held_by_us_);
}

bool AudioPart::send_dtmf(char digit, Duration duration, bool in_band) {
  return stream_.send_dtmf(digit, duration, in_band ? media::DtmfTransport::kInBand : media::DtmfTransport::kEvent);
}

void AudioPart::receive(rtp::Channel channel, ByteView packet, const Endpoint& from, Timestamp arrival) {
  const Timestamp now = net::EventLoop::now();
  if (protection_.handle(now, channel, from, packet)) {
    drain(now);
    return;
  }
  last_arrival_ = arrival;
  // The socket's buffer is ours until the handler returns.
  const std::span<std::byte> writable(const_cast<std::byte*>(packet.data()), packet.size());
  stream_.handle_packet(now, channel, arrival, from, writable);
  drain(now);
}

void AudioPart::tick(Timestamp now) {
  if (!running_) return;
  capture(now);
  play(now);
  drain(now);
}

void AudioPart::capture(Timestamp now) {
  const media::AudioFormat format = source_ ? source_->format() : kSilenceFormat;
  const std::size_t size = format.samples_in(media::kAudioBlock);
  if (capture_block_.size() != size) {
    capture_block_.assign(size, 0);
    captured_ = 0;
  }
  if (!source_ || source_->ended()) {
    if (source_ && !source_end_told_) {
      source_end_told_ = true;
      context_.tell(call::MediaNotice{call_, MediaKind::kAudio, "the source of the sound has ended"});
    }
    std::fill(capture_block_.begin(), capture_block_.end(), std::int16_t{0});
    send_block(now, format, capture_block_);
    return;
  }
  // A device gives what its clock made of the last ten milliseconds: none, one or two blocks.
  if (!source_started_) source_started_ = now;
  for (std::size_t blocks = 0; blocks < kMaxBlocksPerTick; ++blocks) {
    captured_ += source_->read(std::span(capture_block_).subspan(captured_));
    if (captured_ < size) break;
    captured_ = 0;
    send_block(now, format, capture_block_);
    if (source_->latency() == Duration::zero()) break;  // no clock of its own: the tick is its clock
  }
}

void AudioPart::send_block(Timestamp now, const media::AudioFormat& format, std::span<std::int16_t> block) {
  if (processor_ && format == processor_->format()) {
    processor_->near_end(block, (source_ ? source_->latency() : Duration::zero()) + sink_delay());
  }
  stream_.push_audio(now, format, block);
  if (recorder_ != nullptr && !held_by_us_ && !user_muted_) {
    recorder_->write_audio(media::CallSide::kSent, now - media::kAudioBlock, format, block);
  }
}

void AudioPart::play(Timestamp now) {
  const media::AudioFormat format = sink_ ? sink_->format() : kSilenceFormat;
  const auto target = sink_ ? sink_->target() : std::nullopt;
  if (!target) {
    play_block(now, format);
    return;
  }
  if (const auto failure = sink_->failure(); failure && !sink_failure_told_) {
    sink_failure_told_ = true;
    context_.tell(call::MediaNotice{call_, MediaKind::kAudio, *failure});
  }
  for (std::size_t blocks = 0; blocks < kMaxBlocksPerTick && sink_->buffered() + media::kAudioBlock <= *target;
       ++blocks) {
    play_block(now, format);
  }
}

void AudioPart::play_block(Timestamp now, const media::AudioFormat& format) {
  play_block_.resize(format.samples_in(media::kAudioBlock));
  stream_.pull_audio(now, format, play_block_);
  if (processor_ && format == processor_->format()) processor_->far_end(play_block_);
  if (sink_) {
    if (!sink_started_) sink_started_ = now;
    sink_->write(play_block_);
  }
  if (recorder_ != nullptr) recorder_->write_audio(media::CallSide::kReceived, now, format, play_block_);
}

void AudioPart::drain(Timestamp now) {
  if (auto transform = protection_.poll_transform()) stream_.session().set_transform(std::move(*transform));
  forward(protection_, rtp_.get(), rtcp_.get(), context_, call_, MediaKind::kAudio);
  while (const auto transmit = stream_.poll_transmit()) {
    auto& socket = transmit->channel == rtp::Channel::kRtcp && rtcp_ ? rtcp_ : rtp_;
    if (socket) socket->send(transmit->bytes, transmit->destination);
  }
  if (rtp_) rtp_->flush();
  if (rtcp_) rtcp_->flush();
  while (const auto event = stream_.poll_event()) take(*event);
  static_cast<void>(now);
  if (timer_) timer_->set(earlier(stream_.deadline(), protection_.deadline()));
}

void AudioPart::take(const media::AudioEvent& event) {
  if (std::holds_alternative<media::FirstSound>(event)) {
    if (!arrived_told_) context_.tell(call::MediaArrived{call_, MediaKind::kAudio});
    arrived_told_ = true;
  } else if (const auto* begun = std::get_if<media::DtmfReceived>(&event)) {
    last_dtmf_ = begun->transport;
  } else if (const auto* ended = std::get_if<media::DtmfEnded>(&event)) {
    const auto method = last_dtmf_ == media::DtmfTransport::kEvent ? DtmfMethod::kRtpEvent : DtmfMethod::kInBand;
    context_.tell(call::MediaDtmf{call_, ended->digit, ended->duration, method});
  }
}

void AudioPart::stop(Timestamp now) {
  stream_.close(now);
  drain(now);
  running_ = false;
  timer_.reset();
}

AudioStatistics AudioPart::statistics(Timestamp now) const {
  const media::AudioStreamStatistics from = stream_.statistics(now);
  AudioStatistics to;
  to.transport = to_public(from.rtp);
  to.transport.packets_late = from.jitter.packets_late;
  to.send_codec = from.send_codec;
  to.receive_codec = from.receive_codec;
  to.playout_delay_ms = to_milliseconds(from.jitter.mean_delay);
  to.concealed_ms = to_milliseconds(from.jitter.concealed);
  to.accelerated_ms = to_milliseconds(from.jitter.accelerated);
  to.expanded_ms = to_milliseconds(from.jitter.expanded);
  to.sent_level_dbfs = from.sent_level_dbfs;
  to.received_level_dbfs = from.received_level_dbfs;
  to.dtmf_received = from.dtmf_received;
  const auto microseconds = [](Timestamp time) {
    return std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
  };
  if (source_started_) to.source_started_us = microseconds(*source_started_);
  if (sink_started_) to.sink_started_us = microseconds(*sink_started_);
  return to;
}

}  // namespace mtavip::client
