// In a file of its own: where the compiler sees both, it takes new and free for a mismatched pair.
#include "net/allocation_count_test.h"

#include <cstdlib>
#include <new>

namespace {
thread_local std::size_t count = 0;
}  // namespace

void* operator new(std::size_t size) {
  ++count;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace mtavip::net {

std::size_t allocation_count() {
  return count;
}

}  // namespace mtavip::net
