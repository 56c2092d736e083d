// How a sender's RTP timestamps relate to its wall clock, learnt from its reports (RFC 3550 section 6.4.1), for lip
// synchronisation.
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"

namespace mtavip::rtp {

class SenderClock {
 public:
  void on_report(NtpTime ntp, std::uint32_t rtp_timestamp, Timestamp arrival) {
    ntp_ = ntp;
    rtp_timestamp_ = rtp_timestamp;
    arrival_ = arrival;
    known_ = true;
  }
  [[nodiscard]] bool known() const { return known_; }

  /// The sender's wall clock at this timestamp, which may be up to half the timestamp's range before or after the last
  /// report.
  [[nodiscard]] std::optional<WallTime> at(std::uint32_t rtp_timestamp, std::uint32_t clock_rate) const {
    if (!known_ || clock_rate == 0) return std::nullopt;
    const auto distance = static_cast<std::int32_t>(rtp_timestamp - rtp_timestamp_);
    return from_ntp(ntp_) + Duration(std::int64_t{distance} * 1'000'000 / static_cast<std::int64_t>(clock_rate));
  }
  /// LSR of a report block; 0 before the first report.
  [[nodiscard]] std::uint32_t last_sr() const { return known_ ? ntp_.compact() : 0; }
  /// DLSR of a report block, in 1/65536 s.
  [[nodiscard]] std::uint32_t delay_since(Timestamp now) const {
    if (!known_ || now <= arrival_) return 0;
    const std::int64_t micros = (now - arrival_).count();
    if (micros >= std::int64_t{65535} * 1'000'000) return 0xffffffffU;
    return static_cast<std::uint32_t>(micros * 65536 / 1'000'000);
  }

 private:
  NtpTime ntp_;
  std::uint32_t rtp_timestamp_ = 0;
  Timestamp arrival_{};
  bool known_ = false;
};

}  // namespace mtavip::rtp
