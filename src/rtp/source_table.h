// Who takes part in a session (RFC 3550 section 6.2.1): bounded, so that nobody can fill our memory with invented
// SSRCs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/sequence_number.h"
#include "base/time.h"
#include "rtp/reception.h"
#include "rtp/sender_clock.h"

namespace mtavip::rtp {

struct Source {
  std::uint32_t ssrc = 0;
  std::string cname;
  SenderClock clock;
  Timestamp last_heard{};                    ///< RTP or RTCP
  std::optional<Timestamp> left;             ///< when it said BYE; kept for a while, for packets that were on their way
  std::optional<std::uint8_t> fir_sequence;  ///< of its last full intra request to us

  // Once media came from it:
  bool has_media = false;
  std::uint64_t born = 0;  ///< orders sources by their first media
  Reception reception;
  Unwrapper<std::uint32_t> timestamps;
  std::uint32_t clock_rate = 0;  ///< of its last packet
  std::uint64_t payload_bytes = 0;
  Timestamp last_media{};
  bool media_since_report = false;
};

class SourceTable {
 public:
  explicit SourceTable(std::size_t limit) : limit_(limit) {}

  [[nodiscard]] Source* find(std::uint32_t ssrc) const {
    // Almost always the same source as the last time.
    if (last_ != nullptr && last_->ssrc == ssrc) return last_;
    for (const auto& source : sources_) {
      if (source->ssrc == ssrc) return last_ = source.get();
    }
    return nullptr;
  }
  /// The source, made if need be. Where the table is full the one longest unheard goes, but never `keep`. Null: no
  /// room.
  Source* find_or_add(Timestamp now, std::uint32_t ssrc, std::optional<std::uint32_t> keep);
  void erase(std::uint32_t ssrc);

  [[nodiscard]] std::size_t size() const { return sources_.size(); }
  [[nodiscard]] const std::vector<std::unique_ptr<Source>>& all() const { return sources_; }

 private:
  std::size_t limit_;
  std::vector<std::unique_ptr<Source>> sources_;
  mutable Source* last_ = nullptr;
};

}  // namespace mtavip::rtp
