#include "tests/scenario/simulated_media.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/check.h"
#include "crypto/test_time_of_day.h"
#include "media/codec/builtin.h"

namespace mtavip::scenario {
namespace {

constexpr media::AudioFormat kFormat{8000, 1};

media::AudioPayload payload(std::uint8_t type, const std::string& name, int clock_rate, int channels = 1,
                            media::CodecParameters parameters = {}) {
  media::AudioPayload result;
  result.type = type;
  result.codec.name = name;
  result.codec.clock_rate = clock_rate;
  result.codec.channels = channels;
  result.codec.parameters = std::move(parameters);
  return result;
}

}  // namespace

SimulatedMedia::SimulatedMedia(Environment& environment, testkit::SimulatedNetwork& network, testkit::HostId host,
                               double tone_hertz, Tell tell)
    : environment_(environment), network_(network), host_(host), tone_hertz_(tone_hertz), tell_(std::move(tell)) {
  media::register_builtin_codecs(registry_);
}

SimulatedMedia::~SimulatedMedia() {
  network_.scheduler().cancel(tick_);
}

void SimulatedMedia::apply(const call::MediaCommand& command) {
  set_time_of_day();
  std::visit([this](const auto& c) { on(c); }, command);
}

void SimulatedMedia::set_time_of_day() {
  crypto::test::time_of_day = network_.now() + std::chrono::hours(1);
}

void SimulatedMedia::on(const call::AllocateMedia& command) {
  call::MediaAllocated reply;
  reply.call = command.call;
  reply.failure = allocation_failure;
  if (reply.failure.empty()) {
    CallMedia& media = calls_[command.call];
    media.kinds = command.kinds;
    const IpAddress address = network_.address_towards(host_, command.peer.value_or(network_.addresses(host_).front()));
    for (const MediaKind kind : command.kinds) {
      const auto bind = [&](rtp::Channel channel) {
        const auto socket = network_.bind_udp(
            host_, {address, 0},
            testkit::SimulatedNetwork::DatagramHandler(
                [this, id = command.call, channel, kind](Timestamp, const testkit::Datagram& datagram) {
                  if (kind == MediaKind::kAudio) receive(id, channel, datagram);
                }));
        MTAVIP_CHECK(socket.has_value());
        media.sockets.push_back(socket->id);
        return *socket;
      };
      const LocalSocket rtp = bind(rtp::Channel::kRtp);
      const LocalSocket rtcp = bind(rtp::Channel::kRtcp);
      call::AllocatedStream stream;
      stream.kind = kind;
      stream.rtp = rtp.advertised;
      stream.rtcp = rtcp.advertised;
      stream.ssrc = environment_.random().u32();
      stream.cname = environment_.random().hex(8);
      if (command.certificate && certificate_ == nullptr) {
        certificate_ = crypto::DtlsCertificate::make(environment_.wall(network_.now()));
      }
      if (command.certificate) stream.fingerprint = announced_fingerprint.value_or(certificate_->fingerprint());
      if (kind == MediaKind::kAudio) {
        media.protection =
            std::make_unique<rtp::MediaProtection>(environment_, command.certificate ? certificate_.get() : nullptr);
        rtp::SessionConfig session;
        session.cname = stream.cname;
        session.ssrc = stream.ssrc;
        media.audio = std::make_unique<media::AudioStream>(environment_, registry_, session);
        media.rtp = rtp.id;
        media.rtcp = rtcp.id;
        stream.codecs = command.options.audio.codecs.empty() ? audio_codecs : command.options.audio.codecs;
      } else {
        stream.codecs = {"H264"};
      }
      reply.streams.push_back(std::move(stream));
    }
  }
  // As in the real engine, the answer does not come from inside the command.
  network_.scheduler().after(0us, [this, reply](Timestamp) { tell_(reply); });
}

void SimulatedMedia::on(const call::ConfigureMedia& command) {
  const auto it = calls_.find(command.call);
  if (it == calls_.end()) return;
  CallMedia& media = it->second;
  for (std::size_t i = 0; i < command.streams.size() && i < media.kinds.size(); ++i) {
    const call::AgreedStream& agreed = command.streams[i];
    if (media.kinds[i] != MediaKind::kAudio || !agreed.accepted) continue;
    media::AudioStreamConfig config;
    if (agreed.send) {
      config.send = payload(agreed.send->payload_type, agreed.send->name, agreed.send->clock_rate,
                            agreed.send->channels, agreed.send->parameters);
      if (agreed.send_dtmf) config.send_dtmf = payload(*agreed.send_dtmf, "telephone-event", agreed.send->clock_rate);
    }
    for (const auto& codec : agreed.receive) {
      config.receive.push_back(
          payload(codec.payload_type, codec.name, codec.clock_rate, codec.channels, codec.parameters));
    }
    for (const auto& [type, rate] : agreed.receive_dtmf)
      config.receive.push_back(payload(type, "telephone-event", rate));
    config.sending = agreed.direction == MediaDirection::kSendReceive || agreed.direction == MediaDirection::kSendOnly;
    config.receiving =
        agreed.direction == MediaDirection::kSendReceive || agreed.direction == MediaDirection::kReceiveOnly;
    rtp::RemoteAddresses remote;
    if (!agreed.remote_rtp.address.is_unspecified()) remote = {agreed.remote_rtp, agreed.remote_rtcp};
    media.audio->session().set_remote(remote, agreed.rtcp_mux);
    media.protection->configure(network_.now(), agreed.security, remote, agreed.rtcp_mux);
    if (auto transform = media.protection->poll_transform())
      media.audio->session().set_transform(std::move(*transform));
    const auto configured = media.audio->configure(network_.now(), std::move(config));
    MTAVIP_CHECK(configured.has_value());
    media.held = command.held_by_us;
    media.audio->set_muted(media.muted || media.held);
    media.running = true;
    drain(command.call, media);
  }
  if (!ticking_) {
    ticking_ = true;
    tick_ = network_.scheduler().after(media::kAudioBlock, [this](Timestamp now) { tick(now); });
  }
}

void SimulatedMedia::on(const call::StopMedia& command) {
  call::MediaStopped reply{command.call, {}};
  const auto it = calls_.find(command.call);
  if (it != calls_.end()) {
    CallMedia& media = it->second;
    if (media.audio) {
      const auto statistics = media.audio->statistics(network_.now());
      AudioStatistics audio;
      audio.transport.packets_received = statistics.rtp.received.packets;
      audio.transport.packets_sent = statistics.rtp.sent.packets;
      audio.receive_codec = statistics.receive_codec;
      reply.statistics.audio = audio;
      media.audio->close(network_.now());
      drain(command.call, media);
    }
    for (const SocketId socket : media.sockets) network_.close(socket);
    calls_.erase(it);
  }
  network_.scheduler().after(0us, [this, reply](Timestamp) { tell_(reply); });
}

void SimulatedMedia::on(const call::SendDtmf& command) {
  const auto it = calls_.find(command.call);
  if (it == calls_.end() || !it->second.audio) return;
  it->second.audio->send_dtmf(command.digit, command.duration,
                              command.in_band ? media::DtmfTransport::kInBand : media::DtmfTransport::kEvent);
}

void SimulatedMedia::on(const call::MuteMedia& command) {
  const auto it = calls_.find(command.call);
  if (it == calls_.end() || command.kind != MediaKind::kAudio || !it->second.audio) return;
  it->second.muted = command.muted;
  it->second.audio->set_muted(it->second.muted || it->second.held);
}

void SimulatedMedia::tick(Timestamp now) {
  set_time_of_day();
  bool any = false;
  std::vector<std::int16_t> block(kFormat.samples_in(media::kAudioBlock));
  for (auto& [id, media] : calls_) {
    if (!media.running) continue;
    any = true;
    for (auto& sample : block) {
      sample = static_cast<std::int16_t>(8000 * std::sin(media.phase));
      media.phase += 2 * std::numbers::pi * tone_hertz_ / kFormat.sample_rate;
    }
    media.audio->push_audio(now, kFormat, block);
    media.audio->pull_audio(now, kFormat, block);
    media.heard.insert(media.heard.end(), block.begin(), block.end());
    if (const auto due = media.audio->deadline(); due && now >= *due) media.audio->handle_timeout(now);
    if (const auto due = media.protection->deadline(); due && now >= *due) media.protection->handle_timeout(now);
    drain(id, media);
  }
  ticking_ = any;
  if (any) tick_ = network_.scheduler().after(media::kAudioBlock, [this](Timestamp next) { tick(next); });
}

void SimulatedMedia::receive(CallId id, rtp::Channel channel, const testkit::Datagram& datagram) {
  const auto it = calls_.find(id);
  if (it == calls_.end() || !it->second.running) return;
  set_time_of_day();
  Bytes copy = datagram.data;
  const Timestamp now = network_.now();
  if (!it->second.protection->handle(now, channel, datagram.from, copy)) {
    it->second.audio->handle_packet(now, channel, now, datagram.from, copy);
  }
  drain(id, it->second);
}

void SimulatedMedia::drain(CallId id, CallMedia& media) {
  if (auto transform = media.protection->poll_transform()) media.audio->session().set_transform(std::move(*transform));
  while (const auto out = media.protection->poll_transmit()) {
    network_.send(out->channel == rtp::Channel::kRtcp ? media.rtcp : media.rtp, out->destination, out->bytes);
  }
  while (const auto event = media.protection->poll_event()) {
    network_.scheduler().after(0us, [this, id, e = *event](Timestamp) {
      if (const auto* secured = std::get_if<rtp::SessionSecured>(&e)) {
        tell_(call::MediaSecured{id, MediaKind::kAudio, secured->suite});
      } else {
        tell_(call::MediaNotSecured{id, MediaKind::kAudio, std::get<rtp::SessionNotSecured>(e).text});
      }
    });
  }
  while (const auto transmit = media.audio->poll_transmit()) {
    const bool rtcp = transmit->channel == rtp::Channel::kRtcp;
    network_.send(rtcp ? media.rtcp : media.rtp, transmit->destination, transmit->bytes);
  }
  while (const auto event = media.audio->poll_event()) {
    if (std::holds_alternative<media::FirstSound>(*event)) {
      network_.scheduler().after(0us, [this, id](Timestamp) { tell_(call::MediaArrived{id, MediaKind::kAudio}); });
    } else if (const auto* digit = std::get_if<media::DtmfEnded>(&*event)) {
      network_.scheduler().after(0us, [this, id, d = *digit](Timestamp) {
        tell_(call::MediaDtmf{id, d.digit, d.duration, DtmfMethod::kRtpEvent});
      });
    }
  }
}

std::vector<std::int16_t> SimulatedMedia::heard(CallId call, Duration length) const {
  const auto it = calls_.find(call);
  if (it == calls_.end()) return {};
  const auto& all = it->second.heard;
  const std::size_t count = std::min(all.size(), kFormat.samples_in(length));
  return {all.end() - static_cast<std::ptrdiff_t>(count), all.end()};
}

}  // namespace mtavip::scenario
