// A media engine for scenarios: fulfils call/media_control.h with the real sound streams over the simulated network, in
// virtual time. The microphone gives a tone; what the loudspeaker gets is kept. Pictures are negotiated and not sent.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "base/environment.h"
#include "call/media_control.h"
#include "media/audio/audio_stream.h"
#include "media/registry.h"
#include "rtp/media_protection.h"
#include "testkit/network.h"

namespace mtavip::scenario {

class SimulatedMedia {
 public:
  using Tell = std::function<void(const call::MediaInput&)>;

  SimulatedMedia(Environment& environment, testkit::SimulatedNetwork& network, testkit::HostId host, double tone_hertz,
                 Tell tell);
  ~SimulatedMedia();

  void apply(const call::MediaCommand& command);
  /// What was heard in the last `length` of a call, 8000 a second.
  [[nodiscard]] std::vector<std::int16_t> heard(CallId call, Duration length) const;
  /// Calls whose sockets are open.
  [[nodiscard]] std::size_t active() const { return calls_.size(); }
  /// Codecs that this client claims; narrowed by tests.
  std::vector<std::string> audio_codecs{"opus", "PCMA", "PCMU"};
  std::string allocation_failure;
  /// Told instead of our certificate's.
  std::optional<crypto::Fingerprint> announced_fingerprint;

 private:
  struct CallMedia {
    std::unique_ptr<media::AudioStream> audio;
    std::vector<MediaKind> kinds;
    SocketId rtp{};
    SocketId rtcp{};
    std::vector<SocketId> sockets;
    std::unique_ptr<rtp::MediaProtection> protection;
    bool running = false;
    bool muted = false;
    bool held = false;
    std::vector<std::int16_t> heard;
    double phase = 0;
  };

  void on(const call::AllocateMedia& command);
  void on(const call::ConfigureMedia& command);
  void on(const call::StopMedia& command);
  void on(const call::SendDtmf& command);
  void on(const call::MuteMedia& command);
  void on(const call::SwitchPort&) {}
  void on(const call::SendKeyFrame&) {}
  /// OpenSSL's timers go by it.
  void set_time_of_day();
  void tick(Timestamp now);
  void drain(CallId id, CallMedia& media);
  void receive(CallId id, rtp::Channel channel, const testkit::Datagram& datagram);

  Environment& environment_;
  testkit::SimulatedNetwork& network_;
  testkit::HostId host_;
  double tone_hertz_;
  Tell tell_;
  media::Registry registry_;
  std::unique_ptr<crypto::DtlsCertificate> certificate_;  ///< made when first asked for
  std::map<CallId, CallMedia> calls_;
  testkit::Scheduler::Event tick_;
  bool ticking_ = false;
};

}  // namespace mtavip::scenario
