// A thread that does, one after the other, what may take long: loading modules, opening files and devices, closing
// them.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace mtavip::client {

class Worker {
 public:
  Worker() = default;
  /// Finishes what was posted.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Any thread. The thread is started with the first task.
  void post(std::function<void()> task);
  /// Waits until everything posted so far is done.
  void finish();

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace mtavip::client
