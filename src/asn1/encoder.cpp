#include "asn1/encoder.h"

#include "asn1/codec.h"

namespace mtavip::asn1 {
namespace {

constexpr std::size_t kFragment = 16'384;
/// Bits that are put together before they are written.
constexpr unsigned kMostBits = 48;

/// True if the size is encoded within constant bounds, or not at all.
bool is_bounded(const Size& size, std::size_t count) {
  return size.upper < 65'536 && count >= size.lower && count <= size.upper;
}

/// True for a string of a fixed and small size: it is not aligned (X.691 section 16.9, 17.6).
bool is_short(const Size& size, std::size_t count, std::size_t most) {
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

bool is_encoded(const Member& member, const void* sequence) {
  return member_value(member, sequence) != nullptr;
}

}  // namespace

/// Counts a type that stands within another.
class Encoder::Nesting {
 public:
  explicit Nesting(Encoder& encoder) : encoder_(encoder) { ++encoder_.depth_; }
  ~Nesting() { --encoder_.depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

  [[nodiscard]] bool too_deep() const { return encoder_.depth_ > encoder_.limits_.depth; }

 private:
  Encoder& encoder_;
};

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
    out_.bits(remaining, 8);
    return remaining;
  }
  if (last) {
    out_.bits(0x8000 | remaining, 16);
    return remaining;
  }
  const std::size_t fragments = std::min<std::size_t>(remaining / kFragment, 4);
  out_.bits(0xc0 | fragments, 8);
  return fragments * kFragment;
}

/// Checks the size and writes a count within bounds; an unbounded one is written with the parts.
bool Encoder::count(const Size& size, std::size_t count, bool& bounded) {
  const bool in_root = count >= size.lower && (size.upper == Size::kUnbounded || count <= size.upper);
  if (!in_root && !size.extensible) return fail(Error::kSizeOutOfRange);
  if (size.extensible) out_.bits(in_root ? 0 : 1, 1);
  bounded = is_bounded(size, count);
  if (bounded && size.lower != size.upper) whole_number(number_encoding(size.upper - size.lower), count - size.lower);
  return true;
}

/// Calls part(begin, end) for each fragment of a string or list, behind its length.
template <class Part>
bool Encoder::parts(const Size& size, std::size_t count, Part&& part) {
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
inline bool Encoder::integer(const IntegerType& type, const void* value) {
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

bool Encoder::octet_string(const Size& size, ByteView value) {
  if (size.upper == Size::kUnbounded && size.lower == 0 && value.size() < 0x80) {
    out_.align();
    out_.bits(value.size(), 8);
    out_.octets(value);
    return true;
  }
  const bool short_fixed = is_short(size, value.size(), 2);
  return parts(size, value.size(), [&](std::size_t begin, std::size_t end) {
    if (short_fixed) return fixed_octet_string(size, value.data());
    if (begin != end) out_.octets(value.subspan(begin, end - begin));
    return true;
  });
}

bool Encoder::fixed_octet_string(const Size& size, const void* value) {
  const ByteView view(static_cast<const std::byte*>(value), size.upper);
  if (size.upper > 2) {
    out_.octets(view);
  } else {
    for (const std::byte octet : view) out_.bits(std::to_integer<std::uint64_t>(octet), 8);
  }
  return true;
}

bool Encoder::object_identifier(const ObjectIdentifier& value) {
  if (value.empty()) return fail(Error::kMissingComponent);
  const ByteView content = value.content();
  out_.align();
  out_.bits(content.size(), 8);
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

void Encoder::raw_open_type(ByteView content) {
  static_cast<void>(octet_string(Size{}, content));
}

// The content is written behind one octet for its length; if that is not enough, the content moves.
bool Encoder::open_type(const Type& type, const void* value) {
  out_.align();
  const std::size_t length_octet = out_.position() / 8;
  out_.bits(0, 8);
  if (!this->value(type, value)) return false;
  out_.align();
  if (out_.position() / 8 == length_octet + 1) out_.bits(0, 8);
  const std::size_t size = out_.position() / 8 - length_octet - 1;
  if (size < 0x80) {
    out_.set_octet(length_octet, static_cast<std::uint8_t>(size));
  } else if (size < kFragment) {
    out_.insert(length_octet + 1, 1);
    out_.set_octet(length_octet, static_cast<std::uint8_t>(0x80 | size >> 8));
    out_.set_octet(length_octet + 1, static_cast<std::uint8_t>(size & 0xff));
  } else {
    const Bytes content = to_bytes(out_.written_from(length_octet + 1));
    out_.set_position(length_octet * 8);
    raw_open_type(content);
  }
  return true;
}

/// Written into each of the loops over parts, which is where the time goes.
[[gnu::always_inline]] inline bool Encoder::any(const Type& type, const void* value) {
  switch (type.type_class) {
    case TypeClass::kInteger:
      return integer(static_cast<const IntegerType&>(type), value);
    case TypeClass::kChoice:
      return choice(static_cast<const ChoiceType&>(type), value);
    case TypeClass::kSequence:
      return sequence(static_cast<const SequenceType&>(type), value);
    case TypeClass::kBoolean:
      out_.bits(*static_cast<const bool*>(value) ? 1 : 0, 1);
      return true;
    case TypeClass::kNull:
      return true;
    case TypeClass::kEnumerated:
      return enumerated(static_cast<const EnumeratedType&>(type), value);
    case TypeClass::kBitString:
      return bit_string(static_cast<const BitStringType&>(type), *static_cast<const BitString*>(value));
    case TypeClass::kOctetString:
      return octet_string(static_cast<const OctetStringType&>(type).size, *static_cast<const Bytes*>(value));
    case TypeClass::kFixedOctetString:
      return fixed_octet_string(static_cast<const OctetStringType&>(type).size, value);
    case TypeClass::kObjectIdentifier:
      return object_identifier(*static_cast<const ObjectIdentifier*>(value));
    case TypeClass::kString:
      return string(static_cast<const StringType&>(type), *static_cast<const std::string*>(value));
    case TypeClass::kWideString:
      return string(static_cast<const StringType&>(type), *static_cast<const std::u16string*>(value));
    case TypeClass::kOpenType:
      raw_open_type(static_cast<const OpenType*>(value)->content);
      return true;
    case TypeClass::kList:
      return list(static_cast<const ListType&>(type), value);
  }
  return false;
}

bool Encoder::sequence(const SequenceType& type, const void* value) {
  const Nesting nesting(*this);
  if (nesting.too_deep()) return fail(Error::kTooDeep);
  const Member* const root = type.members.data();
  const Member* const root_end = root + type.root_count;
  std::uint64_t bits = 0;
  unsigned bit_count = 0;
  std::size_t addition_count = 0;
  if (type.extensible) {
    const Member* last = root + type.members.size();
    while (last != root_end && !is_encoded(last[-1], value)) --last;
    const Extensions& extensions = extensions_of(type, value);
    const auto unknown = extensions.unknown();
    if (last != root_end || !unknown.empty()) {
      addition_count = extensions.count() != 0 ? extensions.count() : type.members.size() - type.root_count;
      addition_count = std::max(addition_count, static_cast<std::size_t>(last - root_end));
      if (!unknown.empty()) addition_count = std::max<std::size_t>(addition_count, unknown.back().index + 1);
      bits = 1;
    }
    bit_count = 1;
  }
  if (type.optional_count != 0) {
    for (const Member* member = root; member != root_end; ++member) {
      if (member->presence == Presence::kMandatory) continue;
      if (bit_count == kMostBits) {
        out_.bits(std::exchange(bits, 0), std::exchange(bit_count, 0));
      }
      bits = bits << 1 | (is_encoded(*member, value) ? 1 : 0);
      ++bit_count;
    }
  }
  out_.bits(bits, bit_count);
  for (const Member* member = root; member != root_end; ++member) {
    const void* at = member_value(*member, value);
    if (at == nullptr || member->presence == Presence::kFlag) continue;
    if (!any(*member->type, at)) return within(member->name);
  }
  return addition_count == 0 || additions(type, value, addition_count);
}

bool Encoder::additions(const SequenceType& type, const void* value, std::size_t count) {
  const std::span<const Member> known = type.members.subspan(type.root_count);
  const auto unknown = extensions_of(type, value).unknown();
  if (count > limits_.message_size) return fail(Error::kMessageTooLarge);
  small_length(count);
  std::uint64_t bits = 0;
  unsigned bit_count = 0;
  auto next = unknown.begin();
  for (std::size_t i = 0; i < count; ++i) {
    bool present = i < known.size() && is_encoded(known[i], value);
    if (i >= known.size() && next != unknown.end() && next->index == i) {
      present = true;
      ++next;
    }
    if (bit_count == kMostBits) {
      out_.bits(std::exchange(bits, 0), std::exchange(bit_count, 0));
    }
    bits = bits << 1 | (present ? 1 : 0);
    ++bit_count;
  }
  out_.bits(bits, bit_count);
  if (next != unknown.end()) return fail(Error::kValueOutOfRange);
  for (const Member& member : known) {
    const void* at = member_value(member, value);
    if (at == nullptr) continue;
    if (!open_type(member.presence == Presence::kFlag ? kNull : *member.type, at)) return within(member.name);
  }
  for (const Extensions::Addition& addition : unknown) raw_open_type(addition.content);
  return true;
}

bool Encoder::choice(const ChoiceType& type, const void* value) {
  const Nesting nesting(*this);
  if (nesting.too_deep()) return fail(Error::kTooDeep);
  const std::uint16_t kind = choice_kind(value);
  if (kind < type.root_count) {
    if (type.encoding.form == NumberForm::kBits) {
      // The extension bit is a zero before the index.
      out_.bits(kind, type.encoding.bits + (type.extensible ? 1U : 0U));
    } else {
      if (type.extensible) out_.bits(0, 1);
      whole_number(type.encoding, kind);
    }
    const Type& chosen = *type.alternatives[kind].type;
    if (chosen.type_class == TypeClass::kNull) return true;
    return any(chosen, choice_value(type, value)) || within(type.alternatives[kind].name);
  }
  if (kind < type.alternatives.size()) {
    out_.bits(1, 1);
    small_number(kind - type.root_count);
    const void* at = type.operations.empty() ? nullptr : choice_value(type, value);
    return open_type(*type.alternatives[kind].type, at) || within(type.alternatives[kind].name);
  }
  if (kind != type.alternatives.size() || !type.extensible) return fail(Error::kUnsetChoice);
  const UnknownAlternative* unknown = choice_unknown(value);
  if (unknown == nullptr || unknown->index < type.alternatives.size() - type.root_count) {
    return fail(Error::kUnsetChoice);
  }
  out_.bits(1, 1);
  small_number(unknown->index);
  raw_open_type(unknown->content);
  return true;
}

bool Encoder::list(const ListType& type, const void* value) {
  const Nesting nesting(*this);
  if (nesting.too_deep()) return fail(Error::kTooDeep);
  const ListOperations& operations = *type.operations;
  const auto* data = static_cast<const std::byte*>(operations.data(value));
  return parts(type.size, operations.size(value), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (!any(*type.element, data + i * operations.element_size)) return within(i);
    }
    return true;
  });
}

bool Encoder::value(const Type& type, const void* value) {
  return any(type, value);
}

Result<void, EncodeError> encode_value(const Type& type, const void* value, Bytes& out, const Limits& limits) {
  Encoder encoder(out, limits);
  if (!encoder.value(type, value)) {
    encoder.abandon();
    return fail(encoder.error(type.name));
  }
  if (encoder.size() > limits.message_size) {
    encoder.abandon();
    return fail(EncodeError{Error::kMessageTooLarge, std::string(type.name)});
  }
  encoder.finish();
  return {};
}

}  // namespace mtavip::asn1
