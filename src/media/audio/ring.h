// A lock-free ring of samples between exactly one writer and one reader: the hand-over between a device's callback and
// the media thread. Neither side ever waits, allocates or makes a system call.
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

namespace mtavip::media {

/// Single producer, single consumer. size() and free() may be asked from either side; what they say is a lower bound
/// for the side that takes advantage of it.
template <class T>
class SpscRing {
 public:
  /// Holds at least `capacity` elements (rounded up to a power of two).
  explicit SpscRing(std::size_t capacity)
      : size_(std::bit_ceil(std::max<std::size_t>(capacity, 2))), mask_(size_ - 1), data_(new T[size_]()) {}

  [[nodiscard]] std::size_t capacity() const { return size_; }
  /// Elements that the reader may take.
  [[nodiscard]] std::size_t size() const {
    return head_.load(std::memory_order_acquire) - tail_.load(std::memory_order_acquire);
  }
  /// Elements that the writer may add.
  [[nodiscard]] std::size_t free() const { return size_ - size(); }

  /// Writer: appends as many as fit and returns how many; the rest is the writer's to count as an overrun.
  std::size_t write(std::span<const T> in) {
    const std::size_t head = head_.load(std::memory_order_relaxed);
    const std::size_t room = size_ - (head - tail_.load(std::memory_order_acquire));
    const std::size_t count = std::min(room, in.size());
    const std::size_t first = std::min(count, size_ - (head & mask_));
    std::copy_n(in.data(), first, data_.get() + (head & mask_));
    std::copy_n(in.data() + first, count - first, data_.get());
    head_.store(head + count, std::memory_order_release);
    return count;
  }

  /// Reader: takes up to out.size() elements and returns how many.
  std::size_t read(std::span<T> out) {
    const std::size_t tail = tail_.load(std::memory_order_relaxed);
    const std::size_t available = head_.load(std::memory_order_acquire) - tail;
    const std::size_t count = std::min(available, out.size());
    const std::size_t first = std::min(count, size_ - (tail & mask_));
    std::copy_n(data_.get() + (tail & mask_), first, out.data());
    std::copy_n(data_.get(), count - first, out.data() + first);
    tail_.store(tail + count, std::memory_order_release);
    return count;
  }

  /// Reader: drops up to `count` elements unread and returns how many.
  std::size_t skip(std::size_t count) {
    const std::size_t tail = tail_.load(std::memory_order_relaxed);
    const std::size_t dropped = std::min(head_.load(std::memory_order_acquire) - tail, count);
    tail_.store(tail + dropped, std::memory_order_release);
    return dropped;
  }

 private:
  static constexpr std::size_t kCacheLine = 64;

  const std::size_t size_;
  const std::size_t mask_;
  const std::unique_ptr<T[]> data_;
  // Ever-growing positions on cache lines of their own, so that the two sides do not slow each other down.
  alignas(kCacheLine) std::atomic<std::size_t> head_{0};
  alignas(kCacheLine) std::atomic<std::size_t> tail_{0};
};

using AudioRing = SpscRing<std::int16_t>;

}  // namespace mtavip::media
