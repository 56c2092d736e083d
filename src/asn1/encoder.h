// The encoder's state while it walks a description along a value: see codec.h for what it is used by.
#pragma once

#include "asn1/error.h"
#include "asn1/per_writer.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {

/// Encodes one message. Every function returns false after a failure, which is then told by error().
class Encoder {
 public:
  Encoder(Bytes& out, const Limits& limits) : out_(out), limits_(limits) {}

  [[nodiscard]] bool value(const Type& type, const void* value);
  void finish() { out_.finish(); }
  void abandon() { out_.abandon(); }
  [[nodiscard]] std::size_t size() const { return (out_.position() + 7) / 8; }
  [[nodiscard]] EncodeError error(std::string_view type_name) const { return {error_, std::string(type_name) + path_}; }

 private:
  class Nesting;

  bool fail(Error error);
  bool within(std::string_view name);
  bool within(std::size_t index);

  void whole_number(NumberEncoding encoding, std::uint64_t offset);
  void octet_number(std::uint64_t value, unsigned octets);
  void unconstrained_number(std::int64_t value);
  void small_number(std::uint64_t value);
  void small_length(std::size_t count);
  std::size_t length(std::size_t remaining, bool& last);
  bool count(const Size& size, std::size_t count, bool& bounded);
  template <class Part>
  bool parts(const Size& size, std::size_t count, Part&& part);

  bool any(const Type& type, const void* value);
  bool integer(const IntegerType& type, const void* value);
  bool other_integer(const IntegerType& type, std::uint64_t number);
  bool enumerated(const EnumeratedType& type, const void* value);
  bool bit_string(const BitStringType& type, const BitString& value);
  bool octet_string(const Size& size, ByteView value);
  bool fixed_octet_string(const Size& size, const void* value);
  bool object_identifier(const ObjectIdentifier& value);
  template <class String>
  bool string(const StringType& type, const String& value);
  template <class String>
  bool characters(const StringType& type, const String& value, std::size_t begin, std::size_t end);
  bool sequence(const SequenceType& type, const void* value);
  bool additions(const SequenceType& type, const void* value, std::size_t count);
  bool choice(const ChoiceType& type, const void* value);
  bool list(const ListType& type, const void* value);
  bool open_type(const Type& type, const void* value);
  void raw_open_type(ByteView content);

  PerWriter out_;
  const Limits& limits_;
  std::size_t depth_ = 0;
  Error error_ = Error::kValueOutOfRange;
  std::string path_;
};

}  // namespace mtavip::asn1
