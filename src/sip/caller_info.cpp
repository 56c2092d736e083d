#include "sip/caller_info.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "sip/headers.h"

namespace mtavip::sip {
namespace {

constexpr std::size_t kMostDiversions = 16;
constexpr std::uint32_t kLongestWait = 60;

/// The elements of every field of this name, in order.
std::vector<std::string> values_of(const std::vector<ExtraHeader>& headers, HeaderName name) {
  Message message = Message::request("INVITE", "sip:invalid");
  for (const ExtraHeader& header : headers) {
    if (header_of(header.name) == name) message.add(name, header.value);
  }
  std::vector<std::string> list;
  for (const auto value : message.values(name, {.values = 2 * kMostDiversions})) list.emplace_back(value);
  return list;
}

std::vector<DiversionEntry> from_diversion(const std::vector<ExtraHeader>& headers) {
  std::vector<DiversionEntry> list;
  for (const std::string& value : values_of(headers, HeaderName::kDiversion)) {
    const auto entry = NameAddr::parse(value);
    if (!entry) continue;
    list.push_back(
        {entry->uri.to_string(), entry->display_name, to_lower(entry->parameters.text("reason").value_or(""))});
  }
  // RFC 5806 section 4.2: the latest diversion stands first.
  std::reverse(list.begin(), list.end());
  return list;
}

/// The words of Diversion for the causes of RFC 4458 and RFC 7044.
std::string reason_of(int cause) {
  switch (cause) {
    case 302:
      return "unconditional";
    case 486:
      return "user-busy";
    case 408:
      return "no-answer";
    case 480:
      return "deflection";
    case 404:
      return "unknown";
    case 503:
      return "unavailable";
    default:
      return {};
  }
}

std::vector<DiversionEntry> from_history(const std::vector<ExtraHeader>& headers) {
  std::vector<DiversionEntry> list;
  const auto values = values_of(headers, HeaderName::kHistoryInfo);
  // The last entry is this side. Of an entry that was retargeted the reason stands in its URI, or as the cause of the
  // next one (RFC 7044 section 10.2, RFC 4458).
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    const auto entry = NameAddr::parse(values[i]);
    const auto next = NameAddr::parse(values[i + 1]);
    if (!entry || !next) continue;
    int cause = 0;
    for (const auto& [name, value] : entry->uri.decoded_headers()) {
      if (header_of(name) != HeaderName::kReason) continue;
      if (const auto reason = Reason::parse(value); reason && reason->cause) cause = *reason->cause;
    }
    if (const auto text = next->uri.parameters.value("cause")) cause = parse_number<int>(*text).value_or(cause);
    // Without a cause it is a step of routing, such as from a name to a contact.
    if (cause == 0) continue;
    list.push_back({entry->uri.as_request_uri().to_string(), entry->display_name, reason_of(cause)});
  }
  return list;
}

}  // namespace

std::optional<AssertedIdentity> asserted_identity(const std::vector<ExtraHeader>& headers) {
  std::optional<AssertedIdentity> found;
  for (const std::string& value : values_of(headers, HeaderName::kPAssertedIdentity)) {
    const auto identity = NameAddr::parse(value);
    if (!identity || (!identity->uri.is_sip() && identity->uri.scheme != Scheme::kTel)) continue;
    if (found && !identity->uri.is_sip()) continue;
    const bool better = !found || !starts_with_ignoring_case(found->uri, "sip");
    if (better) found = AssertedIdentity{identity->uri.to_string(), identity->display_name};
  }
  return found;
}

bool withholds_identity(const std::vector<ExtraHeader>& headers) {
  return std::any_of(headers.begin(), headers.end(), [](const ExtraHeader& header) {
    if (header_of(header.name) != HeaderName::kPrivacy) return false;
    const auto wishes = parse_privacy(header.value);
    return std::any_of(wishes.begin(), wishes.end(),
                       [](const std::string& wish) { return wish == "id" || wish == "user" || wish == "header"; });
  });
}

std::vector<DiversionEntry> diversions(const std::vector<ExtraHeader>& headers) {
  auto list = from_diversion(headers);
  if (list.empty()) list = from_history(headers);
  if (list.size() > kMostDiversions) list.resize(kMostDiversions);
  return list;
}

std::optional<std::chrono::seconds> answer_after(const std::vector<ExtraHeader>& headers) {
  for (const auto name : {HeaderName::kAnswerMode, HeaderName::kPrivAnswerMode}) {
    for (const std::string& value : values_of(headers, name)) {
      if (const auto mode = TokenValue::parse(value); mode && mode->is("Auto")) return std::chrono::seconds(0);
    }
  }
  for (const auto name : {HeaderName::kCallInfo, HeaderName::kAlertInfo}) {
    for (const std::string& value : values_of(headers, name)) {
      const auto info = InfoUri::parse(value);
      if (!info) continue;
      if (const auto after = info->parameters.value("answer-after")) {
        if (const auto seconds = parse_number<std::uint32_t>(*after)) {
          return std::chrono::seconds(std::min(*seconds, kLongestWait));
        }
      }
      const auto word = info->parameters.text("info");
      if (word && equals_ignoring_case(*word, "alert-autoanswer")) return std::chrono::seconds(0);
    }
  }
  return std::nullopt;
}

}  // namespace mtavip::sip
