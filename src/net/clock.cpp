#include "net/clock.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/random.h>
#include <time.h>

#include "base/check.h"

namespace mtavip::net {
namespace {

Duration read_clock(clockid_t clock) {
  timespec t{};
  MTAVIP_CHECK(clock_gettime(clock, &t) == 0);
  return Duration(t.tv_sec * 1'000'000 + t.tv_nsec / 1000);
}

void system_random(std::span<std::byte> out) {
  while (!out.empty()) {
    const ssize_t got = getrandom(out.data(), out.size(), 0);
    if (got < 0) {
      MTAVIP_CHECK(errno == EINTR);
      continue;
    }
    out = out.subspan(static_cast<std::size_t>(got));
  }
}

}  // namespace

Timestamp monotonic_now() {
  return Timestamp(read_clock(CLOCK_MONOTONIC));
}

WallTime wall_origin() {
  return WallTime(read_clock(CLOCK_REALTIME) - read_clock(CLOCK_MONOTONIC));
}

SystemRandom::~SystemRandom() {
  explicit_bzero(block_.data(), block_.size());
}

void SystemRandom::fill(std::span<std::byte> out) {
  if (out.size() > block_.size()) {
    system_random(out);
    return;
  }
  while (!out.empty()) {
    if (used_ == block_.size()) {
      system_random(block_);
      used_ = 0;
    }
    const std::size_t take = std::min(out.size(), block_.size() - used_);
    std::memcpy(out.data(), block_.data() + used_, take);
    // What was handed out must not be found in memory later.
    explicit_bzero(block_.data() + used_, take);
    used_ += take;
    out = out.subspan(take);
  }
}

}  // namespace mtavip::net
