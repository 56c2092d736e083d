// MTAVIP_CHECK states an invariant of our own. A failing check is our bug and ends the process; nothing that comes from
// the network, a file or the command line may reach one.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace mtavip {

[[noreturn]] inline void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: internal error: %s does not hold\n", file, line, condition);
  std::abort();
}

}  // namespace mtavip

#define MTAVIP_CHECK(condition)                               \
  do {                                                        \
    if (!(condition)) [[unlikely]]                            \
      ::mtavip::check_failed(#condition, __FILE__, __LINE__); \
  } while (false)
