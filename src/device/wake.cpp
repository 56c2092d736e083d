#include "device/wake.h"

#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

namespace mtavip::device {

Wake::Wake() : fd_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

Wake::~Wake() {
  if (fd_ >= 0) ::close(fd_);
}

void Wake::ring() const {
  const std::uint64_t one = 1;
  // A full counter is awake already.
  static_cast<void>(!::write(fd_, &one, sizeof one));
}

void Wake::clear() const {
  std::uint64_t count = 0;
  static_cast<void>(!::read(fd_, &count, sizeof count));
}

}  // namespace mtavip::device
