// Fulfils the call core's media commands (call/media_control.h) with sockets, devices, files and threads: one thread
// for all media of all calls (started with the first call), one worker for what may take long, one thread per picture
// and direction.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/environment.h"
#include "call/media_control.h"
#include "client/audio_part.h"
#include "client/media_context.h"
#include "client/media_factory.h"
#include "client/video_part.h"
#include "client/worker.h"
#include "media/sync/lip_sync.h"
#include "net/clock.h"
#include "net/event_loop.h"

namespace mtavip::client {

struct MediaEngineConfig {
  std::vector<IpAddress> bind;  ///< empty: all; the advertised address is then chosen towards the peer
  std::uint16_t first_port = 40000;
  std::uint16_t last_port = 49999;
  std::vector<std::string> audio_codecs;  ///< empty: the protocol's default order
  std::vector<std::string> video_codecs;
  Duration statistics_interval = 1s;
  Duration no_media_time{};
  std::string module_folder;
};

class MediaEngine {
 public:
  /// `tell` is called from the engine's threads.
  MediaEngine(MediaEngineConfig config, EventLog& log, std::function<void(call::MediaInput)> tell);
  /// Ends the threads; calls should have been stopped before.
  ~MediaEngine();
  MediaEngine(const MediaEngine&) = delete;
  MediaEngine& operator=(const MediaEngine&) = delete;

  /// Any thread.
  void apply(call::MediaCommand command);
  /// Loads what calls with these media will need, so that the first one starts at once. Any thread; returns at once.
  void prepare(const MediaOptions& options);
  [[nodiscard]] MediaFactory& factory() { return factory_; }

 private:
  /// Of sound that is asked of sources and given to sinks.
  static constexpr media::AudioFormat kPortFormat{48000, 1};

  struct CallMedia {
    Protocol protocol = Protocol::kSip;
    MediaOptions options;  ///< with the sources and sinks that were chosen last
    std::unique_ptr<AudioPart> audio;
    std::unique_ptr<VideoPart> video;
    std::unique_ptr<media::Recorder> recorder;
    std::vector<MediaKind> kinds;
    call::ConfigureMedia agreed;  ///< as last told
    bool configured = false;
    bool audio_opened = false;
    bool video_opened = false;
    bool recorder_opened = false;
    bool held_by_us = false;
    bool video_muted = false;  ///< by the user
    Timestamp began{};
    bool silence_told = false;
    media::LipSync lip_sync;
  };
  /// What the worker has prepared for a call.
  struct Prepared {
    call::MediaAllocated reply;
    std::vector<net::MediaPorts> ports;
    std::unique_ptr<media::AudioSource> audio_source;
    std::unique_ptr<media::VideoSource> video_source;
    crypto::DtlsCertificate* certificate = nullptr;  ///< where it was asked for
    bool ahead = false;                              ///< its sources are still to be opened
  };
  /// Ports for the next call that is answered.
  struct Reserve {
    call::AllocateMedia command;  ///< that they would answer
    Prepared prepared;
  };

  void start_thread();
  /// Any thread: has the worker prepare a call.
  void allocate(const call::AllocateMedia& command);
  /// Any thread: what is ready for a call, if it was made ahead.
  std::optional<Prepared> take_reserve(const call::AllocateMedia& command);
  // On the worker.
  Prepared prepare_call(const call::AllocateMedia& command);
  /// Ports and codecs; the reply says what could not be had.
  void bind_streams(const call::AllocateMedia& command, Prepared& prepared);
  /// The sources of a call that was answered from the reserve.
  void open_sources(const call::AllocateMedia& command);
  /// Makes ready what another call like this one will need, if calls like it are expected.
  void fill_reserve(const call::AllocateMedia& command);
  std::string check_ports(const call::AllocateMedia& command, Prepared& prepared);
  [[nodiscard]] std::vector<std::string> usable_codecs(MediaKind kind, Protocol protocol, const MediaOptions& options);
  // On the media thread.
  void on(const call::ConfigureMedia& command);
  void on(const call::StopMedia& command);
  void on(const call::SendDtmf& command);
  void on(const call::MuteMedia& command);
  void on(const call::SwitchPort& command);
  void on(const call::SendKeyFrame& command);
  void adopt(const call::AllocateMedia& command, Prepared& prepared);
  void configure(CallId call);
  /// The call must be there.
  void stop(CallId call);
  [[nodiscard]] std::vector<std::string> missing_codecs(const call::ConfigureMedia& command) const;
  void open_remaining(CallId call);
  /// Nothing more is to be agreed on.
  [[nodiscard]] static bool complete(const CallMedia& media);
  void open_audio_source(CallId call, const std::string& name);
  void open_audio_sink(CallId call, const std::string& name);
  void open_video_source(CallId call, const std::string& name);
  void open_video_sink(CallId call, const std::string& name);
  /// Once: what is recorded cannot get another stream later.
  void open_recorder(CallId call);
  void open_voice_processor(CallId call);
  void tick();
  void report();
  void synchronise(CallMedia& media, Timestamp now);
  [[nodiscard]] Duration report_interval() const;
  [[nodiscard]] CallStatistics statistics(const CallMedia& media, Timestamp now) const;
  [[nodiscard]] CallMedia* find(CallId call);
  /// Opens something on the worker and hands it over on the media thread, if the call still has media then.
  template <class Open, class Attach>
  void open_later(CallId call, Open open, Attach attach);

  MediaEngineConfig config_;
  net::SystemRandom random_;         // media thread
  net::SystemRandom worker_random_;  // worker
  EventLog& log_;
  Environment environment_;
  media::Registry registry_;  // media thread
  std::vector<media::ModuleEntry> entered_;
  MediaFactory factory_;
  /// Of this process, for DTLS: made by the worker when it is first needed, then used by the media thread.
  std::unique_ptr<crypto::DtlsCertificate> certificate_;
  std::mutex reserve_mutex_;
  std::optional<Reserve> reserve_;        // guarded by reserve_mutex_
  std::optional<MediaOptions> expected_;  // guarded by reserve_mutex_: what prepare() was last told
  Worker worker_;
  net::EventLoop loop_;
  MediaContext context_;
  std::unique_ptr<net::Timer> tick_timer_;
  std::unique_ptr<net::Timer> report_timer_;
  Timestamp next_tick_{};
  Timestamp next_lip_sync_{};
  std::map<CallId, CallMedia> calls_;
  std::once_flag started_;
  std::thread thread_;
};

}  // namespace mtavip::client
