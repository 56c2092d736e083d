#include "client/media_engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "media/audio/ports.h"
#include "media/codec/builtin.h"

namespace mtavip::client {
namespace {

// A tick that comes later than this is not made up for: the machine slept, or was much too busy.
constexpr Duration kMaxCatchUp = 200ms;
constexpr Duration kLipSyncInterval = 500ms;
// A recording begins without a stream that was not opened by then.
constexpr Duration kWaitForStreams = 1s;

}  // namespace

MediaEngine::MediaEngine(MediaEngineConfig config, EventLog& log, std::function<void(call::MediaInput)> tell)
    : config_(std::move(config)),
      log_(log),
      environment_(random_, log_, net::wall_origin()),
      factory_(config_.module_folder),
      context_{loop_, environment_, registry_, factory_, worker_, std::move(tell)} {
  media::register_builtin_codecs(registry_);
}

MediaEngine::~MediaEngine() {
  if (thread_.joinable()) {
    loop_.post([this] {
      const Timestamp now = net::EventLoop::now();
      for (auto& [id, media] : calls_) {
        if (media.audio) media.audio->stop(now);
        if (media.video) media.video->stop(now);
      }
      calls_.clear();
      tick_timer_.reset();
      report_timer_.reset();
      loop_.stop();
    });
    thread_.join();
  }
  worker_.finish();
}

void MediaEngine::start_thread() {
  std::call_once(started_, [this] {
    thread_ = std::thread([this] {
      tick_timer_ = std::make_unique<net::Timer>(loop_, [this] { tick(); });
      report_timer_ = std::make_unique<net::Timer>(loop_, [this] { report(); });
      loop_.run();
    });
  });
}

void MediaEngine::apply(call::MediaCommand command) {
  start_thread();
  if (const auto* allocate = std::get_if<call::AllocateMedia>(&command)) {
    this->allocate(*allocate);
    return;
  }
  loop_.post([this, command = std::move(command)] {
    std::visit(
        [this](const auto& c) {
          if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(c)>, call::AllocateMedia>) on(c);
        },
        command);
  });
}

void MediaEngine::prepare(const MediaOptions& options) {
  start_thread();
  {
    const std::lock_guard lock(reserve_mutex_);
    expected_ = options;
    reserve_.reset();
  }
  worker_.post([this, options] {
    // Sound codecs are small: they are loaded when they are agreed on.
    if (options.video.enabled) {
      for (const auto& name : usable_codecs(MediaKind::kVideo, Protocol::kSip, options)) {
        static_cast<void>(factory_.load_codec(MediaKind::kVideo, name));
      }
    }
    call::AllocateMedia next;
    next.options = options;
    if (options.audio.enabled) next.kinds.push_back(MediaKind::kAudio);
    if (options.video.enabled) next.kinds.push_back(MediaKind::kVideo);
    // A source that cannot be opened is told by the call that wants it, and before it is answered.
    if (Prepared seen; check_ports(next, seen).empty()) fill_reserve(next);
  });
}

MediaEngine::CallMedia* MediaEngine::find(CallId call) {
  const auto it = calls_.find(call);
  return it == calls_.end() ? nullptr : &it->second;
}

// --- Running

void MediaEngine::on(const call::ConfigureMedia& command) {
  CallMedia* media = find(command.call);
  if (media == nullptr) return;
  media->agreed = command;
  auto missing = missing_codecs(command);
  if (missing.empty()) {
    configure(command.call);
    return;
  }
  worker_.post([this, call = command.call, missing = std::move(missing)] {
    std::vector<media::ModuleEntry> entries;
    for (const auto& name : missing) {
      for (const auto entry : factory_.modules_of_codec(name)) entries.push_back(entry);
    }
    loop_.post([this, call, entries] {
      for (const auto entry : entries) {
        if (contains(entered_, entry)) continue;
        entry(registry_);
        entered_.push_back(entry);
      }
      // What could not be loaded is told by the stream that needs it.
      if (find(call) != nullptr) configure(call);
    });
  });
}

// Sound codecs of the streams that are in a module which this thread's registry does not know yet.
std::vector<std::string> MediaEngine::missing_codecs(const call::ConfigureMedia& command) const {
  std::vector<std::string> missing;
  const auto want = [&](const std::string& name) {
    const bool known = !media::factories_of(registry_.audio_decoders, name).empty();
    if (!known && !Modules::for_codec(name).empty() && !contains(missing, name)) missing.push_back(name);
  };
  for (const auto& stream : command.streams) {
    if (stream.kind != MediaKind::kAudio) continue;
    if (stream.send) want(stream.send->name);
    for (const auto& codec : stream.receive) want(codec.name);
  }
  return missing;
}

