// The encoder of one message: what the code of each type (compiled.h) writes with. See codec.h for what it is used by.
#pragma once

#include <optional>

#include "asn1/description.h"
#include "asn1/error.h"
#include "asn1/per_writer.h"

namespace mtavip::asn1 {

/// A value that cannot be encoded does not stop the encoding: that would have to be asked for behind every component.
/// The first failure is kept, and what is written is then of no use.
class Encoder {
 public:
  /// Writes into the room, which is more than PerWriter::kSlack octets.
  Encoder(const Limits& limits, std::span<std::byte> room) : out_(room), limits_(limits) {}

  [[nodiscard]] WritePosition start() { return out_.start(); }
  /// The complete encoding: whole octets, at least one (X.691 section 11.1.3).
  [[nodiscard]] ByteView finish(WritePosition to);
  /// Whether there was too little room for the encoding.
  [[nodiscard]] bool overflowed() const { return out_.overflowed(); }
  /// Why the value cannot be encoded; nothing if it can.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

  /// A value of a type of this shape, which must be one of its own description.
  template <Shape kShape>
  [[gnu::always_inline]] WritePosition put(const Type& type, const void* value, WritePosition to,
                                           std::size_t depth_left);
  PerWriter& out() { return out_; }
  /// Inline, for the sake of a caller that then calls nothing.
  [[gnu::always_inline]] void fail(Error error) {
    if (!failure_) failure_ = error;
  }
  [[gnu::always_inline]] WritePosition failed(Error error, WritePosition to) {
    fail(error);
    return to;
  }

  /// The extension additions: those that we know, of which the first is the highest bit of `known` if it is there, and
  /// those that we do not. There is at least one.
  WritePosition additions(const SequenceType& type, const void* value, std::uint64_t known, WritePosition to,
                          std::size_t depth_left);

  /// Any alternative of a CHOICE, the rare ones too.
  WritePosition choice(const ChoiceType& type, const void* value, WritePosition to, std::size_t depth_left);
  /// A list of any size.
  WritePosition list(const ListType& type, const void* value, WritePosition to, std::size_t depth_left);

 private:
  WritePosition whole_number(NumberEncoding encoding, std::uint64_t offset, WritePosition to);
  WritePosition octet_number(std::uint64_t value, unsigned octets, WritePosition to);
  WritePosition unconstrained_number(std::int64_t value, WritePosition to);
  WritePosition small_number(std::uint64_t value, WritePosition to);
  WritePosition small_length(std::size_t count, WritePosition to);
  std::size_t length(std::size_t remaining, bool& last, WritePosition& to);
  bool count(const SizeEncoding& size, std::size_t count, bool& bounded, WritePosition& to);
  template <class Part>
  WritePosition parts(const SizeEncoding& size, std::size_t count, WritePosition to, Part&& part);

  WritePosition integer(const IntegerType& type, const void* value, WritePosition to);
  WritePosition other_integer(const IntegerType& type, std::uint64_t number, WritePosition to);
  WritePosition enumerated(const EnumeratedType& type, const void* value, WritePosition to);
  WritePosition bit_string(const BitStringType& type, const BitString& value, WritePosition to);
  WritePosition octet_string(const SizeEncoding& size, ByteView value, WritePosition to);
  WritePosition fixed_octet_string(ByteView value, WritePosition to);
  template <class String>
  WritePosition string(const StringType& type, const String& value, WritePosition to);
  template <class String>
  WritePosition characters(const StringType& type, const String& value, std::size_t begin, std::size_t end,
                           WritePosition to);
  WritePosition other_alternative(const ChoiceType& type, const void* value, WritePosition to, std::size_t depth_left);
  WritePosition open_type(const Type& type, const void* value, WritePosition to, std::size_t depth_left);
  WritePosition octets(ByteView content, WritePosition to);
  WritePosition long_open_type(std::size_t length_octet, WritePosition to);
  WritePosition any_octets(ByteView content, WritePosition to);

