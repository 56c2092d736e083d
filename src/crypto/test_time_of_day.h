// The time of day as a test sets it. OpenSSL reads it for the timers of DTLS; with this its handshakes, and what is
// lost of them, run in virtual time. To be included by one file of a test program: it replaces the system's function in
// all of it.
#pragma once

#include <sys/time.h>

#include "base/time.h"

namespace mtavip::crypto::test {

/// Counted from 1970. Never 0, which OpenSSL takes for a timer that does not run.
inline Timestamp time_of_day{std::chrono::hours(1)};

}  // namespace mtavip::crypto::test

extern "C" __attribute__((visibility("default"))) int gettimeofday(timeval* time, void*) {
  const auto since = mtavip::crypto::test::time_of_day.time_since_epoch();
  time->tv_sec = std::chrono::duration_cast<std::chrono::seconds>(since).count();
  time->tv_usec = (since % std::chrono::seconds(1)).count();
  return 0;
}
