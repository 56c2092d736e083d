// What a receiver counts about one source: validity (RFC 3550 appendix A.1), loss (A.3) and interarrival jitter (A.8).
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>

#include "base/time.h"
#include "rtp/rtcp/report_block.h"

namespace mtavip::rtp {

/// The counters of one source. Feed it every packet of the source that passed the parser.
class Reception {
 public:
  /// The constants of appendix A.1.
  static constexpr std::uint16_t kMaxDropout = 3000;
  static constexpr std::uint16_t kMaxMisorder = 100;
  static constexpr std::uint32_t kMinSequential = 2;

  enum class Verdict : std::uint8_t {
    kProbation,  ///< the source has not proved itself
    kAccepted,
    kReordered,  ///< accepted, after a later one
    kDuplicate,  ///< counted, seen before
    kJumped,     ///< far from what was expected; the next one in sequence makes it a restart
    kRestarted,  ///< accepted, the first of a new run of numbers
  };

  /// `probation`: packets in sequence that a source must send before it is valid; 0 for one that is trusted.
  explicit Reception(std::uint32_t probation = kMinSequential) : probation_(probation) {}

  Verdict on_sequence(std::uint16_t sequence_number);
  /// For accepted packets, in the order of arrival. A change of clock rate starts the measure anew (RFC 7160).
  void on_timing(std::uint32_t rtp_timestamp, Timestamp arrival, std::uint32_t clock_rate);

  [[nodiscard]] bool valid() const { return probation_ == 0; }
  /// The sequence number of the last packet, extended to 64 bits; a restart goes on after a gap.
  [[nodiscard]] std::int64_t extended(std::uint16_t sequence_number) const;

  [[nodiscard]] std::uint64_t received() const { return received_; }
  [[nodiscard]] std::uint64_t duplicates() const { return duplicates_; }
  [[nodiscard]] std::uint64_t reordered() const { return reordered_; }
  /// Expected minus received since the last restart (6.4.1).
  [[nodiscard]] std::int64_t lost() const;
  [[nodiscard]] Duration jitter() const;
  [[nodiscard]] double fraction_lost() const { return static_cast<double>(fraction_) / 256.0; }

  /// The figures for a report; begins the next interval of "fraction lost". SSRC and SR times are left to the caller.
  rtcp::ReportBlock report();

 private:
  static constexpr std::size_t kWindow = 128;  // no less than kMaxMisorder

  void begin(std::uint16_t sequence_number);
  bool mark(std::int64_t sequence);
  [[nodiscard]] std::int64_t expected() const { return highest_ - base_ + 1; }

  std::uint32_t probation_;
  bool started_ = false;
  std::int64_t base_ = 0;
  std::int64_t highest_ = 0;
  std::optional<std::uint16_t> after_jump_;
  std::bitset<kWindow> seen_;  // of the last kWindow numbers, by number modulo kWindow

  std::uint64_t received_ = 0;
  std::uint64_t received_in_run_ = 0;
  std::uint64_t duplicates_ = 0;
  std::uint64_t reordered_ = 0;
  std::int64_t expected_prior_ = 0;
  std::uint64_t received_prior_ = 0;
  std::uint8_t fraction_ = 0;

  std::uint32_t clock_rate_ = 0;
  std::uint32_t transit_ = 0;
  bool has_transit_ = false;
  std::uint32_t jitter_ = 0;  // scaled by 16, as in A.8
};

}  // namespace mtavip::rtp
