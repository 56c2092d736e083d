// What every speaker and microphone has on the media thread's side: a lock-free ring to the device's own thread, and
// numbers that the device thread publishes. Neither thread ever waits for the other.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "base/time.h"
#include "device/play_position.h"
#include "device/play_target.h"
#include "device/wake.h"
#include "media/audio/ring.h"
#include "media/io.h"

namespace mtavip::device {

/// Why a device does not work at the moment. Any thread.
class Trouble {
 public:
  void set(std::string text);
  void clear() { present_.store(false, std::memory_order_release); }
  [[nodiscard]] std::optional<std::string> get() const;

 private:
  std::atomic<bool> present_{false};
  mutable std::mutex mutex_;
  std::string text_;
};

/// A speaker. The device thread waits for wake().fd(), takes what there is, hands it over, and says how long it sounds.
class RingSink : public media::AudioSink {
 public:
  explicit RingSink(media::AudioFormat format);

  [[nodiscard]] media::AudioFormat format() const final { return format_; }
  void write(std::span<const std::int16_t> samples) final;
  [[nodiscard]] Duration buffered() const final;
  [[nodiscard]] std::optional<Duration> target() const final { return target_.get(); }
  [[nodiscard]] std::optional<std::string> failure() const final { return trouble_.get(); }

 protected:
  // All of these: device thread.
  [[nodiscard]] const Wake& wake() const { return wake_; }
  /// Takes whole frames out of the ring and counts them as handed over.
  std::size_t take(std::span<std::int16_t> out);
  /// What was taken so far will have been heard in `latency`.
  void sounds_for(Duration latency);
  void change_device() { position_.change_device(); }
  /// There is no device now: what comes is thrown away in real time, so that the call goes on.
  void discard();
  [[nodiscard]] bool waiting() const { return ring_.size() > 0; }
  [[nodiscard]] PlayTarget& play_target() { return target_; }
  [[nodiscard]] Trouble& trouble() { return trouble_; }

 private:
  [[nodiscard]] Duration duration_of(std::uint64_t samples) const;

  const media::AudioFormat format_;
  media::AudioRing ring_;
  Wake wake_;
  PlayPosition position_;
  PlayTarget target_;
  Trouble trouble_;
  std::uint64_t written_ = 0;  ///< samples; media thread
  std::uint64_t taken_ = 0;    ///< samples; device thread
};

/// A microphone. The device thread gives what it has recorded; what the media thread leaves too long is dropped.
class RingSource : public media::AudioSource {
 public:
  explicit RingSource(media::AudioFormat format);

  [[nodiscard]] media::AudioFormat format() const final { return format_; }
  std::size_t read(std::span<std::int16_t> out) final;
  [[nodiscard]] Duration latency() const final;

 protected:
  // All of these: device thread.
  /// What does not fit is lost: the reader has stopped.
  void give(std::span<const std::int16_t> samples) { ring_.write(samples); }
  /// From the air to give().
  void set_device_latency(Duration latency) { device_latency_.store(latency.count(), std::memory_order_relaxed); }

 private:
  const media::AudioFormat format_;
  media::AudioRing ring_;
  std::atomic<std::int64_t> device_latency_{0};
};

}  // namespace mtavip::device
