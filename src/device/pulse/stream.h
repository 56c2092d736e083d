// A stream of the sound server in either direction that is made again, at the default device, when its device or the
// server vanishes.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <pulse/stream.h>

#include "device/pulse/connection.h"
#include "device/ring_ports.h"
#include "media/frame.h"

namespace mtavip::device::pulse {

enum class Direction { kPlayback, kRecording };

struct StreamSettings {
  Direction direction = Direction::kPlayback;
  media::AudioFormat format;
  std::string device;  ///< the server's name of it; empty for the default
  pa_buffer_attr buffer{};
};

class Stream {
 public:
  /// All told on the server thread with the lock held; none after the destructor.
  struct Listener {
    std::function<void()> ready;      ///< made, or made again
    std::function<void()> moved;      ///< the server has put it on another device
    std::function<void()> underflow;  ///< playback ran dry
    std::function<void()> timing;     ///< the server has told how far it is
    std::function<void()> data;       ///< recording has something
  };

  Stream(Connection& connection, StreamSettings settings, Trouble& trouble, Listener listener);
  /// Not on the server thread, and without the lock.
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Makes it and waits until it is ready, three seconds at most. Not on the server thread.
  [[nodiscard]] Result<void, media::IoError> open();

  // On the server thread or with the lock held:
  /// nullptr while there is none that works.
  [[nodiscard]] pa_stream* get() const { return ready_ ? stream_ : nullptr; }
  /// Of what was written, the time that is still to be heard; nullopt before the server has told.
  [[nodiscard]] std::optional<Duration> unheard() const;
  /// How old the sound is that comes now; nullopt before the server has told.
  [[nodiscard]] std::optional<Duration> recorded_before() const;

 private:
  [[nodiscard]] bool make();
  void drop();
  void state_changed();
  void remake_later();

  Connection& connection_;
  StreamSettings settings_;
  Trouble& trouble_;
  Listener listener_;
  pa_stream* stream_ = nullptr;
  bool ready_ = false;
  bool opened_ = false;  ///< worked once: from now on it is kept alive
};

}  // namespace mtavip::device::pulse
