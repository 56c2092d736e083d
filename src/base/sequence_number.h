// Arithmetic on counters that wrap: RTP sequence numbers and timestamps (RFC 1982, RFC 3550 appendix A.1).
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

namespace mtavip {

/// Whether a comes after b on a wrapping scale; half the scale away counts as not newer.
template <std::unsigned_integral T>
constexpr bool is_newer(T a, T b) {
  const T distance = static_cast<T>(a - b);
  return distance != 0 && distance <= std::numeric_limits<T>::max() / 2;
}

/// Extends a wrapping counter to 64 bits, each value taken to be the one nearest to the last.
template <std::unsigned_integral T>
class Unwrapper {
 public:
  std::int64_t unwrap(T value) {
    if (!last_) {
      last_ = static_cast<std::int64_t>(value);
    } else {
      const T previous = static_cast<T>(*last_);
      last_ = *last_ + static_cast<std::make_signed_t<T>>(static_cast<T>(value - previous));
    }
    return *last_;
  }
  /// As unwrap, without moving the reference.
  [[nodiscard]] std::int64_t peek(T value) const {
    Unwrapper copy = *this;
    return copy.unwrap(value);
  }
  void reset() { last_.reset(); }

 private:
  std::optional<std::int64_t> last_;
};

}  // namespace mtavip
