// application/simple-message-summary: what waits in a mailbox (RFC 3842 section 5.2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mtavip::events {

struct MessageCounts {
  std::string context;  ///< message context class (RFC 3458) in lower case: "voice-message"
  std::uint32_t unheard = 0;
  std::uint32_t heard = 0;
  std::uint32_t unheard_urgent = 0;
  std::uint32_t heard_urgent = 0;
  friend bool operator==(const MessageCounts&, const MessageCounts&) = default;
};

struct MessageSummary {
  bool waiting = false;
  std::string account;  ///< URI; empty: not told
  std::vector<MessageCounts> counts;
  friend bool operator==(const MessageSummary&, const MessageSummary&) = default;
};

/// Nothing where the status line is missing or says neither yes nor no. Lines that cannot be read, and the fields of
/// single messages after the empty line, are passed over.
[[nodiscard]] std::optional<MessageSummary> parse_message_summary(std::string_view body);
[[nodiscard]] std::string print_message_summary(const MessageSummary& summary);

}  // namespace mtavip::events
