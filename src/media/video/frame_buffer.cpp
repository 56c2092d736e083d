#include "media/video/frame_buffer.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace mtavip::media {

FrameBuffer::FrameBuffer(const FrameBufferLimits& limits)
    : limits_(limits), slots_(std::bit_ceil(std::max<std::size_t>(limits.packets, 2))) {}

const FrameBuffer::Slot* FrameBuffer::find(std::int64_t sequence) const {
  const Slot& s = slots_[static_cast<std::size_t>(sequence) & (slots_.size() - 1)];
  return s.used && s.sequence == sequence ? &s : nullptr;
}

std::optional<std::int64_t> FrameBuffer::first_present(std::int64_t from) const {
  for (std::int64_t at = from; at <= highest_; ++at) {
    if (find(at) != nullptr) return at;
  }
  return std::nullopt;
}

FrameBuffer::Inserted FrameBuffer::insert(const BufferedPacket& packet) {
  release_returned();
  Inserted result = Inserted::kNew;
  if (!started_) {
    started_ = true;
    next_ = scanned_ = highest_ = packet.sequence;
  }
  if (packet.sequence < next_) {
    // Until something has been handed out, the first packet to arrive need not be the first one sent.
    if (handed_out_ || highest_ - packet.sequence >= static_cast<std::int64_t>(slots_.size())) return Inserted::kLate;
    next_ = scanned_ = packet.sequence;
    scan_complete_ = false;
    behind_gap_.reset();
  }
  if (find(packet.sequence) != nullptr) return Inserted::kDuplicate;

  if (packet.sequence - next_ >= static_cast<std::int64_t>(slots_.size()) ||
      bytes_ + packet.payload.size() > limits_.bytes) {
    drop_before(std::max(packet.sequence, highest_ + 1));
    if (packet.sequence < next_) return Inserted::kLate;
    result = Inserted::kOverflow;
  }

  Slot& s = slot(packet.sequence);
  if (s.payload.capacity() == 0 && !free_.empty()) {
    s.payload = std::move(free_.back());
    free_.pop_back();
  }
  s.sequence = packet.sequence;
  s.timestamp = packet.timestamp;
  s.marker = packet.marker;
  s.used = true;
  s.traits = packet.traits;
  s.arrival = packet.arrival;
  s.payload.assign(packet.payload.begin(), packet.payload.end());
  ++packets_;
  bytes_ += s.payload.size();
  highest_ = std::max(highest_, packet.sequence);
  if (behind_gap_ && packet.sequence < *behind_gap_ && packet.sequence > scanned_) behind_gap_ = packet.sequence;
  update_scan();
  return result;
}

/// Moves scanned_ on over packets of one picture. Each packet is looked at once, whatever the order of arrival.
void FrameBuffer::update_scan() {
  if (scan_complete_) return;
  while (const Slot* s = find(scanned_)) {
    const Slot* first = find(next_);
    if (scanned_ != next_ && s->timestamp != first->timestamp) {
      scan_complete_ = true;
      break;
    }
    ++scanned_;
    if (s->marker) {
      scan_complete_ = true;
      break;
    }
  }
  if (scan_complete_ || scanned_ > highest_) {
    behind_gap_.reset();
  } else if (!behind_gap_ || *behind_gap_ <= scanned_) {
    behind_gap_ = first_present(scanned_);
  }
}

std::optional<Timestamp> FrameBuffer::deadline(Duration wait) const {
  if (!behind_gap_) return std::nullopt;
  const Slot* s = find(*behind_gap_);
  return s == nullptr ? std::nullopt : std::optional(s->arrival + wait);
}

