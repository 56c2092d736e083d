// The decoder's state while it walks a description along an encoding: see codec.h for what it is used by.
#pragma once

#include "asn1/error.h"
#include "asn1/per_reader.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {

/// Decodes one message. Every function returns false after a failure, which is then told by error().
class Decoder {
 public:
  Decoder(ByteView message, const Limits& limits) : in_(message), limits_(limits) {}

  [[nodiscard]] bool value(const Type& type, void* value);
  /// True if nothing but the padding of the last octet is left.
  [[nodiscard]] bool at_end();
  [[nodiscard]] DecodeError error(std::string_view type_name) const;

 private:
  class Nesting;

  bool fail(Error error);
  /// Adds the name of a component to the path of the value that failed; false.
  bool within(std::string_view name);
  bool within(std::size_t index);
  bool read(unsigned bits, std::uint32_t& value) { return in_.bits(bits, value) || fail(Error::kTruncated); }
  bool read(bool& value) { return in_.bit(value) || fail(Error::kTruncated); }
  bool octets(std::size_t count, ByteView& view) { return in_.octets(count, view) || fail(Error::kTruncated); }
  bool spend(std::size_t octets);

  bool whole_number(NumberEncoding encoding, std::uint64_t& value);
  bool octet_number(std::size_t octets, std::uint64_t& value);
  bool small_number(std::uint64_t& value);
  bool length(std::size_t& count, bool& more);
  struct Count;
  bool count(const Size& size, Count& count);
  bool next_fragment(const Size& size, Count& count, std::size_t total);

  bool any(const Type& type, void* value);
  bool integer(const IntegerType& type, void* value);
  bool other_integer(const IntegerType& type, void* value);
  bool unbounded_integer(const IntegerType& type, void* value);
  bool enumerated(const EnumeratedType& type, void* value);
  bool bit_string(const BitStringType& type, BitString& value);
  bool octet_string(const Size& size, Bytes& value);
  bool fixed_octet_string(const Size& size, void* value);
  bool object_identifier(ObjectIdentifier& value);
  template <class String>
  bool string(const StringType& type, String& value);
  template <class String>
  bool characters(const StringType& type, std::size_t count, String& value);
  bool sequence(const SequenceType& type, void* value);
  bool additions(const SequenceType& type, void* value);
  bool addition(const SequenceType& type, std::size_t index, void* value);
  bool choice(const ChoiceType& type, void* value);
  bool extension_alternative(const ChoiceType& type, void* value);
  bool alternative(const ChoiceType& type, std::uint16_t kind, void* value);
  bool unknown_alternative(const ChoiceType& type, std::uint64_t index, void* value);
  bool list(const ListType& type, void* value);
  template <class Content>
  bool open_type(Content&& content);
  bool raw_open_type(Bytes& content);

  PerReader in_;
  const Limits& limits_;
  std::size_t depth_ = 0;
  std::size_t memory_ = 0;
  Error error_ = Error::kTruncated;
  std::size_t error_position_ = 0;
  std::string path_;
};

}  // namespace mtavip::asn1
