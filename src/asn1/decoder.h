// The decoder of one message: what the code of each type (compiled.h) reads with. See codec.h for what it is used by.
#pragma once

#include "asn1/description.h"
#include "asn1/error.h"
#include "asn1/per_reader.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {

/// Every function that gives a position gives kDecodeFailed after a failure, which is then told by error(). Those that
/// are given a reference to a position move it behind what was read.
class Decoder {
 public:
  Decoder(ByteView message, const Limits& limits)
      : in_(readable(message), message.size()), list_length_(limits.list_length), memory_left_(limits.memory) {}

  /// True if nothing but the padding of the last octet is left.
  [[nodiscard]] bool at_end(std::size_t position);
  [[nodiscard]] DecodeError error(std::string_view type_name) const;

  /// A value of a type of this shape, which must be one of its own description.
  template <Shape kShape>
  [[gnu::always_inline]] std::size_t get(const Type& type, void* value, std::size_t position, std::size_t depth_left);

  const PerReader& in() const { return in_; }
  [[gnu::cold]] std::size_t fail(Error error, std::size_t position);
  /// Adds the name of a component to the path of the value that failed.
  [[gnu::cold]] std::size_t within(std::string_view name);
  [[gnu::cold]] std::size_t within(std::size_t index);

  /// Fails where the encoding ends within a run of fields: in the preamble, which has so many bits, or in one of the
  /// components that follow it and are nothing but bits, `first` to `last`.
  [[gnu::cold]] std::size_t cut_off(const SequenceType& type, void* value, std::size_t position, unsigned preamble,
                                    std::size_t first, std::size_t last);
  /// Takes the memory of a list of so many elements, if a list may be as long and is so short that it is made at once.
  [[gnu::always_inline]] bool takes_at_once(std::size_t count, std::size_t element_size) {
    if (count > kFirstElements || count > list_length_ || count * element_size > memory_left_) return false;
    memory_left_ -= count * element_size;
    return true;
  }
  /// Makes an optional component present, to be decoded at once; where its value is, null after a failure. One that is
  /// only its octets is not given a value before.
  [[gnu::always_inline]] void* emplace(const Member& member, void* component, std::size_t position) {
    if (member.presence == Presence::kOnHeap) {
      if (!spend(member.operations->value_size, position)) return nullptr;
      return member.operations->construct(component);
    }
    void* value = static_cast<std::byte*>(component) + member.slot_offset;
    if (member.shape >= Shape::kBitString) member.operations->construct(value);
    *static_cast<bool*>(component) = true;
    return value;
  }
  std::size_t additions(const SequenceType& type, void* value, std::size_t position, std::size_t depth_left);

  /// Any alternative of a CHOICE, the rare ones too.
  std::size_t choice(const ChoiceType& type, void* value, std::size_t position, std::size_t depth_left);
  /// A root alternative, from behind its index.
  [[gnu::always_inline]] std::size_t alternative(const Type& chosen, const SlotOperations& operations,
                                                 std::uint16_t kind, void* value, std::size_t position,
                                                 std::size_t depth_left) {
    void* at = choice_slot(value);
    if (operations.on_heap) {
      if (!spend(operations.value_size, position)) [[unlikely]]
        return kDecodeFailed;
      at = operations.construct(at);
    } else if (chosen.shape >= Shape::kBitString) {
      operations.construct(at);
    }
    choice_kind(value) = kind;
    return &chosen == &kNull ? position : chosen.decode(*this, chosen, at, position, depth_left);
  }
  /// A list of any size.
  std::size_t list(const ListType& type, void* value, std::size_t position, std::size_t depth_left);

 private:
  /// Lists grow by doubling from here, so that a claimed length costs nothing.
  static constexpr std::size_t kFirstElements = 32;

  ByteView readable(ByteView message);

