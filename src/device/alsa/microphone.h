// A microphone behind ALSA, with the thread that empties it.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "device/alsa/pcm.h"
#include "device/ring_ports.h"

namespace mtavip::device::alsa {

class Microphone final : public RingSource {
 public:
  Microphone(Pcm pcm, std::string name);
  ~Microphone() override;

 private:
  void run();
  void drain();
  void repair(int error);
  void reopen();
  /// Whether there is something to do.
  [[nodiscard]] bool wait();

  const std::string name_;
  std::optional<Pcm> pcm_;
  Wake stop_;
  std::vector<pollfd> descriptors_;
  std::vector<std::int16_t> block_;
  std::uint64_t frames_ = 0;  ///< read since the start
  Timestamp started_{};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace mtavip::device::alsa
