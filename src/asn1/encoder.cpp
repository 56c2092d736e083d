#include "asn1/encoder.h"

#include <array>
#include <memory>

#include "asn1/codec.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {
namespace {

constexpr std::size_t kFragment = 16'384;
constexpr std::uint64_t kFirstAddition = std::uint64_t{1} << 63;

/// True if the size is encoded within constant bounds, or not at all.
bool is_bounded(const SizeEncoding& size, std::size_t count) {
  return size.is_bounded && count >= size.lower && count <= size.upper;
}

/// True for a string of a fixed and small size: it is not aligned (X.691 section 16.9, 17.6).
bool is_short(const SizeEncoding& size, std::size_t count, std::size_t most) {
  return is_bounded(size, count) && size.lower == size.upper && size.upper <= most;
}

bool is_in_root(const IntegerType& type, std::uint64_t number) {
  if (!type.is_signed) return number >= type.lower && number <= type.upper;
  const auto value = static_cast<std::int64_t>(number);
  return value >= static_cast<std::int64_t>(type.lower) && value <= static_cast<std::int64_t>(type.upper);
}

unsigned octets_of(std::uint64_t value) {
  return value == 0 ? 1 : (static_cast<unsigned>(std::bit_width(value)) + 7) / 8;
}

/// The way to what cannot be encoded in a value that cannot: the first part that cannot be by itself, and on from
/// there. Of failures only, so that encoding need not keep the way that it goes.
class FailureSearch {
 public:
  explicit FailureSearch(const Limits& limits) : limits_(limits) {}

