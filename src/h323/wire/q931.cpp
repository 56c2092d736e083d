#include "h323/wire/q931.h"

#include <algorithm>
#include <utility>

namespace mtavip::h323::wire {
namespace {

constexpr std::uint8_t kProtocolDiscriminator = 8;
constexpr std::uint8_t kCallReferenceOctets = 2;
constexpr std::uint8_t kUserUserId = static_cast<std::uint8_t>(ElementId::kUserUser);

/// Follows which codeset is active (Q.931 clauses 4.5.3 and 4.5.4) from element to element.
class Codesets {
 public:
  /// The codeset that the element with this identifier belongs to, and what comes behind it.
  std::uint8_t enter(std::uint8_t id) {
    const std::uint8_t here = next_;
    if ((id & 0xf0U) != static_cast<std::uint8_t>(ElementId::kShift)) {
      next_ = locked_;
    } else {
      next_ = id & 0x07U;
      const bool locking = (id & 0x08U) == 0;
      if (locking) locked_ = next_;
    }
    return here;
  }

 private:
  std::uint8_t locked_ = 0;
  std::uint8_t next_ = 0;
};

/// User-user of codeset 0 is longer over IP than elsewhere (H.225.0 clause 7.2.2.31).
bool has_long_length(std::uint8_t id, std::uint8_t codeset) {
  return id == kUserUserId && codeset == 0;
}

bool identifies(std::uint8_t octet, ElementId id) {
  switch (id) {
    case ElementId::kShift:
    case ElementId::kCongestionLevel:
    case ElementId::kRepeatIndicator:
      return (octet & 0xf0U) == static_cast<std::uint8_t>(id);
    default:
      return octet == static_cast<std::uint8_t>(id);
  }
}

bool is_shift(const Element& element) {
  return identifies(element.id, ElementId::kShift);
}

}  // namespace

std::string_view describe(Q931Error error) {
  switch (error) {
    case Q931Error::kTruncated:
      return "the Q.931 message ends too early";
    case Q931Error::kBadDiscriminator:
      return "the Q.931 protocol discriminator is not 8";
    case Q931Error::kBadCallReference:
      return "the Q.931 call reference is not two octets long";
    case Q931Error::kTooLarge:
      return "the Q.931 message or an element of it is too large";
    case Q931Error::kTooMany:
      return "the Q.931 message has too many elements";
  }
  return {};
}

Result<Q931Message, Q931Failure> Q931Message::parse(ByteView data, const Q931Limits& limits) {
  const auto failure = [](Q931Error error, std::size_t offset) { return fail(Q931Failure{error, offset}); };
  if (data.size() > limits.message_bytes) return failure(Q931Error::kTooLarge, limits.message_bytes);

  ByteReader reader(data);
  if (reader.at_end()) return failure(Q931Error::kTruncated, 0);
  if (reader.u8() != kProtocolDiscriminator) return failure(Q931Error::kBadDiscriminator, 0);
  if (reader.at_end()) return failure(Q931Error::kTruncated, 1);
  if (reader.u8() != kCallReferenceOctets) return failure(Q931Error::kBadCallReference, 1);
  const std::uint16_t reference = reader.u16();
  const std::uint8_t type = reader.u8();
  if (reader.failed()) return failure(Q931Error::kTruncated, data.size());

  Q931Message message(static_cast<MessageType>(type),
                      {static_cast<std::uint16_t>(reference & 0x7fffU), (reference & 0x8000U) != 0});
  Codesets codesets;
  while (!reader.at_end()) {
    Element element;
    element.offset = reader.offset();
    if (message.elements_.size() == limits.elements) return failure(Q931Error::kTooMany, element.offset);
    element.id = reader.u8();
    element.codeset = codesets.enter(element.id);
    if (!element.single_octet()) {
      const std::size_t length = has_long_length(element.id, element.codeset) ? reader.u16() : reader.u8();
      element.content = to_bytes(reader.view(length));
      if (reader.failed()) return failure(Q931Error::kTruncated, element.offset);
    }
    message.elements_.push_back(std::move(element));
  }
  return message;
}

Result<Bytes, Q931Error> Q931Message::print() const {
  Bytes out;
  if (auto written = append_to(out); !written) return fail(written.error());
  return out;
}

Result<void, Q931Error> Q931Message::append_to(Bytes& out) const {
  const std::size_t begin = out.size();
  ByteWriter writer(out);
  writer.u8(kProtocolDiscriminator);
  writer.u8(kCallReferenceOctets);
  writer.u16(static_cast<std::uint16_t>((call_reference_.value & 0x7fffU) |
                                        (call_reference_.from_destination ? 0x8000U : 0U)));
  writer.u8(static_cast<std::uint8_t>(type_));
  for (const auto& element : elements_) {
    writer.u8(element.id);
    if (element.single_octet()) continue;
    const bool long_length = has_long_length(element.id, element.codeset);
    if (element.content.size() > (long_length ? 0xffffU : 0xffU)) {
      out.resize(begin);
      return fail(Q931Error::kTooLarge);
    }
    if (long_length) {
      writer.u16(static_cast<std::uint16_t>(element.content.size()));
    } else {
      writer.u8(static_cast<std::uint8_t>(element.content.size()));
    }
    writer.bytes(element.content);
  }
  return {};
}

const Element* Q931Message::find(ElementId id) const {
  const auto found = std::ranges::find_if(
      elements_, [id](const Element& element) { return element.codeset == 0 && identifies(element.id, id); });
  return found == elements_.end() ? nullptr : &*found;
}

void Q931Message::set(std::uint8_t id, Bytes content) {
  const std::uint8_t high = id & 0xf0U;
  const bool by_high_bits = high == 0x90 || high == 0xb0 || high == 0xd0;
  const auto kind = static_cast<ElementId>(by_high_bits ? high : id);
  Element element{.id = id, .codeset = 0, .content = std::move(content), .offset = 0};
  for (auto& present : elements_) {
    if (present.codeset != 0 || !identifies(present.id, kind)) continue;
    present = std::move(element);
    return;
  }
  // Elements of one octet may stand anywhere; in SETUP the standard has them first.
  const auto behind = [&element](const Element& present) {
    if (element.single_octet()) return !present.single_octet() || is_shift(present);
    return is_shift(present) || (!present.single_octet() && present.id > element.id);
  };
  elements_.insert(std::ranges::find_if(elements_, behind), std::move(element));
}

void Q931Message::append(std::uint8_t id, Bytes content) {
  Codesets codesets;
  for (const auto& element : elements_) static_cast<void>(codesets.enter(element.id));
  elements_.push_back({.id = id, .codeset = codesets.enter(id), .content = std::move(content), .offset = 0});
}

void Q931Message::remove(ElementId id) {
  std::erase_if(elements_, [id](const Element& element) { return element.codeset == 0 && identifies(element.id, id); });
}

std::optional<ByteView> Q931Message::h225_pdu() const {
  const Element* element = find(ElementId::kUserUser);
  if (!element || element->content.empty() || element->content[0] != std::byte{UserUser::kH225}) return std::nullopt;
  return ByteView(element->content).subspan(1);
}

void Q931Message::set_h225_pdu(ByteView pdu) {
  Bytes content;
  content.reserve(pdu.size() + 1);
  content.push_back(std::byte{UserUser::kH225});
  ByteWriter(content).bytes(pdu);
  set(kUserUserId, std::move(content));
}

std::vector<std::uint8_t> Q931Message::unknown_mandatory_elements() const {
  std::vector<std::uint8_t> unknown;
  for (const auto& element : elements_) {
    if (element.codeset != 0 || (element.id & 0xf0U) != 0) continue;
    if (name(static_cast<ElementId>(element.id)).empty()) unknown.push_back(element.id);
  }
  return unknown;
}

}  // namespace mtavip::h323::wire
