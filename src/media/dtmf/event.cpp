#include "media/dtmf/event.h"

#include <string_view>

#include "base/text.h"

namespace mtavip::media {
namespace {

constexpr std::string_view kDigits = "0123456789*#ABCD!";

}  // namespace

std::optional<TelephoneEvent> parse_telephone_event(ByteView payload) {
  ByteReader reader(payload);
  TelephoneEvent event;
  event.event = reader.u8();
  const std::uint8_t flags = reader.u8();
  event.duration = reader.u16();
  if (reader.failed()) return std::nullopt;
  event.end = (flags & 0x80) != 0;
  event.volume = flags & 0x3f;
  return event;
}

void write_telephone_event(const TelephoneEvent& event, Bytes& out) {
  ByteWriter writer(out);
  writer.u8(event.event);
  writer.u8(static_cast<std::uint8_t>((event.end ? 0x80 : 0) | (event.volume & 0x3f)));
  writer.u16(event.duration);
}

std::optional<std::uint8_t> event_of_digit(char digit) {
  const char upper = digit >= 'a' && digit <= 'd' ? static_cast<char>(digit - 'a' + 'A') : digit;
  const std::size_t at = kDigits.find(upper);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<std::uint8_t>(at);
}

std::optional<char> digit_of_event(std::uint8_t event) {
  if (event >= kDigits.size()) return std::nullopt;
  return kDigits[event];
}

}  // namespace mtavip::media
