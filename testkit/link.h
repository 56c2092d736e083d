// One direction of a network path: delay, jitter, loss, duplication, reordering, rate and queue, all from a seed.
#pragma once

#include <optional>
#include <vector>

#include "base/data_rate.h"
#include "base/random.h"
#include "base/time.h"

namespace mtavip::testkit {

/// Loss in bursts: a two-state Markov chain (Gilbert-Elliott). The chances are per packet.
struct BurstLoss {
  double enter_bad = 0;
  double leave_bad = 1;
  double loss_good = 0;
  double loss_bad = 1;
};

struct LinkConditions {
  Duration delay = 1ms;
  Duration jitter{};  ///< added to the delay, uniform in [0, jitter]; keeps the order
  double loss = 0;    ///< chance of each packet, independent
  std::optional<BurstLoss> burst_loss;
  double duplication = 0;
  double reorder = 0;  ///< chance to come late by reorder_delay, overtaken by others
  Duration reorder_delay = 20ms;
  std::optional<DataRate> rate;  ///< of the bottleneck
  Duration queue = 200ms;        ///< what waits longer at the bottleneck is dropped
};

class Link {
 public:
  Link(LinkConditions conditions, std::uint64_t seed) : conditions_(conditions), random_(seed) {}

  void set_conditions(const LinkConditions& conditions) { conditions_ = conditions; }
  [[nodiscard]] const LinkConditions& conditions() const { return conditions_; }

  /// When the copies of a packet of `bytes` sent now arrive: none if it is lost, two if it is duplicated.
  [[nodiscard]] std::vector<Timestamp> send(Timestamp now, std::size_t bytes);
  /// When a piece of a reliable stream arrives: losses become retransmission delays. The caller keeps the order.
  [[nodiscard]] Timestamp send_reliably(Timestamp now, std::size_t bytes);

 private:
  [[nodiscard]] bool lose();
  /// After queue and serialisation; nothing if the queue is full.
  [[nodiscard]] std::optional<Timestamp> through_bottleneck(Timestamp now, std::size_t bytes);
  [[nodiscard]] Duration jitter();

  LinkConditions conditions_;
  SeededRandom random_;
  bool bad_ = false;
  Timestamp busy_until_{};
  Timestamp last_arrival_{};
};

}  // namespace mtavip::testkit