void MediaEngine::configure(CallId call) {
  CallMedia* media = find(call);
  const call::ConfigureMedia& command = media->agreed;
  const Timestamp now = net::EventLoop::now();
  for (std::size_t i = 0; i < command.streams.size() && i < media->kinds.size(); ++i) {
    if (media->kinds[i] == MediaKind::kAudio && media->audio) {
      const auto failure = media->audio->configure(now, command.streams[i], media->options, command.held_by_us);
      if (!failure.empty()) context_.tell(call::MediaFailed{command.call, failure});
    } else if (media->video) {
      media->video->configure(now, command.streams[i], media->options);
      media->video->set_muted(media->video_muted || command.held_by_us);
    }
  }
  media->held_by_us = command.held_by_us;
  if (!media->configured) {
    media->configured = true;
    media->began = now;
  }
  open_remaining(call);
  if (!tick_timer_->expiry()) {
    next_tick_ = now;
    tick_timer_->set(next_tick_);
  }
  if (report_interval() > Duration::zero() && !report_timer_->expiry()) report_timer_->set(now + report_interval());
}

template <class Open, class Attach>
void MediaEngine::open_later(CallId call, Open open, Attach attach) {
  worker_.post([this, call, open, attach] {
    auto made = open();
    if (!made) {
      context_.tell(call::MediaFailed{call, made.error()});
      return;
    }
    loop_.post([this, call, attach, opened = carry(std::move(*made))] {
      CallMedia* media = find(call);
      if (media != nullptr) attach(*media, std::move(*opened));
    });
  });
}

void MediaEngine::open_remaining(CallId call) {
  // H.323 opens its channels one after the other: a stream's ports are opened when it first runs.
  CallMedia& media = *find(call);
  if (media.audio && media.audio->running() && !std::exchange(media.audio_opened, true)) {
    const auto source = parse_port(media.options.audio.source, MediaKind::kAudio, PortRole::kSource);
    if (source && is_live(*source, PortRole::kSource)) open_audio_source(call, media.options.audio.source);
    open_audio_sink(call, media.options.audio.sink);
    if (source && source->kind == "device") open_voice_processor(call);
  }
  if (media.video && media.video->running() && !std::exchange(media.video_opened, true)) {
    const auto source = parse_port(media.options.video.source, MediaKind::kVideo, PortRole::kSource);
    if (source && is_live(*source, PortRole::kSource)) open_video_source(call, media.options.video.source);
    open_video_sink(call, media.options.video.sink);
  }
  if (complete(media)) open_recorder(call);
}

bool MediaEngine::complete(const CallMedia& media) {
  for (std::size_t i = 0; i < media.kinds.size() && i < media.agreed.streams.size(); ++i) {
    const bool running = media.kinds[i] == MediaKind::kAudio ? media.audio->running() : media.video->running();
    // An answer in SDP is about all streams at once; over H.323 a channel may come later.
    const bool refused = media.protocol == Protocol::kSip && !media.agreed.streams[i].accepted;
    if (!running && !refused) return false;
  }
  return true;
}

void MediaEngine::open_audio_source(CallId call, const std::string& name) {
  const auto port = parse_port(name, MediaKind::kAudio, PortRole::kSource);
  if (!port) return;
  open_later(
      call, [this, port = *port] { return factory_.audio_source(port, kPortFormat); },
      [](CallMedia& media, auto source) {
        if (media.audio) media.audio->set_source(std::move(source));
      });
}

void MediaEngine::open_audio_sink(CallId call, const std::string& name) {
  const auto port = parse_port(name, MediaKind::kAudio, PortRole::kSink);
  if (!port) return;
  open_later(
      call, [this, port = *port] { return factory_.audio_sink(port, kPortFormat); },
      [](CallMedia& media, auto sink) {
        if (media.audio) media.audio->set_sink(std::move(sink));
      });
}

void MediaEngine::open_video_source(CallId call, const std::string& name) {
  const auto port = parse_port(name, MediaKind::kVideo, PortRole::kSource);
  if (!port) return;
  const MediaOptions options = find(call)->options;
  open_later(
      call,
      [this, port = *port, options] {
        return factory_.video_source(port, options.video_width, options.video_height, options.video_frames_per_second);
      },
      [](CallMedia& media, auto source) {
        if (media.video) media.video->set_source(std::move(source));
      });
}

