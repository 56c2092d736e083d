// Sends digits as RFC 4733 events: a packet each packet time while the digit lasts, all with the timestamp of its
// beginning, and the last one three times.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/time.h"
#include "media/dtmf/event.h"

namespace mtavip::media {

class DtmfSender {
 public:
  static constexpr std::size_t kMaxQueue = 64;
  static constexpr Duration kShortest = std::chrono::milliseconds(40);
  static constexpr Duration kLongest = std::chrono::seconds(8);  // 16 bits of duration at 8000 a second
  static constexpr Duration kPause = std::chrono::milliseconds(50);

  explicit DtmfSender(int clock_rate = 8000) : clock_rate_(clock_rate) {}
  /// For events that begin from now on.
  void set_clock_rate(int clock_rate) { clock_rate_ = clock_rate; }

  /// False: not a digit, or the queue is full. The duration is brought between kShortest and kLongest.
  bool queue(char digit, Duration duration);
  /// Whether events take the place of sound now (a digit or the pause after it).
  [[nodiscard]] bool active() const { return state_ != State::kIdle || count_ > 0; }
  void clear();

  struct Packet {
    std::uint32_t timestamp = 0;
    bool marker = false;
    TelephoneEvent event;
  };
  /// To be called each packet time while active(): `timestamp` is the stream's present media time, `step` the packet
  /// time in its units. What is to be sent, if anything.
  std::optional<Packet> next(std::uint32_t timestamp, std::uint32_t step);
  [[nodiscard]] std::uint64_t sent() const { return sent_; }

 private:
  enum class State : std::uint8_t { kIdle, kDigit, kEnd, kPausing };
  struct Queued {
    std::uint8_t event = 0;
    Duration duration{};
  };
  [[nodiscard]] std::uint32_t units(Duration duration) const {
    return static_cast<std::uint32_t>(duration.count() * clock_rate_ / 1'000'000);
  }

  int clock_rate_;
  std::array<Queued, kMaxQueue> queue_{};
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  State state_ = State::kIdle;
  Queued present_;
  std::uint32_t start_ = 0;    // timestamp of the segment
  std::uint32_t elapsed_ = 0;  // units of the whole digit
  std::uint32_t segment_ = 0;  // units before this segment
  unsigned ends_sent_ = 0;
  std::uint32_t pause_left_ = 0;
  std::uint64_t sent_ = 0;
};

}  // namespace mtavip::media
