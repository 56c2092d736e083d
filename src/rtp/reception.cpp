#include "rtp/reception.h"

#include <algorithm>
#include <cstdlib>

namespace mtavip::rtp {
namespace {

constexpr std::int64_t kModulus = 1 << 16;

std::size_t slot(std::int64_t sequence, std::size_t window) {
  return static_cast<std::size_t>(static_cast<std::uint64_t>(sequence) % window);
}

}  // namespace

void Reception::begin(std::uint16_t sequence_number) {
  // The first number of a run keeps its own low 16 bits, and lies after everything before it.
  std::int64_t next = sequence_number;
  if (started_) {
    next = highest_ - highest_ % kModulus + sequence_number;
    if (next <= highest_) next += kModulus;
  }
  base_ = highest_ = next;
  started_ = true;
  after_jump_.reset();
  seen_.reset();
  received_in_run_ = 0;
  expected_prior_ = 0;
  received_prior_ = 0;
}

std::int64_t Reception::extended(std::uint16_t sequence_number) const {
  return highest_ + static_cast<std::int16_t>(static_cast<std::uint16_t>(
                        sequence_number - static_cast<std::uint16_t>(static_cast<std::uint64_t>(highest_))));
}

bool Reception::mark(std::int64_t sequence) {
  const std::size_t at = slot(sequence, kWindow);
  if (sequence > highest_) {
    const std::int64_t passed = std::min<std::int64_t>(sequence - highest_, kWindow);
    for (std::int64_t i = 0; i < passed; ++i) seen_.reset(slot(sequence - i, kWindow));
    highest_ = sequence;
  } else if (highest_ - sequence >= static_cast<std::int64_t>(kWindow)) {
    return true;  // too old to tell; A.1 lets none through that is older than kMaxMisorder
  }
  const bool fresh = !seen_.test(at);
  seen_.set(at);
  return fresh;
}

Reception::Verdict Reception::on_sequence(std::uint16_t sequence_number) {
  if (!started_) {
    begin(sequence_number);
    if (probation_ > 0) --probation_;
    if (probation_ > 0) return Verdict::kProbation;
  } else if (probation_ > 0) {
    const bool next = static_cast<std::uint16_t>(static_cast<std::uint64_t>(highest_) + 1) == sequence_number;
    if (!next) {
      probation_ = kMinSequential - 1;
      highest_ = sequence_number;
      return Verdict::kProbation;
    }
    highest_ = sequence_number;
    if (--probation_ > 0) return Verdict::kProbation;
    started_ = false;  // the run is counted from here
    begin(sequence_number);
  } else {
    const auto distance = static_cast<std::uint16_t>(sequence_number - static_cast<std::uint64_t>(highest_));
    if (distance >= kMaxDropout && distance <= kModulus - kMaxMisorder) {
      if (after_jump_ != sequence_number) {
        after_jump_ = static_cast<std::uint16_t>(sequence_number + 1);
        return Verdict::kJumped;
      }
      begin(sequence_number);
      static_cast<void>(mark(highest_));
      ++received_;
      ++received_in_run_;
      has_transit_ = false;
      return Verdict::kRestarted;
    }
  }

  const std::int64_t sequence = extended(sequence_number);
  const bool late = sequence < highest_;
  const bool fresh = mark(sequence);
  ++received_;
  ++received_in_run_;
  if (!fresh) {
    ++duplicates_;
    return Verdict::kDuplicate;
  }
  if (late) {
    ++reordered_;
    return Verdict::kReordered;
  }
  return Verdict::kAccepted;
}

void Reception::on_timing(std::uint32_t rtp_timestamp, Timestamp arrival, std::uint32_t clock_rate) {
  if (clock_rate == 0) return;
  if (clock_rate != clock_rate_) {
    // The old jitter in the new clock's units, so that what is reported does not leap.
    if (clock_rate_ != 0) jitter_ = static_cast<std::uint32_t>(std::uint64_t{jitter_} * clock_rate / clock_rate_);
    clock_rate_ = clock_rate;
    has_transit_ = false;
  }
  const std::int64_t micros = arrival.time_since_epoch().count();
  const std::int64_t units =
      micros / 1'000'000 * clock_rate + micros % 1'000'000 * static_cast<std::int64_t>(clock_rate) / 1'000'000;
  const std::uint32_t transit = static_cast<std::uint32_t>(units) - rtp_timestamp;
  if (has_transit_) {
    const auto difference = static_cast<std::int32_t>(transit - transit_);
    const std::uint32_t distance =
        difference < 0 ? 0U - static_cast<std::uint32_t>(difference) : static_cast<std::uint32_t>(difference);
    // A sender whose timestamps leap must not wrap the scaled sum.
    jitter_ += std::min(distance, std::uint32_t{1} << 27) - ((jitter_ + 8) >> 4);
  }
  transit_ = transit;
  has_transit_ = true;
}

std::int64_t Reception::lost() const {
  if (!started_ || !valid()) return 0;
  return expected() - static_cast<std::int64_t>(received_in_run_);
}

Duration Reception::jitter() const {
  if (clock_rate_ == 0) return Duration::zero();
  return Duration(static_cast<std::int64_t>(jitter_ >> 4) * 1'000'000 / clock_rate_);
}

rtcp::ReportBlock Reception::report() {
  rtcp::ReportBlock block;
  if (!started_) return block;
  const std::int64_t expected_now = expected();
  const std::int64_t expected_interval = expected_now - expected_prior_;
  const auto received_interval = static_cast<std::int64_t>(received_in_run_ - received_prior_);
  expected_prior_ = expected_now;
  received_prior_ = received_in_run_;
  const std::int64_t lost_interval = expected_interval - received_interval;
  fraction_ = 0;
  if (expected_interval > 0 && lost_interval > 0) {
    fraction_ = static_cast<std::uint8_t>(std::min<std::int64_t>(lost_interval * 256 / expected_interval, 255));
  }
  block.fraction_lost = fraction_;
  block.cumulative_lost = static_cast<std::int32_t>(std::clamp<std::int64_t>(lost(), -0x800000, 0x7fffff));
  block.extended_highest_sequence = static_cast<std::uint32_t>(static_cast<std::uint64_t>(highest_));
  block.jitter = jitter_ >> 4;
  return block;
}

}  // namespace mtavip::rtp
