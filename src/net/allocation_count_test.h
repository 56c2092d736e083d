// Counts the allocations of the calling thread, for tests of the promise that a path makes none.
#pragma once

#include <cstddef>

namespace mtavip::net {

[[nodiscard]] std::size_t allocation_count();

}  // namespace mtavip::net
