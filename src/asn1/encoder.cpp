#include "asn1/encoder.h"

#include "asn1/codec.h"

namespace mtavip::asn1 {
namespace {

constexpr std::size_t kFragment = 16'384;

/// True if the size is encoded within constant bounds, or not at all.
bool is_bounded(const SizeEncoding& size, std::size_t count) {
  return size.is_bounded && count >= size.lower && count <= size.upper;
}

/// True for a string of a fixed and small size: it is not aligned (X.691 section 16.9, 17.6).
bool is_short(const SizeEncoding& size, std::size_t count, std::size_t most) {
  return is_bounded(size, count) && size.lower == size.upper && size.upper <= most;
}

std::uint64_t load(const void* value, unsigned width, bool is_signed) {
  switch (width) {
    case 1: {
      const auto octet = *static_cast<const std::uint8_t*>(value);
      return is_signed ? static_cast<std::uint64_t>(std::int64_t{static_cast<std::int8_t>(octet)}) : octet;
    }
    case 2: {
      const auto number = *static_cast<const std::uint16_t*>(value);
      return is_signed ? static_cast<std::uint64_t>(std::int64_t{static_cast<std::int16_t>(number)}) : number;
    }
    case 4: {
      const auto number = *static_cast<const std::uint32_t*>(value);
      return is_signed ? static_cast<std::uint64_t>(std::int64_t{static_cast<std::int32_t>(number)}) : number;
    }
    default:
      return *static_cast<const std::uint64_t*>(value);
  }
}

bool is_in_root(const IntegerType& type, std::uint64_t number) {
  if (!type.is_signed) return number >= type.lower && number <= type.upper;
  const auto value = static_cast<std::int64_t>(number);
  return value >= static_cast<std::int64_t>(type.lower) && value <= static_cast<std::int64_t>(type.upper);
}

unsigned octets_of(std::uint64_t value) {
  return value == 0 ? 1 : (static_cast<unsigned>(std::bit_width(value)) + 7) / 8;
}

bool is_present(const Member& member, const void* sequence) {
  const std::byte* at = static_cast<const std::byte*>(sequence) + member.offset;
  return member.presence == Presence::kOnHeap ? *reinterpret_cast<const void* const*>(at) != nullptr
                                              : *reinterpret_cast<const bool*>(at);
}

/// How many extension additions are told of: none if there is none.
std::size_t addition_count(const SequenceType& type, const void* value) {
  const Member* const first = type.members.data() + type.root_count;
  const Member* last = type.members.data() + type.members.size();
  while (last != first && !is_present(last[-1], value)) --last;
  const Extensions& extensions = extensions_of(type, value);
  const auto unknown = extensions.unknown();
  if (last == first && unknown.empty()) return 0;
  std::size_t count = extensions.count() != 0 ? extensions.count() : type.members.size() - type.root_count;
  count = std::max(count, static_cast<std::size_t>(last - first));
  return unknown.empty() ? count : std::max<std::size_t>(count, unknown.back().index + 1);
}

}  // namespace

bool Encoder::fail(Error error) {
  error_ = error;
  return false;
}

bool Encoder::within(std::string_view name) {
  path_.insert(0, name);
  path_.insert(0, 1, '.');
  return false;
}

bool Encoder::within(std::size_t index) {
  path_.insert(0, "[" + std::to_string(index) + "]");
  return false;
}

void Encoder::octet_number(std::uint64_t value, unsigned octets) {
  if (octets > 4) {
    out_.bits(value >> 32, 8 * (octets - 4));
    octets = 4;
    value &= 0xffff'ffff;
  }
  out_.bits(value, 8 * octets);
}

void Encoder::whole_number(NumberEncoding encoding, std::uint64_t offset) {
  switch (encoding.form) {
    case NumberForm::kOctet:
    case NumberForm::kTwoOctets:
      out_.align();
      [[fallthrough]];
    case NumberForm::kBits:
      out_.bits(offset, encoding.bits);
      return;
    case NumberForm::kIndefinite: {
      const unsigned octets = octets_of(offset);
      out_.bits(octets - 1, encoding.bits);
      out_.align();
      octet_number(offset, octets);
      return;
    }
    case NumberForm::kSemiConstrained: {
      const unsigned octets = octets_of(offset);
      out_.align();
      out_.bits(octets, 8);
      octet_number(offset, octets);
      return;
    }
    case NumberForm::kUnconstrained:
      unconstrained_number(static_cast<std::int64_t>(offset));
      return;
  }
}

void Encoder::unconstrained_number(std::int64_t value) {
  const auto pattern = static_cast<std::uint64_t>(value);
  // One bit more than the magnitude, for the sign.
  const auto bits = static_cast<unsigned>(std::bit_width(value < 0 ? ~pattern : pattern)) + 1;
  const unsigned octets = (bits + 7) / 8;
  out_.align();
  out_.bits(octets, 8);
  octet_number(octets == 8 ? pattern : pattern & ((std::uint64_t{1} << (8 * octets)) - 1), octets);
}

void Encoder::small_number(std::uint64_t value) {
  if (value <= 63) {
    out_.bits(value, 7);
  } else {
    out_.bits(1, 1);
    whole_number({NumberForm::kSemiConstrained, 0}, value);
  }
}

void Encoder::small_length(std::size_t count) {
  if (count <= 64) {
    out_.bits(count - 1, 7);
  } else {
    bool last = false;
    out_.bits(1, 1);
    length(count, last);
  }
}

/// Writes a length determinant for as much of what remains as one can tell; how much that is.
std::size_t Encoder::length(std::size_t remaining, bool& last) {
  out_.align();
  last = remaining < kFragment;
  if (remaining < 0x80) {
    out_.octet(static_cast<std::uint8_t>(remaining));
    return remaining;
  }
  if (last) {
    out_.two_octets(static_cast<std::uint16_t>(0x8000 | remaining));
    return remaining;
  }
  const std::size_t fragments = std::min<std::size_t>(remaining / kFragment, 4);
  out_.octet(static_cast<std::uint8_t>(0xc0 | fragments));
  return fragments * kFragment;
}

/// Checks the size and writes a count within bounds; an unbounded one is written with the parts.
bool Encoder::count(const SizeEncoding& size, std::size_t count, bool& bounded) {
  const bool in_root = count >= size.lower && (size.upper == Size::kUnbounded || count <= size.upper);
  if (!in_root && !size.extensible) return fail(Error::kSizeOutOfRange);
  if (size.extensible) out_.bits(in_root ? 0 : 1, 1);
  bounded = in_root && size.is_bounded;
  if (bounded && size.lower != size.upper) whole_number(size.count, count - size.lower);
  return true;
}

/// Calls part(begin, end) for each fragment of a string or list, behind its length.
template <class Part>
bool Encoder::parts(const SizeEncoding& size, std::size_t count, Part&& part) {
  bool bounded = false;
  if (!this->count(size, count, bounded)) return false;
  if (bounded) return part(0, count);
  std::size_t begin = 0;
  for (bool last = false; !last;) {
    const std::size_t end = begin + length(count - begin, last);
    if (!part(begin, end)) return false;
    begin = end;
  }
  return true;
}

// Most integers are within bounds and as many bits as these need.
bool Encoder::integer(const IntegerType& type, const void* value) {
  const std::uint64_t number = load(value, type.width, type.is_signed);
  const std::uint64_t offset = number - type.lower;
  if (type.encoding.form > NumberForm::kTwoOctets || type.extensible || offset > type.upper - type.lower) {
    return other_integer(type, number);
  }
  if (type.encoding.form != NumberForm::kBits) out_.align();
  out_.bits(offset, type.encoding.bits);
  return true;
}

bool Encoder::other_integer(const IntegerType& type, std::uint64_t number) {
  const bool in_root = is_in_root(type, number);
  if (type.extensible) out_.bits(in_root ? 0 : 1, 1);
  if (!in_root) {
    if (!type.extensible) return fail(Error::kValueOutOfRange);
    unconstrained_number(static_cast<std::int64_t>(number));
  } else {
    whole_number(type.encoding, type.encoding.form == NumberForm::kUnconstrained ? number : number - type.lower);
  }
  return true;
}

bool Encoder::enumerated(const EnumeratedType& type, const void* value) {
  const std::uint64_t index = load(value, type.width, false);
  const bool in_root = index < type.root_count;
  if (type.extensible) {
    out_.bits(in_root ? 0 : 1, 1);
  } else if (!in_root) {
    return fail(Error::kBadEnumeration);
  }
  if (in_root) {
    out_.bits(index, type.bits);
  } else {
    small_number(index - type.root_count);
  }
  return true;
}

bool Encoder::bit_string(const BitStringType& type, const BitString& value) {
  if (value.bytes.size() != (value.size + 7) / 8) return fail(Error::kSizeOutOfRange);
  const bool short_fixed = is_short(type.size, value.size, 16);
  return parts(type.size, value.size, [&](std::size_t begin, std::size_t end) {
    if (begin != end && !short_fixed) out_.align();
    for (std::size_t bit = begin; bit < end; bit += 8) {
      const auto octet = std::to_integer<std::uint64_t>(value.bytes[bit / 8]);
      const auto bits = static_cast<unsigned>(std::min<std::size_t>(8, end - bit));
      out_.bits(octet >> (8 - bits), bits);
    }
    return true;
  });
}

/// An octet string of any size; also what an open type holds.
void Encoder::octets(ByteView value) {
  if (value.size() < 0x80) {
    out_.align();
    out_.octet(static_cast<std::uint8_t>(value.size()));
    out_.octets(value);
    return;
  }
  for (bool last = false; !last;) {
    const std::size_t size = length(value.size(), last);
    out_.octets(value.first(size));
    value = value.subspan(size);
  }
}

bool Encoder::octet_string(const SizeEncoding& size, ByteView value) {
  if (is_short(size, value.size(), 2)) {
    if (size.extensible) out_.bits(0, 1);
    fixed_octet_string(value);
    return true;
  }
  return parts(size, value.size(), [&](std::size_t begin, std::size_t end) {
    if (begin != end) {
      out_.align();
      out_.octets(value.subspan(begin, end - begin));
    }
    return true;
  });
}

void Encoder::fixed_octet_string(ByteView value) {
  if (value.size() > 2) {
    out_.align();
    out_.octets(value);
  } else {
    for (const std::byte octet : value) out_.bits(std::to_integer<std::uint64_t>(octet), 8);
  }
}

bool Encoder::object_identifier(const ObjectIdentifier& value) {
  if (value.empty()) return fail(Error::kMissingComponent);
  const ByteView content = value.content();
  out_.align();
  out_.octet(static_cast<std::uint8_t>(content.size()));
  out_.octets(content);
  return true;
}

template <class String>
bool Encoder::characters(const StringType& type, const String& value, std::size_t begin, std::size_t end) {
  using Character = std::make_unsigned_t<typename String::value_type>;
  for (std::size_t i = begin; i < end; ++i) {
    std::uint64_t character = static_cast<Character>(value[i]);
    if (type.alphabet.empty()) {
      if (character > type.highest) return fail(Error::kBadCharacter);
    } else {
      const std::size_t place =
          character > 0x7f ? std::string_view::npos : type.alphabet.find(static_cast<char>(character));
      if (place == std::string_view::npos) return fail(Error::kBadCharacter);
      if (type.by_index) character = place;
    }
    out_.bits(character, type.bits);
  }
  return true;
}

template <class String>
bool Encoder::string(const StringType& type, const String& value) {
  const std::uint64_t most_bits = std::uint64_t{type.size.upper} * type.bits;
  const bool fixed = type.size.lower == type.size.upper;
  const bool aligned = !is_bounded(type.size, value.size()) || (fixed ? most_bits > 16 : most_bits >= 16);
  return parts(type.size, value.size(), [&](std::size_t begin, std::size_t end) {
    if (begin != end && aligned) out_.align();
    return characters(type, value, begin, end);
  });
}

// The content is written behind one octet for its length; if that is not enough, the content moves.
bool Encoder::open_type(const Type& type, const void* value) {
  out_.align();
  const std::size_t length_octet = out_.size();
  out_.octet(0);
  if (!this->value(type, value)) return false;
  out_.align();
  if (out_.size() == length_octet + 1) out_.octet(0);
  const std::size_t size = out_.size() - length_octet - 1;
  if (size < 0x80) {
    out_.set_octet(length_octet, static_cast<std::uint8_t>(size));
  } else if (size < kFragment) {
    out_.insert_octet(length_octet + 1);
    out_.set_octet(length_octet, static_cast<std::uint8_t>(0x80 | size >> 8));
    out_.set_octet(length_octet + 1, static_cast<std::uint8_t>(size & 0xff));
  } else {
    const Bytes content = to_bytes(out_.written_from(length_octet + 1));
    out_.cut(length_octet);
    octets(content);
  }
  return true;
}

/// Written into each of the loops over parts, which is where the time goes.
[[gnu::always_inline]] inline bool Encoder::any(Shape shape, const Type& type, const void* value) {
  switch (shape) {
    case Shape::kNull:
      return true;
    case Shape::kBoolean:
      out_.bits(*static_cast<const bool*>(value) ? 1 : 0, 1);
      return true;
    case Shape::kOctet:
      out_.align();
      out_.octet(*static_cast<const std::uint8_t*>(value));
      return true;
    case Shape::kTwoOctets: {
      const auto& integer_type = static_cast<const IntegerType&>(type);
      const std::uint64_t offset = load(value, 2, integer_type.is_signed) - integer_type.lower;
      if (offset > integer_type.upper - integer_type.lower) return fail(Error::kValueOutOfRange);
      out_.align();
      out_.two_octets(static_cast<std::uint16_t>(offset));
      return true;
    }
    case Shape::kBits: {
      const auto& integer_type = static_cast<const IntegerType&>(type);
      const std::uint64_t offset = load(value, 1, integer_type.is_signed) - integer_type.lower;
      if (offset > integer_type.upper - integer_type.lower) return fail(Error::kValueOutOfRange);
      out_.bits(offset, integer_type.encoding.bits);
      return true;
    }
    case Shape::kInteger:
      return integer(static_cast<const IntegerType&>(type), value);
    case Shape::kEnumerated:
      return enumerated(static_cast<const EnumeratedType&>(type), value);
    case Shape::kFixedOctetString:
      fixed_octet_string({static_cast<const std::byte*>(value), static_cast<const OctetStringType&>(type).size.lower});
      return true;
    case Shape::kBitString:
      return bit_string(static_cast<const BitStringType&>(type), *static_cast<const BitString*>(value));
    case Shape::kOctetString:
      return octet_string(static_cast<const OctetStringType&>(type).size, *static_cast<const Bytes*>(value));
    case Shape::kOctets:
      octets(*static_cast<const Bytes*>(value));
      return true;
    case Shape::kObjectIdentifier:
      return object_identifier(*static_cast<const ObjectIdentifier*>(value));
    case Shape::kString:
      return string(static_cast<const StringType&>(type), *static_cast<const std::string*>(value));
    case Shape::kWideString:
      return string(static_cast<const StringType&>(type), *static_cast<const std::u16string*>(value));
    case Shape::kOpenType:
      octets(static_cast<const OpenType*>(value)->content);
      return true;
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

bool Encoder::sequence(const SequenceType& type, const void* value) {
  if (depth_left_ == 0) return fail(Error::kTooDeep);
  --depth_left_;
  const Member* const root = type.members.data();
  const Member* const root_end = root + type.root_count;
  std::size_t additions_told = 0;
  if (type.extensible) {
    additions_told = addition_count(type, value);
    out_.bits(additions_told != 0 ? 1 : 0, 1);
  }
  // From the first optional component at the highest bit on, as the encoding has them.
  std::uint64_t present = 0;
  if (unsigned count = type.optional_count; count != 0) {
    std::uint64_t bit = std::uint64_t{1} << 63;
    for (const Member* member = root; member != root_end; ++member) {
      if (member->presence == Presence::kMandatory) continue;
      if (is_present(*member, value)) present |= bit;
      bit >>= 1;
    }
    if (count > 32) {
      out_.bits(present >> 32, 32);
      out_.bits(present << 32 >> (96 - count), count - 32);
    } else {
      out_.bits(present >> (64 - count), count);
    }
  }
  for (const Member* member = root; member != root_end; ++member) {
    const std::byte* at = static_cast<const std::byte*>(value) + member->offset;
    if (member->presence != Presence::kMandatory) {
      const bool absent = present >> 63 == 0;
      present <<= 1;
      if (absent) continue;
      at = member->presence == Presence::kOnHeap ? *reinterpret_cast<const std::byte* const*>(at)
                                                 : at + member->slot_offset;
    }
    if (!any(member->shape, *member->type, at)) return within(member->name);
  }
  if (additions_told != 0 && !additions(type, value, additions_told)) return false;
  ++depth_left_;
  return true;
}

bool Encoder::additions(const SequenceType& type, const void* value, std::size_t count) {
  const std::span<const Member> known = type.members.subspan(type.root_count);
  const auto unknown = extensions_of(type, value).unknown();
  if (count > limits_.message_size) return fail(Error::kMessageTooLarge);
  small_length(count);
  auto next = unknown.begin();
  for (std::size_t i = 0; i < count; ++i) {
    bool present = i < known.size() && is_present(known[i], value);
    if (i >= known.size() && next != unknown.end() && next->index == i) {
      present = true;
      ++next;
    }
    out_.bits(present ? 1 : 0, 1);
  }
  if (next != unknown.end()) return fail(Error::kValueOutOfRange);
  for (const Member& member : known) {
    const void* at = member_value(member, value);
    if (at != nullptr && !open_type(*member.type, at)) return within(member.name);
  }
  for (const Extensions::Addition& addition : unknown) octets(addition.content);
  return true;
}

bool Encoder::choice(const ChoiceType& type, const void* value) {
  if (depth_left_ == 0) return fail(Error::kTooDeep);
  const std::uint16_t kind = choice_kind(value);
  if (kind >= type.root_count) return other_alternative(type, value);
  if (type.encoding.form == NumberForm::kBits) {
    // The extension bit is a zero before the index.
    out_.bits(kind, type.encoding.bits + (type.extensible ? 1U : 0U));
  } else {
    if (type.extensible) out_.bits(0, 1);
    whole_number(type.encoding, kind);
  }
  const Type& chosen = *type.alternatives[kind].type;
  if (chosen.shape == Shape::kNull) return true;
  --depth_left_;
  if (!any(chosen.shape, chosen, choice_value(type, value))) return within(type.alternatives[kind].name);
  ++depth_left_;
  return true;
}

/// One that is an extension addition, or none.
bool Encoder::other_alternative(const ChoiceType& type, const void* value) {
  const std::uint16_t kind = choice_kind(value);
  if (kind < type.alternatives.size()) {
    out_.bits(1, 1);
    small_number(kind - type.root_count);
    const void* at = type.shape == Shape::kNullChoice ? nullptr : choice_value(type, value);
    --depth_left_;
    if (!open_type(*type.alternatives[kind].type, at)) return within(type.alternatives[kind].name);
    ++depth_left_;
    return true;
  }
  if (kind != type.alternatives.size() || !type.extensible) return fail(Error::kUnsetChoice);
  const UnknownAlternative* unknown = choice_unknown(value);
  if (unknown == nullptr || unknown->index < type.alternatives.size() - type.root_count) {
    return fail(Error::kUnsetChoice);
  }
  out_.bits(1, 1);
  small_number(unknown->index);
  octets(unknown->content);
  return true;
}

bool Encoder::list(const ListType& type, const void* value) {
  if (depth_left_ == 0) return fail(Error::kTooDeep);
  --depth_left_;
  const auto elements = type.operations->elements(value);
  const bool done = parts(type.size, elements.size, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (!any(type.element_shape, *type.element, elements.data + i * type.operations->element_size)) return within(i);
    }
    return true;
  });
  ++depth_left_;
  return done;
}

bool Encoder::value(const Type& type, const void* value) {
  return any(type.shape, type, value);
}

ByteView Encoder::finish() {
  out_.align();
  if (out_.size() == 0) out_.octet(0);
  return out_.written_from(0);
}

Result<void, EncodeError> encode_value(const Type& type, const void* value, Bytes& out, const Limits& limits) {
  Encoder encoder(limits);
  if (!encoder.value(type, value)) return fail(encoder.error(type.name));
  const ByteView encoding = encoder.finish();
  if (encoding.size() > limits.message_size) {
    return fail(EncodeError{Error::kMessageTooLarge, std::string(type.name)});
  }
  out.insert(out.end(), encoding.begin(), encoding.end());
  return {};
}

}  // namespace mtavip::asn1
