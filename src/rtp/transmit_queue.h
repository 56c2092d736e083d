// Datagrams that were built and wait to be taken by the network: buffers are kept and used again.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "base/bytes.h"
#include "base/ip_address.h"
#include "rtp/session.h"

namespace mtavip::rtp {

class TransmitQueue {
 public:
  explicit TransmitQueue(std::size_t limit) : limit_(limit) {}

  struct Slot {
    Channel channel{};
    Endpoint destination;
    Bytes storage;         ///< at least `size`; never shrunk
    std::size_t size = 0;  ///< what is to be sent
  };
  /// A buffer to fill; it joins the queue with commit(). Null: `limit` wait already. Ends the validity of what poll()
  /// gave out, once all of it has been taken.
  Slot* reserve() {
    if (taken_ == used_) taken_ = used_ = 0;
    if (used_ - taken_ >= limit_) return nullptr;
    if (used_ == slots_.size()) slots_.emplace_back();
    return &slots_[used_];
  }
  void commit() { ++used_; }

  std::optional<Transmit> poll() {
    if (taken_ == used_) return std::nullopt;
    const Slot& slot = slots_[taken_++];
    return Transmit{slot.channel, slot.destination, ByteView(slot.storage).first(slot.size)};
  }
  [[nodiscard]] bool empty() const { return taken_ == used_; }

 private:
  std::size_t limit_;
  std::deque<Slot> slots_;  // a deque: slots stay where they are when others are added
  std::size_t used_ = 0;
  std::size_t taken_ = 0;
};

}  // namespace mtavip::rtp
