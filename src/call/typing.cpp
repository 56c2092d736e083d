#include "call/typing.h"

namespace mtavip::call {

using messages::Composer;

void Typing::note(const Correspondent& to, Composer::Tell tell) {
  if (tell != Composer::Tell::kNothing) ours_.push_back({to, tell == Composer::Tell::kActive});
}

void Typing::set_typing(Timestamp now, const Correspondent& to, bool typing) {
  if (typing) return note(to, composers_[to].typed(now));
  const auto known = composers_.find(to);
  if (known == composers_.end()) return;
  note(to, known->second.stopped());
  composers_.erase(known);
}

void Typing::message_goes(const Correspondent& to) {
  composers_.erase(to);
}

void Typing::take(Timestamp now, const Correspondent& from, const messages::IsComposing& state) {
  if (!state.active) return message_came(from);
  if (!views_.contains(from) && views_.size() >= kViews) return;
  if (views_[from].take(now, state)) theirs_.push_back({from, true});
}

void Typing::message_came(const Correspondent& from) {
  if (views_.erase(from) > 0) theirs_.push_back({from, false});
}

void Typing::handle_timeout(Timestamp now) {
  for (auto it = composers_.begin(); it != composers_.end();) {
    note(it->first, it->second.handle_timeout(now));
    it = it->second.active() ? std::next(it) : composers_.erase(it);
  }
  for (auto it = views_.begin(); it != views_.end();) {
    const bool over = it->second.handle_timeout(now);
    if (over) theirs_.push_back({it->first, false});
    it = over ? views_.erase(it) : std::next(it);
  }
}

std::optional<Timestamp> Typing::deadline() const {
  std::optional<Timestamp> first;
  const auto consider = [&first](std::optional<Timestamp> due) {
    if (due && (!first || *due < *first)) first = due;
  };
  for (const auto& [to, composer] : composers_) consider(composer.deadline());
  for (const auto& [from, view] : views_) consider(view.deadline());
  return first;
}

}  // namespace mtavip::call
