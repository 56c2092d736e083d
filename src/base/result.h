// Errors are values: Result<T, E> holds a T or says why there is none. Each layer has its own error enum.
#pragma once

#include <utility>

#include <tl/expected.hpp>

namespace mtavip {

template <class T, class E>
using Result = tl::expected<T, E>;

/// Builds the failing side of a Result: `return fail(Error::kTruncated);`
template <class E>
[[nodiscard]] constexpr tl::unexpected<std::decay_t<E>> fail(E&& error) {
  return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

}  // namespace mtavip
