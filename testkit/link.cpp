#include "testkit/link.h"

#include <algorithm>

namespace mtavip::testkit {
namespace {

// The minimum of RFC 6298, as the usual systems have it.
constexpr Duration kRetransmission = 200ms;

}  // namespace

bool Link::lose() {
  double chance = conditions_.loss;
  if (const auto& burst = conditions_.burst_loss) {
    bad_ = bad_ ? random_.unit() >= burst->leave_bad : random_.unit() < burst->enter_bad;
    chance = std::max(chance, bad_ ? burst->loss_bad : burst->loss_good);
  }
  return random_.unit() < chance;
}

std::optional<Timestamp> Link::through_bottleneck(Timestamp now, std::size_t bytes) {
  if (!conditions_.rate) return now;
  const Timestamp start = std::max(now, busy_until_);
  if (start - now > conditions_.queue) return std::nullopt;
  busy_until_ = start + conditions_.rate->time_for(bytes);
  return busy_until_;
}

Duration Link::jitter() {
  if (conditions_.jitter <= Duration::zero()) return Duration::zero();
  return Duration(static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(conditions_.jitter.count()) + 1)));
}

std::vector<Timestamp> Link::send(Timestamp now, std::size_t bytes) {
  const auto sent = through_bottleneck(now, bytes);
  if (!sent || lose()) return {};
  std::vector<Timestamp> arrivals;
  const int copies = random_.unit() < conditions_.duplication ? 2 : 1;
  for (int i = 0; i < copies; ++i) {
    const Timestamp arrival = *sent + conditions_.delay + jitter();
    if (random_.unit() < conditions_.reorder) {
      arrivals.push_back(arrival + conditions_.reorder_delay);
      continue;
    }
    last_arrival_ = std::max(last_arrival_, arrival);
    arrivals.push_back(last_arrival_);
  }
  return arrivals;
}

Timestamp Link::send_reliably(Timestamp now, std::size_t bytes) {
  Timestamp at = now;
  Duration wait = kRetransmission;
  for (int attempt = 0; attempt < 12; ++attempt) {
    const auto sent = through_bottleneck(at, bytes);
    if (sent && !lose()) {
      at = *sent;
      break;
    }
    at += wait;
    wait *= 2;
  }
  return at + conditions_.delay + jitter();
}

}  // namespace mtavip::testkit
