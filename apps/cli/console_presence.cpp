// The console's commands about presence: ours, that of others, and who may watch us.
#include <algorithm>
#include <charconv>

#include "console.h"
#include "options.h"

namespace mtavip::cli {
namespace {

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

void Console::presence(const Words& words) {
  const auto state = words.size() > 1 ? availability_named(words[1]) : std::nullopt;
  if (!state) return complain("write for example: presence away back at five");
  std::string note;
  for (std::size_t i = 2; i < words.size(); ++i) note += (i == 2 ? "" : " ") + words[i];
  report(session_.client().set_presence({*state, note}));
}

void Console::watch(const Words& words) {
  Words rest(words.begin() + 1, words.end());
  WatchKind kind = WatchKind::kPresence;
  if (const auto named = rest.empty() ? std::nullopt : watch_kind_named(rest.back())) {
    kind = *named;
    rest.pop_back();
  }
  if (rest.size() > 1) {
    return complain("\"" + rest[1] + "\" is none of presence, dialogs, conference, registrations, watchers");
  }
  const std::string target = rest.empty() ? std::string() : rest.front();
  const auto account = account_ || !target.empty() ? account_ : session_.chosen_account();
  const auto id = session_.client().watch(target, kind, account);
  if (!id) return complain(id.error().message);
  watches_[*id] = target;
}

void Console::unwatch(const Words& words) {
  if (words.size() < 2) return complain("whom? Write for example: unwatch sip:bob@example.org");
  std::vector<WatchId> chosen;
  for (const auto& [id, target] : watches_) {
    const bool meant = words[1] == "all" || words[1] == target || number(words[1]) == static_cast<std::uint32_t>(id);
    if (meant) chosen.push_back(id);
  }
  if (chosen.empty()) return complain("nobody is watched as " + words[1]);
  for (const WatchId id : chosen) report(session_.client().unwatch(id));
}

void Console::admit(const Words& words) {
  decide_on_watcher(words, true);
}

void Console::dismiss(const Words& words) {
  decide_on_watcher(words, false);
}

void Console::decide_on_watcher(const Words& words, bool admitted) {
  std::optional<WatcherId> watcher;
  if (words.size() > 1) {
    if (const auto given = number(words[1])) watcher = WatcherId{*given};
  } else if (!asking_.empty()) {
    watcher = asking_.front();
  }
  if (!watcher) return complain("nobody asks to watch us");
  report(admitted ? session_.client().admit_watcher(*watcher) : session_.client().dismiss_watcher(*watcher));
}

}  // namespace mtavip::cli
