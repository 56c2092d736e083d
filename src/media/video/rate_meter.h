// Events and bytes a second over a sliding window, without keeping the events.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/data_rate.h"
#include "base/time.h"

namespace mtavip::media {

/// Twenty slots of 100 ms. Before two seconds have passed, the mean is taken over what has.
class RateMeter {
 public:
  void add(Timestamp now, std::size_t bytes) {
    advance(now);
    ++slots_[index_].events;
    slots_[index_].bytes += bytes;
  }
  [[nodiscard]] double events_per_second(Timestamp now) const {
    return static_cast<double>(sum(now).events) / seconds(now);
  }
  [[nodiscard]] DataRate rate(Timestamp now) const {
    return DataRate::bits_per_second(static_cast<std::int64_t>(static_cast<double>(sum(now).bytes) * 8 / seconds(now)));
  }

 private:
  static constexpr std::size_t kSlots = 20;
  static constexpr Duration kSlot = std::chrono::milliseconds(100);
  struct Slot {
    std::uint64_t events = 0;
    std::uint64_t bytes = 0;
  };

  void advance(Timestamp now) {
    if (!started_) {
      started_ = true;
      begin_ = slot_start_ = now;
    }
    std::size_t cleared = 0;
    while (now - slot_start_ >= kSlot && cleared++ < kSlots) {
      slot_start_ += kSlot;
      index_ = (index_ + 1) % kSlots;
      slots_[index_] = {};
    }
    if (now - slot_start_ >= kSlot) slot_start_ = now;
  }
  [[nodiscard]] Slot sum(Timestamp now) const {
    RateMeter copy = *this;
    if (started_) copy.advance(now);
    Slot total;
    for (const Slot& slot : copy.slots_) {
      total.events += slot.events;
      total.bytes += slot.bytes;
    }
    return total;
  }
  [[nodiscard]] double seconds(Timestamp now) const {
    const double window = to_seconds(kSlot) * kSlots;
    const double since = started_ ? to_seconds(now - begin_) : window;
    return since < 0.5 ? 0.5 : since < window ? since : window;
  }

  std::array<Slot, kSlots> slots_{};
  std::size_t index_ = 0;
  bool started_ = false;
  Timestamp begin_{};
  Timestamp slot_start_{};
};

}  // namespace mtavip::media
