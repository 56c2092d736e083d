#include "events/message_summary.h"

#include "base/text.h"
#include "events/limits.h"

namespace mtavip::events {
namespace {

struct Pair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

/// "2/8"
std::optional<Pair> parse_pair(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto first = parse_number<std::uint32_t>(trim(text.substr(0, slash)));
  const auto second = parse_number<std::uint32_t>(trim(text.substr(slash + 1)));
  if (!first || !second) return std::nullopt;
  return Pair{*first, *second};
}

/// "2/8 (0/2)"
std::optional<MessageCounts> parse_counts(std::string_view name, std::string_view value) {
  const auto bracket = value.find('(');
  const auto all = parse_pair(trim(value.substr(0, bracket)));
  if (!all) return std::nullopt;
  MessageCounts counts{to_lower(name), all->first, all->second, 0, 0};
  if (bracket == std::string_view::npos) return counts;
  const auto end = value.find(')', bracket);
  if (end == std::string_view::npos) return counts;
  if (const auto urgent = parse_pair(value.substr(bracket + 1, end - bracket - 1))) {
    counts.unheard_urgent = urgent->first;
    counts.heard_urgent = urgent->second;
  }
  return counts;
}

}  // namespace

std::optional<MessageSummary> parse_message_summary(std::string_view body) {
  MessageSummary summary;
  bool told = false;
  for (const std::string_view line : split(body, '\n')) {
    const std::string_view content = trim(line);
    if (content.empty()) {
      if (told) break;
      continue;
    }
    const auto colon = content.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = trim(content.substr(0, colon));
    const std::string_view value = trim(content.substr(colon + 1));
    if (equals_ignoring_case(name, "Messages-Waiting")) {
      told = equals_ignoring_case(value, "yes") || equals_ignoring_case(value, "no");
      summary.waiting = equals_ignoring_case(value, "yes");
      if (!told) return std::nullopt;
    } else if (equals_ignoring_case(name, "Message-Account")) {
      summary.account = value.substr(0, kTextBytes);
    } else if (summary.counts.size() < kTexts) {
      if (auto counts = parse_counts(name, value)) summary.counts.push_back(std::move(*counts));
    }
  }
  if (!told) return std::nullopt;
  return summary;
}

std::string print_message_summary(const MessageSummary& summary) {
  std::string text = "Messages-Waiting: ";
  text += summary.waiting ? "yes\r\n" : "no\r\n";
  if (!summary.account.empty()) text += "Message-Account: " + summary.account + "\r\n";
  for (const MessageCounts& counts : summary.counts) {
    text += counts.context + ": " + std::to_string(counts.unheard) + "/" + std::to_string(counts.heard) + " (" +
            std::to_string(counts.unheard_urgent) + "/" + std::to_string(counts.heard_urgent) + ")\r\n";
  }
  return text;
}

}  // namespace mtavip::events
