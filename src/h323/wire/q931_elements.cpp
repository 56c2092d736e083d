#include "h323/wire/q931_elements.h"

#include <algorithm>

namespace mtavip::h323::wire {
namespace {

constexpr std::uint8_t kLast = 0x80;  // the extension bit: this octet ends its group

constexpr bool ends_group(std::uint8_t octet) {
  return (octet & kLast) != 0;
}

void skip_group(ByteReader& reader) {
  while (!reader.failed() && !ends_group(reader.u8())) {
  }
}

/// The octets up to the one that ends the group.
Bytes take_group(ByteReader& reader) {
  Bytes group;
  while (!reader.failed()) {
    const std::uint8_t octet = reader.u8();
    group.push_back(static_cast<std::byte>(octet));
    if (ends_group(octet)) break;
  }
  return group;
}

template <class T>
Result<T, ElementError> read_or_truncated(const ByteReader& reader, T& value) {
  if (reader.failed()) return fail(ElementError::kTruncated);
  return std::move(value);
}

std::uint8_t low_bits(auto value, unsigned bits) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(value) & ((1U << bits) - 1U));
}

/// A field of an octet, its lowest bit moved to `shift`.
std::uint8_t field(auto value, unsigned bits, unsigned shift) {
  return static_cast<std::uint8_t>(low_bits(value, bits) << shift);
}

template <class T>
T bits_as(std::uint8_t octet, unsigned shift, unsigned bits) {
  return static_cast<T>(low_bits(octet >> shift, bits));
}

template <class... Octets>
Bytes octets(Octets... values) {
  return {static_cast<std::byte>(values)...};
}

void add(Bytes& out, ByteView more) {
  ByteWriter(out).bytes(more);
}

void add_octet(Bytes& out, unsigned value) {
  out.push_back(static_cast<std::byte>(value));
}

std::uint8_t number_octet(TypeOfNumber type, NumberingPlan plan) {
  return static_cast<std::uint8_t>(field(type, 3, 4) | field(plan, 4, 0));
}

std::uint8_t screening_octet(const NumberScreening& value) {
  return static_cast<std::uint8_t>(field(value.presentation, 2, 5) | field(value.screening, 2, 0));
}

NumberScreening screening_of(std::uint8_t octet) {
  return {bits_as<Presentation>(octet, 5, 2), bits_as<Screening>(octet, 0, 2)};
}

}  // namespace

std::string_view describe(ElementError error) {
  switch (error) {
    case ElementError::kMissing:
      return "the element is missing";
    case ElementError::kTruncated:
      return "the element is too short";
    case ElementError::kBadValue:
      return "the element has a value that is not allowed";
  }
  return {};
}

Result<BearerCapability, ElementError> BearerCapability::parse(ByteView content) {
  ByteReader reader(content);
  BearerCapability value;
  const std::uint8_t octet3 = reader.u8();
  value.coding_standard = bits_as<CodingStandard>(octet3, 5, 2);
  value.capability = bits_as<TransferCapability>(octet3, 0, 5);
  if (!ends_group(octet3)) skip_group(reader);

  const std::uint8_t octet4 = reader.u8();
  value.transfer_mode = low_bits(octet4 >> 5, 2);
  value.rate = bits_as<TransferRate>(octet4, 0, 5);
  if (value.rate == TransferRate::kMultirate) {
    const std::uint8_t multiplier = reader.u8();
    value.rate_multiplier = low_bits(multiplier, 7);
    if (!ends_group(multiplier)) skip_group(reader);
  } else if (!ends_group(octet4)) {
    skip_group(reader);
  }

  if ((reader.peek() & 0x60U) == 0x20) {
    const std::uint8_t octet5 = reader.u8();
    value.layer1 = bits_as<Layer1Protocol>(octet5, 0, 5);
    if (!ends_group(octet5)) value.layer1_details = take_group(reader);
  }
  value.rest = to_bytes(reader.rest());
  return read_or_truncated(reader, value);
}

Bytes BearerCapability::content() const {
  Bytes out = octets(kLast | field(coding_standard, 2, 5) | field(capability, 5, 0),
                     kLast | field(transfer_mode, 2, 5) | field(rate, 5, 0));
  if (rate == TransferRate::kMultirate) add_octet(out, kLast | low_bits(rate_multiplier, 7));
  if (layer1) {
    add_octet(out, (layer1_details.empty() ? kLast : 0U) | 0x20U | low_bits(*layer1, 5));
    add(out, layer1_details);
  }
  add(out, rest);
  return out;
}

