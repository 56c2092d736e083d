#include "trace/q931_fields.h"

#include <string>

namespace mtavip::trace {
namespace {

using namespace h323::wire;

std::string or_number(std::string_view known, unsigned value) {
  return known.empty() ? std::to_string(value) : std::string(known);
}

/// A value of an enumeration as a number with its name.
template <class T>
Field code(std::string_view label, T value) {
  return Field::number(label, static_cast<std::int64_t>(value), name(value));
}

void add_rest(Field& field, std::string_view label, ByteView rest) {
  if (!rest.empty()) field.add(Field::octets(label, rest));
}

void add_standard(Field& field, CodingStandard standard) {
  if (standard != CodingStandard::kItu) field.add(code("coding standard", standard));
}

void describe_into(Field& field, const BearerCapability& value) {
  add_standard(field, value.coding_standard);
  field.add(code("information transfer capability", value.capability));
  field.add(Field::number("transfer mode", value.transfer_mode,
                          value.transfer_mode == 0   ? "Circuit mode"
                          : value.transfer_mode == 2 ? "Packet mode"
                                                     : ""));
  field.add(code("information transfer rate", value.rate));
  if (value.rate == TransferRate::kMultirate) field.add(Field::number("rate multiplier", value.rate_multiplier));
  if (value.layer1) field.add(code("user information layer 1 protocol", *value.layer1));
  add_rest(field, "layer 1 details", value.layer1_details);
  add_rest(field, "layers 2 and 3", value.rest);
}

void describe_into(Field& field, const CallState& value) {
  add_standard(field, value.coding_standard);
  field.add(code("call state value", value.value));
}

void describe_into(Field& field, const Cause& value) {
  add_standard(field, value.coding_standard);
  field.add(code("location", value.location));
  if (value.recommendation) field.add(Field::number("recommendation", *value.recommendation));
  field.add(code("cause value", value.value));
  add_rest(field, "diagnostics", value.diagnostics);
}

void describe_into(Field& field, const ChannelIdentification& value) {
  field.add(Field::text("interface type", value.other_interface ? "other" : "basic"));
  field.add(Field::boolean("exclusive", value.exclusive));
  field.add(Field::boolean("D-channel", value.d_channel));
  field.add(Field::number("information channel selection", value.channel));
  if (value.interface_id) field.add(Field::octets("interface identifier", *value.interface_id));
  add_rest(field, "channel", value.rest);
}

template <class T>
void add_number(Field& field, const T& value) {
  field.add(code("type of number", value.type));
  field.add(code("numbering plan identification", value.plan));
}

void add_screening(Field& field, const std::optional<NumberScreening>& screening) {
  if (!screening) return;
  field.add(code("presentation indicator", screening->presentation));
  field.add(code("screening indicator", screening->screening));
}

void describe_into(Field& field, const CalledPartyNumber& value) {
  add_number(field, value);
  field.add(Field::text("number digits", value.digits));
}

template <ElementId Id>
void describe_into(Field& field, const ScreenedNumber<Id>& value) {
  add_number(field, value);
  add_screening(field, value.screening);
  field.add(Field::text("number digits", value.digits));
}

void describe_into(Field& field, const RedirectingNumber& value) {
  add_number(field, value);
  add_screening(field, value.screening);
  if (value.reason) field.add(Field::number("reason for redirection", *value.reason));
  field.add(Field::text("number digits", value.digits));
}

template <ElementId Id>
void describe_into(Field& field, const PartySubaddress<Id>& value) {
  field.add(Field::number("type of subaddress", value.type,
                          value.type == 0   ? "NSAP"
                          : value.type == 2 ? "User specified"
                                            : ""));
  field.add(Field::boolean("odd number of digits", value.odd));
  field.add(Field::octets("subaddress information", value.address));
}

template <ElementId Id>
void describe_into(Field& field, const TextElement<Id>& value) {
  field.add(Field::text("text", value.text));
  if (value.ending_nuls > 0) field.add(Field::number("NULs at its end", value.ending_nuls));
}

void describe_into(Field& field, const NotificationIndicator& value) {
  field.add(Field::number("notification description", value.description));
  add_rest(field, "extension", value.rest);
}

void describe_into(Field& field, const ProgressIndicator& value) {
  add_standard(field, value.coding_standard);
  field.add(code("location", value.location));
  field.add(code("progress description", value.description));
}

void describe_into(Field& field, const Signal& value) {
  field.add(Field::number("signal value", value.value));
}

void describe_into(Field& field, const DateTime& value) {
  field.add(Field::number("year", value.year));
  field.add(Field::number("month", value.month));
  field.add(Field::number("day", value.day));
  if (value.hour) field.add(Field::number("hour", *value.hour));
  if (value.minute) field.add(Field::number("minute", *value.minute));
  if (value.second) field.add(Field::number("second", *value.second));
}

void describe_into(Field& field, const Facility& value) {
  add_rest(field, "supplementary services", value.services);
}

void describe_into(Field& field, const HighLayerCompatibility& value) {
  add_standard(field, value.coding_standard);
  field.add(Field::number("interpretation", value.interpretation));
  field.add(Field::number("presentation method of protocol profile", value.presentation));
  field.add(Field::number("high layer characteristics identification", value.characteristics));
  add_rest(field, "extended characteristics", value.rest);
}

void describe_into(Field& field, const LowLayerCompatibility& value) {
  add_standard(field, value.coding_standard);
  field.add(code("information transfer capability", value.capability));
  if (value.out_of_band_negotiation) {
    field.add(Field::boolean("out-band negotiation possible", *value.out_of_band_negotiation));
  }
  add_rest(field, "transfer mode, rate and layers", value.rest);
}

void describe_into(Field& field, const UserUser& value) {
  field.add(Field::number("protocol discriminator", value.protocol_discriminator,
                          value.protocol_discriminator == UserUser::kH225 ? "an H.225.0 PDU, below" : ""));
  if (value.protocol_discriminator != UserUser::kH225) {
    field.add(Field::octets("user information", value.information));
  }
}

/// One element, read as the type T.
template <class T>
void read_into(Field& field, const Element& element, std::vector<Problem>& errors, std::vector<Problem>& differences) {
  const auto value = T::parse(element.content);
  if (!value) {
    errors.push_back({field.name + ": " + std::string(describe(value.error())), element.offset});
    add_rest(field, "content", element.content);
    return;
  }
  describe_into(field, *value);
  if (value->content() != element.content) {
    differences.push_back({field.name + " is written in another way", element.offset});
  }
}

using Read = void (*)(Field&, const Element&, std::vector<Problem>&, std::vector<Problem>&);
struct KnownElement {
  ElementId id;
  Read read;
};
template <class... T>
struct ElementTypes {
  static constexpr KnownElement kList[] = {{T::kId, read_into<T>}...};
};
using Known =
    ElementTypes<BearerCapability, CallState, Cause, ChannelIdentification, CalledPartyNumber, CallingPartyNumber,
                 ConnectedNumber, RedirectingNumber, CallingPartySubaddress, CalledPartySubaddress, ConnectedSubaddress,
                 Display, KeypadFacility, NotificationIndicator, ProgressIndicator, Signal, DateTime, Facility,
                 HighLayerCompatibility, LowLayerCompatibility, UserUser>;

Field element_field(const Element& element, std::vector<Problem>& errors, std::vector<Problem>& differences) {
  const auto id = static_cast<ElementId>(element.id);
  if (element.codeset != 0) {
    Field field = Field::octets("codeset " + std::to_string(element.codeset) + " element " + std::to_string(element.id),
                                element.content);
    return field;
  }
  Field field = Field::group(name(id).empty() ? "element " + std::to_string(element.id) : std::string(name(id)));
  if (element.single_octet()) {
    const auto high = static_cast<ElementId>(element.id & 0xf0U);
    const bool valued =
        high == ElementId::kShift || high == ElementId::kCongestionLevel || high == ElementId::kRepeatIndicator;
    return valued ? Field::number(field.name, element.id & 0x0fU) : Field::null(field.name);
  }
  // An element without content is as good as none (H.225.0 has the Facility element so).
  if (element.content.empty()) {
    field.meaning = "empty";
    return field;
  }
  for (const auto& known : Known::kList) {
    if (known.id != id) continue;
    known.read(field, element, errors, differences);
    return field;
  }
  add_rest(field, "content", element.content);
  return field;
}

}  // namespace

Field q931_field(const Q931Message& message, std::vector<Problem>& errors, std::vector<Problem>& differences) {
  Field field = Field::group("Q.931");
  field.add(Field::number(
      "call reference value", message.call_reference().value,
      message.call_reference().from_destination ? "from the destination side" : "from the originating side"));
  const auto type = static_cast<unsigned>(message.type());
  field.add(Field::number("message type", type, or_number(name(message.type()), type)));
  for (const auto& element : message.elements()) field.add(element_field(element, errors, differences));
  return field;
}

}  // namespace mtavip::trace
