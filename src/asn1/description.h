// The compile-time description of a type: what the decoder, the encoder, the printer and the generator of random values
// walk. Every struct of a message has a static kType; the built-in types are described by the constants below.
//
//   struct Example {                                       // Example ::= SEQUENCE { name  IA5String (SIZE (1..32)),
//     std::string name;                                    //                        hops  INTEGER (1..31) OPTIONAL,
//     asn1::Optional<std::uint8_t> hops;                   //                        ... }
//     asn1::Extensions extensions;
//
//     static const asn1::SequenceType kType;
//     bool operator==(const Example& other) const { return asn1::equal(kType, this, &other); }
//   };
//
//   constexpr asn1::Member kExample[] = {
//       MTAVIP_ASN1_MEMBER(Example, name, "name", asn1::kIa5String<asn1::Size{1, 32}>),
//       MTAVIP_ASN1_MEMBER(Example, hops, "hops", asn1::kInteger<std::uint8_t, 1, 31>),
//   };
//   constinit const asn1::SequenceType Example::kType = asn1::extensible_sequence<Example, kExample, 2>("Example");
#pragma once

#include <bit>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "asn1/choice.h"
#include "asn1/code.h"
#include "asn1/optional.h"
#include "asn1/values.h"

namespace mtavip::asn1 {

enum class TypeClass : std::uint8_t {
  kNull,
  kBoolean,
  kInteger,
  kEnumerated,
  kBitString,
  kOctetString,
  kFixedOctetString,
  kObjectIdentifier,
  kString,
  kWideString,
  kOpenType,
  kSequence,
  kChoice,
  kList,
};

/// How the codec treats a value: its class, and those cases of it that are frequent enough for code of their own. What
/// comes before kBitString is nothing but its octets, and decoding sets all of them.
enum class Shape : std::uint8_t {
  kNull,
  kBoolean,
  kOctet,      ///< INTEGER (0..255), held in one octet
  kBits,       ///< INTEGER of at most 254 values, held in one octet
  kTwoOctets,  ///< INTEGER of 257 to 65536 values, held in two
  kInteger,    ///< any other
  kEnumerated,
  kFixedOctetString,
  kBitString,
  kOctetString,  ///< with a size constraint
  kOctets,       ///< without
  kObjectIdentifier,
  kString,
  kWideString,
  kOpenType,
  kSequence,
  kChoice,
  kNullChoice,
  kList,
};

namespace detail {

template <unsigned kShape = 0>
constexpr Code code_of(Shape shape) {
  if constexpr (kShape == static_cast<unsigned>(Shape::kSequence)) {
    return {};
  } else {
    if (shape != static_cast<Shape>(kShape)) return code_of<kShape + 1>(shape);
    return {encode_shape<static_cast<Shape>(kShape)>, decode_shape<static_cast<Shape>(kShape)>};
  }
}

}  // namespace detail

/// What all descriptions have in common; `type_class` says which of the structs below it is.
struct Type {
  TypeClass type_class;
  Shape shape;
  /// The name in the standard; empty for a built-in type.
  std::string_view name;
  EncodeFunction encode;
  DecodeFunction decode;

  /// `code` is of those that have parts, which have code of their own (compiled.h).
  constexpr Type(TypeClass its_class, Shape its_shape, std::string_view its_name = {}, Code code = {})
      : type_class(its_class),
        shape(its_shape),
        name(its_name),
        encode(its_shape < Shape::kSequence ? detail::code_of(its_shape).encode : code.encode),
        decode(its_shape < Shape::kSequence ? detail::code_of(its_shape).decode : code.decode) {}
};

/// A size constraint that PER sees (X.691 section 10.3). No upper bound is kUnbounded.
struct Size {
  static constexpr std::uint32_t kUnbounded = 0xffffffff;

  std::uint32_t lower = 0;
  std::uint32_t upper = kUnbounded;
  bool extensible = false;

