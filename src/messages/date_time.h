// Dates as CPIM, notifications and composing states write them: RFC 3339, a profile of ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace mtavip::messages {

/// "2026-01-31T12:00:00Z", in UTC; parts of seconds are left out.
[[nodiscard]] std::string print_date_time(WallTime time);
/// With any offset from UTC; nothing where it is malformed or no such day exists. A leap second counts as the next one.
[[nodiscard]] std::optional<WallTime> parse_date_time(std::string_view text);

}  // namespace mtavip::messages
