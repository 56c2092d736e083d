// Received packets of one video source, put back into order and grouped into pictures by RTP timestamp, marker and
// continuity of sequence numbers. It waits a bounded time for what is missing, holds a bounded number of packets and
// bytes, and says of each picture whether something was lost before or within it; what to do about that is the
// receiver's decision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"
#include "media/packetize/packetizer.h"

namespace mtavip::media {

struct FrameBufferLimits {
  std::size_t packets = 2048;  ///< rounded up to a power of two
  std::size_t bytes = 4 * 1024 * 1024;
};

struct BufferedPacket {
  std::int64_t sequence = 0;   ///< unwrapped
  std::int64_t timestamp = 0;  ///< unwrapped
  bool marker = false;
  Timestamp arrival{};
  ByteView payload;  ///< copied; empty for padding, which only fills its place in the sequence
  PayloadTraits traits;
};

/// The packets of one picture. The views are valid until the next call.
struct BufferedFrame {
  std::span<const PayloadPart> parts;
  std::int64_t timestamp = 0;
  std::int64_t first_sequence = 0;
  std::int64_t last_sequence = 0;
  Timestamp last_arrival{};  ///< of the packet that came last
  bool after_loss = false;   ///< packets between this picture and the one before it never came
  bool complete = false;     ///< none of its own packets is missing
};

class FrameBuffer {
 public:
  enum class Inserted : std::uint8_t {
    kNew,
    kDuplicate,
    kLate,      ///< its picture has been handed out or given up
    kOverflow,  ///< kept; everything before it was thrown away to make room
  };

  explicit FrameBuffer(const FrameBufferLimits& limits);

  Inserted insert(const BufferedPacket& packet);
  /// The next picture in order, if it is complete, or if the wait for what it misses has ended. `wait` counts from the
  /// arrival of the first packet behind the gap.
  std::optional<BufferedFrame> next(Timestamp now, Duration wait);
  /// When next() will give up waiting; nothing while nothing is missing.
  [[nodiscard]] std::optional<Timestamp> deadline(Duration wait) const;
  /// Appends the sequence numbers that are missing before the newest packet, oldest first, at most `limit`.
  void append_missing(std::vector<std::int64_t>& out, std::size_t limit) const;
  /// Forgets everything; the next packet may have any sequence number.
  void clear();

  /// Of the newest packet.
  [[nodiscard]] std::int64_t newest_sequence() const { return highest_; }
  [[nodiscard]] std::size_t packets() const { return packets_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  struct Slot {
    std::int64_t sequence = -1;
    std::int64_t timestamp = 0;
    bool marker = false;
    bool used = false;
    PayloadTraits traits;
    Timestamp arrival{};
    Bytes payload;
  };

  [[nodiscard]] Slot& slot(std::int64_t sequence) {
    return slots_[static_cast<std::size_t>(sequence) & (slots_.size() - 1)];
  }
  [[nodiscard]] const Slot* find(std::int64_t sequence) const;
  [[nodiscard]] std::optional<std::int64_t> first_present(std::int64_t from) const;
  void release_returned();
  void drop_before(std::int64_t sequence);
  BufferedFrame take(std::int64_t first, std::int64_t last, bool complete);
  void update_scan();

  FrameBufferLimits limits_;
  std::vector<Slot> slots_;  // by sequence number
  std::vector<Bytes> free_;  // memory of packets gone, for packets to come
  std::vector<PayloadPart> parts_;
  std::size_t packets_ = 0;
  std::size_t bytes_ = 0;
  bool started_ = false;
  bool handed_out_ = false;
  bool lost_before_ = false;
  std::int64_t next_ = 0;     // first sequence number not handed out
  std::int64_t highest_ = 0;  // newest received
  // The picture at next_ is whole up to here (exclusive); what follows is missing, belongs to another picture, or is
  // not there yet.
  std::int64_t scanned_ = 0;
  bool scan_complete_ = false;
  std::optional<std::int64_t> behind_gap_;      // first packet after the first missing one
  std::optional<std::int64_t> returned_first_;  // slots whose memory the last BufferedFrame still shows
  std::int64_t returned_last_ = 0;
};

}  // namespace mtavip::media
