// Many deadlines, one earliest: a binary heap whose entries can be moved and removed in O(log n) by the handle that
// set() returned. Entries that are due at the same time come in the order in which they were set.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/time.h"

namespace mtavip::sip {

template <class Payload>
class DeadlineQueue {
 public:
  /// Zero is never given out.
  using Handle = std::uint64_t;

  Handle set(Timestamp when, Payload payload) {
    std::uint32_t slot = 0;
    if (free_.empty()) {
      slot = static_cast<std::uint32_t>(slots_.size());
      slots_.emplace_back();
    } else {
      slot = free_.back();
      free_.pop_back();
    }
    Slot& s = slots_[slot];
    s.when = when;
    s.order = ++order_;
    s.payload = std::move(payload);
    s.position = heap_.size();
    heap_.push_back(slot);
    sift_up(s.position);
    return static_cast<Handle>(s.generation) << 32 | slot;
  }

  /// Does nothing for a handle that has run out, was cancelled, or is zero. The handle is zero afterwards.
  void cancel(Handle& handle) {
    if (const auto slot = find(handle)) remove(slots_[*slot].position);
    handle = 0;
  }

  [[nodiscard]] std::optional<Timestamp> next() const {
    if (heap_.empty()) return std::nullopt;
    return slots_[heap_.front()].when;
  }

  /// The earliest entry, if it is due.
  std::optional<Payload> pop_due(Timestamp now) {
    if (heap_.empty() || slots_[heap_.front()].when > now) return std::nullopt;
    Payload payload = std::move(slots_[heap_.front()].payload);
    remove(0);
    return payload;
  }

  [[nodiscard]] std::size_t size() const { return heap_.size(); }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  struct Slot {
    Timestamp when{};
    std::uint64_t order = 0;
    std::size_t position = kNowhere;
    std::uint32_t generation = 1;
    Payload payload{};
  };

  [[nodiscard]] std::optional<std::uint32_t> find(Handle handle) const {
    const auto slot = static_cast<std::uint32_t>(handle & 0xffffffff);
    if (slot >= slots_.size() || slots_[slot].generation != handle >> 32 || slots_[slot].position == kNowhere) {
      return std::nullopt;
    }
    return slot;
  }
  [[nodiscard]] bool before(std::size_t a, std::size_t b) const {
    const Slot& x = slots_[heap_[a]];
    const Slot& y = slots_[heap_[b]];
    return x.when != y.when ? x.when < y.when : x.order < y.order;
  }
  void swap(std::size_t a, std::size_t b) {
    std::swap(heap_[a], heap_[b]);
    slots_[heap_[a]].position = a;
    slots_[heap_[b]].position = b;
  }
  void sift_up(std::size_t at) {
    while (at > 0 && before(at, (at - 1) / 2)) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }
  void sift_down(std::size_t at) {
    for (;;) {
      std::size_t least = at;
      for (std::size_t child = 2 * at + 1; child <= 2 * at + 2 && child < heap_.size(); ++child) {
        if (before(child, least)) least = child;
      }
      if (least == at) return;
      swap(at, least);
      at = least;
    }
  }
  void remove(std::size_t at) {
    const std::uint32_t slot = heap_[at];
    const std::size_t last = heap_.size() - 1;
    if (at != last) swap(at, last);
    heap_.pop_back();
    if (at != last) {
      sift_down(at);
      sift_up(at);
    }
    Slot& s = slots_[slot];
    s.position = kNowhere;
    s.payload = Payload{};
    if (++s.generation == 0) s.generation = 1;
    free_.push_back(slot);
  }

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_;
  std::vector<std::uint32_t> heap_;
  std::uint64_t order_ = 0;
};

}  // namespace mtavip::sip