void MediaEngine::open_video_sink(CallId call, const std::string& name) {
  const auto port = parse_port(name, MediaKind::kVideo, PortRole::kSink);
  if (!port) return;
  open_later(
      call, [this, port = *port] { return factory_.video_sink(port, "MTAVIPClient"); },
      [still = port->kind == "check" ? port->argument : std::string()](CallMedia& media, auto sink) {
        if (media.video) media.video->set_sink(std::move(sink), still);
      });
}

void MediaEngine::open_voice_processor(CallId call) {
  worker_.post([this, call] {
    media::VoiceProcessingSettings settings;
    settings.format = kPortFormat;
    auto made = factory_.voice_processor(settings);
    // A call without echo cancellation is better than none.
    if (!made) {
      context_.tell(call::MediaNotice{call, MediaKind::kAudio, made.error()});
      return;
    }
    loop_.post([this, call, processor = carry(std::move(*made))] {
      CallMedia* media = find(call);
      if (media != nullptr && media->audio) media->audio->set_voice_processor(std::move(*processor));
    });
  });
}

void MediaEngine::open_recorder(CallId call) {
  CallMedia& media = *find(call);
  if (media.options.record_path.empty() || std::exchange(media.recorder_opened, true)) return;
  media::RecorderSettings settings;
  settings.path = media.options.record_path;
  settings.picture = false;
  for (const auto& stream : media.agreed.streams) {
    if (stream.kind != MediaKind::kVideo || !stream.accepted || stream.receive.empty()) continue;
    settings.picture = true;
    settings.encoding = stream.receive.front().name;
    settings.width = media.options.video_width;
    settings.height = media.options.video_height;
  }
  open_later(
      call, [this, settings] { return factory_.recorder(settings); },
      [](CallMedia& target, auto recorder) {
        target.recorder = std::move(recorder);
        if (target.audio) target.audio->set_recorder(target.recorder.get());
        if (target.video) target.video->set_recorder(target.recorder.get());
      });
}

void MediaEngine::on(const call::StopMedia& command) {
  if (find(command.call) != nullptr) {
    stop(command.call);
    return;
  }
  // The worker may still prepare the call: whatever it adopts comes to this thread before what is posted behind it.
  worker_.post([this, call = command.call] {
    loop_.post([this, call] {
      if (find(call) != nullptr) {
        stop(call);
      } else {
        context_.tell(call::MediaStopped{call, {}});
      }
    });
  });
}

void MediaEngine::stop(CallId call) {
  const auto it = calls_.find(call);
  const Timestamp now = net::EventLoop::now();
  auto media = carry(std::move(it->second));
  calls_.erase(it);
  call::MediaStopped reply{call, statistics(*media, now)};
  if (media->audio) media->audio->stop(now);
  if (media->video) media->video->stop(now);
  // Devices, files and threads end on the worker; what belongs to this loop ends here.
  auto threads = carry(media->video ? media->video->release_threads() : VideoPart::Threads{});
  auto recorder = carry(std::move(media->recorder));
  if (media->audio) {
    media->audio->set_recorder(nullptr);
    auto ports = carry(media->audio->release_ports());
    worker_.post([ports] { *ports = {}; });
  }
  media->audio.reset();
  media->video.reset();
  worker_.post([this, threads, recorder, reply = std::move(reply)]() mutable {
    *threads = {};
    if (*recorder) {
      if (auto finished = (*recorder)->finish(); !finished) {
        context_.tell(call::MediaNotice{reply.call, MediaKind::kAudio, finished.error().message});
      }
      recorder->reset();
    }
    // Told last: whoever hears that the call has ended finds its files complete.
    context_.tell(std::move(reply));
  });
}

void MediaEngine::on(const call::SendDtmf& command) {
  CallMedia* media = find(command.call);
  if (media == nullptr || !media->audio) return;
  if (!media->audio->send_dtmf(command.digit, command.duration, command.in_band)) {
    context_.tell(call::MediaNotice{command.call, MediaKind::kAudio,
                                    std::string("the digit ") + command.digit + " could not be sent"});
  }
}

