// The encoder's state while it walks a description along a value: see codec.h for what it is used by.
#pragma once

#include "asn1/error.h"
#include "asn1/per_writer.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {

/// Encodes one message. Every function returns false after a failure, which is then told by error().
class Encoder {
 public:
  explicit Encoder(const Limits& limits) : limits_(limits), depth_left_(limits.depth) {}

  [[nodiscard]] bool value(const Type& type, const void* value);
  /// The complete encoding: whole octets, at least one (X.691 section 11.1.3).
  [[nodiscard]] ByteView finish();
  [[nodiscard]] EncodeError error(std::string_view type_name) const { return {error_, std::string(type_name) + path_}; }

 private:
  [[gnu::cold]] bool fail(Error error);
  [[gnu::cold]] bool within(std::string_view name);
  [[gnu::cold]] bool within(std::size_t index);

  void whole_number(NumberEncoding encoding, std::uint64_t offset);
  void octet_number(std::uint64_t value, unsigned octets);
  void unconstrained_number(std::int64_t value);
  void small_number(std::uint64_t value);
  void small_length(std::size_t count);
  std::size_t length(std::size_t remaining, bool& last);
  bool count(const SizeEncoding& size, std::size_t count, bool& bounded);
  template <class Part>
  bool parts(const SizeEncoding& size, std::size_t count, Part&& part);

  bool any(Shape shape, const Type& type, const void* value);
  bool integer(const IntegerType& type, const void* value);
  bool other_integer(const IntegerType& type, std::uint64_t number);
  bool enumerated(const EnumeratedType& type, const void* value);
  bool bit_string(const BitStringType& type, const BitString& value);
  bool octet_string(const SizeEncoding& size, ByteView value);
  void fixed_octet_string(ByteView value);
  bool object_identifier(const ObjectIdentifier& value);
  template <class String>
  bool string(const StringType& type, const String& value);
  template <class String>
  bool characters(const StringType& type, const String& value, std::size_t begin, std::size_t end);
  bool sequence(const SequenceType& type, const void* value);
  bool additions(const SequenceType& type, const void* value, std::size_t count);
  bool choice(const ChoiceType& type, const void* value);
  bool other_alternative(const ChoiceType& type, const void* value);
  bool list(const ListType& type, const void* value);
  bool open_type(const Type& type, const void* value);
  void octets(ByteView content);

  PerWriter out_;
  const Limits& limits_;
  std::size_t depth_left_;
  Error error_ = Error::kValueOutOfRange;
  std::string path_;
};

}  // namespace mtavip::asn1
