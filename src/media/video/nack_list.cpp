#include "media/video/nack_list.h"

#include <algorithm>

namespace mtavip::media {

void NackList::update(Timestamp now, std::span<const std::int64_t> missing) {
  merged_.clear();
  std::size_t known = 0;
  for (const std::int64_t sequence : missing.first(std::min(missing.size(), kMaxEntries))) {
    while (known < entries_.size() && entries_[known].sequence < sequence) ++known;
    if (known < entries_.size() && entries_[known].sequence == sequence) {
      merged_.push_back(entries_[known]);
    } else {
      merged_.push_back({sequence, now + kGrace, 0});
    }
  }
  std::swap(entries_, merged_);
}

void NackList::take_due(Timestamp now, Duration round_trip, std::vector<std::uint16_t>& out) {
  for (Entry& entry : entries_) {
    if (entry.tries >= kMaxTries || now < entry.due) continue;
    out.push_back(static_cast<std::uint16_t>(entry.sequence & 0xffff));
    ++entry.tries;
    entry.due = now + std::max<Duration>(round_trip * 5 / 4, std::chrono::milliseconds(20));
  }
}

bool NackList::arrived(std::int64_t sequence) {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), sequence,
                                   [](const Entry& entry, std::int64_t value) { return entry.sequence < value; });
  if (at == entries_.end() || at->sequence != sequence) return false;
  const bool asked = at->tries > 0;
  entries_.erase(at);
  return asked;
}

std::optional<Timestamp> NackList::deadline() const {
  std::optional<Timestamp> first;
  for (const Entry& entry : entries_) {
    if (entry.tries < kMaxTries) first = first ? std::min(*first, entry.due) : entry.due;
  }
  return first;
}

}  // namespace mtavip::media
