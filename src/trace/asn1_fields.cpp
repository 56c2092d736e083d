#include "trace/asn1_fields.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "asn1/walk.h"
#include "base/ip_address.h"

namespace mtavip::trace {
namespace {

using asn1::TypeClass;

template <class T>
const T& as(const void* value) {
  return *static_cast<const T*>(value);
}

std::uint64_t unsigned_of(const void* value, unsigned width) {
  switch (width) {
    case 1:
      return as<std::uint8_t>(value);
    case 2:
      return as<std::uint16_t>(value);
    case 4:
      return as<std::uint32_t>(value);
    default:
      return as<std::uint64_t>(value);
  }
}

/// "H.245 version 7": the identifiers that say which protocol this is.
std::string meaning_of(const asn1::ObjectIdentifier& id) {
  struct Known {
    asn1::ObjectIdentifier prefix;
    std::string_view name;
  };
  static constexpr Known kKnown[] = {
      {{0, 0, 8, 2250, 0}, "H.225.0 version "},
      {{0, 0, 8, 245, 0}, "H.245 version "},
      {{0, 0, 8, 235, 0}, "H.235 version "},
      {{0, 0, 8, 241, 0, 0}, "H.241 "},
      {{0, 0, 8, 239}, "H.239 "},
      {{0, 0, 8, 460}, "H.460."},
      {{0, 0, 8, 450}, "H.450."},
      {{0, 0, 7, 7221, 1}, "G.722.1 "},
      {{1, 2, 840, 113548}, "RSA Data Security"},
      {{1, 3, 6, 1, 4, 1}, "enterprise "},
  };
  const std::string text = id.to_string();
  for (const auto& known : kKnown) {
    if (!id.starts_with(known.prefix)) continue;
    const std::string prefix = known.prefix.to_string();
    return std::string(known.name) + (text.size() > prefix.size() ? text.substr(prefix.size() + 1) : std::string());
  }
  return {};
}

/// Octets of these names in H.225.0 and H.245 are IP addresses where their size is that of one.
std::optional<std::string> address_text(std::string_view name, ByteView octets) {
  if (name != "ip" && name != "network") return std::nullopt;
  if (octets.size() == 4) {
    std::array<std::uint8_t, 4> address{};
    std::memcpy(address.data(), octets.data(), address.size());
    return IpAddress::v4(address).to_string();
  }
  if (octets.size() == 16) {
    std::array<std::uint8_t, 16> address{};
    std::memcpy(address.data(), octets.data(), address.size());
    return IpAddress::v6(address).to_string();
  }
  return std::nullopt;
}

class Walk {
 public:
  explicit Walk(PlaceReader& reader) : reader_(reader) {}

  Field field(std::string_view name, const asn1::Type& type, const void* value) {
    switch (type.type_class) {
      case TypeClass::kNull:
        return Field::null(name);
      case TypeClass::kBoolean:
        return Field::boolean(name, as<bool>(value));
      case TypeClass::kInteger:
        return integer(name, static_cast<const asn1::IntegerType&>(type), value);
      case TypeClass::kEnumerated:
        return enumerated(name, static_cast<const asn1::EnumeratedType&>(type), value);
      case TypeClass::kBitString:
        return bits(name, as<asn1::BitString>(value));
      case TypeClass::kOctetString:
        return octets(name, as<Bytes>(value));
      case TypeClass::kFixedOctetString:
        return octets(
            name, {static_cast<const std::byte*>(value), static_cast<const asn1::OctetStringType&>(type).size.upper});
      case TypeClass::kOpenType:
        return octets(name, as<asn1::OpenType>(value).content);
      case TypeClass::kObjectIdentifier: {
        const auto& id = as<asn1::ObjectIdentifier>(value);
        return Field::text(name, id.to_string(), meaning_of(id));
      }
      case TypeClass::kString:
        return Field::text(name, as<std::string>(value));
      case TypeClass::kWideString:
        return Field::text(name, to_utf8(as<std::u16string>(value)));
      case TypeClass::kSequence:
        return sequence(name, static_cast<const asn1::SequenceType&>(type), value);
      case TypeClass::kChoice:
        return choice(name, static_cast<const asn1::ChoiceType&>(type), value);
      case TypeClass::kList:
        return list(name, static_cast<const asn1::ListType&>(type), value);
    }
    return Field::null(name);
  }

