#include "asn1/decoder.h"

#include <algorithm>

#include "asn1/codec.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {
namespace {

constexpr std::size_t kFragment = 16'384;

}  // namespace

/// A message that is too short to be read in words is read from memory that is not.
ByteView Decoder::readable(ByteView message) {
  if (message.size() >= sizeof short_message_) return message;
  std::copy(message.begin(), message.end(), short_message_);
  return short_message_;
}

std::size_t Decoder::fail(Error error, std::size_t position) {
  error_ = error;
  error_position_ = position;
  return kDecodeFailed;
}

// The path is built from its end, since it is the way back from the failure.
std::size_t Decoder::within(std::string_view name) {
  path_.insert(0, name);
  path_.insert(0, 1, '.');
  return kDecodeFailed;
}

std::size_t Decoder::within(std::size_t index) {
  path_.insert(0, "[" + std::to_string(index) + "]");
  return kDecodeFailed;
}

// An encoding without bits is one octet (X.691 section 11.1.3).
bool Decoder::at_end(std::size_t position) {
  return in_.bits_left(position) < (position == 0 ? 9 : 8) || failed(Error::kTrailingData, position);
}

DecodeError Decoder::error(std::string_view type_name) const {
  return {error_, error_position_, std::string(type_name) + path_};
}

std::size_t Decoder::cut_off(const SequenceType& type, void* value, std::size_t position, unsigned preamble,
                             std::size_t first, std::size_t last) {
  if (in_.bits_left(position) < preamble) {
    static_cast<void>(in_.skip(position, type.extensible ? 1 : 0));
    return fail(Error::kTruncated, position);
  }
  position += preamble;
  for (std::size_t i = first; i < last; ++i) {
    const Member& member = type.members[i];
    void* at = static_cast<std::byte*>(value) + member.offset;
    position = member.type->decode(*this, *member.type, at, position, 0);
    if (position == kDecodeFailed) return within(member.name);
  }
  return kDecodeFailed;
}

bool Decoder::octet_number(std::size_t count, std::uint64_t& value, std::size_t& position) {
  ByteView view;
  if (!octets(count, view, position)) return false;
  value = 0;
  for (const std::byte octet : view) {
    if (value >> 56 != 0) return failed(Error::kNumberTooLarge, position);
    value = value << 8 | std::to_integer<std::uint64_t>(octet);
  }
  return true;
}

bool Decoder::whole_number(NumberEncoding encoding, std::uint64_t& value, std::size_t& position) {
  switch (encoding.form) {
    case NumberForm::kOctet:
    case NumberForm::kTwoOctets:
      position = PerReader::aligned(position);
      [[fallthrough]];
    case NumberForm::kBits:
      return read(encoding.bits, value, position);
    case NumberForm::kIndefinite: {
      std::uint64_t octets_less_one = 0;
      return read(encoding.bits, octets_less_one, position) && octet_number(octets_less_one + 1, value, position);
    }
    case NumberForm::kSemiConstrained:
    case NumberForm::kUnconstrained: {
      std::size_t count = 0;
      bool more = false;
      if (!length(count, more, position)) return false;
      if (count == 0 || more) return failed(Error::kBadLength, position);
      return octet_number(count, value, position);
    }
  }
  return false;
}

// X.691 section 11.6: up to 63 in six bits, more as a number with a lower bound only.
bool Decoder::small_number(std::uint64_t& value, std::size_t& position) {
  std::uint64_t large = 0;
  if (!read(1, large, position)) return false;
  return large != 0 ? whole_number({NumberForm::kSemiConstrained, 0}, value, position) : read(6, value, position);
}

bool Decoder::long_length(unsigned octet, std::size_t& count, bool& more, std::size_t& position) {
  if (octet < 0xc0) {
    std::uint8_t second = 0;
    if (!in_.octet(position, second)) return failed(Error::kTruncated, position);
    count = (octet & 0x3fU) << 8 | second;
    return true;
  }
  if (octet < 0xc1 || octet > 0xc4) return failed(Error::kBadLength, position);
  count = (octet & 0x3fU) * kFragment;
  more = true;
  return true;
}

