// Receives RFC 4733 events and tells each digit once, whatever was lost or doubled, also from senders that forget the
// marker, count no duration, send a single end packet, or move the timestamp during a digit.
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/time.h"
#include "media/dtmf/event.h"

namespace mtavip::media {

class DtmfReceiver {
 public:
  struct Change {
    enum class Kind : std::uint8_t { kBegan, kEnded } kind{};
    char digit = 0;
    Duration duration{};  ///< with kEnded
  };
  struct Changes {
    std::optional<Change> ended;  ///< of an earlier digit whose end was lost; comes first
    std::optional<Change> began;
    std::optional<Change> finished;  ///< of this digit, where its first packet seen is its last
  };

  /// A payload of telephone-event arrived. `timestamp` is unwrapped.
  Changes handle(Timestamp now, std::int64_t timestamp, bool marker, int clock_rate, ByteView payload);
  /// A digit whose end never came is over after this much silence.
  static constexpr Duration kSilence = std::chrono::milliseconds(200);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  std::optional<Change> handle_timeout(Timestamp now);
  /// Another source: its timestamps are not related to the last one's.
  std::optional<Change> restart();
  [[nodiscard]] std::uint64_t received() const { return received_; }

 private:
  [[nodiscard]] Change end_present();

  struct Digit {
    char digit = 0;
    std::int64_t timestamp = 0;
    Duration before{};  // in earlier segments
    Duration duration{};
    Timestamp began{};
    Timestamp last_packet{};
  };
  std::optional<Digit> present_;
  std::optional<Digit> last_;  // the one that ended last, to know its repetitions
  std::uint64_t received_ = 0;
};

}  // namespace mtavip::media
