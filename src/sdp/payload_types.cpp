#include "sdp/payload_types.h"

#include "base/text.h"
#include "sdp/codec_match.h"

namespace mtavip::sdp {
namespace {

constexpr std::uint8_t kFirstDynamic = 96;
constexpr std::uint8_t kLastDynamic = 127;
// RFC 3551 section 3: after 96-127, the unassigned range below the numbers that collide with RTCP (RFC 5761 section 4).
constexpr std::uint8_t kFirstUnassigned = 35;
constexpr std::uint8_t kLastUnassigned = 63;
// So many peers know telephone-event by this number alone that nothing else should have it.
constexpr std::uint8_t kTelephoneEvent = 101;

}  // namespace

const CodecFormat* PayloadTypes::meaning(std::uint8_t payload_type) const {
  for (const auto& mapping : used_) {
    if (mapping.payload_type == payload_type) return &mapping.format;
  }
  return nullptr;
}

std::uint8_t PayloadTypes::take(std::uint8_t payload_type, const CodecFormat& format) {
  taken_.set(payload_type);
  if (meaning(payload_type) == nullptr) used_.push_back({payload_type, format});
  return payload_type;
}

std::optional<std::uint8_t> PayloadTypes::assign(const CodecFormat& format, std::optional<std::uint8_t> wish) {
  const auto usable = [&](std::uint8_t type) {
    if (type > 127 || taken_.test(type)) return false;
    const CodecFormat* before = meaning(type);
    return before == nullptr || same_configuration(*before, format);
  };
  if (wish && usable(*wish)) return take(*wish, format);
  if (const auto fixed = static_payload_type(format); fixed && usable(*fixed)) return take(*fixed, format);
  for (const auto& mapping : used_) {
    if (!taken_.test(mapping.payload_type) && same_configuration(mapping.format, format)) {
      return take(mapping.payload_type, format);
    }
  }
  const bool is_event = equals_ignoring_case(format.name, "telephone-event");
  const auto first_free = [&](std::uint8_t from, std::uint8_t to) -> std::optional<std::uint8_t> {
    for (std::uint8_t type = from; type <= to; ++type) {
      if (type == kTelephoneEvent && !is_event) continue;
      if (usable(type) && meaning(type) == nullptr) return type;
    }
    return std::nullopt;
  };
  if (is_event && usable(kTelephoneEvent)) return take(kTelephoneEvent, format);
  if (const auto type = first_free(kFirstDynamic, kLastDynamic)) return take(*type, format);
  if (const auto type = first_free(kFirstUnassigned, kLastUnassigned)) return take(*type, format);
  return std::nullopt;
}

}  // namespace mtavip::sdp
