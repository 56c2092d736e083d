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

/// Counts a type that stands within another.
class Decoder::Nesting {
 public:
  explicit Nesting(Decoder& decoder) : decoder_(decoder) { ++decoder_.depth_; }
  ~Nesting() { --decoder_.depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

  [[nodiscard]] bool too_deep() const { return decoder_.depth_ > decoder_.limits_.depth; }

 private:
  Decoder& decoder_;
};

/// How many octets, characters or elements follow.
struct Decoder::Count {
  std::size_t count = 0;
  bool more = false;     ///< this is a fragment and another follows
  bool bounded = false;  ///< the count was encoded within constant bounds, or not at all
};

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

bool Decoder::spend(std::size_t octets) {
  if (octets > limits_.memory - memory_) return fail(Error::kTooMuchMemory);
  memory_ += octets;
  return true;
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
  std::uint32_t bits = 0;
  switch (encoding.form) {
    case NumberForm::kOctet:
    case NumberForm::kTwoOctets:
      if (!in_.align()) return fail(Error::kTruncated);
      [[fallthrough]];
    case NumberForm::kBits:
      if (!read(encoding.bits, bits)) return false;
      value = bits;
      return true;
    case NumberForm::kIndefinite:
      if (!read(encoding.bits, bits)) return false;
      return octet_number(bits + 1, value);
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
  if (large) return whole_number({NumberForm::kSemiConstrained, 0}, value);
  std::uint32_t bits = 0;
  if (!read(6, bits)) return false;
  value = bits;
  return true;
}

// X.691 section 11.9.3.5 to 11.9.3.8.
bool Decoder::length(std::size_t& count, bool& more) {
  std::uint32_t octet = 0;
  if (!in_.align()) return fail(Error::kTruncated);
  if (!read(8, octet)) return false;
  more = false;
  if (octet < 0x80) {
    count = octet;
    return true;
  }
  if (octet < 0xc0) {
    std::uint32_t second = 0;
    if (!read(8, second)) return false;
    count = (octet & 0x3fU) << 8 | second;
    return true;
  }
  if (octet < 0xc1 || octet > 0xc4) return fail(Error::kBadLength);
  count = (octet & 0x3fU) * kFragment;
  more = true;
  return true;
}

bool Decoder::count(const Size& size, Count& count) {
  bool extended = false;
  if (size.extensible && !read(extended)) return false;
  if (extended || size.upper >= 65'536) return length(count.count, count.more);
  count.bounded = true;
  if (size.lower == size.upper) {
    count.count = size.lower;
    return true;
  }
  std::uint64_t offset = 0;
  if (!whole_number(number_encoding(size.upper - size.lower), offset)) return false;
  if (offset > size.upper - size.lower) return fail(Error::kSizeOutOfRange);
  count.count = static_cast<std::size_t>(size.lower + offset);
  return true;
}

/// After a part: the length of the next, or, after the last, whether the whole has an allowed size.
bool Decoder::next_fragment(const Size& size, Count& count, std::size_t total) {
  if (count.more) return length(count.count, count.more);
  count.count = 0;
  if (count.bounded || size.extensible || (total >= size.lower && total <= size.upper)) return true;
  return fail(Error::kSizeOutOfRange);
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
inline bool Decoder::integer(const IntegerType& type, void* value) {
  if (type.extensible || type.encoding.form > NumberForm::kTwoOctets) return other_integer(type, value);
  if (type.encoding.form != NumberForm::kBits && !in_.align()) return fail(Error::kTruncated);
  std::uint32_t offset = 0;
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
    std::uint32_t bits = 0;
    if (!read(type.bits, bits)) return false;
    if (bits >= type.root_count) return fail(Error::kBadEnumeration);
    index = bits;
  }
  store(value, type.width, index);
  return true;
}

bool Decoder::bit_string(const BitStringType& type, BitString& value) {
  Count part;
  if (!count(type.size, part)) return false;
  const bool short_fixed = part.bounded && type.size.lower == type.size.upper && type.size.upper <= 16;
  if (short_fixed) {
    std::uint32_t bits = 0;
    const auto size = static_cast<unsigned>(part.count);
    if (!read(size, bits)) return false;
    bits <<= 16 - size;
    value.bytes = {static_cast<std::byte>(bits >> 8), static_cast<std::byte>(bits & 0xff)};
    value.bytes.resize((size + 7) / 8);
    value.size = size;
    return true;
  }
  for (;;) {
    if (part.count != 0) {
      if (!in_.align()) return fail(Error::kTruncated);
      if (part.count > in_.bits_left()) return fail(Error::kTruncated);
      const std::size_t octet_count = (part.count + 7) / 8;
      if (!spend(octet_count)) return false;
      // Whole octets are there even if the string ends within the last.
      const std::size_t position = in_.position();
      ByteView view;
      if (!in_.octets(part.count / 8, view)) return fail(Error::kTruncated);
      value.bytes.insert(value.bytes.end(), view.begin(), view.end());
      const auto rest = static_cast<unsigned>(part.count % 8);
      if (rest != 0) {
        std::uint32_t bits = 0;
        if (!read(rest, bits)) return false;
        value.bytes.push_back(static_cast<std::byte>(bits << (8 - rest)));
      }
      in_.set_position(position + part.count);
      value.size += part.count;
    }
    const bool more = part.more;
    if (!next_fragment(type.size, part, value.size)) return false;
    if (!more) return true;
  }
}

bool Decoder::octet_string(const Size& size, Bytes& value) {
  Count part;
  if (!count(size, part)) return false;
  if (part.bounded && size.lower == size.upper && size.upper <= 2) {
    value.resize(part.count);
    return fixed_octet_string(size, value.data());
  }
  for (;;) {
    ByteView view;
    if (part.count != 0 && (!octets(part.count, view) || !spend(view.size()))) return false;
    value.insert(value.end(), view.begin(), view.end());
    const bool more = part.more;
    if (!next_fragment(size, part, value.size())) return false;
    if (!more) return true;
  }
}

bool Decoder::fixed_octet_string(const Size& size, void* value) {
  if (size.upper > 2) {
    ByteView view;
    if (!octets(size.upper, view)) return false;
    std::memcpy(value, view.data(), view.size());
    return true;
  }
  for (std::uint32_t i = 0; i < size.upper; ++i) {
    std::uint32_t octet = 0;
    if (!read(8, octet)) return false;
    static_cast<std::uint8_t*>(value)[i] = static_cast<std::uint8_t>(octet);
  }
  return true;
}

bool Decoder::object_identifier(ObjectIdentifier& value) {
  std::size_t count = 0;
  bool more = false;
  if (!length(count, more)) return false;
  ByteView view;
  if (more || !octets(count, view)) return fail(more ? Error::kBadObjectIdentifier : Error::kTruncated);
  const auto identifier = ObjectIdentifier::from_content(view);
  if (!identifier) return fail(Error::kBadObjectIdentifier);
  value = *identifier;
  return true;
}

template <class String>
bool Decoder::characters(const StringType& type, std::size_t count, String& value) {
  using Character = typename String::value_type;
  if (count > in_.bits_left() / type.bits) return fail(Error::kTruncated);
  if (!spend(count * sizeof(Character))) return false;
  const std::size_t begin = value.size();
  value.resize(begin + count);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t character = 0;
    if (!read(type.bits, character)) return false;
    if (type.alphabet.empty()) {
      if (character > type.highest) return fail(Error::kBadCharacter);
    } else if (type.by_index) {
      if (character >= type.alphabet.size()) return fail(Error::kBadCharacter);
      character = static_cast<unsigned char>(type.alphabet[character]);
    } else if (type.alphabet.find(static_cast<char>(character)) == std::string_view::npos) {
      return fail(Error::kBadCharacter);
    }
    value[begin + i] = static_cast<Character>(character);
  }
  return true;
}

// X.691 section 30.5.6 and 30.5.7: short strings are not aligned.
template <class String>
bool Decoder::string(const StringType& type, String& value) {
  Count part;
  if (!count(type.size, part)) return false;
  const std::uint64_t most_bits = std::uint64_t{type.size.upper} * type.bits;
  const bool aligned = !part.bounded || (type.size.lower == type.size.upper ? most_bits > 16 : most_bits >= 16);
  for (;;) {
    if (part.count != 0) {
      if (aligned && !in_.align()) return fail(Error::kTruncated);
      if (!characters(type, part.count, value)) return false;
    }
    const bool more = part.more;
    if (!next_fragment(type.size, part, value.size())) return false;
    if (!more) return true;
  }
}

bool Decoder::raw_open_type(Bytes& content) {
  return octet_string(Size{}, content);
}

/// Decodes what stands in an open type; octets that are left in it are skipped.
template <class Content>
bool Decoder::open_type(Content&& content) {
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
  if (!raw_open_type(whole)) return false;
  const PerReader outer = std::exchange(in_, PerReader(whole));
  const bool done = content();
  in_ = outer;
  if (!done) error_position_ = start;
  return done;
}

/// Written into each of the loops over parts, which is where the time goes.
[[gnu::always_inline]] inline bool Decoder::any(const Type& type, void* value) {
  switch (type.type_class) {
    case TypeClass::kNull:
      return true;
    case TypeClass::kBoolean:
      return read(*static_cast<bool*>(value));
    case TypeClass::kInteger:
      return integer(static_cast<const IntegerType&>(type), value);
    case TypeClass::kEnumerated:
      return enumerated(static_cast<const EnumeratedType&>(type), value);
    case TypeClass::kBitString:
      return bit_string(static_cast<const BitStringType&>(type), *static_cast<BitString*>(value));
    case TypeClass::kOctetString:
      return octet_string(static_cast<const OctetStringType&>(type).size, *static_cast<Bytes*>(value));
    case TypeClass::kFixedOctetString:
      return fixed_octet_string(static_cast<const OctetStringType&>(type).size, value);
    case TypeClass::kObjectIdentifier:
      return object_identifier(*static_cast<ObjectIdentifier*>(value));
    case TypeClass::kString:
      return string(static_cast<const StringType&>(type), *static_cast<std::string*>(value));
    case TypeClass::kWideString:
      return string(static_cast<const StringType&>(type), *static_cast<std::u16string*>(value));
    case TypeClass::kOpenType:
      return raw_open_type(static_cast<OpenType*>(value)->content);
    case TypeClass::kSequence:
      return sequence(static_cast<const SequenceType&>(type), value);
    case TypeClass::kChoice:
      return choice(static_cast<const ChoiceType&>(type), value);
    case TypeClass::kList:
      return list(static_cast<const ListType&>(type), value);
  }
  return false;
}

bool Decoder::sequence(const SequenceType& type, void* value) {
  const Nesting nesting(*this);
  if (nesting.too_deep()) return fail(Error::kTooDeep);
  bool extended = false;
  if (type.extensible && !read(extended)) return false;
  const std::size_t bitmap = in_.position();
  if (!in_.skip(type.optional_count)) return fail(Error::kTruncated);
  std::size_t optional = bitmap;
  for (const Member& member : type.members.first(type.root_count)) {
    void* at = static_cast<std::byte*>(value) + member.offset;
    if (member.presence != Presence::kMandatory) {
      if (!in_.bit_at(optional++)) continue;
      if (member.presence == Presence::kOnHeap && !spend(member.operations->value_size)) return within(member.name);
      at = emplace_member(member, value);
      if (member.presence == Presence::kFlag) continue;
    }
    if (!any(*member.type, at)) return within(member.name);
  }
  return !extended || additions(type, value);
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
    std::uint32_t less_one = 0;
    if (!read(6, less_one)) return false;
    count = less_one + 1;
  }
  const std::size_t bitmap = in_.position();
  if (!in_.skip(count)) return fail(Error::kTruncated);
  const std::size_t known = type.members.size() - type.root_count;
  bool any = false;
  for (std::size_t i = 0; i < count; ++i) {
    if (!in_.bit_at(bitmap + i)) continue;
    any = true;
    if (i < known) {
      if (!addition(type, type.root_count + i, value)) return within(type.members[type.root_count + i].name);
      continue;
    }
    if (!spend(sizeof(Extensions::Addition))) return false;
    if (!raw_open_type(extensions_of(type, value).add_unknown(static_cast<std::uint32_t>(i)).content)) {
      return within("extension[" + std::to_string(i) + "]");
    }
  }
  if (any && count != known) extensions_of(type, value).set_count(static_cast<std::uint32_t>(count));
  return true;
}

bool Decoder::addition(const SequenceType& type, std::size_t index, void* value) {
  const Member& member = type.members[index];
  if (member.presence == Presence::kOnHeap && !spend(member.operations->value_size)) return false;
  void* at = emplace_member(member, value);
  return open_type([&] { return member.presence == Presence::kFlag || this->value(*member.type, at); });
}

bool Decoder::alternative(const ChoiceType& type, std::uint16_t kind, void* value) {
  const Alternative& alternative = type.alternatives[kind];
  choice_kind(value) = detail::kUnset;
  void* at = nullptr;
  if (!type.operations.empty()) {
    const SlotOperations& operations = *type.operations[kind];
    if (operations.on_heap && !spend(operations.value_size)) return false;
    at = operations.construct(choice_slot(value));
  }
  choice_kind(value) = kind;
  if (alternative.type->type_class == TypeClass::kNull) return true;
  return any(*alternative.type, at);
}

bool Decoder::unknown_alternative(const ChoiceType& type, std::uint64_t index, void* value) {
  if (index > 0xffff'ffff) return fail(Error::kNumberTooLarge);
  if (!spend(sizeof(UnknownAlternative))) return false;
  auto unknown = std::make_unique<UnknownAlternative>();
  unknown->index = static_cast<std::uint32_t>(index);
  if (!raw_open_type(unknown->content)) return false;
  void* slot = choice_slot(value);
  if (type.operations.empty()) {
    *static_cast<std::unique_ptr<UnknownAlternative>*>(slot) = std::move(unknown);
  } else {
    ::new (slot) UnknownAlternative*(unknown.release());
  }
  choice_kind(value) = static_cast<std::uint16_t>(type.alternatives.size());
  return true;
}

bool Decoder::choice(const ChoiceType& type, void* value) {
  const Nesting nesting(*this);
  if (nesting.too_deep()) return fail(Error::kTooDeep);
  bool extended = false;
  if (type.extensible && !read(extended)) return false;
  if (extended) return extension_alternative(type, value);
  std::uint64_t index = 0;
  if (type.encoding.form == NumberForm::kBits) {
    std::uint32_t bits = 0;
    if (!read(type.encoding.bits, bits)) return false;
    index = bits;
  } else if (!whole_number(type.encoding, index)) {
    return false;
  }
  if (index >= type.root_count) return fail(Error::kBadChoice);
  const auto kind = static_cast<std::uint16_t>(index);
  return alternative(type, kind, value) || within(type.alternatives[kind].name);
}

bool Decoder::extension_alternative(const ChoiceType& type, void* value) {
  std::uint64_t index = 0;
  if (!small_number(index)) return false;
  if (index < type.alternatives.size() - type.root_count) {
    const auto kind = static_cast<std::uint16_t>(type.root_count + index);
    return open_type([&] { return alternative(type, kind, value); }) || within(type.alternatives[kind].name);
  }
  return unknown_alternative(type, index, value) || within("extension[" + std::to_string(index) + "]");
}

bool Decoder::list(const ListType& type, void* value) {
  const Nesting nesting(*this);
  if (nesting.too_deep()) return fail(Error::kTooDeep);
  const ListOperations& operations = *type.operations;
  Count part;
  if (!count(type.size, part)) return false;
  std::size_t total = 0;
  for (;;) {
    if (part.count > limits_.list_length - total) return fail(Error::kTooManyElements);
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
      if (!any(*type.element, data + total * operations.element_size)) return within(total);
    }
    const bool more = part.more;
    if (!next_fragment(type.size, part, total)) return false;
    if (!more) return true;
  }
}

bool Decoder::value(const Type& type, void* value) {
  return any(type, value);
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