std::optional<BufferedFrame> FrameBuffer::next(Timestamp now, Duration wait) {
  release_returned();
  while (started_) {
    if (scan_complete_) {
      BufferedFrame frame = take(next_, scanned_ - 1, true);
      if (frame.parts.empty()) {  // padding only
        release_returned();
        continue;
      }
      return frame;
    }
    const auto until = deadline(wait);
    if (!until || now < *until) return std::nullopt;

    if (scanned_ == next_) {
      // Whole packets are missing in front of the picture that is there. If that one can begin here, only others were
      // lost.
      const Slot* s = find(*behind_gap_);
      if (s->traits.may_start || !s->traits.usable) {
        drop_before(*behind_gap_);
        update_scan();
        continue;
      }
      lost_before_ = true;
    }
    // Packets are missing within it: what is there is handed out as it is.
    const std::int64_t timestamp = find(scanned_ == next_ ? *behind_gap_ : next_)->timestamp;
    std::int64_t last = next_;
    for (std::int64_t at = next_; at <= highest_; ++at) {
      const Slot* s = find(at);
      if (s == nullptr) continue;
      if (s->timestamp != timestamp) break;
      last = at;
      if (s->marker) break;
    }
    BufferedFrame frame = take(next_, last, false);
    lost_before_ = true;
    if (frame.parts.empty()) {
      release_returned();
      continue;
    }
    return frame;
  }
  return std::nullopt;
}

BufferedFrame FrameBuffer::take(std::int64_t first, std::int64_t last, bool complete) {
  parts_.clear();
  BufferedFrame frame;
  frame.first_sequence = first;
  frame.last_sequence = last;
  frame.after_loss = lost_before_;
  frame.complete = complete;
  bool gap = false;
  for (std::int64_t at = first; at <= last; ++at) {
    const Slot* s = find(at);
    if (s == nullptr) {
      gap = true;
      continue;
    }
    frame.timestamp = s->timestamp;
    frame.last_arrival = std::max(frame.last_arrival, s->arrival);
    if (!s->traits.usable) {
      if (!s->payload.empty()) frame.complete = false;
      gap = gap || !s->payload.empty();
      continue;
    }
    // The end of a picture whose beginning was given up, or was sent before we listened, looks whole and is not.
    if (parts_.empty() && (lost_before_ || !handed_out_) && !s->traits.may_start) frame.complete = false;
    parts_.push_back({s->payload, gap});
    gap = false;
  }
  frame.parts = parts_;
  handed_out_ = true;
  if (!parts_.empty()) lost_before_ = false;
  returned_first_ = first;
  returned_last_ = last;
  next_ = scanned_ = last + 1;
  scan_complete_ = false;
  behind_gap_.reset();
  update_scan();
  return frame;
}

void FrameBuffer::release_returned() {
  if (!returned_first_) return;
  for (std::int64_t at = *returned_first_; at <= returned_last_; ++at) {
    Slot& s = slot(at);
    if (!s.used || s.sequence != at) continue;
    s.used = false;
    --packets_;
    bytes_ -= s.payload.size();
    free_.push_back(std::exchange(s.payload, {}));
  }
  returned_first_.reset();
}

/// Gives up everything older than `sequence`, which becomes the next to be handed out.
void FrameBuffer::drop_before(std::int64_t sequence) {
  const auto capacity = static_cast<std::int64_t>(slots_.size());
  if (packets_ > 0) {
    for (std::int64_t at = next_; at < sequence && at < next_ + capacity; ++at) {
      Slot& s = slot(at);
      if (!s.used || s.sequence != at) continue;
      s.used = false;
      --packets_;
      bytes_ -= s.payload.size();
      free_.push_back(std::exchange(s.payload, {}));
    }
  }
  lost_before_ = true;
  handed_out_ = true;
  next_ = scanned_ = sequence;
  scan_complete_ = false;
  behind_gap_.reset();
}

void FrameBuffer::append_missing(std::vector<std::int64_t>& out, std::size_t limit) const {
  if (!behind_gap_ && scanned_ > highest_) return;
  for (std::int64_t at = scanned_; at < highest_ && limit > 0; ++at) {
    if (find(at) != nullptr) continue;
    out.push_back(at);
    --limit;
  }
}

void FrameBuffer::clear() {
  release_returned();
  if (started_) drop_before(highest_ + 1);
  started_ = handed_out_ = lost_before_ = false;
}

}  // namespace mtavip::media
