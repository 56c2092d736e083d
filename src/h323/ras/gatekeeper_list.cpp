#include "h323/ras/gatekeeper_list.h"

#include <algorithm>
#include <utility>

namespace mtavip::h323::ras {
namespace {

bool has(const std::vector<Gatekeeper>& list, const mtavip::Endpoint& address) {
  return std::any_of(list.begin(), list.end(), [&](const Gatekeeper& g) { return g.address == address; });
}

}  // namespace

void GatekeeperList::set_configured(const std::vector<mtavip::Endpoint>& addresses, const std::string& identifier) {
  configured_.clear();
  for (const auto& address : addresses) {
    if (configured_.size() == limit_) break;
    if (!has(configured_, address)) configured_.push_back({address, identifier, true, 0, false});
  }
  std::erase_if(alternates_, [this](const Gatekeeper& g) { return has(configured_, g.address); });
}

void GatekeeperList::set_alternates(std::vector<Gatekeeper> alternates) {
  alternates_.clear();
  std::stable_sort(alternates.begin(), alternates.end(),
                   [](const Gatekeeper& a, const Gatekeeper& b) { return a.priority < b.priority; });
  for (Gatekeeper& gatekeeper : alternates) {
    if (alternates_.size() == limit_) break;
    if (has(configured_, gatekeeper.address) || has(alternates_, gatekeeper.address)) continue;
    gatekeeper.alternate = true;
    alternates_.push_back(std::move(gatekeeper));
  }
}

void GatekeeperList::prefer(Gatekeeper gatekeeper) {
  gatekeeper.alternate = !has(configured_, gatekeeper.address);
  assigned_.clear();
  assigned_.push_back(std::move(gatekeeper));
}

void GatekeeperList::mark_unreachable(Timestamp now, const mtavip::Endpoint& address) {
  std::erase_if(unreachable_until_, [now](const auto& entry) { return entry.second <= now; });
  // Only what is listed is remembered, so that nobody can make this grow.
  if (!has(assigned_, address) && !has(configured_, address) && !has(alternates_, address)) return;
  unreachable_until_[address] = now + unreachable_memory_;
  std::erase_if(assigned_, [&](const Gatekeeper& g) { return g.address == address; });
}

void GatekeeperList::mark_reachable(const mtavip::Endpoint& address) {
  unreachable_until_.erase(address);
}

bool GatekeeperList::is_unreachable(Timestamp now, const mtavip::Endpoint& address) const {
  const auto it = unreachable_until_.find(address);
  return it != unreachable_until_.end() && it->second > now;
}

std::vector<Gatekeeper> GatekeeperList::in_order(Timestamp now) const {
  std::vector<Gatekeeper> list;
  for (const auto* part : {&assigned_, &configured_, &alternates_}) {
    for (const Gatekeeper& gatekeeper : *part) {
      if (!has(list, gatekeeper.address)) list.push_back(gatekeeper);
    }
  }
  std::stable_partition(list.begin(), list.end(), [&](const Gatekeeper& g) { return !is_unreachable(now, g.address); });
  return list;
}

bool GatekeeperList::is_configured(const mtavip::Endpoint& address) const {
  return has(configured_, address);
}

}  // namespace mtavip::h323::ras