  [[gnu::always_inline]] bool read(unsigned bits, std::uint64_t& value, std::size_t& position) {
    value = in_.bits(position, bits);
    if (value == PerReader::kNone) [[unlikely]] {
      fail(Error::kTruncated, position);
      return false;
    }
    return true;
  }
  bool octets(std::size_t count, ByteView& view, std::size_t& position) {
    return in_.octets(position, count, view) || failed(Error::kTruncated, position);
  }
  [[gnu::always_inline]] bool spend(std::size_t octets, std::size_t position) {
    if (octets > memory_left_) [[unlikely]]
      return failed(Error::kTooMuchMemory, position);
    memory_left_ -= octets;
    return true;
  }
  /// fail() where a truth is expected; false.
  bool failed(Error error, std::size_t position) {
    fail(error, position);
    return false;
  }

  bool whole_number(NumberEncoding encoding, std::uint64_t& value, std::size_t& position);
  bool octet_number(std::size_t octets, std::uint64_t& value, std::size_t& position);
  bool small_number(std::uint64_t& value, std::size_t& position);
  // X.691 section 11.9.3.5 to 11.9.3.8.
  [[gnu::always_inline]] bool length(std::size_t& count, bool& more, std::size_t& position) {
    std::uint8_t octet = 0;
    if (!in_.octet(position, octet)) return failed(Error::kTruncated, position);
    more = false;
    count = octet;
    return octet < 0x80 || long_length(octet, count, more, position);
  }
  bool long_length(unsigned octet, std::size_t& count, bool& more, std::size_t& position);
  /// How many octets, characters or elements follow.
  struct Count {
    std::size_t count = 0;
    bool more = false;     ///< this is a fragment and another follows
    bool bounded = false;  ///< the count was encoded within constant bounds, or not at all
  };
  bool count(const SizeEncoding& size, Count& count, std::size_t& position);
  bool next_fragment(const SizeEncoding& size, Count& count, std::size_t total, std::size_t& position);

  std::size_t integer(const IntegerType& type, void* value, std::size_t position);
  std::size_t other_integer(const IntegerType& type, void* value, std::size_t position);
  std::size_t unbounded_integer(const IntegerType& type, void* value, std::size_t position);
  std::size_t enumerated(const EnumeratedType& type, void* value, std::size_t position);
  std::size_t bit_string(const BitStringType& type, BitString& value, std::size_t position);
  std::size_t octet_string(const SizeEncoding& size, Bytes& value, std::size_t position);
  std::size_t octet_string(Bytes& value, std::size_t position);
  std::size_t fixed_octet_string(std::size_t size, void* value, std::size_t position);
  std::size_t object_identifier(ObjectIdentifier& value, std::size_t position);
  template <class String>
  std::size_t string(const StringType& type, String& value, std::size_t position);
  template <class String>
  bool characters(const StringType& type, std::size_t count, String& value, std::size_t& position);
  std::size_t addition(const Member& member, void* value, std::size_t position, std::size_t depth_left);
  std::size_t known_alternative(const ChoiceType& type, std::uint64_t index, void* value, std::size_t position,
                                std::size_t depth_left);
  std::size_t extension_alternative(const ChoiceType& type, void* value, std::size_t position, std::size_t depth_left);
  std::size_t unknown_alternative(const ChoiceType& type, std::uint64_t index, void* value, std::size_t position);
  /// What stands in an open type, read by content(position); octets that are left in it are skipped.
  template <class Content>
  std::size_t open_type(std::size_t position, Content&& content);

  std::byte short_message_[PerReader::kLeastReadable]{};
  PerReader in_;
  const std::size_t list_length_;
  std::size_t memory_left_;
  Error error_ = Error::kTruncated;
  std::size_t error_position_ = 0;
  std::string path_;
};

/// Keeps the number as an INTEGER or ENUMERATED of this width is held.
[[gnu::always_inline]] inline void store_number(void* value, unsigned width, std::uint64_t number) {
  switch (width) {
    case 1:
      *static_cast<std::uint8_t*>(value) = static_cast<std::uint8_t>(number);
      break;
    case 2:
      *static_cast<std::uint16_t*>(value) = static_cast<std::uint16_t>(number);
      break;
    case 4:
      *static_cast<std::uint32_t*>(value) = static_cast<std::uint32_t>(number);
      break;
    default:
      *static_cast<std::uint64_t*>(value) = number;
  }
}

