// Packets as they were sent, kept for a while so that a NACK can be answered (RFC 4585 section 6.2.1).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"

namespace mtavip::rtp {

/// A ring by sequence number: a packet is there until one `capacity` later has been stored. Buffers are used again.
class PacketHistory {
 public:
  struct Entry {
    std::uint16_t sequence_number = 0;
    bool used = false;
    Timestamp sent{};  ///< last time
    Bytes bytes;       ///< encrypted as it was: sending it again must not encrypt it again
  };

  explicit PacketHistory(std::size_t capacity) : entries_(std::min<std::size_t>(capacity, 32768)) {}

  [[nodiscard]] bool enabled() const { return !entries_.empty(); }
  void store(Timestamp now, std::uint16_t sequence_number, ByteView packet) {
    Entry& entry = entries_[sequence_number % entries_.size()];
    entry.sequence_number = sequence_number;
    entry.used = true;
    entry.sent = now;
    entry.bytes.assign(packet.begin(), packet.end());
  }
  /// Null: never sent, or sent too long ago.
  Entry* find(std::uint16_t sequence_number) {
    if (entries_.empty()) return nullptr;
    Entry& entry = entries_[sequence_number % entries_.size()];
    return entry.used && entry.sequence_number == sequence_number ? &entry : nullptr;
  }
  /// After a change of SSRC nothing of before may be sent again.
  void clear() {
    for (Entry& entry : entries_) entry.used = false;
  }

 private:
  std::vector<Entry> entries_;
};

}  // namespace mtavip::rtp