std::size_t Decoder::unbounded_integer(const IntegerType& type, void* value, std::size_t position) {
  std::size_t count = 0;
  bool more = false;
  if (!length(count, more, position)) return kDecodeFailed;
  if (count == 0 || more) return fail(Error::kBadLength, position);
  ByteView view;
  if (!octets(count, view, position)) return kDecodeFailed;
  const bool negative = (view[0] & std::byte{0x80}) != std::byte{0};
  std::uint64_t number = negative ? ~std::uint64_t{0} : 0;
  const std::uint64_t filling = number >> 56;
  for (const std::byte octet : view) {
    if (number >> 56 != filling) return fail(Error::kNumberTooLarge, position);
    number = number << 8 | std::to_integer<std::uint64_t>(octet);
  }
  // What was shifted in must not have turned the sign.
  if ((number >> 63 != 0) != negative) return fail(Error::kNumberTooLarge, position);
  if (!type.is_signed && negative) return fail(Error::kValueOutOfRange, position);
  if (type.width < 8) {
    const unsigned shift = 64 - type.width * 8U;
    const std::uint64_t narrow = type.is_signed
                                     ? static_cast<std::uint64_t>(static_cast<std::int64_t>(number << shift) >> shift)
                                     : number << shift >> shift;
    if (narrow != number) return fail(Error::kNumberTooLarge, position);
  }
  store_number(value, type.width, number);
  return position;
}

std::size_t Decoder::other_integer(const IntegerType& type, void* value, std::size_t position) {
  std::uint64_t extended = 0;
  if (type.extensible && !read(1, extended, position)) return kDecodeFailed;
  if (extended != 0 || type.encoding.form == NumberForm::kUnconstrained) {
    return unbounded_integer(type, value, position);
  }
  std::uint64_t offset = 0;
  if (!whole_number(type.encoding, offset, position)) return kDecodeFailed;
  if (offset > type.upper - type.lower) return fail(Error::kValueOutOfRange, position);
  store_number(value, type.width, type.lower + offset);
  return position;
}

std::size_t Decoder::enumerated(const EnumeratedType& type, void* value, std::size_t position) {
  std::uint64_t extended = 0;
  if (type.extensible && !read(1, extended, position)) return kDecodeFailed;
  std::uint64_t index = 0;
  if (extended != 0) {
    if (!small_number(index, position)) return kDecodeFailed;
    index += type.root_count;
    if (index > 0xff) return fail(Error::kBadEnumeration, position);
  } else {
    if (!read(type.bits, index, position)) return kDecodeFailed;
    if (index >= type.root_count) return fail(Error::kBadEnumeration, position);
  }
  store_number(value, type.width, index);
  return position;
}

template <class Content>
inline std::size_t Decoder::open_type(std::size_t position, Content&& content) {
  std::size_t count = 0;
  bool more = false;
  const std::size_t start = position;
  if (!length(count, more, position)) return kDecodeFailed;
  if (!more) {
    if (count > in_.bits_left(position) / 8) return fail(Error::kTruncated, position);
    const std::size_t content_end = position + count * 8;
    const std::size_t end = in_.set_end(content_end);
    position = content(position);
    in_.set_end(end);
    return position == kDecodeFailed ? position : content_end;
  }
  Bytes whole;
  const std::size_t content_end = octet_string(whole, start);
  if (content_end == kDecodeFailed) return content_end;
  const PerReader outer = std::exchange(in_, PerReader(whole, whole.size()));
  position = content(0);
  in_ = outer;
  if (position != kDecodeFailed) return content_end;
  error_position_ = start;
  return position;
}

// X.691 section 19.7 to 19.9.
std::size_t Decoder::additions(const SequenceType& type, void* value, std::size_t position, std::size_t depth_left) {
  std::uint64_t large = 0;
  if (!read(1, large, position)) return kDecodeFailed;
  std::size_t count = 0;
  if (large != 0) {
    bool more = false;
    if (!length(count, more, position)) return kDecodeFailed;
    if (count == 0 || more) return fail(Error::kBadLength, position);
  } else {
    std::uint64_t less_one = 0;
    if (!read(6, less_one, position)) return kDecodeFailed;
    count = less_one + 1;
  }
  const std::size_t bitmap = position;
  if (!in_.skip(position, count)) return fail(Error::kTruncated, position);
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
        const Member& member = type.members[type.root_count + i];
        position = addition(member, value, position, depth_left);
        if (position == kDecodeFailed) return within(member.name);
        continue;
      }
      if (!spend(sizeof(Extensions::Addition), position)) return kDecodeFailed;
      position = octet_string(extensions_of(type, value).add_unknown(static_cast<std::uint32_t>(i)).content, position);
      if (position == kDecodeFailed) return within("extension[" + std::to_string(i) + "]");
    }
  }
  if (any && count != known) extensions_of(type, value).set_count(static_cast<std::uint32_t>(count));
  return position;
}

std::size_t Decoder::addition(const Member& member, void* value, std::size_t position, std::size_t depth_left) {
  void* at = emplace(member, static_cast<std::byte*>(value) + member.offset, position);
  if (at == nullptr) return kDecodeFailed;
  const Type& type = *member.type;
  return open_type(position, [&](std::size_t begin) { return type.decode(*this, type, at, begin, depth_left); });
}

