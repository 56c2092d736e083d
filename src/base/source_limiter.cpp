#include "base/source_limiter.h"

#include <algorithm>

namespace mtavip {

IpAddress source_of(const IpAddress& address) {
  if (!address.is_v6()) return address;
  auto octets = address.octets();
  std::fill(octets.begin() + 8, octets.end(), std::uint8_t{0});
  return IpAddress::v6(octets, address.scope());
}

double SourceLimiter::tokens(const Bucket& bucket, Timestamp now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  return std::min(capacity(), bucket.tokens + seconds * per_second_);
}

bool SourceLimiter::allow(Timestamp now, const IpAddress& address) {
  if (per_second_ == 0) return true;
  const IpAddress source = source_of(address);
  auto found = buckets_.find(source);
  if (found == buckets_.end()) {
    if (buckets_.size() >= kSources) forget_full(now);
    found = buckets_.emplace(source, Bucket{capacity(), now}).first;
  }
  Bucket& bucket = found->second;
  bucket.tokens = tokens(bucket, now);
  bucket.filled = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

void SourceLimiter::forget_full(Timestamp now) {
  std::erase_if(buckets_, [&](const auto& entry) { return tokens(entry.second, now) >= capacity(); });
  // All of them are busy: so many sources are invented ones, and none of them is slowed down by being counted.
  if (buckets_.size() >= kSources) buckets_.clear();
}

}  // namespace mtavip
