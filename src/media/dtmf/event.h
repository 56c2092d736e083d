// The payload of RFC 4733 (and of RFC 2833 before it): named telephone events, as DTMF digits.
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"

namespace mtavip::media {

/// One event block (RFC 4733 section 2.3). A payload of several (redundancy, section 2.5.1.5) begins with the newest.
struct TelephoneEvent {
  std::uint8_t event = 0;
  bool end = false;
  std::uint8_t volume = 10;    ///< -dBm0, 0 to 63
  std::uint16_t duration = 0;  ///< timestamp units since the beginning of the event (of the segment)
};

inline constexpr std::size_t kTelephoneEventSize = 4;

/// The first block; more bytes are let pass. Nothing: fewer than four bytes.
[[nodiscard]] std::optional<TelephoneEvent> parse_telephone_event(ByteView payload);
void write_telephone_event(const TelephoneEvent& event, Bytes& out);

/// 0-9, *, #, A-D (either case), ! (flash) as event codes 0 to 16 (section 3.2), and back.
[[nodiscard]] std::optional<std::uint8_t> event_of_digit(char digit);
[[nodiscard]] std::optional<char> digit_of_event(std::uint8_t event);

}  // namespace mtavip::media
