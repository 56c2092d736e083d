#include "rtp/address_latch.h"

#include <algorithm>

#include "rtp/session.h"

namespace mtavip::rtp {

void AddressLatch::set_signalled(const std::optional<Endpoint>& address) {
  signalled_ = address;
  // Media on hold has no address; what was believed stays, so that resuming to the same peer is seamless.
  if (!address || address == announced_) return;
  announced_ = address;
  if (current_ != address) current_.reset();
  changes_ = 0;
  candidates_.clear();
}

std::uint32_t AddressLatch::observe(Timestamp now, const Sighting& sighting) {
  auto found = std::find_if(candidates_.begin(), candidates_.end(),
                            [&](const Candidate& c) { return c.address == sighting.from; });
  if (found == candidates_.end()) {
    if (max_candidates_ == 0) return 0;
    if (candidates_.size() >= max_candidates_) {
      found = std::min_element(candidates_.begin(), candidates_.end(),
                               [](const Candidate& a, const Candidate& b) { return a.at < b.at; });
    } else {
      candidates_.reserve(max_candidates_);
      found = candidates_.insert(candidates_.end(), Candidate{});
    }
    *found = Candidate{sighting.from, sighting.ssrc, 0, 0, now};
  }
  const bool follows =
      found->seen > 0 && found->ssrc == sighting.ssrc &&
      (!sighting.sequence || *sighting.sequence == static_cast<std::uint16_t>(found->last_sequence + 1));
  found->seen = follows ? found->seen + 1 : 1;
  found->ssrc = sighting.ssrc;
  if (sighting.sequence) found->last_sequence = *sighting.sequence;
  found->at = now;
  return found->seen;
}

AddressLatch::Verdict AddressLatch::on_packet(Timestamp now, const Sighting& sighting, const LatchingPolicy& policy) {
  if (current_ == sighting.from) {
    current_seen_ = now;
    return Verdict::kBelieved;
  }
  const bool silent = !current_ || sighting.authentic || now - current_seen_ >= policy.silence;
  const bool announced = signalled_ == sighting.from;
  if (!(announced && silent)) {
    if (observe(now, sighting) < sighting.needed) return Verdict::kRefused;
    // The announced address may come back while another one still sends: late packets of early media, or a NAT that we
    // share.
    if (!silent && !announced) return Verdict::kRefused;
    if (changes_ >= policy.max_changes) return Verdict::kRefused;
  }
  if (current_) ++changes_;
  const bool moved = current_.has_value() || !announced;
  current_ = sighting.from;
  current_seen_ = now;
  candidates_.clear();
  return moved ? Verdict::kLatched : Verdict::kBelieved;
}

}  // namespace mtavip::rtp