std::size_t Decoder::known_alternative(const ChoiceType& type, std::uint64_t index, void* value, std::size_t position,
                                       std::size_t depth_left) {
  const auto kind = static_cast<std::uint16_t>(index);
  if (type.shape == Shape::kNullChoice) {
    choice_kind(value) = kind;
    return position;
  }
  return alternative(*type.alternatives[kind].type, *type.operations[kind], kind, value, position, depth_left);
}

std::size_t Decoder::unknown_alternative(const ChoiceType& type, std::uint64_t index, void* value,
                                         std::size_t position) {
  if (index > 0xffff'ffff) return fail(Error::kNumberTooLarge, position);
  if (!spend(sizeof(UnknownAlternative), position)) return kDecodeFailed;
  auto unknown = std::make_unique<UnknownAlternative>();
  unknown->index = static_cast<std::uint32_t>(index);
  position = octet_string(unknown->content, position);
  if (position == kDecodeFailed) return position;
  void* slot = choice_slot(value);
  if (type.shape == Shape::kNullChoice) {
    *static_cast<std::unique_ptr<UnknownAlternative>*>(slot) = std::move(unknown);
  } else {
    ::new (slot) UnknownAlternative*(unknown.release());
  }
  choice_kind(value) = static_cast<std::uint16_t>(type.alternatives.size());
  return position;
}

std::size_t Decoder::choice(const ChoiceType& type, void* value, std::size_t position, std::size_t depth_left) {
  if (depth_left == 0) return fail(Error::kTooDeep, position);
  std::uint64_t extended = 0;
  if (type.extensible && !read(1, extended, position)) return kDecodeFailed;
  if (extended != 0) return extension_alternative(type, value, position, depth_left - 1);
  std::uint64_t index = 0;
  if (!read(type.index_bits, index, position)) return kDecodeFailed;
  if (index >= type.root_count) return fail(Error::kBadChoice, position);
  position = known_alternative(type, index, value, position, depth_left - 1);
  return position != kDecodeFailed ? position : within(type.alternatives[index].name);
}

std::size_t Decoder::extension_alternative(const ChoiceType& type, void* value, std::size_t position,
                                           std::size_t depth_left) {
  std::uint64_t index = 0;
  if (!small_number(index, position)) return kDecodeFailed;
  if (index < type.alternatives.size() - type.root_count) {
    const auto kind = static_cast<std::uint16_t>(type.root_count + index);
    position =
        open_type(position, [&](std::size_t begin) { return known_alternative(type, kind, value, begin, depth_left); });
    return position != kDecodeFailed ? position : within(type.alternatives[kind].name);
  }
  position = unknown_alternative(type, index, value, position);
  return position != kDecodeFailed ? position : within("extension[" + std::to_string(index) + "]");
}

std::size_t Decoder::list(const ListType& type, void* value, std::size_t position, std::size_t depth_left) {
  if (depth_left == 0) return fail(Error::kTooDeep, position);
  const ListOperations& operations = *type.operations;
  const Type& element = *type.element;
  Count part;
  if (!count(type.size, part, position)) return kDecodeFailed;
  std::size_t total = 0;
  for (;;) {
    if (part.count > list_length_ - total) return fail(Error::kTooManyElements, position);
    const std::size_t end = total + part.count;
    std::size_t room = total;
    std::byte* data = nullptr;
    for (; total < end; ++total) {
      if (total == room) {
        const std::size_t grown = std::min(end, std::max(kFirstElements, room * 2));
        if (!spend((grown - room) * operations.element_size, position)) return kDecodeFailed;
        room = grown;
        data = static_cast<std::byte*>(operations.resize(value, room));
      }
      position = element.decode(*this, element, data + total * operations.element_size, position, depth_left - 1);
      if (position == kDecodeFailed) return within(total);
    }
    const bool more = part.more;
    if (!next_fragment(type.size, part, total, position)) return kDecodeFailed;
    if (!more) return position;
  }
}

template <Shape kShape>
std::size_t decode_shape(Decoder& decoder, const Type& type, void* value, std::size_t position,
                         std::size_t depth_left) {
  return decoder.get<kShape>(type, value, position, depth_left);
}

#define MTAVIP_ASN1_SHAPE(shape) \
  template std::size_t decode_shape<Shape::shape>(Decoder&, const Type&, void*, std::size_t, std::size_t)
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

Result<void, DecodeError> decode_value(const Type& type, void* value, ByteView message, const Limits& limits) {
  if (message.size() > limits.message_size) {
    return fail(DecodeError{Error::kMessageTooLarge, 0, std::string(type.name)});
  }
  Decoder decoder(message, limits);
  const std::size_t end = type.decode(decoder, type, value, 0, limits.depth);
  if (end == kDecodeFailed || !decoder.at_end(end)) return fail(decoder.error(type.name));
  return {};
}

}  // namespace mtavip::asn1
