// How many octets, characters or elements follow, and the strings of all kinds.
#include "asn1/decoder.h"

namespace mtavip::asn1 {

bool Decoder::count(const SizeEncoding& size, Count& count, std::size_t& position) {
  std::uint64_t extended = 0;
  if (size.extensible && !read(1, extended, position)) return false;
  if (extended != 0 || !size.is_bounded) return length(count.count, count.more, position);
  count.bounded = true;
  count.count = size.lower;
  if (size.lower == size.upper) return true;
  std::uint64_t offset = 0;
  if (!whole_number(size.count, offset, position)) return false;
  if (offset > size.upper - size.lower) return failed(Error::kSizeOutOfRange, position);
  count.count += offset;
  return true;
}

/// After a part: the length of the next, or, after the last, whether the whole has an allowed size.
bool Decoder::next_fragment(const SizeEncoding& size, Count& count, std::size_t total, std::size_t& position) {
  if (count.more) return length(count.count, count.more, position);
  count.count = 0;
  if (count.bounded || size.extensible || (total >= size.lower && total <= size.upper)) return true;
  return failed(Error::kSizeOutOfRange, position);
}

std::size_t Decoder::bit_string(const BitStringType& type, BitString& value, std::size_t position) {
  Count part;
  if (!count(type.size, part, position)) return kDecodeFailed;
  const bool short_fixed = part.bounded && type.size.lower == type.size.upper && type.size.upper <= 16;
  if (short_fixed) {
    std::uint64_t bits = 0;
    const auto size = static_cast<unsigned>(part.count);
    if (!read(size, bits, position)) return kDecodeFailed;
    bits <<= 16 - size;
    value.bytes = {static_cast<std::byte>(bits >> 8), static_cast<std::byte>(bits & 0xff)};
    value.bytes.resize((size + 7) / 8);
    value.size = size;
    return position;
  }
  for (;;) {
    if (part.count != 0) {
      position = PerReader::aligned(position);
      if (part.count > in_.bits_left(position)) return fail(Error::kTruncated, position);
      if (!spend((part.count + 7) / 8, position)) return kDecodeFailed;
      ByteView view;
      if (!octets(part.count / 8, view, position)) return kDecodeFailed;
      value.bytes.insert(value.bytes.end(), view.begin(), view.end());
      const auto rest = static_cast<unsigned>(part.count % 8);
      if (rest != 0) {
        std::uint64_t bits = 0;
        if (!read(rest, bits, position)) return kDecodeFailed;
        value.bytes.push_back(static_cast<std::byte>(bits << (8 - rest)));
      }
      value.size += part.count;
    }
    const bool more = part.more;
    if (!next_fragment(type.size, part, value.size, position)) return kDecodeFailed;
    if (!more) return position;
  }
}

std::size_t Decoder::octet_string(const SizeEncoding& size, Bytes& value, std::size_t position) {
  Count part;
  if (!count(size, part, position)) return kDecodeFailed;
  if (part.bounded && size.lower == size.upper && size.upper <= 2) {
    value.resize(part.count);
    return fixed_octet_string(size.upper, value.data(), position);
  }
  for (;;) {
    ByteView view;
    if (part.count != 0 && (!octets(part.count, view, position) || !spend(view.size(), position))) {
      return kDecodeFailed;
    }
    value.insert(value.end(), view.begin(), view.end());
    const bool more = part.more;
    if (!next_fragment(size, part, value.size(), position)) return kDecodeFailed;
    if (!more) return position;
  }
}

/// One of any size; also what an open type holds.
std::size_t Decoder::octet_string(Bytes& value, std::size_t position) {
  for (bool more = true; more;) {
    std::size_t count = 0;
    ByteView view;
    if (!length(count, more, position)) return kDecodeFailed;
    if (count != 0 && (!octets(count, view, position) || !spend(count, position))) return kDecodeFailed;
    if (value.empty()) {
      value.assign(view.begin(), view.end());
    } else {
      value.insert(value.end(), view.begin(), view.end());
    }
  }
  return position;
}

std::size_t Decoder::fixed_octet_string(std::size_t size, void* value, std::size_t position) {
  if (size > 2) {
    ByteView view;
    if (!octets(size, view, position)) return kDecodeFailed;
    std::memcpy(value, view.data(), view.size());
    return position;
  }
  for (std::size_t i = 0; i < size; ++i) {
    std::uint64_t octet = 0;
    if (!read(8, octet, position)) return kDecodeFailed;
    static_cast<std::uint8_t*>(value)[i] = static_cast<std::uint8_t>(octet);
  }
  return position;
}

std::size_t Decoder::object_identifier(ObjectIdentifier& value, std::size_t position) {
  std::size_t count = 0;
  bool more = false;
  if (!length(count, more, position)) return kDecodeFailed;
  if (more) return fail(Error::kBadObjectIdentifier, position);
  ByteView view;
  if (!octets(count, view, position)) return kDecodeFailed;
  const auto identifier = ObjectIdentifier::from_content(view);
  if (!identifier) return fail(Error::kBadObjectIdentifier, position);
  value = *identifier;
  return position;
}

template <class String>
bool Decoder::characters(const StringType& type, std::size_t count, String& value, std::size_t& position) {
  using Character = typename String::value_type;
  if (count > in_.bits_left(position) / type.bits) return failed(Error::kTruncated, position);
  if (!spend(count * sizeof(Character), position)) return false;
  const std::size_t begin = value.size();
  value.resize(begin + count);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t character = 0;
    if (!read(type.bits, character, position)) return false;
    if (type.alphabet.empty()) {
      if (character > type.highest) return failed(Error::kBadCharacter, position);
    } else if (type.by_index) {
      if (character >= type.alphabet.size()) return failed(Error::kBadCharacter, position);
      character = static_cast<unsigned char>(type.alphabet[character]);
    } else if (type.alphabet.find(static_cast<char>(character)) == std::string_view::npos) {
      return failed(Error::kBadCharacter, position);
    }
    value[begin + i] = static_cast<Character>(character);
  }
  return true;
}

// X.691 section 30.5.6 and 30.5.7: short strings are not aligned.
template <class String>
std::size_t Decoder::string(const StringType& type, String& value, std::size_t position) {
  Count part;
  if (!count(type.size, part, position)) return kDecodeFailed;
  const std::uint64_t most_bits = std::uint64_t{type.size.upper} * type.bits;
  const bool aligned = !part.bounded || (type.size.lower == type.size.upper ? most_bits > 16 : most_bits >= 16);
  for (;;) {
    if (part.count != 0) {
      if (aligned) position = PerReader::aligned(position);
      if (!characters(type, part.count, value, position)) return kDecodeFailed;
    }
    const bool more = part.more;
    if (!next_fragment(type.size, part, value.size(), position)) return kDecodeFailed;
    if (!more) return position;
  }
}

template std::size_t Decoder::string(const StringType&, std::string&, std::size_t);
template std::size_t Decoder::string(const StringType&, std::u16string&, std::size_t);

}  // namespace mtavip::asn1
