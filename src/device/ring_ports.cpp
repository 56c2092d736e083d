#include "device/ring_ports.h"

#include <algorithm>
#include <array>
#include <utility>

#include "device/clock.h"

namespace mtavip::device {
namespace {

// A reader that comes this late is not going to play what it missed: it goes on with the newest sound.
constexpr Duration kStale = std::chrono::milliseconds(100);
constexpr Duration kFresh = std::chrono::milliseconds(20);
constexpr Duration kRing = std::chrono::milliseconds(400);

}  // namespace

void Trouble::set(std::string text) {
  const std::lock_guard lock(mutex_);
  text_ = std::move(text);
  present_.store(true, std::memory_order_release);
}

std::optional<std::string> Trouble::get() const {
  if (!present_.load(std::memory_order_acquire)) return std::nullopt;
  const std::lock_guard lock(mutex_);
  return text_;
}

RingSink::RingSink(media::AudioFormat format) : format_(format), ring_(format.samples_in(kRing)) {}

Duration RingSink::duration_of(std::uint64_t samples) const {
  const auto frames = samples / static_cast<std::uint64_t>(format_.channels);
  return Duration(static_cast<std::int64_t>(frames * 1'000'000 / static_cast<std::uint64_t>(format_.sample_rate)));
}

void RingSink::write(std::span<const std::int16_t> samples) {
  written_ += ring_.write(samples);
  wake_.ring();
}

Duration RingSink::buffered() const {
  return std::max(duration_of(written_) - position_.played(monotonic_now()), Duration::zero());
}

std::size_t RingSink::take(std::span<std::int16_t> out) {
  const auto channels = static_cast<std::size_t>(format_.channels);
  const std::size_t count = ring_.read(out.first(std::min(out.size(), ring_.size()) / channels * channels));
  taken_ += count;
  return count;
}

void RingSink::sounds_for(Duration latency) {
  const Timestamp now = monotonic_now();
  position_.update(duration_of(taken_), latency, now);
  target_.playing(now);
}

void RingSink::discard() {
  const Duration before = duration_of(taken_);
  const std::size_t count = ring_.skip(ring_.size());
  if (count == 0) return;
  const Timestamp now = monotonic_now();
  taken_ += count;
  const Duration unheard = before - position_.played(now);
  position_.update(duration_of(taken_), unheard + duration_of(count), now);
}

RingSource::RingSource(media::AudioFormat format) : format_(format), ring_(format.samples_in(kRing)) {}

std::size_t RingSource::read(std::span<std::int16_t> out) {
  const auto channels = static_cast<std::size_t>(format_.channels);
  std::size_t waiting = ring_.size();
  if (waiting > format_.samples_in(kStale)) {
    const std::size_t surplus = (waiting - format_.samples_in(kFresh)) / channels * channels;
    waiting -= ring_.skip(surplus);
  }
  return ring_.read(out.first(std::min(out.size(), waiting) / channels * channels));
}

Duration RingSource::latency() const {
  const auto frames = static_cast<std::int64_t>(ring_.size()) / format_.channels;
  // Never zero: that would say that there is no clock behind this source.
  return std::max<Duration>(std::chrono::milliseconds(1), Duration(device_latency_.load(std::memory_order_relaxed) +
                                                                   frames * 1'000'000 / format_.sample_rate));
}

}  // namespace mtavip::device
