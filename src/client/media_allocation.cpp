// What a call needs before it can be offered or answered: ports, codecs, sources that open. Made by the worker when a
// call asks for it, or ahead of one that is expected.
#include <algorithm>
#include <utility>

#include "client/media_engine.h"
#include "net/interfaces.h"

namespace mtavip::client {
namespace {

IpAddress choose_local_address(const std::vector<IpAddress>& bound, const std::optional<IpAddress>& peer) {
  const bool v6 = peer && peer->is_v6();
  for (const auto& address : bound) {
    if (!address.is_unspecified() && address.is_v6() == v6) return address;
  }
  for (const auto& address : bound) {
    if (!address.is_unspecified() && !peer) return address;
  }
  if (peer) {
    if (const auto towards = net::local_address_towards(*peer)) return *towards;
  }
  return net::default_local_address(v6);
}

}  // namespace

void MediaEngine::allocate(const call::AllocateMedia& command) {
  const auto hand_over = [this, command](std::shared_ptr<Prepared> prepared) {
    auto reply = prepared->reply;
    // What the core does next comes to the media thread behind that, and wakes it.
    loop_.post_with_next([this, command, prepared = std::move(prepared)] { adopt(command, *prepared); });
    context_.tell(std::move(reply));
  };
  if (auto ready = take_reserve(command)) {
    hand_over(carry(std::move(*ready)));
    return;
  }
  worker_.post([this, command, hand_over] {
    auto prepared = carry(prepare_call(command));
    const bool whole = prepared->reply.failure.empty();
    hand_over(std::move(prepared));
    if (whole) fill_reserve(command);
  });
}

std::optional<MediaEngine::Prepared> MediaEngine::take_reserve(const call::AllocateMedia& command) {
  if (!command.answering) return std::nullopt;
  std::optional<Reserve> kept;
  {
    const std::lock_guard lock(reserve_mutex_);
    const bool fits = reserve_ && reserve_->command.protocol == command.protocol &&
                      reserve_->command.kinds == command.kinds && reserve_->command.options == command.options &&
                      (!command.certificate || reserve_->prepared.certificate != nullptr);
    if (!fits) return std::nullopt;
    kept = std::exchange(reserve_, std::nullopt);
  }
  // What came to a port that nobody had been told of is nobody's sound.
  const auto& streams = kept->prepared.reply.streams;
  if (streams.empty() || streams.front().rtp.address != choose_local_address(config_.bind, command.peer) ||
      !std::all_of(kept->prepared.ports.begin(), kept->prepared.ports.end(), net::untouched)) {
    return std::nullopt;
  }
  if (!command.certificate) {
    kept->prepared.certificate = nullptr;
    for (auto& stream : kept->prepared.reply.streams) stream.fingerprint.reset();
  }
  kept->prepared.reply.call = command.call;
  return std::move(kept->prepared);
}

void MediaEngine::fill_reserve(const call::AllocateMedia& command) {
  {
    const std::lock_guard lock(reserve_mutex_);
    if (reserve_ || expected_ != command.options) return;
  }
  Reserve next{command, {}};
  next.prepared.ahead = true;
  bind_streams(command, next.prepared);
  if (!next.prepared.reply.failure.empty()) return;
  const std::lock_guard lock(reserve_mutex_);
  if (expected_ == command.options) reserve_ = std::move(next);
}

void MediaEngine::open_sources(const call::AllocateMedia& command) {
  auto opened = carry(Prepared{});
  if (auto failure = check_ports(command, *opened); !failure.empty()) {
    // Nothing is kept for the next call, which is told before it is answered.
    context_.tell(call::MediaFailed{command.call, std::move(failure)});
    return;
  }
  loop_.post([this, command, opened] {
    CallMedia* media = find(command.call);
    if (media == nullptr) return;
    // Another one may have been chosen in the meantime.
    if (opened->audio_source && media->options.audio.source == command.options.audio.source) {
      media->audio->set_source(std::move(opened->audio_source));
    }
    if (opened->video_source && media->options.video.source == command.options.video.source) {
      media->video->set_source(std::move(opened->video_source));
    }
  });
  fill_reserve(command);
}

MediaEngine::Prepared MediaEngine::prepare_call(const call::AllocateMedia& command) {
  Prepared prepared;
  prepared.reply.call = command.call;
  prepared.reply.failure = check_ports(command, prepared);
  if (prepared.reply.failure.empty()) bind_streams(command, prepared);
  return prepared;
}

void MediaEngine::bind_streams(const call::AllocateMedia& command, Prepared& prepared) {
  const IpAddress address = choose_local_address(config_.bind, command.peer);
  const std::string cname = worker_random_.hex(12);
  if (command.certificate) {
    if (!certificate_) certificate_ = crypto::DtlsCertificate::make(environment_.wall(net::EventLoop::now()));
    prepared.certificate = certificate_.get();
  }
  for (const MediaKind kind : command.kinds) {
    net::MediaBindOptions bind;
    const bool bound = contains(config_.bind, address);
    bind.address = bound ? address : (address.is_v6() ? IpAddress::v6({}) : IpAddress{});
    bind.first_port = config_.first_port;
    bind.last_port = config_.last_port;
    auto ports = net::bind_media_ports(bind, worker_random_);
    if (!ports) {
      // A call that is there comes before one that may come.
      const std::lock_guard lock(reserve_mutex_);
      if (std::exchange(reserve_, std::nullopt)) ports = net::bind_media_ports(bind, worker_random_);
    }
    if (!ports) {
      prepared.reply.failure = ports.error().detail;
      return;
    }
    call::AllocatedStream stream;
    stream.kind = kind;
    stream.rtp = {address, ports->rtp_address.port};
    stream.rtcp = {address, ports->rtcp_address.port};
    stream.ssrc = worker_random_.u32();
    stream.cname = cname;
    if (prepared.certificate != nullptr) stream.fingerprint = prepared.certificate->fingerprint();
    stream.codecs = usable_codecs(kind, command.protocol, command.options);
    if (stream.codecs.empty()) {
      prepared.reply.failure = std::string("none of the ") + (kind == MediaKind::kAudio ? "sound" : "picture") +
                               " codecs asked for is part of this installation";
      return;
    }
    prepared.reply.streams.push_back(std::move(stream));
    prepared.ports.push_back(std::move(*ports));
  }
}

std::vector<std::string> MediaEngine::usable_codecs(MediaKind kind, Protocol protocol, const MediaOptions& options) {
  const bool audio = kind == MediaKind::kAudio;
  auto order = audio ? options.audio.codecs : options.video.codecs;
  if (order.empty()) order = audio ? config_.audio_codecs : config_.video_codecs;
  if (order.empty()) order = call::default_codec_order(kind, protocol);
  std::vector<std::string> usable;
  for (const auto& name : order) {
    if (!call::configurations_of(name, kind).empty() && factory_.has_codec(kind, name)) usable.push_back(name);
  }
  return usable;
}

// Files and generators are opened before the call is made, so that a wrong path costs nobody a ring. What listens to or
// looks at the user is opened only when the call is agreed.
std::string MediaEngine::check_ports(const call::AllocateMedia& command, Prepared& prepared) {
  const MediaOptions& options = command.options;
  if (contains(command.kinds, MediaKind::kAudio)) {
    const auto source = parse_port(options.audio.source, MediaKind::kAudio, PortRole::kSource);
    const auto sink = parse_port(options.audio.sink, MediaKind::kAudio, PortRole::kSink);
    if (!source) return source.error().message;
    if (!sink) return sink.error().message;
    if (!is_live(*source, PortRole::kSource)) {
      auto made = factory_.audio_source(*source, kPortFormat);
      if (!made) return made.error();
      prepared.audio_source = std::move(*made);
    }
  }
  if (contains(command.kinds, MediaKind::kVideo)) {
    const auto source = parse_port(options.video.source, MediaKind::kVideo, PortRole::kSource);
    const auto sink = parse_port(options.video.sink, MediaKind::kVideo, PortRole::kSink);
    if (!source) return source.error().message;
    if (!sink) return sink.error().message;
    if (!is_live(*source, PortRole::kSource)) {
      auto made =
          factory_.video_source(*source, options.video_width, options.video_height, options.video_frames_per_second);
      if (!made) return made.error();
      prepared.video_source = std::move(*made);
    }
  }
  return {};
}

void MediaEngine::adopt(const call::AllocateMedia& command, Prepared& prepared) {
  if (!prepared.reply.failure.empty()) return;
  const CallId call = command.call;
  CallMedia& media = calls_[call];
  media.protocol = command.protocol;
  media.options = command.options;
  media.began = net::EventLoop::now();
  for (std::size_t i = 0; i < prepared.reply.streams.size(); ++i) {
    const auto& stream = prepared.reply.streams[i];
    media.kinds.push_back(stream.kind);
    if (stream.kind == MediaKind::kAudio) {
      media.audio = std::make_unique<AudioPart>(context_, call, std::move(prepared.ports[i]), stream.cname, stream.ssrc,
                                                prepared.certificate);
      if (prepared.audio_source) media.audio->set_source(std::move(prepared.audio_source));
    } else {
      media.video = std::make_unique<VideoPart>(context_, call, std::move(prepared.ports[i]), stream.cname, stream.ssrc,
                                                prepared.certificate);
      if (prepared.video_source) media.video->set_source(std::move(prepared.video_source));
    }
  }
  if (prepared.ahead) worker_.post([this, command] { open_sources(command); });
}

}  // namespace mtavip::client
