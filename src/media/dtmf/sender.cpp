#include "media/dtmf/sender.h"

#include <algorithm>

namespace mtavip::media {
namespace {

constexpr unsigned kEndPackets = 3;            // RFC 4733 section 2.5.1.4
constexpr std::uint32_t kMaxSegment = 0xffff;  // a longer event goes on in a new segment (section 2.5.1.3)

}  // namespace

bool DtmfSender::queue(char digit, Duration duration) {
  const auto event = event_of_digit(digit);
  if (!event || count_ == kMaxQueue) return false;
  queue_[(first_ + count_) % kMaxQueue] = {*event, std::clamp(duration, kShortest, kLongest)};
  ++count_;
  return true;
}

void DtmfSender::clear() {
  count_ = 0;
  state_ = State::kIdle;
}

std::optional<DtmfSender::Packet> DtmfSender::next(std::uint32_t timestamp, std::uint32_t step) {
  if (state_ == State::kPausing) {
    if (pause_left_ > step) {
      pause_left_ -= step;
      return std::nullopt;
    }
    state_ = State::kIdle;
  }
  bool marker = false;
  if (state_ == State::kIdle) {
    if (count_ == 0) return std::nullopt;
    present_ = queue_[first_];
    first_ = (first_ + 1) % kMaxQueue;
    --count_;
    state_ = State::kDigit;
    start_ = timestamp;
    elapsed_ = 0;
    segment_ = 0;
    marker = true;
    ++sent_;
  }
  const std::uint32_t total = units(present_.duration);
  if (state_ == State::kDigit) {
    elapsed_ = std::min(elapsed_ + step, total);
    if (elapsed_ - segment_ > kMaxSegment) {
      segment_ += kMaxSegment;
      start_ += kMaxSegment;
    }
    if (elapsed_ == total) {
      state_ = State::kEnd;
      ends_sent_ = 0;
    }
  }
  Packet packet;
  packet.timestamp = start_;
  packet.marker = marker;
  packet.event.event = present_.event;
  packet.event.end = state_ == State::kEnd;
  packet.event.duration = static_cast<std::uint16_t>(elapsed_ - segment_);
  if (state_ == State::kEnd && ++ends_sent_ == kEndPackets) {
    // The repeated ends took time already, which belongs to the pause.
    const std::uint32_t used = step * (kEndPackets - 1);
    const std::uint32_t pause = units(kPause);
    pause_left_ = pause > used ? pause - used : 0;
    state_ = State::kPausing;
  }
  return packet;
}

}  // namespace mtavip::media
