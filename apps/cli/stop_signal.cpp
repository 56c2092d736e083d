#include "stop_signal.h"

#include <atomic>
#include <csignal>
#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

namespace mtavip::cli {
namespace {

constexpr int kEndedAtOnce = 1;

// A signal handler can reach nothing else.
std::atomic<int> signals_received{0};
std::atomic<int> event_descriptor{-1};

extern "C" void on_stop_signal(int) {
  if (signals_received.fetch_add(1) > 0) ::_exit(kEndedAtOnce);
  const std::uint64_t one = 1;
  static_cast<void>(!::write(event_descriptor, &one, sizeof one));
}

}  // namespace

void StopSignal::install() {
  event_descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  struct sigaction action {};
  action.sa_handler = on_stop_signal;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  // Whoever reads our output may go away; that is an error of write(), not our death.
  std::signal(SIGPIPE, SIG_IGN);
}

bool StopSignal::received() {
  return signals_received > 0;
}

int StopSignal::descriptor() {
  return event_descriptor;
}

}  // namespace mtavip::cli