Result<CallState, ElementError> CallState::parse(ByteView content) {
  ByteReader reader(content);
  const std::uint8_t octet = reader.u8();
  CallState value{bits_as<CodingStandard>(octet, 6, 2), bits_as<CallStateValue>(octet, 0, 6)};
  return read_or_truncated(reader, value);
}

Bytes CallState::content() const {
  return octets(field(coding_standard, 2, 6) | field(value, 6, 0));
}

Result<Cause, ElementError> Cause::parse(ByteView content) {
  ByteReader reader(content);
  Cause cause;
  const std::uint8_t octet3 = reader.u8();
  cause.coding_standard = bits_as<CodingStandard>(octet3, 5, 2);
  cause.location = bits_as<Location>(octet3, 0, 4);
  if (!ends_group(octet3)) {
    const std::uint8_t octet3a = reader.u8();
    cause.recommendation = low_bits(octet3a, 7);
    if (!ends_group(octet3a)) skip_group(reader);
  }
  cause.value = bits_as<CauseValue>(reader.u8(), 0, 7);
  cause.diagnostics = to_bytes(reader.rest());
  return read_or_truncated(reader, cause);
}

Bytes Cause::content() const {
  Bytes out = octets((recommendation ? 0U : kLast) | field(coding_standard, 2, 5) | field(location, 4, 0));
  if (recommendation) add_octet(out, kLast | low_bits(*recommendation, 7));
  add_octet(out, kLast | low_bits(value, 7));
  add(out, diagnostics);
  return out;
}

Result<ChannelIdentification, ElementError> ChannelIdentification::parse(ByteView content) {
  ByteReader reader(content);
  ChannelIdentification value;
  const std::uint8_t octet3 = reader.u8();
  value.other_interface = (octet3 & 0x20U) != 0;
  value.exclusive = (octet3 & 0x08U) != 0;
  value.d_channel = (octet3 & 0x04U) != 0;
  value.channel = low_bits(octet3, 2);
  if ((octet3 & 0x40U) != 0) value.interface_id = take_group(reader);
  value.rest = to_bytes(reader.rest());
  return read_or_truncated(reader, value);
}

Bytes ChannelIdentification::content() const {
  Bytes out = octets(kLast | (interface_id ? 0x40U : 0U) | (other_interface ? 0x20U : 0U) | (exclusive ? 0x08U : 0U) |
                     (d_channel ? 0x04U : 0U) | low_bits(channel, 2));
  if (interface_id) add(out, *interface_id);
  add(out, rest);
  return out;
}

Result<CalledPartyNumber, ElementError> CalledPartyNumber::parse(ByteView content) {
  ByteReader reader(content);
  const std::uint8_t octet3 = reader.u8();
  if (!ends_group(octet3)) skip_group(reader);
  CalledPartyNumber value{bits_as<TypeOfNumber>(octet3, 4, 3), bits_as<NumberingPlan>(octet3, 0, 4),
                          std::string(text_of(reader.rest()))};
  return read_or_truncated(reader, value);
}

Bytes CalledPartyNumber::content() const {
  Bytes out = octets(kLast | number_octet(type, plan));
  add(out, bytes_of(digits));
  return out;
}

template <ElementId Id>
Result<ScreenedNumber<Id>, ElementError> ScreenedNumber<Id>::parse(ByteView content) {
  ByteReader reader(content);
  ScreenedNumber value;
  const std::uint8_t octet3 = reader.u8();
  value.type = bits_as<TypeOfNumber>(octet3, 4, 3);
  value.plan = bits_as<NumberingPlan>(octet3, 0, 4);
  if (!ends_group(octet3)) {
    const std::uint8_t octet3a = reader.u8();
    value.screening = screening_of(octet3a);
    if (!ends_group(octet3a)) skip_group(reader);
  }
  value.digits = text_of(reader.rest());
  return read_or_truncated(reader, value);
}

template <ElementId Id>
Bytes ScreenedNumber<Id>::content() const {
  Bytes out = octets((screening ? 0U : kLast) | number_octet(type, plan));
  if (screening) add_octet(out, kLast | screening_octet(*screening));
  add(out, bytes_of(digits));
  return out;
}

