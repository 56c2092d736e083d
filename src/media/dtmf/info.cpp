#include "media/dtmf/info.h"

#include <algorithm>

#include "base/text.h"
#include "media/dtmf/event.h"

namespace mtavip::media {
namespace {

constexpr std::size_t kMaxBody = 256;
constexpr std::int64_t kLongestMs = 8000;

/// A digit as it is, or as its event number ("10" is *, "16" is flash).
std::optional<char> digit_in(std::string_view text) {
  if (text.size() == 1 && event_of_digit(text[0])) return digit_of_event(*event_of_digit(text[0]));
  const auto event = parse_number<std::uint8_t>(text);
  return event ? digit_of_event(*event) : std::nullopt;
}

}  // namespace

std::optional<DtmfInfo> parse_dtmf_info(std::string_view content_type, std::string_view body) {
  if (body.size() > kMaxBody) return std::nullopt;
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  if (equals_ignoring_case(type, "application/dtmf")) {
    const auto digit = digit_in(trim(body));
    if (digit) return DtmfInfo{*digit, DtmfInfo{}.duration};
    // Some send the other form under this name.
  } else if (!equals_ignoring_case(type, "application/dtmf-relay")) {
    return std::nullopt;
  }
  DtmfInfo info;
  for (const auto line : split(body, '\n')) {
    const std::size_t equals = line.find_first_of("=:");
    if (equals == std::string_view::npos) continue;
    const std::string_view name = trim(line.substr(0, equals));
    const std::string_view value = trim(line.substr(equals + 1));
    if (equals_ignoring_case(name, "signal")) {
      const auto digit = digit_in(value);
      if (!digit) return std::nullopt;
      info.digit = *digit;
    } else if (equals_ignoring_case(name, "duration")) {
      const auto milliseconds = parse_number<std::int64_t>(value);
      if (milliseconds)
        info.duration = std::chrono::milliseconds(std::clamp<std::int64_t>(*milliseconds, 0, kLongestMs));
    }
  }
  if (info.digit == 0) return std::nullopt;
  return info;
}

std::string print_dtmf_relay(const DtmfInfo& info) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(info.duration).count();
  // Flash has no character of its own in this form.
  const std::string signal = info.digit == '!' ? "16" : std::string(1, info.digit);
  return "Signal=" + signal + "\r\nDuration=" + std::to_string(milliseconds) + "\r\n";
}

std::string print_dtmf(const DtmfInfo& info) {
  return info.digit == '!' ? "16" : std::string(1, info.digit);
}

}  // namespace mtavip::media