  bool operator==(const Size&) const = default;
};

/// How a whole number is encoded (X.691 section 11.5 to 11.8).
enum class NumberForm : std::uint8_t {
  kBits,             ///< as many bits as the range needs, not aligned; none if there is one value
  kOctet,            ///< range 256: one aligned octet
  kTwoOctets,        ///< range up to 64K: two aligned octets
  kIndefinite,       ///< greater range: a constrained length, and as few aligned octets as the value needs
  kSemiConstrained,  ///< lower bound only: a length, and the offset from it
  kUnconstrained,    ///< a length, and two's complement
};

struct NumberEncoding {
  NumberForm form;
  std::uint8_t bits;  ///< of kBits: of the number; of kIndefinite: of its length
};

/// The encoding of a number from 0 to `last`.
constexpr NumberEncoding number_encoding(std::uint64_t last) {
  if (last < 255) return {NumberForm::kBits, static_cast<std::uint8_t>(std::bit_width(last))};
  if (last == 255) return {NumberForm::kOctet, 8};
  if (last < 65536) return {NumberForm::kTwoOctets, 16};
  const auto octets = static_cast<unsigned>(std::bit_width(last) + 7) / 8;
  return {NumberForm::kIndefinite, static_cast<std::uint8_t>(std::bit_width(octets - 1))};
}

struct IntegerType : Type {
  std::uint8_t width;  ///< of the C++ type, in octets
  bool is_signed;
  bool extensible;
  NumberEncoding encoding;
  /// The bounds as 64-bit patterns of the signedness of the C++ type.
  std::uint64_t lower;
  std::uint64_t upper;
};

struct EnumeratedType : Type {
  std::uint8_t width;
  bool extensible;
  std::uint8_t bits;                        ///< of a root value
  std::uint16_t root_count;                 ///< values before the extension marker
  std::span<const std::string_view> names;  ///< by encoding index; those from root_count on are extension additions
};

/// A size constraint, and how a number of octets, bits, characters or elements within it is encoded.
struct SizeEncoding : Size {
  constexpr SizeEncoding(Size constraint)
      : Size(constraint),
        is_bounded(constraint.upper < 65'536),
        count(number_encoding(constraint.upper - constraint.lower)) {}

  /// A size within the constraint is encoded as the offset from the lower bound (X.691 section 11.9.4.1); any other has
  /// a length determinant.
  bool is_bounded;
  NumberEncoding count;  ///< of that offset
};

struct OctetStringType : Type {
  SizeEncoding size;
};
struct BitStringType : Type {
  SizeEncoding size;
};

struct StringType : Type {
  SizeEncoding size;
  std::uint8_t bits;          ///< of a character
  std::string_view alphabet;  ///< ascending; empty if every character of `bits` bits is allowed
  bool by_index;              ///< characters are encoded by their place in the alphabet
  char16_t highest;           ///< the highest character if there is no alphabet
};

/// A vector, seen without its element type.
struct ListOperations {
  struct Elements {
    const std::byte* data;
    std::size_t size;
  };
  Elements (*elements)(const void* list);
  /// Makes it longer or shorter; where its elements are now.
  void* (*resize)(void* list, std::size_t size);
  void (*swap)(void* list, void* other);
  std::uint32_t element_size;
};

struct ListType : Type {
  SizeEncoding size;
  const Type* element;
  const ListOperations* operations;
};

enum class Presence : std::uint8_t {
  kMandatory,
  kInPlace,  ///< Optional with the value beside the flag
  kOnHeap,   ///< Optional that is a pointer
  kFlag,     ///< NULL OPTIONAL: a bool
};

struct Member {
  std::string_view name;
  const Type* type;
  const SlotOperations* operations;  ///< null for kMandatory and kFlag
  std::uint32_t offset;
  Presence presence;
  std::uint8_t slot_offset;  ///< from the flag to the value
  Shape shape;               ///< of the type; kChoice for every CHOICE
};

/// The most components that may be absent from the root of one SEQUENCE.
inline constexpr std::uint16_t kMostOptional = 55;

struct SequenceType : Type {
  std::span<const Member> members;  ///< the root first, then the extension additions
  std::uint16_t root_count;
  std::uint16_t optional_count;  ///< in the root
  bool extensible;
  std::uint32_t extensions_offset;  ///< of the member `extensions`, if extensible
};

struct Alternative {
  std::string_view name;
  const Type* type;
};

struct ChoiceType : Type {
  std::span<const Alternative> alternatives;          ///< the root first, then the extension additions
  std::span<const SlotOperations* const> operations;  ///< empty for a NullChoice
  std::uint16_t root_count;
  std::uint8_t index_bits;  ///< of the index of a root alternative
  bool extensible;
};

/// True if the values, both of the described type, are the same.
[[nodiscard]] bool equal(const Type& type, const void* a, const void* b);

namespace detail {

template <class T>
constexpr std::uint64_t bits_of(T value) {
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
}

/// As far as it is known where the type is named: the description of a message's own type stands in a file of its own,
/// so all of CHOICE is one here.
template <class T>
constexpr Shape shape_of(const T& type) {
  if constexpr (std::is_same_v<T, SequenceType>) {
    return Shape::kSequence;
  } else if constexpr (std::is_same_v<T, ChoiceType>) {
    return Shape::kChoice;
  } else if constexpr (std::is_same_v<T, EnumeratedType>) {
    return Shape::kEnumerated;
  } else {
    return type.shape;
  }
}

constexpr Shape integer_shape(std::size_t width, bool extensible, NumberForm form, std::uint64_t lower) {
  if (extensible) return Shape::kInteger;
  if (form == NumberForm::kOctet && width == 1 && lower == 0) return Shape::kOctet;
  if (form == NumberForm::kBits && width == 1) return Shape::kBits;
  return form == NumberForm::kTwoOctets && width == 2 ? Shape::kTwoOctets : Shape::kInteger;
}

template <class T>
constexpr IntegerType integer_type(NumberEncoding encoding, std::uint64_t lower, std::uint64_t upper, bool extensible) {
  return {{TypeClass::kInteger, integer_shape(sizeof(T), extensible, encoding.form, lower)},
          sizeof(T),
          std::is_signed_v<T>,
          extensible,
          encoding,
          lower,
          upper};
}

template <class V>
struct Vector {
  static ListOperations::Elements elements(const void* list) {
    const auto& vector = *static_cast<const V*>(list);
    return {reinterpret_cast<const std::byte*>(vector.data()), vector.size()};
  }
  static void* resize(void* list, std::size_t size) {
    auto& vector = *static_cast<V*>(list);
    vector.resize(size);
    return vector.data();
  }
  static void swap(void* list, void* other) { static_cast<V*>(list)->swap(*static_cast<V*>(other)); }
  static constexpr ListOperations kOperations{elements, resize, swap, sizeof(typename V::value_type)};
};

template <class T>
struct PresenceOf {
  static constexpr Presence kPresence = Presence::kMandatory;
  static constexpr const SlotOperations* kOperations = nullptr;
  static constexpr std::size_t kSlotOffset = 0;
};
template <class T, bool kHeap>
struct PresenceOf<Optional<T, kHeap>> {
  static constexpr Presence kPresence = kHeap ? Presence::kOnHeap : Presence::kInPlace;
  static constexpr const SlotOperations* kOperations = &SlotAccess<T>::kOperations;
  static constexpr std::size_t kSlotOffset = Optional<T, kHeap>::kSlotOffset;
};

constexpr StringType string_type(Size size, std::string_view alphabet, unsigned bits, char16_t highest) {
  if (alphabet.empty())
    return {{TypeClass::kString, Shape::kString}, size, static_cast<std::uint8_t>(bits), {}, false, highest};
  // X.691 section 30.5.2 to 30.5.4: the fewest bits that tell the characters apart, rounded up to a power of two in the
  // aligned variant; the characters themselves if they fit, their places otherwise.
  const auto needed = std::bit_ceil(static_cast<unsigned>(std::bit_width(alphabet.size() - 1)));
  const bool by_index = static_cast<unsigned char>(alphabet.back()) > (1U << needed) - 1;
  return {{TypeClass::kString, Shape::kString}, size, static_cast<std::uint8_t>(needed), alphabet, by_index, highest};
}

}  // namespace detail

/// Text that can be a template argument.
template <std::size_t kLength>
struct Alphabet {
  char characters[kLength]{};
  constexpr Alphabet(const char (&text)[kLength]) {
    for (std::size_t i = 0; i < kLength; ++i) characters[i] = text[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {characters, kLength - 1}; }
};

inline constexpr Type kNull{TypeClass::kNull, Shape::kNull};
inline constexpr Type kBoolean{TypeClass::kBoolean, Shape::kBoolean};
inline constexpr Type kObjectIdentifier{TypeClass::kObjectIdentifier, Shape::kObjectIdentifier};
inline constexpr Type kOpenType{TypeClass::kOpenType, Shape::kOpenType};

/// INTEGER (kLower..kUpper), held as a T.
template <class T, std::int64_t kLower, std::uint64_t kUpper, bool kExtensible = false>
inline constexpr IntegerType kInteger = detail::integer_type<T>(number_encoding(kUpper - detail::bits_of(kLower)),
                                                                detail::bits_of(kLower), kUpper, kExtensible);
/// INTEGER (kLower..MAX), as far as a T holds it.
template <class T, std::int64_t kLower>
inline constexpr IntegerType kIntegerFrom =
    detail::integer_type<T>({NumberForm::kSemiConstrained, 0}, detail::bits_of(kLower),
                            static_cast<std::uint64_t>(std::numeric_limits<T>::max()), false);
/// INTEGER without bounds, as far as 64 bits hold it.
inline constexpr IntegerType kUnboundedInteger = detail::integer_type<std::int64_t>(
    {NumberForm::kUnconstrained, 0}, detail::bits_of(std::numeric_limits<std::int64_t>::min()),
    detail::bits_of(std::numeric_limits<std::int64_t>::max()), false);

/// OCTET STRING of any size in kSize, held as Bytes.
template <Size kSize = Size{}>
inline constexpr OctetStringType kOctetString{
    {TypeClass::kOctetString, kSize == Size{} ? Shape::kOctets : Shape::kOctetString}, kSize};
/// OCTET STRING (SIZE (kOctets)), held as std::array<std::byte, kOctets>.
template <std::uint32_t kOctets>
inline constexpr OctetStringType kFixedOctetString{{TypeClass::kFixedOctetString, Shape::kFixedOctetString},
                                                   Size{kOctets, kOctets}};
template <Size kSize = Size{}>
inline constexpr BitStringType kBitString{{TypeClass::kBitString, Shape::kBitString}, kSize};

/// IA5String, PER-visible size kSize; FROM an alphabet, if its characters are given in ascending order.
template <Size kSize = Size{}, Alphabet kFrom = "">
inline constexpr StringType kIa5String = detail::string_type(kSize, kFrom.view(), 8, 0x7f);
template <Size kSize = Size{}>
inline constexpr StringType kNumericString = detail::string_type(kSize, " 0123456789", 4, 0);
template <Size kSize = Size{}>
inline constexpr StringType kPrintableString =
    detail::string_type(kSize, " '()+,-./0123456789:=?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 8, 0);
template <Size kSize = Size{}>
inline constexpr StringType kVisibleString = detail::string_type(kSize, {}, 8, 0x7e);
/// GeneralString: its content octets as they are (X.691 section 30.6).
inline constexpr StringType kGeneralString = detail::string_type(Size{}, {}, 8, 0xff);
/// BMPString: UCS-2 code units.
template <Size kSize = Size{}>
inline constexpr StringType kBmpString{{TypeClass::kWideString, Shape::kWideString}, kSize, 16, {}, false, 0xffff};

/// A component: use MTAVIP_ASN1_MEMBER.
template <class T, class Described>
constexpr Member member(std::string_view name, std::size_t offset, const Described& type) {
  using Traits = detail::PresenceOf<T>;
  const Shape shape = detail::shape_of(type);
  const bool flag = std::is_same_v<T, bool> && shape == Shape::kNull;
  return {name,
          &type,
          Traits::kOperations,
          static_cast<std::uint32_t>(offset),
          flag ? Presence::kFlag : Traits::kPresence,
          static_cast<std::uint8_t>(Traits::kSlotOffset),
          shape};
}

/// ENUMERATED, held as an enum class T whose values are the encoding indices.
template <class T>
constexpr EnumeratedType enumerated(std::string_view name, std::span<const std::string_view> names) {
  return {{TypeClass::kEnumerated, Shape::kEnumerated, name},
          sizeof(T),
          false,
          static_cast<std::uint8_t>(std::bit_width(names.size() - 1)),
          static_cast<std::uint16_t>(names.size()),
          names};
}
template <class T>
constexpr EnumeratedType extensible_enumerated(std::string_view name, std::span<const std::string_view> names,
                                               std::size_t root_count) {
  EnumeratedType type = enumerated<T>(name, names);
  type.extensible = true;
  type.bits = static_cast<std::uint8_t>(std::bit_width(root_count - 1));
  type.root_count = static_cast<std::uint16_t>(root_count);
  return type;
}

}  // namespace mtavip::asn1

/// The description of a member of a struct: its name in the standard and the description of its type.
#define MTAVIP_ASN1_MEMBER(Struct, name, standard_name, type) \
  ::mtavip::asn1::member<decltype(Struct::name)>(standard_name, offsetof(Struct, name), type)
