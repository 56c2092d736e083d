#include "asn1/decoder.h"

#include <algorithm>

#include "asn1/codec.h"

namespace mtavip::asn1 {
namespace {

constexpr std::size_t kFragment = 16'384;
/// Lists grow by doubling from here, so that a claimed length costs nothing.
constexpr std::size_t kFirstElements = 32;

void store(void* value, unsigned width, std::uint64_t number) {
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

}  // namespace

/// A message that is too short to be read in words is read from memory that is not.
ByteView Decoder::readable(ByteView message) {
  if (message.size() >= sizeof short_message_) return message;
  std::copy(message.begin(), message.end(), short_message_);
  return short_message_;
}

bool Decoder::fail(Error error) {
  error_ = error;
  error_position_ = in_.position();
  return false;
}

// The path is built from its end, since it is the way back from the failure.
bool Decoder::within(std::string_view name) {
  path_.insert(0, name);
  path_.insert(0, 1, '.');
  return false;
}

bool Decoder::within(std::size_t index) {
  path_.insert(0, "[" + std::to_string(index) + "]");
  return false;
}

// An encoding without bits is one octet (X.691 section 11.1.3).
bool Decoder::at_end() {
  return in_.bits_left() < (in_.position() == 0 ? 9 : 8) || fail(Error::kTrailingData);
}

DecodeError Decoder::error(std::string_view type_name) const {
  return {error_, error_position_, std::string(type_name) + path_};
}

bool Decoder::octet_number(std::size_t count, std::uint64_t& value) {
  ByteView view;
  if (!octets(count, view)) return false;
  value = 0;
  for (const std::byte octet : view) {
    if (value >> 56 != 0) return fail(Error::kNumberTooLarge);
    value = value << 8 | std::to_integer<std::uint64_t>(octet);
  }
  return true;
}

bool Decoder::whole_number(NumberEncoding encoding, std::uint64_t& value) {
  switch (encoding.form) {
    case NumberForm::kOctet:
    case NumberForm::kTwoOctets:
      in_.align();
      [[fallthrough]];
    case NumberForm::kBits:
      return read(encoding.bits, value);
    case NumberForm::kIndefinite: {
      std::uint64_t octets_less_one = 0;
      return read(encoding.bits, octets_less_one) && octet_number(octets_less_one + 1, value);
    }
    case NumberForm::kSemiConstrained:
    case NumberForm::kUnconstrained: {
      std::size_t count = 0;
      bool more = false;
      if (!length(count, more)) return false;
      if (count == 0 || more) return fail(Error::kBadLength);
      return octet_number(count, value);
    }
  }
  return false;
}

// X.691 section 11.6: up to 63 in six bits, more as a number with a lower bound only.
bool Decoder::small_number(std::uint64_t& value) {
  bool large = false;
  if (!read(large)) return false;
  return large ? whole_number({NumberForm::kSemiConstrained, 0}, value) : read(6, value);
}

bool Decoder::long_length(unsigned octet, std::size_t& count, bool& more) {
  if (octet < 0xc0) {
    std::uint8_t second = 0;
    if (!in_.octet(second)) return fail(Error::kTruncated);
    count = (octet & 0x3fU) << 8 | second;
    return true;
  }
  if (octet < 0xc1 || octet > 0xc4) return fail(Error::kBadLength);
  count = (octet & 0x3fU) * kFragment;
  more = true;
  return true;
}

bool Decoder::unbounded_integer(const IntegerType& type, void* value) {
  std::size_t count = 0;
  bool more = false;
  if (!length(count, more)) return false;
  if (count == 0 || more) return fail(Error::kBadLength);
  ByteView view;
  if (!octets(count, view)) return false;
  const bool negative = (view[0] & std::byte{0x80}) != std::byte{0};
  std::uint64_t number = negative ? ~std::uint64_t{0} : 0;
  const std::uint64_t filling = number >> 56;
  for (const std::byte octet : view) {
    if (number >> 56 != filling) return fail(Error::kNumberTooLarge);
    number = number << 8 | std::to_integer<std::uint64_t>(octet);
  }
  // What was shifted in must not have turned the sign.
  if ((number >> 63 != 0) != negative) return fail(Error::kNumberTooLarge);
  if (!type.is_signed && negative) return fail(Error::kValueOutOfRange);
  if (type.width < 8) {
    const unsigned shift = 64 - type.width * 8U;
    const std::uint64_t narrow = type.is_signed
                                     ? static_cast<std::uint64_t>(static_cast<std::int64_t>(number << shift) >> shift)
                                     : number << shift >> shift;
    if (narrow != number) return fail(Error::kNumberTooLarge);
  }
  store(value, type.width, number);
  return true;
}

// Most integers are within bounds and as many bits as these need.
bool Decoder::integer(const IntegerType& type, void* value) {
  if (type.extensible || type.encoding.form > NumberForm::kTwoOctets) return other_integer(type, value);
  if (type.encoding.form != NumberForm::kBits) in_.align();
  std::uint64_t offset = 0;
  if (!read(type.encoding.bits, offset)) return false;
  if (offset > type.upper - type.lower) return fail(Error::kValueOutOfRange);
  store(value, type.width, type.lower + offset);
  return true;
}

bool Decoder::other_integer(const IntegerType& type, void* value) {
  bool extended = false;
  if (type.extensible && !read(extended)) return false;
  if (extended || type.encoding.form == NumberForm::kUnconstrained) return unbounded_integer(type, value);
  std::uint64_t offset = 0;
  if (!whole_number(type.encoding, offset)) return false;
  if (offset > type.upper - type.lower) return fail(Error::kValueOutOfRange);
  store(value, type.width, type.lower + offset);
  return true;
}

bool Decoder::enumerated(const EnumeratedType& type, void* value) {
  bool extended = false;
  if (type.extensible && !read(extended)) return false;
  std::uint64_t index = 0;
  if (extended) {
    if (!small_number(index)) return false;
    index += type.root_count;
    if (index > 0xff) return fail(Error::kBadEnumeration);
  } else {
    if (!read(type.bits, index)) return false;
    if (index >= type.root_count) return fail(Error::kBadEnumeration);
  }
  store(value, type.width, index);
  return true;
}

template <class Content>
inline bool Decoder::open_type(Content&& content) {
  std::size_t count = 0;
  bool more = false;
  const std::size_t start = in_.position();
  if (!length(count, more)) return false;
  if (!more) {
    if (count > in_.bits_left() / 8) return fail(Error::kTruncated);
    const std::size_t content_end = in_.position() + count * 8;
    const std::size_t end = in_.set_end(content_end);
    const bool done = content();
    in_.set_end(end);
    in_.set_position(content_end);
    return done;
  }
  in_.set_position(start);
  Bytes whole;
  if (!octet_string(whole)) return false;
  const PerReader outer = std::exchange(in_, PerReader(whole, whole.size()));
  const bool done = content();
  in_ = outer;
  if (!done) error_position_ = start;
  return done;
}

/// Written into each of the loops over parts, which is where the time goes.
[[gnu::always_inline]] inline bool Decoder::any(Shape shape, const Type& type, void* value) {
  switch (shape) {
    case Shape::kNull:
      return true;
    case Shape::kBoolean:
      return read(*static_cast<bool*>(value));
    case Shape::kOctet:
      return in_.octet(*static_cast<std::uint8_t*>(value)) || fail(Error::kTruncated);
    case Shape::kTwoOctets: {
      const auto& integer_type = static_cast<const IntegerType&>(type);
      std::uint16_t offset = 0;
      if (!in_.two_octets(offset)) return fail(Error::kTruncated);
      if (offset > integer_type.upper - integer_type.lower) return fail(Error::kValueOutOfRange);
      *static_cast<std::uint16_t*>(value) = static_cast<std::uint16_t>(integer_type.lower + offset);
      return true;
    }
    case Shape::kBits: {
      const auto& integer_type = static_cast<const IntegerType&>(type);
      std::uint64_t offset = 0;
      if (!read(integer_type.encoding.bits, offset)) return false;
      if (offset > integer_type.upper - integer_type.lower) return fail(Error::kValueOutOfRange);
      *static_cast<std::uint8_t*>(value) = static_cast<std::uint8_t>(integer_type.lower + offset);
      return true;
    }
    case Shape::kInteger:
      return integer(static_cast<const IntegerType&>(type), value);
    case Shape::kEnumerated:
      return enumerated(static_cast<const EnumeratedType&>(type), value);
    case Shape::kFixedOctetString:
      return fixed_octet_string(static_cast<const OctetStringType&>(type).size.lower, value);
    case Shape::kBitString:
      return bit_string(static_cast<const BitStringType&>(type), *static_cast<BitString*>(value));
    case Shape::kOctetString:
      return octet_string(static_cast<const OctetStringType&>(type).size, *static_cast<Bytes*>(value));
    case Shape::kOctets:
      return octet_string(*static_cast<Bytes*>(value));
    case Shape::kObjectIdentifier:
      return object_identifier(*static_cast<ObjectIdentifier*>(value));
    case Shape::kString:
      return string(static_cast<const StringType&>(type), *static_cast<std::string*>(value));
    case Shape::kWideString:
      return string(static_cast<const StringType&>(type), *static_cast<std::u16string*>(value));
    case Shape::kOpenType:
      return octet_string(static_cast<OpenType*>(value)->content);
    case Shape::kSequence:
      return sequence(static_cast<const SequenceType&>(type), value);
    case Shape::kChoice:
    case Shape::kNullChoice:
      return choice(static_cast<const ChoiceType&>(type), value);
    case Shape::kList:
      return list(static_cast<const ListType&>(type), value);
  }
  __builtin_unreachable();
}

/// Makes an optional component present, to be decoded at once; `at` is moved from it to its value. One that is only its
/// octets is not given a value before.
inline bool Decoder::emplace(const Member& member, void*& at) {
  if (member.presence == Presence::kOnHeap) {
    if (!spend(member.operations->value_size)) return false;
    at = member.operations->construct(at);
    return true;
  }
  void* slot = static_cast<std::byte*>(at) + member.slot_offset;
  if (member.shape >= Shape::kBitString) member.operations->construct(slot);
  *static_cast<bool*>(at) = true;
  at = slot;
  return true;
}

bool Decoder::sequence(const SequenceType& type, void* value) {
  if (depth_left_ == 0) return fail(Error::kTooDeep);
  --depth_left_;
  // The extension bit and a bit for each optional component, the next always as the highest bit.
  bool extended = false;
  std::uint64_t present = 0;
  if (const unsigned count = type.optional_count + (type.extensible ? 1U : 0U); count != 0) {
    present = in_.window(in_.position());
    if (!in_.skip(count)) [[unlikely]] {
      static_cast<void>(in_.skip(type.extensible ? 1 : 0));
      return fail(Error::kTruncated);
    }
    if (type.extensible) {
      extended = present >> 63 != 0;
      present <<= 1;
    }
  }
  const Member* member = type.members.data();
  for (const Member* const root_end = member + type.root_count; member != root_end; ++member) {
    void* at = static_cast<std::byte*>(value) + member->offset;
    if (member->presence != Presence::kMandatory) {
      const bool absent = present >> 63 == 0;
      present <<= 1;
      if (absent) continue;
      if (!emplace(*member, at)) return within(member->name);
    }
    if (!any(member->shape, *member->type, at)) return within(member->name);
  }
  if (extended && !additions(type, value)) return false;
  ++depth_left_;
  return true;
}

// X.691 section 19.7 to 19.9.
bool Decoder::additions(const SequenceType& type, void* value) {
  bool large = false;
  if (!read(large)) return false;
  std::size_t count = 0;
  if (large) {
    bool more = false;
    if (!length(count, more)) return false;
    if (count == 0 || more) return fail(Error::kBadLength);
  } else {
    std::uint64_t less_one = 0;
    if (!read(6, less_one)) return false;
    count = less_one + 1;
  }
  const std::size_t bitmap = in_.position();
  if (!in_.skip(count)) return fail(Error::kTruncated);
  const std::size_t known = type.members.size() - type.root_count;
  bool any = false;
  constexpr std::size_t kStep = 32;
  for (std::size_t step = 0; step < count; step += kStep) {
    // The bits of this step from the highest on; those behind are no longer of the bitmap.
    auto present = static_cast<std::uint32_t>(in_.window(bitmap + step) >> 32);
    if (count - step < kStep) present &= ~(~std::uint32_t{0} >> (count - step));
    for (; present != 0; present &= ~(0x8000'0000U >> std::countl_zero(present))) {
      const std::size_t i = step + static_cast<std::size_t>(std::countl_zero(present));
      any = true;
      if (i < known) {
        if (!addition(type, type.root_count + i, value)) return within(type.members[type.root_count + i].name);
        continue;
      }
      if (!spend(sizeof(Extensions::Addition))) return false;
      if (!octet_string(extensions_of(type, value).add_unknown(static_cast<std::uint32_t>(i)).content)) {
        return within("extension[" + std::to_string(i) + "]");
      }
    }
  }
  if (any && count != known) extensions_of(type, value).set_count(static_cast<std::uint32_t>(count));
  return true;
}

bool Decoder::addition(const SequenceType& type, std::size_t index, void* value) {
  const Member& member = type.members[index];
  void* at = static_cast<std::byte*>(value) + member.offset;
  return emplace(member, at) && open_type([&] { return this->value(*member.type, at); });
}

[[gnu::always_inline]] inline bool Decoder::alternative(const ChoiceType& type, std::uint16_t kind, void* value) {
  const Type& chosen = *type.alternatives[kind].type;
  void* at = choice_slot(value);
  if (type.shape != Shape::kNullChoice) {
    const SlotOperations& operations = *type.operations[kind];
    if (operations.on_heap) {
      if (!spend(operations.value_size)) return false;
      at = operations.construct(at);
    } else if (chosen.shape >= Shape::kBitString) {
      operations.construct(at);
    }
  }
  choice_kind(value) = kind;
  return any(chosen.shape, chosen, at);
}

/// Not written into the functions for what is rare.
bool Decoder::rare_alternative(const ChoiceType& type, std::uint16_t kind, void* value) {
  return alternative(type, kind, value);
}

bool Decoder::unknown_alternative(const ChoiceType& type, std::uint64_t index, void* value) {
  if (index > 0xffff'ffff) return fail(Error::kNumberTooLarge);
  if (!spend(sizeof(UnknownAlternative))) return false;
  auto unknown = std::make_unique<UnknownAlternative>();
  unknown->index = static_cast<std::uint32_t>(index);
  if (!octet_string(unknown->content)) return false;
  void* slot = choice_slot(value);
  if (type.shape == Shape::kNullChoice) {
    *static_cast<std::unique_ptr<UnknownAlternative>*>(slot) = std::move(unknown);
  } else {
    ::new (slot) UnknownAlternative*(unknown.release());
  }
  choice_kind(value) = static_cast<std::uint16_t>(type.alternatives.size());
  return true;
}

bool Decoder::choice(const ChoiceType& type, void* value) {
  if (depth_left_ == 0) return fail(Error::kTooDeep);
  --depth_left_;
  // The extension bit, if there is one, is a zero before the index of a root alternative.
  const std::size_t position = in_.position();
  std::uint64_t index = 0;
  if (type.encoding.form != NumberForm::kBits || !in_.bits(type.encoding.bits + (type.extensible ? 1U : 0U), index) ||
      index >= type.root_count) [[unlikely]] {
    in_.set_position(position);
    if (!other_alternative(type, value)) return false;
  } else if (!alternative(type, static_cast<std::uint16_t>(index), value)) {
    return within(type.alternatives[index].name);
  }
  ++depth_left_;
  return true;
}

/// One that is an extension addition, among very many, or missing.
bool Decoder::other_alternative(const ChoiceType& type, void* value) {
  bool extended = false;
  if (type.extensible && !read(extended)) return false;
  if (extended) return extension_alternative(type, value);
  std::uint64_t index = 0;
  if (!whole_number(type.encoding, index)) return false;
  if (index >= type.root_count) return fail(Error::kBadChoice);
  return rare_alternative(type, static_cast<std::uint16_t>(index), value) || within(type.alternatives[index].name);
}

bool Decoder::extension_alternative(const ChoiceType& type, void* value) {
  std::uint64_t index = 0;
  if (!small_number(index)) return false;
  if (index < type.alternatives.size() - type.root_count) {
    const auto kind = static_cast<std::uint16_t>(type.root_count + index);
    return open_type([&] { return rare_alternative(type, kind, value); }) || within(type.alternatives[kind].name);
  }
  return unknown_alternative(type, index, value) || within("extension[" + std::to_string(index) + "]");
}

bool Decoder::list(const ListType& type, void* value) {
  if (depth_left_ == 0) return fail(Error::kTooDeep);
  --depth_left_;
  const ListOperations& operations = *type.operations;
  Count part;
  if (!count(type.size, part)) return false;
  std::size_t total = 0;
  for (;;) {
    if (part.count > list_length_ - total) return fail(Error::kTooManyElements);
    const std::size_t end = total + part.count;
    std::size_t room = total;
    std::byte* data = nullptr;
    for (; total < end; ++total) {
      if (total == room) {
        const std::size_t grown = std::min(end, std::max(kFirstElements, room * 2));
        if (!spend((grown - room) * operations.element_size)) return false;
        room = grown;
        data = static_cast<std::byte*>(operations.resize(value, room));
      }
      if (!any(type.element_shape, *type.element, data + total * operations.element_size)) return within(total);
    }
    const bool more = part.more;
    if (!next_fragment(type.size, part, total)) return false;
    if (!more) break;
  }
  ++depth_left_;
  return true;
}

bool Decoder::value(const Type& type, void* value) {
  return any(type.shape, type, value);
}

Result<void, DecodeError> decode_value(const Type& type, void* value, ByteView message, const Limits& limits) {
  if (message.size() > limits.message_size) {
    return fail(DecodeError{Error::kMessageTooLarge, 0, std::string(type.name)});
  }
  Decoder decoder(message, limits);
  if (!decoder.value(type, value) || !decoder.at_end()) return fail(decoder.error(type.name));
  return {};
}

}  // namespace mtavip::asn1