// Most integers are within bounds and as many bits as these need.
[[gnu::always_inline]] inline std::size_t Decoder::integer(const IntegerType& type, void* value, std::size_t position) {
  if (type.extensible || type.encoding.form > NumberForm::kTwoOctets) return other_integer(type, value, position);
  std::uint64_t offset = 0;
  switch (type.encoding.form) {
    case NumberForm::kOctet: {
      std::uint8_t octet = 0;
      if (!in_.octet(position, octet)) return fail(Error::kTruncated, position);
      offset = octet;
      break;
    }
    case NumberForm::kTwoOctets: {
      std::uint16_t octets = 0;
      if (!in_.two_octets(position, octets)) return fail(Error::kTruncated, position);
      offset = octets;
      break;
    }
    default:
      if (!read(type.encoding.bits, offset, position)) return kDecodeFailed;
  }
  if (offset > type.upper - type.lower) [[unlikely]]
    return fail(Error::kValueOutOfRange, position);
  store_number(value, type.width, type.lower + offset);
  return position;
}

template <Shape kShape>
inline std::size_t Decoder::get(const Type& type, void* value, std::size_t position, std::size_t depth_left) {
  if constexpr (kShape == Shape::kBoolean) {
    std::uint64_t bit = 0;
    if (!read(1, bit, position)) return kDecodeFailed;
    *static_cast<bool*>(value) = bit != 0;
  } else if constexpr (kShape == Shape::kOctet) {
    if (!in_.octet(position, *static_cast<std::uint8_t*>(value))) return fail(Error::kTruncated, position);
  } else if constexpr (kShape == Shape::kBits) {
    const auto& number = static_cast<const IntegerType&>(type);
    std::uint64_t offset = 0;
    if (!read(number.encoding.bits, offset, position)) return kDecodeFailed;
    if (offset > number.upper - number.lower) [[unlikely]]
      return fail(Error::kValueOutOfRange, position);
    *static_cast<std::uint8_t*>(value) = static_cast<std::uint8_t>(number.lower + offset);
  } else if constexpr (kShape == Shape::kTwoOctets) {
    const auto& number = static_cast<const IntegerType&>(type);
    std::uint16_t offset = 0;
    if (!in_.two_octets(position, offset)) return fail(Error::kTruncated, position);
    if (offset > number.upper - number.lower) [[unlikely]]
      return fail(Error::kValueOutOfRange, position);
    *static_cast<std::uint16_t*>(value) = static_cast<std::uint16_t>(number.lower + offset);
  } else if constexpr (kShape == Shape::kInteger) {
    return integer(static_cast<const IntegerType&>(type), value, position);
  } else if constexpr (kShape == Shape::kEnumerated) {
    return enumerated(static_cast<const EnumeratedType&>(type), value, position);
  } else if constexpr (kShape == Shape::kFixedOctetString) {
    return fixed_octet_string(static_cast<const OctetStringType&>(type).size.lower, value, position);
  } else if constexpr (kShape == Shape::kBitString) {
    return bit_string(static_cast<const BitStringType&>(type), *static_cast<BitString*>(value), position);
  } else if constexpr (kShape == Shape::kOctetString) {
    return octet_string(static_cast<const OctetStringType&>(type).size, *static_cast<Bytes*>(value), position);
  } else if constexpr (kShape == Shape::kOctets) {
    return octet_string(*static_cast<Bytes*>(value), position);
  } else if constexpr (kShape == Shape::kObjectIdentifier) {
    return object_identifier(*static_cast<ObjectIdentifier*>(value), position);
  } else if constexpr (kShape == Shape::kString) {
    return string(static_cast<const StringType&>(type), *static_cast<std::string*>(value), position);
  } else if constexpr (kShape == Shape::kWideString) {
    return string(static_cast<const StringType&>(type), *static_cast<std::u16string*>(value), position);
  } else if constexpr (kShape == Shape::kOpenType) {
    return octet_string(static_cast<OpenType*>(value)->content, position);
  } else if constexpr (kShape >= Shape::kSequence) {
    return type.decode(*this, type, value, position, depth_left);
  }
  return position;
}

extern template std::size_t Decoder::string(const StringType&, std::string&, std::size_t);
extern template std::size_t Decoder::string(const StringType&, std::u16string&, std::size_t);

}  // namespace mtavip::asn1
