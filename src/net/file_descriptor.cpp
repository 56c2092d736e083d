#include "net/file_descriptor.h"

#include <unistd.h>

namespace mtavip::net {

void FileDescriptor::reset() {
  // After EINTR the descriptor is closed on Linux; trying again could close somebody else's.
  if (fd_ >= 0) static_cast<void>(::close(fd_));
  fd_ = -1;
}

}  // namespace mtavip::net
