// How many octets, characters or elements follow, and the strings of all kinds.
#include "asn1/decoder.h"

namespace mtavip::asn1 {

bool Decoder::count(const SizeEncoding& size, Count& count) {
  bool extended = false;
  if (size.extensible && !read(extended)) return false;
  if (extended || !size.is_bounded) return length(count.count, count.more);
  count.bounded = true;
  count.count = size.lower;
  if (size.lower == size.upper) return true;
  std::uint64_t offset = 0;
  if (!whole_number(size.count, offset)) return false;
  if (offset > size.upper - size.lower) return fail(Error::kSizeOutOfRange);
  count.count += offset;
  return true;
}

/// After a part: the length of the next, or, after the last, whether the whole has an allowed size.
bool Decoder::next_fragment(const SizeEncoding& size, Count& count, std::size_t total) {
  if (count.more) return length(count.count, count.more);
  count.count = 0;
  if (count.bounded || size.extensible || (total >= size.lower && total <= size.upper)) return true;
  return fail(Error::kSizeOutOfRange);
}

bool Decoder::bit_string(const BitStringType& type, BitString& value) {
  Count part;
  if (!count(type.size, part)) return false;
  const bool short_fixed = part.bounded && type.size.lower == type.size.upper && type.size.upper <= 16;
  if (short_fixed) {
    std::uint64_t bits = 0;
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
      in_.align();
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
        std::uint64_t bits = 0;
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

bool Decoder::octet_string(const SizeEncoding& size, Bytes& value) {
  Count part;
  if (!count(size, part)) return false;
  if (part.bounded && size.lower == size.upper && size.upper <= 2) {
    value.resize(part.count);
    return fixed_octet_string(size.upper, value.data());
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

/// One of any size; also what an open type holds.
bool Decoder::octet_string(Bytes& value) {
  for (bool more = true; more;) {
    std::size_t count = 0;
    ByteView view;
    if (!length(count, more)) return false;
    if (count != 0 && (!octets(count, view) || !spend(count))) return false;
    if (value.empty()) {
      value.assign(view.begin(), view.end());
    } else {
      value.insert(value.end(), view.begin(), view.end());
    }
  }
  return true;
}

bool Decoder::fixed_octet_string(std::size_t size, void* value) {
  if (size > 2) {
    ByteView view;
    if (!octets(size, view)) return false;
    std::memcpy(value, view.data(), view.size());
    return true;
  }
  for (std::size_t i = 0; i < size; ++i) {
    std::uint64_t octet = 0;
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
    std::uint64_t character = 0;
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
      if (aligned) in_.align();
      if (!characters(type, part.count, value)) return false;
    }
    const bool more = part.more;
    if (!next_fragment(type.size, part, value.size())) return false;
    if (!more) return true;
  }
}

template bool Decoder::string(const StringType&, std::string&);
template bool Decoder::string(const StringType&, std::u16string&);

}  // namespace mtavip::asn1
