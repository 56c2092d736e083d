// Wakes a device thread that waits in poll() or in a library's main loop.
#pragma once

namespace mtavip::device {

/// An eventfd: ring() from any thread makes fd() readable until clear().
class Wake {
 public:
  Wake();
  ~Wake();
  Wake(const Wake&) = delete;
  Wake& operator=(const Wake&) = delete;

  [[nodiscard]] int fd() const { return fd_; }
  void ring() const;
  void clear() const;

 private:
  int fd_;
};

}  // namespace mtavip::device
