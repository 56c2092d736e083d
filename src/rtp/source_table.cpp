#include "rtp/source_table.h"

#include <algorithm>

namespace mtavip::rtp {

Source* SourceTable::find_or_add(Timestamp now, std::uint32_t ssrc, std::optional<std::uint32_t> keep) {
  if (Source* source = find(ssrc)) return source;
  if (sources_.size() >= limit_) {
    Source* oldest = nullptr;
    for (const auto& source : sources_) {
      if (source->ssrc == keep) continue;
      if (oldest == nullptr || source->last_heard < oldest->last_heard) oldest = source.get();
    }
    if (oldest == nullptr) return nullptr;
    erase(oldest->ssrc);
  }
  auto source = std::make_unique<Source>();
  source->ssrc = ssrc;
  source->last_heard = now;
  sources_.push_back(std::move(source));
  return sources_.back().get();
}

void SourceTable::erase(std::uint32_t ssrc) {
  last_ = nullptr;
  sources_.erase(std::remove_if(sources_.begin(), sources_.end(), [ssrc](const auto& s) { return s->ssrc == ssrc; }),
                 sources_.end());
}

}  // namespace mtavip::rtp
