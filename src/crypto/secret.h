// Key material that is wiped when it is no longer needed.
#pragma once

#include <utility>

#include "base/bytes.h"

namespace mtavip::crypto {

/// Octets that nobody may find in memory afterwards. Compared in constant time.
class Secret {
 public:
  Secret() = default;
  explicit Secret(ByteView octets) : octets_(to_bytes(octets)) {}
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept : octets_(std::exchange(other.octets_, {})) {}
  Secret& operator=(const Secret& other);
  Secret& operator=(Secret&& other) noexcept;
  ~Secret() { wipe(); }

  [[nodiscard]] ByteView view() const { return octets_; }
  [[nodiscard]] std::size_t size() const { return octets_.size(); }
  friend bool operator==(const Secret& a, const Secret& b);

 private:
  void wipe();

  Bytes octets_;
};

}  // namespace mtavip::crypto
