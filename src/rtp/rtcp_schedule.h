// When RTCP is sent: the randomised interval with timer reconsideration (RFC 3550 sections 6.2, 6.3 and appendix A.7)
// and early feedback (RFC 4585 section 3.5). Knows nothing of packets but their sizes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/random.h"
#include "base/time.h"

namespace mtavip::rtp {

class RtcpSchedule {
 public:
  struct Options {
    double sender_bytes_per_second = 0;    ///< RTCP bandwidth of all senders together
    double receiver_bytes_per_second = 0;  ///< of all others
    Duration minimum = std::chrono::seconds(5);
    /// Unicast: when the first report goes; the standard allows it without delay (6.2). Nothing: half the minimum,
    /// randomised.
    std::optional<Duration> first_delay;
    bool avpf = false;            ///< no minimum after the first report (RFC 4585 section 3.4)
    bool early_feedback = false;  ///< feedback may leave before its turn, within the bandwidth
    Duration regular_interval{};  ///< T_rr_interval: regular reports are no closer than about this
  };
  /// Who takes part, ourselves included.
  struct Membership {
    std::size_t members = 1;
    std::size_t senders = 0;
    bool we_sent = false;
  };

  RtcpSchedule(Random& random, const Options& options) : random_(&random), options_(options) {}

  void set_options(const Options& options) { options_ = options; }
  /// `first_size`: the likely size of the first compound, with UDP and IP headers; the average begins with it.
  void start(Timestamp now, const Membership& membership, std::size_t first_size);
  void stop() { running_ = false; }
  [[nodiscard]] bool running() const { return running_; }

  enum class Action : std::uint8_t {
    kNone,
    kRegular,   ///< a full compound, with all feedback that waits
    kFeedback,  ///< the least compound that carries the feedback that waits
  };
  /// To be called at deadline(). The caller sends what it says, and then calls sent() for kRegular and kFeedback.
  Action expire(Timestamp now, const Membership& membership);
  /// Feedback is waiting from now on: when may it go? Answers through deadline().
  void request_feedback(Timestamp now, const Membership& membership);
  void sent(Timestamp now, Action action, std::size_t size, const Membership& membership);
  void received(std::size_t size) { average(size); }
  /// Members went away (BYE or silence): reverse reconsideration (6.3.4).
  void membership_fell(Timestamp now, const Membership& membership);
  /// We leave a session of more than 50: the BYE is scheduled like a first report (6.3.7). expire() says kRegular when
  /// it may go.
  void back_off_bye(Timestamp now, std::size_t bye_size, const Membership& membership);

  [[nodiscard]] std::optional<Timestamp> deadline() const;
  /// Td of 6.3.1: without randomisation, for timing out members (as a receiver, 6.3.5).
  [[nodiscard]] Duration deterministic_interval(const Membership& membership) const;
  [[nodiscard]] double average_size() const { return average_size_; }

 private:
  void average(std::size_t size);
  [[nodiscard]] double base_interval(const Membership& membership, double minimum_seconds) const;
  [[nodiscard]] double minimum_seconds() const;
  [[nodiscard]] Duration feedback_interval(const Membership& membership) const;
  Duration draw(const Membership& membership);
  [[nodiscard]] bool regular_due() const;

  Random* random_;
  Options options_;
  bool running_ = false;
  bool initial_ = true;
  double average_size_ = 0;
  std::size_t previous_members_ = 1;
  Timestamp previous_{};  // tp
  Timestamp next_{};      // tn

  bool feedback_waits_ = false;
  std::optional<Timestamp> early_at_;  // te
  Timestamp early_again_{};            // when the turn that paid for the last early packet has passed: allow_early
  std::optional<Timestamp> last_regular_;
  Duration regular_gap_{};  // T_rr_current_interval
};

}  // namespace mtavip::rtp
