// A speaker behind a PulseAudio server: short buffers, fed by the media thread's ring.
#pragma once

#include <memory>

#include "device/pulse/stream.h"
#include "device/ring_ports.h"
#include "media/registry.h"

namespace mtavip::device::pulse {

class Speaker final : public RingSink {
 public:
  /// Blocks while the server is asked, some seconds at most.
  [[nodiscard]] static Result<std::unique_ptr<media::AudioSink>, media::IoError> open(
      const media::AudioPortSettings& settings);
  ~Speaker() override;

 private:
  Speaker(std::unique_ptr<Connection> connection, media::AudioFormat format, const std::string& device);
  void feed();
  void device_changed();
  void ran_dry();
  void timing_known();
  void restart_device();
  [[nodiscard]] std::optional<Duration> still_unheard(Timestamp now) const;

  std::unique_ptr<Connection> connection_;
  Stream stream_;
  pa_io_event* fed_ = nullptr;
  std::optional<Timestamp> first_sound_;
  Timestamp earliest_end_{};  ///< before it, what was written cannot have been heard, whatever was guessed
  bool restarted_ = false;    ///< the device played far ahead, and was told to begin again
  Timestamp trusted_from_{};  ///< from then on the server's timing is that of the restarted device
};

}  // namespace mtavip::device::pulse
