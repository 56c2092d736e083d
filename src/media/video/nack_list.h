// Which missing packets are asked for again, and when (RFC 4585 section 6.2.1): after a short grace for reordering,
// then once a round trip, until they come, are given up, or have been asked for too often.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/time.h"

namespace mtavip::media {

class NackList {
 public:
  /// All that is missing now, oldest first; what is no longer in it is forgotten.
  void update(Timestamp now, std::span<const std::int64_t> missing);
  /// Appends the low 16 bits of the sequence numbers that are due.
  void take_due(Timestamp now, Duration round_trip, std::vector<std::uint16_t>& out);
  /// Whether this packet had been asked for; it is forgotten.
  bool arrived(std::int64_t sequence);
  void clear() { entries_.clear(); }
  [[nodiscard]] std::optional<Timestamp> deadline() const;

  static constexpr std::size_t kMaxEntries = 256;

 private:
  static constexpr Duration kGrace = std::chrono::milliseconds(5);
  static constexpr int kMaxTries = 10;

  struct Entry {
    std::int64_t sequence = 0;
    Timestamp due{};
    int tries = 0;
  };
  std::vector<Entry> entries_;  // by sequence
  std::vector<Entry> merged_;
};

}  // namespace mtavip::media