  PerWriter out_;
  const Limits& limits_;
  std::optional<Error> failure_;
};

/// The number that an INTEGER or ENUMERATED of this width is held as.
[[gnu::always_inline]] inline std::uint64_t load_number(const void* value, unsigned width, bool is_signed) {
  const auto extended = [&]<class Signed, class Unsigned>(Signed, Unsigned) -> std::uint64_t {
    const auto number = *static_cast<const Unsigned*>(value);
    return is_signed ? static_cast<std::uint64_t>(std::int64_t{static_cast<Signed>(number)}) : number;
  };
  switch (width) {
    case 1:
      return extended(std::int8_t{}, std::uint8_t{});
    case 2:
      return extended(std::int16_t{}, std::uint16_t{});
    case 4:
      return extended(std::int32_t{}, std::uint32_t{});
    default:
      return *static_cast<const std::uint64_t*>(value);
  }
}

// Most integers are within bounds and as many bits as these need.
[[gnu::always_inline]] inline WritePosition Encoder::integer(const IntegerType& type, const void* value,
                                                             WritePosition to) {
  const std::uint64_t number = load_number(value, type.width, type.is_signed);
  const std::uint64_t offset = number - type.lower;
  if (type.encoding.form > NumberForm::kTwoOctets || type.extensible) return other_integer(type, number, to);
  if (offset > type.upper - type.lower) [[unlikely]]
    return failed(Error::kValueOutOfRange, to);
  switch (type.encoding.form) {
    case NumberForm::kOctet:
      out_.octet(to, static_cast<std::uint8_t>(offset));
      break;
    case NumberForm::kTwoOctets:
      out_.two_octets(to, static_cast<std::uint16_t>(offset));
      break;
    default:
      out_.bits(to, offset, type.encoding.bits);
  }
  return to;
}

template <Shape kShape>
inline WritePosition Encoder::put(const Type& type, const void* value, WritePosition to, std::size_t depth_left) {
  if constexpr (kShape == Shape::kBoolean) {
    out_.bits(to, *static_cast<const bool*>(value) ? 1 : 0, 1);
  } else if constexpr (kShape == Shape::kOctet) {
    out_.octet(to, *static_cast<const std::uint8_t*>(value));
  } else if constexpr (kShape == Shape::kBits || kShape == Shape::kTwoOctets) {
    const auto& number = static_cast<const IntegerType&>(type);
    const std::uint64_t offset = load_number(value, kShape == Shape::kBits ? 1 : 2, number.is_signed) - number.lower;
    if (offset > number.upper - number.lower) [[unlikely]]
      return failed(Error::kValueOutOfRange, to);
    if constexpr (kShape == Shape::kBits) {
      out_.bits(to, offset, number.encoding.bits);
    } else {
      out_.two_octets(to, static_cast<std::uint16_t>(offset));
    }
  } else if constexpr (kShape == Shape::kInteger) {
    return integer(static_cast<const IntegerType&>(type), value, to);
  } else if constexpr (kShape == Shape::kEnumerated) {
    return enumerated(static_cast<const EnumeratedType&>(type), value, to);
  } else if constexpr (kShape == Shape::kFixedOctetString) {
    const std::uint32_t size = static_cast<const OctetStringType&>(type).size.lower;
    return fixed_octet_string({static_cast<const std::byte*>(value), size}, to);
  } else if constexpr (kShape == Shape::kBitString) {
    return bit_string(static_cast<const BitStringType&>(type), *static_cast<const BitString*>(value), to);
  } else if constexpr (kShape == Shape::kOctetString) {
    return octet_string(static_cast<const OctetStringType&>(type).size, *static_cast<const Bytes*>(value), to);
  } else if constexpr (kShape == Shape::kOctets) {
    return octets(*static_cast<const Bytes*>(value), to);
  } else if constexpr (kShape == Shape::kObjectIdentifier) {
    const auto& identifier = *static_cast<const ObjectIdentifier*>(value);
    if (identifier.empty()) [[unlikely]]
      fail(Error::kMissingComponent);
    return octets(identifier.content(), to);
  } else if constexpr (kShape == Shape::kString) {
    return string(static_cast<const StringType&>(type), *static_cast<const std::string*>(value), to);
  } else if constexpr (kShape == Shape::kWideString) {
    return string(static_cast<const StringType&>(type), *static_cast<const std::u16string*>(value), to);
  } else if constexpr (kShape == Shape::kOpenType) {
    return octets(static_cast<const OpenType*>(value)->content, to);
  } else if constexpr (kShape >= Shape::kSequence) {
    return type.encode(*this, type, value, to, depth_left);
  }
  return to;
}

extern template WritePosition Encoder::string(const StringType&, const std::string&, WritePosition);
extern template WritePosition Encoder::string(const StringType&, const std::u16string&, WritePosition);

}  // namespace mtavip::asn1
