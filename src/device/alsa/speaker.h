// A speaker behind ALSA, with the thread that feeds it.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "device/alsa/pcm.h"
#include "device/ring_ports.h"

namespace mtavip::device::alsa {

class Speaker final : public RingSink {
 public:
  Speaker(Pcm pcm, std::string name);
  ~Speaker() override;

 private:
  void run();
  void wait();
  void feed();
  void repair(int error);
  void reopen();

  const std::string name_;
  std::optional<Pcm> pcm_;
  std::vector<pollfd> descriptors_;
  std::vector<std::int16_t> pending_;  ///< taken out of the ring, not yet taken by the device
  std::optional<Timestamp> first_sound_;
  Timestamp next_attempt_{};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace mtavip::device::alsa
