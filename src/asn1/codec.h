// Aligned PER (ITU-T X.691, BASIC-PER ALIGNED): the decoder and the encoder for every type that has a description, and
// the printer with the names of the standard.
//
// Encodings that a sender may choose although they are not canonical are accepted; what we encode is canonical.
// Extension additions, alternatives and enumeration values that our version of a standard does not have are kept and
// encoded again. Numbers and sizes outside of their constraint are refused, both ways.
#pragma once

#include "asn1/description.h"
#include "asn1/error.h"
#include "base/result.h"

namespace mtavip::asn1 {

/// Decodes a complete encoding of the described type into `value`, which must be a new one. The value is usable only
/// after success.
[[nodiscard]] Result<void, DecodeError> decode_value(const Type& type, void* value, ByteView message,
                                                     const Limits& limits);
/// Appends the complete encoding to `out`, which is as before if that fails.
[[nodiscard]] Result<void, EncodeError> encode_value(const Type& type, const void* value, Bytes& out,
                                                     const Limits& limits);
/// The value in the notation of ASN.1, one component a line, each line but the first indented by `indent` spaces more.
[[nodiscard]] std::string print_value(const Type& type, const void* value, unsigned indent);
/// The value as JSON on one line. Components by their names; a CHOICE is an object with one member; octet strings are
/// hexadecimal text.
[[nodiscard]] std::string print_value_json(const Type& type, const void* value);

/// A type with a description of its own: a struct of a message.
template <class T>
concept Described = requires {
  static_cast<const Type&>(T::kType);
};

/// The T that `message` is the encoding of.
template <Described T>
[[nodiscard]] Result<T, DecodeError> decode(ByteView message, const Limits& limits = {}) {
  // The only one that is returned, so that it need not be moved.
  Result<T, DecodeError> value;
  if (auto done = decode_value(T::kType, &*value, message, limits); !done) value = fail(std::move(done.error()));
  return value;
}
/// The encoding of `value`.
template <Described T>
[[nodiscard]] Result<Bytes, EncodeError> encode(const T& value, const Limits& limits = {}) {
  Result<Bytes, EncodeError> out;
  if (auto done = encode_value(T::kType, &value, *out, limits); !done) out = fail(std::move(done.error()));
  return out;
}
/// Appends the encoding to `out`, without allocation if it has room. `out` is as before if that fails.
template <Described T>
[[nodiscard]] Result<void, EncodeError> encode(const T& value, Bytes& out, const Limits& limits = {}) {
  return encode_value(T::kType, &value, out, limits);
}
template <Described T>
[[nodiscard]] std::string print(const T& value, unsigned indent = 0) {
  return print_value(T::kType, &value, indent);
}
template <Described T>
[[nodiscard]] std::string print_json(const T& value) {
  return print_value_json(T::kType, &value);
}

}  // namespace mtavip::asn1
