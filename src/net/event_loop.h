// One thread's event loop over epoll: readiness of descriptors, timers, and tasks handed in from other threads. The
// signalling thread and the media thread each run one. Timers and watches are set without allocating.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <sys/epoll.h>

#include "base/time.h"
#include "net/clock.h"
#include "net/file_descriptor.h"

namespace mtavip::net {

class Timer;
class Watch;

/// Timers in the order of their expiry; borrows them. Setting and removing take logarithmic time.
class TimerHeap {
 public:
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] Timer& earliest() const { return *heap_.front(); }
  void insert(Timer& timer);
  void remove(Timer& timer);

 private:
  void place(std::size_t index, Timer* timer);
  void sift(std::size_t index);

  std::vector<Timer*> heap_;
};

/// All of it belongs to the thread that runs it, except post() and stop(), which any thread may call. Timers and
/// watches must be gone before their loop is. A task, timer or watch may destroy itself or any other while it runs.
class EventLoop {
 public:
  using Task = std::function<void()>;

  /// Ends the process if the system gives no epoll descriptor: nothing can work then.
  EventLoop();
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  [[nodiscard]] static Timestamp now() { return monotonic_now(); }

  /// Runs `task` in this loop, after what it is doing. Any thread; tasks of one thread keep their order. Tasks posted
  /// before run() wait for it; those that never ran are destroyed with the loop.
  void post(Task task);
  /// As post, but does not wake the loop: the task runs when it turns for another reason, at the latest with the next
  /// posted task, before that. For what matters only to tasks that follow.
  void post_with_next(Task task);
  /// Runs until stop().
  void run();
  /// Makes run() return after the present turn; called before run(), makes it return at once. Any thread.
  void stop();
  /// Waits for something to do, at most until `deadline`, and does it: one turn of run().
  void run_once(Timestamp deadline);
  /// Turns until `condition` holds (true) or the deadline has passed (false).
  bool run_until(const std::function<bool()>& condition, Timestamp deadline);
  /// Whether the caller is the thread inside run() or run_once().
  [[nodiscard]] bool in_loop_thread() const;

 private:
  friend class Timer;
  friend class Watch;

  struct Slot {
    Watch* watch = nullptr;
    std::uint32_t generation = 0;
  };

  void turn(Timestamp deadline);
  void wait(Duration at_most);
  void dispatch(const epoll_event& event);
  void run_tasks();
  void run_timers();
  void wake() const;

  FileDescriptor epoll_;
  FileDescriptor wake_;
  bool fine_wait_ = true;

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_slots_;
  TimerHeap timers_;
  std::vector<Timer*> due_;  // taken from the heap, to be run in this turn; null if it was cancelled meanwhile

  std::mutex mutex_;
  std::vector<Task> posted_;  // guarded by mutex_
  bool woken_ = false;        // guarded by mutex_: for the tasks that are posted
  std::vector<Task> running_;
  std::atomic<bool> stopped_{false};
  std::atomic<std::thread::id> thread_{};
};

/// Calls a task once at a time of the monotonic clock; reusable. Belongs to the loop's thread.
class Timer {
 public:
  Timer(EventLoop& loop, EventLoop::Task on_expiry);
  ~Timer();
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

  /// Replaces an earlier setting. A time in the past expires soon, never inside this call.
  void set(Timestamp when);
  /// As set; nothing cancels. Fits the deadline() of a core.
  void set(std::optional<Timestamp> when);
  void cancel();
  /// When it will expire, if it is set.
  [[nodiscard]] std::optional<Timestamp> expiry() const;

 private:
  friend class EventLoop;
  friend class TimerHeap;
  enum class Place : std::uint8_t { kNowhere, kHeap, kDue };

  EventLoop& loop_;
  EventLoop::Task on_expiry_;
  Timestamp when_{};
  std::size_t index_ = 0;  // in the heap or in the list of those due
  Place place_ = Place::kNowhere;
  Timer** running_ = nullptr;  // its entry in the list of those due, while its task runs
};

/// What a watched descriptor is ready for. An error or a hang-up makes it ready for everything that was asked.
struct Readiness {
  bool readable = false;
  bool writable = false;
  bool error = false;  ///< an error is pending, or the error queue of the socket has something
};

/// Reports the readiness of a descriptor that it does not own (level-triggered). Belongs to the loop's thread, and must
/// be destroyed before the descriptor is closed.
class Watch {
 public:
  using Handler = std::function<void(Readiness)>;
  /// Watches for reading at first.
  Watch(EventLoop& loop, int fd, Handler handler);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  void want(bool read, bool write);

 private:
  friend class EventLoop;

  EventLoop& loop_;
  int fd_;
  Handler handler_;
  std::uint32_t slot_ = 0;
  std::uint32_t events_ = 0;
};

}  // namespace mtavip::net
