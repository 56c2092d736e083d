// A connection to a PulseAudio (or PipeWire) server with the thread that serves it, which comes back by itself when the
// server does.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <pulse/context.h>
#include <pulse/thread-mainloop.h>

#include "base/time.h"
#include "media/registry.h"

namespace mtavip::device::pulse {

class Connection {
 public:
  /// Told on the server thread, with the lock held, each time a lost connection is there again or lost again.
  struct Listener {
    std::function<void()> connected;
    std::function<void(std::string why)> lost;
  };

  /// Waits for the server, two seconds at most.
  [[nodiscard]] static Result<std::unique_ptr<Connection>, media::IoError> open();
  /// Must not be called on the server thread.
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Everything of PulseAudio may be touched only with this held, or on the server thread.
  class Lock {
   public:
    explicit Lock(const Connection& connection) : loop_(connection.loop_) { pa_threaded_mainloop_lock(loop_); }
    ~Lock() { pa_threaded_mainloop_unlock(loop_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

   private:
    pa_threaded_mainloop* loop_;
  };

  // With the lock held:
  [[nodiscard]] pa_context* context() const { return context_; }
  [[nodiscard]] pa_mainloop_api* api() const { return pa_threaded_mainloop_get_api(loop_); }
  [[nodiscard]] bool is_connected() const;
  [[nodiscard]] std::string last_error() const;
  void listen(Listener listener) { listener_ = std::move(listener); }
  /// Waits until done() is true; false: that took longer than the limit. Ask again after every notify().
  [[nodiscard]] bool wait(const std::function<bool()>& done, Duration limit);
  void notify() { pa_threaded_mainloop_signal(loop_, 0); }
  /// Calls `task` on the server thread after a while. One at a time: a second call replaces the first.
  void after(Duration delay, std::function<void()> task);

 private:
  Connection() = default;
  [[nodiscard]] bool connect();
  void disconnect();
  void state_changed();
  void reconnect_later();

  pa_threaded_mainloop* loop_ = nullptr;
  pa_context* context_ = nullptr;
  pa_time_event* timer_ = nullptr;
  std::function<void()> timer_task_;
  Listener listener_;
  bool was_connected_ = false;
};

}  // namespace mtavip::device::pulse
