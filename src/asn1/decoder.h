// The decoder's state while it walks a description along an encoding: see codec.h for what it is used by.
#pragma once

#include "asn1/error.h"
#include "asn1/per_reader.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {

/// Decodes one message. Every function returns false after a failure, which is then told by error().
class Decoder {
 public:
  Decoder(ByteView message, const Limits& limits)
      : in_(readable(message), message.size()),
        list_length_(limits.list_length),
        depth_left_(limits.depth),
        memory_left_(limits.memory) {}

  [[nodiscard]] bool value(const Type& type, void* value);
  /// True if nothing but the padding of the last octet is left.
  [[nodiscard]] bool at_end();
  [[nodiscard]] DecodeError error(std::string_view type_name) const;

 private:
  ByteView readable(ByteView message);

  [[gnu::cold]] bool fail(Error error);
  /// Adds the name of a component to the path of the value that failed; false.
  [[gnu::cold]] bool within(std::string_view name);
  [[gnu::cold]] bool within(std::size_t index);
  bool read(unsigned bits, std::uint64_t& value) { return in_.bits(bits, value) || fail(Error::kTruncated); }
  bool read(bool& value) { return in_.bit(value) || fail(Error::kTruncated); }
  bool octets(std::size_t count, ByteView& view) { return in_.octets(count, view) || fail(Error::kTruncated); }
  bool spend(std::size_t octets) {
    if (octets > memory_left_) return fail(Error::kTooMuchMemory);
    memory_left_ -= octets;
    return true;
  }

  bool whole_number(NumberEncoding encoding, std::uint64_t& value);
  bool octet_number(std::size_t octets, std::uint64_t& value);
  bool small_number(std::uint64_t& value);
  bool length(std::size_t& count, bool& more);
  bool long_length(unsigned octet, std::size_t& count, bool& more);
  /// How many octets, characters or elements follow.
  struct Count {
    std::size_t count = 0;
    bool more = false;     ///< this is a fragment and another follows
    bool bounded = false;  ///< the count was encoded within constant bounds, or not at all
  };
  bool count(const SizeEncoding& size, Count& count);
  bool next_fragment(const SizeEncoding& size, Count& count, std::size_t total);

  bool any(Shape shape, const Type& type, void* value);
  bool integer(const IntegerType& type, void* value);
  bool other_integer(const IntegerType& type, void* value);
  bool unbounded_integer(const IntegerType& type, void* value);
  bool enumerated(const EnumeratedType& type, void* value);
  bool bit_string(const BitStringType& type, BitString& value);
  bool octet_string(const SizeEncoding& size, Bytes& value);
  bool octet_string(Bytes& value);
  bool fixed_octet_string(std::size_t size, void* value);
  bool object_identifier(ObjectIdentifier& value);
  template <class String>
  bool string(const StringType& type, String& value);
  template <class String>
  bool characters(const StringType& type, std::size_t count, String& value);
  bool sequence(const SequenceType& type, void* value);
  bool additions(const SequenceType& type, void* value);
  bool addition(const SequenceType& type, std::size_t index, void* value);
  bool emplace(const Member& member, void*& at);
  bool choice(const ChoiceType& type, void* value);
  bool other_alternative(const ChoiceType& type, void* value);
  bool extension_alternative(const ChoiceType& type, void* value);
  bool alternative(const ChoiceType& type, std::uint16_t kind, void* value);
  bool rare_alternative(const ChoiceType& type, std::uint16_t kind, void* value);
  bool unknown_alternative(const ChoiceType& type, std::uint64_t index, void* value);
  bool list(const ListType& type, void* value);
  /// What stands in an open type, read by content(); octets that are left in it are skipped.
  template <class Content>
  bool open_type(Content&& content);

  std::byte short_message_[PerReader::kLeastReadable]{};
  PerReader in_;
  const std::size_t list_length_;
  std::size_t depth_left_;
  std::size_t memory_left_;
  Error error_ = Error::kTruncated;
  std::size_t error_position_ = 0;
  std::string path_;
};

// X.691 section 11.9.3.5 to 11.9.3.8.
inline bool Decoder::length(std::size_t& count, bool& more) {
  std::uint8_t octet = 0;
  if (!in_.octet(octet)) return fail(Error::kTruncated);
  more = false;
  count = octet;
  return octet < 0x80 || long_length(octet, count, more);
}

}  // namespace mtavip::asn1