template struct ScreenedNumber<ElementId::kCallingPartyNumber>;
template struct ScreenedNumber<ElementId::kConnectedNumber>;

Result<RedirectingNumber, ElementError> RedirectingNumber::parse(ByteView content) {
  ByteReader reader(content);
  RedirectingNumber value;
  std::uint8_t octet = reader.u8();
  value.type = bits_as<TypeOfNumber>(octet, 4, 3);
  value.plan = bits_as<NumberingPlan>(octet, 0, 4);
  if (!ends_group(octet)) {
    octet = reader.u8();
    value.screening = screening_of(octet);
    if (!ends_group(octet)) {
      octet = reader.u8();
      value.reason = low_bits(octet, 4);
      if (!ends_group(octet)) skip_group(reader);
    }
  }
  value.digits = text_of(reader.rest());
  return read_or_truncated(reader, value);
}

Bytes RedirectingNumber::content() const {
  const bool screened = screening || reason;
  Bytes out = octets((screened ? 0U : kLast) | number_octet(type, plan));
  if (screened) add_octet(out, (reason ? 0U : kLast) | screening_octet(screening.value_or(NumberScreening{})));
  if (reason) add_octet(out, kLast | low_bits(*reason, 4));
  add(out, bytes_of(digits));
  return out;
}

template <ElementId Id>
Result<PartySubaddress<Id>, ElementError> PartySubaddress<Id>::parse(ByteView content) {
  ByteReader reader(content);
  PartySubaddress value;
  const std::uint8_t octet3 = reader.u8();
  value.type = low_bits(octet3 >> 4, 3);
  value.odd = (octet3 & 0x08U) != 0;
  if (!ends_group(octet3)) skip_group(reader);
  value.address = to_bytes(reader.rest());
  return read_or_truncated(reader, value);
}

template <ElementId Id>
Bytes PartySubaddress<Id>::content() const {
  Bytes out = octets(kLast | field(type, 3, 4) | (odd ? 0x08U : 0U));
  add(out, address);
  return out;
}

template struct PartySubaddress<ElementId::kCallingPartySubaddress>;
template struct PartySubaddress<ElementId::kCalledPartySubaddress>;
template struct PartySubaddress<ElementId::kConnectedSubaddress>;

template <ElementId Id>
Result<TextElement<Id>, ElementError> TextElement<Id>::parse(ByteView content) {
  TextElement value{.text = std::string(text_of(content)), .ending_nuls = 0};
  while (!value.text.empty() && value.text.back() == '\0' && value.ending_nuls < 0xff) {
    value.text.pop_back();
    ++value.ending_nuls;
  }
  return value;
}

template <ElementId Id>
Bytes TextElement<Id>::content() const {
  Bytes out = to_bytes(text);
  ByteWriter(out).zeros(ending_nuls);
  return out;
}

template struct TextElement<ElementId::kDisplay>;
template struct TextElement<ElementId::kKeypadFacility>;

Result<NotificationIndicator, ElementError> NotificationIndicator::parse(ByteView content) {
  ByteReader reader(content);
  NotificationIndicator value;
  value.description = low_bits(reader.u8(), 7);
  value.rest = to_bytes(reader.rest());
  return read_or_truncated(reader, value);
}

Bytes NotificationIndicator::content() const {
  Bytes out = octets((rest.empty() ? kLast : 0U) | low_bits(description, 7));
  add(out, rest);
  return out;
}

Result<ProgressIndicator, ElementError> ProgressIndicator::parse(ByteView content) {
  ByteReader reader(content);
  ProgressIndicator value;
  const std::uint8_t octet3 = reader.u8();
  value.coding_standard = bits_as<CodingStandard>(octet3, 5, 2);
  value.location = bits_as<Location>(octet3, 0, 4);
  if (!ends_group(octet3)) skip_group(reader);
  value.description = bits_as<ProgressDescription>(reader.u8(), 0, 7);
  return read_or_truncated(reader, value);
}

Bytes ProgressIndicator::content() const {
  return octets(kLast | field(coding_standard, 2, 5) | field(location, 4, 0), kLast | field(description, 7, 0));
}

Result<Signal, ElementError> Signal::parse(ByteView content) {
  ByteReader reader(content);
  Signal value{reader.u8()};
  return read_or_truncated(reader, value);
}

