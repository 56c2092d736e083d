#include "media/jitter/packet_buffer.h"

#include "base/check.h"

namespace mtavip::media {

PacketBuffer::PacketBuffer(PacketBufferLimits limits) : limits_(limits) {
  order_.reserve(limits_.packets);
  free_.reserve(limits_.packets);
}

PacketBuffer::Inserted PacketBuffer::insert(std::int64_t sequence, std::int64_t timestamp, std::uint8_t type,
                                            Timestamp arrival, ByteView payload) {
  if (payload.size() > limits_.payload_size) return Inserted::kTooLarge;
  // Packets come nearly in order: the place is at the end or a few before it.
  auto place = order_.end();
  while (place != order_.begin()) {
    const auto& before = **std::prev(place);
    if (before.sequence == sequence) return Inserted::kDuplicate;
    if (before.timestamp < timestamp || (before.timestamp == timestamp && before.sequence < sequence)) break;
    --place;
  }
  if (order_.size() >= limits_.packets) return Inserted::kFull;

  std::unique_ptr<BufferedPacket> packet;
  if (free_.empty()) {
    packet = std::make_unique<BufferedPacket>();
  } else {
    packet = std::move(free_.back());
    free_.pop_back();
  }
  packet->sequence = sequence;
  packet->timestamp = timestamp;
  packet->type = type;
  packet->arrival = arrival;
  packet->payload.assign(payload.begin(), payload.end());
  order_.insert(place, std::move(packet));
  return Inserted::kYes;
}

void PacketBuffer::pop_front() {
  MTAVIP_CHECK(!order_.empty());
  free_.push_back(std::move(order_.front()));
  order_.erase(order_.begin());
}

void PacketBuffer::clear() {
  for (auto& packet : order_) free_.push_back(std::move(packet));
  order_.clear();
}

}  // namespace mtavip::media
