// How many requests from one source are looked at: a token bucket a source, so that whoever scans or floods costs
// little and learns nothing, while others are served.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "base/ip_address.h"
#include "base/time.h"

namespace mtavip {

/// Who is taken for one: an IPv4 address, and of IPv6 the network of 64 bits, in which everybody has as many addresses
/// as he likes.
[[nodiscard]] IpAddress source_of(const IpAddress& address);

class SourceLimiter {
 public:
  /// Sources that are remembered at once; of more, those that have been silent longest are forgotten, for whom nothing
  /// changes by that.
  static constexpr std::size_t kSources = 4096;

  /// `per_second`: 0 for no limit. Twice as many may come at once.
  explicit SourceLimiter(unsigned per_second) : per_second_(per_second) {}

  [[nodiscard]] bool active() const { return per_second_ != 0; }
  /// Whether one more request from this address is looked at.
  bool allow(Timestamp now, const IpAddress& address);

 private:
  struct Bucket {
    double tokens = 0;
    Timestamp filled{};
  };
  void forget_full(Timestamp now);
  [[nodiscard]] double tokens(const Bucket& bucket, Timestamp now) const;
  [[nodiscard]] double capacity() const { return 2.0 * per_second_; }

  unsigned per_second_;
  std::unordered_map<IpAddress, Bucket> buckets_;
};

}  // namespace mtavip
