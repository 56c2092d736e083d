// A microphone (or the monitor of a speaker) behind a PulseAudio server.
#pragma once

#include <memory>

#include "device/pulse/stream.h"
#include "device/ring_ports.h"
#include "media/registry.h"

namespace mtavip::device::pulse {

class Microphone final : public RingSource {
 public:
  /// Blocks while the server is asked, some seconds at most.
  [[nodiscard]] static Result<std::unique_ptr<media::AudioSource>, media::IoError> open(
      const media::AudioPortSettings& settings);

 private:
  Microphone(std::unique_ptr<Connection> connection, media::AudioFormat format, const std::string& device);
  void drain();

  std::unique_ptr<Connection> connection_;
  Trouble trouble_;
  Stream stream_;
};

}  // namespace mtavip::device::pulse