Bytes Signal::content() const {
  return octets(value);
}

Result<DateTime, ElementError> DateTime::parse(ByteView content) {
  ByteReader reader(content);
  DateTime value;
  value.year = reader.u8();
  value.month = reader.u8();
  value.day = reader.u8();
  if (reader.failed()) return fail(ElementError::kTruncated);
  for (auto* part : {&value.hour, &value.minute, &value.second}) {
    if (!reader.at_end()) *part = reader.u8();
  }
  const bool good = value.year <= 99 && value.month >= 1 && value.month <= 12 && value.day >= 1 && value.day <= 31 &&
                    value.hour.value_or(0) <= 23 && value.minute.value_or(0) <= 59 && value.second.value_or(0) <= 59;
  if (!good) return fail(ElementError::kBadValue);
  return value;
}

Bytes DateTime::content() const {
  Bytes out = octets(year, month, day);
  for (const auto& part : {hour, minute, second}) {
    if (!part) break;
    add_octet(out, *part);
  }
  return out;
}

Result<Facility, ElementError> Facility::parse(ByteView content) {
  return Facility{to_bytes(content)};
}

Bytes Facility::content() const {
  return services;
}

Result<HighLayerCompatibility, ElementError> HighLayerCompatibility::parse(ByteView content) {
  ByteReader reader(content);
  HighLayerCompatibility value;
  const std::uint8_t octet3 = reader.u8();
  value.coding_standard = bits_as<CodingStandard>(octet3, 5, 2);
  value.interpretation = low_bits(octet3 >> 2, 3);
  value.presentation = low_bits(octet3, 2);
  value.characteristics = low_bits(reader.u8(), 7);
  value.rest = to_bytes(reader.rest());
  return read_or_truncated(reader, value);
}

Bytes HighLayerCompatibility::content() const {
  Bytes out = octets(kLast | field(coding_standard, 2, 5) | field(interpretation, 3, 2) | field(presentation, 2, 0),
                     (rest.empty() ? kLast : 0U) | low_bits(characteristics, 7));
  add(out, rest);
  return out;
}

Result<LowLayerCompatibility, ElementError> LowLayerCompatibility::parse(ByteView content) {
  ByteReader reader(content);
  LowLayerCompatibility value;
  const std::uint8_t octet3 = reader.u8();
  value.coding_standard = bits_as<CodingStandard>(octet3, 5, 2);
  value.capability = bits_as<TransferCapability>(octet3, 0, 5);
  if (!ends_group(octet3)) {
    const std::uint8_t octet3a = reader.u8();
    value.out_of_band_negotiation = (octet3a & 0x40U) != 0;
    if (!ends_group(octet3a)) skip_group(reader);
  }
  value.rest = to_bytes(reader.rest());
  return read_or_truncated(reader, value);
}

Bytes LowLayerCompatibility::content() const {
  Bytes out = octets((out_of_band_negotiation ? 0U : kLast) | field(coding_standard, 2, 5) | field(capability, 5, 0));
  if (out_of_band_negotiation) add_octet(out, kLast | (*out_of_band_negotiation ? 0x40U : 0U));
  add(out, rest);
  return out;
}

Result<UserUser, ElementError> UserUser::parse(ByteView content) {
  ByteReader reader(content);
  UserUser value;
  value.protocol_discriminator = reader.u8();
  value.information = to_bytes(reader.rest());
  return read_or_truncated(reader, value);
}

Bytes UserUser::content() const {
  Bytes out = octets(protocol_discriminator);
  add(out, information);
  return out;
}

Result<SendingComplete, ElementError> SendingComplete::from_octet(std::uint8_t octet) {
  if (octet != static_cast<std::uint8_t>(kId)) return fail(ElementError::kBadValue);
  return SendingComplete{};
}

Result<RepeatIndicator, ElementError> RepeatIndicator::from_octet(std::uint8_t octet) {
  if ((octet & 0xf0U) != static_cast<std::uint8_t>(kId)) return fail(ElementError::kBadValue);
  return RepeatIndicator{low_bits(octet, 4)};
}

std::uint8_t RepeatIndicator::octet() const {
  return static_cast<std::uint8_t>(static_cast<std::uint8_t>(kId) | low_bits(indication, 4));
}

}  // namespace mtavip::h323::wire