  void search(const Type& type, const void* value, std::size_t depth_left) {
    if (depth_left == 0) return;
    switch (type.type_class) {
      case TypeClass::kSequence:
        return search_members(static_cast<const SequenceType&>(type), value, depth_left - 1);
      case TypeClass::kChoice:
        return search_alternative(static_cast<const ChoiceType&>(type), value, depth_left - 1);
      case TypeClass::kList:
        return search_elements(static_cast<const ListType&>(type), value, depth_left - 1);
      default:
        return;
    }
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  [[nodiscard]] bool fails(const Type& type, const void* value, std::size_t depth_left) const {
    // It is too small for most, which makes no difference to what fails.
    std::array<std::byte, 64> room{};
    Encoder encoder(limits_, room);
    static_cast<void>(type.encode(encoder, type, value, encoder.start(), depth_left));
    return encoder.failure().has_value();
  }
  void search_members(const SequenceType& type, const void* value, std::size_t depth_left) {
    for (const Member& member : type.members) {
      const void* part = member_value(member, value);
      if (part == nullptr || !fails(*member.type, part, depth_left)) continue;
      path_.append(".").append(member.name);
      return search(*member.type, part, depth_left);
    }
  }
  void search_alternative(const ChoiceType& type, const void* value, std::size_t depth_left) {
    const std::uint16_t kind = choice_kind(value);
    if (kind >= type.alternatives.size() || type.shape == Shape::kNullChoice) return;
    const Alternative& alternative = type.alternatives[kind];
    path_.append(".").append(alternative.name);
    search(*alternative.type, choice_value(type, value), depth_left);
  }
  void search_elements(const ListType& type, const void* value, std::size_t depth_left) {
    const auto elements = type.operations->elements(value);
    const bool in_root = elements.size >= type.size.lower && elements.size <= type.size.upper;
    if (!in_root && !type.size.extensible) return;
    for (std::size_t i = 0; i < elements.size; ++i) {
      const void* element = elements.data + i * type.operations->element_size;
      if (!fails(*type.element, element, depth_left)) continue;
      path_.append("[").append(std::to_string(i)).append("]");
      return search(*type.element, element, depth_left);
    }
  }

  const Limits& limits_;
  std::string path_;
};

}  // namespace

WritePosition Encoder::octet_number(std::uint64_t value, unsigned octets, WritePosition to) {
  if (octets > 4) {
    out_.bits(to, value >> 32, 8 * (octets - 4));
    octets = 4;
    value &= 0xffff'ffff;
  }
  out_.bits(to, value, 8 * octets);
  return to;
}

WritePosition Encoder::whole_number(NumberEncoding encoding, std::uint64_t offset, WritePosition to) {
  switch (encoding.form) {
    case NumberForm::kOctet:
    case NumberForm::kTwoOctets:
      out_.align(to);
      [[fallthrough]];
    case NumberForm::kBits:
      out_.bits(to, offset, encoding.bits);
      return to;
    case NumberForm::kIndefinite: {
      const unsigned octets = octets_of(offset);
      out_.bits(to, octets - 1, encoding.bits);
      out_.align(to);
      to = octet_number(offset, octets, to);
      return to;
    }
    case NumberForm::kSemiConstrained: {
      const unsigned octets = octets_of(offset);
      out_.align(to);
      out_.bits(to, octets, 8);
      to = octet_number(offset, octets, to);
      return to;
    }
    case NumberForm::kUnconstrained:
      to = unconstrained_number(static_cast<std::int64_t>(offset), to);
      return to;
  }
  return to;
}

WritePosition Encoder::unconstrained_number(std::int64_t value, WritePosition to) {
  const auto pattern = static_cast<std::uint64_t>(value);
  // One bit more than the magnitude, for the sign.
  const auto bits = static_cast<unsigned>(std::bit_width(value < 0 ? ~pattern : pattern)) + 1;
  const unsigned octets = (bits + 7) / 8;
  out_.align(to);
  out_.bits(to, octets, 8);
  to = octet_number(octets == 8 ? pattern : pattern & ((std::uint64_t{1} << (8 * octets)) - 1), octets, to);
  return to;
}

WritePosition Encoder::small_number(std::uint64_t value, WritePosition to) {
  if (value <= 63) {
    out_.bits(to, value, 7);
  } else {
    out_.bits(to, 1, 1);
    to = whole_number({NumberForm::kSemiConstrained, 0}, value, to);
  }
  return to;
}

WritePosition Encoder::small_length(std::size_t count, WritePosition to) {
  if (count <= 64) {
    out_.bits(to, count - 1, 7);
  } else {
    bool last = false;
    out_.bits(to, 1, 1);
    length(count, last, to);
  }
  return to;
}

/// Writes a length determinant for as much of what remains as one can tell; how much that is.
std::size_t Encoder::length(std::size_t remaining, bool& last, WritePosition& to) {
  last = remaining < kFragment;
  if (remaining < 0x80) {
    out_.octet(to, static_cast<std::uint8_t>(remaining));
    return remaining;
  }
  if (last) {
    out_.two_octets(to, static_cast<std::uint16_t>(0x8000 | remaining));
    return remaining;
  }
  const std::size_t fragments = std::min<std::size_t>(remaining / kFragment, 4);
  out_.octet(to, static_cast<std::uint8_t>(0xc0 | fragments));
  return fragments * kFragment;
}

/// Checks the size and writes a count within bounds; an unbounded one is written with the parts.
bool Encoder::count(const SizeEncoding& size, std::size_t count, bool& bounded, WritePosition& to) {
  const bool in_root = count >= size.lower && (size.upper == Size::kUnbounded || count <= size.upper);
  if (!in_root && !size.extensible) {
    fail(Error::kSizeOutOfRange);
    return false;
  }
  if (size.extensible) out_.bits(to, in_root ? 0 : 1, 1);
  bounded = in_root && size.is_bounded;
  if (bounded && size.lower != size.upper) to = whole_number(size.count, count - size.lower, to);
  return true;
}

/// Calls part(begin, end, to) for each fragment of a string or list, behind its length.
template <class Part>
WritePosition Encoder::parts(const SizeEncoding& size, std::size_t count, WritePosition to, Part&& part) {
  bool bounded = false;
  if (!this->count(size, count, bounded, to)) return to;
  if (bounded) return part(0, count, to);
  std::size_t begin = 0;
  for (bool last = false; !last;) {
    const std::size_t end = begin + length(count - begin, last, to);
    to = part(begin, end, to);
    begin = end;
  }
  return to;
}

WritePosition Encoder::other_integer(const IntegerType& type, std::uint64_t number, WritePosition to) {
  const bool in_root = is_in_root(type, number);
  if (type.extensible) out_.bits(to, in_root ? 0 : 1, 1);
  if (!in_root) {
    if (!type.extensible) return failed(Error::kValueOutOfRange, to);
    to = unconstrained_number(static_cast<std::int64_t>(number), to);
  } else {
    to = whole_number(type.encoding, type.encoding.form == NumberForm::kUnconstrained ? number : number - type.lower,
                      to);
  }
  return to;
}

WritePosition Encoder::enumerated(const EnumeratedType& type, const void* value, WritePosition to) {
  const std::uint64_t index = load_number(value, type.width, false);
  const bool in_root = index < type.root_count;
  if (type.extensible) {
    out_.bits(to, in_root ? 0 : 1, 1);
  } else if (!in_root) {
    return failed(Error::kBadEnumeration, to);
  }
  if (in_root) {
    out_.bits(to, index, type.bits);
  } else {
    to = small_number(index - type.root_count, to);
  }
  return to;
}

WritePosition Encoder::bit_string(const BitStringType& type, const BitString& value, WritePosition to) {
  if (value.bytes.size() != (value.size + 7) / 8) return failed(Error::kSizeOutOfRange, to);
  const bool short_fixed = is_short(type.size, value.size, 16);
  return parts(type.size, value.size, to, [&](std::size_t begin, std::size_t end, WritePosition part) {
    if (begin != end && !short_fixed) out_.align(part);
    for (std::size_t bit = begin; bit < end; bit += 8) {
      const auto octet = std::to_integer<std::uint64_t>(value.bytes[bit / 8]);
      const auto bits = static_cast<unsigned>(std::min<std::size_t>(8, end - bit));
      out_.bits(part, octet >> (8 - bits), bits);
    }
    return part;
  });
}

/// An octet string of any size; also what an open type holds.
WritePosition Encoder::octets(ByteView value, WritePosition to) {
  if (out_.short_string(to, value)) [[likely]]
    return to;
  return any_octets(value, to);
}

WritePosition Encoder::any_octets(ByteView value, WritePosition to) {
  for (bool last = false; !last;) {
    const std::size_t size = length(value.size(), last, to);
    out_.octets(to, value.first(size));
    value = value.subspan(size);
  }
  return to;
}

WritePosition Encoder::octet_string(const SizeEncoding& size, ByteView value, WritePosition to) {
  if (is_short(size, value.size(), 2)) {
    if (size.extensible) out_.bits(to, 0, 1);
    return fixed_octet_string(value, to);
  }
  return parts(size, value.size(), to, [&](std::size_t begin, std::size_t end, WritePosition part) {
    if (begin != end) {
      out_.align(part);
      out_.octets(part, value.subspan(begin, end - begin));
    }
    return part;
  });
}

WritePosition Encoder::fixed_octet_string(ByteView value, WritePosition to) {
  if (value.size() > 2) {
    out_.align(to);
    out_.octets(to, value);
  } else {
    for (const std::byte octet : value) out_.bits(to, std::to_integer<std::uint64_t>(octet), 8);
  }
  return to;
}

template <class String>
WritePosition Encoder::characters(const StringType& type, const String& value, std::size_t begin, std::size_t end,
                                  WritePosition to) {
  using Character = std::make_unsigned_t<typename String::value_type>;
  for (std::size_t i = begin; i < end; ++i) {
    std::uint64_t character = static_cast<Character>(value[i]);
    if (type.alphabet.empty()) {
      if (character > type.highest) return failed(Error::kBadCharacter, to);
    } else {
      const std::size_t place =
          character > 0x7f ? std::string_view::npos : type.alphabet.find(static_cast<char>(character));
      if (place == std::string_view::npos) return failed(Error::kBadCharacter, to);
      if (type.by_index) character = place;
    }
    out_.bits(to, character, type.bits);
  }
  return to;
}

template <class String>
WritePosition Encoder::string(const StringType& type, const String& value, WritePosition to) {
  const std::uint64_t most_bits = std::uint64_t{type.size.upper} * type.bits;
  const bool fixed = type.size.lower == type.size.upper;
  const bool aligned = !is_bounded(type.size, value.size()) || (fixed ? most_bits > 16 : most_bits >= 16);
  return parts(type.size, value.size(), to, [&](std::size_t begin, std::size_t end, WritePosition part) {
    if (begin != end && aligned) out_.align(part);
    return characters(type, value, begin, end, part);
  });
}

template WritePosition Encoder::string(const StringType&, const std::string&, WritePosition);
template WritePosition Encoder::string(const StringType&, const std::u16string&, WritePosition);

// The content is written behind one octet for its length; if that is not enough, the content moves.
WritePosition Encoder::open_type(const Type& type, const void* value, WritePosition to, std::size_t depth_left) {
  out_.align(to);
  const std::size_t length_octet = out_.size(to);
  out_.octet(to, 0);
  to = type.encode(*this, type, value, to, depth_left);
  out_.align(to);
  if (out_.overflowed()) [[unlikely]]
    return to;
  const std::size_t size = out_.size(to) - length_octet - 1;
  if (size == 0 || size >= 0x80) [[unlikely]]
    return long_open_type(length_octet, to);
  out_.set_octet(length_octet, static_cast<std::uint8_t>(size));
  return to;
}

/// Ends an open type of which one octet for the length and the content are written, and the content is long or nothing.
WritePosition Encoder::long_open_type(std::size_t length_octet, WritePosition to) {
  const std::size_t size = out_.size(to) - length_octet - 1;
  if (size == 0) {
    out_.set_octet(length_octet, 1);
    out_.octet(to, 0);
  } else if (size < kFragment) {
    out_.insert_octet(to, length_octet + 1);
    out_.set_octet(length_octet, static_cast<std::uint8_t>(0x80 | size >> 8));
    out_.set_octet(length_octet + 1, static_cast<std::uint8_t>(size & 0xff));
  } else {
    const Bytes content = to_bytes(out_.written_from(length_octet + 1, to));
    out_.cut(to, length_octet);
    to = octets(content, to);
  }
  return to;
}

// X.691 section 19.7 to 19.9. As many are told of as the sender's version of the type had.
WritePosition Encoder::additions(const SequenceType& type, const void* value, std::uint64_t known, WritePosition to,
                                 std::size_t depth_left) {
  const Extensions& extensions = extensions_of(type, value);
  const auto unknown = extensions.unknown();
  const std::size_t known_count = type.members.size() - type.root_count;
  std::size_t count = extensions.count() != 0 ? extensions.count() : known_count;
  count = std::max(count, std::size_t{64} - static_cast<std::size_t>(std::countr_zero(known)));
  if (!unknown.empty()) count = std::max<std::size_t>(count, unknown.back().index + std::size_t{1});
  if (count > limits_.message_size) return failed(Error::kMessageTooLarge, to);
  to = small_length(count, to);
  auto next = unknown.begin();
  if (unknown.empty() && count <= 32) {
    out_.bits(to, known >> (64 - count), static_cast<unsigned>(count));
  } else {
    for (std::size_t i = 0; i < count; ++i) {
      bool present = i < known_count && (known & kFirstAddition >> i) != 0;
      if (i >= known_count && next != unknown.end() && next->index == i) {
        present = true;
        ++next;
      }
      out_.bits(to, present ? 1 : 0, 1);
    }
  }
  if (next != unknown.end()) return failed(Error::kValueOutOfRange, to);
  for (; known != 0; known &= ~(kFirstAddition >> std::countl_zero(known))) {
    const Member& member = type.members[type.root_count + static_cast<std::size_t>(std::countl_zero(known))];
    to = open_type(*member.type, member_value(member, value), to, depth_left);
  }
  for (const Extensions::Addition& addition : unknown) to = octets(addition.content, to);
  return to;
}

WritePosition Encoder::choice(const ChoiceType& type, const void* value, WritePosition to, std::size_t depth_left) {
  if (depth_left == 0) return failed(Error::kTooDeep, to);
  const std::uint16_t kind = choice_kind(value);
  if (kind >= type.root_count) return other_alternative(type, value, to, depth_left - 1);
  out_.bits(to, kind, type.index_bits + (type.extensible ? 1U : 0U));
  const Type& chosen = *type.alternatives[kind].type;
  if (chosen.shape == Shape::kNull) return to;
  return chosen.encode(*this, chosen, choice_value(type, value), to, depth_left - 1);
}

/// One that is an extension addition, or none.
WritePosition Encoder::other_alternative(const ChoiceType& type, const void* value, WritePosition to,
                                         std::size_t depth_left) {
  const std::uint16_t kind = choice_kind(value);
  if (kind < type.alternatives.size()) {
    out_.bits(to, 1, 1);
    to = small_number(std::size_t{kind} - type.root_count, to);
    const void* at = type.shape == Shape::kNullChoice ? nullptr : choice_value(type, value);
    return open_type(*type.alternatives[kind].type, at, to, depth_left);
  }
  if (kind != type.alternatives.size() || !type.extensible) return failed(Error::kUnsetChoice, to);
  const UnknownAlternative* unknown = choice_unknown(value);
  if (unknown == nullptr || unknown->index < type.alternatives.size() - type.root_count) {
    return failed(Error::kUnsetChoice, to);
  }
  out_.bits(to, 1, 1);
  to = small_number(unknown->index, to);
  return octets(unknown->content, to);
}

WritePosition Encoder::list(const ListType& type, const void* value, WritePosition to, std::size_t depth_left) {
  if (depth_left == 0) return failed(Error::kTooDeep, to);
  const auto elements = type.operations->elements(value);
  const std::size_t element_size = type.operations->element_size;
  const Type& element = *type.element;
  return parts(type.size, elements.size, to, [&](std::size_t begin, std::size_t end, WritePosition part) {
    for (std::size_t i = begin; i < end; ++i) {
      part = element.encode(*this, element, elements.data + i * element_size, part, depth_left - 1);
    }
    return part;
  });
}

ByteView Encoder::finish(WritePosition to) {
  out_.align(to);
  if (out_.size(to) == 0) out_.octet(to, 0);
  return out_.written_from(0, to);
}

template <Shape kShape>
WritePosition encode_shape(Encoder& encoder, const Type& type, const void* value, WritePosition to,
                           std::size_t depth_left) {
  return encoder.put<kShape>(type, value, to, depth_left);
}

#define MTAVIP_ASN1_SHAPE(shape) \
  template WritePosition encode_shape<Shape::shape>(Encoder&, const Type&, const void*, WritePosition, std::size_t)
MTAVIP_ASN1_SHAPE(kNull);
MTAVIP_ASN1_SHAPE(kBoolean);
MTAVIP_ASN1_SHAPE(kOctet);
MTAVIP_ASN1_SHAPE(kBits);
MTAVIP_ASN1_SHAPE(kTwoOctets);
MTAVIP_ASN1_SHAPE(kInteger);
MTAVIP_ASN1_SHAPE(kEnumerated);
MTAVIP_ASN1_SHAPE(kFixedOctetString);
MTAVIP_ASN1_SHAPE(kBitString);
MTAVIP_ASN1_SHAPE(kOctetString);
MTAVIP_ASN1_SHAPE(kOctets);
MTAVIP_ASN1_SHAPE(kObjectIdentifier);
MTAVIP_ASN1_SHAPE(kString);
MTAVIP_ASN1_SHAPE(kWideString);
MTAVIP_ASN1_SHAPE(kOpenType);
#undef MTAVIP_ASN1_SHAPE

Result<void, EncodeError> encode_value(const Type& type, const void* value, Bytes& out, const Limits& limits) {
  // Nearly every message is shorter.
  std::byte first_room[4'096];  // not initialized: nothing is read that was not written
  std::span<std::byte> room(first_room);
  std::unique_ptr<std::byte[]> more_room;
  for (;;) {
    Encoder encoder(limits, room);
    const WritePosition end = type.encode(encoder, type, value, encoder.start(), limits.depth);
    if (encoder.failure()) [[unlikely]] {
      FailureSearch where(limits);
      where.search(type, value, limits.depth);
      return fail(EncodeError{*encoder.failure(), std::string(type.name) + where.path()});
    }
    const ByteView encoding = encoder.finish(end);
    const bool complete = !encoder.overflowed();
    if (complete && encoding.size() <= limits.message_size) [[likely]] {
      out.insert(out.end(), encoding.begin(), encoding.end());
      return {};
    }
    if (complete || room.size() > limits.message_size + kFragment) {
      return fail(EncodeError{Error::kMessageTooLarge, std::string(type.name)});
    }
    const std::size_t size = 4 * room.size();
    more_room = std::make_unique_for_overwrite<std::byte[]>(size);
    room = {more_room.get(), size};
  }
}

}  // namespace mtavip::asn1