 private:
  Field integer(std::string_view name, const asn1::IntegerType& type, const void* value) {
    const std::uint64_t bits = unsigned_of(value, type.width);
    Field result{.name = std::string(name), .kind = Field::Kind::kNumber};
    if (!type.is_signed) {
      result.value = std::to_string(bits);
      result.meaning = reader_.meaning(around_, static_cast<std::int64_t>(bits));
      return result;
    }
    const unsigned unused = 64 - 8U * type.width;
    const std::int64_t number = static_cast<std::int64_t>(bits << unused) >> unused;
    result.value = std::to_string(number);
    result.meaning = reader_.meaning(around_, number);
    return result;
  }

  static Field enumerated(std::string_view name, const asn1::EnumeratedType& type, const void* value) {
    const auto index = unsigned_of(value, type.width);
    if (index < type.names.size()) return Field::text(name, type.names[index]);
    return Field::number(name, static_cast<std::int64_t>(index), "of a newer version");
  }

  static Field bits(std::string_view name, const asn1::BitString& value) {
    std::string digits;
    for (std::size_t i = 0; i < value.size; ++i) digits += value.test(i) ? '1' : '0';
    return Field::text(name, digits);
  }

  Field octets(std::string_view name, ByteView value) {
    if (auto inside = reader_.octets(around_, name, value)) return *std::move(inside);
    if (const auto address = address_text(name, value)) return Field::text(name, *address);
    return Field::octets(name, value);
  }

  Field sequence(std::string_view name, const asn1::SequenceType& type, const void* value) {
    Field result = Field::group(name);
    around_.push_back({&type, value, {}});
    for (const auto& member : type.members) {
      const void* part = asn1::member_value(member, value);
      if (!part) continue;
      around_.back().part = member.name;
      // A flag says that it is there, and nothing else.
      result.add(member.presence == asn1::Presence::kFlag ? Field::null(member.name)
                                                          : field(member.name, *member.type, part));
    }
    around_.pop_back();
    if (type.extensible) {
      for (const auto& addition : asn1::extensions_of(type, value).unknown()) {
        result.add(Field::octets("extension " + std::to_string(addition.index), addition.content));
      }
    }
    return result;
  }

  Field choice(std::string_view name, const asn1::ChoiceType& type, const void* value) {
    Field result{.name = std::string(name), .kind = Field::Kind::kChoice};
    const std::size_t kind = asn1::choice_kind(value);
    if (kind < type.alternatives.size()) {
      const auto& alternative = type.alternatives[kind];
      around_.push_back({&type, value, alternative.name});
      result.add(alternative.type->type_class == TypeClass::kNull
                     ? Field::null(alternative.name)
                     : field(alternative.name, *alternative.type, asn1::choice_value(type, value)));
      around_.pop_back();
    } else if (kind == type.alternatives.size()) {
      const auto* unknown = asn1::choice_unknown(value);
      const std::string place = unknown ? " " + std::to_string(unknown->index) : std::string();
      result.add(Field::octets("extension alternative" + place, unknown ? ByteView(unknown->content) : ByteView()));
    }
    return result;
  }

  Field list(std::string_view name, const asn1::ListType& type, const void* value) {
    Field result = Field::list(name);
    const auto elements = type.operations->elements(value);
    const std::byte* element = elements.data;
    for (std::size_t i = 0; i < elements.size; ++i, element += type.operations->element_size) {
      result.add(field(name, *type.element, element));
      result.children.back().name = "[" + std::to_string(i) + "]";
    }
    return result;
  }

  PlaceReader& reader_;
  std::vector<Enclosing> around_;
};

}  // namespace

Field asn1_field(std::string_view name, const asn1::Type& type, const void* value, PlaceReader& reader) {
  return Walk(reader).field(name, type, value);
}

}  // namespace mtavip::trace
