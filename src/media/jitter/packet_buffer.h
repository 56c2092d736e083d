// Packets that arrived and were not decoded yet, in the order in which they are to be played.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"

namespace mtavip::media {

struct BufferedPacket {
  std::int64_t sequence = 0;   ///< unwrapped
  std::int64_t timestamp = 0;  ///< unwrapped, RTP clock
  std::uint8_t type = 0;
  Timestamp arrival{};
  Bytes payload;
};

struct PacketBufferLimits {
  std::size_t packets = 200;
  std::size_t payload_size = 4096;  ///< bytes in one packet
};

class PacketBuffer {
 public:
  enum class Inserted : std::uint8_t { kYes, kDuplicate, kTooLarge, kFull };

  explicit PacketBuffer(PacketBufferLimits limits = {});

  /// Copies the payload. kFull: the caller drops the front first, or this one.
  Inserted insert(std::int64_t sequence, std::int64_t timestamp, std::uint8_t type, Timestamp arrival,
                  ByteView payload);

  [[nodiscard]] bool empty() const { return order_.empty(); }
  [[nodiscard]] std::size_t size() const { return order_.size(); }
  /// The earliest; the buffer must not be empty.
  [[nodiscard]] const BufferedPacket& front() const { return *order_.front(); }
  [[nodiscard]] const BufferedPacket& at(std::size_t index) const { return *order_[index]; }
  void pop_front();
  void clear();

 private:
  PacketBufferLimits limits_;
  // Slots go back and forth between the two, so that their payload memory is used again.
  std::vector<std::unique_ptr<BufferedPacket>> order_;
  std::vector<std::unique_ptr<BufferedPacket>> free_;
};

}  // namespace mtavip::media