void MediaEngine::on(const call::MuteMedia& command) {
  CallMedia* media = find(command.call);
  if (media == nullptr) return;
  if (command.kind == MediaKind::kAudio && media->audio) media->audio->set_muted(command.muted);
  if (command.kind == MediaKind::kVideo && media->video) {
    media->video_muted = command.muted;
    media->video->set_muted(media->video_muted || media->held_by_us);
  }
}

void MediaEngine::on(const call::SwitchPort& command) {
  CallMedia* media = find(command.call);
  if (media == nullptr) return;
  const bool audio = command.kind == MediaKind::kAudio;
  auto& options = media->options;
  auto& name = audio ? (command.is_source ? options.audio.source : options.audio.sink)
                     : (command.is_source ? options.video.source : options.video.sink);
  name = command.port;
  // Until the stream first runs, nothing is opened that listens to or looks at the user, and no sink.
  const bool opened = audio ? media->audio_opened : media->video_opened;
  if (!opened) {
    const auto port = parse_port(name, command.kind, PortRole::kSource);
    if (!command.is_source || !port || is_live(*port, PortRole::kSource)) return;
  }
  if (audio) {
    command.is_source ? open_audio_source(command.call, name) : open_audio_sink(command.call, name);
  } else {
    command.is_source ? open_video_source(command.call, name) : open_video_sink(command.call, name);
  }
}

void MediaEngine::on(const call::SendKeyFrame& command) {
  CallMedia* media = find(command.call);
  if (media != nullptr && media->video) media->video->send_key_frame(net::EventLoop::now());
}

// --- Time

void MediaEngine::tick() {
  Timestamp now = net::EventLoop::now();
  if (now > next_tick_ + kMaxCatchUp) next_tick_ = now;
  bool any = false;
  for (; next_tick_ <= now; next_tick_ += media::kAudioBlock) {
    any = false;
    for (auto& [id, media] : calls_) {
      if (!media.configured || !media.audio) continue;
      any = true;
      media.audio->tick(next_tick_);
    }
    if (!any) break;
  }
  if (now >= next_lip_sync_) {
    next_lip_sync_ = now + kLipSyncInterval;
    for (auto& [id, media] : calls_) {
      synchronise(media, now);
      if (media.configured && now - media.began > kWaitForStreams) open_recorder(id);
    }
  }
  if (any) tick_timer_->set(next_tick_);
}

void MediaEngine::synchronise(CallMedia& media, Timestamp now) {
  if (!media.audio || !media.video || !media.audio->running() || !media.video->running()) return;
  const auto sound = media.audio->stream().playout(now);
  const auto picture = media.video->stream().playout();
  if (!sound || !sound->captured || !picture) return;
  const auto before = media.lip_sync.delays();
  const auto delays = media.lip_sync.update(now, {*sound->captured, now + media.audio->sink_delay()},
                                            {picture->captured, picture->shown + before.picture});
  if (delays == before) return;
  media.audio->stream().set_extra_delay(delays.sound);
  media.video->stream().set_extra_delay(delays.picture);
}

void MediaEngine::report() {
  const Timestamp now = net::EventLoop::now();
  bool any = false;
  for (auto& [id, media] : calls_) {
    if (!media.configured) continue;
    any = true;
    if (config_.statistics_interval > Duration::zero()) {
      context_.tell(call::MediaStatistics{id, statistics(media, now)});
    }
    if (config_.no_media_time <= Duration::zero() || media.silence_told) continue;
    Timestamp last = media.began;
    if (media.audio) last = std::max(last, media.audio->last_arrival().value_or(last));
    if (media.video) last = std::max(last, media.video->last_arrival().value_or(last));
    if (now - last >= config_.no_media_time) {
      media.silence_told = true;
      context_.tell(call::MediaSilent{id});
    }
  }
  if (any) report_timer_->set(now + report_interval());
}

Duration MediaEngine::report_interval() const {
  if (config_.statistics_interval > Duration::zero()) return config_.statistics_interval;
  return config_.no_media_time > Duration::zero() ? Duration(1s) : Duration::zero();
}

CallStatistics MediaEngine::statistics(const CallMedia& media, Timestamp now) const {
  CallStatistics result;
  if (media.audio && media.configured) result.audio = media.audio->statistics(now);
  if (media.video && media.video->running()) result.video = media.video->statistics(now);
  if (const auto offset = media.lip_sync.offset()) result.lip_sync_ms = to_milliseconds(*offset);
  return result;
}

}  // namespace mtavip::client
